using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class EndlessRetriesTests() : RuleTests("AWSM5006")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("fn.AddEventSource(new {|AWSM5006:KinesisEventSource|}(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));")]
    [InlineData("var set = new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST }; set.OnFailure = new SqsDlq(failed); fn.AddEventSource(new {|AWSM5006:DynamoEventSource|}(table, set));")]
    [InlineData("fn.{|AWSM5006:AddEventSourceMapping|}(\"m\", new EventSourceMappingOptions { EventSourceArn = table.TableStreamArn, StartingPosition = StartingPosition.LATEST });")]
    [InlineData("new {|AWSM5006:EventSourceMapping|}(this, \"m\", new EventSourceMappingProps { Target = fn, EventSourceArn = stream.StreamArn, BisectBatchOnError = true });")]
    [InlineData("new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = stream.StreamArn, MaximumRetryAttempts = {|AWSM5006:-1|} });")]
    [InlineData("new {|AWSM5006:CfnEventSourceMapping|}(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = stream.StreamArn, MaximumRecordAgeInSeconds = -1 });")]
    public async Task Reports_constructs(string statements) => await Reports(MappingSnippets.Stack(statements));

    [Theory]
    [InlineData("stream.StreamARN", "BatchSize = 100")]
    [InlineData("\"arn:aws:dynamodb:eu-west-1:1:table/a/stream/b\"", "BatchSize = number")]
    public async Task Reports_calls(string arn, string settings) => await Reports(MappingSnippets.Marked("AWSM5006", arn, settings));

    [Fact]
    public async Task Says_for_how_long()
    {
        foreach (var (source, words) in new[] { ("stream", "for up to 3 days"), ("Amazon.CDK.AWS.Kinesis.Stream.FromStreamArn(this, \"S\", id)", "until its records expire") })
        {
            var code = MappingSnippets.Stack($$"""
                var days = new Amazon.CDK.AWS.Kinesis.Stream(this, "Days", new StreamProps { RetentionPeriod = Duration.Days(3) });
                fn.AddEventSource(new KinesisEventSource({{source.Replace("stream", "days", StringComparison.Ordinal)}}, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));
                """);
            Assert.Contains(words, Assert.Single(await Findings.In("AWSM5006", code, SdkMajor.V4, ReferenceSets.Cdk)).GetMessage(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3 }));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, MaxRecordAge = Duration.Hours(1) }));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = id.Length }));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, Given));")]
    [InlineData("var set = new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }; if (id == \"a\") set.RetryAttempts = 3; fn.AddEventSource(new KinesisEventSource(stream, set));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed));")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id });")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { KafkaBootstrapServers = new[] { \"a:1\" }, KafkaTopic = \"t\" });")]
    [InlineData("var m = new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = stream.StreamArn }); m.AddPropertyOverride(\"MaximumRetryAttempts\", 5);")]
    public async Task Is_silent_on_bounds_and_on_what_is_not_known(string statements) => await Silent(MappingSnippets.Stack(
        statements, "public static KinesisEventSourceProps Given { get; set; } = new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST };"));

    [Theory]
    [InlineData("stream.StreamARN", "MaximumRetryAttempts = 3")]
    [InlineData("stream.StreamARN", "MaximumRetryAttempts = number")]
    [InlineData("stream.StreamARN", "MaximumRecordAgeInSeconds = 3600")]
    [InlineData("given", "BatchSize = 10")]
    [InlineData("\"arn:aws:sqs:eu-west-1:1:orders\"", "BatchSize = 10")]
    public async Task Is_silent_on_calls_with_bounds_or_unknown_sources(string arn, string settings) => await Silent(MappingSnippets.Call(arn, settings));

    [Fact]
    public async Task Is_silent_on_calls_that_change_a_mapping() => await Silent(MappingSnippets.Calls("""
        var made = await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = stream.StreamARN });
        await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = made.UUID, MaximumRetryAttempts = 3 });
        await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = given, BatchSize = 3 });
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Props { public int? RetryAttempts { get; set; } public object? OnFailure { get; set; } }
        public class KinesisEventSource { public KinesisEventSource(Props p) { } public static KinesisEventSource Make() => new(new Props { OnFailure = null }); }
        public class CreateEventSourceMappingRequest { public string? EventSourceArn { get; set; } public static object Make() => new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:kinesis:eu-west-1:1:stream/a" }; }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(MappingSnippets.Stack("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { RetryAttempts = }, ));"), compiles: false);

    [Fact]
    public async Task Limits_the_retries_where_failures_have_a_destination()
    {
        await Fixes(
            MappingSnippets.Stack("""
                fn.AddEventSource(new {|AWSM5006:KinesisEventSource|}(stream, new KinesisEventSourceProps
                {
                    StartingPosition = StartingPosition.LATEST, // what comes from now on
                    OnFailure = new SqsDlq(failed),
                }));
                """),
            MappingSnippets.Stack("""
                fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps
                {
                    StartingPosition = StartingPosition.LATEST, // what comes from now on
                    OnFailure = new SqsDlq(failed),
                    RetryAttempts = 10,
                }));
                """));
        await Fixes(
            MappingSnippets.Marked("AWSM5006", "stream.StreamARN", "DestinationConfig = new DestinationConfig { OnFailure = new OnFailure { Destination = given } }"),
            MappingSnippets.Call("stream.StreamARN", "DestinationConfig = new DestinationConfig { OnFailure = new OnFailure { Destination = given } }, MaximumRetryAttempts = 10"));
    }

    [Fact]
    public async Task Gives_failures_a_queue_where_they_have_no_destination() => await Fixes(
        MappingSnippets.Stack("""

            // Orders are placed in their order.
            fn.AddEventSource(new {|AWSM5006:KinesisEventSource|}(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));
            fn.AddEventSource(new {|AWSM5006:DynamoEventSource|}(table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST }));
            """),
        MappingSnippets.Stack("""

            var ordersFailures = new Queue(this, "OrdersFailures", new QueueProps { RetentionPeriod = Duration.Days(14) });
            // Orders are placed in their order.
            fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 10, OnFailure = new SqsDlq(ordersFailures) }));
            var fnFailures = new Queue(this, "FnFailures", new QueueProps { RetentionPeriod = Duration.Days(14) });
            fn.AddEventSource(new DynamoEventSource(table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 10, OnFailure = new SqsDlq(fnFailures) }));
            """));

    /// <summary>Queues for what readers of one stream give up are called after both, whichever of them is made first.</summary>
    [Fact]
    public async Task Calls_the_queues_of_several_readers_after_them() => await Fixes(
        MappingSnippets.Stack("""
            fn.AddEventSource(new {|AWSM5006:KinesisEventSource|}(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));
            Function.FromFunctionName(this, "stock-levels", id).AddEventSource(new {|AWSM5006:KinesisEventSource|}(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));
            """),
        MappingSnippets.Stack("""
            var ordersFnFailures = new Queue(this, "OrdersFnFailures", new QueueProps { RetentionPeriod = Duration.Days(14) });
            fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 10, OnFailure = new SqsDlq(ordersFnFailures) }));
            var ordersStockLevelsFailures = new Queue(this, "OrdersStockLevelsFailures", new QueueProps { RetentionPeriod = Duration.Days(14) });
            Function.FromFunctionName(this, "stock-levels", id).AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 10, OnFailure = new SqsDlq(ordersStockLevelsFailures) }));
            """));

    [Theory]
    [InlineData("foreach (var name in new[] { \"a\", \"b\" }) { fn.AddEventSource(new {|AWSM5006:KinesisEventSource|}(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST })); }")]
    [InlineData("new {|AWSM5006:CfnEventSourceMapping|}(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = stream.StreamArn });")]
    [InlineData("fn.AddEventSource(new {|AWSM5006:KinesisEventSource|}(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, OnFailure = id == \"a\" ? null : new SqsDlq(failed) }));")]
    public async Task Offers_nothing_where_what_is_given_up_would_be_lost(string statements)
    {
        await NotFixed(MappingSnippets.Stack(statements));
        await NotFixed(MappingSnippets.Marked("AWSM5006", "stream.StreamARN", "BatchSize = 5"));
    }
}
