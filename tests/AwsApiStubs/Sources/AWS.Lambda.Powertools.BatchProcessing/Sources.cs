using System.Collections.Generic;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.KinesisEvents;
using Amazon.Lambda.SQSEvents;
using AWS.Lambda.Powertools.Common;

namespace AWS.Lambda.Powertools.BatchProcessing.Sqs
{
    public interface ISqsBatchProcessor : IBatchProcessor<SQSEvent, SQSEvent.SQSMessage> { }

    public interface ISqsRecordHandler : IRecordHandler<SQSEvent.SQSMessage> { }

    public class SqsBatchProcessor : BatchProcessor<SQSEvent, SQSEvent.SQSMessage>, ISqsBatchProcessor
    {
        public SqsBatchProcessor(IPowertoolsConfigurations powertoolsConfigurations) : base(powertoolsConfigurations) { }
        protected SqsBatchProcessor() : base(null) { }

        public static ISqsBatchProcessor Instance => throw null;
        public static ProcessingResult<SQSEvent.SQSMessage> Result => throw null;
        protected override BatchProcessorErrorHandlingPolicy GetErrorHandlingPolicyForEvent(SQSEvent @event) => throw null;
        protected override ICollection<SQSEvent.SQSMessage> GetRecordsFromEvent(SQSEvent @event) => throw null;
        protected override string GetRecordId(SQSEvent.SQSMessage record) => throw null;
    }
}

namespace AWS.Lambda.Powertools.BatchProcessing.Kinesis
{
    public interface IKinesisEventBatchProcessor : IBatchProcessor<KinesisEvent, KinesisEvent.KinesisEventRecord> { }

    public interface IKinesisEventRecordHandler : IRecordHandler<KinesisEvent.KinesisEventRecord> { }

    public class KinesisEventBatchProcessor : BatchProcessor<KinesisEvent, KinesisEvent.KinesisEventRecord>, IKinesisEventBatchProcessor
    {
        public KinesisEventBatchProcessor(IPowertoolsConfigurations powertoolsConfigurations) : base(powertoolsConfigurations) { }
        protected KinesisEventBatchProcessor() : base(null) { }

        public static IKinesisEventBatchProcessor Instance => throw null;
        public static ProcessingResult<KinesisEvent.KinesisEventRecord> Result => throw null;
        protected override BatchProcessorErrorHandlingPolicy GetErrorHandlingPolicyForEvent(KinesisEvent @event) => throw null;
        protected override ICollection<KinesisEvent.KinesisEventRecord> GetRecordsFromEvent(KinesisEvent @event) => throw null;
        protected override string GetRecordId(KinesisEvent.KinesisEventRecord record) => throw null;
    }
}

namespace AWS.Lambda.Powertools.BatchProcessing.DynamoDb
{
    public interface IDynamoDbStreamBatchProcessor : IBatchProcessor<DynamoDBEvent, DynamoDBEvent.DynamodbStreamRecord> { }

    public interface IDynamoDbStreamRecordHandler : IRecordHandler<DynamoDBEvent.DynamodbStreamRecord> { }

    public class DynamoDbStreamBatchProcessor : BatchProcessor<DynamoDBEvent, DynamoDBEvent.DynamodbStreamRecord>, IDynamoDbStreamBatchProcessor
    {
        public DynamoDbStreamBatchProcessor(IPowertoolsConfigurations powertoolsConfigurations) : base(powertoolsConfigurations) { }
        protected DynamoDbStreamBatchProcessor() : base(null) { }

        public static IDynamoDbStreamBatchProcessor Instance => throw null;
        public static ProcessingResult<DynamoDBEvent.DynamodbStreamRecord> Result => throw null;
        protected override BatchProcessorErrorHandlingPolicy GetErrorHandlingPolicyForEvent(DynamoDBEvent @event) => throw null;
        protected override ICollection<DynamoDBEvent.DynamodbStreamRecord> GetRecordsFromEvent(DynamoDBEvent @event) => throw null;
        protected override string GetRecordId(DynamoDBEvent.DynamodbStreamRecord record) => throw null;
    }
}
