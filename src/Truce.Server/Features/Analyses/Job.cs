using Truce.Server.Opening;
using Truce.Server.Storage;

namespace Truce.Server.Features.Analyses;

/// <summary>How a job stands.</summary>
public enum JobState
{
    Running,
    Done,
    Refused,
    Cancelled,
    Failed,
}

/// <summary>A question that is being worked on, for somebody who need not wait at the line.</summary>
internal sealed class Job : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Shared<AnalysisResult> _work;
    private readonly Task<AnalysisResult> _task;

    public Job(string id, RevisionRow revision, Analysis analysis, AskedOptions options, OpenDossier open)
    {
        (Id, Revision, Analysis, Options) = (id, revision, analysis, options);
        _work = analysis.Of(open, options);
        _task = _work.WaitAsync(_stop.Token);
    }

    public string Id { get; }

    public RevisionRow Revision { get; }

    public Analysis Analysis { get; }

    public AskedOptions Options { get; }

    /// <summary>How it stands.</summary>
    public JobState State => _task switch
    {
        { IsCompletedSuccessfully: true } => _task.Result.Json is null ? JobState.Refused : JobState.Done,
        { IsCanceled: true } => JobState.Cancelled,
        { IsFaulted: true } => JobState.Failed,
        _ => JobState.Running,
    };

    /// <summary>Which share is done, from 0 to 1.</summary>
    public double Progress => State == JobState.Running ? _work.Progress : 1;

    /// <summary>The answer, or why there is none; null while there is neither.</summary>
    public AnalysisResult? Result => _task.IsCompletedSuccessfully ? _task.Result : null;

    /// <summary>Waits until it has ended, or for a while.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) =>
        await Task.WhenAny(_task, Task.Delay(atMost, cancellation));

    /// <summary>Stops it, if nobody else waits for the same.</summary>
    public void Cancel() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}

/// <summary>The jobs of this process: the newest, in bounded number.</summary>
internal sealed class Jobs
{
    private const int MostKept = 200;
    private const int MostRunningOfOne = 4;

    private readonly Lock _lock = new();
    private readonly LinkedList<(Job Job, long User)> _jobs = new();

    /// <summary>Starts a job; null when its owner has too many running.</summary>
    public Job? Start(long user, Func<Job> start)
    {
        lock (_lock)
        {
            if (_jobs.Count(entry => entry.User == user && entry.Job.State == JobState.Running) >= MostRunningOfOne)
                return null;
            var job = start();
            _jobs.AddFirst((job, user));
            while (_jobs.Count > MostKept)
            {
                _jobs.Last!.Value.Job.Cancel();
                _jobs.RemoveLast();
            }

            return job;
        }
    }

    /// <summary>The job of that name, of this dossier and person; null when there is none.</summary>
    public Job? Find(string id, string dossier, long user)
    {
        lock (_lock)
            return _jobs.FirstOrDefault(entry => entry.Job.Id == id && entry.Job.Revision.DossierId == dossier && entry.User == user).Job;
    }
}
