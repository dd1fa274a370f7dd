using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FifoWithoutGroupIdTests() : RuleTests("AWSM1013")
{
    /// <summary>A producer with clients, addresses and orders at hand, and the given members.</summary>
    private static string Producer(string members) => $$"""
        using System.Text.Json;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;
        using Microsoft.Extensions.Logging;

        public record Order(Guid Id, string CustomerId, decimal Total, bool IsFifo);
        public class Settings { public string QueueUrl { get; set; } = ""; public string? Group { get; set; } }

        public partial class Producer
        {
            private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";
            private const string Standard = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders";
            private const string Arn = "arn:aws:sns:eu-west-1:111111111111:orders.fifo";
            private readonly IAmazonSQS sqs = null!;
            private readonly IAmazonSimpleNotificationService sns = null!;
            private readonly ILogger logger = null!;
            private readonly Settings settings = new();
            private static SendMessageRequest Stamp(SendMessageRequest request) { request.MessageGroupId = "g"; return request; }
            private static void StampAll(List<SendMessageBatchRequestEntry> entries) => entries.ForEach(e => e.MessageGroupId = "g");

        {{members}}
        }
        """;

    private static string Send(string statements) => Producer($$"""
            public async Task Send(Order order, List<Order> orders, string body, string url, bool fast, string? maybe, string id, CancellationToken stop)
            {
                {{statements}}
            }
        """);

    [Theory]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(Url, body);")]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(\"https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo\", body, stop);")]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(messageBody: body, queueUrl: Url);")]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}($\"{url}/orders.fifo\", body);")]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(url + \".fifo\", body);")]
    [InlineData("var q = await sqs.GetQueueUrlAsync(\"orders.fifo\"); await sqs.{|AWSM1013:SendMessageAsync|}(q.QueueUrl, body);")]
    [InlineData("var q = (await sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = \"orders.fifo\" })).QueueUrl; await sqs.{|AWSM1013:SendMessageAsync|}(q, body);")]
    [InlineData("var q = await sqs.CreateQueueAsync(new CreateQueueRequest(\"orders.fifo\")).ConfigureAwait(false); await sqs.{|AWSM1013:SendMessageAsync|}(q.QueueUrl, body);")]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(fast ? \"https://q/fast.fifo\" : Url, body);")]
    [InlineData("var response = sqs.{|AWSM1013:SendMessageAsync|}(Url, body); await response;")]
    [InlineData("await sns.{|AWSM1013:PublishAsync|}(Arn, body);")]
    [InlineData("await sns.{|AWSM1013:PublishAsync|}(Arn, body, \"subject\", stop);")]
    [InlineData("var t = await sns.CreateTopicAsync(\"orders.fifo\"); await sns.{|AWSM1013:PublishAsync|}(t.TopicArn, body);")]
    public Task Reports_overloads_that_can_carry_no_group(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|} { QueueUrl = Url, MessageBody = body }, stop);")]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, body));")]
    [InlineData("await sqs.SendMessageAsync({|AWSM1013:new|}() { QueueUrl = Url, MessageBody = body });")]
    [InlineData("await sqs.SendMessageAsync({|AWSM1013:new|}(Url, body));")]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, body) { MessageGroupId = null });")]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, body) { MessageDeduplicationId = id });")]
    [InlineData("var r = new SendMessageRequest(); r.QueueUrl = Url; r.MessageBody = body; await sqs.{|AWSM1013:SendMessageAsync|}(r);")]
    [InlineData("var r = new SendMessageRequest(Url, body); r.MessageAttributes.Add(\"a\", new()); logger.LogInformation(\"{R}\", r); await sqs.{|AWSM1013:SendMessageAsync|}(r);")]
    [InlineData("var q = Url; var r = new SendMessageRequest { QueueUrl = q }; if (fast) r.DelaySeconds = 0; await sqs.{|AWSM1013:SendMessageAsync|}(r);")]
    [InlineData("foreach (var o in orders) await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, o.CustomerId));")]
    [InlineData("await Task.WhenAll(orders.Select(o => sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, o.CustomerId))));")]
    [InlineData("var r = fast ? new SendMessageRequest(Url, \"a\") : new SendMessageRequest(Url, \"b\"); await sqs.{|AWSM1013:SendMessageAsync|}(r);")]
    [InlineData("var r = new SendMessageRequest(Url, body); await sqs.{|AWSM1013:SendMessageAsync|}(r); await sqs.{|AWSM1013:SendMessageAsync|}(r);")]
    [InlineData("await sns.PublishAsync(new {|AWSM1013:PublishRequest|} { TopicArn = Arn, Message = body });")]
    [InlineData("await sns.PublishAsync(new {|AWSM1013:PublishRequest|} { TargetArn = Arn, Message = body });")]
    [InlineData("await sns.PublishAsync(new {|AWSM1013:PublishRequest|}(Arn, body, \"s\"));")]
    public Task Reports_requests_without_a_group(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|} { QueueUrl = url, MessageDeduplicationId = order.Id.ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|} { QueueUrl = settings.QueueUrl, MessageDeduplicationId = Guid.NewGuid().ToString() });")]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|} { QueueUrl = url, MessageDeduplicationId = id });")]
    [InlineData("var r = new SendMessageRequest { QueueUrl = url }; r.MessageDeduplicationId = $\"{id}-1\"; await sqs.{|AWSM1013:SendMessageAsync|}(r);")]
    [InlineData("var r = new SendMessageRequest { QueueUrl = url }; if (fast) r.MessageDeduplicationId = id; await sqs.{|AWSM1013:SendMessageAsync|}(r);")]
    [InlineData("await sns.PublishAsync(new {|AWSM1013:PublishRequest|} { TopicArn = url, MessageDeduplicationId = id });")]
    public Task Reports_a_deduplication_id_without_a_group_whatever_the_destination(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("var e = new List<SendMessageBatchRequestEntry> { new SendMessageBatchRequestEntry(\"1\", body), new(\"2\", body) { MessageGroupId = id } }; await sqs.{|AWSM1013:SendMessageBatchAsync|}(Url, e);")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, orders.Select(o => new {|AWSM1013:SendMessageBatchRequestEntry|} { Id = \"1\" }).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, [.. orders.Select(o => new {|AWSM1013:SendMessageBatchRequestEntry|} { Id = \"1\" })]);")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, orders.Select(o => { var e = new {|AWSM1013:SendMessageBatchRequestEntry|}(); e.Id = \"1\"; return e; }).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, (from o in orders select new {|AWSM1013:SendMessageBatchRequestEntry|}(\"1\", body)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(new SendMessageBatchRequest { QueueUrl = Url, Entries = orders.Select((o, i) => new {|AWSM1013:SendMessageBatchRequestEntry|}($\"{i}\", body)).ToList() });")]
    [InlineData("await sqs.SendMessageBatchAsync(new SendMessageBatchRequest { QueueUrl = Url, Entries = [{|AWSM1013:new|}(\"1\", body)] });")]
    [InlineData("await sqs.SendMessageBatchAsync(new SendMessageBatchRequest { QueueUrl = Url, Entries = new() { new {|AWSM1013:SendMessageBatchRequestEntry|}(\"1\", body) } });")]
    [InlineData("await sqs.SendMessageBatchAsync(new SendMessageBatchRequest(Url, new List<SendMessageBatchRequestEntry> { new {|AWSM1013:SendMessageBatchRequestEntry|}(\"1\", body) }));")]
    [InlineData("var e = new SendMessageBatchRequestEntry { Id = \"1\" }; e.MessageBody = body; var r = new SendMessageBatchRequest(); r.QueueUrl = Url; r.Entries = new List<SendMessageBatchRequestEntry> { e }; await sqs.{|AWSM1013:SendMessageBatchAsync|}(r);")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry>(); foreach (var o in orders) { var e = new SendMessageBatchRequestEntry(\"1\", body); e.DelaySeconds = 0; l.Add(e); } await sqs.{|AWSM1013:SendMessageBatchAsync|}(Url, l);")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry>(); foreach (var o in orders) { l.Add(new SendMessageBatchRequestEntry(\"1\", body)); if (l.Count == 10) { await sqs.{|AWSM1013:SendMessageBatchAsync|}(Url, l); l.Clear(); } } if (l.Any()) await sqs.{|AWSM1013:SendMessageBatchAsync|}(Url, l);")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry>(); l.Add(new SendMessageBatchRequestEntry(\"1\", body)); l.AddRange(More()); await sqs.{|AWSM1013:SendMessageBatchAsync|}(new SendMessageBatchRequest { QueueUrl = Url, Entries = l }); List<SendMessageBatchRequestEntry> More() => throw null!;")]
    [InlineData("var r = new SendMessageBatchRequest { QueueUrl = Url }; r.Entries.Add(new SendMessageBatchRequestEntry(\"1\", body)); await sqs.{|AWSM1013:SendMessageBatchAsync|}(r);")]
    [InlineData("await sqs.SendMessageBatchAsync(url, orders.Select(o => new {|AWSM1013:SendMessageBatchRequestEntry|} { MessageDeduplicationId = o.CustomerId }).ToList());")]
    [InlineData("await sns.PublishBatchAsync(new PublishBatchRequest { TopicArn = Arn, PublishBatchRequestEntries = [new {|AWSM1013:PublishBatchRequestEntry|} { Id = \"1\", Message = body }, new() { MessageGroupId = id }] });")]
    public Task Reports_entries_one_by_one(string statements) => Reports(Send(statements));

    [Fact]
    public Task Reports_the_call_when_the_request_is_made_elsewhere() => Reports(Producer("""
            private readonly SendMessageRequest field = new(Url, "b");
            private SendMessageRequest Create(string body) => new() { QueueUrl = Url, MessageBody = body };
            private static SendMessageBatchRequestEntry ToEntry(Order order) => new(order.CustomerId, "b");
            public Task One(string body) => sqs.{|AWSM1013:SendMessageAsync|}(Create(body));
            public Task Two() => sqs.{|AWSM1013:SendMessageAsync|}(field);
            public Task Three(List<Order> orders) => sqs.{|AWSM1013:SendMessageBatchAsync|}(Url, orders.Select(o => ToEntry(o)).ToList());
            public Task Four(List<Order> orders) => sqs.{|AWSM1013:SendMessageBatchAsync|}(Url, orders.Select(ToEntry).ToList());
        """));

    [Fact]
    public Task Reports_the_client_class_and_overrides() => Reports("""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Tracing : AmazonSQSClient
        {
            public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) =>
                base.SendMessageAsync(request, cancellationToken);
        }

        public class Producer
        {
            public async Task Send(AmazonSQSClient client, Tracing tracing, AmazonSQSClient? none)
            {
                await client.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}("https://q/a.fifo", "b"));
                await tracing.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}("https://q/a.fifo", "b"));
                await none?.{|AWSM1013:SendMessageAsync|}("https://q/a.fifo", "b")!;
            }
        }
        """);

    [Theory]
    [InlineData("Stamping")]
    [InlineData("Retrying")]
    public Task Silent_for_a_client_of_one_s_own_that_sets_the_group(string client) => Silent($$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Stamping : AmazonSQSClient
        {
            public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
            {
                request.MessageGroupId ??= "all";
                return base.SendMessageAsync(request, cancellationToken);
            }
        }

        public class Retrying : Stamping
        {
            public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default) =>
                base.SendMessageAsync(request, cancellationToken);
        }

        public class Producer({{client}} client)
        {
            public async Task Send()
            {
                await client.SendMessageAsync(new SendMessageRequest("https://q/a.fifo", "b"));
                await client.SendMessageAsync("https://q/a.fifo", "b");
            }
        }
        """);

    /// <summary>Whoever has the interface may have what users put around the client.</summary>
    [Theory]
    [InlineData("public class Stamping(IAmazonSQS inner) : AmazonSQSClient { public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest r, CancellationToken c = default) { r.MessageGroupId ??= \"all\"; return inner.SendMessageAsync(r, c); } }")]
    public Task Silent_where_something_before_the_service_sets_the_group(string setter) => Silent($$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        {{setter}}
        public class Producer(IAmazonSQS client)
        {
            public async Task Send()
            {
                await client.SendMessageAsync(new SendMessageRequest("https://q/a.fifo", "b"));
                await client.SendMessageAsync("https://q/a.fifo", "b");
            }
        }
        """);

    [Fact]
    public Task Reports_the_synchronous_methods_of_version_3() => Reports(
        Send("""
            sqs.{|AWSM1013:SendMessage|}(Url, body);
            sqs.SendMessage(new {|AWSM1013:SendMessageRequest|}(Url, body));
            sns.{|AWSM1013:Publish|}(Arn, body);
            await Task.Yield();
            """),
        only: SdkMajor.V3);

    [Theory]
    [InlineData("await sqs.SendMessageAsync(Standard, body);")]
    [InlineData("await sqs.SendMessageAsync(url, body);")]
    [InlineData("await sqs.SendMessageAsync(settings.QueueUrl, body);")]
    [InlineData("await sqs.SendMessageAsync(fast ? Url : Standard, body);")]
    [InlineData("await sqs.SendMessageAsync(Url + (fast ? \"\" : \"-archive\"), body);")]
    [InlineData("await sqs.SendMessageAsync($\"{Url}{(fast ? \"\" : maybe)}\", body);")]
    [InlineData("await sqs.SendMessageAsync(fast ? Url : url, body);")]
    [InlineData("await sqs.SendMessageAsync(maybe ?? Url, body);")]
    [InlineData("await sqs.SendMessageAsync(Environment.GetEnvironmentVariable(\"Q\") ?? Url, body);")]
    [InlineData("await sqs.SendMessageAsync(\"https://q/orders.fifo/archive\", body);")]
    [InlineData("await sqs.SendMessageAsync(\"https://q/orders.FIFO\", body);")]
    [InlineData("var q = Standard; if (fast) q = Url; await sqs.SendMessageAsync(q, body);")]
    [InlineData("var q = Url; Change(ref q); await sqs.SendMessageAsync(q, body); void Change(ref string x) => x = url;")]
    [InlineData("var q = Url; Action a = () => q = url; a(); await sqs.SendMessageAsync(q, body);")]
    [InlineData("await sqs.SendMessageAsync(Url.Replace(\".fifo\", \"\"), body);")]
    [InlineData("await sqs.ReceiveMessageAsync(Url); await sqs.DeleteMessageAsync(Url, body);")]
    [InlineData("await sns.PublishAsync(\"arn:aws:sns:eu-west-1:111111111111:orders\", body);")]
    public Task Silent_where_the_destination_may_be_standard(string statements) => Silent(Send(statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = order.CustomerId });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, body) { MessageGroupId = maybe });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageGroupId = id });")]
    [InlineData("var r = new SendMessageRequest(Url, body); r.MessageGroupId = id; await sqs.SendMessageAsync(r);")]
    [InlineData("var r = new SendMessageRequest { QueueUrl = url }; if (url.EndsWith(\".fifo\")) { r.MessageGroupId = id; r.MessageDeduplicationId = id; } await sqs.SendMessageAsync(r);")]
    [InlineData("var r = new SendMessageRequest(Url, body); if (fast) r.MessageGroupId = id; await sqs.SendMessageAsync(r);")]
    [InlineData("var r = new SendMessageRequest(Url, body); r.MessageGroupId ??= id; await sqs.SendMessageAsync(r);")]
    [InlineData("var r = new SendMessageRequest(Url, body); Stamp(r); await sqs.SendMessageAsync(r);")]
    [InlineData("await sqs.SendMessageAsync(Stamp(new SendMessageRequest(Url, body)));")]
    [InlineData("var r = new SendMessageRequest(Url, body); var other = r; other.MessageGroupId = id; await sqs.SendMessageAsync(r);")]
    [InlineData("var r = new SendMessageRequest(Url, body); Action a = () => r.MessageGroupId = id; a(); await sqs.SendMessageAsync(r);")]
    [InlineData("var r = new SendMessageRequest(Url, body); (r.MessageGroupId, r.MessageBody) = (id, body); await sqs.SendMessageAsync(r);")]
    [InlineData("var r = fast ? new SendMessageRequest(Url, body) : new SendMessageRequest(Url, body) { MessageGroupId = id }; await sqs.SendMessageAsync(r);")]
    [InlineData("foreach (var r in new[] { new SendMessageRequest(Url, body) }) { r.MessageGroupId = id; await sqs.SendMessageAsync(r); }")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageDeduplicationId = maybe });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageDeduplicationId = null });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = body });")]
    [InlineData("await sns.PublishAsync(new PublishRequest { PhoneNumber = id, Message = body });")]
    [InlineData("await sns.PublishAsync(new PublishRequest(Arn, body) { MessageGroupId = id });")]
    public Task Silent_where_a_request_may_have_a_group(string statements) => Silent(Send(statements));

    [Theory]
    [InlineData("var l = orders.Select(o => new SendMessageBatchRequestEntry(\"1\", body)).ToList(); foreach (var e in l) e.MessageGroupId = id; await sqs.SendMessageBatchAsync(Url, l);")]
    [InlineData("var l = orders.Select(o => new SendMessageBatchRequestEntry(\"1\", body)).ToList(); l.ForEach(e => e.MessageGroupId = id); await sqs.SendMessageBatchAsync(Url, l);")]
    [InlineData("List<SendMessageBatchRequestEntry> l = [.. orders.Select(o => new SendMessageBatchRequestEntry(\"1\", body))]; foreach (var e in l) e.MessageGroupId = id; await sqs.SendMessageBatchAsync(Url, l);")]
    [InlineData("List<SendMessageBatchRequestEntry> l = [.. orders.Select(o => new SendMessageBatchRequestEntry(\"1\", body))]; StampAll(l); await sqs.SendMessageBatchAsync(Url, [.. l]);")]
    [InlineData("var l = orders.Select(o => new SendMessageBatchRequestEntry(\"1\", body)).ToList(); StampAll(l); await sqs.SendMessageBatchAsync(Url, [.. l, new(\"2\", body) { MessageGroupId = id }]);")]
    [InlineData("var l = orders.Select(o => new SendMessageBatchRequestEntry(\"1\", body)).ToList(); for (var i = 0; i < l.Count; i++) l[i].MessageGroupId = id; await sqs.SendMessageBatchAsync(Url, l);")]
    [InlineData("var l = orders.Select(o => new SendMessageBatchRequestEntry(\"1\", body)).ToList(); StampAll(l); await sqs.SendMessageBatchAsync(Url, l);")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry> { new(\"1\", body) }; l.First().MessageGroupId = id; await sqs.SendMessageBatchAsync(Url, l);")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry> { new(\"1\", body) }; var e = l[0]; e.MessageGroupId = id; await sqs.SendMessageBatchAsync(Url, l);")]
    [InlineData("var e = new SendMessageBatchRequestEntry(\"1\", body); var l = new List<SendMessageBatchRequestEntry>(); l.Add(e); e.MessageGroupId = id; await sqs.SendMessageBatchAsync(Url, l);")]
    [InlineData("var r = new SendMessageBatchRequest { QueueUrl = Url, Entries = new() { new(\"1\", body) } }; r.Entries[0].MessageGroupId = id; await sqs.SendMessageBatchAsync(r);")]
    [InlineData("var r = new SendMessageBatchRequest { QueueUrl = Url, Entries = new() { new(\"1\", body) } }; foreach (var e in r.Entries) e.MessageGroupId = id; await sqs.SendMessageBatchAsync(r);")]
    [InlineData("var r = new SendMessageBatchRequest { QueueUrl = Url, Entries = new() { new(\"1\", body) } }; StampAll(r.Entries); await sqs.SendMessageBatchAsync(r);")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry>(); foreach (var o in orders) { var e = new SendMessageBatchRequestEntry(\"1\", body); if (o.IsFifo) e.MessageGroupId = id; l.Add(e); } await sqs.SendMessageBatchAsync(Url, l);")]
    [InlineData("await sqs.SendMessageBatchAsync(Standard, orders.Select(o => new SendMessageBatchRequestEntry(\"1\", body)).ToList());")]
    [InlineData("await sqs.SendMessageBatchAsync(url, new List<SendMessageBatchRequestEntry> { new(\"1\", body) { MessageGroupId = id, MessageDeduplicationId = id } });")]
    public Task Silent_where_an_entry_may_have_a_group(string statements) => Silent(Send(statements));

    [Fact]
    public Task Silent_where_the_list_is_built_elsewhere_and_stamped_here() => Silent(Producer("""
            private readonly List<SendMessageBatchRequestEntry> pending = new();
            private List<SendMessageBatchRequestEntry> Build(List<Order> orders) => orders.Select(o => new SendMessageBatchRequestEntry("1", "b")).ToList();
            public Task One(List<Order> orders) { var l = Build(orders); l.ForEach(e => e.MessageGroupId = "g"); return sqs.SendMessageBatchAsync(Url, l); }
            public Task Two(List<Order> orders) { var l = Build(orders); l[0].MessageGroupId = "g"; return sqs.SendMessageBatchAsync(Url, l); }
            public void Add(string body) => pending.Add(new SendMessageBatchRequestEntry("1", body));
            public void Stamp() => pending[pending.Count - 1].MessageGroupId = "g";
            public Task Flush() => sqs.SendMessageBatchAsync(Url, pending);
        """));

    [Fact]
    public Task Silent_for_wrappers_that_pass_a_request_on() => Silent(Producer("""
            private SendMessageRequest? last;
            public string Address { get; set; } = Url;
            public virtual string Virtual => Url;
            public Task One(SendMessageRequest request) => sqs.SendMessageAsync(request);
            public Task Two(string url, string body, string? group, string? deduplication) =>
                sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageGroupId = group, MessageDeduplicationId = deduplication });
            public Task Three(string url, string body, string? deduplication = null) =>
                sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageDeduplicationId = deduplication });
            public Task Four(string body) => sqs.SendMessageAsync(Address, body);
            public Task Five(string body) => sqs.SendMessageAsync(Virtual, body);
            public Task Six(string body) { last = new SendMessageRequest(Url, body); last.MessageGroupId = "g"; return sqs.SendMessageAsync(last); }
        """));

    [Fact]
    public Task Silent_for_wrappers_without_nullable_annotations() => Silent("""
        #nullable disable
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Envelope { public string DeduplicationId { get; set; } }

        public class Producer
        {
            public Task One(IAmazonSQS sqs, string url, string body, string deduplicationId = null) =>
                sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageDeduplicationId = deduplicationId });

            public Task Two(IAmazonSQS sqs, string url, Envelope envelope) =>
                sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageDeduplicationId = envelope?.DeduplicationId });
        }
        """);

    [Fact]
    public Task Silent_for_a_request_type_of_one_s_own() => Silent("""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class FifoRequest : SendMessageRequest
        {
            public FifoRequest() { MessageGroupId = "all"; }
        }

        public class Producer
        {
            public Task Send(IAmazonSQS sqs) => sqs.SendMessageAsync(new FifoRequest { QueueUrl = "https://q/a.fifo" });
        }
        """);

    [Fact]
    public Task Silent_for_types_of_the_same_names_outside_AWS() => Silent("""
        namespace Amazon.SQS
        {
            public class SendMessageRequest { public string? QueueUrl; public string? MessageGroupId; }
            public interface IAmazonSQS { Task SendMessageAsync(string queueUrl, string messageBody); Task SendMessageAsync(SendMessageRequest request); }
        }

        public class Producer
        {
            public async Task Send(Amazon.SQS.IAmazonSQS sqs)
            {
                await sqs.SendMessageAsync("https://q/a.fifo", "b");
                await sqs.SendMessageAsync(new Amazon.SQS.SendMessageRequest { QueueUrl = "https://q/a.fifo" });
            }
        }
        """);

    [Fact]
    public Task Silent_in_expression_trees() => Silent("""
        using System.Linq.Expressions;
        using Amazon.SQS;

        public class Setups
        {
            public Expression<Func<IAmazonSQS, Task>> Setup = sqs => sqs.SendMessageAsync("https://q/a.fifo", "b", default);
        }
        """);

    [Theory]
    [InlineData("await sqs.SendMessageAsync(Url,")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageGroupId = ")]
    [InlineData("await sqs.SendMessageBatchAsync(Url, orders.Select(o => );")]
    [InlineData("await sqs.SendMessageAsync(url: Url, 3);")]
    public Task Bears_code_with_errors(string statements) => Silent(Send(statements), compiles: false);

    [Fact]
    public async Task Says_which_queue_and_which_error()
    {
        var findings = await Findings.In("AWSM1013", Send("""
            await sqs.SendMessageAsync(Url, body);
            await sqs.SendMessageAsync(new SendMessageRequest($"{url}-orders.fifo", body));
            await sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageDeduplicationId = id });
            await sns.PublishAsync(new PublishRequest(Arn, body));
            var q = await sqs.GetQueueUrlAsync("invoices.fifo");
            await sqs.SendMessageAsync(q.QueueUrl, body);
            """));

        const string End = "to the id of the entity whose messages must stay in order";
        Assert.Equal(
            [
                "'orders.fifo' is a FIFO queue and refuses a message without MessageGroupId (MissingParameter); pass a SendMessageRequest that sets it " + End,
                "The destination is a FIFO queue, which refuses a message without MessageGroupId (MissingParameter); set it " + End,
                "A message with a MessageDeduplicationId can only go to a FIFO queue, which refuses it without MessageGroupId (MissingParameter); set it " + End,
                "'orders.fifo' is a FIFO topic and refuses a message without MessageGroupId (InvalidParameter); set it " + End,
                "'invoices.fifo' is a FIFO queue and refuses a message without MessageGroupId (MissingParameter); pass a SendMessageRequest that sets it " + End,
            ],
            findings.Select(f => f.GetMessage()));
    }

    /// <summary>A file that sends orders, without usings of the model's namespaces.</summary>
    private static string Sender(string usings, string members, string types = "public record Order(Guid Id, string CustomerId, decimal Total);") => $$"""
        using System.Text.Json;
        {{usings}}

        {{types}}

        public class Sender(IAmazonSQS sqs, IAmazonSimpleNotificationService sns)
        {
            private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";
            private const string Arn = "arn:aws:sns:eu-west-1:111111111111:orders.fifo";

        {{members}}
        }
        """;

    private const string Clients = "using Amazon.SimpleNotificationService;\nusing Amazon.SQS;";
    private const string Models = "using Amazon.SimpleNotificationService;\nusing Amazon.SimpleNotificationService.Model;\nusing Amazon.SQS;\nusing Amazon.SQS.Model;";

    /// <summary>The one fix for one method's body expression.</summary>
    private Task FixesStatement(string before, string after, string parameters = "Order order", string key = Fix.Primary) => Fixes(
        Sender(Models, $"    public async Task Send({parameters})\n    {{\n{before}\n    }}"),
        Sender(Models, $"    public async Task Send({parameters})\n    {{\n{after}\n    }}"),
        key: key);

    [Fact]
    public Task Fix_turns_overloads_into_requests_and_imports_their_namespaces() => Fixes(
        Sender(Clients, """
                public Task Send(Order o) => sqs.{|AWSM1013:SendMessageAsync|}(Url, o.ToString(), default);

                public async Task Publish(Order order, CancellationToken stop)
                {
                    var json = JsonSerializer.Serialize(order);
                    await sns.{|AWSM1013:PublishAsync|}(Arn, json, "placed", stop).ConfigureAwait(false);
                }
            """),
        Sender(Models, """
                public Task Send(Order o) => sqs.SendMessageAsync(new SendMessageRequest
                {
                    QueueUrl = Url,
                    MessageBody = o.ToString(),
                    MessageGroupId = o.Id.ToString(),
                }, default);

                public async Task Publish(Order order, CancellationToken stop)
                {
                    var json = JsonSerializer.Serialize(order);
                    await sns.PublishAsync(new PublishRequest
                    {
                        TopicArn = Arn,
                        Message = json,
                        Subject = "placed",
                        MessageGroupId = order.Id.ToString(),
                    }, stop).ConfigureAwait(false);
                }
            """));

    [Fact]
    public Task Fix_writes_as_the_file_does() => Fixes(
        """
        using System.Text.Json;
        using Amazon.SQS;
        using Sqs = Amazon.SQS.Model;

        public record Order(string Id);
        public class Producer(IAmazonSQS sqs) {
        	private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";

        	public Task Send(Order order, CancellationToken stop) {
        		return sqs.{|AWSM1013:SendMessageAsync|}(
        			Url,
        			JsonSerializer.Serialize(order), // all of it
        			stop);
        	}

        	public async Task Two(Order order) {
        		var request = new Sqs.SendMessageRequest(); request.QueueUrl = Url; request.MessageBody = JsonSerializer.Serialize(order);
        		await sqs.{|AWSM1013:SendMessageAsync|}(request);
        	}
        }
        """,
        """
        using System.Text.Json;
        using Amazon.SQS;
        using Sqs = Amazon.SQS.Model;

        public record Order(string Id);
        public class Producer(IAmazonSQS sqs) {
        	private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";

        	public Task Send(Order order, CancellationToken stop) {
        		return sqs.SendMessageAsync(new Sqs.SendMessageRequest {
        			QueueUrl = Url,
        			MessageBody = JsonSerializer.Serialize(order), // all of it
        			MessageGroupId = order.Id,
        		}, stop);
        	}

        	public async Task Two(Order order) {
        		var request = new Sqs.SendMessageRequest(); request.QueueUrl = Url; request.MessageBody = JsonSerializer.Serialize(order);
        		request.MessageGroupId = order.Id;
        		await sqs.SendMessageAsync(request);
        	}
        }
        """);

    [Fact]
    public Task Fix_keeps_comments_names_and_lines_of_the_arguments() => FixesStatement(
        """
                // first
                var o = order;
                await sqs.{|AWSM1013:SendMessageAsync|}(
                    Url, // the queue
                    // all of it
                    JsonSerializer.Serialize(order) /* as JSON */,
                    CancellationToken.None); // last
                await sqs.{|AWSM1013:SendMessageAsync|}(
                    Url,
                    JsonSerializer.Serialize(o), // the whole order
                    /* to the end */ CancellationToken.None);
                await sqs.{|AWSM1013:SendMessageAsync|}(messageBody: $"{order}", queueUrl: Url, cancellationToken: default);
                await sqs.{|AWSM1013:SendMessageAsync|}(Url, $"{o}"); // the end
        """,
        """
                // first
                var o = order;
                await sqs.SendMessageAsync(new SendMessageRequest
                {
                    QueueUrl = Url, // the queue
                    // all of it
                    MessageBody = JsonSerializer.Serialize(order), /* as JSON */
                    MessageGroupId = order.Id.ToString(),
                }, CancellationToken.None); // last
                await sqs.SendMessageAsync(new SendMessageRequest
                {
                    QueueUrl = Url,
                    MessageBody = JsonSerializer.Serialize(o), // the whole order
                    MessageGroupId = o.Id.ToString(),
                },
                    /* to the end */ CancellationToken.None);
                await sqs.SendMessageAsync(new SendMessageRequest
                {
                    MessageBody = $"{order}",
                    QueueUrl = Url,
                    MessageGroupId = order.Id.ToString(),
                }, cancellationToken: default);
                await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = $"{o}", MessageGroupId = o.Id.ToString() }); // the end
        """);

    [Fact]
    public Task Fix_adds_to_initialisers_in_their_layout() => FixesStatement(
        """
                await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|} { QueueUrl = Url, MessageBody = order.ToString() }).ConfigureAwait(false);
                await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, order.ToString()));
                await sqs.SendMessageAsync({|AWSM1013:new|}(Url, order.ToString()) { MessageGroupId = null });
                var request = new SendMessageRequest
                {
                    QueueUrl = Url, // the queue
                    MessageBody = JsonSerializer.Serialize(order) // the body
                };
                await sqs.{|AWSM1013:SendMessageAsync|}(request);
                await sns.PublishAsync({|AWSM1013:new|}()
                {
                    TopicArn = Arn,
                    Message = JsonSerializer.Serialize(new { order.Total }), // the total
                });
        """,
        """
                await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = Url, MessageBody = order.ToString(), MessageGroupId = order.Id.ToString() }).ConfigureAwait(false);
                await sqs.SendMessageAsync(new SendMessageRequest(Url, order.ToString()) { MessageGroupId = order.Id.ToString() });
                await sqs.SendMessageAsync(new(Url, order.ToString()) { MessageGroupId = order.Id.ToString() });
                var request = new SendMessageRequest
                {
                    QueueUrl = Url, // the queue
                    MessageBody = JsonSerializer.Serialize(order), // the body
                    MessageGroupId = order.Id.ToString()
                };
                await sqs.SendMessageAsync(request);
                await sns.PublishAsync(new()
                {
                    TopicArn = Arn,
                    Message = JsonSerializer.Serialize(new { order.Total }), // the total
                    MessageGroupId = order.Id.ToString(),
                });
        """);

    [Fact]
    public Task Fix_sets_the_group_where_the_body_is_set() => FixesStatement(
        """
                var request = new SendMessageRequest();
                request.QueueUrl = Url;
                var order = await Task.FromResult(new Order(Guid.NewGuid(), "c", 1m));
                request.MessageBody = JsonSerializer.Serialize(order); // the body
                await sqs.{|AWSM1013:SendMessageAsync|}(request);
                var second = new SendMessageRequest();
                second.QueueUrl = Url;
                second.MessageBody = JsonSerializer.Serialize(order); /* all of it */ Console.WriteLine("sending");
                await sqs.{|AWSM1013:SendMessageAsync|}(second);
        """,
        """
                var request = new SendMessageRequest();
                request.QueueUrl = Url;
                var order = await Task.FromResult(new Order(Guid.NewGuid(), "c", 1m));
                request.MessageBody = JsonSerializer.Serialize(order); // the body
                request.MessageGroupId = order.Id.ToString();
                await sqs.SendMessageAsync(request);
                var second = new SendMessageRequest();
                second.QueueUrl = Url;
                second.MessageBody = JsonSerializer.Serialize(order); /* all of it */ second.MessageGroupId = order.Id.ToString(); Console.WriteLine("sending");
                await sqs.SendMessageAsync(second);
        """,
        parameters: "");

    [Fact]
    public Task Fix_gives_each_entry_its_own_group() => FixesStatement(
        """
                await sqs.SendMessageBatchAsync(Url, orders.Select((o, i) => new {|AWSM1013:SendMessageBatchRequestEntry|}($"{i}", JsonSerializer.Serialize(o))).ToList());
                var entries = new List<PublishBatchRequestEntry>();
                foreach (var order in orders)
                {
                    entries.Add(new PublishBatchRequestEntry { Id = "1", Message = $"{order.Total}" });
                    entries.Add(new PublishBatchRequestEntry { Id = "2", Message = $"{order.CustomerId}" });
                }

                await sns.{|AWSM1013:PublishBatchAsync|}(new PublishBatchRequest { TopicArn = Arn, PublishBatchRequestEntries = entries });
        """,
        """
                await sqs.SendMessageBatchAsync(Url, orders.Select((o, i) => new SendMessageBatchRequestEntry($"{i}", JsonSerializer.Serialize(o)) { MessageGroupId = o.Id.ToString() }).ToList());
                var entries = new List<PublishBatchRequestEntry>();
                foreach (var order in orders)
                {
                    entries.Add(new PublishBatchRequestEntry { Id = "1", Message = $"{order.Total}", MessageGroupId = order.Id.ToString() });
                    entries.Add(new PublishBatchRequestEntry { Id = "2", Message = $"{order.CustomerId}", MessageGroupId = order.Id.ToString() });
                }

                await sns.PublishBatchAsync(new PublishBatchRequest { TopicArn = Arn, PublishBatchRequestEntries = entries });
        """,
        parameters: "List<Order> orders");

    [Fact]
    public Task Fix_offers_the_other_ids_as_alternatives() => FixesStatement(
        "        await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, JsonSerializer.Serialize(order)));",
        "        await sqs.SendMessageAsync(new SendMessageRequest(Url, JsonSerializer.Serialize(order)) { MessageGroupId = order.CustomerId });",
        key: Fix.Alternative("CustomerId"));

    [Fact]
    public Task FixAll_of_an_alternative_takes_the_same_id_everywhere() => Fixes(
        Sender(Models, """
                public Task One(Order o) => sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, o.ToString()));
                public Task Two(Line line) => sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, line.ToString()));
                public Task Three(Stock s) => sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, s.ToString()));
            """, Orders),
        Sender(Models, """
                public Task One(Order o) => sqs.SendMessageAsync(new SendMessageRequest(Url, o.ToString()) { MessageGroupId = o.CustomerId });
                public Task Two(Line line) => sqs.SendMessageAsync(new SendMessageRequest(Url, line.ToString()) { MessageGroupId = line.CustomerId });
                public Task Three(Stock s) => sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, s.ToString()));
            """, Orders),
        key: Fix.Alternative("CustomerId"));

    private const string Orders =
        "public record Order(Guid Id, string CustomerId, string AreaId); public record Line(Guid Id, string AreaId, string CustomerId); public record Stock(Guid Id, string AreaId);";

    [Fact]
    public Task Fix_tells_ids_of_one_name_apart() => Fixes(
        Sender(Models, "    public Task Send(Order a, Order b) => sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, JsonSerializer.Serialize(new { a, b })));"),
        Sender(Models, "    public Task Send(Order a, Order b) => sqs.SendMessageAsync(new SendMessageRequest(Url, JsonSerializer.Serialize(new { a, b })) { MessageGroupId = b.CustomerId });"),
        key: Fix.Alternative("b.CustomerId"));

    [Fact]
    public Task Fix_works_in_a_request_made_by_a_helper() => Fixes(
        Sender(Models, """
                private static SendMessageRequest Create(Order order) => new() { QueueUrl = Url, MessageBody = JsonSerializer.Serialize(order) };
                public Task One(Order order) => sqs.{|AWSM1013:SendMessageAsync|}(Create(order));
                public Task Two(Order order) => sqs.{|AWSM1013:SendMessageAsync|}(Create(order));
            """),
        Sender(Models, """
                private static SendMessageRequest Create(Order order) => new() { QueueUrl = Url, MessageBody = JsonSerializer.Serialize(order), MessageGroupId = order.Id.ToString() };
                public Task One(Order order) => sqs.SendMessageAsync(Create(order));
                public Task Two(Order order) => sqs.SendMessageAsync(Create(order));
            """));

    [Fact]
    public Task Fix_writes_the_namespace_out_where_the_name_means_another_type() => Fixes(
        Sender(Clients, "    public Task Send(Order o) => sqs.{|AWSM1013:SendMessageAsync|}(Url, o.ToString());", "public record Order(int OrderId); public class SendMessageRequest;"),
        Sender(Clients, """
                public Task Send(Order o) => sqs.SendMessageAsync(new global::Amazon.SQS.Model.SendMessageRequest
                {
                    QueueUrl = Url,
                    MessageBody = o.ToString(),
                    MessageGroupId = o.OrderId.ToString(),
                });
            """,
            "public record Order(int OrderId); public class SendMessageRequest;"));

    /// <summary>The imported namespace has a NotFoundException too.</summary>
    [Theory]
    [InlineData("using Contoso.Errors;", "NotFoundException", "global::Amazon.SimpleNotificationService.Model.PublishRequest\n            {\n                TopicArn = Arn,\n                Message = o.CustomerId,\n                MessageGroupId = o.Id.ToString(),\n            }", "")]
    [InlineData("using NotFoundException = Contoso.Errors.NotFoundException;", "NotFoundException", "PublishRequest { TopicArn = Arn, Message = o.CustomerId, MessageGroupId = o.Id.ToString() }", "using Amazon.SimpleNotificationService.Model;\n")]
    [InlineData("using Shop;", "Contoso.Errors.NotFoundException", "PublishRequest { TopicArn = Arn, Message = o.CustomerId, MessageGroupId = o.Id.ToString() }", "using Amazon.SimpleNotificationService.Model;\n")]
    public Task Fix_imports_no_namespace_that_makes_other_names_ambiguous(string @using, string name, string request, string import)
    {
        return Fixes(File("", "sns.{|AWSM1013:PublishAsync|}(Arn, o.CustomerId)"), File(import, $"sns.PublishAsync(new {request})"));

        string File(string import, string call) => $$"""
            {{import}}{{@using}}

            namespace Contoso.Errors
            {
                public class NotFoundException : Exception;
            }

            namespace Shop
            {
                public record Order(Guid Id, string CustomerId);

                public class Sender(Amazon.SimpleNotificationService.IAmazonSimpleNotificationService sns)
                {
                    private const string Arn = "arn:aws:sns:eu-west-1:111111111111:orders.fifo";
                    public async Task Send(Order o)
                    {
                        try { await {{call}}; }
                        catch ({{name}}) { }
                    }
                }
            }
            """;
    }

    [Theory]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(Url, nameof(Url));", "")]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(Url, body);", "string body")]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(cancellationToken: default, queueUrl: Url, messageBody: order.ToString());", "Order order")]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|} { QueueUrl = Url });", "")]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, Guid.NewGuid().ToString()));", "")]
    [InlineData("var r = new SendMessageRequest(Url, order.ToString()); r.MessageGroupId = null; await sqs.{|AWSM1013:SendMessageAsync|}(r);", "Order order")]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(big ? new SendMessageRequest(Url, order.ToString()) : new SendMessageRequest(Url, nameof(Url)));", "Order order, bool big")]
    [InlineData("await sqs.{|AWSM1013:SendMessageAsync|}(Url, string.Join(',', orders.Select(o => o.CustomerId)));", "List<Order> orders")]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|} {\n#if X\n DelaySeconds = 0,\n#endif\n QueueUrl = Url, MessageBody = order.CustomerId });", "Order order")]
    public Task Fix_is_not_offered_without_an_id_or_a_place(string statement, string parameters) =>
        NotFixed(Sender(Models, $"    public async Task Send({parameters})\n    {{\n        {statement}\n    }}"));

    /// <summary>Which ids are found in what is sent, best first.</summary>
    [Theory]
    [InlineData("Order", "class Order { public int Id { get; set; } }", "JsonSerializer.Serialize(o)", "o.Id.ToString()")]
    [InlineData("Order", "record Order(string OrderId, string CustomerId)", "JsonSerializer.Serialize(o)", "o.OrderId", "o.CustomerId")]
    [InlineData("Order", "record Order(string CustomerId, long AccountId, Guid OrderId)", "o.ToString()", "o.OrderId.ToString()", "o.AccountId.ToString()", "o.CustomerId")]
    [InlineData("OrderPlaced", "record OrderPlaced(Guid Id, Guid EventId, string OrderId, string CorrelationId, string CustomerId)", "JsonSerializer.Serialize(o)", "o.OrderId", "o.CustomerId")]
    [InlineData("OrderLineAdded", "record OrderLineAdded(string OrderId, string OrderLineId)", "JsonSerializer.Serialize(o)", "o.OrderLineId", "o.OrderId")]
    [InlineData("ShipCommand", "record ShipCommand(Guid Id, string ShipmentId)", "JsonSerializer.Serialize(o)", "o.ShipmentId")]
    [InlineData("Order", "record Order(string? OrderId, string CustomerId)", "JsonSerializer.Serialize(o)", "o.CustomerId", "o.OrderId")]
    [InlineData("Feed", "record Feed(string Id)", "JsonSerializer.Serialize(o)", "o.Id")]
    [InlineData("Order", "record Base(string TenantId); public record Order(string TenantId, int Total) : Base(TenantId)", "JsonSerializer.Serialize(o)", "o.TenantId")]
    [InlineData("Order", "record Order(string OrderId)", "$\"{o}\"", "o.OrderId")]
    [InlineData("Order", "record Order(string OrderId, int Total)", "$\"total {o.Total}\"", "o.OrderId")]
    [InlineData("Order", "record Order(string OrderId)", "Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(JsonSerializer.Serialize(o)))", "o.OrderId")]
    [InlineData("Order", "record Order(string OrderId)", "JsonSerializer.Serialize(new { Type = \"placed\", Data = o })", "o.OrderId")]
    [InlineData("Order", "class Customer { public int Id; public int CustomerId { get; } } public record Order(Customer Customer)", "JsonSerializer.Serialize(o.Customer)", "o.Customer.CustomerId.ToString()")]
    [InlineData("Order", "record Order(string OrderId)", "JsonSerializer.Serialize(new { orderId = id })")]
    [InlineData("Order", "record Order(string OrderId)", "JsonSerializer.Serialize(new { customerId })", "customerId")]
    [InlineData("Order", "record Order(DateTime PlacedId, bool Paid, decimal? PriceId)", "JsonSerializer.Serialize(o)")]
    [InlineData("Order", "record Order(int Total) { internal string OrderId { set { } } private string CustomerId => \"\"; public string PaymentId { private get; set; } = \"\"; public static string RegionId => \"\"; }", "JsonSerializer.Serialize(o)")]
    [InlineData("Order", "record Order(int Total) { internal string DepotId => \"\"; }", "JsonSerializer.Serialize(o)", "o.DepotId")]
    [InlineData("Order", "record Order(Guid MessageId, string RequestId, string TraceId, string TransactionId)", "JsonSerializer.Serialize(o)")]
    [InlineData("Order?", "record Order(string OrderId)", "JsonSerializer.Serialize(o)")]
    [InlineData("Order", "record Customer(string CustomerId); public record Order(Customer? Customer, string OrderId)", "JsonSerializer.Serialize(o.Customer)", "o.OrderId")]
    [InlineData("Order", "record Customer(string CustomerId); public record Order(Customer Customer)", "JsonSerializer.Serialize(o // whose\n    .Customer)", "o.Customer.CustomerId")]
    public async Task Finds_the_ids_of_what_is_sent(string sent, string types, string body, params string[] expected)
    {
        var findings = await Findings.In("AWSM1013", Sender(
            Models,
            $"    public Task Send({sent} o, string id, string customerId) => sqs.SendMessageAsync(Url, {body});",
            "public " + types + (types.EndsWith('}') ? "" : ";")));

        Assert.Equal(expected, Assert.Single(findings).Properties.TryGetValue("candidates0", out var candidates) ? candidates!.Split('\n') : []);
    }

    [Fact]
    public async Task Finds_ids_through_locals_streams_and_keywords()
    {
        var findings = await Findings.In("AWSM1013", Sender(Models, """
                public async Task Send(Order @event, List<Order> orders)
                {
                    var json = JsonSerializer.Serialize(@event);
                    await sqs.SendMessageAsync(Url, json);

                    using var stream = new MemoryStream();
                    JsonSerializer.Serialize(stream, @event);
                    await sqs.SendMessageAsync(Url, Convert.ToBase64String(stream.ToArray()));

                    foreach (var order in orders)
                    {
                        var placed = new Placed(order.Total);
                        await sqs.SendMessageAsync(Url, JsonSerializer.Serialize(placed));
                    }

                    { var order = @event; json = JsonSerializer.Serialize(order); }
                }
            """,
            "public record Order(Guid Id, string CustomerId, decimal Total); public record Placed(decimal Total);"));

        Assert.Equal(["@event.Id.ToString()", "@event.Id.ToString()", "order.Id.ToString()"], findings.Select(f => f.Properties["candidates0"]!.Split('\n')[0]));
    }

    [Theory]
    [InlineData("Put(Url, order);", "sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|} { QueueUrl = url, MessageBody = JsonSerializer.Serialize(order) });")]
    [InlineData("Put(Url, order); Put(\"https://q/bills.fifo\", order);", "sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(url, \"b\"));")]
    [InlineData("Put(url: Url, order: order);", "sqs.{|AWSM1013:SendMessageAsync|}(url, \"b\");")]
    [InlineData("Put(\"orders.fifo\", order);", "sqs.{|AWSM1013:SendMessageAsync|}($\"https://q/{url}\", \"b\");")]
    [InlineData("Put(Url, order);", "sqs.SendMessageBatchAsync(url, [new {|AWSM1013:SendMessageBatchRequestEntry|}(\"1\", \"b\")]);")]
    [InlineData("Put(Arn, order);", "sns.PublishAsync(new {|AWSM1013:PublishRequest|} { TopicArn = url, Message = \"b\" });")]
    [InlineData("Put(Url, order);", "sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(url, \"b\") { MessageGroupId = group });")]
    [InlineData("Put(Url, order, null);", "sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, \"b\") { MessageGroupId = group });")]
    public Task Reports_an_address_that_every_caller_of_a_private_method_passes(string calls, string send) => Reports(Producer($$"""
            public void Run(Order order) { {{calls}} }
            private Task Put(string url, Order order, string? group = null) => {{send}}
        """));

    [Fact]
    public Task Reports_an_address_that_a_local_function_or_a_look_up_is_given() => Reports(Producer("""
            public async Task Run(List<Order> orders)
            {
                foreach (var order in orders) await Put(Url, "b");
                Task Put(string url, string body) => sqs.{|AWSM1013:SendMessageAsync|}(url, body);
            }

            public Task Other() => PutByName("orders.fifo", "b");
            private async Task PutByName(string name, string body)
            {
                if (string.IsNullOrEmpty(body)) return;
                var queue = await sqs.GetQueueUrlAsync(name);
                var response = await sqs.{|AWSM1013:SendMessageAsync|}(queue.QueueUrl, body);
                if (response.HttpStatusCode != System.Net.HttpStatusCode.OK) { logger.LogWarning("not sent"); return; }
                logger.LogInformation("sent");
            }
        """));

    [Theory]
    [InlineData("Put(Url, order); Put(Standard, order);", "sqs.SendMessageAsync(new SendMessageRequest(url, \"b\"));")]
    [InlineData("Put(Url, order); Put(settings.QueueUrl, order);", "sqs.SendMessageAsync(new SendMessageRequest(url, \"b\"));")]
    [InlineData("Put(fast ? Url : Standard, order);", "sqs.SendMessageAsync(url, \"b\");")]
    [InlineData("Put(Url, order, order.CustomerId);", "sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = group });")]
    [InlineData("Put(Url, order, order.CustomerId); Put(Url, order);", "sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = group });")]
    [InlineData("Put(Url, order);", "sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = group ?? order.CustomerId });")]
    [InlineData("Put(Url, order);", "sqs.SendMessageAsync(Stamp(new SendMessageRequest(url, \"b\")));")]
    [InlineData("Put(Url, order);", "sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = url.EndsWith(\".fifo\") ? order.CustomerId : null });")]
    [InlineData("Put(Url, order);", "url.EndsWith(\".fifo\") ? sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = order.CustomerId }) : sqs.SendMessageAsync(url, \"b\");")]
    [InlineData("Put(Url, order, order.CustomerId);", "group is null ? sqs.SendMessageAsync(url, \"b\") : sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = group });")]
    [InlineData("Func<string, Order, string?, Task> put = Put; Put(Url, order);", "sqs.SendMessageAsync(url, \"b\");")]
    public Task Is_silent_where_a_caller_of_a_private_method_may_be_right(string calls, string send) => Silent(Producer($$"""
            public void Run(Order order, bool fast) { {{calls}} }
            private Task Put(string url, Order order, string? group = null) => {{send}}
        """));

    [Theory]
    [InlineData("if (order.IsFifo) { await sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = order.CustomerId }); return; } await sqs.SendMessageAsync(url, \"b\");")]
    [InlineData("var request = new SendMessageRequest(url, \"b\"); if (order.IsFifo) request.MessageGroupId = order.CustomerId; await sqs.SendMessageAsync(request);")]
    [InlineData("var isFifo = url.EndsWith(\".fifo\"); if (!isFifo) await sqs.SendMessageAsync(url, \"b\"); else await sqs.SendMessageAsync(Stamp(new SendMessageRequest(url, \"b\")));")]
    [InlineData("switch (order.IsFifo) { case false: await sqs.SendMessageAsync(url, \"b\"); break; default: await sqs.SendMessageAsync(Stamp(new SendMessageRequest(url, \"b\"))); break; }")]
    [InlineData("Task Plain() => sqs.SendMessageAsync(url, \"b\"); Task Ordered() => sqs.SendMessageAsync(Stamp(new SendMessageRequest(url, \"b\"))); await (order.IsFifo ? Ordered() : Plain());")]
    [InlineData("url = url.Replace(\".fifo\", \"\"); await sqs.SendMessageAsync(url, \"b\");")]
    [InlineData("if (outbox is not null) { await outbox(url, order); return; } await sqs.SendMessageAsync(url, \"b\");")]
    [InlineData("if (order.IsFifo) { later.Enqueue(order); return; } await sqs.SendMessageAsync(url, \"b\");")]
    [InlineData("_ = await TryOrdered(url) ?? await sqs.SendMessageAsync(url, \"b\");")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); foreach (var o in new[] { order }) { if (o.IsFifo) { list.Add(new(\"1\", \"b\") { MessageGroupId = o.CustomerId }); continue; } list.Add(new(\"1\", \"b\")); } await sqs.SendMessageBatchAsync(url, list);")]
    public Task Is_silent_in_a_private_method_that_serves_both_kinds_of_queues(string body) => Silent(Producer($$"""
            public Task Run(Order order) => Put(Url, order);
            private async Task Put(string url, Order order) { {{body}} }
            private readonly Func<string, Order, Task>? outbox = null;
            private readonly Queue<Order> later = new();
            private Task<SendMessageResponse?> TryOrdered(string url) => throw new NotSupportedException(url);
        """));

    /// <summary>What comes to the send has a group, whoever calls.</summary>
    [Theory]
    [InlineData("if (group is null) throw new ArgumentNullException(nameof(group)); await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group });")]
    [InlineData("if (string.IsNullOrEmpty(group)) { throw new ArgumentException(\"no group\"); } await sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = group });")]
    [InlineData("if (group == null && url.EndsWith(\".fifo\")) throw new ArgumentException(\"no group\"); await sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = group });")]
    [InlineData("ArgumentNullException.ThrowIfNull(group); await sqs.SendMessageAsync(new SendMessageRequest(url, \"b\") { MessageGroupId = group });")]
    [InlineData("ArgumentException.ThrowIfNullOrWhiteSpace(group); await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group ?? throw new ArgumentNullException(nameof(group)) });")]
    [InlineData("var own = group ?? throw new ArgumentNullException(nameof(group)); await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = own });")]
    [InlineData("if (group is null) return; await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group });")]
    [InlineData("if (group is null) { logger.LogWarning(\"no group for {Url}\", url); return; } await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group });")]
    [InlineData("if (group is not { Length: > 0 }) return; await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group });")]
    [InlineData("var request = new SendMessageRequest(Url, \"b\"); if (group is not null) request.MessageGroupId = group; await sqs.SendMessageAsync(request);")]
    [InlineData("var request = new SendMessageRequest(Url, \"b\") { MessageGroupId = group }; if (request.MessageGroupId is null) throw new InvalidOperationException(\"no group\"); await sqs.SendMessageAsync(request);")]
    [InlineData("switch (group) { case null: throw new ArgumentNullException(nameof(group)); default: await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group }); break; }")]
    [InlineData("await (group switch { null => Task.CompletedTask, _ => sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group }) });")]
    [InlineData("MustHave(group); await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group });")]
    [InlineData("foreach (var part in new[] { 1, 2 }) { if (group is null) break; await sqs.SendMessageAsync(new SendMessageRequest(Url, \"b\") { MessageGroupId = group }); }")]
    [InlineData("if (group is null) throw new ArgumentNullException(nameof(group)); var entries = new List<SendMessageBatchRequestEntry> { new(\"1\", \"b\") { MessageGroupId = group } }; await sqs.SendMessageBatchAsync(Url, entries);")]
    [InlineData("if (group is null) throw new ArgumentNullException(nameof(group)); await sns.PublishAsync(new PublishRequest(Arn, \"b\") { MessageGroupId = group });")]
    public Task Is_silent_where_a_private_method_turns_away_who_passes_no_group(string body) => Silent(Sending(body));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, \"b\") { MessageGroupId = group });")]
    [InlineData("logger.LogInformation(\"group {Group}\", group ?? \"none\"); await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(url, \"b\") { MessageGroupId = group });")]
    [InlineData("if (order.Total == 0) return; await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(Url, \"b\") { MessageGroupId = group });")]
    [InlineData("ArgumentNullException.ThrowIfNull(order); await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(url, \"b\") { MessageGroupId = group });")]
    [InlineData("await sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(url, \"b\") { MessageGroupId = group }); if (group is not null) logger.LogInformation(\"to {Group}\", group);")]
    [InlineData("var request = new SendMessageRequest(Url, \"b\"); request.MessageGroupId = group; await sqs.{|AWSM1013:SendMessageAsync|}(request);")]
    public Task Reports_a_group_that_no_caller_passes_and_nothing_asks_for(string body) => Reports(Sending(body));

    private static string Sending(string body) => Producer($$"""
            public Task Run(Order order) => Put(Url, order);
            public Task RunAgain(Order order) => Put(Url, order, null);
            private async Task Put(string url, Order order, string? group = null) { {{body}} }
            private static void MustHave(string? group) { if (group is null) throw new InvalidOperationException(); }
        """);

    [Fact]
    public Task Is_silent_on_methods_that_others_may_call() => Silent(Producer("""
            public Task Run(Order order) => Put(Url, order);
            public Task Put(string url, Order order) => sqs.SendMessageAsync(url, "b");
            public Task Again() => Twice(Url);
            private Task Twice(string url) => Once(url);
            private Task Once(string url) => sqs.SendMessageAsync(url, "b");
            public Task ByName() => Named(Url);
            private Task Named(string url) => sqs.SendMessageAsync(url, "b");
            public object? Reflected(string url) => GetType().GetMethod("Named")!.Invoke(this, [url]);
            public void Dynamic(dynamic url) { Late(url); Late(Url); }
            private Task Late(string url) => sqs.SendMessageAsync(url, "b");
            public Task ViaInterface() => ((ISender)new Nested(sqs)).Send(Url);
            private interface ISender { Task Send(string url); }
            private class Nested(IAmazonSQS sqs) : ISender { Task ISender.Send(string url) => sqs.SendMessageAsync(url, "b"); }
            public Task Command() => OnCommand(Url);
            [Command] private Task OnCommand(string url) => sqs.SendMessageAsync(url, "b");
            private sealed class CommandAttribute : Attribute { }
        """));

    [Fact]
    public Task Knows_the_callers_of_a_private_extension_method() => Reports("""
        using Amazon.SQS;

        public static class Sending
        {
            public static Task Run(IAmazonSQS sqs) => Task.WhenAll(sqs.Put("https://q/a.fifo"), Put(sqs, "https://q/b.fifo"));
            private static Task Put(this IAmazonSQS sqs, string url) => sqs.{|AWSM1013:SendMessageAsync|}(url, "b");

            public static Task Run(IAmazonSQS sqs, string url) => Task.WhenAll(sqs.PutAny("https://q/a.fifo"), sqs.PutAny(url));
            private static Task PutAny(this IAmazonSQS sqs, string url) => sqs.SendMessageAsync(url, "b");
        }
        """);

    [Theory]
    [InlineData("await Send(args[0]);")]
    [InlineData("await Program.Send(args[0]);")]
    [InlineData("Func<string, Task> send = Send; await send(args[0]);")]
    public Task Knows_the_callers_at_the_top_level(string statement)
    {
        const string Code = """
            using Amazon.SQS;

            await Send("https://q/orders.fifo");
            await Local("https://q/orders.fifo");
            {0}
            Task Local(string url) => new AmazonSQSClient().{|AWSM1013:SendMessageAsync|}(url, "b");

            public partial class Program
            {
                private static Task Send(string url) => new AmazonSQSClient().SendMessageAsync(url, "b");
            }
            """;
        return Reports(Code.Replace("{0}", statement, StringComparison.Ordinal), isProgram: true);
    }

    [Fact]
    public Task Sets_the_group_where_a_private_method_sends() => Fixes(
        Producer("""
                public Task Run(Order order) => Put(Url, order);
                private Task Put(string url, Order order) => sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|} { QueueUrl = url, MessageBody = JsonSerializer.Serialize(order) });
                public Task RunStatic(Order order) => PutStatic(sqs, Url, order);
                private static Task PutStatic(IAmazonSQS client, string url, Order order) => client.{|AWSM1013:SendMessageAsync|}(url, JsonSerializer.Serialize(order));
            """),
        Producer("""
                public Task Run(Order order) => Put(Url, order);
                private Task Put(string url, Order order) => sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = JsonSerializer.Serialize(order), MessageGroupId = order.Id.ToString() });
                public Task RunStatic(Order order) => PutStatic(sqs, Url, order);
                private static Task PutStatic(IAmazonSQS client, string url, Order order) => client.SendMessageAsync(new SendMessageRequest
                {
                    QueueUrl = url,
                    MessageBody = JsonSerializer.Serialize(order),
                    MessageGroupId = order.Id.ToString(),
                });
            """));

    [Fact]
    public Task Offers_no_fix_where_a_private_method_is_given_the_group_or_a_text() => NotFixed(Producer("""
            public Task Run(string body) => Put(Url, body);
            private Task Put(string url, string body, string? group = null) => sqs.SendMessageAsync(new {|AWSM1013:SendMessageRequest|}(url, body) { MessageGroupId = group });
            public Task RunText(string body) => PutText(Url, body);
            private Task PutText(string url, string body) => sqs.{|AWSM1013:SendMessageAsync|}(url, body);
        """));

    [Theory]
    [InlineData("e.ErrorCode == \"MissingParameter\"", true)]
    [InlineData("e.ErrorCode is \"MissingParameter\" or \"InvalidParameterValue\"", true)]
    [InlineData("e.ErrorCode == \"AWS.SimpleQueueService.NonExistentQueue\"", false)]
    [InlineData("e.ErrorCode == \"TooManyRequestsException\"", false)]
    [InlineData("e.ErrorCode == \"InvalidClientTokenId\"", false)]
    public Task Minds_a_catch_that_asks_for_the_refusal(string filter, bool isSilent)
    {
        var code = $$"""
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public class Probe(IAmazonSQS sqs)
            {
                public async Task<bool> IsFifoAsync(string url)
                {
                    try
                    {
                        await sqs.SendMessageAsync(new SendMessageRequest(url, "probe") { MessageDeduplicationId = "probe" });
                        return false;
                    }
                    catch (AmazonSQSException e) when ({{filter}})
                    {
                        return true;
                    }
                }
            }
            """;
        return isSilent ? Silent(code) : Reports(code.Replace("new SendMessageRequest", "new {|AWSM1013:SendMessageRequest|}", StringComparison.Ordinal));
    }
}
