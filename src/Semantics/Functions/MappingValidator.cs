using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// Checks a mapping's settings as <c>CreateEventSourceMapping</c> does and fills in its defaults.
/// Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
/// </summary>
internal static class MappingValidator
{
    /// <summary>The settings, or the error that Lambda gives.</summary>
    public static Reply<MappingSettings> Check(
        MappingRequest request, MappingSurroundings surroundings, LambdaQuotas quotas, SemanticRows rows)
    {
        if ((OutOfRange(request) ?? Unsupported(request) ?? Combination(request) ?? Missing(request, surroundings)) is { } error)
        {
            return error;
        }

        if (request.Source.IsQueue()
            && rows.Has(SemanticRow.MappingVisibility)
            && surroundings.QueueVisibilityTimeout < surroundings.FunctionTimeout)
        {
            return Invalid(string.Format(
                CultureInfo.InvariantCulture,
                "Queue visibility timeout: {0} seconds is less than Function timeout: {1} seconds",
                surroundings.QueueVisibilityTimeout,
                surroundings.FunctionTimeout));
        }

        var filter = Compile(request.Filters ?? [], quotas);
        return filter.Error is { } invalid ? invalid : Settings(request, filter.Result);
    }

    private static ServiceError? OutOfRange(MappingRequest request) =>
        Range("batchSize", request.BatchSize, LambdaFacts.StreamBatchSize)
        ?? Range("maximumBatchingWindowInSeconds", request.MaximumBatchingWindowInSeconds, LambdaFacts.BatchingWindowSeconds)
        ?? Range("parallelizationFactor", request.ParallelizationFactor, LambdaFacts.ParallelizationFactor)
        ?? Range("maximumRetryAttempts", request.MaximumRetryAttempts, LambdaFacts.MaximumRetryAttempts)
        ?? Range("tumblingWindowInSeconds", request.TumblingWindowInSeconds, LambdaFacts.TumblingWindowSeconds)
        ?? Range("scalingConfig.maximumConcurrency", request.MaximumConcurrency, LambdaFacts.MaximumConcurrency)
        ?? (request.MaximumRecordAgeInSeconds == -1
            ? null
            : Range("maximumRecordAgeInSeconds", request.MaximumRecordAgeInSeconds, LambdaFacts.MaximumRecordAge));

    /// <summary>Settings that the kind of source does not have.</summary>
    private static ServiceError? Unsupported(MappingRequest request)
    {
        var isQueue = request.Source.IsQueue();
        var isStream = request.Source is BatchSource.Kinesis or BatchSource.DynamoDb;
        var name =
            isQueue && request.StartingPosition is not null ? "StartingPosition"
            : isQueue && request.MaximumRetryAttempts is not null ? "MaximumRetryAttempts"
            : isQueue && request.MaximumRecordAgeInSeconds is not null ? "MaximumRecordAgeInSeconds"
            : isQueue && request.BisectBatchOnFunctionError is not null ? "BisectBatchOnFunctionError"
            : isQueue && request.OnFailureDestination is not null ? "DestinationConfig"
            : !isStream && request.ParallelizationFactor is not null ? "ParallelizationFactor"
            : !isStream && request.TumblingWindowInSeconds is not null ? "TumblingWindowInSeconds"
            : !isQueue && request.MaximumConcurrency is not null ? "ScalingConfig"
            : isStream && request.HasProvisionedPollers is true ? "ProvisionedPollerConfig"
            : null;
        return name is null ? null : Invalid($"Unsupported {name} parameter for given event source mapping type.");
    }

    private static ServiceError? Combination(MappingRequest request)
    {
        var size = request.BatchSize ?? DefaultBatchSize(request.Source);
        var window = request.MaximumBatchingWindowInSeconds ?? 0;
        return request.Source switch
        {
            BatchSource.FifoQueue when window > 0 => Invalid("Batching window is not supported for FIFO queues."),
            BatchSource.FifoQueue when !LambdaFacts.FifoQueueBatchSize.Value.Contains(size) =>
                Invalid($"Batch size must be between 1 and {LambdaFacts.FifoQueueBatchSize.Value.Max} for FIFO queues."),
            BatchSource.StandardQueue when size > LambdaFacts.MaxBatchSizeWithoutWindow && window == 0 =>
                Invalid("Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10"),
            _ when request.MaximumConcurrency is not null && request.HasProvisionedPollers is true =>
                Invalid("ScalingConfig and ProvisionedPollerConfig cannot be used together."),
            BatchSource.DynamoDb when request.StartingPosition == MappingStart.AtTimestamp =>
                Invalid("Unsupported starting position for DynamoDB event source: AT_TIMESTAMP"),
            _ when request.StartingPosition == MappingStart.AtTimestamp && request.StartingPositionTimestamp is null =>
                Invalid("StartingPositionTimestamp must be specified when StartingPosition is AT_TIMESTAMP."),
            _ when request.StartingPosition != MappingStart.AtTimestamp && request.StartingPositionTimestamp is not null =>
                Invalid("StartingPositionTimestamp is only valid when StartingPosition is AT_TIMESTAMP."),
            _ when !request.Source.IsQueue() && request.StartingPosition is null =>
                Invalid("1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be "
                    + "null."),
            _ => null,
        };
    }

