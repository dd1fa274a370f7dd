using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Kinesis;

/// <summary>The operations of Kinesis Data Streams on consumers with their own throughput.</summary>
/// <remarks>https://docs.aws.amazon.com/streams/latest/dev/building-enhanced-consumers-api.html</remarks>
/// <param name="world">The world.</param>
internal sealed class ConsumerOperations(MessagingWorld world)
{
    /// <summary>Consumers on a page of ListStreamConsumers when the request does not say how many.</summary>
    private const int DefaultResults = 100;

    /// <summary>Adds the operations.</summary>
    public static void AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new ConsumerOperations(world);
        table
            .Add("RegisterStreamConsumer", operations.Register)
            .Add("DescribeStreamConsumer", operations.Describe)
            .Add("ListStreamConsumers", operations.List)
            .Add("DeregisterStreamConsumer", operations.Deregister);
    }

    /// <summary>What names the consumer: its ARN, or its name beside the stream's ARN.</summary>
    private static string ConsumerIn(WireStructure input) => input.Text("ConsumerARN") ?? input.RequiredText("ConsumerName");

    private KinesisStream StateOf(WireCall call) => KinesisRequests.FindStream(world, call.Input).State;

    private WireReply Register(WireCall call)
    {
        var name = call.Input.RequiredText("ConsumerName");
        var reply = StateOf(call).RegisterStreamConsumer(world.NowMs, name);
        return reply.IsOk ? new WireStructure().With("Consumer", KinesisRequests.Write(reply.Result)) : reply.Error!;
    }

    private WireReply Describe(WireCall call)
    {
        var stream = StateOf(call);
        var reply = stream.DescribeStreamConsumer(world.NowMs, ConsumerIn(call.Input));
        return reply.IsOk
            ? new WireStructure().With("ConsumerDescription", KinesisRequests.Write(reply.Result).With("StreamARN", stream.Arn))
            : reply.Error!;
    }

    private WireReply List(WireCall call)
    {
        var reply = StateOf(call).ListStreamConsumers(world.NowMs);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        var (page, next) = KinesisRequests.Page(reply.Result, call.Input.Text("NextToken"),
            call.Input.PageSize("MaxResults", DefaultResults));
        return new WireStructure()
            .With("Consumers", new WireList([.. page.Select(KinesisRequests.Write)]))
            .With("NextToken", next);
    }

    private WireReply Deregister(WireCall call)
    {
        var reply = StateOf(call).DeregisterStreamConsumer(world.NowMs, ConsumerIn(call.Input));
        return reply.IsOk ? WireReply.Empty : reply.Error!;
    }
}
