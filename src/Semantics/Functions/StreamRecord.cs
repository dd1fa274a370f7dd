using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Functions;

/// <summary>A record of a stream or topic.</summary>
public abstract class StreamRecord : MappedRecord
{
    /// <summary>Sequence number, or offset, in decimal.</summary>
    public abstract string SequenceNumber { get; }

    /// <inheritdoc/>
    public override string Id => SequenceNumber;

    /// <summary>When it arrived, in milliseconds.</summary>
    public abstract long ArrivedAt { get; }

    /// <summary>When the source forgets it, in milliseconds.</summary>
    public abstract long ExpiresAt { get; }

    /// <summary>Seconds since 1970 with three decimals, as events have times.</summary>
    protected static JsonValue Seconds(long milliseconds) =>
        JsonValue.Parse((milliseconds / 1000m).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture));
}
