using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class NoFailureDestinationTests() : RuleTests("AWSM5005")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("fn.AddEventSource(new {|AWSM5005:KinesisEventSource|}(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3 }));")]
    [InlineData("fn.AddEventSource(new {|AWSM5005:DynamoEventSource|}(table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST, MaxRecordAge = Duration.Hours(1) }));")]
    [InlineData("var set = new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST }; set.RetryAttempts = 3; set.MaxRecordAge = Duration.Hours(1); fn.AddEventSource(new {|AWSM5005:DynamoEventSource|}(table, set)); fn.AddEventSource(new {|AWSM5005:KinesisEventSource|}(stream, new KinesisEventSourceProps { RetryAttempts = 0, StartingPosition = StartingPosition.LATEST }));")]
    [InlineData("fn.{|AWSM5005:AddEventSourceMapping|}(\"m\", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn, RetryAttempts = 10 });")]
    [InlineData("new {|AWSM5005:CfnEventSourceMapping|}(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = stream.StreamArn, MaximumRetryAttempts = 5 });")]
    public async Task Reports_constructs(string statements) => await Reports(MappingSnippets.Stack(statements));

    [Theory]
    [InlineData("stream.StreamARN", "MaximumRetryAttempts = 2")]
    [InlineData("\"arn:aws:dynamodb:eu-west-1:1:table/a/stream/b\"", "MaximumRecordAgeInSeconds = 3600")]
    public async Task Reports_calls(string arn, string settings) => await Reports(MappingSnippets.Marked("AWSM5005", arn, settings));

    [Theory]
    [InlineData("RetryAttempts = 1", "after 1 retry and")]
    [InlineData("RetryAttempts = 3", "after 3 retries and")]
    [InlineData("MaxRecordAge = Duration.Hours(1)", "older than 1 hour and")]
    public async Task Says_when(string setting, string words)
    {
        var code = MappingSnippets.Stack("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, " + setting + " }));");
        Assert.Contains(words, Assert.Single(await Findings.In("AWSM5005", code, SdkMajor.V4, ReferenceSets.Cdk)).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3, OnFailure = new SqsDlq(failed) }));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3, OnFailure = Given }));")]
    [InlineData("var set = new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3 }; if (id == \"a\") set.OnFailure = new SqsDlq(failed); fn.AddEventSource(new KinesisEventSource(stream, set));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = id.Length }));")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id, RetryAttempts = 3 });")]
    [InlineData("new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = stream.StreamArn, MaximumRetryAttempts = 5 }).DestinationConfig = id;")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed));")]
    public async Task Is_silent_on_destinations_and_on_what_is_not_known(string statements) => await Silent(MappingSnippets.Stack(
        statements, "public static IEventSourceDlq? Given { get; set; }"));

    [Theory]
    [InlineData("stream.StreamARN", "MaximumRetryAttempts = 3, DestinationConfig = new DestinationConfig { OnFailure = new OnFailure { Destination = given } }")]
    [InlineData("given", "MaximumRetryAttempts = 3")]
    public async Task Is_silent_on_calls_with_a_destination_or_unknown_sources(string arn, string settings) => await Silent(MappingSnippets.Call(arn, settings));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Props { public int? RetryAttempts { get; set; } public object? OnFailure { get; set; } }
        public class KinesisEventSource { public KinesisEventSource(Props p) { } public static KinesisEventSource Make() => new(new Props { OnFailure = null }); }
        public class CreateEventSourceMappingRequest { public string? EventSourceArn { get; set; } public static object Make() => new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:kinesis:eu-west-1:1:stream/a" }; }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(MappingSnippets.Stack("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { RetryAttempts = }, ));"), compiles: false);

    [Fact]
    public async Task Makes_a_queue_and_names_it()
    {
        await Fixes(
            MappingSnippets.Stack("""

                // Three times is enough.
                fn.AddEventSource(new {|AWSM5005:KinesisEventSource|}(stream, new KinesisEventSourceProps
                {
                    StartingPosition = StartingPosition.LATEST,
                    RetryAttempts = 3, // three
                }));
                """),
            MappingSnippets.Stack("""

                var ordersFailures = new Queue(this, "OrdersFailures", new QueueProps { RetentionPeriod = Duration.Days(14) });
                // Three times is enough.
                fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps
                {
                    StartingPosition = StartingPosition.LATEST,
                    RetryAttempts = 3, // three
                    OnFailure = new SqsDlq(ordersFailures),
                }));
                """));
        await Fixes(
            MappingSnippets.Stack("""
                new Queue(this, "OrdersFailures");
                var set = new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3 };
                fn.AddEventSource(new {|AWSM5005:KinesisEventSource|}(stream, set));
                fn.{|AWSM5005:AddEventSourceMapping|}("m", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn, RetryAttempts = 10 });
                """),
            MappingSnippets.Stack("""
                new Queue(this, "OrdersFailures");
                var ordersFnFailures = new Queue(this, "OrdersFnFailures", new QueueProps { RetentionPeriod = Duration.Days(14) });
                var set = new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3, OnFailure = new SqsDlq(ordersFnFailures) };
                fn.AddEventSource(new KinesisEventSource(stream, set));
                var ordersFnFailures2 = new Queue(this, "OrdersFnFailures2", new QueueProps { RetentionPeriod = Duration.Days(14) });
                fn.AddEventSourceMapping("m", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn, RetryAttempts = 10, OnFailure = new SqsDlq(ordersFnFailures2) });
                """));
    }

    [Fact]
    public async Task Adds_the_directives_that_it_needs() => await Fixes(
        """
        using Amazon.CDK.AWS.Kinesis;
        using Amazon.CDK.AWS.Lambda;
        using Constructs;

        internal sealed class Wiring : Construct
        {
            internal Wiring(Construct scope, string id, IFunction function, IStream stream)
                : base(scope, id)
            {
                function.{|AWSM5005:AddEventSourceMapping|}("orders", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn, RetryAttempts = 3 });
            }
        }
        """,
        """
        using Amazon.CDK;
        using Amazon.CDK.AWS.Kinesis;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Lambda.EventSources;
        using Amazon.CDK.AWS.SQS;
        using Constructs;

        internal sealed class Wiring : Construct
        {
            internal Wiring(Construct scope, string id, IFunction function, IStream stream)
                : base(scope, id)
            {
                var streamFailures = new Queue(this, "StreamFailures", new QueueProps { RetentionPeriod = Duration.Days(14) });
                function.AddEventSourceMapping("orders", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn, RetryAttempts = 3, OnFailure = new SqsDlq(streamFailures) });
            }
        }
        """);

    [Fact]
    public async Task Offers_nothing_where_the_queue_would_have_to_be_made_elsewhere()
    {
        await NotFixed(MappingSnippets.Marked("AWSM5005", "stream.StreamARN", "MaximumRetryAttempts = 5"));
        await NotFixed(MappingSnippets.Stack("Add(fn, stream);", """
            private static void Add(IFunction fn, IStream stream)
            {
                fn.{|AWSM5005:AddEventSourceMapping|}("m", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn, RetryAttempts = 10 });
            }
            """));
    }
}
