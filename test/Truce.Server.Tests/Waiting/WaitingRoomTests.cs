using Microsoft.Extensions.Logging.Abstractions;
using Truce.Server.Opening;
using Truce.Server.Waiting;

namespace Truce.Server.Tests.Waiting;

/// <summary>How long a wait is held, and for whom.</summary>
public sealed class WaitingRoomTests : IDisposable
{
    private static readonly TimeSpan s_while = TimeSpan.FromSeconds(3);

    private readonly AlarmClock _time = new();
    private readonly WaitingRoom _room;

    public WaitingRoomTests() => _room = new WaitingRoom(new WorkbenchOptions { DataFolder = "", Time = _time }, NullLogger<WaitingRoom>.Instance);

    public void Dispose() => _room.Dispose();

    [Fact]
    public void A_wait_that_is_over_is_not_held_again()
    {
        var wait = _room.Hold(Begin(), s_while)!;
        _room.LetGo(wait);
        Assert.Null(_room.Hold(wait, s_while));
        Assert.Equal(0, _room.Count);
    }

    [Fact]
    public void Whoever_joins_a_wait_holds_it()
    {
        var wait = _room.Hold(Begin(), s_while)!;
        _time.Advance(s_while - TimeSpan.FromMilliseconds(300));
        Assert.Same(wait, _room.Join(wait.Asked, s_while));
        _time.Advance(s_while - TimeSpan.FromMilliseconds(300));
        Assert.Equal(1, _room.Count);
        Assert.False(wait.IsStopped);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, _room.Count);
        Assert.True(wait.IsStopped);
    }

    [Fact]
    public void A_wait_does_not_lapse_that_somebody_came_back_for_at_the_same_moment()
    {
        var wait = _room.Hold(Begin(), s_while)!;
        Assert.Same(wait, _room.Follow(wait.Id, "talks", 1, s_while));
        _time.GoOffLate();
        Assert.Equal(1, _room.Count);
        Assert.False(wait.IsStopped);
    }

    [Fact]
    public void What_was_asked_for_twice_at_the_same_moment_is_waited_for_once()
    {
        var (first, second) = (Begin(), Begin());
        var held = _room.Hold(first, s_while);
        Assert.Same(held, _room.Hold(second, s_while));
        Assert.True(second.IsStopped);
        Assert.Null(_room.Hold(second, s_while));
        Assert.False(first.IsStopped);
    }

    [Fact]
    public void A_later_revision_of_the_same_page_ends_the_wait_for_an_earlier_one_and_no_other()
    {
        var page = _room.Hold(Begin(revision: 2), s_while)!;
        var otherPage = _room.Hold(Begin(revision: 2, page: "stability"), s_while)!;
        var otherPerson = _room.Hold(Begin(user: 2, revision: 2), s_while)!;
        var later = _room.Hold(Begin(revision: 4), s_while)!;
        Begin(revision: 3);
        Begin(revision: 3, page: "model?since=2");
        Assert.Equal([true, false, false, false], new[] { page, otherPage, otherPerson, later }.Select(wait => wait.IsStopped));
        Assert.Equal(3, _room.Count);
    }

    private Wait Begin(long user = 1, int revision = 1, string page = "model") =>
        _room.Begin(new Asked(user, "talks", revision, $"content {revision}", $"/dossiers/talks/{page}"), WithoutEndAsync);

    private static async Task<string> WithoutEndAsync(Course course)
    {
        await Task.Delay(Timeout.Infinite, course.Cancellation);
        return "";
    }

    /// <summary>A clock that a test moves on by hand, with its alarms.</summary>
    private sealed class AlarmClock : TimeProvider
    {
        private readonly List<Alarm> _alarms = [];
        private TimeSpan _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var alarm = new Alarm(() => callback(state), _now + dueTime);
            _alarms.Add(alarm);
            return alarm;
        }

        public void Advance(TimeSpan by)
        {
            _now += by;
            foreach (var alarm in _alarms.Where(alarm => alarm.Due <= _now && !alarm.IsPutAway).ToArray())
            {
                alarm.Dispose();
                alarm.GoOff();
            }
        }

        /// <summary>The first alarm goes off although it was put away: it had begun to.</summary>
        public void GoOffLate() => _alarms[0].GoOff();
    }

    private sealed class Alarm(Action goOff, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public bool IsPutAway { get; private set; }

        public void GoOff() => goOff();

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => IsPutAway = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
