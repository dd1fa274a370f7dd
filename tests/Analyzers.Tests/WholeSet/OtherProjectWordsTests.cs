using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>
/// What a team keeps in a project of its own: base classes, requests and clients derived from the SDK's, lanes, leases, helpers for
/// producers. A build does not see what they do, so code that uses them is right as far as anybody can tell; beside it stands the same
/// code without them, which is not.
/// </summary>
public sealed class OtherProjectWordsTests
{
    private const string Usings = """
        using Amazon;
        using Amazon.Runtime;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Confluent.Kafka;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Hosting;


        """;

    private const string Library = Usings + """
        namespace Platform
        {
        public class LongPoll : ReceiveMessageRequest
        {
            public LongPoll(string url) { QueueUrl = url; WaitTimeSeconds = 20; MaxNumberOfMessages = 10; MessageAttributeNames = new List<string> { "All" }; }
        }

        public class Msk : ConsumerConfig { public Msk() { EnableAutoOffsetStore = false; } }

        public abstract class Restarting : BackgroundService
        {
            public override async Task StartAsync(CancellationToken stop) { while (true) { try { await ExecuteAsync(stop); return; } catch (Exception) { } } }
        }

        public interface IOutboxSqs : IAmazonSQS { }

        public class Lanes
        {
            public Task RunAsync(Message message, Func<Message, Task> handle) => handle(message);
            public Task EnqueueAsync(Message message) => Task.CompletedTask;
        }

        public static class Texts { public static string Of(Message message) => message.Body; }

        public interface IHandler { Task HandleAsync(Message message); Task HandleAsync(string body); }

        public class Leases { public IDisposable Hold(string handle) => null!; public Task DeleteAsync(string handle) => Task.CompletedTask; public Task KeepAsync(Message message, Task work) => work; }

        public interface ITenant { AWSCredentials Credentials { get; } RegionEndpoint Region { get; } }
        public class Settings { public string Region { get; set; } = ""; }

        public class Offsets
        {
            public void Attach<K, V>(ConsumerBuilder<K, V> builder) => builder.SetPartitionsAssignedHandler((c, all) => all.Select(p => new TopicPartitionOffset(p, 5)));
        }
        }
        """;

    private static string Code(string member) => Usings + $$"""
        using Platform;

        public sealed class Mine(IAmazonSQS sqs, IOutboxSqs outbox, DbContext db, Lanes lanes, IHandler handler, Leases leases, ITenant tenant, Settings settings, Offsets offsets, string url)
        {
            private const string Fifo = "https://sqs.eu-west-1.amazonaws.com/1/orders.fifo";
            private object Use => (sqs, outbox, db, lanes, handler, leases, tenant, settings, offsets, url);
            {{member}}
        }
        """;

    private static string Poll(string receive, string work = "await handler.HandleAsync(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle);") =>
        $$"""public async Task Run() { while (true) { var r = await sqs.ReceiveMessageAsync({{receive}}); if (r.Messages != null) { foreach (var m in r.Messages) { {{work}} } } } }""";

    private static string Several(string work, string names = "\"All\"") =>
        $$"""public async Task Run() { var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Fifo, MaxNumberOfMessages = 10, AttributeNames = new List<string> { {{names}} } }); if (r.Messages != null) await Task.WhenAll(r.Messages.Select(m => {{work}})); }""";

    private static string Consume(string build, string config = "new ConsumerConfig { GroupId = \"g\" }") =>
        $$"""public async Task Run(CancellationToken stop) { var builder = new ConsumerBuilder<string, string>({{config}}); {{build}} var consumer = builder.Build(); consumer.Subscribe("t"); while (!stop.IsCancellationRequested) { var result = consumer.Consume(stop); await handler.HandleAsync(result.Message.Value); } consumer.Close(); }""";

