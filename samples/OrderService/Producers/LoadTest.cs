using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace OrderService.Producers;

/// <summary>Tries queue and topic with large messages before the sales begin.</summary>
public sealed class LoadTest(IAmazonSQS sqs, IAmazonSimpleNotificationService sns)
{
    private const int Large = 500_000;

    /// <summary>Sends as large a message as the shop ever does.</summary>
    public async Task RunAsync(string queueUrl, string topicArn, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest(queueUrl, new string('x', Large));
        request.MessageAttributes["trial"] = new MessageAttributeValue { DataType = "String", StringValue = "true" };
        await sqs.SendMessageAsync(request, cancellationToken);
        await sns.PublishAsync(topicArn, new string('x', Large), cancellationToken);
    }
}
