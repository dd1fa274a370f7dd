using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>What a program sends arrives: at once, or when it sends it again.</summary>
internal sealed class EverySendAccepted : Property
{
    public override string Statement => "Every message that is sent is accepted, at the latest when it is sent again.";

    public override Violation? Check(Trace trace, EndState end)
    {
        foreach (var (sent, key) in trace.FirstOfEachKey(TraceKind.Sent))
        {
            if (trace.Find(TraceKind.Accepted, key) < 0)
            {
                var refused = trace.FindLast(key, sent, TraceKind.Rejected);
                return Broken($"{key} was sent and never accepted: it is lost.", sent, refused);
            }
        }

        return null;
    }
}
