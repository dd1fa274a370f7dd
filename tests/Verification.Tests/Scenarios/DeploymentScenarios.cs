using System.Globalization;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>
/// Code that deploys: it is carried out on the model, and what it creates runs. What constructs of the CDK say is the same in CloudFormation's
/// words; the model is asked in those of the SDK.
/// </summary>
internal static partial class DeploymentScenarios
{
    private const string Dead = "orders-dlq";
    private const string Carried = "The code that deploys is carried out before anything happens, and nothing goes wrong with its calls.";
    private const string Redelivery = "AWS delivers at least once: a handler whose effect must not happen twice needs idempotency beside this fix.";
    private const string Killed = "A function that is killed in the middle of a batch reports nothing, and its whole batch comes back.";

    /// <summary>The scenarios of a rule.</summary>
    public static IEnumerable<VerifiedScenario> Of(string rule) => Reports.Concat(Queues).Concat(EndlessRetries).Concat(Refused).Concat(Topics).Concat(Patterns).Where(s => s.RuleId == rule);

    /// <summary>What every file begins with.</summary>
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Threading.Tasks;
        using Amazon.Lambda;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Model;
        using Amazon.Lambda.SQSEvents;
        using Amazon.SQS;
        using Amazon.SQS.Model;


        """;

    private const string Store = """
        public sealed record Order(string Id, decimal Total);

        public interface IOrderStore
        {
            Task SaveAsync(Order order);
        }

        """;

    /// <summary>A handler that tells which messages failed.</summary>
    private const string Handler = """
        public class OrderFunction(IOrderStore store)
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await store.SaveAsync(JsonSerializer.Deserialize<Order>(message.Body)!);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e.Message);
                        failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                return new SQSBatchResponse(failures);
            }
        }

        """;

    /// <summary>To save an order is the effect in the business, and takes its time.</summary>
    private const string SavedInShop = """
        using AwsMessaging.Simulation;

        public sealed class OrderStore(MessagingWorld world, TimeSpan time) : IOrderStore
        {
            public async Task SaveAsync(Order order)
            {
                if (time > TimeSpan.Zero)
                {
                    await Task.Delay(time);
                }

                await world.EffectAsync("shop", order.Id);
            }
        }
        """;

    /// <param name="at">The world.</param>
    /// <param name="orders">Orders that come at once.</param>
    /// <param name="poison">Number of the one that nobody can read; 0 for none.</param>
    /// <param name="seconds">What saving an order takes.</param>
    private static Action SetUp(ScenarioWorld at, int orders, int poison, int seconds = 0)
    {
        object time = TimeSpan.FromSeconds(at.IsHealthy ? 0 : seconds);
        var start = at.Deploy("Deployment", "RunAsync", () => [at.Program.Create("OrderStore", at.World, time)]);
        var queue = at.World.FindQueue("orders")!;
        return () =>
        {
            start();
            for (var i = 1; i <= orders; i++)
            {
                at.Arrive(queue, BodyOf(i, i == poison && !at.IsHealthy));
            }
        };
    }

    /// <summary>Nobody can read an order whose total is not a number.</summary>
    private static string BodyOf(int number, bool isPoison) => $$"""{"Id":"{{KeyOf(number)}}","Total":{{(isPoison ? "\"a lot\"" : "9.5")}}}""";

    private static string KeyOf(int number) => string.Create(CultureInfo.InvariantCulture, $"order-{number}");

    private static MessagingWorld NewWorld() => new(seed: 1, body => body.Split('"')[3]);
}
