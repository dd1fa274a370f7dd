using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM2005: pollers that delete a message whether or not the work with it succeeded, while a supplier cannot be reached.</summary>
internal static partial class DeletedDespiteFailureScenarios
{
    private const string Again =
        "A message whose work was done and whose poller ends before the delete comes again, and SQS may deliver any message twice: the work has to bear being repeated.";

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public interface ISuppliers
        {
            Task OrderAsync(string goods);
        }


        """;

    /// <summary>The supplier cannot be reached at first.</summary>
    private const string Glue = """
        using System;
        using System.Threading.Tasks;
        using AwsMessaging.Simulation;

        public sealed class Suppliers(MessagingWorld world, TimeSpan outage) : ISuppliers
        {
            public async Task OrderAsync(string goods)
            {
                await Task.Delay(100);
                if (world.Clock.ElapsedMs < outage.TotalMilliseconds)
                {
                    throw new InvalidOperationException("The supplier does not answer.");
                }

                await world.EffectAsync("supplier", goods);
            }
        }
        """;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(5);

    /// <summary>What comes back comes back within the run, also for the second time.</summary>
    private static readonly (string, string) Visibility = ("VisibilityTimeout", "6");

    private static VerifiedScenario Poller(string name, string title, string code) => new()
    {
        RuleId = "AWSM2005",
        Name = name,
        Title = title,
        IsMain = name == "catch",
        Before = Usings + code + "\n",
        Glue = Glue,
        Duration = TimeSpan.FromMinutes(1),
        NewWorld = () => new MessagingWorld(seed: 1),
        SetUp = SetUp,
        Broken = new NoLoss(),
        Claims =
        [
            new Claim(new NoLoss()),
            new Claim(new EffectOnce()).Except(Again, ProgramChoices.Crash, SqsChoices.Duplicate),
        ],
        Assumptions = ["Two orders, a visibility timeout of six seconds, and a supplier that cannot be reached for the first five. A poller that ends is started again."],
    };

    private static Action SetUp(ScenarioWorld at)
    {
        var queue = at.World.CreateQueue("goods", Visibility);
        return () =>
        {
            at.Arrive(queue, "goods-1");
            at.Arrive(queue, "goods-2");
            at.World.Start("poller", () =>
            {
                var suppliers = at.Program.Create("Suppliers", at.World, at.IsHealthy ? TimeSpan.Zero : Outage);
                var poller = at.Program.Create("SupplierPoller", at.CreateSqsClient(), suppliers, queue.Url);
                return ScenarioProgram.Call(poller, "RunAsync", CancellationToken.None);
            });
        };
    }
}
