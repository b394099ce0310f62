using Truce.Comparison;
using Truce.Dossiers;
using Truce.Quotations;
using Truce.Reports.Figures;
using Truce.Stability;
using Truce.States;

namespace Truce.Reports;

/// <summary>What a mediator reads about a dispute: who said what, what is on the table, what would hold, and what is not known.</summary>
/// <remarks>
/// <para>The brief is data: sentences with the statements behind them, and tables of words. Renderers lay it out and add no words of their own
/// but headings. Same dossier, same brief.</para>
/// <para>A part that cannot be answered says why: there is no preference, no proposal, or the space is too large.</para>
/// </remarks>
public sealed record Brief
{
    /// <summary>What the dispute is called.</summary>
    public required string Title { get; init; }

    /// <summary>A sentence or two about it.</summary>
    public string? Summary { get; init; }

    /// <summary>The day up to which the dossier is known to be complete.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Where the model was published, when it is not the dossier's own.</summary>
    public string? Citation { get; init; }

    /// <summary>The first screen: the questions that a reader comes with, answered in a few sentences each.</summary>
    public required EquatableArray<Finding> AtAGlance { get; init; }

    /// <summary>Who said what, party by party in the dossier's order; what is nobody's in the dispute comes last.</summary>
    public required EquatableArray<PartyRecord> WhoSaidWhat { get; init; }

    /// <summary>The proposals side by side; null when there is no proposal and nothing was said to any issue.</summary>
    public ProposalTable? Proposals { get; init; }

    /// <summary>The issues, who decides them, and the states that matter, as a table; without rows when it is not part of the brief.</summary>
    public required OptionForm States { get; init; }

    /// <summary>The definitions of stability that the states were judged by, each with what it supposes.</summary>
    public required EquatableArray<DefinitionNote> Definitions { get; init; }

    /// <summary>The moves among the states that matter, to be drawn; null when there is nothing to draw.</summary>
    public MoveGraph? Moves { get; init; }

    /// <summary>Why the status quo holds or not, for each decision maker.</summary>
    public required EquatableArray<PartyStory> WhyTheStatusQuo { get; init; }

    /// <summary>How the dispute could move on from the status quo; null when there is no status quo, or too many states.</summary>
    public WaysAhead? WaysAhead { get; init; }

    /// <summary>Which equilibria parties that move together would upset; nothing when there is none.</summary>
    public EquatableArray<Sentence> Coalitions { get; init; }

    /// <summary>What every principal would rather have than the status quo, and whether it would hold.</summary>
    public required CommonGround CommonGround { get; init; }

    /// <summary>What they could agree on, question by question; null when nobody has said what it would not accept.</summary>
    public required ReportPart? Agreement { get; init; }

    /// <summary>What further analyses found, each as a part of its own.</summary>
    public EquatableArray<ReportPart> Parts { get; init; }

    /// <summary>What no statement stands behind.</summary>
    public required EquatableArray<Sentence> Assumed { get; init; }

    /// <summary>What is not known.</summary>
    public required EquatableArray<Sentence> Unknown { get; init; }

    /// <summary>Every statement of the dossier with its quotation and source, numbered from 1 in the order of <see cref="WhoSaidWhat"/>.</summary>
    public required EquatableArray<Reference> References { get; init; }

    /// <summary>How the states were judged; null when they were not.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The number under which a statement is listed; null when the dossier lacks it.</summary>
    public int? NumberOf(StatementId statement)
    {
        foreach (var reference in References)
        {
            if (reference.Statement.Id == statement)
                return reference.Number;
        }

        return null;
    }

    /// <summary>The same for a reader with ten minutes: the first screen, the proposals side by side, what holds whatever is not known, what it would take, what is assumed and not known.</summary>
    /// <remarks>Of the statements those that are cited, under the numbers that they have in the whole brief.</remarks>
    public Brief InShort() => ShortBrief.Of(this);

    /// <summary>Writes the brief of a dossier.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="material">What was found out about it; null computes the states and their stability here.</param>
    /// <param name="progress">Is told which share of the brief is written, from 0 to 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Brief Of(Dossier dossier, BriefMaterial? material = null, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        new BriefComposition(dossier, material ?? BriefMaterial.Of(dossier, cancellation: cancellation), progress, cancellation).Compose();
}

/// <summary>What a brief is written from, besides the dossier.</summary>
public sealed record BriefMaterial
{
    /// <summary>The states, or why they cannot be had.</summary>
    public required Answer<StateSpace> Space { get; init; }

    /// <summary>How the states were judged, or why they cannot be; null when there are no states.</summary>
    public Answer<StabilityAnalysis>? Stability { get; init; }

    /// <summary>Where quotations were found in their sources, as far as somebody looked.</summary>
    public EquatableArray<QuotationStanding> Quotations { get; init; }

