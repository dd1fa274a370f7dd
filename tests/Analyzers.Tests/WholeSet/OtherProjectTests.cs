using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>
/// An editor has the source of the other projects of a solution, a build has only what they compile to. Both say the same of code that uses
/// them.
/// </summary>
public sealed class OtherProjectTests
{
    private const string Usings = """
        using Amazon.Lambda;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.Model;
        using Amazon.Lambda.SQSEvents;
        using Amazon.SimpleNotificationService;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using System.Text.Json;


        """;

    private const string Library = Usings + """
        namespace Shared
        {
        public static class Settings
        {
            public static readonly int Wait = 20;
            public static readonly int NoWait = 0;
            public static readonly string Group = "orders";
            public static string Topic { get; } = "orders";
            public static int Chunk => 100;
            public static string NewId() => System.Guid.NewGuid().ToString();
        }

        public sealed class Buffer(IAmazonSQS sqs)
        {
            public readonly List<SendMessageBatchRequestEntry> Entries = [];
            public async Task SendAsync(string url) { await sqs.SendMessageBatchAsync(url, Entries); Entries.Clear(); }
            public void Flush() => Entries.Clear();
        }


        public sealed class Feed : IEnumerable<string>
        {
            public IEnumerator<string> GetEnumerator() { while (Console.ReadLine() is { } line) yield return line; }
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }

        public sealed class Lines : List<string> { }

        public sealed class Redrive(IAmazonSQS sqs)
        {
            public Task AttachAsync(string url, string arn) => sqs.SetQueueAttributesAsync(url, new Dictionary<string, string> { ["RedrivePolicy"] = arn });
            public async Task<string> GetArnAsync(string url) => (await sqs.GetQueueAttributesAsync(url, ["QueueArn"])).QueueARN;
        }

        public sealed class Payments { public Task ChargeAsync(decimal amount) => Task.CompletedTask; }

        public class Note { public Note() { } private Note(int length) => Text = new('-', length); public string? Text { get; set; } public static Note Line { get; } = new(3); }

        public sealed class Answer
        {
            public List<Failed> BatchitemFailures { get; } = [];
            public sealed class Failed { public string? ItemIdentifier { get; set; } }
        }

        public abstract class TracingClient(IAmazonSQS inner) : AmazonSQSClient
        {
            public IAmazonSQS Inner => inner;
            public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
            {
                request.MessageGroupId = "orders";
                return inner.SendMessageAsync(request, cancellationToken);
            }
        }

        public static class Work
        {
            public static async Task TryAsync(string body) { try { await Task.Delay(body.Length); } catch (Exception) { } }
            public static async void Begin(string body) => await Task.Delay(body.Length);
            public static T? Read<T>(Stream payload) => JsonSerializer.Deserialize<T>(payload);
            public static void Look(object o) { }
            public static void Shrink(List<SendMessageBatchRequestEntry> entries) => entries.RemoveRange(10, 10);
            public static T Parse<T>(SQSEvent.SQSMessage message) => JsonSerializer.Deserialize<T>(message.Body)!;
            public static async Task InTransactionAsync(System.Data.Common.DbConnection db, Func<Task> work)
            {
                await using var transaction = await db.BeginTransactionAsync();
                await work();
                await transaction.CommitAsync();
            }
        }
        }

        namespace Shared.Threading
        {
        public static class Parallel { public static void ForEach(IEnumerable<string> all, Action<string> each) { foreach (var one in all) each(one); } }
        }

        namespace Amazon.SQS
        {
        public static class Batches { public static void Shrink(List<SendMessageBatchRequestEntry> entries) => entries.RemoveRange(10, 10); }
        }

        namespace System.Data.Common
        {
        public static class TransactionExtensions { public static Task EndAsync(this DbTransaction transaction) => transaction.CommitAsync(); }
        }

        namespace System.Linq
        {
        public static class Pace { public static IEnumerable<T> Slowly<T>(this IEnumerable<T> items) { foreach (var item in items) { System.Threading.Thread.Sleep(100); yield return item; } } }
        }

        namespace System.Text.Json.Nodes
        {
        public static class NodeExtensions { public static string Saved(this JsonNode node) { System.IO.File.WriteAllText("node", node.ToJsonString()); return node.ToJsonString(); } }
        }
        """;

