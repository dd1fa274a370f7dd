using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM2004: pollers that delete a message and then begin to work with it, and may end in between.</summary>
internal static partial class DeletedBeforeProcessingScenarios
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

        public interface IRefunds
        {
            Task PayBackAsync(string refund);
        }


        """;

    /// <summary>The bank takes a while, in which the process may end.</summary>
    private const string Glue = """
        using System.Threading.Tasks;
        using AwsMessaging.Simulation;

        public sealed class Refunds(MessagingWorld world) : IRefunds
        {
            public async Task PayBackAsync(string refund)
            {
                await Task.Delay(100);
                await world.EffectAsync("bank", refund);
            }
        }
        """;

    /// <summary>What comes back comes back within the run, also for the second time.</summary>
    private static readonly (string, string) Visibility = ("VisibilityTimeout", "6");

    private static VerifiedScenario Poller(string name, string title, string code) => new()
    {
        RuleId = "AWSM2004",
        Name = name,
        Title = title,
        IsMain = name == "loop",
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
        Assumptions = ["Two refunds, a visibility timeout of six seconds. A poller that ends is started again."],
    };

    private static Action SetUp(ScenarioWorld at)
    {
        var queue = at.World.CreateQueue("refunds", Visibility);
        return () =>
        {
            at.Arrive(queue, "refund-1");
            at.Arrive(queue, "refund-2");
            at.World.Start("poller", () =>
            {
                var poller = at.Program.Create("RefundPoller", at.CreateSqsClient(), at.Program.Create("Refunds", at.World), queue.Url);
                return ScenarioProgram.Call(poller, "RunAsync", CancellationToken.None);
            });
        };
    }
}