    /// <summary>Nothing about states: enough for what was said and proposed.</summary>
    public static BriefMaterial WithoutStates { get; } = new() { Space = Answer.Cannot<StateSpace>("the states were not asked for") };

    /// <summary>Compiles the states of a dossier and judges them under every definition.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="dossierHash">The hash of the files that it came from.</param>
    /// <param name="cancellation">Stops the computation.</param>
    public static BriefMaterial Of(Dossier dossier, string? dossierHash = null, CancellationToken cancellation = default)
    {
        var space = StateSpace.Compile(dossier, new StateSpaceOptions { DossierHash = dossierHash }, cancellation);
        return new BriefMaterial
        {
            Space = space,
            Stability = space.Is(out var states) ? StabilityAnalysis.Run(states, cancellation: cancellation) : null,
        };
    }
}

/// <summary>Where the words of a statement were found in their source.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Anchoring">What was found.</param>
public sealed record QuotationStanding(StatementId Statement, Anchoring Anchoring)
{
    /// <summary>Looks for the words of every statement in its source.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="texts">The texts of its sources; a statement whose source is not among them is left out.</param>
    public static EquatableArray<QuotationStanding> Of(Dossier dossier, IReadOnlyDictionary<SourceId, string> texts)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var prepared = texts.ToDictionary(text => text.Key, text => new NormalizedText(text.Value));
        return dossier.Statements.Where(statement => prepared.ContainsKey(statement.Source))
            .Select(statement => new QuotationStanding(statement.Id, QuotationAnchor.Find(prepared[statement.Source], statement.Quotation)))
            .ToEquatableArray();
    }
}

/// <summary>A question and its answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer, at least one sentence.</param>
public sealed record Finding(string Question, EquatableArray<Sentence> Answer);

/// <summary>What one party said.</summary>
/// <param name="Party">The party; null for statements that are nobody's in the dispute.</param>
/// <param name="Name">Its name, or what stands in for one.</param>
/// <param name="Role">What it is in the dispute and who speaks for it, in words; null when there is nothing to say.</param>
/// <param name="Said">Its statements, in the dossier's order.</param>
public sealed record PartyRecord(PartyId? Party, string Name, string? Role, EquatableArray<Reference> Said);

/// <summary>A statement as it is listed.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Attribution">Who said it, when, what was done by saying it and how it comes to us, in words.</param>
/// <param name="Source">The source it stands in; null when the dossier lacks it.</param>
/// <param name="Anchoring">Where it was found there; null when nobody looked.</param>
public sealed record Reference(int Number, Statement Statement, string Attribution, Source? Source, Anchoring? Anchoring);

/// <summary>The proposals side by side.</summary>
/// <param name="Columns">The proposals.</param>
/// <param name="Rows">The issues that anybody speaks to, in the dossier's order.</param>
/// <param name="AcrossIssues">What two parties ask on different issues and no feasible state gives to both.</param>
/// <param name="OrderConflicts">Where each waits for the other, a few sentences for each conflict.</param>
public sealed record ProposalTable(
    EquatableArray<ProposalColumn> Columns,
    EquatableArray<ProposalRow> Rows,
    EquatableArray<Sentence> AcrossIssues,
    EquatableArray<EquatableArray<Sentence>> OrderConflicts)
{
    /// <summary>Every sentence of the table.</summary>
    public IEnumerable<Sentence> Sentences =>
    [
        .. Columns.SelectMany(column => column.InWords.Concat(column.Replies)),
        .. Rows.SelectMany(row => row.Cells.SelectMany(cell => cell).Select(entry => entry.Terms).Concat(row.Elsewhere).Concat(row.Why)),
        .. AcrossIssues,
        .. OrderConflicts.SelectMany(conflict => conflict),
    ];
}

/// <summary>A proposal at the head of its column.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Title">What it is called.</param>
/// <param name="By">Who put it: a name.</param>
/// <param name="Heading">By whom to whom, and when, in words.</param>
/// <param name="IsOnTheTable">Whether it still counts.</param>
/// <param name="InWords">Its clauses in sentences, with assurances and what is said to follow a refusal.</param>
/// <param name="Replies">What is known of the replies.</param>
public sealed record ProposalColumn(
    ProposalId Proposal,
    string Title,
    string By,
    string Heading,
    bool IsOnTheTable,
    EquatableArray<Sentence> InWords,
    EquatableArray<Sentence> Replies);

/// <summary>An issue in the table of proposals.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Question">The issue in words.</param>
/// <param name="DecidedBy">Who decides it, in words.</param>
/// <param name="Cells">What each proposal says to it; empty where it is silent.</param>
/// <param name="Elsewhere">What was said to it in statements outside the proposals.</param>
/// <param name="Verdict">Whether what the parties ask can stand together.</param>
/// <param name="VerdictInWord">The verdict in a word or two.</param>
/// <param name="Why">The verdict in sentences.</param>
public sealed record ProposalRow(
    IssueId Issue,
    string Question,
    string DecidedBy,
    EquatableArray<EquatableArray<CellEntry>> Cells,
    EquatableArray<Sentence> Elsewhere,
    IssueVerdict Verdict,
    string VerdictInWord,
    EquatableArray<Sentence> Why);

