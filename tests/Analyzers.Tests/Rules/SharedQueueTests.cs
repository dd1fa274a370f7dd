using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class SharedQueueTests() : RuleTests("AWSM4039")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); mail.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var source = new SqsEventSource(q); store.AddEventSource(source); new EventSourceMapping(this, \"M\", new EventSourceMappingProps { Target = mail, EventSourceArn = q.QueueArn });")]
    [InlineData("store.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { Enabled = true })); new Amazon.CDK.AWS.Pipes.CfnPipe(this, \"P\", new Amazon.CDK.AWS.Pipes.CfnPipeProps { RoleArn = id, Source = q.QueueArn, Target = id });")]
    [InlineData("new Amazon.CDK.AWS.Pipes.CfnPipe(this, \"P\", new Amazon.CDK.AWS.Pipes.CfnPipeProps { RoleArn = id, Source = q.QueueArn, Target = new Topic(this, \"T\").TopicArn }); new Amazon.CDK.AWS.Pipes.CfnPipe(this, \"R\", new Amazon.CDK.AWS.Pipes.CfnPipeProps { RoleArn = id, Source = q.QueueArn, Target = new Topic(this, \"U\").TopicArn });")]
    [InlineData("new Function(this, \"F\", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = \"a\", Code = Code.FromAsset(\"p\"), Events = [new SqsEventSource(q)] }); mail.AddEventSource(new SqsEventSource(q));")]
    public async Task Reports_constructs(string wiring) => await Reports(Stack("new {|AWSM4039:Queue|}(this, \"Q\")", wiring));

    [Theory]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); new QueueProcessingFargateService(this, \"S\", new QueueProcessingFargateServiceProps { Queue = q, Image = ContainerImage.FromRegistry(id) });")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); new QueueProcessingEc2Service(this, \"S\", new QueueProcessingEc2ServiceProps { Queue = q, MaxScalingCapacity = 4 });")]
    [InlineData("new Amazon.CDK.AWS.Pipes.CfnPipe(this, \"P\", new Amazon.CDK.AWS.Pipes.CfnPipeProps { RoleArn = id, Source = q.QueueArn, Target = id }); new QueueProcessingEc2Service(this, \"S\", new QueueProcessingEc2ServiceProps { Queue = q });")]
    [InlineData("new QueueProcessingFargateService(this, \"S\", new QueueProcessingFargateServiceProps { Queue = q, Image = ContainerImage.FromRegistry(\"shop/mail:2\") }); new QueueProcessingEc2Service(this, \"R\", new QueueProcessingEc2ServiceProps { Queue = q, Image = ContainerImage.FromRegistry(\"shop/store:2\") });")]
    [InlineData("var mailer = ContainerImage.FromAsset(\"src/Mail\"); new QueueProcessingFargateService(this, \"S\", new QueueProcessingFargateServiceProps { Queue = q, Image = mailer }); new QueueProcessingFargateService(this, \"R\", new QueueProcessingFargateServiceProps { Queue = q, Image = ContainerImage.FromAsset(\"src/Store/\") });")]
    public async Task Reports_services_of_containers(string wiring) => await Reports(Services(Stack("new {|AWSM4039:Queue|}(this, \"Q\")", wiring)));

    [Fact]
    public async Task Says_which_service() => Assert.Equal(
        "Function 'store' and consumer 'Reminding' take messages from queue 'Q', and each message goes to one of them only; give each a queue of its own, and send through a topic or an event bus",
        Assert.Single(await Findings.In("AWSM4039", Services(Stack("new Queue(this, \"Q\")", "store.AddEventSource(new SqsEventSource(q)); new QueueProcessingFargateService(this, \"Reminding\", new QueueProcessingFargateServiceProps { Queue = q });")), SdkMajor.V4, ReferenceSets.Cdk)).GetMessage());

    /// <summary>One service twice, for its capacity or while it is replaced, and services that may be off.</summary>
    [Theory]
    [InlineData("Queue = q, Image = ContainerImage.FromRegistry(\"shop/mail:2\")", "Queue = q, Image = ContainerImage.FromRegistry(\"eu/shop/mail:3\")")]
    [InlineData("Queue = q, Image = ContainerImage.FromRegistry(\"shop/blue\")", "Queue = q, Image = ContainerImage.FromRegistry(\"shop/green\")")]
    [InlineData("Queue = q, Image = ContainerImage.FromRegistry(\"shop/worker-arm64\")", "Queue = q, Image = ContainerImage.FromRegistry(\"shop/worker-spot\")")]
    [InlineData("Queue = q, Image = ContainerImage.FromRegistry(\"shop/MailOld\")", "Queue = q, Image = ContainerImage.FromRegistry(\"shop/Mail\")")]
    [InlineData("Queue = q, Image = ContainerImage.FromAsset(\"builds/v1\")", "Queue = q, Image = ContainerImage.FromAsset(\"builds/v2\")")]
    [InlineData("Queue = q, Image = ContainerImage.FromAsset(\"src/Mail\")", "Queue = q, Image = ContainerImage.FromRegistry(\"shop/postman\")")]
    [InlineData("Queue = q, Image = ContainerImage.FromRegistry(id)", "Queue = q, Image = ContainerImage.FromRegistry(\"shop/mail\")")]
    [InlineData("Queue = q", "Queue = q")]
    [InlineData("Queue = q, Image = ContainerImage.FromRegistry(\"shop/mail\")", "Image = ContainerImage.FromRegistry(\"shop/store\")")]
    [InlineData("Queue = q, Image = ContainerImage.FromRegistry(\"shop/mail\")", "Queue = q, MaxScalingCapacity = 0, Image = ContainerImage.FromRegistry(\"shop/store\")")]
    [InlineData("Queue = q, Image = ContainerImage.FromRegistry(\"shop/mail\")", "Queue = q, MaxScalingCapacity = id.Length, Image = ContainerImage.FromRegistry(\"shop/store\")")]
    [InlineData("Queue = q, Image = ContainerImage.FromRegistry(\"shop/mail\")", "Queue = id == \"a\" ? q : null, Image = ContainerImage.FromRegistry(\"shop/store\")")]
    public async Task Is_silent_on_one_service_twice(string one, string other) => await Silent(Services(Stack(
        "new Queue(this, \"Q\")",
        $"new QueueProcessingFargateService(this, \"S\", new QueueProcessingFargateServiceProps {{ {one} }}); new QueueProcessingEc2Service(this, \"R\", new QueueProcessingEc2ServiceProps {{ {other} }});")));

    [Theory]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); q.GrantConsumeMessages(mail);")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); if (id == \"a\") { new QueueProcessingFargateService(this, \"S\", new QueueProcessingFargateServiceProps { Queue = q }); }")]
    public async Task Is_silent_on_services_that_may_not_be(string wiring) => await Silent(Services(Stack("new Queue(this, \"Q\")", wiring)));

    [Fact]
    public async Task Reports_across_stacks() => await Reports(Stacks("""
        var app = new App();
        var queues = new Queues(app, "Queues");
        new Consumers(app, "A", queues.Orders, "Shop::Shop.Store::Handle");
        new MoreConsumers(app, "B", queues);
        """), isProgram: true);

    [Theory]
    [InlineData("\"store\"", "\"mail\"")]
    [InlineData("\"store:live\"", "\"arn:aws:lambda:eu-west-1:111122223333:function:mail:live\"")]
    public async Task Reports_calls(string one, string other) => await Reports(Sdk($$"""
        var q = await sqs.{|AWSM4039:CreateQueueAsync|}("orders");
        var arn = (await sqs.GetQueueAttributesAsync(q.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
        await lambda.CreateEventSourceMappingAsync(new Amazon.Lambda.Model.CreateEventSourceMappingRequest { EventSourceArn = arn, FunctionName = {{one}} });
        await lambda.CreateEventSourceMappingAsync(new Amazon.Lambda.Model.CreateEventSourceMappingRequest { EventSourceArn = arn, FunctionName = {{other}} });
        """));

    [Theory]
    [InlineData("store.AddEventSource(new SqsEventSource(q));")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); store.AddEventSource(new SqsEventSource(q));")]
    [InlineData("store.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { Filters = new[] { FilterCriteria.Filter(new Dictionary<string, object> { [\"body\"] = FilterRule.Exists() }) } })); mail.AddEventSource(new SqsEventSource(q));")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); new EventSourceMapping(this, \"M\", new EventSourceMappingProps { Target = store.AddAlias(\"live\"), EventSourceArn = q.QueueArn });")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); mail.AddEventSource(new SqsEventSource(new Queue(this, \"R\")));")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); mail.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { Enabled = false }));")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); mail.AddEventSource(new SqsEventSource(q, new SqsEventSourceProps { Enabled = id == \"a\" }));")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); new Function(this, \"Canary\", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = \"Shop.V2::Shop.V2.store::Handle\", Code = Code.FromAsset(\"p\") }).AddEventSource(new SqsEventSource(q));")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); new Function(this, \"Arm\", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = \"ShopArm::Shop.store::Handle\", Code = Code.FromAsset(\"p\") }).AddEventSource(new SqsEventSource(q));")]
    [InlineData("if (id == \"a\") { store.AddEventSource(new SqsEventSource(q)); } else { mail.AddEventSource(new SqsEventSource(q)); }")]
    [InlineData("if (id == \"a\") { store.AddEventSource(new SqsEventSource(q)); return; } mail.AddEventSource(new SqsEventSource(q));")]
    [InlineData("var a = new SqsEventSource(q); var b = new SqsEventSource(q); if (id == \"a\") { store.AddEventSource(a); } else { mail.AddEventSource(b); }")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); new Function(this, \"F\", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = \"Shop::Shop.store::Handle\", Code = Code.FromAsset(\"p\"), MemorySize = 3008 }).AddEventSource(new SqsEventSource(q));")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); new Function(this, \"F\", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = id, Code = Code.FromAsset(\"p\") }).AddEventSource(new SqsEventSource(q));")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); new Amazon.CDK.AWS.Pipes.CfnPipe(this, \"P\", new Amazon.CDK.AWS.Pipes.CfnPipeProps { RoleArn = id, Source = q.QueueArn, Target = id, DesiredState = \"STOPPED\" });")]
    [InlineData("store.AddEventSource(new SqsEventSource(q)); Function.FromFunctionName(this, \"F\", id).AddEventSource(new SqsEventSource(q));")]
    public async Task Is_silent_on_one_job_and_on_what_is_not_known(string wiring) => await Silent(Stack("new Queue(this, \"Q\")", wiring));

    [Theory]
    [InlineData("new Consumers(app, \"A\", new Queues(app, \"One\").Orders, \"Shop::Shop.Store::Handle\"); new MoreConsumers(app, \"B\", new Queues(app, \"Two\"));")]
    [InlineData("var queues = new Queues(app, \"Queues\"); if (args.Length > 0) { new Consumers(app, \"A\", queues.Orders, \"a\"); } else { new MoreConsumers(app, \"B\", queues); }")]
    [InlineData("foreach (var name in args) { var queues = new Queues(app, name); new Consumers(app, name + \"A\", queues.Orders, \"a\"); new MoreConsumers(app, name + \"B\", queues); }")]
    public async Task Is_silent_on_a_queue_for_each_and_on_one_or_the_other(string app) =>
        await Silent(Stacks("var app = new App(); " + app).Replace("{|AWSM4039:Queue|}", "Queue", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"store\"", "\"store:live\"")]
    [InlineData("\"store\"", "given")]
    public async Task Is_silent_on_calls_for_one_function_or_unknown_ones(string one, string other) => await Silent(Sdk($$"""
        var q = await sqs.CreateQueueAsync("orders");
        var arn = (await sqs.GetQueueAttributesAsync(q.QueueUrl, new List<string> { "QueueArn" })).QueueARN;
        await lambda.CreateEventSourceMappingAsync(new Amazon.Lambda.Model.CreateEventSourceMappingRequest { EventSourceArn = arn, FunctionName = {{one}} });
        await lambda.CreateEventSourceMappingAsync(new Amazon.Lambda.Model.CreateEventSourceMappingRequest { EventSourceArn = arn, FunctionName = {{other}} });
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Queue { }
        public class SqsEventSource { public SqsEventSource(Queue q) { } }
        public class Function
        {
            public void AddEventSource(SqsEventSource s) { }
            public static void Add(Queue q) { new Function().AddEventSource(new SqsEventSource(q)); new Function().AddEventSource(new SqsEventSource(q)); }
        }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() =>
        await Silent(Stack("new Queue(this, \"Q\")", "store.AddEventSource(new SqsEventSource(q)); mail.AddEventSource(new SqsEventSource(q, ); mail.AddEventSource("), compiles: false);

    private static string Stack(string queue, string wiring) =>
        CdkSnippets.Stack($"var q = {queue};\n{CdkSnippets.Function("store", 5)}\n{CdkSnippets.Function("mail", 5)}\n{wiring}");

    private static string Services(string stack) => "using Amazon.CDK.AWS.ECS;\nusing Amazon.CDK.AWS.ECS.Patterns;\n" + stack;

    private static string Stacks(string main) => CdkSnippets.Usings + $$"""
        internal sealed class Queues : Stack
        {
            internal Queues(Construct scope, string id) : base(scope, id) => Orders = new {|AWSM4039:Queue|}(this, "Orders");

            public IQueue Orders { get; }
        }

        internal sealed class Consumers : Stack
        {
            internal Consumers(Construct scope, string id, IQueue orders, string handler) : base(scope, id) =>
                new Function(this, "Store", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = handler, Code = Code.FromAsset("p") }).AddEventSource(new SqsEventSource(orders));
        }

        internal sealed class MoreConsumers : Stack
        {
            internal MoreConsumers(Construct scope, string id, Queues queues) : base(scope, id) =>
                new Function(this, "Mail", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = "Shop::Shop.Mail::Handle", Code = Code.FromAsset("p") }).AddEventSource(new SqsEventSource(queues.Orders));
        }

        internal static class Program
        {
            internal static void Main(string[] args)
            {
                {{main}}
            }
        }
        """;

    private static string Sdk(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSQS sqs, Amazon.Lambda.IAmazonLambda lambda, string given)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
