using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Properties;

/// <summary>At most one handler at a time works on a message, or on a group.</summary>
/// <param name="perGroup">Whether the messages of a group count as one.</param>
public sealed class NoOverlap(bool perGroup = false) : Property
{
    /// <inheritdoc/>
    public override string Statement => perGroup
        ? "At most one handler at a time works on a message group."
        : "At most one handler at a time works on a message.";

    /// <inheritdoc/>
    public override Violation? Check(Trace trace, EndState end)
    {
        var working = new List<(string Subject, string Lane, int Index)>();
        for (var i = 0; i < trace.Events.Count; i++)
        {
            var line = trace.Events[i];
            if (line.Kind == TraceKind.Crashed)
            {
                working.RemoveAll(w => w.Lane == line.Lane);
                continue;
            }

            if ((perGroup ? line.Group : line.Key) is not { } subject)
            {
                continue;
            }

            switch (line.Kind)
            {
                case TraceKind.Invoked:
                    var other = working.FindIndex(w => w.Subject == subject && w.Lane != line.Lane);
                    if (other >= 0)
                    {
                        var first = working[other];
                        return Broken($"{line.Lane} starts on {subject} while {first.Lane} still works on it.", first.Index, i);
                    }

                    working.Add((subject, line.Lane, i));
                    break;
                case TraceKind.Returned or TraceKind.Failed:
                    var own = working.FindIndex(w => w.Subject == subject && w.Lane == line.Lane);
                    if (own >= 0)
                    {
                        working.RemoveAt(own);
                    }

                    break;
            }
        }

        return null;
    }
}
