using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Kinesis;

/// <summary>The operations of Kinesis Data Streams on shards.</summary>
/// <remarks>https://docs.aws.amazon.com/streams/latest/dev/kinesis-using-sdk-java-resharding.html</remarks>
/// <param name="world">The world.</param>
internal sealed class ShardOperations(MessagingWorld world)
{
    /// <summary>Adds the operations.</summary>
    public static void AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new ShardOperations(world);
        table
            .Add("ListShards", operations.ListShards)
            .Add("SplitShard", call => Answer(operations.StateOf(call).SplitShard(
                world.NowMs, call.Input.RequiredText("ShardToSplit"), call.Input.RequiredText("NewStartingHashKey"))))
            .Add("MergeShards", call => Answer(operations.StateOf(call).MergeShards(
                world.NowMs, call.Input.RequiredText("ShardToMerge"), call.Input.RequiredText("AdjacentShardToMerge"))))
            .Add("UpdateShardCount", operations.UpdateShardCount);
    }

    private static WireReply Answer<T>(Reply<T> reply) => reply.IsOk ? WireReply.Empty : reply.Error!;

    private KinesisStream StateOf(WireCall call) => KinesisRequests.FindStream(world, call.Input).State;

    private WireReply ListShards(WireCall call)
    {
        var request = new ListShards(
            call.Input.Integer("MaxResults"),
            call.Input.Text("NextToken"),
            call.Input.Text("ExclusiveStartShardId"),
            KinesisRequests.ReadFilter(call.Input));
        var token = ShardToken.Read(request.NextToken);
        if (token is { } known && KinesisRequests.StreamNameIn(call.Input) is not null)
        {
            return new ServiceError("InvalidArgumentException", "NextToken and StreamName cannot be provided together.");
        }

        var named = token is { Stream: var stream } ? new WireStructure().With("StreamName", stream) : call.Input;
        var reply = KinesisRequests.FindStream(world, named).State.ListShards(
            world.NowMs, token is { Rest: var rest } ? request with { NextToken = rest } : request);
        return reply.IsOk
            ? new WireStructure()
                .With("Shards", new WireList([.. reply.Result.Shards.Select(KinesisRequests.Write)]))
                .With("NextToken", ShardToken.Write(KinesisRequests.StreamNameIn(named)!, reply.Result.NextToken))
            : reply.Error!;
    }

    private WireReply UpdateShardCount(WireCall call)
    {
        var stream = StateOf(call);
        var scaling = call.Input.RequiredText("ScalingType");
        if (scaling != "UNIFORM_SCALING")
        {
            throw KinesisRequests.NotInEnumeration(scaling, "ScalingType", "[UNIFORM_SCALING]");
        }

        var reply = stream.UpdateShardCount(world.NowMs, call.Input.RequiredInteger("TargetShardCount"));
        return reply.IsOk
            ? new WireStructure()
                .With("StreamName", stream.Name)
                .With("StreamARN", stream.Arn)
                .With("CurrentShardCount", reply.Result.CurrentShardCount)
                .With("TargetShardCount", reply.Result.TargetShardCount)
            : reply.Error!;
    }
}

/// <summary>
/// The token of a page of shards: requests with one name no stream, so it does.
/// Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html
/// </summary>
/// <param name="Stream">Name of the stream.</param>
/// <param name="Rest">The stream's own token.</param>
internal readonly record struct ShardToken(string Stream, string Rest)
{
    /// <summary>Writes a token; null for none.</summary>
    public static string? Write(string stream, string? rest) => rest is null ? null : stream + ":" + rest;

    /// <summary>Reads a token; null for none.</summary>
    public static ShardToken? Read(string? text) => text?.Split(':', 2) switch
    {
        null => null,
        [var stream, var rest] => new ShardToken(stream, rest),
        _ => throw new WireFault(new ServiceError("InvalidArgumentException", "NextToken is invalid.")),
    };
}
