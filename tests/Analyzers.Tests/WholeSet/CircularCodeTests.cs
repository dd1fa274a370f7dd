using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>
/// Code whose values are made of themselves, as it stands for good or while it is being typed, and code that nests as deep as it is long. A
/// stack that runs over ends the compiler, and so would a search without an end.
/// </summary>
public sealed class CircularCodeTests
{
    private const string Fifo = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";

    /// <summary>The size of the stack of a thread of the compiler.</summary>
    private const int StackBytes = 1 << 20;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private static string Method(string statements, string members = "") => $$"""
        using System.Text.Json; using Amazon.SQS; using Amazon.SQS.Model;
        public sealed record Spec(string Name, Spec? Next);
        public sealed class Service(IAmazonSQS sqs)
        {
            public async Task RunAsync(Spec first, string text, bool[] flags, List<string> texts, CancellationToken stop) { await Task.Yield(); {{statements}} }
            {{members}}
        }
        """;

    private static string Stack(string statements, string members = "") => $$"""
        using Amazon.CDK; using Amazon.CDK.AWS.CloudWatch; using Amazon.CDK.AWS.Events; using Amazon.CDK.AWS.SQS; using Constructs;
        public sealed class OrdersStack : Stack
        {
            {{members}}
            public OrdersStack(Construct scope, string id) : base(scope, id) { {{statements}} }
        }
        """;

    [Theory]
    [InlineData("var at = first; while (at is not null) { await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = at.Name, Attributes = new() { [\"VisibilityTimeout\"] = \"30\" } }); at = at.Next; }")]
    [InlineData("for (var at = first; at != null; at = at.Next) { await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = at.Name + at.Next }); }")]
    [InlineData("var policy = $\"{{\\\"maxReceiveCount\\\":{text}}}\"; policy = JsonSerializer.Serialize(policy); await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = new() { [\"RedrivePolicy\"] = policy } });")]
    [InlineData("string policy = JsonSerializer.Serialize(policy); await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"q\", Attributes = new() { [\"RedrivePolicy\"] = policy } });")]
    [InlineData("CreateQueueResponse made = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = made.QueueUrl }); await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = made.QueueUrl, DelaySeconds = 5 });")]
    [InlineData("var body = \"a \" + text; if (flags[1]) { body = body + \"b\"; } if (flags[2]) { body = body + \"c\"; } if (flags[3]) { body = body + \"d\"; } if (flags[4]) { body = body + \"e\"; } if (flags[5]) { body = body + \"f\"; } if (flags[6]) { body = body + \"g\"; } await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = text, MessageBody = body });")]
    [InlineData("var body = text; for (var i = 0; i < 3; i++) { body = $\"{body}{body}{body}{body}{body}{body}{body}{body}\"; } await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = text, MessageBody = body });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = \"" + Fifo + "\", MaxNumberOfMessages = 10 }); List<Task> tasks = tasks.ToList(); foreach (var m in r.Messages) { tasks.Add(sqs.SendMessageAsync(text, m.Body)); } await Task.WhenAll(tasks);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = \"" + Fifo + "\", MaxNumberOfMessages = 10 }); List<Task<string>> tasks = [.. r.Messages.Select(async m => { await Task.Yield(); return m.Body; }), .. tasks]; await Task.WhenAll(tasks);")]
    [InlineData("List<Task> all = Enumerable.Range(0, 4).Select(async i => { while (!stop.IsCancellationRequested) { await sqs.ReceiveMessageAsync(text, stop); await Task.WhenAll(all); } }).ToList();")]
    [InlineData("List<SendMessageBatchRequestEntry> a = [], b = []; foreach (var t in texts) { a.Add(new() { Id = \"a\", MessageBody = t, DelaySeconds = 3 }); a.AddRange(b); b.AddRange(a); a.AddRange(b); b.AddRange(a); a.AddRange(b); b.AddRange(a); a.AddRange(b); b.AddRange(a); a.AddRange(b); b.AddRange(a); a.AddRange(b); b.AddRange(a); } await sqs.SendMessageBatchAsync(text, b);")]
    public Task Comes_to_an_end_in_code(string statements) => ComesToAnEnd(Method(statements));

