namespace AwsMessaging.Semantics.Functions;

/// <summary>A mapping: from which source to which function, and how.</summary>
public sealed class EventSourceMapping
{
    internal EventSourceMapping(string uuid, MappingSettings settings, long createdAt)
    {
        Uuid = uuid;
        Settings = settings;
        CreatedAt = createdAt;
    }

    /// <summary>Its id.</summary>
    public string Uuid { get; }

    /// <summary>When it was created, in milliseconds.</summary>
    public long CreatedAt { get; }

    /// <summary>How it works. Changes with an update.</summary>
    public MappingSettings Settings { get; internal set; }

    /// <summary>The function's ARN.</summary>
    public string FunctionArn => Settings.FunctionArn;

    /// <summary>The source's ARN.</summary>
    public string SourceArn => Settings.SourceArn;

    /// <summary>What the source is.</summary>
    public BatchSource Source => Settings.Source;

    /// <summary>The region that the source's ARN names; empty where it names none.</summary>
    public string Region => SourceArn.Split(':') is { Length: > 3 } parts ? parts[3] : "";

    internal EventSourceMapping Clone() => new(Uuid, Settings, CreatedAt);
}

/// <summary>A mapping's settings with their defaults filled in.</summary>
public sealed record MappingSettings
{
    /// <summary>The function's ARN.</summary>
    public string FunctionArn { get; init; } = "";

    /// <summary>The source's ARN.</summary>
    public string SourceArn { get; init; } = "";

    /// <summary>What the source is.</summary>
    public BatchSource Source { get; init; }

    /// <summary>Whether the mapping polls.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Records in one invocation at the most.</summary>
    public int BatchSize { get; init; }

    /// <summary>Milliseconds that records are gathered for.</summary>
    public long BatchingWindow { get; init; }

    /// <summary>Whether the function's report of failed items is read.</summary>
    public bool ReportBatchItemFailures { get; init; }

    /// <summary>The filters as they were given.</summary>
    public IReadOnlyList<string> FilterPatterns { get; init; } = [];

    /// <summary>The filters, compiled.</summary>
    public RecordFilter Filter { get; init; } = RecordFilter.None;

    /// <summary>Concurrent invocations at the most; null for no limit of the mapping's own.</summary>
    public int? MaximumConcurrency { get; init; }

    /// <summary>Whether the mapping has provisioned pollers.</summary>
    public bool HasProvisionedPollers { get; init; }

    /// <summary>Where the mapping of a stream begins.</summary>
    public MappingStart StartingPosition { get; init; }

    /// <summary>The time to begin at, in milliseconds.</summary>
    public long? StartingPositionTimestamp { get; init; }

    /// <summary>Batches of one shard at a time.</summary>
    public int ParallelizationFactor { get; init; } = 1;

    /// <summary>Retries of a batch; −1 without limit.</summary>
    public int MaximumRetryAttempts { get; init; } = -1;

    /// <summary>Milliseconds after which records are given up; null without limit.</summary>
    public long? MaximumRecordAge { get; init; }

    /// <summary>Whether a failed batch is halved.</summary>
    public bool BisectBatchOnFunctionError { get; init; }

    /// <summary>ARN that is told of discarded records; null for none.</summary>
    public string? OnFailureDestination { get; init; }

    /// <summary>Seconds of a tumbling window; 0 for none.</summary>
    public int TumblingWindowInSeconds { get; init; }
}
