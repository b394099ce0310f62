using System.Buffers;
using System.Text.Unicode;
using Truce.Text.Json;

namespace Truce.Text.Formats;

/// <summary>The save files of GMCR+, the decision support system for the graph model (JSON, <c>.gmcr</c>).</summary>
/// <remarks>
/// <para>An option becomes an issue with the terms <c>no</c>, <c>yes</c>, and the issues stand in the file's order, so that the patterns of the
/// states stay the same. Prioritised statements become priorities, rankings by hand become rankings, infeasible patterns become constraints.</para>
/// <para>What a dossier cannot hold (coalitions, payoffs, unknown keys) is reported, and kept word for word in an attachment.</para>
/// <para>Versions up to 0.1 wrote Python pickles; those are refused, because to read a pickle is to run it. Source of the program: Kinsara
/// 2014.</para>
/// </remarks>
internal sealed class GmcrFormat : ForeignFormat
{
    public override string Id => "gmcr";

    public override string Extension => ".gmcr";

    public override string Description => "a model in option form, saved by GMCR+ (JSON)";

    public override EquatableArray<string> AttachmentNames => [GmcrUnused.FileName];

    public override ImportResult Read(string path, ReadOnlySpan<byte> content)
    {
        if (IsPickle(content))
            return ImportResult.Failed(path, Messages.GmcrPickle());
        var characters = new char[content.Length];
        if (Utf8.ToUtf16(content, characters, out var decoded, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            return ImportResult.Failed(path, Messages.NotUtf8(decoded));

        var diagnostics = new DiagnosticBag(new SourceText(path, new string(characters, 0, written)));
        var origins = new Dictionary<string, TextSpan>();
        var unused = new GmcrUnused(diagnostics.Text);
        var model = JsonTreeReader.Read(diagnostics) is { } root ? new GmcrReader(diagnostics, unused).Read(root) : null;
        unused.Report(diagnostics);
        var dossier = model is not null && !diagnostics.HasErrors ? new GmcrDossier(model, diagnostics, origins).Build() : null;
        var result = new ReadResult(
            diagnostics.HasErrors ? null : dossier, diagnostics.ToDiagnostics(), new Origins(diagnostics.Text, origins))
        { Draft = dossier };
        return new ImportResult(result, dossier is null ? [] : unused.ToAttachments(dossier));
    }

    /// <summary>Whether the bytes start as a Python pickle does: with a protocol number, or as a textual pickle of an object, a list or a dictionary.</summary>
    private static bool IsPickle(ReadOnlySpan<byte> content) =>
        content is [0x80, <= 5, ..] or [(byte)'(', (byte)'i' or (byte)'d' or (byte)'l' or (byte)'c', ..] || content.StartsWith("ccopy_reg"u8);
}
