using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class IgnoredReportTests() : RuleTests("AWSM5003")
{
    private const string Handlers = """
        public sealed class Placing
        {
            public async Task<Amazon.Lambda.SQSEvents.SQSBatchResponse> Handle(Amazon.Lambda.SQSEvents.SQSEvent batch)
            {
                var failed = new List<Amazon.Lambda.SQSEvents.SQSBatchResponse.BatchItemFailure>();
                foreach (var message in batch.Records)
                {
                    try { await File.WriteAllTextAsync(message.MessageId, message.Body); }
                    catch (IOException) { failed.Add(new() { ItemIdentifier = message.MessageId }); }
                }

                return new Amazon.Lambda.SQSEvents.SQSBatchResponse(failed);
            }

            public async Task Whole(Amazon.Lambda.SQSEvents.SQSEvent batch)
            {
                foreach (var message in batch.Records)
                {
                    await File.WriteAllTextAsync(message.MessageId, message.Body);
                }
            }

            internal Task Inside(Amazon.Lambda.SQSEvents.SQSEvent batch) => Whole(batch);
        }
        """;

    protected override ImmutableArray<MetadataReference> MoreReferences => HandlerAssembly.WithCdk;

    [Theory]
    [InlineData("fn.AddEventSource(new {|AWSM5003:SqsEventSource|}(q));")]
    [InlineData("fn.AddEventSource(new {|AWSM5003:SqsEventSource|}(q, new SqsEventSourceProps { BatchSize = 1 }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = {|AWSM5003:false|} }));")]
    [InlineData("fn.AddEventSource(new {|AWSM5003:SqsEventSource|}(Queue.FromQueueArn(this, \"I\", id)));")]
    [InlineData("var set = new SqsEventSourceProps(); set.BatchSize = 5; fn.AddEventSource(new {|AWSM5003:SqsEventSource|}(q, set));")]
    [InlineData("fn.AddAlias(\"live\").AddEventSource(new {|AWSM5003:SqsEventSource|}(q));")]
    [InlineData("fn.{|AWSM5003:AddEventSourceMapping|}(\"M\", new EventSourceMappingOptions { EventSourceArn = id });")]
    [InlineData("new {|AWSM5003:EventSourceMapping|}(this, \"M\", new EventSourceMappingProps { Target = fn, EventSourceArn = q.QueueArn });")]
    [InlineData("new {|AWSM5003:CfnEventSourceMapping|}(this, \"M\", new CfnEventSourceMappingProps { FunctionName = fn.FunctionName, EventSourceArn = q.QueueArn });")]
    [InlineData("fn.AddEventSource(new {|AWSM5003:KinesisEventSource|}(new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\"), new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));")]
    public async Task Reports_constructs(string mapping)
    {
        await Reports(Stack("TestProject::Placing::Handle", mapping));
        await Reports(Stack("Shop::Shop.Placing::Handle", mapping));
    }

    [Theory]
    [InlineData("\"Shop::Shop.Placing::Stream\"")]
    [InlineData("\"Shop::Shop.Placing+Inner::Handle\"")]
    [InlineData("\"Shop::Shop.Derived::Handle\"")]
    [InlineData("$\"{typeof(Shop.Placing).Assembly.GetName().Name}::{typeof(Shop.Placing).FullName}::{nameof(Shop.Placing.Handle)}\"")]
    [InlineData("\"Shop::\" + Type + \"::Handle\"")]
    [InlineData("id == \"a\" ? \"Shop::Shop.Placing::Whole\" : \"Shop::Shop.Placing::Handle\"")]
    public async Task Reports_whatever_the_handler_is_written_like(string handler) => await Reports(CdkSnippets.Stack($$"""
        new Function(this, "F", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8, Handler = {{handler}}, Code = Code.FromAsset("publish"), Events = [new {|AWSM5003:SqsEventSource|}(new Queue(this, "Q"))],
        });
        """, "private const string Type = \"Shop.Placing\";"));

    /// <summary>A construct of the app's own, to which each of its callers gives another handler: one of them loses messages.</summary>
    [Fact]
    public async Task Reports_a_construct_that_several_functions_are_made_with() => await Reports(CdkSnippets.Usings + """
        internal sealed class Worker : Construct
        {
            internal Worker(Construct scope, string id, string handler, IQueue queue) : base(scope, id)
            {
                var function = new Function(this, "Fn", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = "Shop::Shop.Placing::" + handler, Code = Code.FromAsset("publish") });
                function.AddEventSource(new {|AWSM5003:SqsEventSource|}(queue));
            }
        }

        internal sealed class Orders : Stack
        {
            internal Orders(Construct scope, string id) : base(scope, id)
            {
                new Worker(this, "Placing", "Handle", new Queue(this, "Placed"));
                new Worker(this, "Auditing", "Whole", new Queue(this, "Audited"));
            }
        }
        """);

    /// <summary>A method that makes functions: a mapping has one of them, and which handler that has is not known there.</summary>
    [Theory]
    [InlineData("private Function Make(string name, string handler) => new Function(this, name, new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = handler, Code = Code.FromAsset(\"publish\") });", "")]
    [InlineData("", "Function Make(string name, string handler) => new Function(this, name, new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = id == \"a\" ? \"Shop::Shop.Placing::Handle\" : \"Shop::Shop.Placing::Whole\", Code = Code.FromAsset(\"publish\") });")]
    public async Task Is_silent_where_a_method_makes_functions_of_several_handlers(string member, string local) => await Silent(CdkSnippets.Stack(
        local + """

        var placing = Make("Placing", "Shop::Shop.Placing::Handle");
        var auditing = Make("Auditing", "Shop::Shop.Placing::Whole");
        placing.AddEventSource(new SqsEventSource(new Queue(this, "Placed"), new SqsEventSourceProps { ReportBatchItemFailures = true }));
        auditing.AddEventSource(new SqsEventSource(new Queue(this, "Audited")));
        """,
        member));

    [Fact]
    public async Task Reports_where_all_functions_that_a_method_makes_report() => await Reports(CdkSnippets.Stack(
        "Make(\"A\", \"Handle\").AddEventSource(new {|AWSM5003:SqsEventSource|}(new Queue(this, \"Q\")));\nMake(\"B\", \"Stream\");",
        "private Function Make(string name, string method) => new Function(this, name, new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = \"Shop::Shop.Placing::\" + method, Code = Code.FromAsset(\"publish\") });"));

    [Fact]
    public async Task Reports_calls() => await Reports(Sdk("""
        await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = "place", Runtime = Runtime.Dotnet8, Handler = "Shop::Shop.Placing::Handle" });
        await lambda.{|AWSM5003:CreateEventSourceMappingAsync|}(new CreateEventSourceMappingRequest { EventSourceArn = given, FunctionName = "place" });
        await lambda.{|AWSM5003:CreateEventSourceMappingAsync|}(new CreateEventSourceMappingRequest { EventSourceArn = given, FunctionName = "arn:aws:lambda:eu-west-1:123456789012:function:place" });
        """));

    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(q));", "'Placing.Handle' returns which messages failed, and this mapping does not read it: Lambda deletes them with the rest of the batch; set ReportBatchItemFailures")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\"), new KinesisEventSourceProps()));", "Lambda goes on behind them")]
    [InlineData("fn.AddEventSourceMapping(\"M\", new EventSourceMappingOptions { EventSourceArn = id });", "they count as handled")]
    public async Task Says_what_becomes_of_them(string mapping, string expected)
    {
        var finding = Assert.Single(await Findings.In("AWSM5003", Stack("Shop::Shop.Placing::Handle", mapping), SdkMajor.V4, HandlerAssembly.WithCdk));
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Contains(expected, finding.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop::Shop.Placing::Handle", "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = true }));")]
    [InlineData("Shop::Shop.Placing::Handle", "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = id == \"a\" }));")]
    [InlineData("Shop::Shop.Placing::Handle", "fn.AddEventSource(new SqsEventSource(q, Given));")]
    [InlineData("Shop::Shop.Placing::Handle", "fn.AddEventSource(new SqsEventSource(q)); ((CfnEventSourceMapping)fn.Node.FindChild(\"x\")).FunctionResponseTypes = new[] { \"ReportBatchItemFailures\" };")]
    [InlineData("Shop::Shop.Placing::Handle", "fn.AddEventSource(new SqsEventSource(q)); ((CfnFunction)fn.Node.DefaultChild!).Handler = id;")]
    [InlineData("Shop::Shop.Placing::Handle", "Function.FromFunctionName(this, \"F\", id).AddEventSource(new SqsEventSource(q));")]
    [InlineData("Shop::Shop.Placing::Handle", "(id == \"a\" ? fn : Function.FromFunctionName(this, \"F\", id)).AddEventSource(new SqsEventSource(q));")]
    [InlineData("Shop::Shop.Placing::Whole", "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("Shop::Shop.Placing::Raw", "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("Shop::Shop.Placing::Twice", "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("Shop::Shop.Placing::Gone", "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("Elsewhere::Shop.Placing::Handle", "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("TestProject::Placing::Whole", "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("Shop", "fn.AddEventSource(new SqsEventSource(q));")]
    public async Task Is_silent_on_what_fits_and_on_what_is_not_known(string handler, string mapping) => await Silent(Stack(handler, mapping));

    [Theory]
    [InlineData("Runtime = Runtime.PROVIDED_AL2023, Handler = \"Shop::Shop.Placing::Handle\"")]
    [InlineData("Runtime = Runtime.DOTNET_8, Handler = id")]
    public async Task Is_silent_on_functions_that_are_not_known(string function) => await Silent(CdkSnippets.Stack(
        $$"""new Function(this, "F", new FunctionProps { {{function}}, Code = Code.FromAsset("publish"), Events = [new SqsEventSource(new Queue(this, "Q"))] });"""));

    [Fact]
    public async Task Is_silent_on_calls_that_set_it_in_the_end() => await Silent(Sdk("""
        await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = "place", Runtime = Runtime.Dotnet8, Handler = "Shop::Shop.Placing::Handle" });
        var mapping = await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = given, FunctionName = "place" });
        await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = mapping.UUID, FunctionResponseTypes = new List<string> { "ReportBatchItemFailures" } });
        await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = given, FunctionName = "place", BatchSize = 5 });
        """));

    /// <summary>A handler with a response that never names anybody fails by an exception, which brings the whole batch back.</summary>
    [Theory]
    [InlineData("{ await Task.Yield(); return new Amazon.Lambda.SQSEvents.SQSBatchResponse(); }", true)]
    [InlineData("{ if (batch.Records.Count == 0) { return new([]); } Func<int> count = () => { return 1; }; await Task.Delay(count()); return new Amazon.Lambda.SQSEvents.SQSBatchResponse(new List<Amazon.Lambda.SQSEvents.SQSBatchResponse.BatchItemFailure>()); }", true)]
    [InlineData("{ await Task.Yield(); return new Amazon.Lambda.SQSEvents.SQSBatchResponse(new List<Amazon.Lambda.SQSEvents.SQSBatchResponse.BatchItemFailure> { new() { ItemIdentifier = batch.Records[0].MessageId } }); }", false)]
    [InlineData("{ await Task.Yield(); if (batch.Records.Count == 0) { return new([]); } var all = new Amazon.Lambda.SQSEvents.SQSBatchResponse(); return all; }", false)]
    public async Task Is_silent_on_handlers_that_name_nothing(string body, bool isSilent)
    {
        string Code(string mapping) => Stack(
            "TestProject::Placing::Handle", mapping,
            "public sealed class Placing { public async Task<Amazon.Lambda.SQSEvents.SQSBatchResponse> Handle(Amazon.Lambda.SQSEvents.SQSEvent batch) " + body + " }");
        await (isSilent ? Silent(Code("fn.AddEventSource(new SqsEventSource(q));")) : Reports(Code("fn.AddEventSource(new {|AWSM5003:SqsEventSource|}(q));")));
    }

    /// <summary>A type of the same name that is not AWS's says nothing to Lambda.</summary>
    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent(Stack(
        "TestProject::Other.Placing::Handle", "fn.AddEventSource(new SqsEventSource(q));", "namespace Other { public class SQSBatchResponse { } public class Placing { public SQSBatchResponse Handle(object batch) => new(); } }"));

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        Stack("TestProject::Placing::Handle", "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = }));"), compiles: false);

    /// <summary>Of a mapping and its handler one rule speaks, or none.</summary>
    [Theory]
    [InlineData("Shop::Shop.Placing::Handle", "", "AWSM5003")]
    [InlineData("Shop::Shop.Placing::Handle", "ReportBatchItemFailures = true", "")]
    [InlineData("Shop::Shop.Placing::Handle", "BatchSize = 1", "AWSM5003")]
    [InlineData("Shop::Shop.Placing::Whole", "", "")]
    [InlineData("Shop::Shop.Placing::Raw", "", "AWSM5002")]
    [InlineData("Elsewhere::Shop.Placing::Handle", "", "AWSM5002")]
    [InlineData("Snippet::Placing::Handle", "", "AWSM5003")]
    [InlineData("Snippet::Placing::Whole", "", "AWSM3001")]
    [InlineData("Snippet::Placing::Whole", "ReportBatchItemFailures = true", "AWSM3001")]
    [InlineData("Snippet::Placing::Inside", "", "AWSM5002")]
    [InlineData("Snippet::Placing::Inside", "ReportBatchItemFailures = true", "AWSM5004")]
    public async Task Never_speaks_beside_another_rule(string handler, string props, string expected)
    {
        var code = Stack(handler, $"fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps {{ {props} }}));");
        var compilation = Workbench.Compile([("Stack.cs", code)]).AddReferences(HandlerAssembly.Assembly);
        var found = (await Workbench.BuildAsync(compilation)).Select(d => d.Id).Where(id => id is "AWSM3001" or "AWSM5002" or "AWSM5003" or "AWSM5004");
        Assert.Equal(expected, string.Join(" ", found));
    }

    [Theory]
    [InlineData("fn.AddEventSource(new {|AWSM5003:SqsEventSource|}(q)); // placed orders", "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = true })); // placed orders")]
    [InlineData(
        "fn.AddEventSource(new {|AWSM5003:SqsEventSource|}(q, new SqsEventSourceProps\n{\n    // small\n    BatchSize = 5\n}));",
        "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps\n{\n    // small\n    BatchSize = 5,\n    ReportBatchItemFailures = true\n}));")]
    [InlineData(
        "fn.AddEventSource(new {|AWSM5003:SqsEventSource|}(q)); fn.AddEventSource(new {|AWSM5003:SqsEventSource|}(new Queue(this, \"R\")));",
        "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { ReportBatchItemFailures = true })); fn.AddEventSource(new SqsEventSource(new Queue(this, \"R\"), new SqsEventSourceProps { ReportBatchItemFailures = true }));")]
    public async Task Sets_it_in_constructs(string before, string after) =>
        await Fixes(Stack("TestProject::Placing::Handle", before), Stack("TestProject::Placing::Handle", after));

    [Fact]
    public async Task Sets_it_in_calls()
    {
        const string Function = "await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = \"place\", Runtime = Runtime.Dotnet8, Handler = \"Shop::Shop.Placing::Handle\" });\n";
        await Fixes(
            Sdk(Function + "await lambda.{|AWSM5003:CreateEventSourceMappingAsync|}(new CreateEventSourceMappingRequest { EventSourceArn = given, FunctionName = \"place\" });"),
            Sdk(Function + "await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = given, FunctionName = \"place\", FunctionResponseTypes = new List<string> { \"ReportBatchItemFailures\" } });"));
    }

    private static string Stack(string handler, string mapping, string types = Handlers) => CdkSnippets.Stack(
        "var q = new Queue(this, \"Q\");\n" + CdkSnippets.Function("fn", 5).Replace("Shop::Shop.fn::Handle", handler, StringComparison.Ordinal) + "\n" + mapping,
        "public static SqsEventSourceProps Given { get; set; } = null!;",
        types);

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
