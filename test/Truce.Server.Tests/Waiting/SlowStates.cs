using Microsoft.Extensions.DependencyInjection;
using Truce.Server.Opening;
using Truce.States;

namespace Truce.Server.Tests.Waiting;

/// <summary>The states of a revision, which take as long to find as a test wants.</summary>
internal sealed class SlowStates
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;

    /// <summary>Comes to an end when nobody waits for them any more.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>How often it was begun to find them.</summary>
    public int Begun => _begun;

    /// <summary>What goes wrong instead of finding them; null for nothing.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Makes the states of the newest revision slow; nobody may have asked for them before.</summary>
    public static async Task<SlowStates> OfAsync(Running running, string dossier)
    {
        await using var storage = running.Database.Open();
        var hash = storage.Revisions.Where(row => row.DossierId == dossier).OrderByDescending(row => row.Number).First().FilesHash;
        var open = await running.Parts.GetRequiredService<Openings>().OpenAsync(hash, CancellationToken.None);
        var slow = new SlowStates();
        open.Computation("space", (_, stop) => slow.Find(open, stop), _ => 0);
        return slow;
    }

    /// <summary>Lets them be found now.</summary>
    public void Release() => _gate.SetResult();

    private Answer<StateSpace> Find(OpenDossier open, CancellationToken stop)
    {
        Interlocked.Increment(ref _begun);
        try
        {
            _gate.Task.Wait(stop);
        }
        catch (OperationCanceledException)
        {
            _stopped.SetResult();
            throw;
        }

        return Failure is null ? StateSpace.Compile(open.Dossier!, new StateSpaceOptions { DossierHash = open.Hash }, stop) : throw Failure;
    }
}
