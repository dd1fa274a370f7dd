using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ForeignSettingTests() : RuleTests("AWSM5008")
{
    private const string Queue = "\"arn:aws:sqs:eu-west-1:1:orders\"";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("failed.QueueArn", "RetryAttempts = {|AWSM5008:3|}")]
    [InlineData("failed.QueueArn", "StartingPosition = {|AWSM5008:StartingPosition.LATEST|}")]
    [InlineData("failed.QueueArn", "MaxRecordAge = {|AWSM5008:Duration.Hours(1)|}, BisectBatchOnError = {|AWSM5008:true|}")]
    [InlineData("failed.QueueArn", "OnFailure = {|AWSM5008:new SqsDlq(failed)|}")]
    [InlineData("failed.QueueArn", "ParallelizationFactor = {|AWSM5008:2|}, TumblingWindow = {|AWSM5008:Duration.Minutes(1)|}")]
    [InlineData("failed.QueueArn", "RetryAttempts = {|AWSM5008:id == \"a\" ? 3 : 5|}")]
    [InlineData("Amazon.CDK.AWS.SQS.Queue.FromQueueArn(this, \"q\", id).QueueArn", "RetryAttempts = {|AWSM5008:0|}")]
    [InlineData("stream.StreamArn", "StartingPosition = StartingPosition.LATEST, MaxConcurrency = {|AWSM5008:10|}")]
    [InlineData("table.TableStreamArn", "StartingPosition = StartingPosition.LATEST, MaxConcurrency = {|AWSM5008:10|}")]
    [InlineData("\"arn:aws:kafka:eu-west-1:1:cluster/a\"", "KafkaTopic = \"t\", ParallelizationFactor = {|AWSM5008:2|}, MaxConcurrency = {|AWSM5008:10|}")]
    public async Task Reports_constructs(string arn, string settings) =>
        await Reports(MappingSnippets.Stack("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = " + arn + ", " + settings + " });"));

    [Theory]
    [InlineData("MaximumRetryAttempts = {|AWSM5008:3|}, StartingPosition = {|AWSM5008:\"LATEST\"|}")]
    [InlineData("DestinationConfig = {|AWSM5008:new CfnEventSourceMapping.DestinationConfigProperty { OnFailure = new CfnEventSourceMapping.OnFailureProperty { Destination = id } }|}")]
    public async Task Reports_constructs_with_names_of_cloudformation(string settings) => await Reports(MappingSnippets.Stack(
        "new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = failed.QueueArn, " + settings + " });"));

    [Fact]
    public async Task Reports_what_is_set_later() => await Reports(MappingSnippets.Stack(
        "var given = new EventSourceMappingOptions { EventSourceArn = failed.QueueArn }; if (id == \"a\") given.RetryAttempts = 3; fn.{|AWSM5008:AddEventSourceMapping|}(\"m\", given);"));

    [Fact]
    public async Task Reports_calls()
    {
        await Reports(MappingSnippets.Call(Queue, "MaximumRetryAttempts = {|AWSM5008:3|}, BisectBatchOnFunctionError = {|AWSM5008:true|}"));
        await Reports(MappingSnippets.Call(Queue, "StartingPosition = {|AWSM5008:EventSourcePosition.LATEST|}"));
        await Reports(MappingSnippets.Call(Queue, "DestinationConfig = {|AWSM5008:new DestinationConfig { OnFailure = new OnFailure { Destination = given } }|}"));
        await Reports(MappingSnippets.Call("stream.StreamARN", "StartingPosition = \"LATEST\", ScalingConfig = new ScalingConfig { MaximumConcurrency = {|AWSM5008:10|} }"));
        await Reports(MappingSnippets.Call("stream.StreamARN", "StartingPosition = \"LATEST\", ProvisionedPollerConfig = {|AWSM5008:new ProvisionedPollerConfig { MinimumPollers = 2 }|}"));
        await Reports(MappingSnippets.Calls("""
            var made = await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:1:orders" });
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = made.UUID, MaximumRetryAttempts = {|AWSM5008:3|} });
            """));
    }

    [Theory]
    [InlineData("failed.QueueArn", "BatchSize = 5, MaxConcurrency = 10, ReportBatchItemFailures = true")]
    [InlineData("failed.QueueArn", "RetryAttempts = -1, BisectBatchOnError = false, ParallelizationFactor = 1, TumblingWindow = Duration.Seconds(0)")]
    [InlineData("failed.QueueArn", "RetryAttempts = Given, StartingPosition = Position, OnFailure = Failures")]
    [InlineData("failed.QueueArn", "RetryAttempts = id == \"a\" ? 3 : null")]
    [InlineData("failed.QueueArn", "OnFailure = null")]
    [InlineData("stream.StreamArn", "StartingPosition = StartingPosition.LATEST, RetryAttempts = 3, BisectBatchOnError = true, ParallelizationFactor = 2, OnFailure = new SqsDlq(failed), TumblingWindow = Duration.Minutes(1)")]
    [InlineData("\"arn:aws:kafka:eu-west-1:1:cluster/a\"", "KafkaTopic = \"t\", StartingPosition = StartingPosition.LATEST, RetryAttempts = 3, BisectBatchOnError = true, OnFailure = new SqsDlq(failed)")]
    [InlineData("id", "RetryAttempts = 3, MaxConcurrency = 10")]
    [InlineData("id == \"a\" ? failed.QueueArn : stream.StreamArn", "RetryAttempts = 3, MaxConcurrency = 10")]
    public async Task Is_silent_on_what_the_source_has_and_on_what_is_not_known(string arn, string settings) => await Silent(MappingSnippets.Stack(
        "fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = " + arn + ", " + settings + " });",
        "public static double? Given { get; set; } public static StartingPosition? Position { get; set; } public static IEventSourceDlq? Failures { get; set; }"));

    [Fact]
    public async Task Is_silent_on_calls_that_are_accepted_or_not_known()
    {
        await Silent(MappingSnippets.Call(Queue, "ScalingConfig = new ScalingConfig { MaximumConcurrency = 10 }, DestinationConfig = new DestinationConfig()"));
        await Silent(MappingSnippets.Call(Queue, "ProvisionedPollerConfig = new ProvisionedPollerConfig { MinimumPollers = 2 }"));
        await Silent(MappingSnippets.Call(Queue, "MaximumRetryAttempts = number, BisectBatchOnFunctionError = flag"));
        await Silent(MappingSnippets.Call("given", "MaximumRetryAttempts = 3, StartingPosition = \"LATEST\""));
        await Silent(MappingSnippets.Calls("await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = given, MaximumRetryAttempts = 3 });"));
    }

    [Fact]
    public async Task Is_silent_on_what_is_set_for_other_sources() => await Silent(MappingSnippets.Stack("""
        Map(failed.QueueArn, false);

        void Map(string arn, bool isStream)
        {
            var props = new EventSourceMappingOptions { EventSourceArn = arn };
            if (isStream) { props.StartingPosition = StartingPosition.LATEST; props.ParallelizationFactor = 5; props.BisectBatchOnError = true; props.RetryAttempts = 3; }
            fn.AddEventSourceMapping("m", props);
        }
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class CreateEventSourceMappingRequest { public string? EventSourceArn { get; set; } public int MaximumRetryAttempts { get; set; } }
        public class Client { public void CreateEventSourceMapping(CreateEventSourceMappingRequest r) { } public void Run() =>
            CreateEventSourceMapping(new CreateEventSourceMappingRequest { EventSourceArn = "arn:aws:sqs:eu-west-1:1:a", MaximumRetryAttempts = 3 }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        MappingSnippets.Stack("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = failed.QueueArn, RetryAttempts = , });"), compiles: false);
}
