using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Kinesis;

/// <summary>The operations of Kinesis Data Streams on streams. A stream that is deleted is gone at once.</summary>
/// <remarks>https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Operations.html</remarks>
/// <param name="world">The world.</param>
internal sealed class StreamOperations(MessagingWorld world)
{
    // What DescribeStream and ListStreams return when they are not told how many.
    private const int DefaultLimit = 100;

    /// <summary>Adds the operations.</summary>
    public static OperationTable AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new StreamOperations(world);
        return table
            .Add("CreateStream", operations.CreateStream)
            .Add("DeleteStream", call => Answer(
                operations.StateOf(call).Delete(world.NowMs, call.Input.Boolean("EnforceConsumerDeletion") == true)))
            .Add("DescribeStream", operations.DescribeStream)
            .Add("DescribeStreamSummary", operations.DescribeStreamSummary)
            .Add("ListStreams", operations.ListStreams)
            .Add("IncreaseStreamRetentionPeriod", call => Answer(
                operations.StateOf(call).IncreaseRetentionPeriod(world.NowMs, call.Input.RequiredInteger("RetentionPeriodHours"))))
            .Add("DecreaseStreamRetentionPeriod", call => Answer(
                operations.StateOf(call).DecreaseRetentionPeriod(world.NowMs, call.Input.RequiredInteger("RetentionPeriodHours"))))
            .Add("UpdateMaxRecordSize", call => Answer(
                operations.StateOf(call).UpdateMaxRecordSize(world.NowMs, call.Input.RequiredInteger("MaxRecordSizeInKiB"))))
            .Add("UpdateStreamMode", call => Answer(operations.StateOf(call).UpdateStreamMode(
                world.NowMs, KinesisRequests.ReadMode(call.Input) ?? throw new WireFault(WireErrors.ValidationNull("StreamModeDetails")))));
    }

    private static WireReply Answer<T>(Reply<T> reply) => reply.IsOk ? WireReply.Empty : reply.Error!;

    private KinesisStream StateOf(WireCall call) => KinesisRequests.FindStream(world, call.Input).State;

    private WireReply CreateStream(WireCall call)
    {
        var mode = KinesisRequests.ReadMode(call.Input) ?? StreamMode.Provisioned;
        return Answer(world.CreateStream(new CreateStream(
            call.Input.RequiredText("StreamName"),
            call.Input.Integer("ShardCount") ?? (mode == StreamMode.OnDemand ? null : 1),
            mode,
            call.Input.Integer("MaxRecordSizeInKiB") ?? KinesisFacts.DefaultMaxRecordSizeInKiB)));
    }

    private WireReply DescribeStream(WireCall call)
    {
        var stream = StateOf(call);
        var summary = stream.Describe(world.NowMs);

        // A stream that is being created shows no shards yet.
        IReadOnlyList<ShardDescription> shards = [];
        var hasMore = false;
        if (summary.Status != StreamStatus.Creating)
        {
            var request = new ListShards(call.Input.PageSize("Limit", DefaultLimit), null, call.Input.Text("ExclusiveStartShardId"));
            var page = stream.ListShards(world.NowMs, request);
            if (!page.IsOk)
            {
                return page.Error!;
            }

            (shards, hasMore) = (page.Result.Shards, page.Result.NextToken is not null);
        }

        return new WireStructure().With("StreamDescription", KinesisRequests.Write(summary)
            .With("Shards", new WireList([.. shards.Select(KinesisRequests.Write)]))
            .With("HasMoreShards", hasMore)
            .With("RetentionPeriodHours", summary.RetentionPeriodHours)
            .With("EnhancedMonitoring", NoMonitoring())
            .With("EncryptionType", "NONE"));
    }

    private WireReply DescribeStreamSummary(WireCall call)
    {
        var summary = StateOf(call).Describe(world.NowMs);
        return new WireStructure().With("StreamDescriptionSummary", KinesisRequests.Write(summary)
            .With("RetentionPeriodHours", summary.RetentionPeriodHours)
            .With("EnhancedMonitoring", NoMonitoring())
            .With("EncryptionType", "NONE")
            .With("OpenShardCount", summary.OpenShardCount)
            .With("ConsumerCount", summary.ConsumerCount));
    }

    private WireReply ListStreams(WireCall call)
    {
        var after = call.Input.Text("ExclusiveStartStreamName");
        var all = world.LiveStreams
            .Where(stream => after is null || string.CompareOrdinal(stream.Name, after) > 0)
            .Select(stream => stream.State.Describe(world.NowMs))
            .ToList();
        var (page, next) = KinesisRequests.Page(all, call.Input.Text("NextToken"), call.Input.PageSize("Limit", DefaultLimit));
        return new WireStructure()
            .With("StreamNames", new WireList([.. page.Select(stream => (WireValue)stream.Name)]))
            .With("HasMoreStreams", next is not null)
            .With("NextToken", next)
            .With("StreamSummaries", new WireList([.. page.Select(KinesisRequests.Write)]));
    }

    private static WireList NoMonitoring() => new([new WireStructure().With("ShardLevelMetrics", new WireList([]))]);
}
