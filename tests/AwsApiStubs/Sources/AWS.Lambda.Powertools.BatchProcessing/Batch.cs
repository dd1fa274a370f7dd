using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AWS.Lambda.Powertools.Common;

namespace AWS.Lambda.Powertools.BatchProcessing;

[AttributeUsage(AttributeTargets.Method)]
public class BatchProcessorAttribute : UniversalWrapperAttribute
{
    public Type BatchProcessor { get; set; }
    public Type BatchProcessorProvider { get; set; }
    public Type RecordHandler { get; set; }
    public Type RecordHandlerProvider { get; set; }
    public BatchProcessorErrorHandlingPolicy ErrorHandlingPolicy { get; set; }
    public bool BatchParallelProcessingEnabled { get; set; }
    public int MaxDegreeOfParallelism { get; set; }
    public bool ThrowOnFullBatchFailure { get; set; }
}

public enum BatchProcessorErrorHandlingPolicy
{
    DeriveFromEvent,
    ContinueOnBatchItemFailure,
    StopOnFirstBatchItemFailure
}

public class BatchItemFailuresResponse
{
    public List<BatchItemFailure> BatchItemFailures { get; init; }

    public class BatchItemFailure
    {
        public string ItemIdentifier { get; init; }
    }
}

public interface IBatchProcessor<in TEvent, TRecord>
{
    ProcessingResult<TRecord> ProcessingResult { get; }
    Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler);
    Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler, CancellationToken cancellationToken);
    Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler, ProcessingOptions processingOptions);
}

public abstract class BatchProcessor<TEvent, TRecord> : IBatchProcessor<TEvent, TRecord>
{
    protected BatchProcessor(IPowertoolsConfigurations powertoolsConfigurations) { }

    public ProcessingResult<TRecord> ProcessingResult { get; protected set; }
    public Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler) => throw null;
    public Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler, CancellationToken cancellationToken) => throw null;
    public virtual Task<ProcessingResult<TRecord>> ProcessAsync(TEvent @event, IRecordHandler<TRecord> recordHandler, ProcessingOptions processingOptions) => throw null;
    protected abstract BatchProcessorErrorHandlingPolicy GetErrorHandlingPolicyForEvent(TEvent @event);
    protected abstract ICollection<TRecord> GetRecordsFromEvent(TEvent @event);
    protected abstract string GetRecordId(TRecord record);
}

public interface IBatchProcessorProvider<in TEvent, TRecord>
{
    IBatchProcessor<TEvent, TRecord> Create();
}

public interface IRecordHandler<in TRecord>
{
    Task<RecordHandlerResult> HandleAsync(TRecord record, CancellationToken cancellationToken);
}

public interface IRecordHandlerProvider<in TRecord>
{
    IRecordHandler<TRecord> Create();
}

public class RecordHandler<TRecord> : IRecordHandler<TRecord>
{
    private RecordHandler() { }

    public Task<RecordHandlerResult> HandleAsync(TRecord record, CancellationToken cancellationToken) => throw null;
    public static IRecordHandler<TRecord> From(Action<TRecord> handlerAction) => throw null;
    public static IRecordHandler<TRecord> From(Func<TRecord, Task<RecordHandlerResult>> handlerFunc) => throw null;
}

public class RecordHandlerResult
{
    public static RecordHandlerResult None => throw null;
    public static RecordHandlerResult FromData(object data) => throw null;
    public object Data { get; init; }
}

public class ProcessingOptions
{
    public CancellationToken? CancellationToken { get; init; }
    public int? MaxDegreeOfParallelism { get; init; }
    public BatchProcessorErrorHandlingPolicy? ErrorHandlingPolicy { get; init; }
    public bool BatchParallelProcessingEnabled { get; init; }
    public bool ThrowOnFullBatchFailure { get; init; }
}

public class ProcessingResult<TRecord>
{
    public BatchItemFailuresResponse BatchItemFailuresResponse => throw null;
    public List<TRecord> BatchRecords => throw null;
    public List<RecordSuccess<TRecord>> SuccessRecords => throw null;
    public List<RecordFailure<TRecord>> FailureRecords => throw null;
    public void Clear() { }
}

public class RecordSuccess<TRecord>
{
    public RecordHandlerResult HandlerResult { get; init; }
    public TRecord Record { get; init; }
    public string RecordId { get; init; }
}

public class RecordFailure<TRecord>
{
    public Exception Exception { get; init; }
    public TRecord Record { get; init; }
    public string RecordId { get; init; }
}
