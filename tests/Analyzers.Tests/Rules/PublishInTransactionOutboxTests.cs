using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>The second fix of AWSM1026: the message becomes a row of an outbox, which a relay sends.</summary>
public sealed class PublishInTransactionOutboxTests
{
    private const string Id = "AWSM1026";

    private static readonly string Key = Fix.Alternative("Outbox");

    public static TheoryData<SdkMajor> Majors => [SdkMajor.V3, SdkMajor.V4];

    private static string Context(string sets = "public DbSet<Order> Orders => Set<Order>();") => $$"""
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Data;

        public class Order { public Guid Id { get; set; } public string Email { get; set; } = ""; public string? Note { get; set; } }

        public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
        {
            {{sets}}
        }
        """;

    /// <summary>A service whose method has the given statements between the opening and the commit of a transaction.</summary>
    private static string Service(string statements, string begin = "await using var tx = await db.Database.BeginTransactionAsync(ct);", string commit = "await tx.CommitAsync(ct);") => $$"""
        using System.Data.Common;
        using System.Text;
        using System.Text.Json;
        using System.Transactions;
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.Kinesis;
        using Amazon.KinesisFirehose;
        using Amazon.Lambda;
        using Amazon.SimpleNotificationService;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Amazon.StepFunctions;
        using Confluent.Kafka;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using MongoDB.Driver;
        using Npgsql;
        using Shop.Data;

        namespace Shop.Orders;

        public class Checkout
        {
            private readonly ShopContext db;
            private readonly DbConnection connection;
            private readonly NpgsqlDataSource source;
            private readonly IAmazonSQS sqs;
            private readonly IAmazonSimpleNotificationService sns;
            private readonly IAmazonEventBridge events;
            private readonly IAmazonKinesis kinesis;
            private readonly IAmazonKinesisFirehose firehose;
            private readonly IAmazonStepFunctions machines;
            private readonly IAmazonLambda functions;
            private readonly IProducer<string, string> kafka;
            private readonly IMongoClient mongo;
            private readonly string url;

            public Checkout(
                ShopContext db, DbConnection connection, NpgsqlDataSource source, IAmazonSQS sqs, IAmazonSimpleNotificationService sns, IAmazonEventBridge events,
                IAmazonKinesis kinesis, IAmazonKinesisFirehose firehose, IAmazonStepFunctions machines, IAmazonLambda functions,
                IProducer<string, string> kafka, IMongoClient mongo, string url) =>
                (this.db, this.connection, this.source, this.sqs, this.sns, this.events, this.kinesis, this.firehose, this.machines, this.functions, this.kafka, this.mongo, this.url)
                    = (db, connection, source, sqs, sns, events, kinesis, firehose, machines, functions, kafka, mongo, url);

            public async Task PlaceAsync(Order order, List<Order> orders, bool flag, CancellationToken ct)
            {
                {{begin}}
                {{statements}}
                {{commit}}
            }
        }
        """.ReplaceLineEndings("\n");

    private static FixedProject Project(SdkMajor major, string service, string? context = null) =>
        new(major, ("ShopContext.cs", context ?? Context()), ("Checkout.cs", service));

    /// <summary>The action is offered, and makes these lines of the statements.</summary>
    private static async Task Writes(SdkMajor major, string service, string expected, params string[] files)
    {
        using var project = Project(major, service);
        Assert.True(await project.ApplyAsync(Id, Key));
        Assert.Empty(await project.ComplaintsAsync());
        Assert.Contains(expected.ReplaceLineEndings("\n"), await project.TextAsync("Checkout.cs"), StringComparison.Ordinal);
        Assert.Equal(["ShopContext.cs", "Checkout.cs", .. files], project.Names);
    }

    private static readonly string[] Files = ["OutboxMessage.cs", "OutboxRelay.cs", "SqsOutboxRelay.cs", "OutboxWorker.cs"];

    [Theory]
    [MemberData(nameof(Majors))]
    public Task Adds_a_row_to_the_context_and_saves_it(SdkMajor major) => Writes(major, Service("""
        db.Orders.Add(order);
                await db.SaveChangesAsync(ct);

                // The customer gets a mail.
                await sqs.SendMessageAsync(url, order.Email, ct).ConfigureAwait(false); // soon
        """), """
                await db.SaveChangesAsync(ct);

                // The customer gets a mail.
                db.OutboxMessages.Add(new OutboxMessage
                {
                    Channel = "Sqs",
                    Destination = url,
                    Body = order.Email,
                });
                await db.SaveChangesAsync(ct).ConfigureAwait(false); // soon
                await tx.CommitAsync(ct);
        """, Files);

