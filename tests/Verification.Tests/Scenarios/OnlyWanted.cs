using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>No consumer is given what it has no use for.</summary>
/// <param name="wanted">The key of what each queue is for.</param>
internal sealed class OnlyWanted(params (string Queue, string Key)[] wanted) : Property
{
    public override string Statement => "No queue gets a message that its consumer does not handle.";

    public override Violation? Check(Trace trace, EndState end)
    {
        for (var i = 0; i < trace.Events.Count; i++)
        {
            if (trace.Events[i] is { Kind: TraceKind.Received, Key: { } key, Other: { } queue } && wanted.Any(w => w.Queue == queue && w.Key != key))
            {
                return Broken($"{key} is received from {queue}, whose consumer has to throw it away.", trace.Find(TraceKind.Accepted, key), i);
            }
        }

        return null;
    }
}
