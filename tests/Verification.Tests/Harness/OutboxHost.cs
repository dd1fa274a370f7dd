using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>Runs the worker and the relay that the outbox fix added to a program, as a host runs them: a scope for each pass.</summary>
internal static class OutboxHost
{
    private const string Relay = "SqsOutboxRelay";

    /// <summary>Runs the worker. Never completes.</summary>
    /// <param name="at">The world and the program.</param>
    /// <param name="store">Opens the context or connection of a scope.</param>
    public static Task RunAsync(ScenarioWorld at, Func<IDisposable> store)
    {
        var worker = at.Program.TypeOf("OutboxWorker`1").MakeGenericType(at.Program.TypeOf(Relay));
        var logger = Activator.CreateInstance(typeof(NullLogger<>).MakeGenericType(worker))!;
        return ScenarioProgram.Call(Activator.CreateInstance(worker, new Scopes(at, store), logger)!, "ExecuteAsync", CancellationToken.None);
    }

    private sealed class Scopes(ScenarioWorld at, Func<IDisposable> store) : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => new Scope(at, store());
    }

    private sealed class Scope(ScenarioWorld at, IDisposable store) : IServiceScope, IServiceProvider
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) => at.Program.Create(Relay, store, at.CreateSqsClient());

        public void Dispose() => store.Dispose();
    }
}