/// <summary>One thing that a proposal says to an issue.</summary>
/// <param name="Lead">What the proposal does by naming it: "condition", "demand", "offer" …</param>
/// <param name="Terms">What it names, with the condition where there is one: part of a sentence, without a full stop.</param>
/// <param name="AsSaid">Numbers, dates and qualifiers in the words of the statements behind it, each once.</param>
public sealed record CellEntry(string Lead, Sentence Terms, EquatableArray<string> AsSaid);

/// <summary>The option-form table: states as columns, issues as rows.</summary>
/// <param name="Columns">The status quo first, then the others ascending.</param>
/// <param name="Rows">The issues.</param>
/// <param name="Verdicts">For which party each state is stable, under each definition.</param>
/// <param name="Notes">What is left out or cannot be said, and why.</param>
public sealed record OptionForm(
    EquatableArray<StateColumn> Columns,
    EquatableArray<IssueRow> Rows,
    EquatableArray<VerdictRow> Verdicts,
    EquatableArray<Sentence> Notes);

/// <summary>A state at the head of its column.</summary>
/// <param name="State">The state.</param>
/// <param name="Name">Its number, with its pattern where all issues are yes/no.</param>
/// <param name="IsStatusQuo">Whether things stand so now.</param>
/// <param name="EquilibriumUnder">The definitions under which it is an equilibrium, abbreviated.</param>
/// <param name="IsCommonImprovement">Whether every principal prefers it to the status quo.</param>
public sealed record StateColumn(StateId State, string Name, bool IsStatusQuo, EquatableArray<string> EquilibriumUnder, bool IsCommonImprovement);

/// <summary>An issue in the option-form table.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Name">Its name in words.</param>
/// <param name="Question">Its question; null when it has none.</param>
/// <param name="DecidedBy">Who decides it, in words.</param>
/// <param name="Cells">Its term in each state.</param>
public sealed record IssueRow(IssueId Issue, string Name, string? Question, string DecidedBy, EquatableArray<TermCell> Cells);

/// <summary>The term of an issue in a state.</summary>
/// <param name="Term">What the term is called: its label, or its name.</param>
/// <param name="Name">Its name in words, for narrow columns.</param>
/// <param name="IsChanged">Whether it differs from the status quo.</param>
public sealed record TermCell(string Term, string Name, bool IsChanged);

/// <summary>For which states a definition's verdict for one party is "stable".</summary>
/// <param name="Definition">The definition's abbreviation.</param>
/// <param name="Party">The party; null for the row of equilibria.</param>
/// <param name="Name">The party's name, or "equilibrium".</param>
/// <param name="IsStable">The verdict in each state.</param>
public sealed record VerdictRow(string Definition, PartyId? Party, string Name, EquatableArray<bool> IsStable);

/// <summary>A definition of stability, for people.</summary>
/// <param name="Abbreviation">How tables name it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Supposes">What it supposes of a party, in a sentence.</param>
/// <param name="Source">Who defined it.</param>
public sealed record DefinitionNote(string Abbreviation, string Name, string Supposes, string Source);

/// <summary>Why the status quo is stable for a party, or not.</summary>
/// <param name="Party">The decision maker.</param>
/// <param name="Name">Its name.</param>
/// <param name="Story">The reasons.</param>
public sealed record PartyStory(PartyId Party, string Name, EquatableArray<Sentence> Story);

/// <summary>How the dispute could move on from the status quo.</summary>
/// <param name="Story">How far moves lead, to which equilibria, and from where there is no way back.</param>
/// <param name="Drawing">The shortest ways, to be drawn; null when nothing can be reached.</param>
/// <param name="LeftOut">How many states that can be reached the drawing leaves out.</param>
public sealed record WaysAhead(EquatableArray<Sentence> Story, MoveGraph? Drawing, int LeftOut);

/// <summary>What every principal would rather have than the status quo.</summary>
/// <param name="Lead">Whether there is such a state, how many, and where there is none, why.</param>
/// <param name="States">The best of them, each with why every principal prefers it and whether it would hold.</param>
public sealed record CommonGround(EquatableArray<Sentence> Lead, EquatableArray<StateStory> States);

/// <summary>What is to be said of one state.</summary>
/// <param name="State">The state.</param>
/// <param name="Heading">The state and how it differs from the status quo, in a sentence.</param>
/// <param name="Story">The sentences.</param>
public sealed record StateStory(StateId State, string Heading, EquatableArray<Sentence> Story);
