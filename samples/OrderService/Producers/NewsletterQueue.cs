using Amazon.SQS;
using Amazon.SQS.Model;

namespace OrderService.Producers;

/// <summary>Hands addresses to the team that sends the newsletter.</summary>
public sealed class NewsletterQueue(IAmazonSQS sqs)
{
    /// <summary>Welcomes a new customer, an hour after the first order.</summary>
    public async Task WelcomeAsync(string email, CancellationToken cancellationToken)
    {
        await sqs.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = "newsletter",
                MessageBody = email,
                DelaySeconds = 3600,
            },
            cancellationToken);
    }
}
