using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>What follows the stream of clicks.</summary>
internal sealed class StreamsStack : Amazon.CDK.Stack
{
    internal StreamsStack(Construct scope, string id)
        : base(scope, id)
    {
        var clicks = new Amazon.CDK.AWS.Kinesis.Stream(this, "Clicks");
        var failed = new Queue(this, "FailedOffers", new QueueProps { EnforceSSL = true, RetentionPeriod = Duration.Days(14) });
        new Alarm(this, "OffersFailed", new AlarmProps { Metric = failed.MetricApproximateNumberOfMessagesVisible(), Threshold = 1, EvaluationPeriods = 1 });
        Function.FromFunctionName(this, "Prices", "prices").AddEventSource(new KinesisEventSource(clicks, new KinesisEventSourceProps
        {
            StartingPosition = StartingPosition.LATEST,
            ReportBatchItemFailures = true,
        }));
        Function.FromFunctionName(this, "Stock", "stock").AddEventSource(new KinesisEventSource(clicks, new KinesisEventSourceProps
        {
            StartingPosition = StartingPosition.LATEST,
            ReportBatchItemFailures = true,
            RetryAttempts = 3,
        }));
        Function.FromFunctionName(this, "Offers", "offers").AddEventSource(new KinesisEventSource(clicks, new KinesisEventSourceProps
        {
            StartingPosition = StartingPosition.LATEST,
            ReportBatchItemFailures = true,
            RetryAttempts = 3,
            OnFailure = new SqsDlq(failed),
        }));
    }
}
