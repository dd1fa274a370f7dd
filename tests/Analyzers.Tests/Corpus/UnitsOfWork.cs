using System.Data;
using Amazon.SQS;
using Amazon.SQS.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Confluent.Kafka;
using Dapper;
using MongoDB.Driver;

namespace Corpus.UnitsOfWork;

public sealed record Payment(Guid Id, string AccountId, decimal Amount);

public sealed record OutboxEntry(Guid Id, string Kind, string Body);

/// <summary>A unit of work of one's own: it collects what is to be said, and says it when its transaction is through.</summary>
public sealed class UnitOfWork(IDbConnection connection, IAmazonSQS sqs, string queueUrl)
{
    private readonly Queue<string> _afterCommit = new();

    public void Announce(string message) => _afterCommit.Enqueue(message);

    /// <summary>Runs the work in a transaction of its own.</summary>
    public async Task<T> RunAsync<T>(Func<IDbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        T result;
        using (var transaction = connection.BeginTransaction())
        {
            result = await work(transaction);
            transaction.Commit();
        }

        await CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>Has nothing of a database but its name.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        while (_afterCommit.Count > 0)
        {
            var batch = _afterCommit.Take(10).Select((body, i) => new SendMessageBatchRequestEntry { Id = $"{i}", MessageBody = body }).ToList();
            var response = await sqs.SendMessageBatchAsync(queueUrl, batch, cancellationToken);
            if (response.Failed is [var first, ..])
            {
                throw new InvalidOperationException($"{response.Failed.Count} messages were refused, the first with {first.Code}");
            }

            batch.ForEach(_ => _afterCommit.Dequeue());
        }
    }
}

public sealed class PaymentService(UnitOfWork unitOfWork, IMongoDatabase database, IAmazonStepFunctions workflows, string stateMachineArn)
{
    /// <summary>What is announced here leaves after the commit.</summary>
    public Task<int> RefundAsync(Payment payment, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async transaction =>
            {
                var rows = await transaction.Connection!.ExecuteAsync(
                    "update payments set refunded = true where id = @Id and not refunded", payment, transaction);
                if (rows > 0)
                {
                    unitOfWork.Announce($"refunded {payment.Id}");
                }

                return rows;
            },
            cancellationToken);

    /// <summary>MongoDB's driver repeats the delegate on transient errors: inside there are only documents.</summary>
    public async Task SettleAsync(Payment payment, CancellationToken cancellationToken)
    {
        var payments = database.GetCollection<Payment>("payments");
        var outbox = database.GetCollection<OutboxEntry>("outbox");
        using var session = await database.Client.StartSessionAsync(cancellationToken: cancellationToken);
        await session.WithTransactionAsync(
            async (s, token) =>
            {
                await payments.ReplaceOneAsync(s, p => p.Id == payment.Id, payment, new ReplaceOptions { IsUpsert = true }, token);
                await outbox.InsertOneAsync(s, new OutboxEntry(payment.Id, nameof(SettleAsync), payment.AccountId), cancellationToken: token);
                return true;
            },
            cancellationToken: cancellationToken);
    }

    /// <summary>The workflow begins when the payment is there to be found; its name keeps a second call from beginning another.</summary>
    public async Task AuthoriseAsync(Payment payment, CancellationToken cancellationToken)
    {
        using (var session = await database.Client.StartSessionAsync(cancellationToken: cancellationToken))
        {
            session.StartTransaction();
            await database.GetCollection<Payment>("payments").InsertOneAsync(session, payment, cancellationToken: cancellationToken);
            await session.CommitTransactionAsync(cancellationToken);
        }

        await workflows.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = stateMachineArn, Name = payment.Id.ToString(), Input = $$"""{"id":"{{payment.Id}}"}""" },
            cancellationToken);
    }
}

/// <summary>Here "transaction" is Kafka's, and what is produced belongs to it: it is visible when the transaction commits.</summary>
public sealed class ExactlyOnceCopier(IConsumer<string, byte[]> consumer, IProducer<string, byte[]> producer, string target)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    public void Start() => producer.InitTransactions(Timeout);

    public void Copy(CancellationToken cancellationToken)
    {
        if (consumer.Consume(cancellationToken) is not { Message: { } message } result)
        {
            return;
        }

        producer.BeginTransaction();
        try
        {
            // The commit waits for what was produced, and fails when a message was not delivered.
            producer.Produce(target, message);
            producer.SendOffsetsToTransaction(
                [new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)], consumer.ConsumerGroupMetadata, Timeout);
            producer.CommitTransaction(Timeout);
        }
        catch (KafkaException)
        {
            producer.AbortTransaction(Timeout);
            throw;
        }
    }
}
