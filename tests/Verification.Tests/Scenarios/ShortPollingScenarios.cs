using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM2001: pollers that ask again and again, of which most answers are empty, and some though a message is there.</summary>
internal static partial class ShortPollingScenarios
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Microsoft.Extensions.Hosting;

        public interface IOrders
        {
            Task SaveAsync(string order);
        }


        """;

    private const string Glue = """
        using AwsMessaging.Simulation;

        public sealed class Orders(MessagingWorld world) : IOrders
        {
            public Task SaveAsync(string order) => world.EffectAsync("shop", order);
        }
        """;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);

    /// <summary>A poller that goes on at once when an answer is empty: seconds suffice to see what it costs.</summary>
    private static VerifiedScenario Loop(string name, string title, string code, string method = "RunAsync") => new()
    {
        RuleId = "AWSM2001",
        Name = name,
        Title = title,
        IsMain = name == "loop",
        Before = Usings + code + "\n",
        Glue = Glue,
        Duration = TimeSpan.FromSeconds(5),
        NewWorld = NewWorld,
        SetUp = at => SetUp(at, method, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.1)),
        Broken = Cheap,
        Claims = [new Claim(Cheap, new NoLoss())],
        Assumptions = ["A call to SQS takes 10 ms.", "Three messages in five seconds."],
    };

    /// <summary>A poller that rests between its receives: what a short poll misses waits for the next.</summary>
    private static VerifiedScenario Resting(string name, string title, string code, bool restsFirst) => new()
    {
        RuleId = "AWSM2001",
        Name = name,
        Title = title,
        Before = Usings + code + "\n",
        Glue = Glue,
        Duration = TimeSpan.FromMinutes(2),
        NewWorld = NewWorld,
        SetUp = at => SetUp(at, "RunAsync", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(45)),
        Broken = Prompt,
        Claims = restsFirst
            ?
            [
                new Claim(new NoLoss(), new BoundedCost { EmptyReceivesPerHour = 180 }),
                new Claim(Prompt).Except("A poller that is started again rests before it looks: a message waits for that, however long the poll.", ProgramChoices.Crash),
            ]
            : [new Claim(Prompt, new NoLoss(), new BoundedCost { EmptyReceivesPerHour = 180 })],
        Assumptions = ["A call to SQS takes 10 ms.", "The poller looks every ten seconds; two messages in two minutes."],
    };

    /// <summary>A receive and a delete for each message, and as much again for what has to be repeated.</summary>
    private static BoundedCost Cheap => new() { CallsPerThousandMessages = 4_000, EmptyReceivesPerHour = 180 };

    /// <summary>A rest, and half of one for what has to be repeated.</summary>
    private static BoundedLatency Prompt => new(TimeSpan.FromSeconds(15));

    private static MessagingWorld NewWorld() => new(seed: 1) { Latency = Latency };

    private static Action SetUp(ScenarioWorld at, string method, params TimeSpan[] arrivals)
    {
        var queue = at.World.CreateQueue("orders");
        return () =>
        {
            for (var i = 0; i < arrivals.Length; i++)
            {
                var order = $"order-{i + 1}";
                at.World.Clock.At(at.World.Clock.StartMs + (long)arrivals[i].TotalMilliseconds, () => at.Arrive(queue, order));
            }

            at.World.Start("poller", () =>
            {
                var poller = at.Program.Create("OrderPoller", at.CreateSqsClient(), at.Program.Create("Orders", at.World), queue.Url);
                return ScenarioProgram.Call(poller, method, CancellationToken.None);
            });
        };
    }
}
