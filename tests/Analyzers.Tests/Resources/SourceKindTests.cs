using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Resources;

/// <summary>What a mapping reads, by all that says it.</summary>
public sealed class SourceKindTests
{
    [Theory]
    [InlineData("new EventSourceMapping(this, \"m\", new EventSourceMappingProps { Target = fn, EventSourceArn = stream.StreamArn });", "Stream")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = Amazon.CDK.AWS.Kinesis.Stream.FromStreamArn(this, \"s\", id).StreamArn });", "Stream")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = table.TableStreamArn });", "Table")]
    [InlineData("fn.AddEventSource(new DynamoEventSource(table, new DynamoEventSourceProps { StartingPosition = StartingPosition.LATEST }));", "Table")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = Queue.FromQueueArn(this, \"q\", id).QueueArn });", "Queue")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = $\"arn:{Aws.PARTITION}:sqs:{Aws.REGION}:{Aws.ACCOUNT_ID}:orders\" });", "Queue")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = \"arn:aws:kafka:eu-west-1:1:cluster/a\", KafkaTopic = \"t\" });", "Kafka")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { KafkaBootstrapServers = new[] { \"a:9092\" }, KafkaTopic = \"t\" });", "Kafka")]
    [InlineData("new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = \"arn:aws:dynamodb:eu-west-1:1:table/a/stream/b\" });", "Table")]
    [InlineData("new CfnEventSourceMapping(this, \"m\", new CfnEventSourceMappingProps { FunctionName = \"f\", EventSourceArn = new CfnQueue(this, \"q\").AttrArn });", "Queue")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id });", "Unknown")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = id == \"a\" ? stream.StreamArn : failed.QueueArn });", "Unknown")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = \"arn:aws:mq:eu-west-1:1:broker:a\" });", "Unknown")]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = Fn.ImportValue(\"arn\") });", "Unknown")]
    public void Of_constructs(string statements, string kind) =>
        Assert.Equal(kind, ResourceProbe.Program(MappingSnippets.Stack(statements)).One(ResourceKind.Mapping).Reads.ToString());

    [Theory]
    [InlineData("\"arn:aws:kinesis:eu-west-1:1:stream/a\"", "Stream")]
    [InlineData("\"arn:aws:kinesis:\" + given + \":1:stream/a\"", "Stream")]
    [InlineData("stream.StreamARN", "Stream")]
    [InlineData("(await sqs.GetQueueAttributesAsync(given, new List<string> { \"QueueArn\" })).QueueARN", "Queue")]
    [InlineData("(await sqs.GetQueueAttributesAsync(given, new List<string> { \"QueueArn\" })).Attributes[\"QueueArn\"]", "Queue")]
    [InlineData("given", "Unknown")]
    [InlineData("given + \":kinesis:a\"", "Unknown")]
    [InlineData("flag ? stream.StreamARN : given", "Unknown")]
    public void Of_calls(string arn, string kind) =>
        Assert.Equal(kind, ResourceProbe.Library(MappingSnippets.Call(arn, "Enabled = true")).One(ResourceKind.Mapping).Reads.ToString());

    [Theory]
    [InlineData("fn.AddEventSource(new SqsEventSource(failed));", false)]
    [InlineData("fn.AddEventSource(new SqsEventSource(new Queue(this, \"q\", new QueueProps { Fifo = true })));", true)]
    [InlineData("fn.AddEventSource(new SqsEventSource(Queue.FromQueueArn(this, \"q\", id)));", null)]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = \"arn:aws:sqs:eu-west-1:1:orders.fifo\" });", true)]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = \"arn:aws:sqs:eu-west-1:1:orders\" });", false)]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = $\"arn:aws:sqs:{Aws.REGION}:1:orders.fifo\" });", true)]
    [InlineData("fn.AddEventSourceMapping(\"m\", new EventSourceMappingOptions { EventSourceArn = stream.StreamArn });", null)]
    public void Of_fifo_queues(string statements, bool? isFifo) =>
        Assert.Equal(isFifo, ResourceProbe.Program(MappingSnippets.Stack(statements)).One(ResourceKind.Mapping).ReadsFifo);

    [Fact]
    public void An_update_changes_the_mapping_whose_id_it_has()
    {
        var probe = ResourceProbe.Library(MappingSnippets.Calls("""
            var made = await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = stream.StreamARN, BatchSize = 5 });
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = made.UUID, BatchSize = 7 });
            await lambda.UpdateEventSourceMappingAsync(new UpdateEventSourceMappingRequest { UUID = given, MaximumRetryAttempts = 7 });
            """));
        var mapping = probe.All(ResourceKind.Mapping).Single(m => !m.IsChange);
        Assert.Equal(["5 7", "unknown", "absent"], new[] { "BatchSize", "MaximumRetryAttempts", "ParallelizationFactor" }.Select(s => ResourceProbe.Write(mapping.Get(s))));
        Assert.Equal([SourceKind.Stream, SourceKind.Unknown], probe.All(ResourceKind.Mapping).Where(m => m.IsChange).Select(m => m.Reads));
    }
}
