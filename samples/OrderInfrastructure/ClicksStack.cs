using Amazon.CDK;
using Amazon.CDK.AWS.Kinesis;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SQS;
using Constructs;
using Stream = Amazon.CDK.AWS.Kinesis.Stream;

namespace OrderInfrastructure;

/// <summary>What customers look at in the shop.</summary>
internal sealed class ClicksStack : Stack
{
    internal ClicksStack(Construct scope, string id, IQueue failed)
        : base(scope, id)
    {
        var clicks = new Stream(this, "Clicks", new StreamProps { ShardCount = 1 });
        var recommend = new Function(this, "Recommend", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "Shop::Shop.Recommend::Handle",
            Code = Code.FromAsset("publish"),
        });
        recommend.AddEventSource(new KinesisEventSource(clicks, new KinesisEventSourceProps
        {
            StartingPosition = StartingPosition.LATEST,
            ReportBatchItemFailures = true,
            BisectBatchOnError = true,
            RetryAttempts = 3,
            MaxRecordAge = Duration.Hours(6),
            OnFailure = new SqsDlq(failed),
        }));
    }
}
