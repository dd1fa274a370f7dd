using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Lambda;

/// <summary>Event source mappings as requests and replies have them.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html</remarks>
internal static class MappingCodec
{
    /// <summary>What kind of source an ARN is of.</summary>
    /// <exception cref="WireFault">It is none that the model maps.</exception>
    public static BatchSource SourceOf(string arn) => arn.Split(':') switch
    {
        ["arn", _, "sqs", ..] =>
            arn.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal) ? BatchSource.FifoQueue : BatchSource.StandardQueue,
        ["arn", _, "kinesis", ..] => BatchSource.Kinesis,
        ["arn", _, "dynamodb", ..] => BatchSource.DynamoDb,
        _ => throw Invalid("Unrecognized event source."),
    };

    /// <summary>The settings in a request; null for what it leaves out.</summary>
    public static MappingRequest Read(WireStructure input) => new()
    {
        Enabled = input.Boolean("Enabled"),
        BatchSize = input.Integer("BatchSize"),
        MaximumBatchingWindowInSeconds = input.Integer("MaximumBatchingWindowInSeconds"),
        ReportBatchItemFailures = ReadResponseTypes(input),
        Filters = input.Structure("FilterCriteria") is { } criteria
            ? [.. (criteria.Structures("Filters") ?? []).Select(filter => filter.Text("Pattern") ?? "")]
            : null,
        MaximumConcurrency = input.Structure("ScalingConfig")?.Integer("MaximumConcurrency"),
        HasProvisionedPollers = input.Structure("ProvisionedPollerConfig") is { } pollers ? pollers.Members.Count > 0 : null,
        StartingPosition = ReadStart(input),
        StartingPositionTimestamp = input.Time("StartingPositionTimestamp"),
        ParallelizationFactor = input.Integer("ParallelizationFactor"),
        MaximumRetryAttempts = input.Integer("MaximumRetryAttempts"),
        MaximumRecordAgeInSeconds = input.Integer("MaximumRecordAgeInSeconds"),
        BisectBatchOnFunctionError = input.Boolean("BisectBatchOnFunctionError"),
        OnFailureDestination = input.Structure("DestinationConfig")?.Structure("OnFailure")?.Text("Destination"),
        TumblingWindowInSeconds = input.Integer("TumblingWindowInSeconds"),
    };

    /// <summary>What a mapping does, in the words of the API.</summary>
    public static string StateOf(EventSourceMapping mapping) => mapping.Settings.Enabled ? "Enabled" : "Disabled";

    /// <summary>A mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="state">What it does.</param>
    public static WireStructure Write(EventSourceMapping mapping, string state)
    {
        var settings = mapping.Settings;
        var written = new WireStructure()
            .With("UUID", mapping.Uuid)
            .With("BatchSize", settings.BatchSize)
            .With("MaximumBatchingWindowInSeconds", settings.BatchingWindow / 1000)
            .With("EventSourceArn", settings.SourceArn)
            .With("FunctionArn", settings.FunctionArn)
            .With("LastModified", WireNumber.Time(mapping.CreatedAt))
            .With("State", state)
            .With("StateTransitionReason", "USER_INITIATED")
            .With("FunctionResponseTypes", new WireList(settings.ReportBatchItemFailures
                ? [LambdaFacts.ReportBatchItemFailures.Value]
                : []))
            .With("FilterCriteria", settings.FilterPatterns.Count == 0 ? null : new WireStructure().With(
                "Filters", new WireList([.. settings.FilterPatterns.Select(pattern => new WireStructure().With("Pattern", pattern))])));
        if (settings.Source is BatchSource.StandardQueue or BatchSource.FifoQueue)
        {
            return written.With(
                "ScalingConfig", settings.MaximumConcurrency is { } limit ? new WireStructure().With("MaximumConcurrency", limit) : null);
        }

        var onFailure = new WireStructure().With("Destination", settings.OnFailureDestination);
        return written
            .With("StartingPosition", NameOf(settings.StartingPosition))
            .With("StartingPositionTimestamp", settings.StartingPositionTimestamp is { } time ? WireNumber.Time(time) : null)
            .With("ParallelizationFactor", settings.ParallelizationFactor)
            .With("MaximumRecordAgeInSeconds", settings.MaximumRecordAge is { } age ? age / 1000 : -1)
            .With("BisectBatchOnFunctionError", settings.BisectBatchOnFunctionError)
            .With("MaximumRetryAttempts", settings.MaximumRetryAttempts)
            .With("TumblingWindowInSeconds", settings.TumblingWindowInSeconds)
            .With("DestinationConfig", new WireStructure().With("OnFailure", onFailure));
    }

    private static string NameOf(MappingStart start) => start switch
    {
        MappingStart.TrimHorizon => "TRIM_HORIZON",
        MappingStart.Latest => "LATEST",
        _ => "AT_TIMESTAMP",
    };

    private static MappingStart? ReadStart(WireStructure input) => input.Text("StartingPosition") switch
    {
        null => null,
        "TRIM_HORIZON" => MappingStart.TrimHorizon,
        "LATEST" => MappingStart.Latest,
        "AT_TIMESTAMP" => MappingStart.AtTimestamp,
        var other => throw NotInEnumeration(other, "startingPosition", "[TRIM_HORIZON, LATEST, AT_TIMESTAMP]"),
    };

    private static bool? ReadResponseTypes(WireStructure input)
    {
        if (input.Texts("FunctionResponseTypes") is not { } types)
        {
            return null;
        }

        return types.FirstOrDefault(type => type != LambdaFacts.ReportBatchItemFailures.Value) is { } other
            ? throw NotInEnumeration(other, "functionResponseTypes", "[ReportBatchItemFailures]")
            : types.Count > 0;
    }

    private static WireFault Invalid(string message) => new(new ServiceError("InvalidParameterValueException", message));

    private static WireFault NotInEnumeration(string value, string member, string values) => new(new ServiceError(
        "ValidationException",
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must satisfy enum value set: {values}"));
}
