using System.Globalization;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM3001: ten records in a batch, of which one can never be handled.</summary>
internal static class PartialBatchScenarios
{
    private const string Poison = "order-5";
    private const int Orders = 10;

    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public sealed record Order(string Id, decimal Total);

        public interface IOrderStore
        {
            Task SaveAsync(Order order);
        }


        """;

    private const string Glue = """
        using AwsMessaging.Simulation;

        public sealed class OrderStore(MessagingWorld world) : IOrderStore
        {
            public Task SaveAsync(Order order) => world.EffectAsync("shop", order.Id);
        }
        """;

    public static IEnumerable<VerifiedScenario> All =>
    [
        Queue("foreach", "A loop over the messages", """
            public class OrderFunction(IOrderStore store)
            {
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                    {
                        var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                        await store.SaveAsync(order);
                    }

                    context.Logger.LogInformation("Batch done");
                }
            }
            """),
    ];

    private static VerifiedScenario Queue(string name, string title, string code) => new()
    {
        RuleId = "AWSM3001",
        Name = name,
        Title = title,
        Before = Usings + code + "\n",
        Glue = Glue,
        Duration = Duration,
        NewWorld = () => new MessagingWorld(seed: 1, KeyOf),
        SetUp = at =>
        {
            var dead = at.World.CreateQueue("orders-dlq");
            var queue = at.World.CreateQueue("orders", dead, maxReceiveCount: 5);
            var function = at.World.CreateFunction("function", json =>
                at.Program.Handler(at.Program.Create("OrderFunction", at.Program.Create("OrderStore", at.World)), "FunctionHandler")(json));
            at.World.Map(queue, function, new MappingRequest { ReportBatchItemFailures = true });
            return () =>
            {
                for (var i = 1; i <= Orders; i++)
                {
                    at.Arrive(queue, BodyOf(i, at.IsHealthy));
                }
            };
        },
        Broken = new EffectOnce(),
        Claims =
        [
            new Claim(new NoLoss(), new PoisonIsolated(Duration - TimeSpan.FromMinutes(1), Poison), new PoisonDeadLettered("orders-dlq", Poison)),
            new Claim(new EffectOnce())
                .Except("SQS delivers at least once: a handler whose effect must not happen twice needs idempotency beside this fix.", SqsChoices.Duplicate, LambdaChoices.Acknowledgement)
                .Except("A function that is killed in mid-batch reports nothing, and its whole batch comes back: the same idempotency covers it.", ProgramChoices.Crash),
        ],
    };

    /// <summary>The order that nobody can read is one whose total is not a number.</summary>
    private static string BodyOf(int number, bool isHealthy)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"order-{number}");
        return $$"""{"Id":"{{id}}","Total":{{(id == Poison && !isHealthy ? "\"a lot\"" : "9.5")}}}""";
    }

    private static string KeyOf(string body) => body.Split('"')[3];
}
