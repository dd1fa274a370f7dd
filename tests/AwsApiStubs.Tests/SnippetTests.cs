using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AwsMessaging.AwsApiStubs.Tests;

/// <summary>Ordinary code against the reference sets, as analyzer tests will compile it.</summary>
public sealed class SnippetTests
{
    private const string Clients = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;
        using Amazon;
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.Kinesis;
        using Amazon.KinesisFirehose;
        using Amazon.Lambda;
        using Amazon.Runtime;
        using Amazon.SimpleNotificationService;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Messaging
        {
            private readonly IAmazonSQS _sqs = new AmazonSQSClient(RegionEndpoint.EUWest1);
            private readonly IAmazonSimpleNotificationService _sns = new AmazonSimpleNotificationServiceClient(new BasicAWSCredentials("a", "b"), RegionEndpoint.USEast1);
            private readonly AmazonKinesisClient _kinesis = new AmazonKinesisClient(new AmazonKinesisConfig { RegionEndpoint = RegionEndpoint.EUWest1, MaxErrorRetry = 3 });
            private readonly IAmazonEventBridge _events = new AmazonEventBridgeClient();
            private readonly IAmazonKinesisFirehose _firehose = new AmazonKinesisFirehoseClient();
            private readonly IAmazonLambda _lambda = new AmazonLambdaClient();

            public async Task Send(string url, byte[] data)
            {
                await _sqs.SendMessageAsync(url, "body");
                await _sqs.SendMessageAsync(new SendMessageRequest(url, "body") { DelaySeconds = 5, MessageGroupId = "g" });
                await _sns.PublishAsync("arn", "message", "subject");
                await _sns.PublishAsync(new Amazon.SimpleNotificationService.Model.PublishRequest { TopicArn = "arn", MessageGroupId = "g" });
                await _kinesis.PutRecordAsync(new Amazon.Kinesis.Model.PutRecordRequest { StreamName = "s", PartitionKey = "k", Data = new MemoryStream(data) });
                var put = await _events.PutEventsAsync(new PutEventsRequest { Entries = new List<PutEventsRequestEntry> { new PutEventsRequestEntry { Source = "s", DetailType = "t", Detail = "{}", Time = DateTime.UtcNow } } });
                if (put.FailedEntryCount > 0) throw new AmazonEventBridgeException(put.Entries[0].ErrorCode);
                await _firehose.PutRecordBatchAsync("s", new List<Amazon.KinesisFirehose.Model.Record>());
                await _lambda.InvokeAsync(new Amazon.Lambda.Model.InvokeRequest { FunctionName = "f", InvocationType = InvocationType.Event, Payload = "{}" });
                try
                {
                    var received = await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, WaitTimeSeconds = 20, MaxNumberOfMessages = 10, MessageSystemAttributeNames = new List<string> { MessageSystemAttributeName.All } });
                    foreach (var message in received.Messages ?? new List<Message>()) await _sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                }
                catch (QueueDoesNotExistException e) when (e.StatusCode == System.Net.HttpStatusCode.BadRequest) { }
            }
        }
        """;

    private const string Handlers = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        [assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                foreach (var record in sqsEvent.Records)
                {
                    context.Logger.LogInformation(record.Body);
                    failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
                    await Task.Yield();
                }

                return new SQSBatchResponse(failures);
            }

            public Amazon.Lambda.KinesisEvents.StreamsEventResponse Handle(KinesisEvent e) => new()
            {
                BatchItemFailures = [new() { ItemIdentifier = e.Records[0].Kinesis.SequenceNumber }],
            };

            public string Handle(DynamoDBEvent e) => e.Records[0].Dynamodb.NewImage["id"].S;

            public static Task Main() => LambdaBootstrapBuilder
                .Create<SQSEvent, SQSBatchResponse>(new Function().FunctionHandler, new DefaultLambdaJsonSerializer())
                .Build()
                .RunAsync();
        }
        """;

    private const string SynchronousCalls = """
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Poller
        {
            public int Poll(IAmazonSQS sqs, string url)
            {
                ReceiveMessageResponse response = sqs.ReceiveMessage(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });
                foreach (var message in response.Messages) sqs.DeleteMessage(url, message.ReceiptHandle);
                int wait = new ReceiveMessageRequest().WaitTimeSeconds;
                return wait + sqs.SendMessage(url, "body").MessageId.Length;
            }
        }
        """;

    private const string Transactions = """
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SimpleNotificationService;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Hosting;
        using MongoDB.Driver;
        using Npgsql;

        public class Orders : DbContext { public DbSet<object> All => Set<object>(); }

        public class Publisher(Orders orders, IAmazonSimpleNotificationService sns, IMongoClient mongo, NpgsqlConnection connection) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await using var transaction = await orders.Database.BeginTransactionAsync(stoppingToken);
                await orders.Database.ExecuteSqlRawAsync("select 1", stoppingToken);
                await orders.SaveChangesAsync(stoppingToken);
                await sns.PublishAsync("arn", "message", stoppingToken);
                await transaction.CommitAsync(stoppingToken);
                using var session = await mongo.StartSessionAsync(cancellationToken: stoppingToken);
                await using var local = await connection.BeginTransactionAsync(stoppingToken);
                await connection.ExecuteAsync("select 1", transaction: local);
            }
        }
        """;

    private const string Ef6 = """
        using System.Data.Entity;
        using Amazon.SQS;

        public class Orders : DbContext { public DbSet<object> All { get; set; } }

        public class Publisher
        {
            public void Publish(Orders orders, IAmazonSQS sqs)
            {
                using (var transaction = orders.Database.BeginTransaction())
                {
                    orders.All.Add(new object());
                    orders.SaveChanges();
                    sqs.SendMessageAsync("url", "body").Wait();
                    transaction.Commit();
                }
            }
        }
        """;

    private const string Infrastructure = """
        using Amazon.CDK;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Lambda.EventSources;
        using Amazon.CDK.AWS.SQS;
        using Constructs;

        public class OrdersStack : Stack
        {
            public OrdersStack(Construct scope, string id, IStackProps props = null) : base(scope, id, props)
            {
                var queue = new Queue(this, "Orders", new QueueProps { VisibilityTimeout = Duration.Seconds(30), DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(this, "Dead"), MaxReceiveCount = 5 } });
                var function = new Function(this, "Handler", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = "A::B::C", Code = Code.FromAsset(".") });
                function.AddEventSource(new SqsEventSource(queue, new SqsEventSourceProps { BatchSize = 10, ReportBatchItemFailures = true }));
            }
        }
        """;

    private const string Libraries = """
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.SQS;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using AWS.Lambda.Powertools.BatchProcessing;
        using AWS.Lambda.Powertools.BatchProcessing.Sqs;
        using AWS.Lambda.Powertools.Idempotency;
        using AWS.Messaging;
        using AWS.Messaging.Lambda;

        public class RecordHandler : ISqsRecordHandler
        {
            public Task<RecordHandlerResult> HandleAsync(SQSEvent.SQSMessage record, CancellationToken cancellationToken) => Task.FromResult(RecordHandlerResult.None);
        }

        public class OrderHandler : IMessageHandler<string>
        {
            public Task<MessageProcessStatus> HandleAsync(MessageEnvelope<string> messageEnvelope, CancellationToken token = default) => Task.FromResult(MessageProcessStatus.Success());
        }

        public class Functions(ILambdaMessaging messaging)
        {
            [BatchProcessor(RecordHandler = typeof(RecordHandler))]
            public BatchItemFailuresResponse Batch(SQSEvent e) => SqsBatchProcessor.Result.BatchItemFailuresResponse;

            [Idempotent]
            public string Once([IdempotencyKey] string id) => id;

            [LambdaFunction(Timeout = 30), SQSEvent("@Orders", BatchSize = 10)]
            public Task<SQSBatchResponse> Annotated(SQSEvent e, ILambdaContext context) => messaging.ProcessLambdaEventWithBatchResponseAsync(e, context);
        }
        """;

    [Fact]
    public void SynchronousCallsCompileInVersion3() => AssertCompiles(SynchronousCalls, ReferenceSets.Framework, ReferenceSets.Aws(SdkMajor.V3));

    [Theory]
    [InlineData(SdkMajor.V3)]
    [InlineData(SdkMajor.V4)]
    public void TransactionsCompile(SdkMajor major) => AssertCompiles(
        Transactions,
        ReferenceSets.Framework,
        ReferenceSets.Aws(major),
        ReferenceSets.Hosting,
        ReferenceSets.EfCore,
        ReferenceSets.Mongo,
        ReferenceSets.Dapper,
        ReferenceSets.Npgsql);

    [Theory]
    [InlineData(SdkMajor.V3)]
    [InlineData(SdkMajor.V4)]
    public void EntityFramework6Compiles(SdkMajor major) => AssertCompiles(Ef6, ReferenceSets.Framework, ReferenceSets.Aws(major), ReferenceSets.Ef6);

    [Fact]
    public void CdkCompiles() => AssertCompiles(Infrastructure, ReferenceSets.Framework, ReferenceSets.Cdk);

    [Theory]
    [InlineData(SdkMajor.V3)]
    [InlineData(SdkMajor.V4)]
    public void PowertoolsMessagingAndAnnotationsCompile(SdkMajor major) => AssertCompiles(Libraries, ReferenceSets.Framework, ReferenceSets.Aws(major));

    [Theory]
    [InlineData(SdkMajor.V3)]
    [InlineData(SdkMajor.V4)]
    public void ClientsCompile(SdkMajor major) => AssertCompiles(Clients, ReferenceSets.Framework, ReferenceSets.Aws(major));

    [Theory]
    [InlineData(SdkMajor.V3)]
    [InlineData(SdkMajor.V4)]
    public void LambdaHandlersCompile(SdkMajor major) => AssertCompiles(Handlers, ReferenceSets.Framework, ReferenceSets.Aws(major));

    private static void AssertCompiles(string source, params ImmutableArray<MetadataReference>[] sets) =>
        Assert.Empty(CSharpCompilation.Create(
                "Snippet",
                [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
                ReferenceSets.Combine(sets),
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
}
