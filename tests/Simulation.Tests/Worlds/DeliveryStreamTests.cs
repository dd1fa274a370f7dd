using System.Text;
using System.Text.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>Firehose streams in a world.</summary>
public sealed class DeliveryStreamTests
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);
    private static readonly DeliveryStreamSettings ToBucket = new("arn:aws:s3:::lake", BufferMiB: 1, BufferSeconds: 60);

    [Fact]
    public void Records_are_joined_and_written_when_their_time_is_over()
    {
        using var world = new MessagingWorld();
        var stream = world.CreateDeliveryStream("clicks", ToBucket);

        var run = world.Run(() => world.Start("producer", () => stream.PutBatchAsync(["a\n", "b\n"])), TenMinutes, [new NoLoss()]);

        Assert.Null(run.Result.Violation);
        var written = Assert.Single(stream.Objects);
        Assert.Equal(("lake", "a\nb\n", false), (written.Destination, written.Body, written.IsErrorOutput));
        Assert.Equal(60_001, written.TimeMs - world.Clock.StartMs);
        Assert.Equal([("lake", "a\n"), ("lake", "b\n")], run.Result.End!.Remaining);
    }

    [Fact]
    public void What_is_still_collected_at_the_end_is_not_lost()
    {
        using var world = new MessagingWorld();
        var stream = world.CreateDeliveryStream("clicks", ToBucket);

        var run = world.Run(() => world.Start("producer", () => stream.PutAsync("a")), TimeSpan.FromSeconds(10), [new NoLoss()]);

        Assert.Null(run.Result.Violation);
        Assert.Empty(stream.Objects);
        Assert.Equal([("clicks", "a")], run.Result.End!.Remaining);
    }

    [Fact]
    public void A_record_that_fails_in_a_batch_is_noticed_or_lost()
    {
        using var world = new MessagingWorld();
        var stream = world.CreateDeliveryStream("clicks", ToBucket);
        Action Start(bool looks) => () => world.Start("producer", async () =>
        {
            List<string> left = ["a", "b"];
            do
            {
                var result = await stream.PutBatchAsync(left);
                left = [.. left.Where((_, i) => result.RequestResponses[i].IsFailed)];
            }
            while (looks && left.Count > 0);
        });

        ServiceRuns.FindsAndRepeats(world, Start(looks: false), TenMinutes, new FailuresObserved(), "firehose.put#0=1", FirehoseChoices.Put);
        Assert.True(world.Explore(Start(looks: true), TenMinutes, [new FailuresObserved()], ServiceRuns.Single(FirehoseChoices.Put)).Holds);
    }

    [Fact]
    public void A_function_transforms_drops_and_fails_records()
    {
        using var world = new MessagingWorld();
        var function = world.CreateFunction("transform", json =>
        {
            using var document = JsonDocument.Parse(json);
            var results = document.RootElement.GetProperty("records").EnumerateArray().Select(record =>
            {
                var text = Encoding.UTF8.GetString(record.GetProperty("data").GetBytesFromBase64());
                var result = text switch { "bad" => "ProcessingFailed", "noise" => "Dropped", _ => "Ok" };
                var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(text + "\n"));
                return $$"""{"recordId":"{{record.GetProperty("recordId").GetString()}}","result":"{{result}}","data":"{{data}}"}""";
            });
            return Task.FromResult<string?>($$"""{"records":[{{string.Join(',', results)}}]}""");
        });
        var stream = world.CreateDeliveryStream("clicks", ToBucket with { TransformationFunctionArn = function.Arn });

        var run = world.Run(() => world.Start("producer", () => stream.PutBatchAsync(["good", "bad", "noise"])), TenMinutes, []);

        Assert.Equal([("good\n", false), ("bad", true)], stream.Objects.Select(o => (o.Body, o.IsErrorOutput)));
        Assert.Equal("noise", Assert.Single(run.Trace.Events, e => e.Kind == TraceKind.Lost).Key);
    }

    [Fact]
    public void A_transformation_that_throws_is_tried_three_times_more_and_its_records_kept()
    {
        using var world = new MessagingWorld();
        var function = world.CreateFunction("transform", _ => throw new InvalidOperationException());
        var stream = world.CreateDeliveryStream("clicks", ToBucket with { TransformationFunctionArn = function.Arn });

        var run = world.Run(() => world.Start("producer", () => stream.PutAsync("a")), TenMinutes, [new NoLoss()]);

        Assert.Null(run.Result.Violation);
        Assert.Equal(4, run.Trace.Events.Count(e => e.Kind == TraceKind.Invoked));
        Assert.True(Assert.Single(stream.Objects).IsErrorOutput);
    }

    [Fact]
    public void A_destination_that_is_away_for_a_day_loses_the_data()
    {
        using var world = new MessagingWorld();
        var until = TimeSpan.FromMinutes(3);
        var stream = world.CreateDeliveryStream(
            "clicks", ToBucket, _ => world.Clock.ElapsedMs < until.TotalMilliseconds ? new ServiceError("ServiceUnavailable", "", 503) : null);
        var start = () => world.Start("producer", () => stream.PutAsync("a"));

        Assert.Null(world.Run(start, TimeSpan.FromDays(2), [new NoLoss()]).Result.Violation);
        Assert.Equal("a", Assert.Single(stream.Objects).Body);

        until = TimeSpan.FromDays(2);
        Assert.Equal("NoLoss", world.Run(start, TimeSpan.FromDays(3), [new NoLoss()]).Result.Violation?.Property);
    }

    [Fact]
    public void Bad_set_ups_and_records_get_the_errors_of_Firehose()
    {
        using var world = new MessagingWorld();
        var stream = world.CreateDeliveryStream("clicks", ToBucket);
        string Create(DeliveryStreamSettings settings, string name = "other") =>
            Assert.Throws<ServiceException>(() => world.CreateDeliveryStream(name, settings)).Error.Code;

        Assert.Equal("InvalidArgumentException", Create(new("arn:aws:s3:::lake", BufferMiB: 1)));
        Assert.Equal("ResourceInUseException", Create(ToBucket, "clicks"));
        var codes = new List<string>();
        world.Run(
            () => world.Start("producer", async () =>
            {
                codes.Add((await Assert.ThrowsAsync<ServiceException>(() => stream.PutAsync(new string('x', 1_024_001)))).Error.Code);
                codes.Add((await Assert.ThrowsAsync<ServiceException>(() => stream.PutBatchAsync([]))).Error.Code);
            }),
            TenMinutes,
            []);
        Assert.Equal(["ValidationException", "ValidationException"], codes);
    }

    [Fact]
    public void Whatever_chance_does_can_be_repeated() => ServiceRuns.RepeatsWhateverChanceDoes(
        () =>
        {
            var world = new MessagingWorld(seed: 5);
            var stream = world.CreateDeliveryStream("clicks", ToBucket with { DestinationArn = "arn:aws:es:us-east-1:123456789012:domain/search" });
            return (world, () => world.Start("producer", () => stream.PutBatchAsync(["a", "b"])));
        },
        TenMinutes);
}
