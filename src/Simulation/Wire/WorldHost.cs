using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;

namespace AwsMessaging.Simulation.Wire;

/// <summary>A messaging world as the wire front needs it.</summary>
/// <param name="world">The world.</param>
internal sealed class WorldHost(MessagingWorld world) : IWireHost
{
    /// <inheritdoc/>
    public long Now => world.NowMs;

    /// <inheritdoc/>
    public Choices Choices => world.Choices;

    /// <inheritdoc/>
    public void At(long time, Action action) => world.Clock.At(time, action);
}

/// <summary>
/// Stands between the programs of a world and its wire front: a process may crash before and after each call, and the calls of one that has
/// crashed are
/// never answered.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="inner">The wire front.</param>
internal sealed class ProcessBoundary(MessagingWorld world, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // Never completes when the process crashes.
        var reply = new TaskCompletionSource<HttpResponseMessage>();
        var process = ProcessRun.Current;
        if (process is { IsAlive: false } || !world.Clock.RequireDriver("a request was sent"))
        {
            return reply.Task;
        }

        var crash = process is null ? 0 : world.Choices.Choose(ProgramChoices.Crash, $"{process.Name}: {NameOf(request)}");
        if (crash == ProgramChoices.CrashBefore)
        {
            process!.Kill();
            return reply.Task;
        }

        _ = PassOn();
        return reply.Task;

        // Synchronous up to the wire front's wait, and completed inline by it: all on the driver's thread.
        async Task PassOn()
        {
            HttpResponseMessage? answer = null;
            Exception? failure = null;
            try
            {
                answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                failure = e;
            }

            if (process is { IsAlive: false })
            {
                return;
            }

            if (crash == ProgramChoices.CrashAfter)
            {
                process!.Kill();
            }
            else if (failure is OperationCanceledException)
            {
                reply.TrySetCanceled(cancellationToken);
            }
            else if (failure is not null)
            {
                reply.TrySetException(failure);
            }
            else
            {
                reply.TrySetResult(answer!);
            }
        }
    }

    /// <summary>The action, where the request's header has it.</summary>
    private static string NameOf(HttpRequestMessage request) =>
        request.Headers.TryGetValues("X-Amz-Target", out var target) ? string.Concat(target) : $"{request.Method} {request.RequestUri!.AbsolutePath}";
}
