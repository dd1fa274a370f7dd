using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.DynamoDB;
using Amazon.Lambda.Annotations.SQS;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using AWS.Lambda.Powertools.BatchProcessing;
using AWS.Lambda.Powertools.BatchProcessing.Sqs;
using AWS.Messaging;
using AWS.Messaging.Lambda;

namespace Corpus.FrameworkHandlers;

public sealed record EmailRequested(Guid Id, string To, string Template);

public interface IMailer
{
    /// <summary>Hands the mail over; the id keeps it from being sent twice.</summary>
    Task SendAsync(EmailRequested mail, CancellationToken cancellationToken);
}

public sealed class MailRecordHandler(IMailer mailer) : ISqsRecordHandler
{
    public async Task<RecordHandlerResult> HandleAsync(SQSEvent.SQSMessage record, CancellationToken cancellationToken)
    {
        await mailer.SendAsync(JsonSerializer.Deserialize<EmailRequested>(record.Body)!, cancellationToken);
        return RecordHandlerResult.None;
    }
}

/// <summary>Powertools does the loop and the list.</summary>
public class PowertoolsFunction
{
    [BatchProcessor(RecordHandler = typeof(MailRecordHandler), ErrorHandlingPolicy = BatchProcessorErrorHandlingPolicy.DeriveFromEvent)]
    public BatchItemFailuresResponse HandlerUsingAttribute(SQSEvent _) => SqsBatchProcessor.Result.BatchItemFailuresResponse;

    public async Task<BatchItemFailuresResponse> HandlerUsingUtility(SQSEvent sqsEvent)
    {
        var result = await SqsBatchProcessor.Instance.ProcessAsync(sqsEvent, RecordHandler<SQSEvent.SQSMessage>.From(m => LambdaLogger.Log(m.MessageId)));
        return result.BatchItemFailuresResponse;
    }
}

/// <summary>AWS.Messaging hands each message to its handler and knows what failed.</summary>
public class MessagingFunction(ILambdaMessaging messaging)
{
    public Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context) =>
        messaging.ProcessLambdaEventWithBatchResponseAsync(evnt, context);
}

public sealed class EmailHandler(IMailer mailer) : IMessageHandler<EmailRequested>
{
    public async Task<MessageProcessStatus> HandleAsync(MessageEnvelope<EmailRequested> messageEnvelope, CancellationToken token = default)
    {
        try
        {
            await mailer.SendAsync(messageEnvelope.Message, token);
            return MessageProcessStatus.Success();
        }
        catch (TimeoutException)
        {
            return MessageProcessStatus.Failed();
        }
    }
}

/// <summary>A response of one's own, with the names that the service reads.</summary>
public sealed class BatchResult
{
    [JsonPropertyName("batchItemFailures")]
    public List<Item> Failures { get; } = [];

    public sealed record Item([property: JsonPropertyName("itemIdentifier")] string Id);
}

/// <summary>Keeps the failures of an invocation; derived handlers only say what to do with one message.</summary>
public abstract class SqsFunctionBase<TMessage>
    where TMessage : class
{
    private BatchResult _result = new();

    public async Task<BatchResult> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        _result = new BatchResult();
        foreach (var message in sqsEvent.Records)
        {
            await ProcessAsync(message, context);
        }

        return _result;
    }

    protected abstract Task HandleAsync(TMessage message, ILambdaContext context);

    private async Task ProcessAsync(SQSEvent.SQSMessage message, ILambdaContext context)
    {
        try
        {
            await HandleAsync(JsonSerializer.Deserialize<TMessage>(message.Body) ?? throw new JsonException("null"), context);
        }
        catch (Exception e)
        {
            context.Logger.LogError(e, "Message {Id} failed", message.MessageId);
            _result.Failures.Add(new(message.MessageId));
        }
    }
}

public sealed class MailFunction(IMailer mailer) : SqsFunctionBase<EmailRequested>
{
    protected override Task HandleAsync(EmailRequested message, ILambdaContext context) => mailer.SendAsync(message, CancellationToken.None);
}

/// <summary>The template that is generated from this has a batch size of one.</summary>
public class SingleMailFunction(IMailer mailer)
{
    [LambdaFunction(Timeout = 30)]
    [SQSEvent("@MailQueue", BatchSize = 1)]
    public async Task SendOne(SQSEvent evnt) =>
        await mailer.SendAsync(JsonSerializer.Deserialize<EmailRequested>(evnt.Records[0].Body)!, CancellationToken.None);
}

public class AnnotatedFunctions(IMailer mailer)
{
    [LambdaFunction]
    [SQSEvent("@DigestQueue", BatchSize = 10)]
    public async Task<SQSBatchResponse> SendDigests(SQSEvent evnt, ILambdaContext context)
    {
        SQSBatchResponse response = new();
        foreach (var message in evnt.Records)
        {
            try
            {
                await mailer.SendAsync(JsonSerializer.Deserialize<EmailRequested>(message.Body)!, CancellationToken.None);
            }
            catch (Exception e)
            {
                context.Logger.LogError(e, "{Id}", message.MessageId);
                response.BatchItemFailures.Add(new() { ItemIdentifier = message.MessageId });
            }
        }

        return response;
    }

    /// <summary>The generator does not allow a batch response here.</summary>
    [LambdaFunction]
    [DynamoDBEvent("@Mails")]
    public void CountMails(DynamoDBEvent evnt, ILambdaContext context) =>
        context.Logger.LogInformation("{Count} mails changed", evnt.Records.Count);
}

/// <summary>A custom runtime, whose handler is a delegate.</summary>
public static class Bootstrap
{
    public static async Task RunAsync(IMailer mailer)
    {
        using var bootstrap = LambdaBootstrapBuilder.Create(
            async (SQSEvent sqsEvent, ILambdaContext context) =>
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                foreach (var message in sqsEvent.Records)
                {
                    try
                    {
                        await mailer.SendAsync(JsonSerializer.Deserialize<EmailRequested>(message.Body)!, CancellationToken.None);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogWarning(e, "{Id} failed", message.MessageId);
                        failures.Add(new() { ItemIdentifier = message.MessageId });
                    }
                }

                return new SQSBatchResponse(failures);
            },
            new DefaultLambdaJsonSerializer()).Build();
        await bootstrap.RunAsync();
    }
}
