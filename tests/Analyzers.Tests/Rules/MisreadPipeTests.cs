using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class MisreadPipeTests() : RuleTests("AWSM4036")
{
    private const string Kinesis = "SourceParameters = new CfnPipe.PipeSourceParametersProperty { KinesisStreamParameters = new CfnPipe.PipeSourceKinesisStreamParametersProperty { ";
    private const string DynamoDb = "SourceParameters = new CfnPipe.PipeSourceParametersProperty { DynamoDbStreamParameters = new CfnPipe.PipeSourceDynamoDBStreamParametersProperty { ";
    private const string Queue = "TargetParameters = new CfnPipe.PipeTargetParametersProperty { SqsQueueParameters = new CfnPipe.PipeTargetSqsQueueParametersProperty { ";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData(Queue + "MessageGroupId = {|AWSM4036:\"<$.body.id>\"|} } }")]
    [InlineData(Queue + "MessageGroupId = \"$.body.id\", MessageDeduplicationId = {|AWSM4036:\"<$.messageId>\"|} } }")]
    [InlineData(Queue + "MessageGroupId = {|AWSM4036:\"$.orderId\"|} } }")]
    [InlineData(Queue + "MessageGroupId = {|AWSM4036:\"customer-$.body.id\"|} } }")]
    [InlineData("TargetParameters = new CfnPipe.PipeTargetParametersProperty { InputTemplate = \"<$.body.order>\", SqsQueueParameters = new CfnPipe.PipeTargetSqsQueueParametersProperty { MessageGroupId = {|AWSM4036:\"$.order.id\"|} } }")]
    [InlineData(Queue + "MessageGroupId = {|AWSM4036:\"$.Body.id\"|} } }")]
    [InlineData("TargetParameters = new CfnPipe.PipeTargetParametersProperty { KinesisStreamParameters = new CfnPipe.PipeTargetKinesisStreamParametersProperty { PartitionKey = {|AWSM4036:\"<$.body.id>\"|} } }")]
    [InlineData("TargetParameters = new CfnPipe.PipeTargetParametersProperty { EventBridgeEventBusParameters = new CfnPipe.PipeTargetEventBridgeEventBusParametersProperty { DetailType = {|AWSM4036:\"<$.body.type>\"|} } }")]
    [InlineData("TargetParameters = new CfnPipe.PipeTargetParametersProperty { InputTemplate = \"{\\\"id\\\": \\\"{|AWSM4036:$.body.id|}\\\"}\" }")]
    [InlineData("Enrichment = id, EnrichmentParameters = new CfnPipe.PipeEnrichmentParametersProperty { InputTemplate = @\"{\"\"id\"\": \"\"{|AWSM4036:$.body.id|}\"\"}\" }")]
    [InlineData("TargetParameters = new Dictionary<string, object> { [\"sqsQueueParameters\"] = new Dictionary<string, object> { [\"messageGroupId\"] = {|AWSM4036:\"<$.body.id>\"|} } }")]
    public async Task Reports_paths_of_constructs(string settings) => await Reports(Pipe("q.QueueArn", settings));

    [Theory]
    [InlineData("stream.StreamArn", Kinesis + "StartingPosition = \"LATEST\" } }", true)]
    [InlineData("stream.StreamArn", Kinesis + "StartingPosition = \"LATEST\", MaximumRetryAttempts = {|AWSM4036:-1|} } }")]
    [InlineData("\"arn:aws:kinesis:eu-west-1:111122223333:stream/orders\"", "", true)]
    [InlineData("id", DynamoDb + "StartingPosition = \"LATEST\", MaximumRecordAgeInSeconds = -1 } }", true)]
    public async Task Reports_retries_without_end(string source, string settings, bool atPipe = false) =>
        await Reports(Pipe(source, settings, atPipe));

    [Theory]
    [InlineData("await pipes.CreatePipeAsync(new CreatePipeRequest { Source = given, TargetParameters = new PipeTargetParameters { SqsQueueParameters = new PipeTargetSqsQueueParameters { MessageGroupId = {|AWSM4036:\"<$.body.id>\"|} } } });")]
    [InlineData("await pipes.UpdatePipeAsync(new UpdatePipeRequest { TargetParameters = new PipeTargetParameters { SqsQueueParameters = new PipeTargetSqsQueueParameters { MessageGroupId = {|AWSM4036:\"<$.body.id>\"|} } } });")]
    [InlineData("await pipes.CreatePipeAsync(new CreatePipeRequest { Source = \"arn:aws:sqs:eu-west-1:111122223333:orders\", TargetParameters = new PipeTargetParameters { KinesisStreamParameters = new PipeTargetKinesisStreamParameters { PartitionKey = {|AWSM4036:\"$.customerId\"|} } } });")]
    [InlineData("await pipes.{|AWSM4036:CreatePipeAsync|}(new CreatePipeRequest { Source = \"arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/1\", SourceParameters = new PipeSourceParameters { DynamoDBStreamParameters = new PipeSourceDynamoDBStreamParameters { StartingPosition = \"LATEST\" } } });")]
    [InlineData("var request = new CreatePipeRequest { Source = given }; request.TargetParameters = new PipeTargetParameters { InputTemplate = {|AWSM4036:\"{\\\"id\\\":\\\"$.body.id\\\"}\"|} }; await pipes.CreatePipeAsync(request);", true)]
    public async Task Reports_calls(string statements, bool atCall = false) => await Reports(Sdk(atCall
        ? statements.Replace("{|AWSM4036:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal).Replace("CreatePipeAsync", "{|AWSM4036:CreatePipeAsync|}", StringComparison.Ordinal)
        : statements));

    [Theory]
    [InlineData("q.QueueArn", Queue + "MessageGroupId = \"$.body.id\", MessageDeduplicationId = \"$.messageId\" } }")]
    [InlineData("q.QueueArn", Queue + "MessageGroupId = \"orders\" } }")]
    [InlineData("q.QueueArn", Queue + "MessageGroupId = \"costs-$.50\" } }")]
    [InlineData("q.QueueArn", Queue + "MessageGroupId = id } }")]
    [InlineData("q.QueueArn", "Enrichment = id, " + Queue + "MessageGroupId = \"$.orderId\" } }")]
    [InlineData("id", Queue + "MessageGroupId = \"$.orderId\" } }")]
    [InlineData("q.QueueArn", "TargetParameters = new CfnPipe.PipeTargetParametersProperty { InputTemplate = \"{\\\"id\\\": <$.body.id>, \\\"text\\\": \\\"costs $.50 <$.body.price>\\\"}\" }")]
    [InlineData("q.QueueArn", "TargetParameters = new CfnPipe.PipeTargetParametersProperty { InputTemplate = \"{\\\"id.$\\\": \\\"$.body.id\\\"}\" }")]
    [InlineData("stream.StreamArn", Kinesis + "StartingPosition = \"LATEST\", MaximumRetryAttempts = 5 } }")]
    [InlineData("stream.StreamArn", Kinesis + "StartingPosition = \"LATEST\", MaximumRecordAgeInSeconds = 3600 } }")]
    [InlineData("stream.StreamArn", Kinesis + "StartingPosition = \"LATEST\", MaximumRetryAttempts = id.Length } }")]
    [InlineData("stream.StreamArn", "SourceParameters = given")]
    [InlineData("q.QueueArn", "SourceParameters = new CfnPipe.PipeSourceParametersProperty { FilterCriteria = new CfnPipe.FilterCriteriaProperty { Filters = new[] { new CfnPipe.FilterProperty { Pattern = \"{\\\"body\\\":{\\\"id\\\":[{\\\"wildcard\\\":\\\"a*\\\"}]}}\" } } } }")]
    [InlineData("id", "")]
    public async Task Is_silent_on_paths_that_are_right_and_on_what_is_not_known(string source, string settings) => await Silent(Pipe(source, settings));

    [Theory]
    [InlineData("await pipes.UpdatePipeAsync(new UpdatePipeRequest { SourceParameters = new UpdatePipeSourceParameters { KinesisStreamParameters = new UpdatePipeSourceKinesisStreamParameters { BatchSize = 5 } } });")]
    [InlineData("await pipes.CreatePipeAsync(new CreatePipeRequest { Source = given, TargetParameters = new PipeTargetParameters { SqsQueueParameters = new PipeTargetSqsQueueParameters { MessageGroupId = \"$.id\" } } });")]
    [InlineData("await pipes.CreatePipeAsync(new CreatePipeRequest { Source = \"arn:aws:sqs:eu-west-1:111122223333:orders\", TargetParameters = new PipeTargetParameters { SqsQueueParameters = new PipeTargetSqsQueueParameters { MessageGroupId = \"$.attributes.MessageGroupId\" } } });")]
    public async Task Is_silent_on_calls_that_are_right_or_unknown(string statements) => await Silent(Sdk(statements));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class CreatePipeRequest { public string? MessageGroupId { get; set; } }
        public class Pipes { public void CreatePipe(CreatePipeRequest r) { } public void Add() => CreatePipe(new CreatePipeRequest { MessageGroupId = "<$.body.id>" }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() =>
        await Silent(Pipe("q.QueueArn", Queue + "MessageGroupId = \"<$.body } }").Replace(" });", " ", StringComparison.Ordinal), compiles: false);

    private static string Pipe(string source, string settings, bool atPipe = false) => "using Amazon.CDK.AWS.Pipes;\nusing Amazon.CDK.AWS.Kinesis;\n" + CdkSnippets.Stack($$"""
        var q = new Queue(this, "Orders");
        var stream = new Amazon.CDK.AWS.Kinesis.Stream(this, "Clicks");
        new {{(atPipe ? "{|AWSM4036:CfnPipe|}" : "CfnPipe")}}(this, "P", new CfnPipeProps { RoleArn = id, Source = {{source}}, Target = id, {{settings}} });
        """).Replace("IStackProps? props = null", "IStackProps? props = null, object? given = null", StringComparison.Ordinal);

    private static string Sdk(string statements) => $$"""
        using Amazon.Pipes;
        using Amazon.Pipes.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonPipes pipes, string given)
            {
                {{statements}}
            }
        }
        """;
}