    [Theory]
    [MemberData(nameof(Majors))]
    public Task Takes_the_request_apart(SdkMajor major) => Writes(major, Service("""
        var request = new SendMessageRequest(url, JsonSerializer.Serialize(order))
                {
                    MessageGroupId = order.Id.ToString(),
                    MessageAttributes = new Dictionary<string, MessageAttributeValue>
                    {
                        ["type"] = new MessageAttributeValue { DataType = "String", StringValue = nameof(Order) },
                    },
                };
                await sqs.SendMessageAsync(request, ct);
                await db.SaveChangesAsync(ct);
        """), """
                await using var tx = await db.Database.BeginTransactionAsync(ct);
                db.OutboxMessages.Add(new OutboxMessage
                {
                    Channel = "Sqs",
                    Destination = url,
                    GroupId = order.Id.ToString(),
                    Body = JsonSerializer.Serialize(order),
                    Attributes = OutboxMessage.WriteAttributes(("type", nameof(Order))),
                });
                await db.SaveChangesAsync(ct);
                await tx.CommitAsync(ct);
        """, Files);

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Writes_every_service_s_messages(SdkMajor major)
    {
        (string Publish, string Channel, string[] Columns)[] cases =
        [
            ("await sns.PublishAsync(\"topic\", order.Email, ct);", "Sns", ["Destination = \"topic\"", "Body = order.Email"]),
            ("await sns.PublishBatchAsync(new Amazon.SimpleNotificationService.Model.PublishBatchRequest { TopicArn = \"topic\", PublishBatchRequestEntries = [new() { Id = \"1\", Message = order.Email }] });", "Sns", ["Destination = \"topic\"", "Body = order.Email"]),
            ("await sqs.SendMessageBatchAsync(url, new List<SendMessageBatchRequestEntry> { new(\"1\", \"a\"), new(\"2\", \"b\") });", "Sqs", ["Destination = url", "Body = \"a\"", "Body = \"b\""]),
            ("await events.PutEventsAsync(new PutEventsRequest { Entries = new List<PutEventsRequestEntry> { new PutEventsRequestEntry { Source = \"shop\", DetailType = \"OrderPlaced\", Detail = JsonSerializer.Serialize(order) } } }, ct);", "EventBridge", ["Destination = \"default\"", "Attributes = OutboxMessage.WriteAttributes((\"Source\", \"shop\"), (\"DetailType\", \"OrderPlaced\"))"]),
            ("await kinesis.PutRecordAsync(new Amazon.Kinesis.Model.PutRecordRequest { StreamName = \"orders\", PartitionKey = order.Email, Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(order)) });", "Kinesis", ["GroupId = order.Email", "Body = JsonSerializer.Serialize(order)"]),
            ("await kinesis.PutRecordsAsync(new Amazon.Kinesis.Model.PutRecordsRequest { StreamName = \"orders\", Records = [new() { PartitionKey = order.Email, Data = new MemoryStream(Encoding.UTF8.GetBytes(order.Email)) }] });", "Kinesis", ["GroupId = order.Email", "Body = order.Email"]),
            ("await firehose.PutRecordAsync(new Amazon.KinesisFirehose.Model.PutRecordRequest { DeliveryStreamName = \"log\", Record = new Amazon.KinesisFirehose.Model.Record { Data = new MemoryStream(Encoding.UTF8.GetBytes(order.Email + \"\\n\")) } });", "Firehose", ["Destination = \"log\"", "Body = order.Email + \"\\n\""]),
            ("await machines.StartExecutionAsync(new Amazon.StepFunctions.Model.StartExecutionRequest { StateMachineArn = \"arn\", Name = \"n\", Input = \"{}\" });", "StepFunctions", ["DeduplicationId = \"n\"", "Body = \"{}\""]),
            ("await functions.InvokeAsync(new Amazon.Lambda.Model.InvokeRequest { FunctionName = \"f\", InvocationType = InvocationType.Event, Payload = \"{}\" });", "Lambda", ["Destination = \"f\"", "Body = \"{}\""]),
        ];
        foreach (var (publish, channel, columns) in cases)
        {
            using var project = Project(major, Service(publish));
            Assert.True(await project.ApplyAsync(Id, Key), publish);
            Assert.Equal([], await project.ComplaintsAsync());
            var code = await project.TextAsync("Checkout.cs");
            Assert.Contains($"Channel = \"{channel}\"", code, StringComparison.Ordinal);
            Assert.All(columns, c => Assert.Contains(c, code, StringComparison.Ordinal));
            Assert.Contains($"{channel}OutboxRelay.cs", project.Names);
        }
    }

    [Theory]
    [InlineData("await using var tx = await connection.BeginTransactionAsync(ct);", "await tx.CommitAsync(ct);")]
    [InlineData("await using var c = await source.OpenConnectionAsync(ct); await using var tx = await c.BeginTransactionAsync(ct);", "await tx.CommitAsync(ct);")]
    [InlineData("await using var tx = await db.Database.GetDbConnection().BeginTransactionAsync(ct);", "await tx.CommitAsync(ct);")]
    public Task Inserts_a_row_by_the_transaction(string begin, string commit) => Writes(SdkMajor.V4, Service(
        "await sqs.SendMessageAsync(url, order.Note, ct);", begin, commit), """
                await OutboxTable.InsertAsync(
                    tx,
                    new OutboxMessage
                    {
                        Channel = "Sqs",
                        Destination = url,
                        Body = order.Note!,
                    },
                    ct);
        """, "OutboxMessage.cs", "OutboxTable.cs", "OutboxRelay.cs", "SqsOutboxRelay.cs", "OutboxWorker.cs");

    [Fact]
    public Task Inserts_a_row_by_a_transaction_without_asynchronous_methods() => Writes(SdkMajor.V3, Service(
        "await Task.Yield(); sqs.SendMessage(url, order.Email);",
        "using var tx = ((System.Data.IDbConnection)connection).BeginTransaction();", "tx.Commit();"), """
        OutboxTable.Insert(
        """, "OutboxMessage.cs", "OutboxTable.cs", "OutboxRelay.cs", "SqsOutboxRelay.cs", "OutboxWorker.cs");
}
