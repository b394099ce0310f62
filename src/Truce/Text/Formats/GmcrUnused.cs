using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Truce.Dossiers;
using Truce.Text.Json;

namespace Truce.Text.Formats;

/// <summary>Collects what a GMCR+ file holds and the model does not use, so that it is reported and kept word for word.</summary>
internal sealed class GmcrUnused
{
    /// <summary>What the attachment is called.</summary>
    public const string FileName = "gmcr-unused.json";

    /// <summary>The key that lists the parties, in the order in which pointers count decision makers.</summary>
    public const string Parties = "parties";

    /// <summary>The key that lists the issues, in the order in which pointers and patterns count options.</summary>
    public const string Issues = "issues";

    private readonly SourceText _text;
    private readonly List<(string Pointer, JsonMember Member)> _kept = [];

    public GmcrUnused(SourceText text) => _text = text;

    /// <summary>Keeps a member.</summary>
    /// <param name="parent">Where the object that holds it stands in the file, as a JSON pointer (RFC 6901).</param>
    /// <param name="member">The member.</param>
    public void Keep(string parent, JsonMember member) =>
        _kept.Add(($"{parent}/{member.Key.Replace("~", "~0").Replace("/", "~1")}", member));

    /// <summary>Says in one warning which keys were not used.</summary>
    public void Report(DiagnosticBag diagnostics)
    {
        if (_kept.Count == 0)
            return;
        var keys = _kept.Select(kept => kept.Member.Key).Distinct().ToArray();
        diagnostics.Add(_kept.MinBy(kept => kept.Member.KeySpan.Start).Member.KeySpan, Messages.GmcrUnused(keys, FileName));
    }

    /// <summary>The attachment that holds what was kept; none when nothing was.</summary>
    /// <param name="dossier">The dossier that the file became.</param>
    public EquatableArray<Attachment> ToAttachments(Dossier dossier)
    {
        if (_kept.Count == 0)
            return [];
        var json = new StringBuilder("{\n");
        json.Append($"  \"{Parties}\": [{Names(dossier.Parties.Select(party => party.Id.Value))}],\n");
        json.Append($"  \"{Issues}\": [{Names(dossier.Issues.Select(issue => issue.Id.Value))}],\n");
        for (var i = 0; i < _kept.Count; i++)
        {
            var span = _kept[i].Member.Value.Span;
            json.Append("  \"").Append(JsonEncodedText.Encode(_kept[i].Pointer)).Append("\": ");
            json.Append(_text.Text, span.Start, span.Length).Append(i + 1 < _kept.Count ? ",\n" : "\n");
        }

        return [new Attachment(FileName, json.Append("}\n").ToString())];
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""));
}