    [Theory]
    [InlineData("timeout = Duration.Seconds((double)timeout); _ = new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = (Duration)timeout });", "private object timeout;")]
    [InlineData("rate = Schedule.Expression((string)rate); _ = new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Expression((string)rate) });", "private object rate;")]
    [InlineData("sources = Match.AnyOf(sources); _ = new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { Source = sources } });", "private string[] sources;")]
    [InlineData("metric = new Metric((MetricProps)metric); _ = new Alarm(this, \"A\", new AlarmProps { Metric = (Metric)metric, Threshold = 1, EvaluationPeriods = 1 });", "private object metric;")]
    [InlineData("metric = new Metric(new MetricProps { Namespace = \"AWS/SQS\", MetricName = \"ApproximateNumberOfMessagesVisible\", DimensionsMap = new Dictionary<string, string> { [\"QueueName\"] = (string)metric } }); _ = new Alarm(this, \"A\", new AlarmProps { Metric = (Metric)metric, Threshold = 1, EvaluationPeriods = 1 });", "private object metric;")]
    [InlineData("_ = new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { Detail = Fields(3) } });", "private static Dictionary<string, object> Fields(int n) => new() { [\"a\"] = Fields(n - 1), [\"b\"] = Fields(n - 1), [\"c\"] = Fields(n - 1), [\"d\"] = Fields(n - 1), [\"e\"] = Fields(n - 1) };")]
    public Task Comes_to_an_end_in_infrastructure(string statements, string members) => ComesToAnEnd(Stack(statements, members));

    [Fact]
    public Task Comes_to_an_end_in_a_handler() => ComesToAnEnd("""
        using Amazon.Lambda.Core; using Amazon.Lambda.KinesisEvents; using Amazon.Lambda.SQSEvents;
        public interface IStore { Task SaveAllAsync(List<string> bodies); Task<bool> SaveAsync(string text); }
        public sealed class Function(IStore store)
        {
            public async Task Bodies(SQSEvent evnt, ILambdaContext context)
            {
                List<string> bodies = [.. evnt.Records.Select(r => r.Body), .. bodies];
                await store.SaveAllAsync([]);
            }

            public async Task Tasks(KinesisEvent evnt, ILambdaContext context)
            {
                List<Task<bool>> tasks = [.. evnt.Records.Select(r => store.SaveAsync(r.EventId)), .. tasks];
                await Task.WhenAll(tasks);
            }
        }
        """);

    /// <summary>A sum nests to the left as deep as it has terms.</summary>
    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = \"" + Fifo + "\", MessageBody = {0} });", "AWSM1013")]
    [InlineData("await sqs.SendMessageBatchAsync(text, texts.Take(20).Select((t, i) => new SendMessageBatchRequestEntry($\"{{i}}\", t + {0})).ToList());", "AWSM1005")]
    public async Task Bears_sums_of_thousands_of_terms(string statement, string expected)
    {
        var sum = string.Join(" + ", Enumerable.Repeat("text", 3_000));
        var found = await Run("#nullable disable\n" + Method(statement.Replace("{0}", sum, StringComparison.Ordinal).Replace("{{i}}", "{i}", StringComparison.Ordinal)));
        Assert.Contains(found, d => d.Id == expected);
        Assert.DoesNotContain(found, d => d.Id == "AWSM0001");
    }

    private static async Task ComesToAnEnd(string source) =>
        Assert.DoesNotContain(await Run(source), d => d.Id is "AWSM0001" or "AD0001");

    /// <summary>The findings, on a thread like the compiler's.</summary>
    private static async Task<IReadOnlyList<Diagnostic>> Run(string source)
    {
        var done = new TaskCompletionSource<IReadOnlyList<Diagnostic>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    done.SetResult(Workbench.BuildAsync(Workbench.Compile([("Code.cs", source)])).GetAwaiter().GetResult());
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            },
            StackBytes) { IsBackground = true };
        thread.Start();
        return await done.Task.WaitAsync(Long, TestContext.Current.CancellationToken);
    }
}
