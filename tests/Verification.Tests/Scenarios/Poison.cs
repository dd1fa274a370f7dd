using System.Globalization;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>A message that can never be handled ends in the dead-letter queue, and nowhere else.</summary>
/// <param name="queue">Name of the dead-letter queue.</param>
/// <param name="key">Its business key.</param>
internal sealed class PoisonDeadLettered(string queue, string key) : Property
{
    public override string Statement => string.Create(CultureInfo.InvariantCulture, $"{key} can never be handled, and is in {queue} at the end.");

    public override Violation? Check(Trace trace, EndState end) =>
        end.Remaining.Contains((queue, key)) ? null : Broken($"{key} is not in {queue} at the end.", 0, trace.Events.Count - 1);
}
