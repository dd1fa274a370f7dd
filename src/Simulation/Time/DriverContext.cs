using System.Reflection;
using System.Runtime.CompilerServices;

namespace AwsMessaging.Simulation.Time;

/// <summary>
/// Current while user code runs: what user code posts is put in line at the current time and runs on the driver's thread.
/// </summary>
/// <remarks>
/// Libraries that await here and there without <c>ConfigureAwait(false)</c>, as Entity Framework Core does, post too. What they go on with
/// runs under no context: under this one, what awaits them with <c>ConfigureAwait(false)</c> would leave for the thread pool.
/// </remarks>
internal sealed class DriverContext(VirtualClock clock) : SynchronizationContext
{
    private static readonly string Simulation = typeof(DriverContext).Assembly.GetName().Name!;
    private static readonly ConditionalWeakTable<Type, object> Libraries = [];

    private volatile bool isOver;

    /// <summary>
    /// Ends it with its run. What a run leaves behind is collected later: a <see cref="PeriodicTimer"/>'s finalizer then goes on with
    /// whoever waited for it, on a thread of its own, and must not disturb another run.
    /// </summary>
    public void End() => isOver = true;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!isOver)
        {
            clock.At(clock.NowMs, () => Invoke(d, state, IsOfLibrary(state) ? null : this));
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (clock.RequireDriver("user code was sent"))
        {
            Invoke(d, state, this);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>
    /// Whether the rest of an async method is posted that is a library's: its assembly knows nothing of the simulation, and is no program
    /// that was loaded to be unloaded again.
    /// </summary>
    private static bool IsOfLibrary(object? state) =>
        state is Action { Target: { } box }
        && box.GetType() is { IsConstructedGenericType: true } type
        && (bool)Libraries.GetValue(type, static t => IsOfLibrary(t.GenericTypeArguments[^1].Assembly));

    private static object IsOfLibrary(Assembly assembly) =>
        !assembly.IsCollectible && !assembly.IsDynamic
        && assembly != typeof(DriverContext).Assembly
        && !Array.Exists(assembly.GetReferencedAssemblies(), a => a.Name == Simulation);

    private static void Invoke(SendOrPostCallback d, object? state, SynchronizationContext? context)
    {
        var outer = Current;
        SetSynchronizationContext(context);
        try
        {
            d(state);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }
}
