using System.Globalization;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// The event source mappings of an account in a region. Polling is for <see cref="QueuePoller"/> and <see cref="StreamPoller"/>, one for
/// each mapping.
/// </summary>
public sealed class EventSourceMappings
{
    private readonly LambdaQuotas quotas;
    private readonly SemanticRows rows;
    private readonly List<EventSourceMapping> mappings = [];
    private long created;

    /// <summary>Creates an account without mappings.</summary>
    /// <param name="quotas">Limits; AWS's defaults if null.</param>
    /// <param name="rows">Behaviours in force.</param>
    public EventSourceMappings(LambdaQuotas? quotas = null, SemanticRows rows = default)
    {
        this.quotas = quotas ?? LambdaQuotas.Default;
        this.rows = rows;
    }

    /// <summary>All mappings in the order of their creation.</summary>
    public IReadOnlyList<EventSourceMapping> All => mappings;

    /// <summary>
    /// Creates a mapping. Errors: <c>ValidationException</c> for a value out of range, <c>InvalidParameterValueException</c> for one that
    /// does not fit the source or the function, <c>ResourceConflictException</c> when the same source is already mapped to the function.
    /// </summary>
    public Reply<EventSourceMapping> Create(long now, MappingRequest request, MappingSurroundings surroundings)
    {
        var settings = MappingValidator.Check(request, surroundings, quotas, rows);
        if (settings.Error is { } error)
        {
            return error;
        }

        foreach (var other in mappings)
        {
            if (other.SourceArn == request.SourceArn && other.FunctionArn == request.FunctionArn)
            {
                return new ServiceError(
                    "ResourceConflictException",
                    $"An event source mapping with event source (\" {request.SourceArn} \") and function (\" {request.FunctionArn} \") already exists. "
                    + $"Please update or delete the existing mapping with UUID {other.Uuid}",
                    409);
            }
        }

        var uuid = "e1f0c9d4-6b2a-4d57-8c3e-" + (++created).ToString("x12", CultureInfo.InvariantCulture);
        var mapping = new EventSourceMapping(uuid, settings.Result, now);
        mappings.Add(mapping);
        return mapping;
    }

    /// <summary>
    /// Changes a mapping; what the request leaves null stays. Source and starting position cannot change. The queue's visibility timeout is
    /// not checked again. Errors as for <see cref="Create"/>, and <c>ResourceNotFoundException</c>.
    /// </summary>
    public Reply<EventSourceMapping> Update(string uuid, MappingRequest change)
    {
        if (Find(uuid) is not { } mapping)
        {
            return NotFound();
        }

        var old = mapping.Settings;
        var isStream = old.Source is BatchSource.Kinesis or BatchSource.DynamoDb;
        var merged = change with
        {
            SourceArn = old.SourceArn,
            Source = old.Source,
            FunctionArn = change.FunctionArn.Length == 0 ? old.FunctionArn : change.FunctionArn,
            Enabled = change.Enabled ?? old.Enabled,
            BatchSize = change.BatchSize ?? old.BatchSize,
            MaximumBatchingWindowInSeconds = change.MaximumBatchingWindowInSeconds ?? WholeSeconds(old.BatchingWindow),
            ReportBatchItemFailures = change.ReportBatchItemFailures ?? old.ReportBatchItemFailures,
            Filters = change.Filters ?? old.FilterPatterns,
            MaximumConcurrency = change.MaximumConcurrency ?? old.MaximumConcurrency,
            HasProvisionedPollers = change.HasProvisionedPollers ?? old.HasProvisionedPollers,
            StartingPosition = old.Source.IsQueue() ? null : old.StartingPosition,
            StartingPositionTimestamp = old.StartingPositionTimestamp,
            ParallelizationFactor = change.ParallelizationFactor ?? (isStream ? old.ParallelizationFactor : null),
            MaximumRetryAttempts = change.MaximumRetryAttempts ?? (old.Source.IsQueue() ? null : old.MaximumRetryAttempts),
            MaximumRecordAgeInSeconds = change.MaximumRecordAgeInSeconds ?? (old.MaximumRecordAge is { } age ? (int)(age / 1000) : null),
            BisectBatchOnFunctionError =
                change.BisectBatchOnFunctionError ?? (old.Source.IsQueue() ? null : old.BisectBatchOnFunctionError),
            OnFailureDestination = change.OnFailureDestination ?? old.OnFailureDestination,
            TumblingWindowInSeconds = change.TumblingWindowInSeconds ?? (isStream ? old.TumblingWindowInSeconds : null),
        };
        var settings = MappingValidator.Check(
            merged, new MappingSurroundings(FunctionTimeout: 0), quotas, rows);
        if (settings.Error is { } error)
        {
            return error;
        }

        mapping.Settings = settings.Result;
        return mapping;
    }

    /// <summary>Deletes a mapping. Error: <c>ResourceNotFoundException</c>.</summary>
    public Reply<EventSourceMapping> Delete(string uuid)
    {
        if (Find(uuid) is not { } mapping)
        {
            return NotFound();
        }

        mappings.Remove(mapping);
        return mapping;
    }

    /// <summary>A mapping by its id; null when there is none.</summary>
    public EventSourceMapping? Find(string uuid)
    {
        foreach (var mapping in mappings)
        {
            if (mapping.Uuid == uuid)
            {
                return mapping;
            }
        }

        return null;
    }

    /// <summary>An independent copy. Pollers of the copy are made with its own mappings.</summary>
    public EventSourceMappings Clone()
    {
        var clone = new EventSourceMappings(quotas, rows) { created = created };
        foreach (var mapping in mappings)
        {
            clone.mappings.Add(mapping.Clone());
        }

        return clone;
    }

    /// <summary>Kafka's default window is no whole number of seconds: null keeps it.</summary>
    private static int? WholeSeconds(long milliseconds) => milliseconds % 1000 == 0 ? (int)(milliseconds / 1000) : null;

    private static ServiceError NotFound() => new("ResourceNotFoundException", "The resource you requested does not exist.", 404);
}
