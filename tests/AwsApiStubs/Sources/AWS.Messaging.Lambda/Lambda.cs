#nullable enable
using System.Threading.Tasks;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

namespace AWS.Messaging.Lambda;

public interface ILambdaMessaging
{
    Task ProcessLambdaEventAsync(SQSEvent sqsEvent, ILambdaContext lambdaContext);
    Task<SQSBatchResponse> ProcessLambdaEventWithBatchResponseAsync(SQSEvent sqsEvent, ILambdaContext lambdaContext);
}

public class LambdaMessagingOptions
{
    public int MaxNumberOfConcurrentMessages { get; set; }
    public bool DeleteMessagesWhenCompleted { get; set; }
    public int? VisibilityTimeoutForBatchFailures { get; set; }
}
