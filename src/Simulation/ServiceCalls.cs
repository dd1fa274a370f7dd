using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;

namespace AwsMessaging.Simulation;

/// <summary>
/// Carries calls of programs to services: what may happen on the way, and to the process before and after, is the adversary's choice. Calls
/// that are lost,
/// throttled (by the adversary, or because a shard takes no more) or refused for a fault of the service are repeated as the SDK repeats
/// them.
/// </summary>
/// <param name="run">Time, choices and trace.</param>
internal sealed class ServiceCalls(RunContext run)
{
    /// <summary>Attempts of the SDK's standard mode. https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html</summary>
    private const int Attempts = 3;

    /// <summary>Milliseconds before the first repetition; twice as long before the second.</summary>
    private const long Backoff = 1_000;

    private static readonly ServiceError NoAnswer = new("RequestTimeout", "The connection was closed before a reply arrived.", 503);

    /// <summary>Makes a call whose effect answers at once.</summary>
    public Task<T> Call<T>(ServiceCall call, Func<Reply<T>> effect) => Call<T>(call, reply => reply(effect()));

    /// <summary>Makes a call whose effect answers when it can.</summary>
    /// <param name="call">Which.</param>
    /// <param name="effect">Acts on the service and passes the reply on, now or later.</param>
    public Task<T> Call<T>(ServiceCall call, Action<Action<Reply<T>>> effect)
    {
        var attempt = new Attempt<T>(run, call, effect, ProcessRun.Current);
        attempt.Start();
        return attempt.Task;
    }

    private sealed class Attempt<T>(RunContext run, ServiceCall call, Action<Action<Reply<T>>> effect, ProcessRun? process)
    {
        // Continuations run inline, on the driver's thread.
        private readonly TaskCompletionSource<T> completion = new();
        private int number = 1;
        private int fate;
        private int crash;

        /// <summary>Never completes when the process crashes.</summary>
        public Task<T> Task => completion.Task;

        public void Start()
        {
            if (process is { IsAlive: false } || !run.Clock.RequireDriver($"{call.Action} was called"))
            {
                return;
            }

            crash = process is not { CanCrash: true } ? 0 : run.Choices.Choose(ProgramChoices.Crash, $"{process.Name}: {call}");
            if (crash == ProgramChoices.CrashBefore)
            {
                process!.Kill();
                return;
            }

            fate = run.Choices.Choose(call.Network, call.ToString());
            run.Clock.At(run.Clock.NowMs + run.LatencyMs, static s => ((Attempt<T>)s!).Arrive(), this);
        }

        private void Arrive()
        {
            run.Trace.Add(TraceKind.Call, call.Resource, other: process?.Name, number: call.Messages, detail: call.Action,
                bytes: call.Bytes);
            switch (fate)
            {
                case NetworkChoices.RequestLost:
                    Finish(NoAnswer);
                    break;
                case NetworkChoices.Throttled:
                    run.Trace.Add(TraceKind.Throttled, call.Resource, call.Key);
                    Finish(NetworkChoices.ThrottleError(call.Service));
                    break;
                case NetworkChoices.Unavailable:
                    Finish(NetworkChoices.UnavailableError(call.Service));
                    break;
                default:
                    effect(Finish);
                    break;
            }
        }

        /// <summary>Whether the SDK takes an error for one of too many calls, and repeats the call.</summary>
        private static bool IsForRate(ServiceError? error) => error?.Code == "ProvisionedThroughputExceededException";

        private void Finish(Reply<T> reply)
        {
            if (process is { IsAlive: false })
            {
                return;
            }

            if (crash == ProgramChoices.CrashAfter)
            {
                process!.Kill();
                return;
            }

            if (fate == NetworkChoices.ReplyLost)
            {
                reply = NoAnswer;
            }

            if ((fate != NetworkChoices.Answered || IsForRate(reply.Error)) && number < Attempts)
            {
                run.Clock.At(run.Clock.NowMs + (Backoff << (number++ - 1)), Start);
            }
            else if (reply.IsOk)
            {
                completion.SetResult(reply.Result);
            }
            else
            {
                completion.SetException(new ServiceException(reply.Error!));
            }
        }
    }
}

/// <summary>What a call is, for choices and traces.</summary>
/// <param name="Service">The service.</param>
/// <param name="Action">The API action.</param>
/// <param name="Resource">Name of the queue or table: its lane.</param>
internal readonly record struct ServiceCall(Wire.Protocols.WireService Service, string Action, string Resource)
{
    /// <summary>What may happen to it on the way.</summary>
    public ChoicePoint Network => NetworkChoices.Of(Service);

    /// <summary>Business key of its message; null for none or many.</summary>
    public string? Key { get; init; }

    /// <summary>How many messages it carries.</summary>
    public int Messages { get; init; }

    /// <summary>Their size in bytes.</summary>
    public long Bytes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Action} {Resource}";
}
