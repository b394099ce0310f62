using Truce.Agreement;
using Truce.Comparison;
using Truce.Dossiers;
using Truce.Robustness;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Reports;

/// <summary>Composes a brief: works out what each part rests on once, and lets each part be written in a file of its own.</summary>
internal sealed partial class BriefComposition
{
    private const int MostStatesCompared = 1 << 14;
    private const long MostPairsForCoalitions = 1L << 20;

    private readonly Dossier _dossier;
    private readonly BriefMaterial _material;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly Narration _narration;
    private readonly ProposalComparison _comparison;
    private readonly EquatableArray<Reference> _references;
    private readonly EquatableArray<PartyId> _principals;
    private readonly StateSpace? _space;
    private readonly StabilityAnalysis? _analysis;
    private readonly Answer<CommonImprovements>? _common;
    private readonly Lazy<RobustnessAnalysis?> _robust;

    public BriefComposition(Dossier dossier, BriefMaterial material, IProgress<double>? progress, CancellationToken cancellation)
    {
        _dossier = dossier;
        _material = material;
        _progress = progress;
        _cancellation = cancellation;
        _comparison = ProposalComparison.Of(dossier);
        _narration = new Narration(dossier, _comparison);
        _references = References();
        _principals = dossier.Parties.Where(party => party.Role == PartyRole.Principal).Select(party => party.Id).ToEquatableArray();
        _space = material.Space.Is(out var space) ? space : null;
        _robust = new Lazy<RobustnessAnalysis?>(Robust);
        _analysis = material.Stability is { } stability && stability.Is(out var analysis) ? analysis.ForOneThread(cancellation) : null;
        if (_space?.StatusQuo is { } now && !_principals.IsEmpty)
        {
            // The comparison of the common improvements with one another costs their square.
            _common = _space.Count <= MostStatesCompared
                ? CommonImprovements.Over(_space, now, _principals)
                : Answer.Cannot<CommonImprovements>($"{_space.Count:N0} states are feasible, and at most {MostStatesCompared:N0} are compared here");
        }
    }

    /// <summary>How many parts are long enough to be counted as progress.</summary>
    private const int LongParts = 10;

    private int _written;

    private Words Words => _narration.Words;

    public Brief Compose()
    {
        var shown = Part(StatesThatMatter());
        var agreement = Part(Agreement());
        return new Brief
        {
            Title = _dossier.Title,
            Summary = _dossier.Summary,
            AsOf = _dossier.AsOf,
            Citation = _dossier.Citation,
            AtAGlance = Part(AtAGlance()),
            WhoSaidWhat = WhoSaidWhat(),
            Proposals = ProposalTable(),
            States = Part(OptionForm(shown)),
            Definitions = Definitions(),
            Moves = Part(Moves(shown)),
            WhyTheStatusQuo = Part(WhyTheStatusQuo()),
            WaysAhead = Part(WaysAhead()),
            Coalitions = Part(Coalitions()),
            CommonGround = Part(CommonGround()),
            Agreement = agreement,
            Parts = Part(Parts().OfType<ReportPart>().ToEquatableArray()),
            Assumed = Assumed(),
            Unknown = Unknown(),
            References = _references,
            Provenance = _analysis?.Provenance,
        };
    }

    /// <summary>Counts a long part as written, and goes on unless it was told to stop.</summary>
    private T Part<T>(T part)
    {
        _cancellation.ThrowIfCancellationRequested();
        _progress?.Report(++_written / (double)LongParts);
        return part;
    }

    /// <summary>The parts that further analyses write, a line for each; null where there is nothing to tell.</summary>
    private IEnumerable<ReportPart?> Parts() =>
    [
        Sequence(),
        Plan(),
        RobustnessPart(),
        RobustPackages(),
        WhatWouldItTake(),
        HowThePartiesSeeIt(),
        Movement(),
    ];

    private EquatableArray<DefinitionNote> Definitions() => _analysis is null
        ? []
        : _analysis.Definitions.Select(d => new DefinitionNote(d.Abbreviation, d.Name, $"A party {d.Foresight}.", d.Source)).ToEquatableArray();

    /// <summary>How the dispute could move on; told only of as many states as can be taken in.</summary>
    private WaysAhead? WaysAhead()
    {
        if (_space?.StatusQuo is not { } now || _space.Count > MostStatesCompared)
            return null;
        var stability = _analysis is not null ? Answer.Of(_analysis) : _material.Stability ?? Answer.Cannot<StabilityAnalysis>("the states were not judged");
        if (!Outlook.From(_space, now, stability, cancellation: _cancellation).Is(out var outlook))
            return null;
        var drawing = EvolutionDrawing.Of(outlook, outlook.ByMoves);
        return new WaysAhead(_narration.Outlook(outlook), drawing, outlook.ByMoves.Reached.Count - (drawing?.States.Count ?? 1));
    }

    /// <summary>What coalitions would upset; told only of as many states as are searched in a moment.</summary>
    private EquatableArray<Sentence> Coalitions()
    {
        if (_analysis is null || _analysis.Space.DecisionMakers.Count < 2)
            return [];
        var options = new CoalitionOptions { Definitions = [CoalitionalDefinitions.All[0]], MostPairs = MostPairsForCoalitions };
        return CoalitionAnalysis.Run(_analysis.Space, options, _cancellation).Is(out var together) ? _narration.Coalitions(_analysis, together) : [];
    }

    private EquatableArray<PartyStory> WhyTheStatusQuo()
    {
        if (_analysis is null || _space?.StatusQuo is not { } now)
            return [];
        return _space.DecisionMakers
            .Select(dm => new PartyStory(dm.Id, dm.Party.Name, _narration.Verdicts(_analysis, dm, now, mostImprovements: 3)))
            .ToEquatableArray();
    }
}
