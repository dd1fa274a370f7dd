using Amazon.SQS.Model;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Tests.Wire;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>Programs with SDK clients: what happens to them and their calls is what happens to programs with typed clients.</summary>
public sealed class ProcessBoundaryTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("benign", 1)]
    [InlineData("process.crash#0=1", 1)]
    [InlineData("process.crash#0=2", 2)]
    public void A_crash_before_a_request_keeps_it_and_one_after_it_keeps_the_answer(string script, int sends)
    {
        var wire = new WireWorld();
        var queue = wire.World.CreateQueue("orders");
        var sqs = wire.Sqs();
        var answered = 0;
        var cleanedUp = 0;

        wire.World.Run(
            () => wire.World.Start("program", async () =>
            {
                try
                {
                    await sqs.SendMessageAsync(queue.Url, "order-1");
                    answered++;
                }
                finally
                {
                    cleanedUp++;
                }
            }),
            TimeSpan.FromMinutes(1),
            [],
            Script.Parse(script));

        Assert.Equal(sends, queue.State.Messages(wire.World.NowMs).Count);
        Assert.Equal((1, 1), (answered, cleanedUp));
    }

    /// <summary>Every choice the adversary has, once: the trace of the SDK's program is that of the typed client's.</summary>
    [Fact]
    public void Typed_and_SDK_clients_leave_the_same_traces()
    {
        var typed = new MessagingWorld();
        var wire = new WireWorld();
        var typedStart = Typed(typed, typed.CreateQueue("orders"));
        var wireStart = Sdk(wire, wire.World.CreateQueue("orders").Url);
        typed.Run(typedStart, FiveMinutes, []);
        List<Script> scripts = [Script.Benign];
        foreach (var met in typed.Choices.Met)
        {
            scripts.AddRange(Enumerable.Range(1, met.Options - 1).Select(option => new Script(met.AsDeviation(option))));
        }

        Assert.True(scripts.Count > 20);
        foreach (var script in scripts)
        {
            var expected = typed.Run(typedStart, FiveMinutes, [], script).Trace;
            var actual = wire.World.Run(wireStart, FiveMinutes, [], script).Trace;
            Assert.Equal($"{script}\n{TraceText.Canonical(expected)}", $"{script}\n{TraceText.Canonical(actual)}");
        }
    }

    [Fact]
    public void A_counter_example_is_found_with_an_SDK_client()
    {
        var wire = new WireWorld();
        var url = wire.World.CreateQueue("orders").Url;

        var result = wire.World.Explore(Sdk(wire, url), FiveMinutes, [new EffectOnce()], new() { MaxDeviations = 1, RandomRuns = 10 });

        Assert.NotNull(result.CounterExample);
        Assert.Single(result.CounterExample.Script.Deviations);
    }

    private static Action Typed(MessagingWorld world, SimulatedQueue queue) => () =>
    {
        world.Start(
            "producer",
            async () =>
            {
                await queue.SendAsync("order-1");
                await queue.SendBatchAsync([new("order-2"), new("order-3")]);
            },
            restarts: false);
        world.Start("consumer", async () =>
        {
            while (true)
            {
                foreach (var message in await queue.ReceiveAsync(maxMessages: 2, waitSeconds: 20, visibilitySeconds: 30))
                {
                    await queue.ChangeVisibilityAsync(message, 60);
                    world.Effect("shop", message.Body);
                    await queue.DeleteAsync(message);
                }
            }
        });
    };

    private static Action Sdk(WireWorld wire, string url)
    {
        var sqs = wire.Sqs();
        return () =>
        {
            wire.World.Start(
                "producer",
                async () =>
                {
                    await sqs.SendMessageAsync(url, "order-1");
                    await sqs.SendMessageBatchAsync(url, [new("0", "order-2"), new("1", "order-3")]);
                },
                restarts: false);
            wire.World.Start("consumer", async () =>
            {
                while (true)
                {
                    var receive = new ReceiveMessageRequest(url) { MaxNumberOfMessages = 2, WaitTimeSeconds = 20, VisibilityTimeout = 30 };
                    foreach (var message in (await sqs.ReceiveMessageAsync(receive)).Messages ?? [])
                    {
                        await sqs.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 60);
                        wire.World.Effect("shop", message.Body);
                        await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                    }
                }
            });
        };
    }
}
