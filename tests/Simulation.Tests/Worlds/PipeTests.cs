using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Buses.Pipes;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>EventBridge pipes in a world.</summary>
public sealed class PipeTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    [Fact]
    public void A_pipe_carries_messages_from_a_queue_to_a_queue()
    {
        // A template that is a variable alone makes a JSON text of it.
        using var world = new MessagingWorld(keyOf: body => body.Trim('"'));
        var (from, to) = (world.CreateQueue("from"), world.CreateQueue("to"));
        world.CreatePipe(new("pipe", new(from.Arn), new(to.Arn) { InputTemplate = "<$.body>" }));

        var run = world.Run(() => world.Start("producer", () => from.SendAsync("order-1")), TenMinutes, [new NoLoss()]);

        Assert.Null(run.Result.Violation);
        Assert.Equal([("to", "order-1")], run.Result.End!.Remaining);
    }

    /// <summary>A message that the target does not take comes again when its visibility timeout is over, and then goes to the queue's dead letters.</summary>
    [Fact]
    public void A_target_that_does_not_exist_leaves_the_message_to_the_queue_s_redrive_policy()
    {
        using var world = new MessagingWorld();
        var dead = world.CreateQueue("dead");
        var from = world.CreateQueue("from", dead, maxReceiveCount: 2);
        world.CreatePipe(new("pipe", new(from.Arn), new("arn:aws:sqs:us-east-1:123456789012:nothing")));

        var run = world.Run(() => world.Start("producer", () => from.SendAsync("order-1")), TenMinutes, [new NoLoss()]);

        Assert.Null(run.Result.Violation);
        Assert.Equal([("dead", "order-1")], run.Result.End!.Remaining);
        Assert.Equal(2, run.Trace.Events.Count(e => e.Kind == TraceKind.Failed && e.Lane == "pipe"));
    }

    [Fact]
    public void What_the_filter_holds_back_is_gone()
    {
        using var world = new MessagingWorld();
        var (from, to) = (world.CreateQueue("from"), world.CreateQueue("to"));
        world.CreatePipe(new("pipe", new(from.Arn), new(to.Arn) { InputTemplate = "<$.body>" }) { Filters = ["""{"body":{"paid":[true]}}"""] });

        var run = world.Run(
            () => world.Start("producer", async () =>
            {
                await from.SendAsync("""{"paid":true}""");
                await from.SendAsync("""{"paid":false}""");
            }),
            TenMinutes,
            []);

        Assert.Equal([("to", """{"paid":true}""")], run.Result.End!.Remaining);
        Assert.Contains(run.Trace.Events, e => e is { Kind: TraceKind.Lost, Lane: "pipe", Key: """{"paid":false}""" });
    }

    [Fact]
    public void A_function_enriches_and_a_function_takes()
    {
        using var world = new MessagingWorld();
        var from = world.CreateQueue("from");
        var enrich = world.CreateFunction("enrich", _ => Task.FromResult<string?>("""[{"total":10}]"""));
        var charge = world.CreateFunction("charge", json =>
        {
            world.Effect("shop", json);
            return Task.FromResult<string?>(null);
        });
        world.CreatePipe(new("pipe", new(from.Arn), new(charge.Arn)) { EnrichmentArn = enrich.Arn });

        var run = world.Run(() => world.Start("producer", () => from.SendAsync("order-1")), TenMinutes, []);

        Assert.Equal("""[{"total":10}]""", Assert.Single(run.Trace.Events, e => e.Kind == TraceKind.Effect).Key);
        Assert.Empty(run.Result.End!.Remaining);
    }

    [Theory]
    [InlineData("queue")]
    [InlineData("topic")]
    [InlineData("bus")]
    [InlineData("stream")]
    [InlineData("firehose")]
    [InlineData("function")]
    [InlineData("express")]
    [InlineData("standard")]
    public void A_stream_s_records_reach_each_kind_of_target(string kind)
    {
        using var world = new MessagingWorld();
        var stream = world.CreateStream("orders");
        Task<string?> Work(string input)
        {
            world.Effect("shop", input);
            return Task.FromResult<string?>(null);
        }

        var target = kind switch
        {
            "queue" => world.CreateQueue("target").Arn,
            "topic" => world.CreateTopic("target").Arn,
            "bus" => world.CreateBus("target").Arn,
            "stream" => world.CreateStream("target").Arn,
            "firehose" => world.CreateDeliveryStream("target", new("arn:aws:s3:::lake")).Arn,
            "function" => world.CreateFunction("target", Work).Arn,
            _ => world.CreateStateMachine("target", kind == "express" ? StateMachineType.Express : StateMachineType.Standard, Work).Arn,
        };
        world.CreatePipe(new("pipe", new(stream.Arn), new(target) { InputTemplate = """{"id":<$.partitionKey>}""", PartitionKey = "$.partitionKey" }));

        var run = world.Run(() => world.Start("producer", () => stream.PutAsync("order-1", "data")), TenMinutes, []);

        var isCode = kind is "function" or "express" or "standard";
        Assert.Contains(run.Trace.Events, isCode
            ? e => e.Kind == TraceKind.Effect && e.Key!.Contains("order-1", StringComparison.Ordinal)
            : e => e is { Kind: TraceKind.Accepted, Lane: "target" } && e.Key!.Contains("order-1", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Trace.Events, e => e.Kind == TraceKind.Failed);
    }

    [Fact]
    public void A_record_that_fails_too_often_is_told_to_the_pipe_s_dead_letter_queue_and_those_behind_it_come_through()
    {
        using var world = new MessagingWorld();
        var stream = world.CreateStream("orders");
        var dead = world.CreateQueue("dead");
        var function = world.CreateFunction("charge", json => json.Contains("bad", StringComparison.Ordinal)
            ? throw new FormatException()
            : Task.FromResult<string?>(null));
        world.CreatePipe(new(
            "pipe",
            new(stream.Arn) { BatchSize = 1, MaximumRetryAttempts = 2, DeadLetterArn = dead.Arn },
            new(function.Arn) { InputTemplate = """{"key":<$.partitionKey>}""" }));

        var run = world.Run(
            () => world.Start("producer", async () =>
            {
                await stream.PutAsync("bad", "order-1");
                await stream.PutAsync("good", "order-2");
            }),
            TenMinutes,
            []);

        Assert.Equal(3, run.Trace.Events.Count(e => e is { Kind: TraceKind.Received, Lane: "pipe", Key: "order-1" }));
        Assert.Single(run.Trace.Events, e => e is { Kind: TraceKind.Received, Lane: "pipe", Key: "order-2" });
        Assert.Contains("RetryAttemptsExhausted", Assert.Single(dead.State.Messages(world.Clock.NowMs)).Body, StringComparison.Ordinal);
        Assert.Contains(("dead", "order-1"), run.Result.End!.Remaining);
    }

    /// <summary>An entry that the target refuses goes through the pipe again alone.</summary>
    [Fact]
    public void A_failed_entry_of_a_batch_is_sent_again()
    {
        using var world = new MessagingWorld();
        var stream = world.CreateStream("orders");
        var to = world.CreateQueue("to");
        world.CreatePipe(new("pipe", new(stream.Arn), new(to.Arn) { InputTemplate = "<$.partitionKey>" }));
        var start = () => world.Start("producer", () => stream.PutBatchAsync([("a", "1"), ("b", "2")]));

        var result = world.Explore(start, TenMinutes, [new Arrives(2)], ServiceRuns.Single(BatchChoices.SqsSend));

        Assert.True(result.Holds, result.Statement);
        Assert.True(result.Runs > 1);
    }

    [Fact]
    public void Bad_pipes_get_the_errors_of_Pipes()
    {
        using var world = new MessagingWorld();
        var queue = world.CreateQueue("from");
        world.CreatePipe(new("pipe", new(queue.Arn), new("arn:aws:sqs:us-east-1:123456789012:to")));
        string Code(PipeRequest request) => Assert.Throws<ServiceException>(() => world.CreatePipe(request)).Error.Code;

        Assert.Equal("ConflictException", Code(new("pipe", new(queue.Arn), new(queue.Arn))));
        Assert.Equal("NotFoundException", Code(new("other", new("arn:aws:sqs:us-east-1:123456789012:none"), new(queue.Arn))));
        Assert.Equal("ValidationException", Code(new("other", new(queue.Arn) { BatchSize = 0 }, new(queue.Arn))));
    }

    [Fact]
    public void Whatever_chance_does_can_be_repeated() => ServiceRuns.RepeatsWhateverChanceDoes(
        () =>
        {
            var world = new MessagingWorld(seed: 9);
            var stream = world.CreateStream("orders", 2);
            var (from, to) = (world.CreateQueue("from"), world.CreateQueue("to"));
            world.CreatePipe(new("one", new(stream.Arn), new(from.Arn) { InputTemplate = "<$.partitionKey>" }));
            world.CreatePipe(new("two", new(from.Arn), new(to.Arn) { InputTemplate = "<$.body>" }));
            return (world, () => world.Start("producer", () => stream.PutBatchAsync([("a", "1"), ("b", "2")])));
        },
        TenMinutes);

    /// <summary>So many messages are left in a queue at the end.</summary>
    private sealed class Arrives(int messages) : Property
    {
        public override string Statement => $"{messages} messages arrive.";

        public override Violation? Check(Trace trace, EndState end) =>
            end.Remaining.Count == messages ? null : new Violation(Name, $"{end.Remaining.Count} messages arrived.", 0, trace.Events.Count - 1);
    }
}
