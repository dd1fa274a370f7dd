namespace AwsMessaging.Simulation.Programs;

/// <summary>Stands in for <see cref="Parallel"/>: as many at a time as it would run, taking turns on the driver's thread.</summary>
public static class SimulatedParallel
{
    /// <summary>
    /// What the framework takes for a limit where none is given is the number of processors; here it is a small machine's, on every
    /// machine.
    /// </summary>
    private const int DefaultDegree = 4;

    /// <summary>For <c>Parallel.ForEachAsync</c>.</summary>
    public static Task ForEachAsync<T>(IEnumerable<T> source, Func<T, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, new ParallelOptions(), body);

    /// <summary>For <c>Parallel.ForEachAsync</c>.</summary>
    public static Task ForEachAsync<T>(
        IEnumerable<T> source, CancellationToken cancellationToken, Func<T, CancellationToken, ValueTask> body) =>
        ForEachAsync(source, new ParallelOptions { CancellationToken = cancellationToken }, body);

    /// <summary>For <c>Parallel.ForEachAsync</c>: after a failure nothing new is begun.</summary>
    public static async Task ForEachAsync<T>(
        IEnumerable<T> source, ParallelOptions parallelOptions, Func<T, CancellationToken, ValueTask> body)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(parallelOptions);
        ArgumentNullException.ThrowIfNull(body);
        using var items = source.GetEnumerator();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(parallelOptions.CancellationToken);
        var degree = parallelOptions.MaxDegreeOfParallelism > 0 ? parallelOptions.MaxDegreeOfParallelism : DefaultDegree;
        var workers = new Task[degree];
        for (var i = 0; i < degree; i++)
        {
            workers[i] = SimulatedTask.Run(Work);
        }

        await Task.WhenAll(workers);
        parallelOptions.CancellationToken.ThrowIfCancellationRequested();

        async Task Work()
        {
            while (!stop.IsCancellationRequested && items.MoveNext())
            {
                try
                {
                    await body(items.Current, stop.Token);
                }
                catch
                {
                    stop.Cancel();
                    throw;
                }
            }
        }
    }

    /// <summary>For <c>Parallel.ForEach</c>: one after the other, which is one of the orders that it may take.</summary>
    public static void ForEach<T>(IEnumerable<T> source, Action<T> body)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(body);
        foreach (var item in source)
        {
            body(item);
        }
    }

    /// <summary>For <c>Parallel.Invoke</c>: one after the other, which is one of the orders that it may take.</summary>
    public static void Invoke(params Action[] actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        foreach (var action in actions)
        {
            action();
        }
    }
}
