using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>Within a group, messages are taken for the first time in the order in which the changes were committed that they tell of.</summary>
internal sealed class MessagesFollowCommits : Property
{
    public override string Statement => "Messages of a group are accepted in the order in which the changes were committed.";

    public override Violation? Check(Trace trace, EndState end)
    {
        var accepted = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < trace.Events.Count; i++)
        {
            if (trace.Events[i] is { Kind: TraceKind.Accepted, Key: { } key })
            {
                accepted.TryAdd(key, i);
            }
        }

        var latest = new Dictionary<string, (int Accepted, string Key)>(StringComparer.Ordinal);
        for (var i = 0; i < trace.Events.Count; i++)
        {
            if (trace.Events[i] is not { Kind: TraceKind.Committed, Key: { } key } || !accepted.TryGetValue(key, out var at) || trace.Events[at].Group is not { } group)
            {
                continue;
            }

            if (latest.TryGetValue(group, out var before) && before.Accepted > at)
            {
                return Broken($"{key} was committed after {before.Key}, and its message was accepted before it.", at, before.Accepted);
            }

            latest[group] = (at, key);
        }

        return null;
    }
}
