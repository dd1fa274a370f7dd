using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class BatchMisfitTests() : RuleTests("AWSM5010")
{
    private const string Standard = "\"arn:aws:sqs:eu-west-1:1:orders\"";
    private const string Fifo = "\"arn:aws:sqs:eu-west-1:1:orders.fifo\"";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = {|AWSM5010:11|} }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = {|AWSM5010:100|}, MaxBatchingWindow = Duration.Seconds(0) }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(Queue.FromQueueArn(this, \"q\", id), new SqsEventSourceProps { BatchSize = {|AWSM5010:100|} }));")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = failed.QueueArn, BatchSize = {|AWSM5010:id == \"a\" ? 100 : 1000|} });")]
    [InlineData("new EventSourceMapping(this, \"m\", new EventSourceMappingProps { Target = fn, EventSourceArn = failed.QueueArn, BatchSize = {|AWSM5010:10_000|} });")]
    [InlineData("new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = failed.QueueArn, BatchSize = {|AWSM5010:50|} });")]
    [InlineData("var given = new EventSourceMappingOptions { EventSourceArn = failed.QueueArn }; given.BatchSize = 50; fn.{|AWSM5010:AddEventSourceMapping|}(\"m\", given);")]
    public async Task Reports_large_batches_without_a_window(string statements) => await Reports(MappingSnippets.Stack(statements));

    [Theory]
    [InlineData("new SqsEventSourceProps { BatchSize = {|AWSM5010:11|} }")]
    [InlineData("new SqsEventSourceProps { MaxBatchingWindow = {|AWSM5010:Duration.Seconds(5)|} }")]
    [InlineData("new SqsEventSourceProps { BatchSize = {|AWSM5010:100|}, MaxBatchingWindow = {|AWSM5010:Duration.Minutes(1)|} }")]
    public async Task Reports_what_a_fifo_queue_does_not_have(string props)
    {
        await Reports(MappingSnippets.Stack("var orders = new Queue(this, \"F\", new QueueProps { Fifo = true }); fn.AddEventSource(new SqsEventSource(orders, " + props + "));"));
        await Reports(MappingSnippets.Stack("fn.AddEventSource(new SqsEventSource(new Queue(this, \"F\", new QueueProps { QueueName = id + \".fifo\" }), " + props + "));"));
    }

    [Theory]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, BatchSize = {|AWSM5010:10_001|} }));")]
    [InlineData("fn.AddEventSource(new DynamoEventSource(table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST, MaxBatchingWindow = {|AWSM5010:Duration.Minutes(6)|} }));")]
    [InlineData("fn.AddEventSource(new ManagedKafkaEventSource(new ManagedKafkaEventSourceProps { ClusterArn = \"c\", Topic = \"t\", StartingPosition = StartingPosition.LATEST, BatchSize = {|AWSM5010:20000|} }));")]
    [InlineData("fn.AddEventSource(new SelfManagedKafkaEventSource(new SelfManagedKafkaEventSourceProps { BootstrapServers = [id], Topic = \"t\", StartingPosition = StartingPosition.LATEST, BatchSize = {|AWSM5010:20000|} }));")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id, BatchSize = {|AWSM5010:0|} });")]
    [InlineData("new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = id, BatchSize = 50, MaximumBatchingWindowInSeconds = {|AWSM5010:301|} });")]
    public async Task Reports_what_no_source_has(string statements) => await Reports(MappingSnippets.Stack(statements));

    [Fact]
    public async Task Reports_calls()
    {
        await Reports(MappingSnippets.Call(Standard, "BatchSize = {|AWSM5010:100|}"));
        await Reports(MappingSnippets.Call(Standard, "BatchSize = {|AWSM5010:20000|}, MaximumBatchingWindowInSeconds = 5"));
        await Reports(MappingSnippets.Call(Fifo, "BatchSize = {|AWSM5010:100|}, MaximumBatchingWindowInSeconds = {|AWSM5010:5|}"));
        await Reports(MappingSnippets.Call("given", "BatchSize = 100, MaximumBatchingWindowInSeconds = {|AWSM5010:-1|}"));
        await Reports(MappingSnippets.Calls("""
            var made = await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:1:orders" });
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = made.UUID, BatchSize = {|AWSM5010:100|}, MaximumBatchingWindowInSeconds = 0 });
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = given, BatchSize = {|AWSM5010:0|} });
            """));
    }

    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = 10 }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = 10_000, MaxBatchingWindow = Duration.Seconds(1) }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = 100, MaxBatchingWindow = Given }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = id.Length }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = id == \"a\" ? 100 : 10 }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(new Queue(this, \"F\", new QueueProps { Fifo = true }), new SqsEventSourceProps { BatchSize = 10, MaxBatchingWindow = Duration.Seconds(0) }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(new Queue(this, \"F\", new QueueProps { Fifo = id == \"a\" }), new SqsEventSourceProps { MaxBatchingWindow = Duration.Seconds(5) }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(Queue.FromQueueArn(this, \"q\", id), new SqsEventSourceProps { BatchSize = 100, MaxBatchingWindow = Duration.Seconds(5) }));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, BatchSize = 1000 }));")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id, BatchSize = 100 });")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id == \"a\" ? failed.QueueArn : stream.StreamArn, BatchSize = 100 });")]
    [InlineData("var given = new SqsEventSourceProps { BatchSize = 100 }; if (id == \"a\") given.MaxBatchingWindow = Duration.Seconds(5); fn.AddEventSource(new SqsEventSource(failed, given));")]
    [InlineData("var m = new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = failed.QueueArn, BatchSize = 50 }); m.AddPropertyOverride(\"MaximumBatchingWindowInSeconds\", 5);")]
    public async Task Is_silent_on_what_is_accepted_and_on_what_is_not_known(string statements) =>
        await Silent(MappingSnippets.Stack(statements, "public static Duration? Given { get; set; }"));

    [Theory]
    [InlineData("Map(failed, 0, 0); Map(new Queue(this, \"Other\"), 0, 0);", "if (size > 0) { props.BatchSize = size; } if (window > 0) { props.MaxBatchingWindow = Duration.Seconds(window); }")]
    [InlineData("Map(failed, 100, 0);", "if (window > 0 || size <= 10) { props.BatchSize = size; props.MaxBatchingWindow = Duration.Seconds(window); }")]
    [InlineData("Map(new Queue(this, \"F\", new QueueProps { Fifo = true }), 10, 5);", "if (!queue.Fifo) { props.BatchSize = 1000; props.MaxBatchingWindow = Duration.Seconds(window); }")]
    public async Task Is_silent_on_what_is_set_under_a_condition(string calls, string conditions) => await Silent(MappingSnippets.Stack(calls + $$"""

        void Map(IQueue queue, int size, int window)
        {
            var props = new EventSourceMappingOptions { EventSourceArn = queue.QueueArn };
            {{conditions}}
            fn.AddEventSourceMapping("m", props);
        }
        """));

    [Fact]
    public async Task Is_silent_on_calls_that_are_accepted_or_not_known()
    {
        await Silent(MappingSnippets.Call(Standard, "BatchSize = 100, MaximumBatchingWindowInSeconds = 1"));
        await Silent(MappingSnippets.Call(Standard, "BatchSize = 100, MaximumBatchingWindowInSeconds = number"));
        await Silent(MappingSnippets.Call(Fifo, "BatchSize = 10"));
        await Silent(MappingSnippets.Call("stream.StreamARN", "BatchSize = 100"));
        await Silent(MappingSnippets.Call("given", "BatchSize = 100"));
        await Silent(MappingSnippets.Calls("""
            var made = await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:1:orders" });
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = made.UUID, MaximumBatchingWindowInSeconds = 20 });
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = made.UUID, BatchSize = 100 });
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = given, BatchSize = 100, MaximumBatchingWindowInSeconds = 0 });
            """));
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class SqsEventSourceProps { public int BatchSize { get; set; } }
        public class SqsEventSource { public SqsEventSource(string q, SqsEventSourceProps p) { } public static SqsEventSource Make() => new("q", new SqsEventSourceProps { BatchSize = 100 }); }
        public class CreateEventSourceMappingRequest { public string? EventSourceArn { get; set; } public int BatchSize { get; set; }
            public static object Make() => new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:1:a", BatchSize = 100 }; }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() =>
        await Silent(MappingSnippets.Stack("fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = , }));"), compiles: false);

    [Fact]
    public async Task Sets_a_window_or_the_nearest_size()
    {
        await Fixes(
            MappingSnippets.Stack("""
                fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps
                {
                    BatchSize = {|AWSM5010:100|}, // as many as fit in one mail
                }));
                fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = {|AWSM5010:100|}, MaxBatchingWindow = Duration.Seconds(0) }));
                fn.AddEventSource(new SqsEventSource(Queue.FromQueueArn(this, "q", id), new SqsEventSourceProps { BatchSize = {|AWSM5010:100|} }));
                fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, BatchSize = {|AWSM5010:20_000|} }));
                new CfnEventSourceMapping(this, "m", new CfnEventSourceMappingProps { FunctionName = "f", EventSourceArn = failed.QueueArn, BatchSize = {|AWSM5010:50|} });
                """),
            MappingSnippets.Stack("""
                fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps
                {
                    BatchSize = 100, // as many as fit in one mail
                    MaxBatchingWindow = Duration.Seconds(1),
                }));
                fn.AddEventSource(new SqsEventSource(failed, new SqsEventSourceProps { BatchSize = 100, MaxBatchingWindow = Duration.Seconds(1) }));
                fn.AddEventSource(new SqsEventSource(Queue.FromQueueArn(this, "q", id), new SqsEventSourceProps { BatchSize = 10 }));
                fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, BatchSize = 10000 }));
                new CfnEventSourceMapping(this, "m", new CfnEventSourceMappingProps { FunctionName = "f", EventSourceArn = failed.QueueArn, BatchSize = 50, MaximumBatchingWindowInSeconds = 1 });
                """));
        await Fixes(
            MappingSnippets.Call(Standard, "BatchSize = {|AWSM5010:100|}"),
            MappingSnippets.Call(Standard, "BatchSize = 100, MaximumBatchingWindowInSeconds = 1"));
    }

    [Fact]
    public async Task Removes_the_window_of_a_fifo_queue()
    {
        await Fixes(
            MappingSnippets.Stack("""
                var orders = new Queue(this, "F", new QueueProps { Fifo = true });
                fn.AddEventSource(new SqsEventSource(orders, new SqsEventSourceProps
                {
                    // One by one.
                    BatchSize = {|AWSM5010:20|},
                    MaxBatchingWindow = {|AWSM5010:Duration.Seconds(5)|},
                    ReportBatchItemFailures = true,
                }));
                """),
            MappingSnippets.Stack("""
                var orders = new Queue(this, "F", new QueueProps { Fifo = true });
                fn.AddEventSource(new SqsEventSource(orders, new SqsEventSourceProps
                {
                    // One by one.
                    BatchSize = 10,
                    ReportBatchItemFailures = true,
                }));
                """));
        await Fixes(
            MappingSnippets.Call(Fifo, "BatchSize = 5, MaximumBatchingWindowInSeconds = {|AWSM5010:5|}"),
            MappingSnippets.Call(Fifo, "BatchSize = 5"));
    }
}
