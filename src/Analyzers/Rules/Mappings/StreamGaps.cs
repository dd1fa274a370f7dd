using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>What a stream's mapping has no answer to when a record fails again and again.</summary>
internal enum StreamGap
{
    /// <summary>Nothing, or nothing that is certain.</summary>
    None,

    /// <summary>The batch is tried until its records expire, and the shard waits.</summary>
    EndlessRetries,

    /// <summary>The batch is given up, and nobody learns of it.</summary>
    NoDestination,

    /// <summary>The batch is given up as a whole, with the records that are good.</summary>
    NoBisect,
}

/// <summary>
/// The three answers build on each other, so that one finding speaks for a mapping: what is never given up needs no destination, and where
/// nobody learns of what is given up, it does not matter much how many records that are.
/// </summary>
internal static class StreamGaps
{
    public const string Attempts = "MaximumRetryAttempts";
    public const string Age = "MaximumRecordAgeInSeconds";
    public const string Destination = "DestinationConfig";
    public const string Bisect = "BisectBatchOnFunctionError";

    /// <summary>The first one that is certain.</summary>
    public static StreamGap Of(Resource mapping)
    {
        if (mapping.IsChange || mapping.Reads is not (SourceKind.Stream or SourceKind.Table))
        {
            return StreamGap.None;
        }

        // -1 is without limit, and what applies when nothing is said.
        var attempts = mapping.Get(Attempts).Numbers(-1);
        var age = mapping.Get(Age).Numbers(-1);
        if (attempts is not null && attempts.All(a => a < 0) && age is not null && age.All(a => a < 0))
        {
            return StreamGap.EndlessRetries;
        }

        if (attempts?.All(a => a >= 0) != true && age?.All(a => a >= 0) != true)
        {
            return StreamGap.None;
        }

        var destination = mapping.Get(Destination);
        return destination.IsAbsent ? StreamGap.NoDestination
            : destination.IsSet && mapping.Get(Bisect).IsAbsent
                && mapping.Get("TumblingWindowInSeconds").Numbers(0) is [0]
                && mapping.Get("BatchSize").Numbers(LambdaFacts.DefaultStreamBatchSize) is { } sizes && sizes.All(s => s > 1)
                ? StreamGap.NoBisect
            : StreamGap.None;
    }
}
