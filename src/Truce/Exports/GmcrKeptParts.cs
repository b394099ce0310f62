using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Truce.Dossiers;
using Truce.Text;
using Truce.Text.Formats;
using Truce.Text.Json;

namespace Truce.Exports;

/// <summary>What an import of a GMCR+ file kept beside the dossier, to be put back where it stood.</summary>
/// <remarks>
/// The kept parts speak of decision makers and options by their places. They are put back only while these are the same and stand in the same order
/// as when the file was imported; otherwise they would come to mean others.
/// </remarks>
internal sealed class GmcrKeptParts
{
    private readonly List<(string Parent, string Key, string Value)> _parts = [];
    private readonly HashSet<(string Parent, string Key)> _isPutBack = [];

    private GmcrKeptParts()
    {
    }

    /// <summary>Reads the kept parts.</summary>
    /// <param name="attachments">What lies beside the dossier.</param>
    /// <param name="decisionMakers">The decision makers, in the order of the file to be written.</param>
    /// <param name="issues">The options, in the order of the file to be written.</param>
    /// <param name="remarks">Where to say what is not put back.</param>
    /// <param name="obstacles">Where to say what cannot be read.</param>
    public static GmcrKeptParts Of(
        EquatableArray<Attachment> attachments,
        Party[] decisionMakers,
        EquatableArray<Issue> issues,
        List<string> remarks,
        List<string> obstacles)
    {
        var kept = new GmcrKeptParts();
        if (attachments.FirstOrDefault(attachment => attachment.FileName == GmcrUnused.FileName) is not { } attachment)
            return kept;
        var diagnostics = new DiagnosticBag(new SourceText(attachment.FileName, attachment.Text));
        var root = JsonTreeReader.Read(diagnostics) is { } node
            ? new JsonExpectations(diagnostics).Expect<JsonObject>(node, "an object of what an import kept")
            : null;
        obstacles.AddRange(diagnostics.ToDiagnostics().Select(diagnostic => diagnostic.ToString()));
        if (root is null || diagnostics.HasErrors)
            return kept;

        if (!Names(root, GmcrUnused.Parties).SequenceEqual(decisionMakers.Select(party => party.Id.Value))
            || !Names(root, GmcrUnused.Issues).SequenceEqual(issues.Select(issue => issue.Id.Value)))
        {
            remarks.Add($"{attachment.FileName} was kept for other parties or issues than are written now, or in another order; nothing of it is written");
            return kept;
        }

        foreach (var member in root.Members.Where(member => member.Key.StartsWith('/')))
        {
            var slash = member.Key.LastIndexOf('/');
            var value = attachment.Text.Substring(member.Value.Span.Start, member.Value.Span.Length);
            kept._parts.Add((member.Key[..slash], member.Key[(slash + 1)..].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), value));
        }

        return kept;
    }

    /// <summary>Whether a member of that key was kept of an object.</summary>
    /// <param name="parent">The object, as a JSON pointer.</param>
    /// <param name="key">The key.</param>
    public bool Has(string parent, string key) => _parts.Exists(part => part.Parent == parent && part.Key == key);

    /// <summary>The kept members of an object, each after a comma; without those that are written anew.</summary>
    /// <param name="parent">The object, as a JSON pointer.</param>
    /// <param name="written">The keys that are written anew.</param>
    public string PutBack(string parent, IReadOnlyCollection<string> written)
    {
        var members = new StringBuilder();
        foreach (var part in _parts.Where(part => part.Parent == parent && !written.Contains(part.Key)))
        {
            members.Append($",\n     \"{JsonEncodedText.Encode(part.Key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\": {part.Value}");
            _isPutBack.Add((part.Parent, part.Key));
        }

        return members.ToString();
    }

    /// <summary>What to say of the parts that found no place.</summary>
    public IEnumerable<string> NotPutBack()
    {
        foreach (var part in _parts.Where(part => !_isPutBack.Contains((part.Parent, part.Key))))
            yield return $"'{part.Parent}/{part.Key}' of {GmcrUnused.FileName} is not written: the model says it anew, or has no place for it";
    }

    private static IEnumerable<string> Names(JsonObject root, string key) =>
        root.Find(key)?.Value is JsonList list ? list.Items.OfType<JsonText>().Select(text => text.Value) : [];
}
