namespace Truce.Text.Formats;

/// <summary>A file format of another program that Truce reads as a dossier.</summary>
public abstract class ForeignFormat
{
    private protected ForeignFormat()
    {
    }

    /// <summary>Its name in options and JSON: lower case.</summary>
    public abstract string Id { get; }

    /// <summary>How the names of its files end, with the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>Other ends that the names of its files may have.</summary>
    public virtual EquatableArray<string> OtherExtensions => [];

    /// <summary>What it holds and which program writes it, in a few words.</summary>
    public abstract string Description { get; }

    /// <summary>What the attachments of its imports are called.</summary>
    public virtual EquatableArray<string> AttachmentNames => [];

    /// <summary>The format with another way to tell issues of one file from those of another; itself where that question does not arise.</summary>
    /// <param name="match">The way.</param>
    public virtual ForeignFormat Matching(IssueMatch match) => this;

    /// <summary>Reads the content of a file.</summary>
    /// <remarks>Whatever the content, the result says what is wrong with it; nothing is thrown. Cost: linear in the content, unless the format says otherwise.</remarks>
    /// <param name="path">What diagnostics call the file.</param>
    /// <param name="content">The bytes of the file.</param>
    public abstract ImportResult Read(string path, ReadOnlySpan<byte> content);
}

/// <summary>What decides which issue is meant, where two files of a scenario give one index two names.</summary>
public enum IssueMatch
{
    /// <summary>The index, unless only the name fits the values.</summary>
    WhatFits,

    /// <summary>The index.</summary>
    Index,

    /// <summary>The name.</summary>
    Name,
}

/// <summary>What came of reading another program's file.</summary>
/// <param name="Result">The dossier, and what is to be told about the file.</param>
/// <param name="Attachments">What the file holds and a dossier cannot: texts to be kept beside the dossier.</param>
public sealed record ImportResult(ReadResult Result, EquatableArray<Attachment> Attachments)
{
    /// <summary>Of a file that cannot be read at all.</summary>
    internal static ImportResult Failed(string path, Finding finding)
    {
        var diagnostics = new DiagnosticBag(new SourceText(path, ""));
        diagnostics.Add(new TextSpan(0, 0), finding);
        var origins = new Origins(diagnostics.Text, new Dictionary<string, TextSpan>());
        return new ImportResult(new ReadResult(null, diagnostics.ToDiagnostics(), origins), []);
    }
}

/// <summary>A text to be kept beside an imported dossier.</summary>
/// <param name="FileName">What to call its file.</param>
/// <param name="Text">The text, with line feeds.</param>
public sealed record Attachment(string FileName, string Text);
