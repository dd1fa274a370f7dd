using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FightingConcurrencyTests() : RuleTests("AWSM5011")
{
    private const string Queue = "\"arn:aws:sqs:eu-west-1:1:orders\"";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("{|AWSM5011:5|}", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = 10 }));")]
    [InlineData("{|AWSM5011:5|}", "fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id + \".fifo\", MaxConcurrency = 2 }); fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = 6 }));")]
    [InlineData("{|AWSM5011:5|}", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = 3 })); fn.AddEventSource(new SqsEventSource(new Queue(this, \"b\"), new SqsEventSourceProps { MaxConcurrency = 3 }));")]
    [InlineData("{|AWSM5011:6|}", "fn.AddEventSource(new SqsEventSource(failed)); fn.AddEventSource(new SqsEventSource(new Queue(this, \"b\"), new SqsEventSourceProps { MaxConcurrency = 3 }));")]
    [InlineData("{|AWSM5011:1|}", "fn.AddEventSource(new SqsEventSource(failed));")]
    [InlineData("{|AWSM5011:4|}", "new EventSourceMapping(this, \"m\", new EventSourceMappingProps { Target = fn, EventSourceArn = failed.QueueArn });")]
    [InlineData("{|AWSM5011:id == \"a\" ? 2 : 3|}", "fn.AddEventSource(new SqsEventSource(Queue.FromQueueArn(this, \"q\", id), new SqsEventSourceProps { MaxConcurrency = id == \"a\" ? 4 : 8 }));")]
    [InlineData("{|AWSM5011:5|}", "new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = fn.FunctionArn, EventSourceArn = failed.QueueArn, ScalingConfig = new CfnEventSourceMapping.ScalingConfigProperty { MaximumConcurrency = 50 } });")]
    public async Task Reports_functions_that_are_throttled(string reserved, string statements) => await Reports(Stack(reserved, statements));

    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = {|AWSM5011:1|} }));")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = failed.QueueArn, MaxConcurrency = {|AWSM5011:1001|} });")]
    [InlineData("new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = id, ScalingConfig = new CfnEventSourceMapping.ScalingConfigProperty { MaximumConcurrency = {|AWSM5011:0|} } });")]
    public async Task Reports_what_is_out_of_range(string statements) => await Reports(MappingSnippets.Stack(statements));

    [Fact]
    public async Task Reports_calls()
    {
        await Reports(MappingSnippets.Call(Queue, "ScalingConfig = new ScalingConfig { MaximumConcurrency = {|AWSM5011:1|} }"));
        await Reports(MappingSnippets.Call("given", "ScalingConfig = new ScalingConfig { MaximumConcurrency = {|AWSM5011:2000|} }"));
        await Reports(MappingSnippets.Call(
            Queue, "ScalingConfig = new ScalingConfig { MaximumConcurrency = 5 }, ProvisionedPollerConfig = {|AWSM5011:new ProvisionedPollerConfig { MinimumPollers = 2 }|}"));
        await Reports(MappingSnippets.Calls("""
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest
            {
                UUID = given, ScalingConfig = new ScalingConfig { MaximumConcurrency = number }, ProvisionedPollerConfig = new ProvisionedPollerConfig { MinimumPollers = 2 },
            });
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = given, ScalingConfig = new ScalingConfig { MaximumConcurrency = {|AWSM5011:1|} } });
            """));
    }

    [Theory]
    [InlineData("3", "failed", "messages are put back unhandled, again and again; reserve 5, or set a MaximumConcurrency that fits")]
    [InlineData("1", "failed", "messages are put back unhandled, again and again; reserve 5, or reserve 2 with a MaximumConcurrency of 2")]
    [InlineData("3", "new Queue(this, \"b\", new QueueProps { DeadLetterQueue = new DeadLetterQueue { Queue = failed, MaxReceiveCount = 5 } })", "messages are put back unhandled and run out of receives;")]
    public async Task Says_what_becomes_of_messages_and_what_fits(string reserved, string queue, string expected)
    {
        var code = Stack(reserved, $"fn.AddEventSource(new SqsEventSource({queue}));");
        Assert.Contains(expected, Assert.Single(await Findings.In("AWSM5011", code, SdkMajor.V4, ReferenceSets.Cdk)).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = 10 }));")]
    [InlineData("5", "fn.AddEventSource(new SqsEventSource(failed));")]
    [InlineData("0", "fn.AddEventSource(new SqsEventSource(failed));")]
    [InlineData("null", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = 10 }));")]
    [InlineData("id.Length", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = 10 }));")]
    [InlineData("id == \"a\" ? 2 : 20", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = 10 }));")]
    [InlineData("5", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = id == \"a\" ? 2 : 20 }));")]
    [InlineData("2", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = id.Length }));")]
    [InlineData("2", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { Enabled = false }));")]
    [InlineData("2", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { Enabled = id == \"a\" }));")]
    [InlineData("2", "fn.AddEventSource(new SqsEventSource(new Queue(this, \"b\", new QueueProps { Fifo = true })));")]
    [InlineData("2", "fn.AddEventSource(new SqsEventSource(Queue.FromQueueArn(this, \"b\", id)));")]
    [InlineData("2", "fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));")]
    [InlineData("2", "fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id });")]
    [InlineData("2", "Function.FromFunctionName(this, \"other\", id).AddEventSource(new SqsEventSource(failed));")]
    [InlineData("5", "if (id == \"a\") fn.AddEventSource(new SqsEventSource(failed)); else fn.AddEventSource(new SqsEventSource(new Queue(this, \"b\")));")]
    [InlineData("2", "var m = new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = fn.FunctionArn, EventSourceArn = failed.QueueArn }); m.AddPropertyOverride(\"ScalingConfig.MaximumConcurrency\", 2);")]
    public async Task Is_silent_on_what_fits_and_on_what_is_not_known(string reserved, string statements) => await Silent(Stack(reserved, statements));

    [Fact]
    public async Task Leaves_sources_without_the_setting_to_the_rule_on_these()
    {
        await Silent(MappingSnippets.Call("stream.StreamARN", "ScalingConfig = new ScalingConfig { MaximumConcurrency = 1 }, ProvisionedPollerConfig = new ProvisionedPollerConfig { MinimumPollers = 2 }"));
        await Silent(MappingSnippets.Call(Queue, "ScalingConfig = new ScalingConfig { MaximumConcurrency = 2 }"));
        await Silent(MappingSnippets.Call(Queue, "ScalingConfig = new ScalingConfig { MaximumConcurrency = number }, ProvisionedPollerConfig = null"));
        await Silent(MappingSnippets.Call(Queue, "ProvisionedPollerConfig = new ProvisionedPollerConfig { MinimumPollers = 2 }"));
    }

    [Fact]
    public async Task Is_silent_on_a_number_that_is_used_under_a_condition() => await Silent(MappingSnippets.Stack("""
        Map(failed, 0);

        void Map(IQueue queue, int concurrency)
        {
            var props = new EventSourceMappingOptions { EventSourceArn = queue.QueueArn };
            if (concurrency >= 2) { props.MaxConcurrency = concurrency; }
            fn.AddEventSourceMapping("m", props);
        }
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class ScalingConfig { public int MaximumConcurrency { get; set; } }
        public class CreateEventSourceMappingRequest { public ScalingConfig? ScalingConfig { get; set; } }
        public class Client { public void CreateEventSourceMapping(CreateEventSourceMappingRequest r) { } public void Run() =>
            CreateEventSourceMapping(new CreateEventSourceMappingRequest { ScalingConfig = new ScalingConfig { MaximumConcurrency = 1 } }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() =>
        await Silent(Stack("", "fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { MaxConcurrency = }));"), compiles: false);

    private static string Stack(string reserved, string statements) => MappingSnippets.Stack(statements)
        .Replace("Timeout = Duration.Seconds(30), ", "Timeout = Duration.Seconds(30), ReservedConcurrentExecutions = " + reserved, StringComparison.Ordinal);
}
