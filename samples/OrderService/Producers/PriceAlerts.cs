using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;

namespace OrderService.Producers;

/// <summary>Sets up the topic that tells about prices that fell, for a developer's machine, and tries it.</summary>
public sealed class PriceAlerts(IAmazonSimpleNotificationService sns)
{
    public async Task SetUpAsync(string mailQueueArn, string productId)
    {
        var topic = await sns.CreateTopicAsync("price-alerts");
        await sns.SubscribeAsync(new SubscribeRequest
        {
            TopicArn = topic.TopicArn,
            Protocol = "sqs",
            Endpoint = mailQueueArn,
            Attributes = new Dictionary<string, string>
            {
                ["FilterPolicy"] = """{"percent":[{"numeric":[">=",20]}]}""",
                ["RedrivePolicy"] = """{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:alerts-undelivered"}""",
            },
        });
        await sns.PublishAsync(new PublishRequest
        {
            TopicArn = topic.TopicArn,
            Message = productId,
            MessageAttributes = new Dictionary<string, MessageAttributeValue>
            {
                ["percent"] = new MessageAttributeValue { DataType = "String", StringValue = "25" },
            },
        });
    }
}
