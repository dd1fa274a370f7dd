using System.Text.Json;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.KinesisFirehoseEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.SNSEvents;
using Amazon.Lambda.SQSEvents;

namespace Corpus.OtherEvents;

/// <summary>SNS invokes asynchronously, one record an event: there is nothing to report but an exception.</summary>
public class NotificationFunction(Func<string, Task> notify)
{
    // Named after a queue that was here once; the type is what counts.
    public async Task FunctionHandler(SNSEvent sqsEvent, ILambdaContext context)
    {
        foreach (var record in sqsEvent.Records)
        {
            context.Logger.LogInformation("Message {Id} of {Topic}", record.Sns.MessageId, record.Sns.TopicArn);
            await notify(record.Sns.Message);
        }
    }
}

public class UploadFunction
{
    public void FunctionHandler(S3Event s3Event, ILambdaContext context)
    {
        foreach (var upload in s3Event.Records ?? [])
        {
            context.Logger.LogInformation("{Bucket}/{Key}", upload.S3.Bucket.Name, upload.S3.Object.Key);
        }
    }
}

/// <summary>A Firehose transformation answers for each record by its result.</summary>
public class TransformFunction
{
    public KinesisFirehoseResponse FunctionHandler(KinesisFirehoseEvent evnt)
    {
        return new() { Records = [.. evnt.Records.Select(Transform)] };

        static KinesisFirehoseResponse.FirehoseRecord Transform(KinesisFirehoseEvent.FirehoseRecord record)
        {
            var result = new KinesisFirehoseResponse.FirehoseRecord { RecordId = record.RecordId };
            try
            {
                using var document = JsonDocument.Parse(record.DecodeData());
                result.Result = document.RootElement.TryGetProperty("internal", out _)
                    ? KinesisFirehoseResponse.TRANSFORMED_STATE_DROPPED
                    : KinesisFirehoseResponse.TRANSFORMED_STATE_OK;
                result.EncodeData(document.RootElement.GetRawText() + "\n");
            }
            catch (JsonException)
            {
                result.Result = KinesisFirehoseResponse.TRANSFORMED_STATE_PROCESSINGFAILED;
                result.Base64EncodedData = record.Base64EncodedData;
            }

            return result;
        }
    }
}

public sealed record InvoiceIssued(string InvoiceId, decimal Amount);

public class InvoiceIssuedFunction
{
    public Task FunctionHandler(CloudWatchEvent<InvoiceIssued> busEvent, ILambdaContext context)
    {
        context.Logger.LogInformation("{Type}: {Id}", busEvent.DetailType, busEvent.Detail.InvoiceId);
        return Task.CompletedTask;
    }
}

public class ApiFunction
{
    public APIGatewayProxyResponse FunctionHandler(APIGatewayProxyRequest request, ILambdaContext context) =>
        new() { StatusCode = request.Body is null ? 400 : 202, Body = context.AwsRequestId };
}

/// <summary>Helpers that take the event are no handlers, whatever they return.</summary>
public static class SqsEventExtensions
{
    public static IEnumerable<T> Bodies<T>(this SQSEvent sqsEvent) =>
        from record in sqsEvent.Records
        let body = JsonSerializer.Deserialize<T>(record.Body)
        where body is not null
        select body;

    public static void LogTo(this SQSEvent sqsEvent, ILambdaLogger logger)
    {
        foreach (var record in sqsEvent.Records)
        {
            logger.LogInformation($"{record.MessageId} from {record.EventSourceArn}");
        }
    }
}

public interface IBatchInspector
{
    Task HandleAsync(SQSEvent sqsEvent);
}

/// <summary>Called by a handler, through its interface, before the work begins.</summary>
public sealed class SizeInspector(int maxBytes) : IBatchInspector
{
    public Task HandleAsync(SQSEvent sqsEvent)
    {
        foreach (var record in sqsEvent.Records)
        {
            if (record.Body.Length > maxBytes)
            {
                LambdaLogger.Log($"Message {record.MessageId} has {record.Body.Length} characters");
            }
        }

        return Task.CompletedTask;
    }

    internal async Task HandleAllAsync(IEnumerable<SQSEvent> events)
    {
        foreach (var sqsEvent in events)
        {
            await HandleAsync(sqsEvent);
        }
    }
}
