using AwsMessaging.Simulation;

namespace AwsMessaging.Benchmarks.Model;

/// <summary>The lives of messages as programs in a world see them: calls that are waited for, in virtual time.</summary>
internal static class ClientBenchmarks
{
    private const int Round = 5_000;
    private const string Body = """{"orderId":"8d3f1c52-6b0e-4c8f-9a57-2f1f8f0a7d11","customer":"c-104","total":129.90}""";

    public static IReadOnlyList<ModelBenchmark> Speed { get; } =
    [
        new("Standard queue, program in a world", "lifecycles", () =>
        {
            var pass = World();
            return () =>
            {
                pass(Round);
                return Round;
            };
        }),
    ];

    public static IReadOnlyList<MemoryBenchmark> Memory { get; } = [new("Standard queue, program in a world", World)];

    private static Action<long> World()
    {
        var world = new MessagingWorld();
        world.Trace.IsOn = false;
        world.Choices.Records = false;
        world.Clock.MaxSteps = long.MaxValue;
        var queue = world.CreateQueue("orders");
        return messages =>
        {
            var done = 0L;
            world.Start("worker", async () =>
            {
                for (; done < messages; done++)
                {
                    await queue.SendAsync(Body);
                    var received = await queue.ReceiveAsync(waitSeconds: 20);
                    ModelBenchmarks.Require(received.Count == 1, "The queue has no message for its receiver.");
                    await queue.DeleteAsync(received[0]);
                }
            });
            world.Clock.RunToEnd();
            ModelBenchmarks.Require(done == messages, "The program stopped early.");
        };
    }
}
