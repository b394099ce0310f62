using System.Globalization;
using Truce.Agreement;
using Truce.Checking;
using Truce.Comparison;
using Truce.Dossiers;
using Truce.Reports;
using Truce.Stability;
using Truce.States;
using Truce.Text;

namespace Truce.Server.Opening;

/// <summary>What given files say, read and checked once, and what follows from it, computed once when first asked for.</summary>
/// <remarks>
/// Shared by all who look at files with the same content, saved or not. An analysis runs apart from the request that asked for it and is shared by all who wait for
/// it; when the last of them goes away it is stopped. Safe to share between threads.
/// </remarks>
public sealed class OpenDossier
{
    /// <summary>As many states as a page or a job looks at.</summary>
    public const int MostStates = 1 << 20;

    /// <summary>How many results are kept of one dossier, and how many bytes they may take: options can be varied without end.</summary>
    private const int MostResults = 64;
    private const long MostBytes = 48L << 20;

    /// <summary>How long it takes to find the states: the unit for the steps after it, roughly, measured on a million states.</summary>
    public const double EffortOfSpace = 1;

    /// <summary>How long it takes to judge them, in that unit.</summary>
    public const double EffortOfStability = 3;

    /// <summary>How long it takes to write the brief when they are judged, in that unit.</summary>
    public const double EffortOfBrief = 2;

    private readonly Dictionary<string, object> _computed = [];
    private readonly LinkedList<(string Key, long Bytes)> _kept = new();
    private long _bytes;
    private readonly Action<OpenDossier, long>? _grew;

    /// <summary>Reads and checks files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="grew">Is told how many bytes each result takes, roughly.</param>
    public OpenDossier(DossierFiles files, Action<OpenDossier, long>? grew = null)
    {
        Files = files;
        _grew = grew;
        Folder = DossierCheck.Run(DossierFolder.Read(files));
    }

    /// <summary>The files.</summary>
    public DossierFiles Files { get; }

    /// <summary>What came of reading them.</summary>
    public DossierFolder Folder { get; }

    /// <summary>The dossier; null when the files have an error.</summary>
    public Dossier? Dossier => Folder.Result.Dossier;

    /// <summary>The texts of its sources.</summary>
    public EquatableArray<SourceDocument> Sources => Folder.Sources;

    /// <summary>All that was found in the files, errors and warnings.</summary>
    public EquatableArray<Diagnostic> Diagnostics => Folder.Result.Diagnostics;

    /// <summary>The dossier hash, which every result reports; null when the dossier's own file is not there.</summary>
    public string? Hash => Folder.Sha256;

    /// <summary>The feasible states, or why they cannot be found.</summary>
    public Task<Answer<StateSpace>> SpaceAsync(CancellationToken cancellation) => SpaceAsync(new Course(cancellation));

    /// <summary>The same, with its progress to be seen.</summary>
    public Task<Answer<StateSpace>> SpaceAsync(Course course) => course.FollowAsync(
        Computation("space", (_, stop) => StateSpace.Compile(Usable, new StateSpaceOptions { DossierHash = Hash, MaxStates = MostStates }, stop), SizeOf),
        EffortOfSpace,
        () => "Finding and ranking the feasible states");

    /// <summary>How the states are judged by the usual definitions, or why they cannot be.</summary>
    public Task<Answer<StabilityAnalysis>?> StabilityAsync(CancellationToken cancellation) => StabilityAsync(new Course(cancellation));

    /// <summary>The same, with its progress to be seen.</summary>
    public async Task<Answer<StabilityAnalysis>?> StabilityAsync(Course course)
    {
        var compiled = await SpaceAsync(course);
        if (!compiled.Is(out var space))
            return null;
        return await course.FollowAsync(
            Computation(
                "stability",
                (progress, stop) => StabilityAnalysis.Run(space, new StabilityOptions { Progress = progress }, stop),
                answer => answer.Is(out var analysis) ? (long)space.Count * analysis.Definitions.Count * space.DecisionMakers.Count / 8 : 0),
            EffortOfStability,
            () => $"Solving {Counted(space.Count, "state")} for {Counted(space.DecisionMakers.Count, "decision maker")}");
    }

