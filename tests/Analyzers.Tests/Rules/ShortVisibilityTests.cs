using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ShortVisibilityTests() : RuleTests("AWSM5001")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ConstructLibrary.WithCdk;

    [Theory]
    [InlineData(60, "new {|AWSM5001:Queue|}(this, \"Q\")", "")]
    [InlineData(6, "new {|AWSM5001:Queue|}(this, \"Q\")", "")]
    [InlineData(5, "new {|AWSM5001:Queue|}(this, \"Q\")", ", new SqsEventSourceProps { MaxBatchingWindow = Duration.Seconds(10) }")]
    [InlineData(60, "new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = {|AWSM5001:Duration.Seconds(359)|} })", "")]
    [InlineData(60, "new CfnQueue(this, \"Q\", new CfnQueueProps { VisibilityTimeout = {|AWSM5001:30|} })", null)]
    public async Task Reports_constructs(int timeout, string queue, string? source) => await Reports(CdkSnippets.Stack(
        $"var q = {queue};\n" + CdkSnippets.Function("fn", timeout) + "\n" + (source is null
            ? "new EventSourceMapping(this, \"M\", new EventSourceMappingProps { Target = fn, EventSourceArn = q.AttrArn });"
            : $"fn.AddEventSource(new SqsEventSource(q{source}));")));

    [Theory]
    [InlineData("\"Orders\"", "Queue 'Orders' hides a message for 30 seconds and function 'fn' may take 20 seconds")]
    [InlineData("id.Trim()", "The queue hides a message for 30 seconds and function 'fn' may take 20 seconds")]
    public async Task Says_which_queue(string id, string words)
    {
        var code = CdkSnippets.Stack($"var q = new Queue(this, {id});\n{CdkSnippets.Function("fn", 20)}\nfn.AddEventSource(new SqsEventSource(q));");
        var found = await Workbench.BuildAsync(Workbench.Compile([("Stack.cs", code)]));
        Assert.Contains(words, Assert.Single(found, d => d.Id == "AWSM5001").GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>A library gets the queue that a method returns, and may set what it likes.</summary>
    [Fact]
    public async Task Is_silent_on_a_queue_that_a_library_gets() => await Silent(CdkSnippets.Stack(
        "var q = Make(\"Q\");\n" + CdkSnippets.Function("fn", 60) + "\nTeam.Standards.Watch(q); fn.AddEventSource(new SqsEventSource(q));",
        "private Queue Make(string id) => new Queue(this, id);"));

    [Fact]
    public async Task Reports_across_stacks() => await Reports(CdkSnippets.Usings + """
        internal sealed class Queues : Stack
        {
            internal Queues(Construct scope, string id) : base(scope, id) => Orders = new {|AWSM5001:Queue|}(this, "Orders");

            public IQueue Orders { get; }
        }

        internal sealed class Functions : Stack
        {
            internal Functions(Construct scope, string id, Queues queues, Duration timeout) : base(scope, id)
            {
                var fn = new Function(this, "Fn", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = "H", Code = Code.FromAsset("p"), Timeout = timeout });
                fn.AddEventSource(new SqsEventSource(queues.Orders));
            }
        }

        internal static class Program
        {
            internal static void Build(App app) => new Functions(app, "Functions", new Queues(app, "Queues"), Duration.Minutes(15));
        }
        """);

    [Fact]
    public async Task Reports_calls() => await Reports(Sdk("""
        var q = await sqs.{|AWSM5001:CreateQueueAsync|}("orders");
        var arn = (await sqs.GetQueueAttributesAsync(q.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
        await lambda.CreateFunctionAsync(new Amazon.Lambda.Model.CreateFunctionRequest { FunctionName = "place", Timeout = 60 });
        await lambda.CreateEventSourceMappingAsync(new Amazon.Lambda.Model.CreateEventSourceMappingRequest { EventSourceArn = arn, FunctionName = "place" });
        """));

    [Fact]
    public async Task Is_an_error_where_Lambda_refuses_the_mapping()
    {
        foreach (var (timeout, severity) in new[] { (60, DiagnosticSeverity.Error), (30, DiagnosticSeverity.Warning) })
        {
            var code = CdkSnippets.Stack("var q = new Queue(this, \"Q\");\n" + CdkSnippets.Function("fn", timeout) + "\nfn.AddEventSource(new SqsEventSource(q));");
            var finding = Assert.Single(await Findings.In("AWSM5001", code, SdkMajor.V4, ReferenceSets.Cdk));
            Assert.Equal(severity, finding.Severity);
            Assert.Contains(timeout == 60 ? "6 minutes" : "3 minutes", finding.GetMessage(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("new Queue(this, \"Q\")", 5, "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Minutes(6) })", 60, "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Seconds(id.Length) })", 60, "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("Queue.FromQueueArn(this, \"Q\", id)", 60, "fn.AddEventSource(new SqsEventSource(q));")]
    [InlineData("new Queue(this, \"Q\")", 60, "")]
    [InlineData("new Queue(this, \"Q\")", 60, "new Alias(this, \"L\", new AliasProps { AliasName = \"live\", Version = Function.FromFunctionName(this, \"F\", id).LatestVersion }).AddEventSource(new SqsEventSource(q));")]
    [InlineData("new Queue(this, \"Q\")", 60, "Function.FromFunctionName(this, \"F\", id).AddEventSource(new SqsEventSource(q));")]
    [InlineData("new Queue(this, \"Q\")", 60, "fn.AddEventSource(new SqsEventSource(id == \"a\" ? q : new Queue(this, \"R\", new QueueProps { VisibilityTimeout = Duration.Hours(1) })));")]
    [InlineData("new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Seconds(30) })", 5, "fn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { MaxBatchingWindow = Duration.Seconds(id.Length) }));")]
    public async Task Is_silent_on_enough_and_on_what_is_not_known(string queue, int timeout, string wiring) =>
        await Silent(CdkSnippets.Stack($"var q = {queue};\n" + CdkSnippets.Function("fn", timeout) + "\n" + wiring));

    [Fact]
    public async Task Is_silent_on_calls_with_enough_or_unknown_times() => await Silent(Sdk("""
        var q = await sqs.CreateQueueAsync("orders");
        await sqs.SetQueueAttributesAsync(q.QueueUrl, new Dictionary<string, string> { ["VisibilityTimeout"] = "360" });
        var arn = (await sqs.GetQueueAttributesAsync(q.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
        await lambda.CreateFunctionAsync(new Amazon.Lambda.Model.CreateFunctionRequest { FunctionName = "place", Timeout = 60 });
        await lambda.CreateEventSourceMappingAsync(new Amazon.Lambda.Model.CreateEventSourceMappingRequest { EventSourceArn = arn, FunctionName = "place" });
        await lambda.CreateEventSourceMappingAsync(new Amazon.Lambda.Model.CreateEventSourceMappingRequest { EventSourceArn = given, FunctionName = "place" });
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Queue { }
        public class SqsEventSource { public SqsEventSource(Queue q) { } }
        public class Function { public int Timeout { get; set; } = 60; public void AddEventSource(SqsEventSource s) { } public static void Add() => new Function().AddEventSource(new SqsEventSource(new Queue())); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(CdkSnippets.Stack("var q = new Queue(this, \"Q\"); new Function(this, \"F\", ).AddEventSource(new SqsEventSource(q, ));"), compiles: false);

    [Fact]
    public async Task Computes_the_value()
    {
        await Fixes(
            CdkSnippets.Stack("// hidden for two minutes\nvar q = new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = {|AWSM5001:Duration.Minutes(2)|} });\n" + CdkSnippets.Function("fn", 60)
                + "\nfn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { MaxBatchingWindow = Duration.Seconds(20) }));"),
            CdkSnippets.Stack("// hidden for two minutes\nvar q = new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Seconds(380) });\n" + CdkSnippets.Function("fn", 60)
                + "\nfn.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { MaxBatchingWindow = Duration.Seconds(20) }));"));
        await Fixes(
            CdkSnippets.Stack("var q = new {|AWSM5001:Queue|}(this, \"Q\");\n" + CdkSnippets.Function("fn", 60) + "\nfn.AddEventSource(new SqsEventSource(q));"),
            CdkSnippets.Stack("var q = new Queue(this, \"Q\", new QueueProps { VisibilityTimeout = Duration.Minutes(6) });\n" + CdkSnippets.Function("fn", 60) + "\nfn.AddEventSource(new SqsEventSource(q));"));
    }

    /// <summary>Types derived from props set what they inherit, in properties, methods and the code that they call.</summary>
    [Theory]
    [InlineData("new HouseProps { Limit = Duration.Minutes(1) }")]
    [InlineData("new HouseProps { VisibilityTimeout = Duration.Seconds(30), Limit = Duration.Minutes(1) }")]
    [InlineData("new BelowProps { Limit = Duration.Minutes(1), Fifo = true }")]
    [InlineData("new HouseProps().For(Duration.Minutes(1))")]
    [InlineData("new HelpedProps { Limit = Duration.Minutes(1) }")]
    [InlineData("new MadeProps()")]
    [InlineData("new Team.TeamQueueProps { Limit = Duration.Minutes(1) }")]
    public async Task Is_silent_on_props_that_may_set_it_themselves(string props) =>
        await Silent(Program("var app = new App(); new OrdersStack(app, \"S\");", $"new Queue(this, \"Q\", {props})", HouseProps));

    [Theory]
    [InlineData("new PlainProps { Team = \"a\" }")]
    [InlineData("new PlainProps { Team = \"a\", VisibilityTimeout = {|AWSM5001:Duration.Seconds(30)|} }")]
    [InlineData("new MadeProps { VisibilityTimeout = {|AWSM5001:Duration.Seconds(30)|} }")]
    public async Task Reports_props_that_leave_it_alone(string props) => await Reports(Program(
        "var app = new App(); new OrdersStack(app, \"S\");",
        props.Contains("|}", StringComparison.Ordinal) ? $"new Queue(this, \"Q\", {props})" : $"new {{|AWSM5001:Queue|}}(this, \"Q\", {props})",
        HouseProps));

    /// <summary>What a library does with an app that it makes, or gets, is not in view.</summary>
    [Theory]
    [InlineData("var app = Team.Apps.Create(); new OrdersStack(app, \"S\");")]
    [InlineData("new OrdersStack(Team.Apps.Current, \"S\");")]
    [InlineData("Team.Apps.Run(app => new OrdersStack(app, \"S\"));")]
    [InlineData("Team.Apps.Run<OrdersStack>(\"S\");")]
    [InlineData("var app = new App(); new OrdersStack(app, \"S\"); Team.Apps.Run<OrdersStack>(\"S\");")]
    [InlineData("Team.Apps.Run(new Module());")]
    [InlineData("var app = new App(); new OrdersStack(app, \"S\"); Team.Apps.Run(new Module());")]
    [InlineData("var app = new App(); new OrdersStack(new Site(new Stack(app, \"A\"), \"B\"), \"S\");", "internal sealed class Site : Team.Network { internal Site(Construct scope, string id) : base(scope, id) { } }")]
    [InlineData("var app = new App(); new OrdersStack(app, \"S\"); Action<Construct> standards = Team.Standards.Apply; standards(app);")]
    [InlineData("var app = new App(); new OrdersStack(app, \"S\"); Aspects.Of(app).Add(Team.Defaults.Redrive());")]
    [InlineData("var app = new App(); new OrdersStack(app, \"S\"); foreach (var aspect in Team.Defaults.All) Aspects.Of(app).Add(aspect);")]
    [InlineData("var app = new App(); new OrdersStack(app, \"S\"); foreach (var aspect in Team.Defaults.All) Aspects.Of(app).Add(aspect);", "internal sealed class Other { private static App Make() => new(); }")]
    public async Task Is_silent_where_a_library_has_the_app(string main, string types = "") => await Silent(Program(main, types: (
        main.Contains("Module", StringComparison.Ordinal)
            ? "internal sealed class Module : Team.IModule { public void Compose(App app) => new OrdersStack(app, \"S\"); }" : "") + types));

    [Theory]
    [InlineData("var app = new App(); new OrdersStack(app, \"S\");")]
    [InlineData("App app = new(); new OrdersStack(app, \"S\"); Aspects.Of(app).Add(new Amazon.CDK.Tag(\"team\", \"a\"));")]
    [InlineData("var app = new OrdersApp(); new OrdersStack(app, \"S\"); IAspect own = new Own(); Aspects.Of(app).Add(own); Aspects.Of(app).Add(new Own());")]
    public async Task Reports_in_an_app_of_the_program(string main) => await Reports(Program(main, "new {|AWSM5001:Queue|}(this, \"Q\")", """
        internal sealed class OrdersApp : App { }

        internal sealed class Own : Amazon.JSII.Runtime.Deputy.DeputyBase, IAspect { public void Visit(IConstruct node) { } }
        """));

    /// <summary>What gives constructs other props, changes all in a scope, or rewrites the template.</summary>
    [Theory]
    [InlineData("PropertyInjectors.Of(app).Add(new Defaults());")]
    [InlineData("Mixins.Of(app).Apply(new object());")]
    [InlineData("new Stack(app, \"A\").AddTransform(\"QueueDefaults\");")]
    [InlineData("new Stack(app, \"A\").TemplateOptions.Transforms = new[] { \"AWS::Serverless-2016-10-31\", \"QueueDefaults\" };")]
    public async Task Is_silent_where_all_may_be_changed(string statement) => await Silent(Program(
        "var app = new App(); new OrdersStack(app, \"S\"); " + statement,
        types: (statement.StartsWith("Property", StringComparison.Ordinal) ? """
            internal sealed class Defaults : IPropertyInjector { }

            namespace Amazon.CDK
            {
                public interface IPropertyInjector { }
                public sealed class PropertyInjectors { public static PropertyInjectors Of(IConstruct scope) => new(); public void Add(IPropertyInjector injector) { } }
            }
            """ : "") + (statement.StartsWith("Mixins", StringComparison.Ordinal) ? """
            namespace Amazon.CDK
            {
                public sealed class Mixins { public static Mixins Of(IConstruct scope) => new(); public void Apply(object mixin) { } }
            }
            """ : "")));

    [Theory]
    [InlineData("new Stack(app, \"A\").AddTransform(\"AWS::LanguageExtensions\");")]
    [InlineData("new Stack(app, \"A\").TemplateOptions.Transforms = new[] { \"AWS::Serverless-2016-10-31\" };")]
    public async Task Reports_in_templates_with_transforms_of_AWS(string statement) => await Reports(Program(
        "var app = new App(); new OrdersStack(app, \"S\"); " + statement, "new {|AWSM5001:Queue|}(this, \"Q\")"));

    [Theory]
    [InlineData("new Amazon.CDK.CustomResource(this, \"C\", new Amazon.CDK.CustomResourceProps { ServiceToken = id, Properties = new Dictionary<string, object> { [\"url\"] = q.QueueUrl } });")]
    [InlineData("var values = new Dictionary<string, object> { [\"url\"] = q.QueueUrl }; new Amazon.CDK.CustomResource(this, \"C\", new Amazon.CDK.CustomResourceProps { ServiceToken = id, Properties = values });")]
    [InlineData("var call = new Amazon.CDK.CustomResources.AwsSdkCall { Service = \"SQS\", Action = \"setQueueAttributes\", Parameters = new Dictionary<string, object> { [\"QueueUrl\"] = q.QueueUrl } };")]
    public async Task Is_silent_on_a_queue_that_a_custom_resource_gets(string statement) =>
        await Silent(Program("var app = new App(); new OrdersStack(app, \"S\");", more: statement));

    [Fact]
    public async Task Reports_beside_a_custom_resource() => await Reports(Program("var app = new App(); new OrdersStack(app, \"S\");",
        "new {|AWSM5001:Queue|}(this, \"Q\")",
        more: "new Amazon.CDK.CustomResource(this, \"C\", new Amazon.CDK.CustomResourceProps { ServiceToken = id, Properties = new Dictionary<string, object> { [\"a\"] = id } });"));

    private const string HouseProps = """
        internal class HouseProps : QueueProps
        {
            public Duration Limit { init => VisibilityTimeout = Duration.Seconds(value.ToSeconds() * 6); }

            public HouseProps For(Duration limit)
            {
                VisibilityTimeout = Duration.Seconds(limit.ToSeconds() * 6);
                return this;
            }
        }

        internal sealed class BelowProps : HouseProps { }

        internal sealed class HelpedProps : QueueProps
        {
            public Duration Limit { set => House.Set(this, value); }
        }

        internal static class House { public static void Set(QueueProps props, Duration limit) => props.VisibilityTimeout = limit; }

        internal sealed class MadeProps : QueueProps { public MadeProps() { VisibilityTimeout = Duration.Hours(1); } }

        internal sealed class PlainProps : QueueProps { public string? Team { get; set; } }
        """;

    private static string Program(string main, string queue = "new Queue(this, \"Q\")", string types = "", string more = "") => CdkSnippets.Stack(
        $"var q = {queue};\n" + CdkSnippets.Function("fn", 60) + "\nfn.AddEventSource(new SqsEventSource(q));\n" + more,
        types: "internal static class Program { private static void Main() { " + main + " } }\n\n" + types);

    private static string Sdk(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSQS sqs, Amazon.Lambda.IAmazonLambda lambda, string given, int number)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
