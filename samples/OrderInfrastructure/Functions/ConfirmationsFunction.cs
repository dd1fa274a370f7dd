using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

namespace OrderInfrastructure.Functions;

/// <summary>Hands confirmations of orders to the mail server.</summary>
public class ConfirmationsFunction
{
    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var message in sqsEvent.Records)
        {
            try
            {
                await File.WriteAllTextAsync($"/mnt/mail/{message.MessageId}.eml", message.Body);
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Confirmation {message.MessageId} was not sent: {e.Message}");
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
            }
        }

        return new SQSBatchResponse(failures);
    }
}
