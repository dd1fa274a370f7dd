using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class IdleStreamTests() : RuleTests("AWSM8006")
{
    private const string Source = "fn.AddEventSource(new KinesisEventSource(s, new KinesisEventSourceProps { StartingPosition = StartingPosition.LATEST }));";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new {|AWSM8006:Amazon.CDK.AWS.Kinesis.Stream|}(this, \"S\", new StreamProps { ShardCount = 1 })", Source)]
    [InlineData("new {|AWSM8006:Amazon.CDK.AWS.Kinesis.Stream|}(this, \"S\", new StreamProps { ShardCount = 1, StreamMode = StreamMode.PROVISIONED })", Source + " s.GrantWrite(fn);")]
    [InlineData("new {|AWSM8006:Amazon.CDK.AWS.Kinesis.Stream|}(this, \"S\", new StreamProps { ShardCount = 1 })", "new EventSourceMapping(this, \"M\", new EventSourceMappingProps { Target = fn, EventSourceArn = s.StreamArn });")]
    public Task Reports_one_shard_for_one_function(string stream, string wiring) => Reports(App(stream, wiring), isProgram: true);

    [Theory]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { ShardCount = 4 })", Source)]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { StreamMode = StreamMode.ON_DEMAND })", Source)]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { ShardCount = id.Length })", Source)]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { ShardCount = 1, RetentionPeriod = Duration.Days(7) })", Source)]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { ShardCount = 1 })", "")]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { ShardCount = 1 })", Source + Source)]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { ShardCount = 1 })", Source + " new Amazon.CDK.AWS.Pipes.CfnPipe(this, \"P\", new Amazon.CDK.AWS.Pipes.CfnPipeProps { RoleArn = id, Source = s.StreamArn, Target = id });")]
    [InlineData("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { ShardCount = 1 })", Source + " new Amazon.CDK.AWS.KinesisFirehose.CfnDeliveryStream(this, \"F\");")]
    [InlineData("Amazon.CDK.AWS.Kinesis.Stream.FromStreamArn(this, \"S\", id)", Source)]
    public Task Is_silent_on_what_a_stream_is_for(string stream, string wiring) => Silent(App(stream, wiring));

    [Fact]
    public async Task Is_silent_in_libraries_and_on_calls()
    {
        await Silent(App("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { ShardCount = 1 })", Source).Replace("static void Main()", "static void Build()", StringComparison.Ordinal));
        await Silent("""
            public static class Setup
            {
                public static async Task Run(Amazon.Kinesis.IAmazonKinesis kinesis) => await kinesis.CreateStreamAsync(new Amazon.Kinesis.Model.CreateStreamRequest { StreamName = "ratings", ShardCount = 1 });
            }
            """);
    }

    [Fact]
    public Task Is_silent_on_look_alikes() => Silent("public class StreamProps { public int ShardCount; } public class Stream2 { public Stream2(StreamProps p) { } public static Stream2 Make() => new(new StreamProps { ShardCount = 1 }); }");

    [Fact]
    public Task Survives_code_that_is_being_typed() => Silent(App("new Amazon.CDK.AWS.Kinesis.Stream(this, \"S\", new StreamProps { ShardCount = })", "fn.AddEventSource(new KinesisEventSource(s, "), compiles: false);

    private static string App(string stream, string wiring) => "using Amazon.CDK.AWS.Kinesis;\n" + CdkSnippets.Stack(
        $"var s = {stream};\n{CdkSnippets.Function("fn", 5)}\n{wiring}",
        types: "internal static class Program { private static void Main() { var app = new App(); new OrdersStack(app, \"Orders\"); app.Synth(); } }");
}