    private static ServiceError? Missing(MappingRequest request, MappingSurroundings surroundings) =>
        surroundings.FunctionTimeout is null ? Invalid("Function does not exist")
        : surroundings.SourceExists ? null
        : request.Source switch
        {
            BatchSource.Kinesis or BatchSource.DynamoDb => Invalid($"Stream not found: {request.SourceArn}"),
            BatchSource.Kafka => Invalid($"Cluster not found: {request.SourceArn}"),
            _ => Invalid(
                "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. "
                + "SQS Error Message: The specified queue does not exist."),
        };

    private static Reply<RecordFilter> Compile(IReadOnlyList<string> filters, LambdaQuotas quotas)
    {
        if (filters.Count > quotas.MaxFilters)
        {
            return Invalid($"Filters exceed the limit of {quotas.MaxFilters.ToString(CultureInfo.InvariantCulture)}.");
        }

        var patterns = new List<EventPattern>();
        foreach (var filter in filters)
        {
            if (EventPattern.Parse(filter, PatternDialect.EventSourceMapping).Pattern is not { } pattern)
            {
                return Invalid("Invalid filter pattern definition.");
            }

            patterns.Add(pattern);
        }

        return new RecordFilter(patterns);
    }

    private static MappingSettings Settings(MappingRequest request, RecordFilter filter) => new()
    {
        FunctionArn = request.FunctionArn,
        SourceArn = request.SourceArn,
        Source = request.Source,
        Enabled = request.Enabled ?? true,
        BatchSize = request.BatchSize ?? DefaultBatchSize(request.Source),
        BatchingWindow = request.MaximumBatchingWindowInSeconds is { } seconds ? seconds * 1000L
            : request.Source == BatchSource.Kafka ? LambdaFacts.DefaultKafkaBatchingWindow : 0,
        ReportBatchItemFailures = request.ReportBatchItemFailures ?? false,
        FilterPatterns = request.Filters ?? [],
        Filter = filter,
        MaximumConcurrency = request.MaximumConcurrency,
        HasProvisionedPollers = request.HasProvisionedPollers ?? false,
        StartingPosition = request.StartingPosition ?? MappingStart.TrimHorizon,
        StartingPositionTimestamp = request.StartingPositionTimestamp,
        ParallelizationFactor = request.ParallelizationFactor ?? 1,
        MaximumRetryAttempts = request.MaximumRetryAttempts ?? -1,
        MaximumRecordAge = request.MaximumRecordAgeInSeconds is { } age and >= 0 ? age * 1000L : null,
        BisectBatchOnFunctionError = request.BisectBatchOnFunctionError ?? false,
        OnFailureDestination = request.OnFailureDestination,
        TumblingWindowInSeconds = request.TumblingWindowInSeconds ?? 0,
    };

    private static int DefaultBatchSize(BatchSource source) =>
        source.IsQueue() ? LambdaFacts.DefaultSqsBatchSize : LambdaFacts.DefaultStreamBatchSize;

    private static ServiceError? Range(string member, int? value, Bounds bounds)
    {
        if (value is not { } given || bounds.Contains(given))
        {
            return null;
        }

        var low = given < bounds.Min;
        return new ServiceError("ValidationException", string.Format(
            CultureInfo.InvariantCulture,
            "1 validation error detected: Value '{0}' at '{1}' failed to satisfy constraint: Member must have value {2} than or equal to {3}",
            given,
            member,
            low ? "greater" : "less",
            low ? bounds.Min : bounds.Max));
    }

    private static ServiceError Invalid(string message) => new("InvalidParameterValueException", message);
}
