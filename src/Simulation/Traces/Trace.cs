using System.Security.Cryptography;
using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Time;

namespace AwsMessaging.Simulation.Traces;

/// <summary>What happened in a run, line by line. Two runs are the same exactly when their traces have the same text.</summary>
/// <param name="clock">For the times of lines.</param>
public sealed class Trace(VirtualClock clock)
{
    /// <summary>The lane of the adversary's deviations.</summary>
    public const string AdversaryLane = "adversary";

    private readonly List<TraceEvent> events = [];

    /// <summary>Whether lines are taken. Without them a run is faster and says only how it ended.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>The lines, in the order in which they happened.</summary>
    public IReadOnlyList<TraceEvent> Events => events;

    /// <summary>Takes a line.</summary>
    /// <param name="kind">What happens.</param>
    /// <param name="lane">Where.</param>
    /// <param name="key">What it is about in the business.</param>
    /// <param name="message">Id that the service gave the message.</param>
    /// <param name="group">Message group or partition key.</param>
    /// <param name="other">Where it goes to or comes from.</param>
    /// <param name="number">See <see cref="TraceEvent.Number"/>.</param>
    /// <param name="detail">What else there is to say.</param>
    /// <param name="bytes">Size of a record or of a call's messages.</param>
    public void Add(
        TraceKind kind, string lane, string? key =
            null, string? message = null, string? group = null, string? other = null, long number = 0,
        string? detail = null, long bytes = 0)
    {
        if (!IsOn || !clock.RequireDriver($"'{kind}' of {lane} happened"))
        {
            return;
        }

        events.Add(new()
        {
            TimeMs = clock.ElapsedMs,
            Kind = kind,
            Lane = lane,
            Key = key,
            Message = message,
            Group = group,
            Other = other,
            Number = number,
            Detail = detail,
            Bytes = bytes,
        });
    }

    /// <summary>A copy that stays as it is when the next run begins.</summary>
    public Trace Snapshot() => With(events);

    /// <summary>Forgets all lines.</summary>
    public void Clear() => events.Clear();

    /// <summary>SHA-256 of the text, in lower-case hexadecimal digits: equal for equal runs, on every machine.</summary>
    public string Hash() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(TraceText.Canonical(this)))).ToLowerInvariant();

    /// <summary>The text of <see cref="TraceText.Canonical"/>.</summary>
    public override string ToString() => TraceText.Canonical(this);

    /// <summary>A trace of the same clock with other lines.</summary>
    internal Trace With(IEnumerable<TraceEvent> lines)
    {
        var copy = new Trace(clock);
        copy.events.AddRange(lines);
        return copy;
    }

    /// <summary>Takes a line of the adversary's.</summary>
    internal void Deviated(ChoicePoint point, int option, string? subject)
    {
        if (!IsOn)
        {
            return;
        }

        events.Add(new()
        {
            TimeMs = clock.ElapsedMs,
            Kind = TraceKind.Deviated,
            Lane = AdversaryLane,
            Choice = point,
            Number = option,
            Detail = subject,
        });
    }
}
