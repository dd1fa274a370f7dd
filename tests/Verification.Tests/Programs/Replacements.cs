using Microsoft.CodeAnalysis;

namespace AwsMessaging.Verification.Tests.Programs;

/// <summary>What of the framework a program is given something else for, so that it runs in virtual time on one thread.</summary>
internal static class Replacements
{
    private const string Namespace = "global::AwsMessaging.Simulation.Programs.";

    /// <summary>The clock, as a time provider.</summary>
    public const string Provider = Namespace + "SimulatedTime.Provider";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["System.Diagnostics.Stopwatch"] = "SimulatedStopwatch",
    };

    /// <summary>Static methods and properties.</summary>
    private static readonly Dictionary<string, string> Statics = new(StringComparer.Ordinal)
    {
        ["System.Threading.Tasks.Task.Run"] = "SimulatedTask.Run",
        ["System.Threading.Tasks.Task.Delay"] = "SimulatedTask.Delay",
        ["System.Threading.Thread.Sleep"] = "SimulatedTask.Sleep",
        ["System.Threading.Tasks.Parallel.ForEachAsync"] = "SimulatedParallel.ForEachAsync",
        ["System.Threading.Tasks.Parallel.ForEach"] = "SimulatedParallel.ForEach",
        ["System.Threading.Tasks.Parallel.Invoke"] = "SimulatedParallel.Invoke",
        ["System.Threading.Channels.Channel.CreateBounded"] = "SimulatedChannel.CreateBounded",
        ["System.Threading.Channels.Channel.CreateUnbounded"] = "SimulatedChannel.CreateUnbounded",
        ["System.Guid.NewGuid"] = "SimulatedGuid.NewGuid",
        ["System.Guid.CreateVersion7"] = "SimulatedGuid.CreateVersion7",
        ["System.DateTime.UtcNow"] = "SimulatedTime.UtcNow",
        ["System.DateTime.Now"] = "SimulatedTime.Now",
        ["System.DateTime.Today"] = "SimulatedTime.Today",
        ["System.DateTimeOffset.UtcNow"] = "SimulatedTime.OffsetUtcNow",
        ["System.DateTimeOffset.Now"] = "SimulatedTime.OffsetUtcNow",
        ["System.Environment.TickCount64"] = "SimulatedTime.TickCount64",
        ["System.TimeProvider.System"] = "SimulatedTime.Provider",
        ["System.Console.WriteLine"] = "SimulatedConsole.WriteLine",
        ["System.Random.Shared"] = "SimulatedRandom.Shared",
    };

    /// <summary>Members of an object, which becomes the first argument.</summary>
    private static readonly Dictionary<string, string> Members = new(StringComparer.Ordinal)
    {
        ["System.Threading.Tasks.Task.Wait"] = "SimulatedTask.Wait",
        ["System.Threading.Tasks.Task.Result"] = "SimulatedTask.Result",
        ["System.Threading.SemaphoreSlim.WaitAsync"] = "SimulatedTask.WaitAsync",
        ["System.Threading.CancellationTokenSource.CancelAfter"] = "SimulatedTask.CancelAfter",
    };

    /// <summary>Types whose objects have threads of their own, or are called back by the thread pool.</summary>
    private static readonly HashSet<string> Leaving = new(StringComparer.Ordinal)
    {
        "System.Threading.Thread", "System.Threading.Timer", "System.Timers.Timer", "System.Threading.Tasks.Task", "System.ComponentModel.BackgroundWorker",
        "System.IO.FileSystemWatcher", "System.Diagnostics.Process",
    };

    /// <summary>What stands in for a type; null for types that stay.</summary>
    public static string? OfType(ISymbol? symbol) => symbol is INamedTypeSymbol type && Types.TryGetValue(NameOf(type), out var name) ? Namespace + name : null;

    /// <summary>What stands in for a static member; null for members that stay.</summary>
    public static string? OfStatic(ISymbol? symbol) => Find(Statics, symbol);

    /// <summary>What stands in for a member of an object; null for members that stay.</summary>
    public static string? OfMember(ISymbol? symbol) => Find(Members, symbol);

    /// <summary>What stands in for the object that a constructor makes; null where it stays.</summary>
    public static string? OfCreation(IMethodSymbol? constructor) =>
        constructor is { ContainingType: { } type, Parameters.IsEmpty: true } && NameOf(type) == "System.Random" ? Namespace + "SimulatedRandom" : null;

    /// <summary>
    /// Whether a constructor or method has work done on another thread, for which there is nothing that does it in virtual time.
    /// </summary>
    public static bool LeavesThread(IMethodSymbol? method) => method is not null && method.MethodKind switch
    {
        MethodKind.Constructor => Leaving.Contains(NameOf(method.ContainingType)),
        _ => (NameOf(method.ContainingType), method.Name) switch
        {
            ("System.Threading.ThreadPool", var name) => name.Contains("Queue", StringComparison.Ordinal) || name.Contains("Register", StringComparison.Ordinal),
            ("System.Threading.Tasks.Task", "ContinueWith") => true,
            ("System.Threading.Tasks.TaskFactory", _) => true,
            ("System.Threading.Tasks.Parallel", "For" or "ForAsync") => true,
            ("System.Linq.ParallelEnumerable", "AsParallel") => true,
            ("System.IO.File", var name) => name.EndsWith("Async", StringComparison.Ordinal),
            (var type, var name) => type.StartsWith("System.Net.", StringComparison.Ordinal) && name.EndsWith("Async", StringComparison.Ordinal),
        },
    };

    /// <summary>Whether a constructor or method takes a time span and wants the clock after it.</summary>
    public static bool TakesProvider(IMethodSymbol? method) => method switch
    {
        { MethodKind: MethodKind.Constructor, Parameters.Length: 1 } =>
            NameOf(method.ContainingType) is "System.Threading.PeriodicTimer" or "System.Threading.CancellationTokenSource",
        { Name: "WaitAsync", Parameters: [{ Type.Name: "TimeSpan" }, ..] } =>
            NameOf(method.ContainingType) == "System.Threading.Tasks.Task" && !method.Parameters.Any(p => p.Type.Name == "TimeProvider"),
        _ => false,
    };

    private static string? Find(Dictionary<string, string> names, ISymbol? symbol) =>
        symbol?.ContainingType is { } type && names.TryGetValue($"{NameOf(type)}.{symbol.Name}", out var name) ? Namespace + name : null;

    /// <summary>Without type parameters: <c>Task&lt;T&gt;</c> is <c>System.Threading.Tasks.Task</c>.</summary>
    private static string NameOf(INamedTypeSymbol type) => $"{type.ContainingNamespace.ToDisplayString()}.{type.Name}";
}