    /// <summary>What the parties could agree on, or why that cannot be told.</summary>
    public Task<Answer<AgreementAnalysis>> AgreementAsync(CancellationToken cancellation) =>
        OnceAsync("agreement", (progress, stop) => AgreementAnalysis.Run(Usable, new AgreementOptions { DossierHash = Hash, Progress = progress }, stop), _ => 1 << 16, cancellation);

    /// <summary>The proposals side by side.</summary>
    public Task<ProposalComparison> ComparisonAsync(CancellationToken cancellation) =>
        OnceAsync("comparison", (_, _) => ProposalComparison.Of(Usable), _ => 1 << 14, cancellation);

    /// <summary>The brief, with the states judged where there are not too many.</summary>
    public Task<Brief> BriefAsync(CancellationToken cancellation) => BriefAsync(new Course(cancellation));

    /// <summary>The same, with its progress to be seen.</summary>
    public async Task<Brief> BriefAsync(Course course)
    {
        var stability = await StabilityAsync(course);
        var space = await SpaceAsync(course.Cancellation);
        return await course.FollowAsync(
            Computation(
                "brief",
                (progress, stop) =>
                {
                    var texts = Sources.ToDictionary(source => source.Id, source => source.Text);
                    var material = new BriefMaterial { Space = space, Stability = stability, Quotations = QuotationStanding.Of(Usable, texts) };
                    return Brief.Of(Usable, material, progress, stop);
                },
                _ => 1 << 17),
            EffortOfBrief,
            () => space.Is(out var states) ? $"Writing the brief of {Counted(states.Count, "state")}" : "Writing the brief");
    }

    /// <summary>Something that follows from the files: computed when first asked for, then kept.</summary>
    /// <param name="key">What it is, options and all: whoever gives the same key gets the same result.</param>
    /// <param name="compute">The computation; it is told to stop when nobody waits for it any more.</param>
    /// <param name="size">How many bytes the result takes, roughly.</param>
    /// <param name="cancellation">When the caller goes away.</param>
    public async Task<T> OnceAsync<T>(string key, Func<IProgress<double>, CancellationToken, T> compute, Func<T, long> size, CancellationToken cancellation)
        where T : class => await Computation(key, compute, size).WaitAsync(cancellation);

    /// <summary>The same as <see cref="OnceAsync"/>, with its progress to be seen.</summary>
    public Shared<T> Computation<T>(string key, Func<IProgress<double>, CancellationToken, T> compute, Func<T, long> size)
        where T : class
    {
        lock (_computed)
        {
            if (_computed.TryGetValue(key, out var known))
                return (Shared<T>)known;
            Shared<T> shared = null!;
            shared = new Shared<T>((progress, stop) =>
            {
                try
                {
                    var result = compute(progress, stop);
                    Keep(key, size(result));
                    return result;
                }
                catch (Exception error)
                {
                    // What was stopped stays when somebody asked for it again meanwhile, and so has it run anew.
                    lock (_computed)
                    {
                        if ((error is not OperationCanceledException || !shared.IsAwaited) && _computed.GetValueOrDefault(key) == shared)
                            _computed.Remove(key);
                    }

                    throw;
                }
            });
            _computed.Add(key, shared);
            return shared;
        }
    }

    /// <summary>Counts a result, and lets the oldest go when there are too many; whoever waits for one of those has it all the same.</summary>
    private void Keep(string key, long bytes)
    {
        var grown = bytes;
        lock (_computed)
        {
            _kept.AddLast((key, bytes));
            _bytes += bytes;
            while (_kept.Count > 1 && (_kept.Count > MostResults || _bytes > MostBytes))
            {
                var (oldest, freed) = _kept.First!.Value;
                _kept.RemoveFirst();
                _computed.Remove(oldest);
                _bytes -= freed;
                grown -= freed;
            }
        }

        _grew?.Invoke(this, grown);
    }

    /// <summary>The dossier, for a question that can only be asked of one without errors.</summary>
    /// <exception cref="InvalidOperationException">The files have an error.</exception>
    private Dossier Usable => Dossier ?? throw new InvalidOperationException("The files have errors; ask Dossier first.");

    private static string Counted(int count, string what) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";

    private static long SizeOf(Answer<StateSpace> answer) => answer.Is(out var space) ? space.Count * (16L + (4 * space.DecisionMakers.Count)) : 0;
}