    /// <summary>Compiled once for all.</summary>
    private static readonly Lazy<(MetadataReference InBuild, MetadataReference InEditor)> Shared = new(() =>
        Workbench.ReferencesTo(Workbench.Compile([("Library.cs", Library)]).WithAssemblyName("Shared")));

    private static string Code(string member) => Usings + $$"""
        using Shared;

        [assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

        public sealed class Mine(IAmazonSQS sqs, IAmazonSimpleNotificationService sns, IAmazonLambda lambda, System.Data.Common.DbConnection db)
        {
            private readonly Shared.Buffer buffer = new(sqs);
            private readonly Payments payments = new();
            private object Use => (sns, lambda, db, payments, buffer);
            {{member}}
        }
        """;

    public static TheoryData<string, string> Members => new()
    {
        { "AWSM2002", "public async Task Run(string url) { while (true) { var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = Settings.Wait }); foreach (var m in r.Messages ?? []) { await Work.TryAsync(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } } }" },
        { "AWSM2002", "public async Task Run(string url) { while (true) { var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = Settings.NoWait }); foreach (var m in r.Messages ?? []) { Work.Begin(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); } } }" },
        { "", "public async Task Run(string url) { while (true) { var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 }); Work.Look(r.Messages); } }" },
        { "AWSM1014", "public Task Send(string body) => sqs.SendMessageAsync(new SendMessageRequest(\"https://sqs.eu-west-1.amazonaws.com/1/orders.fifo\", body) { MessageGroupId = Settings.Group });" },
        { "", "public Task Send(string body) => sqs.SendMessageAsync(new SendMessageRequest(\"https://sqs.eu-west-1.amazonaws.com/1/orders.fifo\", body) { MessageGroupId = body, MessageDeduplicationId = Settings.NewId() });" },
        { "", "public Task Send(TracingClient client, string body) => client.SendMessageAsync(new SendMessageRequest(\"https://sqs.eu-west-1.amazonaws.com/1/orders.fifo\", body));" },
        { "AWSM1001", "public async Task Send(string url, List<string> bodies) { foreach (var c in bodies.Chunk(Settings.Chunk)) await sqs.SendMessageBatchAsync(url, c.Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b)).ToList()); }" },
        { "AWSM1001", "public async Task Send(string url, List<string> bodies) { var all = bodies.Take(20).Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b)).ToList(); Work.Shrink(all); await sqs.SendMessageBatchAsync(url, all); }" },
        { "", "public async Task Send(string url, List<SendMessageBatchRequestEntry> all) { var r = await sqs.SendMessageBatchAsync(url, all); Work.Look(r); }" },
        { "AWSM1001", "public async Task Send(string url) { buffer.Entries.Add(new(\"1\", \"a\")); buffer.Flush(); buffer.Entries.Add(new(\"1\", \"b\")); await sqs.SendMessageBatchAsync(url, buffer.Entries); }" },
        { "", "public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt) { var failures = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var m in evnt.Records) { try { await payments.ChargeAsync(m.Body.Length); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } return new(failures); }" },
        { "", "public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt) { var failures = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var m in evnt.Records) { try { var note = new Note { Text = m.Body }; await sns.PublishAsync(Settings.Topic, JsonSerializer.Serialize(note)); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } return new(failures); }" },
        { "", "public async Task<Answer> FunctionHandler(SQSEvent evnt) { var answer = new Answer(); foreach (var m in evnt.Records) { try { await Task.Delay(m.Body.Length); } catch (Exception) { answer.BatchitemFailures.Add(new() { ItemIdentifier = m.MessageId }); } } return answer; }" },
        { "", "public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt) { var failures = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var m in evnt.Records) { var note = Work.Parse<Note>(m); try { await Work.TryAsync(note.Text!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } return new(failures); }" },
        { "AWSM3001", "public async Task FunctionHandler(SQSEvent evnt) { foreach (var m in evnt.Records) { await Work.TryAsync(m.Body); } }" },
        { "AWSM3001", "public async Task FunctionHandler(SQSEvent evnt) { foreach (var m in evnt.Records) { Work.Begin(m.Body); await Task.Yield(); } }" },
        { "AWSM3001 AWSM3008", "public async Task FunctionHandler(KinesisEvent evnt) { await Task.WhenAll(evnt.Records.Select(r => Work.TryAsync(r.EventId))); }" },
        { "", "public async Task<Note?> Ask(string name) { var r = await lambda.InvokeAsync(new InvokeRequest { FunctionName = name, Payload = \"{}\" }); return Work.Read<Note>(r.Payload); }" },
        { "", "public async Task Save(string url, string body) => await Work.InTransactionAsync(db, async () => { await sqs.SendMessageAsync(url, body); });" },
        { "", "public async Task Save(string url, List<string> bodies) { foreach (var b in bodies) { await sqs.SendMessageAsync(url, Settings.Topic + b); Work.Look(b); } }" },
        { "AWSM1025", "public async Task Send(string url, List<System.Text.Json.Nodes.JsonNode> nodes) { foreach (var n in nodes) { await sqs.SendMessageAsync(url, n.ToJsonString()); } }" },
        { "", "public async Task Send(string url, List<System.Text.Json.Nodes.JsonNode> nodes) { foreach (var n in nodes) { await sqs.SendMessageAsync(url, System.Text.Json.Nodes.NodeExtensions.Saved(n)); } }" },
        { "AWSM1025", "public async Task Send(string url, List<string> bodies) { foreach (var b in bodies.Skip(1)) { await sqs.SendMessageAsync(url, b); } }" },
        { "", "public async Task Send(string url, List<string> bodies) { foreach (var b in bodies.Slowly()) { await sqs.SendMessageAsync(url, b); } }" },
        { "", "public async Task Send(string url, Feed feed) { foreach (var b in feed) { await sqs.SendMessageAsync(url, b); } }" },
        { "AWSM1025", "public async Task Send(string url, Lines lines) { foreach (var b in lines) { await sqs.SendMessageAsync(url, b); } }" },
        { "AWSM1025", "private sealed class Mail : Note { public string? To { get; set; } } public async Task Send(string url, List<string> all) { foreach (var a in all) { await sqs.SendMessageAsync(url, JsonSerializer.Serialize(new Mail { To = a })); } }" },
        { "AWSM1026", "public async Task Save(string url, string body) { await using var t = await db.BeginTransactionAsync(); using var c = db.CreateCommand(); c.CommandText = \"INSERT INTO o VALUES (1)\"; await c.ExecuteNonQueryAsync(); await sqs.SendMessageAsync(url, body); await t.CommitAsync(); }" },
        { "", "public async Task Save(string url, string body) { await using var t = await db.BeginTransactionAsync(); using var c = db.CreateCommand(); c.CommandText = \"INSERT INTO o VALUES (1)\"; await c.ExecuteNonQueryAsync(); await System.Data.Common.TransactionExtensions.EndAsync(t); await sqs.SendMessageAsync(url, body); }" },
        { "AWSM4001", "public async Task Make() { var q = await sqs.CreateQueueAsync(\"orders\"); Console.WriteLine(q.QueueUrl + await new Redrive(sqs).GetArnAsync(q.QueueUrl)); }" },
        { "", "public async Task Make(string arn) { var q = await sqs.CreateQueueAsync(\"orders\"); var url = q.QueueUrl; await new Redrive(sqs).AttachAsync(url, arn); }" },
        { "", "public async Task Make(string arn) => await new Redrive(sqs).AttachAsync((await sqs.CreateQueueAsync(\"orders\")).QueueUrl, arn);" },
        { "AWSM4001", "public async Task<string> MakeAsync() { var q = await sqs.CreateQueueAsync(\"orders\"); return q.QueueUrl; }" },
        { "AWSM4001", "private async Task<string> MakeAsync() => (await sqs.CreateQueueAsync(\"orders\")).QueueUrl; public async Task Run() => Console.WriteLine(await MakeAsync());" },
        { "AWSM7002", "public void Send(Confluent.Kafka.IProducer<string, string> producer, List<string> all) => Parallel.ForEach(all, async v => await producer.ProduceAsync(\"t\", new() { Key = v, Value = v }));" },
        { "", "public void Send(Confluent.Kafka.IProducer<string, string> producer, List<string> all) => Shared.Threading.Parallel.ForEach(all, async v => await producer.ProduceAsync(\"t\", new() { Key = v, Value = v }));" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Says_in_an_editor_what_it_says_in_a_build(string ids, string member)
    {
        var (inBuild, inEditor) = Compile(member);
        var found = await Workbench.BuildAsync(inBuild);
        Assert.Equal(ids, string.Join(' ', found.Select(d => d.Id).Order(StringComparer.Ordinal)));
        Assert.Equal(
            found.Select(Workbench.Write),
            (await Workbench.EditAsync(inEditor, inEditor.SyntaxTrees.Single(t => t.FilePath == "Code.cs"))).Select(Workbench.Write));
    }

    /// <summary>Its code is not in view: it may take elements out of a list, and look whether an answer is an error.</summary>
    [Theory]
    [InlineData("AWSM1005", "public async Task Send(string url, List<string> bodies) { var all = bodies.Take(20).Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b)).ToList(); {0}(all); await sqs.SendMessageBatchAsync(url, all); }", "Work.Shrink", false)]
    [InlineData("AWSM1005", "public async Task Send(string url, List<string> bodies) { var all = bodies.Take(20).Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b)).ToList(); {0}(all); await sqs.SendMessageBatchAsync(url, all); }", "Amazon.SQS.Batches.Shrink", false)]
    [InlineData("AWSM1007", "public async Task Send(string url) { buffer.Entries.Add(new(\"1\", \"a\")); {0}; buffer.Entries.Add(new(\"1\", \"b\")); await sqs.SendMessageBatchAsync(url, buffer.Entries); }", "buffer.Flush()", false)]
    [InlineData("AWSM1005", "public async Task Send(string url, List<string> bodies) { var all = bodies.Take(20).Select((b, i) => new SendMessageBatchRequestEntry($\"{i}\", b)).ToList(); {0}(all); await sqs.SendMessageBatchAsync(url, all); }", "Console.WriteLine", true)]
    [InlineData("AWSM1033", "public async Task<Note?> Ask(string name) { var r = await lambda.InvokeAsync(new InvokeRequest { FunctionName = name, Payload = \"{}\" }); return {0}<Note>(r.Payload); }", "Work.Read", false)]
    [InlineData("AWSM1033", "public async Task<Note?> Ask(string name) { var r = await lambda.InvokeAsync(new InvokeRequest { FunctionName = name, Payload = \"{}\" }); return {0}<Note>(r.Payload); }", "JsonSerializer.Deserialize", true)]
    public async Task Is_silent_on_what_another_project_is_given(string rule, string member, string method, bool isFound) => Assert.Equal(
        isFound,
        (await Workbench.BuildAsync(Compile(member.Replace("{0}", method, StringComparison.Ordinal)).InBuild)).Any(d => d.Id == rule));

    /// <summary>A project may be called like a library, of which it is a part or which it extends.</summary>
    [Theory]
    [InlineData("Orders")]
    [InlineData("Serilog.Sinks.Orders")]
    public async Task Does_not_take_its_own_code_for_a_known_library(string assembly)
    {
        var code = Workbench.Compile([("Code.cs", """
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public sealed class Sender(IAmazonSQS sqs)
            {
                public async Task<SendMessageBatchResponse> Send(string url, List<string> bodies)
                {
                    var all = bodies.Take(20).Select((b, i) => new SendMessageBatchRequestEntry($"{i}", b)).ToList();
                    Shrink(all);
                    return await sqs.SendMessageBatchAsync(url, all);
                }

                private static void Shrink(List<SendMessageBatchRequestEntry> entries) => entries.RemoveRange(10, 10);
            }
            """)]).WithAssemblyName(assembly);
        Assert.Empty(code.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Empty(await Workbench.BuildAsync(code));
    }

    /// <summary>What only the source tells is unknown to both.</summary>
    [Fact]
    public async Task Says_the_same_with_another_project_s_source_at_hand()
    {
        var library = Workbench.ReferencesTo(Workbench.Compile([("Library.cs", """
            using Amazon.SQS.Model;
            public enum Kind { One, Two }
            public class Order { public string OrderId { get; } = ""; public string Kind => "One"; }
            public static class Queues
            {
                public static readonly string Orders = "orders.fifo";
                public static readonly ReceiveMessageRequest Poll = new();
                public static ReceiveMessageRequest Make() => new();
                public static void Do(System.Action action) => action();
                public static string Key => "all";
            }
            """)]).WithAssemblyName("Library"));
        const string Sender = """
            using Amazon.SQS; using Amazon.SQS.Model; using Amazon.Kinesis.Model; using System.Transactions;
            public class C(IAmazonSQS sqs)
            {
                public async Task M(Order order)
                {
                    await sqs.SendMessageAsync(Queues.Orders, order.OrderId);
                    while (true) { await sqs.ReceiveMessageAsync(Queues.Poll); await sqs.ReceiveMessageAsync(Queues.Make()); }
                }

                public object Put(Order order) => (new PutRecordRequest { PartitionKey = Queues.Key }, new PutRecordRequest { PartitionKey = order.Kind });

                public async Task Save() { using var scope = new TransactionScope(); Queues.Do(() => scope.Complete()); await sqs.SendMessageAsync("q", "b"); }
            }
            """;
        var compilation = Workbench.Compile([("Code.cs", Sender)]);
        var build = await Workbench.BuildAsync(compilation.AddReferences(library.InBuild));
        var editor = await Workbench.BuildAsync(compilation.AddReferences(library.InEditor));
        Assert.Equal(RobustnessTests.Lines(build), RobustnessTests.Lines(editor));
    }

    /// <summary>A handler of another project is in every client. What is a client itself counts where a call is made through it.</summary>
    [Theory]
    [InlineData("public sealed class Client : AmazonSQSClient { }", true)]
    [InlineData("public sealed class Handler : Amazon.Runtime.Internal.PipelineHandler { public void Add(IAmazonSQS sqs) { } }", false)]
    [InlineData("internal sealed class Client : AmazonSQSClient { } public sealed class Uses { public void Add(IAmazonSQS sqs) { } }", true)]
    [InlineData("public abstract class Client : AmazonSQSClient { }", true)]
    public async Task Minds_the_pipeline_handlers_of_other_projects(string type, bool isFound)
    {
        var library = Workbench.ReferencesTo(Workbench.Compile([("Clients.cs", Usings + "namespace Clients { " + type + " }")]).WithAssemblyName("Clients"));
        var code = Workbench.Compile([("Code.cs", Usings + """
            public sealed class Mine(IAmazonSQS sqs)
            {
                public Task Send(string body) => sqs.SendMessageAsync(new SendMessageRequest("https://sqs.eu-west-1.amazonaws.com/1/orders.fifo", body));

                public async Task Run(string url) { while (true) { var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10 }); Console.WriteLine(r.Messages?.Count); } }
            }
            """)]);
        foreach (var app in new[] { code.AddReferences(library.InBuild), code.AddReferences(library.InEditor) })
        {
            var found = (await Workbench.BuildAsync(app)).Select(d => d.Id).ToList();
            Assert.Equal(isFound, found.Contains("AWSM1013"));
            Assert.Equal(isFound, found.Contains("AWSM2001"));
        }
    }

    /// <summary>
    /// What another project's types have inside, and which packages it refers to without showing it, is in view in an editor alone.
    /// </summary>
    [Theory]
    [InlineData("AWSM4001", "Team.Standards.Note(new Team.Names());")]
    [InlineData("AWSM4001", "Team.Standards.Note(new Own());")]
    [InlineData("", "Team.Standards.Note(new Holder { Queue = Orders });")]
    [InlineData("", "Team.Standards.Watch([Orders]);")]
    [InlineData("", "Team.Standards.Apply(this);")]
    [InlineData("", "Team.Standards.Apply(this); new Queue(this, \"Paid\", new QueueProps { Fifo = true, FifoThroughputLimit = FifoThroughputLimit.PER_MESSAGE_GROUP_ID, DeduplicationScope = DeduplicationScope.QUEUE });")]
    [InlineData("AWSM4001", "Plain.Guard.NotNull(this); Plain.Guard.NotNull<object>(Names);")]
    public async Task Knows_what_is_given_to_a_project_that_knows_constructs(string ids, string statement)
    {
        var team = Workbench.ReferencesTo(Workbench.Compile([("Team.cs", """
            using Amazon.CDK; using Amazon.CDK.AWS.SQS; using Constructs;
            namespace Team
            {
                public sealed class Names { private readonly Queue? last; public object? Last => last; }
                public static class Standards
                {
                    public static void Note(object names) { }
                    public static void Watch(IEnumerable<IQueue> queues) { }
                    public static void Apply(Construct scope) { }
                }
            }
            """)]).WithAssemblyName("Team.Constructs"));
        var plain = Workbench.ReferencesTo(Workbench.Compile([("Plain.cs", """
            namespace Plain { public static class Guard { public static T NotNull<T>(T value) where T : class => value is Amazon.CDK.App ? throw new ArgumentException() : value; } }
            """)]).WithAssemblyName("Plain"));
        var app = Workbench.Compile([("Code.cs", $$"""
            using Amazon.CDK; using Amazon.CDK.AWS.SQS; using Constructs;
            internal sealed class OrdersStack : Stack
            {
                public Queue Orders { get; }
                public Team.Names? Names { get; }
                internal OrdersStack(Construct scope, string id) : base(scope, id) { Orders = new Queue(this, "Orders"); {{statement}} }
            }

            internal sealed class Own { public string Name { get; set; } = ""; }
            internal sealed class Holder { public IQueue? Queue { get; set; } }
            internal static class Program { static void Main() => new OrdersStack(new App(), "orders"); }
            """)]);
        var inBuild = app.AddReferences(team.InBuild, plain.InBuild);
        Assert.DoesNotContain(inBuild.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        var found = await Workbench.BuildAsync(inBuild);
        Assert.Equal(ids, string.Join(' ', found.Select(d => d.Id).Order(StringComparer.Ordinal)));
        Assert.Equal(found.Select(Workbench.Write), (await Workbench.BuildAsync(app.AddReferences(team.InEditor, plain.InEditor))).Select(Workbench.Write));
    }

    private static (Compilation InBuild, Compilation InEditor) Compile(string member)
    {
        var code = Workbench.Compile([("Code.cs", Code(member))]);
        var inBuild = code.AddReferences(Shared.Value.InBuild);
        Assert.DoesNotContain(inBuild.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        return (inBuild, code.AddReferences(Shared.Value.InEditor));
    }
}
