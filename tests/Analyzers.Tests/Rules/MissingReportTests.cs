using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class MissingReportTests() : RuleTests("AWSM5004")
{
    private const string Handlers = """
        public sealed class Placing
        {
            internal async Task Place(Amazon.Lambda.SQSEvents.SQSEvent batch) => await Task.Yield();
            public async Task FunctionHandler(Amazon.Lambda.SQSEvents.SQSEvent batch, Amazon.Lambda.Core.ILambdaContext context) { foreach (var m in batch.Records) await File.WriteAllTextAsync(m.MessageId, m.Body); }
            public void HandleTopic(Amazon.Lambda.KafkaEvents.KafkaEvent batch, Amazon.Lambda.Core.ILambdaContext context) { }
        }
        """;

    protected override ImmutableArray<MetadataReference> MoreReferences => HandlerAssembly.WithCdk;

    [Theory]
    [InlineData("Shop::Shop.Placing::Whole")]
    [InlineData("Shop::Shop.Placing::Text")]
    [InlineData("Shop::Shop.Kafka::Handle")]
    [InlineData("TestProject::Placing::Place")]
    [InlineData("TestProject::Placing::HandleTopic")]
    public async Task Reports_constructs(string handler)
    {
        await Reports(Stack(handler, "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = {|AWSM5004:true|} }));"));
        await Reports(Stack(handler, "fn.AddEventSourceMapping(\"M\", new EventSourceMappingOptions { EventSourceArn = id, ReportBatchItemFailures = {|AWSM5004:true|} });"));
        await Reports(Stack(handler, "const bool Report = true; fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { BatchSize = 20, ReportBatchItemFailures = {|AWSM5004:Report|} }));"));
        await Reports(Stack(handler, "new CfnEventSourceMapping(this, \"M\", new CfnEventSourceMappingProps { FunctionName = fn.FunctionName, FunctionResponseTypes = {|AWSM5004:new[] { \"ReportBatchItemFailures\" }|} });"));
    }

    [Fact]
    public async Task Reports_calls() => await Reports(Sdk("""
        await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = "place", Runtime = Runtime.Dotnet8, Handler = "Shop::Shop.Placing::Whole" });
        await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest
        {
            EventSourceArn = given, FunctionName = "place", FunctionResponseTypes = {|AWSM5004:new List<string> { "ReportBatchItemFailures" }|},
        });
        """));

    [Theory]
    [InlineData("Shop::Shop.Placing::Whole", "which messages failed, and 'Placing.Whole' returns nothing, so one exception brings the whole batch back; return SQSBatchResponse from it")]
    [InlineData("Shop::Shop.Placing::Text", "'Placing.Text' returns string, which is no report, so the whole batch counts as failed; return SQSBatchResponse from it")]
    public async Task Says_what_is_returned(string handler, string expected)
    {
        var code = Stack(handler, "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = true }));");
        Assert.EndsWith(expected, Assert.Single(await Findings.In("AWSM5004", code, SdkMajor.V4, HandlerAssembly.WithCdk)).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop::Shop.Placing::Handle", "ReportBatchItemFailures = true")]
    [InlineData("Shop::Shop.Placing::Raw", "ReportBatchItemFailures = true")]
    [InlineData("Shop::Shop.Placing::Twice", "ReportBatchItemFailures = true")]
    [InlineData("Shop::Shop.Gone::Handle", "ReportBatchItemFailures = true")]
    [InlineData("Elsewhere::Shop.Placing::Whole", "ReportBatchItemFailures = true")]
    [InlineData("Shop::Shop.Placing::Whole", "")]
    [InlineData("Shop::Shop.Placing::Whole", "ReportBatchItemFailures = false")]
    [InlineData("Shop::Shop.Placing::Whole", "ReportBatchItemFailures = id == \"a\"")]
    [InlineData("Shop::Shop.Placing::Whole", "ReportBatchItemFailures = true, BatchSize = 1")]
    [InlineData("Shop::Shop.Placing::Whole", "ReportBatchItemFailures = true, BatchSize = id.Length")]
    public async Task Is_silent_on_what_fits_and_on_what_is_not_known(string handler, string props) =>
        await Silent(Stack(handler, $"fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps {{ {props} }}));"));

    [Theory]
    [InlineData("id == \"a\" ? \"Shop::Shop.Placing::Whole\" : \"Shop::Shop.Placing::Handle\"")]
    [InlineData("id == \"a\" ? \"Shop::Shop.Placing::Whole\" : id")]
    public async Task Is_silent_when_some_handler_may_report(string handler) => await Silent(CdkSnippets.Stack($$"""
        new Function(this, "F", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8, Handler = {{handler}}, Code = Code.FromAsset("publish"),
            Events = [new SqsEventSource(new Queue(this, "Q"), new SqsEventSourceProps { ReportBatchItemFailures = true })],
        });
        """));

    /// <summary>What AWSM3001 knows as a handler is judged where it can be repaired; when that rule may not speak, the mapping has it said.</summary>
    [Fact]
    public async Task Leaves_handlers_in_the_compilation_to_AWSM3001()
    {
        const string Wiring = "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = true }));";
        await Silent(Stack("TestProject::Placing::FunctionHandler", Wiring));
        await Reports(
            Stack("TestProject::Placing::FunctionHandler", Wiring.Replace("true", "{|AWSM5004:true|}", StringComparison.Ordinal)),
            options: "dotnet_diagnostic.AWSM3001.severity = none\n");
        var both = (await Workbench.BuildAsync(Workbench.Compile([("Stack.cs", Stack("Snippet::Placing::FunctionHandler", Wiring))]))).Select(d => d.Id).Where(id => id is "AWSM3001" or "AWSM5004");
        Assert.Equal(["AWSM3001"], both);
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Queue { }
        public class SqsEventSource { public SqsEventSource(Queue q) { } public bool ReportBatchItemFailures { get; set; } }
        public class Function { public string Handler { get; set; } = ""; public void AddEventSource(SqsEventSource s) { } public void Whole() => new Function { Handler = "TestProject::Function::Whole" }.AddEventSource(new SqsEventSource(new Queue()) { ReportBatchItemFailures = true }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        Stack("Shop::Shop.Placing::Whole", "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = true, BatchSize = }));"), compiles: false);

    private static string Stack(string handler, string mapping) => CdkSnippets.Stack(
        "var q = new Queue(this, \"Q\");\n" + CdkSnippets.Function("fn", 5).Replace("Shop::Shop.fn::Handle", handler, StringComparison.Ordinal) + "\n" + mapping, types: Handlers);

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
