using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class MappingWithoutReportTests() : RuleTests("AWSM5002")
{
    private static readonly string Wiring = "var q = new Queue(this, \"Q\");\n" + CdkSnippets.Function("fn", 5) + "\n";

    protected override ImmutableArray<MetadataReference> MoreReferences => HandlerAssembly.WithCdk;

    [Theory]
    [InlineData("fn.AddEventSource(new {|AWSM5002:SqsEventSource|}(q));")]
    [InlineData("fn.AddEventSource(new {|AWSM5002:SqsEventSource|}(q, new SqsEventSourceProps { BatchSize = 5 }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = {|AWSM5002:false|} }));")]
    [InlineData("fn.AddEventSource(new {|AWSM5002:SqsEventSource|}(Queue.FromQueueArn(this, \"I\", id)));")]
    [InlineData("Function.FromFunctionName(this, \"F\", id).AddEventSource(new {|AWSM5002:SqsEventSource|}(q));")]
    [InlineData("fn.{|AWSM5002:AddEventSourceMapping|}(\"M\", new EventSourceMappingOptions { EventSourceArn = q.QueueArn });")]
    [InlineData("new {|AWSM5002:EventSourceMapping|}(this, \"M\", new EventSourceMappingProps { Target = fn, EventSourceArn = \"arn:aws:sqs:eu-west-1:123456789012:orders\" });")]
    [InlineData("new {|AWSM5002:CfnEventSourceMapping|}(this, \"M\", new CfnEventSourceMappingProps { FunctionName = fn.FunctionName, EventSourceArn = q.QueueArn });")]
    [InlineData("new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = q.QueueArn, FunctionResponseTypes = {|AWSM5002:new string[] { }|} });")]
    [InlineData("fn.AddEventSource(new {|AWSM5002:KinesisEventSource|}(new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\"), new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));")]
    [InlineData("fn.AddEventSource(new {|AWSM5002:DynamoEventSource|}(Table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST }));")]
    [InlineData("new {|AWSM5002:CfnEventSourceMapping|}(this, \"M\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = $\"arn:aws:kafka:{id}:1:cluster/c\", Topics = new[] { \"t\" } });")]
    public async Task Reports_constructs(string mapping) => await Reports(Stack(Wiring + mapping));

    [Fact]
    public async Task Reports_calls() => await Reports(Sdk("""
        await lambda.{|AWSM5002:CreateEventSourceMappingAsync|}(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:123456789012:orders", FunctionName = given });
        await lambda.{|AWSM5002:CreateEventSourceMappingAsync|}(new CreateEventSourceMappingRequest { EventSourceArn = $"arn:aws:kinesis:{given}:stream/s", FunctionName = given, BatchSize = 50 });
        var request = new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:123456789012:orders" };
        request.FunctionName = given;
        await lambda.{|AWSM5002:CreateEventSourceMappingAsync|}(request);
        """));

    [Fact]
    public async Task Says_how_large_the_batch_is_and_only_suggests_for_Kafka()
    {
        foreach (var (mapping, severity, text) in new[]
        {
            ("fn.AddEventSource(new SqsEventSource(q));", DiagnosticSeverity.Warning, "One message that fails brings back its whole batch of up to 10 messages"),
            ("fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { BatchSize = 5000, MaxBatchingWindow = Duration.Seconds(1) }));", DiagnosticSeverity.Warning, "up to 5,000 messages"),
            ("fn.AddEventSource(new SqsEventSource(q));", DiagnosticSeverity.Warning, "and return the failed ones from the handler"),
            ("fn.AddEventSource(new SqsEventSource(new Queue(this, \"Fifo\", new QueueProps { Fifo = true })));", DiagnosticSeverity.Warning, "and return the failed one and all behind it from the handler"),
            ("fn.AddEventSource(new KinesisEventSource(new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\"), new KinesisEventSourceProps()));", DiagnosticSeverity.Warning, "up to 100 records"),
            ("new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = \"arn:aws:kafka:r:1:cluster/c\" });", DiagnosticSeverity.Info, "up to 100 records"),
        })
        {
            var finding = Assert.Single(await Findings.In("AWSM5002", Stack(Wiring + mapping), SdkMajor.V4, HandlerAssembly.WithCdk));
            Assert.Equal(severity, finding.Severity);
            Assert.Contains(text, finding.GetMessage(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = true }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { BatchSize = 1 }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { BatchSize = id.Length }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { BatchSize = id == \"a\" ? 1 : 10 }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = id == \"a\" }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(q, Given));")]
    [InlineData("var set = new SqsEventSourceProps(); if (id == \"a\") set.ReportBatchItemFailures = true; fn.AddEventSource(new SqsEventSource(q, set));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(q)); ((CfnEventSourceMapping)fn.Node.FindChild(\"x\")).AddPropertyOverride(\"FunctionResponseTypes\", new[] { \"ReportBatchItemFailures\" });")]
    [InlineData("fn.AddEventSource(new SqsEventSource(q)); ((CfnEventSourceMapping)fn.Node.FindChild(\"x\")).FunctionResponseTypes = new[] { \"ReportBatchItemFailures\" };")]
    [InlineData("new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = q.QueueArn, FunctionResponseTypes = new[] { \"ReportBatchItemFailures\" } });")]
    [InlineData("new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = q.QueueArn, FunctionResponseTypes = new[] { id } });")]
    [InlineData("new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = \"arn:aws:mq:eu-west-1:1:broker:b:c\", Queues = new[] { \"q\" } });")]
    [InlineData("new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = id });")]
    [InlineData("fn.AddEventSource(new ManagedKafkaEventSource(new ManagedKafkaEventSourceProps { ClusterArn = id, Topic = \"t\", StartingPosition = StartingPosition.LATEST }));")]
    public async Task Is_silent_on_reports_single_records_and_what_is_not_known(string mapping) => await Silent(Stack(Wiring + mapping));

    [Fact]
    public async Task Is_silent_on_calls_that_set_it_or_change_a_part() => await Silent(Sdk("""
        const string Arn = "arn:aws:sqs:eu-west-1:123456789012:orders";
        await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = Arn, FunctionName = given, FunctionResponseTypes = new List<string> { "ReportBatchItemFailures" } });
        await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = Arn, FunctionName = given, FunctionResponseTypes = { "ReportBatchItemFailures" } });
        var request = new CreateEventSourceMappingRequest { EventSourceArn = Arn, FunctionName = given };
        request.FunctionResponseTypes = new List<string> { "ReportBatchItemFailures" };
        await lambda.CreateEventSourceMappingAsync(request);
        var added = new CreateEventSourceMappingRequest { EventSourceArn = Arn, FunctionName = given };
        added.FunctionResponseTypes.Add("ReportBatchItemFailures");
        await lambda.CreateEventSourceMappingAsync(added);
        await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = given, FunctionName = given });
        await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = given, BatchSize = 5 });
        var created = await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = Arn, FunctionName = given });
        await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = created.UUID, FunctionResponseTypes = new List<string> { "ReportBatchItemFailures" } });
        """));

    /// <summary>A handler that returns its failures makes it AWSM5003; of one that cannot, AWSM3001 speaks where the handler is.</summary>
    [Theory]
    [InlineData("Shop::Shop.Placing::Handle", false)]
    [InlineData("Shop::Shop.Placing::Whole", false)]
    [InlineData("Shop::Shop.Placing::Raw", true)]
    [InlineData("Shop::Shop.Gone::Handle", true)]
    [InlineData("Elsewhere::Shop.Placing::Handle", true)]
    public async Task Leaves_handlers_in_view_to_others(string handler, bool isReported)
    {
        var name = isReported ? "{|AWSM5002:SqsEventSource|}" : "SqsEventSource";
        var code = Stack(Wiring.Replace("Shop::Shop.fn::Handle", handler, StringComparison.Ordinal) + $"fn.AddEventSource(new {name}(q));");
        await (isReported ? Reports(code) : Silent(code));
    }

    /// <summary>A handler of this project is left to AWSM3001 where that sees that Lambda calls it.</summary>
    [Theory]
    [InlineData("\"Snippet::Shop.Orders::ProcessAsync\"", "AWSM3001")]
    [InlineData("\"Snippet::Shop.Orders::\" + nameof(Shop.Orders.ProcessAsync)", "AWSM5002")]
    [InlineData("\"Snippet::Shop.Derived::ProcessAsync\"", "AWSM5002")]
    public async Task Speaks_where_no_other_rule_sees_the_handler(string handler, string expected)
    {
        var code = CdkSnippets.Stack(
            "var fn = new Function(this, \"F\", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = " + handler + ", Code = Code.FromAsset(\"publish\") });\n"
                + "fn.AddEventSource(new SqsEventSource(new Queue(this, \"Q\")));",
            "",
            """
            namespace Shop
            {
                public class Orders
                {
                    public async Task ProcessAsync(Amazon.Lambda.SQSEvents.SQSEvent batch, Amazon.Lambda.Core.ILambdaContext context)
                    {
                        foreach (var message in batch.Records)
                        {
                            await File.WriteAllTextAsync(message.MessageId, message.Body);
                        }
                    }
                }

                public class Derived : Orders
                {
                }
            }
            """);
        var found = await Workbench.BuildAsync(Workbench.Compile([("Stack.cs", code)]));
        Assert.Equal(expected, string.Join(" ", found.Select(d => d.Id).Where(id => id is "AWSM3001" or "AWSM5002" or "AWSM5003" or "AWSM5004")));
    }

    /// <summary>Of several functions that one place maps, each counts.</summary>
    [Theory]
    [InlineData("Whole", "Text", "")]
    [InlineData("Whole", "Raw", "AWSM5002")]
    [InlineData("Whole", "Handle", "AWSM5003")]
    public async Task Looks_at_all_functions_that_a_method_maps(string first, string second, string expected)
    {
        var code = CdkSnippets.Stack(
            CdkSnippets.Function("a", 5).Replace("Shop.a::Handle", "Shop.Placing::" + first, StringComparison.Ordinal) + "\n"
                + CdkSnippets.Function("b", 5).Replace("Shop.b::Handle", "Shop.Placing::" + second, StringComparison.Ordinal) + "\n"
                + "Map(new Queue(this, \"A\"), a); Map(new Queue(this, \"B\"), b);",
            "private static void Map(Queue queue, Function function) => function.AddEventSource(new SqsEventSource(queue));");
        var found = await Workbench.BuildAsync(Workbench.Compile([("Stack.cs", code)]).AddReferences(HandlerAssembly.Assembly));
        Assert.Equal(expected, string.Join(" ", found.Select(d => d.Id).Where(id => id is "AWSM5002" or "AWSM5003" or "AWSM5004")));
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Queue { }
        public class SqsEventSource { public SqsEventSource(Queue q) { } }
        public class Function { public void AddEventSource(SqsEventSource s) { } public static void Add() => new Function().AddEventSource(new SqsEventSource(new Queue())); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(CdkSnippets.Stack("var q = new Queue(this, \"Q\"); new Function(this, \"F\", ).AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = }));"), compiles: false);

    [Theory]
    [InlineData("fn.AddEventSource(new {|AWSM5002:SqsEventSource|}(q)); // orders", "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = true })); // orders")]
    [InlineData(
        "fn.AddEventSource(new {|AWSM5002:SqsEventSource|}(q, new SqsEventSourceProps\n{\n    BatchSize = 5, // small\n}));",
        "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps\n{\n    BatchSize = 5, // small\n    ReportBatchItemFailures = true,\n}));")]
    [InlineData(
        "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = /* not yet */ {|AWSM5002:false|} }));",
        "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = /* not yet */ true }));")]
    [InlineData(
        "fn.{|AWSM5002:AddEventSourceMapping|}(\"M\", new EventSourceMappingOptions { EventSourceArn = q.QueueArn });",
        "fn.AddEventSourceMapping(\"M\", new EventSourceMappingOptions { EventSourceArn = q.QueueArn, ReportBatchItemFailures = true });")]
    [InlineData(
        "new {|AWSM5002:CfnEventSourceMapping|}(this, \"M\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = q.QueueArn });",
        "new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = q.QueueArn, FunctionResponseTypes = new[] { \"ReportBatchItemFailures\" } });")]
    public async Task Sets_it_in_constructs(string before, string after) => await Fixes(Stack(Wiring + before), Stack(Wiring + after));

    [Fact]
    public async Task Sets_it_in_calls_and_in_all_of_them() => await Fixes(
        Sdk("""
            await lambda.{|AWSM5002:CreateEventSourceMappingAsync|}(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:1:orders", FunctionName = given }); // orders
            await lambda.{|AWSM5002:CreateEventSourceMappingAsync|}(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:1:returns", FunctionName = given });
            """),
        Sdk("""
            await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:1:orders", FunctionName = given, FunctionResponseTypes = new List<string> { "ReportBatchItemFailures" } }); // orders
            await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:1:returns", FunctionName = given, FunctionResponseTypes = new List<string> { "ReportBatchItemFailures" } });
            """));

    private static string Stack(string statements) =>
        CdkSnippets.Stack(statements, "public static SqsEventSourceProps Given { get; set; } = null!; public static Amazon.CDK.AWS.DynamoDB.ITable Table { get; set; } = null!;");

    private static string Sdk(string statements) => $$"""
        using Amazon.Lambda;
        using Amazon.Lambda.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonLambda lambda, string given)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
