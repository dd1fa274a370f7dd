using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire;

namespace AwsMessaging.Simulation.Tests.Wire;

/// <summary>The smallest world for a wire front: a clock that moves when it is told to, and what is to be done at which time.</summary>
internal sealed class VirtualTime(Choices? choices = null) : TimeProvider, IWireHost
{
    private readonly PriorityQueue<Action, (long Time, long Order)> agenda = new();
    private long order;

    public long Now { get; private set; } = 1_700_000_000_000;

    public Choices Choices { get; } = choices ?? Choices.Benign;

    public override long TimestampFrequency => 1000;

    public void At(long time, Action action) => agenda.Enqueue(action, (time, order++));

    /// <summary>Goes on until a task is done, and returns its result.</summary>
    public T Run<T>(Task<T> task)
    {
        Settle(task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Goes on until a task is done, however it ends.</summary>
    public void Settle(Task task)
    {
        while (!task.IsCompleted)
        {
            Assert.True(agenda.TryDequeue(out var action, out var due), "Nothing left to do, and the task waits for ever.");
            Now = Math.Max(Now, due.Time);
            action();
        }
    }

    /// <summary>Goes on for a while.</summary>
    public void Pass(long milliseconds)
    {
        var until = Now + milliseconds;
        while (agenda.TryPeek(out _, out var due) && due.Time <= until)
        {
            var action = agenda.Dequeue();
            Now = Math.Max(Now, due.Time);
            action();
        }

        Now = until;
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);

    public override long GetTimestamp() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, callback, state, dueTime);

    /// <summary>Fires once: all that <see cref="Task.Delay(TimeSpan, TimeProvider)"/> needs.</summary>
    private sealed class Timer : ITimer
    {
        private readonly VirtualTime time;
        private readonly TimerCallback callback;
        private readonly object? state;
        private int setting;

        public Timer(VirtualTime time, TimerCallback callback, object? state, TimeSpan dueTime)
        {
            (this.time, this.callback, this.state) = (time, callback, state);
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var current = ++setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.At(time.Now + (long)dueTime.TotalMilliseconds, () =>
                {
                    if (setting == current)
                    {
                        callback(state);
                    }
                });
            }

            return true;
        }

        public void Dispose() => setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
