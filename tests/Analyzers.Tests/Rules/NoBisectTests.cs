using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class NoBisectTests() : RuleTests("AWSM5007")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("fn.AddEventSource(new {|AWSM5007:KinesisEventSource|}(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3, OnFailure = new SqsDlq(failed) }));")]
    [InlineData("fn.AddEventSource(new {|AWSM5007:DynamoEventSource|}(table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST, BatchSize = 2, ReportBatchItemFailures = true, MaxRecordAge = Duration.Hours(1), OnFailure = new SqsDlq(failed) }));")]
    [InlineData("fn.{|AWSM5007:AddEventSourceMapping|}(\"m\", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn, RetryAttempts = 10, OnFailure = new SnsDlq(new Topic(this, \"t\")) });")]
    [InlineData("new {|AWSM5007:CfnEventSourceMapping|}(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = stream.StreamArn, MaximumRetryAttempts = 5, DestinationConfig = new CfnEventSourceMapping.DestinationConfigProperty { OnFailure = new CfnEventSourceMapping.OnFailureProperty { Destination = failed.QueueArn } } });")]
    public async Task Reports_constructs(string statements) => await Reports(MappingSnippets.Stack(statements));

    [Fact]
    public async Task Reports_calls() => await Reports(MappingSnippets.Marked(
        "AWSM5007", "stream.StreamARN", "MaximumRetryAttempts = 2, DestinationConfig = new DestinationConfig { OnFailure = new OnFailure { Destination = given } }"));

    [Theory]
    [InlineData("BisectBatchOnError = true")]
    [InlineData("BisectBatchOnError = false")]
    [InlineData("BisectBatchOnError = id == \"a\"")]
    [InlineData("BatchSize = 1")]
    [InlineData("BatchSize = id.Length")]
    [InlineData("TumblingWindow = Duration.Minutes(1)")]
    public async Task Is_silent_on_splitting_on_single_records_and_on_what_is_not_known(string setting) => await Silent(MappingSnippets.Stack(
        "fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3, OnFailure = new SqsDlq(failed), " + setting + " }));"));

    [Theory]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, RetryAttempts = 3 }));")]
    [InlineData("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST, OnFailure = new SqsDlq(failed) }));")]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed));")]
    public async Task Leaves_mappings_without_bound_or_destination_to_the_rules_on_these(string statements)
    {
        await Silent(MappingSnippets.Stack(statements));
        await Silent(MappingSnippets.Call("stream.StreamARN", "BatchSize = 100"));
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class Props { public int? RetryAttempts { get; set; } public object? OnFailure { get; set; } }
        public class KinesisEventSource { public KinesisEventSource(Props p) { } public static KinesisEventSource Make() => new(new Props { OnFailure = null }); }
        public class CreateEventSourceMappingRequest { public string? EventSourceArn { get; set; } public static object Make() => new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:kinesis:eu-west-1:1:stream/a" }; }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(MappingSnippets.Stack("fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps { RetryAttempts = }, ));"), compiles: false);

    [Fact]
    public async Task Switches_it_on()
    {
        await Fixes(
            MappingSnippets.Stack("""
                fn.AddEventSource(new {|AWSM5007:KinesisEventSource|}(stream, new KinesisEventSourceProps
                {
                    StartingPosition = StartingPosition.LATEST,
                    RetryAttempts = 3,
                    OnFailure = new SqsDlq(failed) // looked at daily
                }));
                """),
            MappingSnippets.Stack("""
                fn.AddEventSource(new KinesisEventSource(stream, new KinesisEventSourceProps
                {
                    StartingPosition = StartingPosition.LATEST,
                    RetryAttempts = 3,
                    OnFailure = new SqsDlq(failed), // looked at daily
                    BisectBatchOnError = true
                }));
                """));
        await Fixes(
            MappingSnippets.Marked("AWSM5007", "stream.StreamARN", "MaximumRetryAttempts = 2, DestinationConfig = new DestinationConfig { OnFailure = new OnFailure { Destination = given } }"),
            MappingSnippets.Call("stream.StreamARN", "MaximumRetryAttempts = 2, DestinationConfig = new DestinationConfig { OnFailure = new OnFailure { Destination = given } }, BisectBatchOnFunctionError = true"));
    }
}
