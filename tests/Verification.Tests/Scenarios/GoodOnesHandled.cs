using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>Messages with which nothing is wrong have their effect, whatever happened to the first attempt.</summary>
internal sealed class GoodOnesHandled : Property
{
    public override string Statement => "Every message has its effect, and none is given up.";

    public override Violation? Check(Trace trace, EndState end)
    {
        foreach (var (index, key) in trace.FirstOfEachKey(TraceKind.Accepted))
        {
            if (trace.Find(TraceKind.Effect, key) < 0)
            {
                return Broken($"{key} is fine, and never had its effect.", index, trace.FindLast(key, index, TraceKind.DeadLettered, TraceKind.Accepted));
            }
        }

        return null;
    }
}
