using Truce.Dossiers;
using Truce.Reports;
using Truce.Stability;
using Truce.States;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>One revision of a dossier as the pages show it: what it says, what is wrong with it, and what follows from it.</summary>
/// <remarks>What is not asked for is not computed: the states and their verdicts on the first question, the brief on the first page that shows one. Safe to share between threads.</remarks>
public sealed class ShownDossier
{
    private readonly Lazy<Answer<StateSpace>> _space;
    private readonly Lazy<Answer<StabilityAnalysis>?> _stability;
    private readonly Lazy<Brief> _record;
    private readonly Lazy<Brief> _brief;

    /// <summary>Opens a revision.</summary>
    /// <param name="path">Where its pages are: <c>/dossiers/NAME</c>, without a slash at the end.</param>
    /// <param name="revision">Which revision it is.</param>
    /// <param name="folder">Its files, read and checked.</param>
    /// <param name="material">What was found out about it; null finds it out when it is asked for.</param>
    /// <param name="record">Its brief without anything about states; null writes it when it is asked for.</param>
    /// <param name="brief">Its brief; null writes it when it is asked for.</param>
    public ShownDossier(string path, RevisionNote revision, DossierFolder folder, BriefMaterial? material = null, Brief? record = null, Brief? brief = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        Path = path;
        Revision = revision;
        Text = folder.Result.Origins.Text;
        Sources = folder.Sources;
        Hash = folder.Sha256;
        Diagnostics = folder.Result.Diagnostics;

        // A quotation that is no longer in its source is an error of the record, which the pages can show; the file itself could be read.
        Read = folder.Result.Dossier is null ? DossierReader.Read(Text) : folder.Result;
        _space = new Lazy<Answer<StateSpace>>(() => material?.Space ?? StateSpace.Compile(Dossier, new StateSpaceOptions { DossierHash = Hash }));
        _stability = new Lazy<Answer<StabilityAnalysis>?>(() => material is not null ? material.Stability : Space.Is(out var space) ? StabilityAnalysis.Run(space) : null);
        _record = new Lazy<Brief>(() => record ?? Brief.Of(Dossier, BriefMaterial.WithoutStates with { Quotations = Standings }));
        _brief = new Lazy<Brief>(() => brief ?? Brief.Of(Dossier, new BriefMaterial { Space = Space, Stability = Stability, Quotations = Standings }));
    }

    /// <summary>Where its pages are, without a slash at the end.</summary>
    public string Path { get; }

    /// <summary>Which revision this is.</summary>
    public RevisionNote Revision { get; }

    /// <summary>The text of its <c>dossier.yaml</c>.</summary>
    public SourceText Text { get; }

    /// <summary>The texts of its sources.</summary>
    public EquatableArray<SourceDocument> Sources { get; }

    /// <summary>The hash of its files.</summary>
    public string? Hash { get; }

    /// <summary>What came of reading its text.</summary>
    public ReadResult Read { get; }

    /// <summary>Whether its text can be read; if not, only the text and the history can be shown.</summary>
    public bool IsReadable => Read.Dossier is not null;

    /// <summary>Whether it has errors: then it is a draft, and nothing is concluded from it, though what can be read of it can be shown and mended.</summary>
    public bool HasErrors => Diagnostics.Any(found => found.IsError);

    /// <summary>What it says. Ask <see cref="IsReadable"/> first.</summary>
    /// <exception cref="InvalidOperationException">The text cannot be read.</exception>
    public Dossier Dossier => Read.Dossier ?? throw new InvalidOperationException("The text of the dossier has an error.");

    /// <summary>What it is called, as far as that can be read.</summary>
    public string Title => Read.Dossier?.Title ?? Revision.Title;

    /// <summary>Everything that was found in reading and checking it.</summary>
    public EquatableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Its states, or why they cannot be had.</summary>
    public Answer<StateSpace> Space => _space.Value;

    /// <summary>How they were judged, or why they cannot be; null when there are no states.</summary>
    public Answer<StabilityAnalysis>? Stability => _stability.Value;

    /// <summary>The brief without anything about states: what was said and proposed, with its numbers.</summary>
    public Brief Record => _record.Value;

    /// <summary>The whole brief.</summary>
    public Brief Brief => _brief.Value;

    /// <summary>The address of one of its pages, of this revision if it is not the latest.</summary>
    /// <param name="page">The page's name within the dossier.</param>
    /// <param name="query">What is asked of it, without a question mark.</param>
    /// <param name="place">The place on it, without a number sign.</param>
    public string Address(string page, string? query = null, string? place = null)
    {
        var asked = Revision.IsLatest ? query : query is null ? $"revision={Revision.Number}" : $"{query}&revision={Revision.Number}";
        return $"{Path}{(page.Length > 0 ? "/" : "")}{page}{(asked is null ? "" : "?" + asked)}{(place is null ? "" : "#" + place)}";
    }

    /// <summary>Where a form is sent that changes this revision: whoever saved another one meanwhile is not overwritten.</summary>
    public string FormAddress(string page) => $"{Path}/{page}?revision={Revision.Number}";

    /// <summary>Where the words of a statement stand in its source.</summary>
    internal string PlaceOf(Statement statement) =>
        Address("sources", $"source={Uri.EscapeDataString(statement.Source.Value)}", StatementMark.IdOf(statement.Id));

    private EquatableArray<QuotationStanding> Standings =>
        QuotationStanding.Of(Dossier, Sources.ToDictionary(source => source.Id, source => source.Text));
}

/// <summary>Which revision of a dossier it is, and who made it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Latest">The number of the latest one.</param>
/// <param name="Author">Who saved it.</param>
/// <param name="At">When.</param>
/// <param name="Note">What was done, in a few words.</param>
/// <param name="Title">What the dossier is called, should its text not be readable.</param>
public sealed record RevisionNote(int Number, int Latest, string Author, DateTimeOffset At, string Note, string Title)
{
    /// <summary>Whether it is how the dossier stands now.</summary>
    public bool IsLatest => Number == Latest;
}
