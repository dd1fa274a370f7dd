using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Options;

namespace OrderService.Polling;

/// <summary>What the service for coupons takes from its queue, and gives back when it is done.</summary>
public sealed class CouponInbox(IAmazonSQS sqs, IOptions<PollingOptions> options)
{
    /// <summary>The coupon was booked.</summary>
    public Task DoneAsync(Message message, CancellationToken cancellationToken) =>
        sqs.DeleteMessageAsync(options.Value.CouponsQueueUrl, message.MessageId, cancellationToken);
}