    public static TheoryData<string, string> Members => new()
    {
        { "", Poll("new LongPoll(url)") },
        { "", Poll("new LongPoll(url) { VisibilityTimeout = 60 }") },
        { "AWSM2001", Poll("new LongPoll(url) { WaitTimeSeconds = 0 }") },
        { "AWSM2001", Poll("new Own { QueueUrl = url, MaxNumberOfMessages = 10 }") + " private class Own : ReceiveMessageRequest { public string? Note { get; set; } }" },
        { "", Poll("new Own { QueueUrl = url, MaxNumberOfMessages = 10 }") + " private class Own : ReceiveMessageRequest { public Own() { WaitTimeSeconds = 20; } }" },
        { "", Poll("new LongPoll(url)", "Console.WriteLine(m.MessageAttributes[\"a\"].StringValue); await handler.HandleAsync(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle);") },
        { "AWSM2002", Poll("new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 }") },
        { "AWSM2002", Poll("new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 }", "await handler.HandleAsync(m); await leases.DeleteAsync(m.ReceiptHandle);") },
        { "", Poll("new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 }", "using (leases.Hold(m.ReceiptHandle)) await handler.HandleAsync(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle);") },
        { "", Poll("new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 }", "await leases.KeepAsync(m, handler.HandleAsync(m.Body)); await sqs.DeleteMessageAsync(url, m.ReceiptHandle);") },
        { "AWSM2016", Several("handler.HandleAsync(m)") },
        { "AWSM2016", Several("handler.HandleAsync(Texts.Of(m))") },
        { "AWSM2016", Several("PassAsync(m)") + " private async Task PassAsync(Message m) { await handler.HandleAsync(Texts.Of(m)); await sqs.DeleteMessageAsync(Fifo, m.ReceiptHandle); }" },
        { "", Several("PassAsync(m)") + " private async Task PassAsync(Message m) { await lanes.EnqueueAsync(m); }" },
        { "AWSM2016", Several("lanes.EnqueueAsync(m)", "\"SentTimestamp\"") },
        { "", Several("lanes.EnqueueAsync(m)") },
        { "AWSM2016", Several("mine.SaveAsync(m)") + " private interface IMine { Task SaveAsync(Message m); } private readonly IMine mine = null!;" },
        { "", Several("lanes.RunAsync(m, handler.HandleAsync)", "\"SentTimestamp\"") },
        { "AWSM2006", Poll("new ReceiveMessageRequest(url) { WaitTimeSeconds = 20, MaxNumberOfMessages = 10 }", "await handler.HandleAsync(m.Body);") },
        { "", Poll("new ReceiveMessageRequest(url) { WaitTimeSeconds = 20, MaxNumberOfMessages = 10 }", "await handler.HandleAsync(m.Body);").Replace("sqs.", "outbox.") },
        { "AWSM2008", "public class Service(IAmazonSQS queue, string at) : BackgroundService { protected override async Task ExecuteAsync(CancellationToken stop) { while (true) { await queue.ReceiveMessageAsync(new LongPoll(at)); } } }" },
        { "", "public class Service(IAmazonSQS queue, string at) : Restarting { protected override async Task ExecuteAsync(CancellationToken stop) { while (true) { await queue.ReceiveMessageAsync(new LongPoll(at)); } } }" },
        { "AWSM1026", "public async Task Save(object row) { using var t = await db.Database.BeginTransactionAsync(); db.Add(row); await db.SaveChangesAsync(); await sqs.SendMessageAsync(url, \"a\"); await t.CommitAsync(); }" },
        { "", "public async Task Save(object row) { using var t = await db.Database.BeginTransactionAsync(); db.Add(row); await db.SaveChangesAsync(); await outbox.SendMessageAsync(url, \"a\"); await t.CommitAsync(); }" },
        { "AWSM1003", "public async Task Later(string body) { _ = sqs.SendMessageAsync(url, body); await handler.HandleAsync(body); }" },
        { "", "public async Task Later(string body) { _ = outbox.SendMessageAsync(url, body); await handler.HandleAsync(body); }" },
        { "AWSM2004", Poll("new ReceiveMessageRequest(url) { WaitTimeSeconds = 20, MaxNumberOfMessages = 10 }", "await sqs.DeleteMessageAsync(url, m.ReceiptHandle); await handler.HandleAsync(m.Body);") },
        { "", Poll("new ReceiveMessageRequest(url) { WaitTimeSeconds = 20, MaxNumberOfMessages = 10 }", "await outbox.DeleteMessageAsync(url, m.ReceiptHandle); await handler.HandleAsync(m.Body);") },
        { "AWSM2001", Poll("new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10 }") },
        { "", Poll("new ReceiveMessageRequest(url) { MaxNumberOfMessages = 10 }").Replace("sqs.", "outbox.") },
        { "AWSM1001", "private interface IMine : IAmazonSQS { } public async Task Send(AmazonSQSClient mine, List<SendMessageBatchRequestEntry> all) { await mine.SendMessageBatchAsync(url, all); }" },
        { "AWSM1001", "private interface IMine : IAmazonSQS { } private async Task Send(IMine mine, List<SendMessageBatchRequestEntry> all) { await mine.SendMessageBatchAsync(url, all); }" },
        { "AWSM1001", "public async Task Send(List<SendMessageBatchRequestEntry> all) { await sqs.SendMessageBatchAsync(url, all); }" },
        { "", "public async Task Send(List<SendMessageBatchRequestEntry> all) { await outbox.SendMessageBatchAsync(url, all); }" },
        { "AWSM1017", "public Task Send(string body) => sqs.SendMessageAsync(\"orders\", body);" },
        { "", "public Task Send(string body) => outbox.SendMessageAsync(\"orders\", body);" },
        { "AWSM1017", "public Task Send(string body) { var request = new SendMessageRequest { QueueUrl = \"orders\", MessageBody = body }; return sqs.SendMessageAsync(request); }" },
        { "", "public Task Send(string body) { var request = new SendMessageRequest { QueueUrl = \"orders\", MessageBody = body }; return outbox.SendMessageAsync(request); }" },
        { "AWSM1025", "public async Task Send(List<string> all) { foreach (var body in all) { await sqs.SendMessageAsync(url, body); } }" },
        { "", "public async Task Send(List<string> all) { foreach (var body in all) { await outbox.SendMessageAsync(url, body); } }" },
        { "AWSM1013", "public Task Send(string body) => sqs.SendMessageAsync(new SendMessageRequest(Fifo, body));" },
        { "", "public Task Send(string body) => outbox.SendMessageAsync(new SendMessageRequest(Fifo, body));" },
        { "AWSM1028", "public async Task Send(string body) { using var client = new AmazonSQSClient(RegionEndpoint.GetBySystemName(settings.Region)); await client.SendMessageAsync(url, body); }" },
        { "", "public async Task Send(string body) { using var client = new AmazonSQSClient(tenant.Credentials, tenant.Region); await client.SendMessageAsync(url, body); }" },
        { "", "public async Task Send(string body) { using var client = new AmazonSQSClient(tenant.Region); await client.SendMessageAsync(url, body); }" },
        { "AWSM7004", Consume("") },
        { "", Consume("offsets.Attach(builder);") },
        { "", Consume("", "new Msk { GroupId = \"g\" }") },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Takes_what_another_project_has_for_unknown(string ids, string member)
    {
        foreach (var major in new[] { SdkMajor.V3, SdkMajor.V4 })
        {
            var (inBuild, inEditor) = Compile(Library, Code(member), major);
            Assert.Equal(ids, await FoundIn(inBuild));
            Assert.Equal(ids, await FoundIn(inEditor));
        }
    }

    private const string Producers = """
        public static class Producers
        {
            public static IProducer<K, V> Ready<K, V>(this IProducer<K, V> producer) { producer.InitTransactions(TimeSpan.FromSeconds(9)); return producer; }
        }
        """;

    private const string Program = Usings + """
        var config = new ProducerConfig { TransactionalId = Environment.MachineName };
        new Sender(new ProducerBuilder<string, string>(config).Build()).Send("a");

        public class Sender(IProducer<string, string> producer)
        {
            public void Send(string body) { #1 producer.Produce("t", new Message<string, string> { Key = body, Value = body }); }
        }
        """;

    /// <summary>Somebody else may flush, or prepare, a producer: in a project that has to do with producers at all.</summary>
    [Theory]
    [InlineData("AWSM7001", "", "public class Order { public IDictionary<string, int[]> Lines { get; } = null!; }")]
    [InlineData("AWSM7001", "", "public class Inner { private IProducer<string, string>? kept; public bool IsKept => kept is null; }")]
    [InlineData("", "", Producers)]
    [InlineData("", "", "public class Flusher(IEnumerable<IProducer<string, string>> all) { public void Stop() { foreach (var p in all) p.Flush(default(CancellationToken)); } }")]
    [InlineData("", "", "internal class Flusher { public Flusher(IProducer<string, string> one) => one.Flush(default(CancellationToken)); }")]
    [InlineData("", "", "public interface IReady<T> where T : Confluent.Kafka.IClient { void Stop(T client); }")]
    [InlineData("", "", "public class Settings : ProducerConfig { }")]
    [InlineData("AWSM7001 AWSM7006", "producer.BeginTransaction();", "public class Order { }")]
    [InlineData("", "producer.BeginTransaction();", Producers)]
    public async Task Asks_what_another_project_has_to_do_with(string ids, string begin, string library)
    {
        foreach (var major in new[] { SdkMajor.V3, SdkMajor.V4 })
        {
            var (inBuild, inEditor) = Compile(
                Usings + library, Program.Replace("#1", begin, StringComparison.Ordinal), major, OutputKind.ConsoleApplication);
            Assert.Equal(ids, await FoundIn(inBuild));
            Assert.Equal(ids, await FoundIn(inEditor));
        }
    }

    /// <summary>A project that has to do with the SDK may set AWSConfigs.InitializeCollections for all.</summary>
    [Theory]
    [InlineData(DiagnosticSeverity.Warning, "public class Order { }")]
    [InlineData(DiagnosticSeverity.Info, "public static class Start { public static IAmazonSQS Make() { AWSConfigs.InitializeCollections = true; return new AmazonSQSClient(); } }")]
    public async Task Suggests_where_another_project_may_bring_back_the_collections(DiagnosticSeverity severity, string library)
    {
        var (inBuild, inEditor) = Compile(
            Usings + library,
            Usings + """
            var sqs = new AmazonSQSClient();
            var response = await sqs.ReceiveMessageAsync("https://q/orders");
            Console.WriteLine(response.Messages.Count);
            var request = new SendMessageBatchRequest { QueueUrl = "https://q/orders" };
            request.Entries.Add(new SendMessageBatchRequestEntry("1", "a"));
            (await sqs.SendMessageBatchAsync(request)).Failed?.ForEach(f => throw new InvalidOperationException(f.Code));
            """,
            SdkMajor.V4,
            OutputKind.ConsoleApplication);
        foreach (var program in new[] { inBuild, inEditor })
        {
            var found = await Workbench.BuildAsync(program);
            Assert.Equal(["AWSM1031", "AWSM2003"], found.Select(d => d.Id).Order(StringComparer.Ordinal));
            Assert.All(found, d => Assert.Equal(severity, d.Severity));
        }
    }

    private static async Task<string> FoundIn(Compilation compilation) =>
        string.Join(' ', (await Workbench.BuildAsync(compilation)).Select(d => d.Id).Order(StringComparer.Ordinal));

    private static (Compilation InBuild, Compilation InEditor) Compile(
        string library, string code, SdkMajor major, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var other = Workbench.ReferencesTo(Workbench.Compile([("Library.cs", library)], major, OutputKind.DynamicallyLinkedLibrary).WithAssemblyName("Platform"));
        var mine = Workbench.Compile([("Code.cs", code)], major, kind);
        var inBuild = mine.AddReferences(other.InBuild);
        Assert.DoesNotContain(inBuild.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        return (inBuild, mine.AddReferences(other.InEditor));
    }
}
