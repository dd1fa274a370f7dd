using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class MissingDeadLetterQueueTests() : RuleTests("AWSM4001")
{
    private const string Main = "public static class Program { public static void Main() { } }";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("var q = new {|AWSM4001:Queue|}(this, \"Orders\"); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = new {|AWSM4001:Queue|}(this, \"Orders\", new QueueProps { VisibilityTimeout = Duration.Minutes(5) }); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = new {|AWSM4001:CfnQueue|}(this, \"Orders\"); new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = fn.FunctionName, EventSourceArn = q.AttrArn });")]
    [InlineData("fn.AddEventSource(new SqsEventSource(new {|AWSM4001:Queue|}(this, id)));")]
    public async Task Reports_constructs_that_feed_a_function(string statements) =>
        await Reports(CdkSnippets.Stack(CdkSnippets.Function("fn", 30) + "\n" + statements));

    [Fact]
    public async Task Reports_any_queue_of_a_program() => await Reports(
        CdkSnippets.Stack(
            """
            new {|AWSM4001:Queue|}(this, "Orders");
            new {|AWSM4001:CfnQueue|}(this, "Returns", new CfnQueueProps { QueueName = "returns" });
            var seen = new {|AWSM4001:Queue|}(this, "Seen");
            new Topic(this, "T").AddSubscription(new SqsSubscription(seen));
            """,
            types: Main),
        isProgram: true);

    [Fact]
    public async Task Reports_calls_with_a_name() => await Reports(Sdk("""
        await sqs.{|AWSM4001:CreateQueueAsync|}("orders");
        await sqs.{|AWSM4001:CreateQueueAsync|}(new CreateQueueRequest { QueueName = "returns.fifo", Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true" } });
        """));

    [Fact]
    public async Task Is_a_warning_where_a_function_reads_the_queue()
    {
        foreach (var (wiring, severity, words) in new[]
        {
            ("fn.AddEventSource(new SqsEventSource(q));", DiagnosticSeverity.Warning, "function 'fn' cannot handle comes back for 4 days"),
            ("fn.AddEventSource(new SqsEventSource(q)); _ = id;", DiagnosticSeverity.Warning, "Queue 'Orders' has no dead-letter queue"),
        })
        {
            var code = CdkSnippets.Stack("var q = new Queue(this, \"Orders\");\n" + CdkSnippets.Function("fn", 5) + "\n" + wiring);
            var finding = Assert.Single(await Findings.In("AWSM4001", code, SdkMajor.V4, ReferenceSets.Cdk));
            Assert.Equal(severity, finding.Severity);
            Assert.Contains(words, finding.GetMessage(), StringComparison.Ordinal);
        }

        var call = Assert.Single(await Findings.In("AWSM4001", Sdk("await sqs.CreateQueueAsync(\"orders\");"), SdkMajor.V4, ReferenceSets.Cdk));
        Assert.Equal(DiagnosticSeverity.Info, call.Severity);
    }

    /// <summary>Queues that have one, that are one, or of which that is not known.</summary>
    [Theory]
    [InlineData("var dead = new Queue(this, \"D\"); var q = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = dead, MaxReceiveCount = 5 } }); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var parked = new Queue(this, \"P\"); var q = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = parked, MaxReceiveCount = 5 } }); fn.AddEventSource(new SqsEventSource(parked));")]
    [InlineData("var q = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = null }); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = new Queue(this, \"Orders-DLQ\"); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = new Queue(this, \"Q\", new QueueProps { QueueName = $\"{id}-failed-orders\" }); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var name = id + \"-dead-letters\"; var q = new Queue(this, \"Q\", new QueueProps { QueueName = name }); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var poison = new Queue(this, \"Q\"); fn.AddEventSource(new SqsEventSource(poison));")]
    [InlineData("var q = new Queue(this, \"Q\"); fn.AddEventSource(new SqsEventSource(q)); new Topic(this, \"T\").AddSubscription(new UrlSubscription(\"https://a\", new UrlSubscriptionProps { DeadLetterQueue = q }));")]
    [InlineData("var q = new Queue(this, \"Q\"); fn.AddEventSource(new SqsEventSource(q)); fn.ConfigureAsyncInvoke(new EventInvokeConfigOptions { OnFailure = new Amazon.CDK.AWS.Lambda.Destinations.SqsDestination(q) });")]
    [InlineData("var q = new Queue(this, \"Q\"); fn.AddEventSource(new SqsEventSource(q)); new Function(this, \"F\", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = \"a\", Code = Code.FromAsset(\"p\"), DeadLetterQueue = q });")]
    [InlineData("var q = new Queue(this, \"Q\"); fn.AddEventSource(new SqsEventSource(q)); new Rule(this, \"R\", new RuleProps { Targets = [new LambdaFunction(fn, new LambdaFunctionProps { DeadLetterQueue = q })] });")]
    [InlineData("var q = new Queue(this, \"Q\"); fn.AddEventSource(new SqsEventSource(q)); UseForFailures(onFailure: q);")]
    [InlineData("var q = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = id == \"a\" ? Given : null }); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = new Queue(this, \"Q\", Props); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = new Queue(this, \"Q\"); ((CfnQueue)q.Node.DefaultChild!).AddPropertyOverride(\"RedrivePolicy.maxReceiveCount\", 5); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = new CfnQueue(this, \"Q\"); q.RedrivePolicy = Given; new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = fn.FunctionName, EventSourceArn = q.AttrArn });")]
    [InlineData("var q = new CfnQueue(this, \"Q\") { RedrivePolicy = Given }; new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = fn.FunctionName, EventSourceArn = q.AttrArn });")]
    [InlineData("var q = new Queue(this, \"Q\"); var o = new Queue(this, \"O\", new QueueProps { DeadLetterQueue = Given }); fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var q = new Queue(this, \"Q\"); new Topic(this, \"T\").AddSubscription(new SqsSubscription(q));")]
    public async Task Is_silent_on_those_that_have_one_or_are_one(string statements) => await Silent(CdkSnippets.Stack(
        CdkSnippets.Function("fn", 30) + "\n" + statements,
        "private void UseForFailures(IQueue onFailure) { } public static DeadLetterQueue? Given { get; set; } public static QueueProps? Props { get; set; }"));

    /// <summary>What is failed elsewhere goes to the queue by a property that is set, or overridden, on the construct below.</summary>
    [Theory]
    [InlineData("((CfnFunction)fn.Node.DefaultChild!).AddPropertyOverride(\"DeadLetterConfig.TargetArn\", arn);")]
    [InlineData("var below = (CfnFunction)fn.Node.DefaultChild!; below.DeadLetterConfig = new CfnFunction.DeadLetterConfigProperty { TargetArn = arn };")]
    [InlineData("var other = new CfnQueue(this, \"Other-DLQ\"); other.RedrivePolicy = new Dictionary<string, object> { [\"deadLetterTargetArn\"] = arn, [\"maxReceiveCount\"] = 5 };")]
    [InlineData("foreach (var child in Node.FindAll()) if (child is CfnEventSourceMapping mapping) mapping.DestinationConfig = To(arn);")]
    public async Task Is_silent_where_links_are_set_below(string statements)
    {
        const string Members = "private static object To(string arn) => new Dictionary<string, object> { [\"onFailure\"] = new Dictionary<string, object> { [\"destination\"] = arn } };";
        const string Sink = "var sink = new Queue(this, \"Sink\"); var arn = sink.QueueArn;\n";
        var before = CdkSnippets.Function("fn", 30) + "\nnew EventSourceMapping(this, \"M\", new EventSourceMappingProps { Target = fn, EventSourceArn = id });\n";
        await Silent(CdkSnippets.Stack(before + Sink + statements, Members, Main), isProgram: true);
        await Reports(CdkSnippets.Stack(before + Sink.Replace("new Queue", "new {|AWSM4001:Queue|}", StringComparison.Ordinal), Members, Main), isProgram: true);
    }

    /// <summary>Its ARN is on its way to where failures go, by a variable or a method.</summary>
    [Theory]
    [InlineData("var arn = q.QueueArn; new CfnFunction(this, \"F\", new CfnFunctionProps { Code = id, Role = id, DeadLetterConfig = new CfnFunction.DeadLetterConfigProperty { TargetArn = arn } });")]
    [InlineData("Raw(q.QueueArn);")]
    [InlineData("IQueue sink = q; Async(sink);")]
    [InlineData("Bus(q);")]
    public async Task Is_silent_on_one_that_failures_may_come_to(string statements)
    {
        const string Members = """
            private void Raw(string arn) => new CfnFunction(this, "F", new CfnFunctionProps { Code = "c", Role = "r", DeadLetterConfig = new CfnFunction.DeadLetterConfigProperty { TargetArn = arn } });
            private void Async(IQueue sink) => new Function(this, "F", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = "a", Code = Code.FromAsset("p"), OnFailure = new Amazon.CDK.AWS.Lambda.Destinations.SqsDestination(sink) });
            private void Bus(IQueue queue) { var arn = queue.QueueArn; new CfnEventBus(this, "B", new CfnEventBusProps { Name = "b", DeadLetterConfig = new CfnEventBus.DeadLetterConfigProperty { Arn = arn } }); }
            """;
        const string Other = "private void Name(IQueue queue) { var arn = queue.QueueArn; new CfnOutput(this, \"B\", new CfnOutputProps { Value = arn }); }";
        await Silent(CdkSnippets.Stack("var q = new Queue(this, \"Q\");\n" + statements, Members, Main), isProgram: true);
        await Reports(CdkSnippets.Stack("var q = new {|AWSM4001:Queue|}(this, \"Q\"); Name(q);", Other, Main), isProgram: true);
    }

    [Fact]
    public async Task Is_silent_in_a_stack_of_dead_letter_queues() => await Silent(CdkSnippets.Usings + """
        internal sealed class DeadLetterStack : Stack
        {
            internal DeadLetterStack(Construct scope, string id, Function retry) : base(scope, id)
            {
                var orders = new Queue(this, "Orders");
                retry.AddEventSource(new SqsEventSource(orders));
            }
        }
        """);

    [Theory]
    [InlineData("await sqs.CreateQueueAsync(given);")]
    [InlineData("await sqs.CreateQueueAsync(\"orders-dlq\");")]
    [InlineData("await sqs.CreateQueueAsync(\"reply-queue\");")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"cache\", Attributes = new Dictionary<string, string> { [\"MessageRetentionPeriod\"] = \"300\" } });")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"orders\", Attributes = new Dictionary<string, string> { [\"RedrivePolicy\"] = given } });")]
    [InlineData("await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = \"orders\", Attributes = attributes });")]
    [InlineData("var q = await sqs.CreateQueueAsync(\"orders\"); await sqs.SetQueueAttributesAsync(q.QueueUrl, new Dictionary<string, string> { [\"RedrivePolicy\"] = given });")]
    [InlineData("await sqs.CreateQueueAsync(\"orders\"); await sqs.SetQueueAttributesAsync(given, attributes);")]
    [InlineData("await sqs.SetQueueAttributesAsync(given, new Dictionary<string, string> { [\"VisibilityTimeout\"] = \"30\" });")]
    [InlineData("var q = await sqs.CreateQueueAsync(\"hello\"); await sqs.SendMessageAsync(q.QueueUrl, \"hello\"); await sqs.DeleteQueueAsync(q.QueueUrl);")]
    [InlineData("using var local = new AmazonSQSClient(new AmazonSQSConfig { ServiceURL = \"http://localhost:4566\" }); await local.CreateQueueAsync(\"orders\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"AWS_ENDPOINT_URL\", given); await sqs.CreateQueueAsync(\"orders\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"AWS_ENDPOINT_URL_SQS\", given); await sqs.CreateQueueAsync(\"orders\");")]
    [InlineData("await LocalStackReadyAsync(); await sqs.CreateQueueAsync(\"orders\"); static Task LocalStackReadyAsync() => Task.CompletedTask;")]
    [InlineData("Console.WriteLine(\"http://localhost:9324\"); await sqs.CreateQueueAsync(\"orders\");")]
    [InlineData("var q = await sqs.CreateQueueAsync(\"orders\"); var arn = (await sqs.GetQueueAttributesAsync(q.QueueUrl, new List<string> { \"QueueArn\" })).QueueARN; _ = new Amazon.Lambda.Model.CreateFunctionRequest { DeadLetterConfig = new Amazon.Lambda.Model.DeadLetterConfig { TargetArn = arn } };")]
    [InlineData("var q = await sqs.CreateQueueAsync(\"orders\"); var asked = await sqs.GetQueueAttributesAsync(new GetQueueAttributesRequest { QueueUrl = q.QueueUrl }); var arn = asked.QueueARN; _ = new Amazon.Lambda.Model.OnFailure { Destination = arn };")]
    public async Task Is_silent_on_calls_that_may_give_one(string statements) => await Silent(Sdk(statements));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Queue { public Queue(object scope, string id) { } public static Queue Make() => new(new object(), "Orders"); }
        public class Client { public Task CreateQueueAsync(string name) => Task.CompletedTask; public Task Run() => CreateQueueAsync("orders"); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(CdkSnippets.Stack("var q = new Queue(this, ); q = new Queue(this, \"Q\", new QueueProps { DeadLetterQueue = new });"), compiles: false);

    /// <summary>A queue that may not be made gets its dead-letter queue with it: before the statement that would always be made, and be left over.</summary>
    [Theory]
    [InlineData("var q = id == \"a\" ? Given : new {|AWSM4001:Queue|}(this, \"Orders\"", ");")]
    [InlineData("var q = Given ?? new {|AWSM4001:Queue|}(this, \"Orders\"", ");")]
    [InlineData("Given ??= new {|AWSM4001:Queue|}(this, \"Orders\"", ");")]
    [InlineData("var q = id switch { \"a\" => Given, _ => new {|AWSM4001:Queue|}(this, \"Orders\"", ") };")]
    public async Task Makes_a_construct_inside_where_the_queue_may_not_be_made(string before, string after)
    {
        const string Members = "public Queue? Given { get; set; }";
        const string Policy = ", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = new Queue(this, \"OrdersDeadLetters\", new QueueProps { RetentionPeriod = Duration.Days(14) }), MaxReceiveCount = 5 } }";
        const string Main = "public static class Program { public static void Main(string[] args) { } }";
        await Fixes(
            CdkSnippets.Stack(before + after, Members, Main),
            CdkSnippets.Stack(before.Replace("{|AWSM4001:Queue|}", "Queue", StringComparison.Ordinal) + Policy + after, Members, Main));
    }

    [Fact]
    public async Task Makes_a_construct_before_the_queue()
    {
        await Fixes(
            Fed("""
                _ = id;

                // What customers ordered.
                var q = new {|AWSM4001:Queue|}(this, "Orders", new QueueProps
                {
                    EnforceSSL = true, // no plain text
                    VisibilityTimeout = Duration.Minutes(5),
                });
                """),
            Fed("""
                _ = id;

                var ordersDeadLetters = new Queue(this, "OrdersDeadLetters", new QueueProps { EnforceSSL = true, RetentionPeriod = Duration.Days(14) });
                // What customers ordered.
                var q = new Queue(this, "Orders", new QueueProps
                {
                    EnforceSSL = true, // no plain text
                    VisibilityTimeout = Duration.Minutes(5),
                    DeadLetterQueue = new DeadLetterQueue { Queue = ordersDeadLetters, MaxReceiveCount = 5 },
                });
                """));
        await Fixes(
            Fed("var q = new {|AWSM4001:Queue|}(this, \"order-intake\"); // every order"),
            Fed("""
                var orderIntakeDeadLetters = new Queue(this, "order-intake-dead-letters", new QueueProps { RetentionPeriod = Duration.Days(14) });
                var q = new Queue(this, "order-intake", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = orderIntakeDeadLetters, MaxReceiveCount = 5 } }); // every order
                """));
        await Fixes(
            Fed("var q = new {|AWSM4001:Queue|}(this, $\"{id}Orders\", new QueueProps { Fifo = true });"),
            Fed("""
                var deadLetters = new Queue(this, $"{id}OrdersDeadLetters", new QueueProps { Fifo = true, RetentionPeriod = Duration.Days(14) });
                var q = new Queue(this, $"{id}Orders", new QueueProps { Fifo = true, DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 5 } });
                """));
    }

    [Fact]
    public async Task Makes_the_construct_under_the_directives_above_the_queue() => await Fixes(
        Fed("""
            _ = id;
            #if !MINIMAL
            _ = scope;
            #endif
            // What customers ordered.
            var q = new {|AWSM4001:Queue|}(this, "Orders");
            """),
        Fed("""
            _ = id;
            #if !MINIMAL
            _ = scope;
            #endif
            var ordersDeadLetters = new Queue(this, "OrdersDeadLetters", new QueueProps { RetentionPeriod = Duration.Days(14) });
            // What customers ordered.
            var q = new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = ordersDeadLetters, MaxReceiveCount = 5 } });
            """));

    [Fact]
    public async Task Makes_the_construct_in_the_region_of_the_queue() => await Fixes(
        Fed("""
            _ = id;

            #region Orders

            // What customers ordered.
            var q = new {|AWSM4001:Queue|}(this, "Orders");

            #endregion
            """),
        Fed("""
            _ = id;

            #region Orders

            var ordersDeadLetters = new Queue(this, "OrdersDeadLetters", new QueueProps { RetentionPeriod = Duration.Days(14) });
            // What customers ordered.
            var q = new Queue(this, "Orders", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = ordersDeadLetters, MaxReceiveCount = 5 } });

            #endregion
            """));

    [Fact]
    public async Task Makes_the_construct_in_place_where_no_statement_fits()
    {
        await Fixes(Stack("new {|AWSM4001:Queue|}(this, \"Orders\")"), Stack("new Queue(this, \"Orders\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { "
            + "Queue = new Queue(this, \"OrdersDeadLetters\", new QueueProps { RetentionPeriod = Duration.Days(14) }), MaxReceiveCount = 5 } })"));

        static string Stack(string queue) => CdkSnippets.Usings + $$"""
            internal sealed class Intake : Construct
            {
                internal Intake(Construct scope, string id, Function fn) : base(scope, id) => fn.AddEventSource(new SqsEventSource(Orders = {{queue}}));

                // Orders that came in.
                internal Queue Orders { get; }
            }
            """;
    }

    [Fact]
    public async Task Makes_constructs_with_CloudFormation_s_names() => await Fixes(
        CdkSnippets.Stack(CdkSnippets.Function("fn", 30) + """

            var q = new {|AWSM4001:CfnQueue|}(this, "Orders", new CfnQueueProps { FifoQueue = true });
            new CfnEventSourceMapping(this, "M", new CfnEventSourceMappingProps { FunctionName = fn.FunctionName, EventSourceArn = q.AttrArn });
            """),
        CdkSnippets.Stack(CdkSnippets.Function("fn", 30) + """

            var ordersDeadLetters = new CfnQueue(this, "OrdersDeadLetters", new CfnQueueProps { FifoQueue = true, MessageRetentionPeriod = 1209600 });
            var q = new CfnQueue(this, "Orders", new CfnQueueProps { FifoQueue = true, RedrivePolicy = new Dictionary<string, object> { ["deadLetterTargetArn"] = ordersDeadLetters.AttrArn, ["maxReceiveCount"] = 5 } });
            new CfnEventSourceMapping(this, "M", new CfnEventSourceMappingProps { FunctionName = fn.FunctionName, EventSourceArn = q.AttrArn });
            """));

    [Fact]
    public async Task Creates_a_queue_by_a_call_before()
    {
        await Fixes(
            Sdk("""
                // Orders and returns.
                var orders = await sqs.{|AWSM4001:CreateQueueAsync|}("orders", token).ConfigureAwait(false);
                """),
            Sdk("""
                var deadLetters = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders-dlq", Attributes = new Dictionary<string, string> { ["MessageRetentionPeriod"] = "1209600" } }, token).ConfigureAwait(false);
                var deadLettersArn = (await sqs.GetQueueAttributesAsync(deadLetters.QueueUrl, new List<string> { "QueueArn" }, token).ConfigureAwait(false)).QueueARN;
                // Orders and returns.
                var orders = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{deadLettersArn}\",\"maxReceiveCount\":\"5\"}}" } }, token).ConfigureAwait(false);
                """));
        await Fixes(
            Sdk("""
                await sqs.{|AWSM4001:CreateQueueAsync|}(new CreateQueueRequest
                {
                    QueueName = "orders.fifo",
                    Attributes = new Dictionary<string, string>
                    {
                        ["FifoQueue"] = "true", // in order
                    },
                });
                """),
            Sdk("""
                var deadLetters = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders-dlq.fifo", Attributes = new Dictionary<string, string> { ["FifoQueue"] = "true", ["MessageRetentionPeriod"] = "1209600" } });
                var deadLettersArn = (await sqs.GetQueueAttributesAsync(deadLetters.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
                await sqs.CreateQueueAsync(new CreateQueueRequest
                {
                    QueueName = "orders.fifo",
                    Attributes = new Dictionary<string, string>
                    {
                        ["FifoQueue"] = "true", // in order
                        ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{deadLettersArn}\",\"maxReceiveCount\":\"5\"}}",
                    },
                });
                """));
    }

    [Fact]
    public async Task Gives_each_queue_one_of_its_own()
    {
        await Fixes(
            Sdk("""
                // Two queues.
                await sqs.{|AWSM4001:CreateQueueAsync|}("orders");
                await sqs.{|AWSM4001:CreateQueueAsync|}("returns");
                """),
            Sdk("""
                var deadLetters = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders-dlq", Attributes = new Dictionary<string, string> { ["MessageRetentionPeriod"] = "1209600" } });
                var deadLettersArn = (await sqs.GetQueueAttributesAsync(deadLetters.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
                // Two queues.
                await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{deadLettersArn}\",\"maxReceiveCount\":\"5\"}}" } });
                var deadLetters2 = await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "returns-dlq", Attributes = new Dictionary<string, string> { ["MessageRetentionPeriod"] = "1209600" } });
                var deadLettersArn2 = (await sqs.GetQueueAttributesAsync(deadLetters2.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
                await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "returns", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{deadLettersArn2}\",\"maxReceiveCount\":\"5\"}}" } });
                """));
        await Fixes(
            CdkSnippets.Stack("foreach (var name in new[] { id, \"b\" }) { queues[name] = new {|AWSM4001:Queue|}(this, name); }\nnew {|AWSM4001:Queue|}(this, \"Orders\");", "private readonly Dictionary<string, Queue> queues = new();", Main),
            CdkSnippets.Stack(
                "foreach (var name in new[] { id, \"b\" }) { queues[name] = new Queue(this, name, new QueueProps { DeadLetterQueue = new DeadLetterQueue { "
                + "Queue = new Queue(this, name + \"DeadLetters\", new QueueProps { RetentionPeriod = Duration.Days(14) }), MaxReceiveCount = 5 } }); }\n"
                + "var ordersDeadLetters = new Queue(this, \"OrdersDeadLetters\", new QueueProps { RetentionPeriod = Duration.Days(14) });\n"
                + "new Queue(this, \"Orders\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = ordersDeadLetters, MaxReceiveCount = 5 } });",
                "private readonly Dictionary<string, Queue> queues = new();", Main),
            options: "dotnet_diagnostic.AWSM4006.severity = none");
    }

    [Fact]
    public async Task Creates_a_queue_synchronously() => await Fixes(
        Sdk("sqs.{|AWSM4001:CreateQueue|}(\"orders\"); // at the start"),
        Sdk("""
            var deadLetters = sqs.CreateQueue(new CreateQueueRequest { QueueName = "orders-dlq", Attributes = new Dictionary<string, string> { ["MessageRetentionPeriod"] = "1209600" } });
            var deadLettersArn = sqs.GetQueueAttributes(deadLetters.QueueUrl, new List<string> { "QueueArn" }).QueueARN;
            sqs.CreateQueue(new CreateQueueRequest { QueueName = "orders", Attributes = new Dictionary<string, string> { ["RedrivePolicy"] = $"{{\"deadLetterTargetArn\":\"{deadLettersArn}\",\"maxReceiveCount\":\"5\"}}" } }); // at the start
            """),
        only: SdkMajor.V3);

    [Fact]
    public async Task Offers_nothing_where_props_or_requests_are_shared_or_no_call_can_stand_before()
    {
        await NotFixed(Fed("var same = new QueueProps(); var q = new {|AWSM4001:Queue|}(this, \"Orders\", same);"));
        await NotFixed(Fed("var q = new {|AWSM4001:Queue|}(this, id.Trim());"));
        await NotFixed(Sdk("var request = new CreateQueueRequest { QueueName = \"orders\" }; await sqs.{|AWSM4001:CreateQueueAsync|}(request);"));
        await NotFixed(Sdk("await Task.WhenAll(sqs.{|AWSM4001:CreateQueueAsync|}(\"orders\"), sqs.{|AWSM4001:CreateQueueAsync|}(\"returns\"));"));
    }

    private static string Fed(string queue) => CdkSnippets.Stack(queue + "\n" + CdkSnippets.Function("fn", 30) + "\nfn.AddEventSource(new SqsEventSource(q));");

    private static string Sdk(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSQS sqs, string given, Dictionary<string, string> attributes, CancellationToken token)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
