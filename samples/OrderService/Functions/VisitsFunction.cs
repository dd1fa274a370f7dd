using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.KinesisEvents;
using OrderService.Contracts;

namespace OrderService.Functions;

/// <summary>Logs the visits of the shop for the marketing team.</summary>
public class VisitsFunction
{
    public StreamsEventResponse FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
    {
        var failures = new List<StreamsEventResponse.BatchItemFailure>();
        foreach (var record in kinesisEvent.Records)
        {
            try
            {
                var data = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray());
                var view = OrderJson.Read<PageViewed>(Encoding.UTF8.GetString(Convert.FromBase64String(data)));
                context.Logger.LogInformation($"{view.SessionId} saw {view.Path}");
            }
            catch (Exception e)
            {
                context.Logger.LogError($"Record {record.Kinesis.SequenceNumber} failed: {e.Message}");
                failures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });
                break;
            }
        }

        return new StreamsEventResponse { BatchItemFailures = failures };
    }
}
