namespace Corpus.LookAlikes
{
    /// <summary>A service bus, with the words of every other one.</summary>
    public sealed class ServiceBusMessage
    {
        public string? PartitionKey { get; set; }

        public string? SessionId { get; set; }

        public string? Body { get; init; }
    }

    public sealed class SendMessageRequest
    {
        public required string QueueUrl { get; init; }

        public string? MessageBody { get; init; }

        public string? MessageDeduplicationId { get; init; }
    }

    public sealed record ReceiveMessageResponse(IReadOnlyList<ServiceBusMessage> Messages);

    public interface IMessageBroker
    {
        Task SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default);

        Task SendMessageAsync(string queueUrl, string messageBody);

        Task<ReceiveMessageResponse> ReceiveMessageAsync(string queueUrl, CancellationToken cancellationToken = default);

        Task SendMessageBatchAsync(string queueUrl, List<ServiceBusMessage> entries);
    }

    public interface ITransaction : IAsyncDisposable
    {
        Task CommitAsync();
    }

    /// <summary>The broker's transactions take in what is sent.</summary>
    public interface ITransactionalBroker : IMessageBroker
    {
        Task<ITransaction> BeginTransactionAsync();
    }

    public sealed class BrokerPoller(ITransactionalBroker broker)
    {
        public async Task RunAsync(CancellationToken cancellationToken)
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var response = await broker.ReceiveMessageAsync("jobs.fifo", cancellationToken);
                await using var transaction = await broker.BeginTransactionAsync();
                foreach (var message in response.Messages)
                {
                    await broker.SendMessageAsync("https://broker/done.fifo", message.Body ?? "");
                }

                await broker.SendMessageAsync(
                    new SendMessageRequest { QueueUrl = "audit.fifo", MessageDeduplicationId = Guid.NewGuid().ToString() }, cancellationToken);
                await transaction.CommitAsync();
            }
        }

        public Task ForwardAsync(ServiceBusMessage message)
        {
            message.PartitionKey = "all";
            return broker.SendMessageBatchAsync("copies", [message]);
        }
    }
}

namespace Corpus.LookAlikes.Amazon.Kinesis
{
    using Corpus.LookAlikes.Amazon.Kinesis.Model;

    /// <summary>A recorder of our own, in a namespace that sounds like another's.</summary>
    public interface IAmazonKinesis
    {
        Task<PutRecordsResponse> PutRecordsAsync(PutRecordsRequest request);

        Task PutRecordAsync(PutRecordRequest request);
    }

    public sealed class Recorder(IAmazonKinesis recorder)
    {
        public Task StartAsync() => recorder.PutRecordAsync(new PutRecordRequest { PartitionKey = "start" });

        public async Task StopAsync() =>
            await recorder.PutRecordsAsync(new PutRecordsRequest { Records = { new PutRecordRequest { PartitionKey = nameof(StopAsync) } } });
    }
}

namespace Corpus.LookAlikes.Amazon.Kinesis.Model
{
    public sealed class PutRecordRequest
    {
        public required string PartitionKey { get; init; }
    }

    public sealed class PutRecordsRequest
    {
        public List<PutRecordRequest> Records { get; } = [];
    }

    public sealed class PutRecordsResponse
    {
        public int FailedRecordCount { get; init; }
    }
}

namespace Corpus.LookAlikes.Lambda.SQSEvents
{
    /// <summary>Not Lambda's: a batch of our own scheduler.</summary>
    public sealed class SQSEvent
    {
        public List<string> Records { get; } = [];
    }

    public class ReplayFunction
    {
        public async Task FunctionHandler(SQSEvent sqsEvent)
        {
            foreach (var record in sqsEvent.Records)
            {
                await Console.Out.WriteLineAsync(record);
            }
        }
    }
}
