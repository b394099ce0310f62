using System.Buffers;
using System.Text.Unicode;
using Truce.Text.Csv;

namespace Truce.Text.Formats;

/// <summary>Option tables as papers print them, as comma-separated values: options as rows, feasible states as columns.</summary>
/// <remarks>The columns are the feasible states; constraints are found that rule out all others. docs/reference/formats.md describes the table.</remarks>
internal sealed class OptionTableFormat : ForeignFormat
{
    public override string Id => "csv";

    public override string Extension => ".csv";

    public override EquatableArray<string> OtherExtensions => [".tsv"];

    public override string Description => "an option table: options as rows, states as columns";

    public override ImportResult Read(string path, ReadOnlySpan<byte> content)
    {
        var characters = new char[content.Length];
        if (Utf8.ToUtf16(content, characters, out var decoded, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
            return ImportResult.Failed(path, Messages.NotUtf8(decoded));

        var diagnostics = new DiagnosticBag(new SourceText(path, new string(characters, 0, written)));
        var origins = new Dictionary<string, TextSpan>();
        var rows = CsvReader.Read(diagnostics);
        var table = new OptionTableReader(diagnostics).Read(rows);
        var dossier = table is null || diagnostics.HasErrors ? null : new OptionTableDossier(table, diagnostics, origins).Build();
        return new ImportResult(
            new ReadResult(diagnostics.HasErrors ? null : dossier, diagnostics.ToDiagnostics(), new Origins(diagnostics.Text, origins)) { Draft = dossier },
            []);
    }
}
