using Amazon.Lambda.SQSEvents;

namespace OrderInfrastructure.Functions;

/// <summary>Invites customers to rate what they bought.</summary>
public class InvitationsFunction
{
    public async Task InviteAsync(SQSEvent sqsEvent)
    {
        foreach (var message in sqsEvent.Records)
        {
            await File.WriteAllTextAsync($"/mnt/mail/{message.MessageId}.eml", message.Body);
        }
    }
}
