using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using AwsMessaging.CodeFixes;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Verification.Tests.Databases;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>
/// AWSM1026: orders whose messages are sent while their transaction is open. Each shape with both fixes: publishing after the commit, which
/// leaves a gap, and the outbox, which leaves none.
/// </summary>
internal static partial class TransactionScenarios
{
    private const int Orders = 2;
    private const string Service = "shop";
    private const string Relay = "relay";

    /// <summary>The shape that the rule's page shows, with both fixes.</summary>
    private const string Main = "ef-core";

    private const string OutboxSuffix = "-outbox";

    private const string Gap =
        "A process that ends between the commit and the call, or that does not learn that the commit took effect, never sends the message. Where every change must be told of, take the other fix: write to an outbox.";

    private const string Again =
        "A message may be sent or delivered more than once: after a reply that is lost, and when the relay ends between sending a message and marking it. Consumers must bear it.";

    /// <summary>A message whose deletion is lost comes back within the run.</summary>
    private static readonly (string, string) Visibility = ("VisibilityTimeout", "6");

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    private static readonly string Outbox = Fix.Alternative("Outbox");

    private static readonly string[] Assumptions =
        ["Two orders, one after the other. An order whose process ends is not placed again: whoever placed it thinks it failed.", "A consumer sends a mail for each message."];

    /// <summary>The fix that moves the call behind the commit.</summary>
    private static VerifiedScenario AfterCommit(Shape shape) => shape.Scenario with
    {
        IsMain = shape.Scenario.Name == Main,
        FixName = "publish after the commit",
        Beside = shape.Scenario.Name == Main ? Main + OutboxSuffix : null,
        Claims =
        [
            new Claim(new NoPhantom(), new NoLoss()),
            new Claim(new NoMissingEvent()).Except(Gap, ProgramChoices.Crash, TransactionChoices.Commit),
        ],
    };

    /// <summary>The fix that writes to an outbox, and the relay that it adds.</summary>
    private static VerifiedScenario ToOutbox(Shape shape) => shape.Scenario with
    {
        Name = shape.Scenario.Name + OutboxSuffix,
        FixName = "write to an outbox",
        Beside = shape.Scenario.Name == Main ? Main : null,
        FixKey = Outbox,
        Claims =
        [
            new Claim([new NoPhantom(), new NoMissingEvent(), new NoLoss(), .. shape.IsOrdered ? [new OrderPerGroup(), new MessagesFollowCommits()] : Array.Empty<Property>()]),
            new Claim(new EffectOnce()).Except(Again, shape.Duplicates),
        ],
        Remains =
        [
            "The outbox's table has to be created, and the relay to be registered: one instance of it at a time.",
            "Messages go out up to a second later, which is how often the relay looks.",
            .. shape.IsOrdered ? ["The queue drops what is sent again within five minutes; a relay that is down for longer sends a message twice.", "Two transactions for one aggregate at the same time have to exclude each other, as they must anyway: the outbox takes their order from the rows' ids."] : Array.Empty<string>(),
        ],
    };

    /// <summary>Code that sends in a transaction, and the world that it is in.</summary>
    private sealed record Shape(VerifiedScenario Scenario, bool IsOrdered)
    {
        /// <summary>What makes a message come twice: a FIFO queue drops what is sent twice.</summary>
        public Semantics.Model.ChoicePoint[] Duplicates => IsOrdered
            ? [LambdaChoices.Acknowledgement]
            : [ProgramChoices.Crash, TransactionChoices.Commit, NetworkChoices.Sqs, SqsChoices.Duplicate, LambdaChoices.Acknowledgement];
    }

    private static Shape Of(string name, string title, string code, bool isOrdered = false) => new(
        new VerifiedScenario
        {
            RuleId = "AWSM1026",
            Name = name,
            Title = title,
            Before = code,
            Duration = Duration,
            NewWorld = () => new MessagingWorld(seed: 1, body => body.Split('"')[3]),
            SetUp = at => SetUp(at, isOrdered),
            Broken = new NoPhantom(),
            Claims = [],
            Assumptions = Assumptions,
        },
        isOrdered);

    private static Action SetUp(ScenarioWorld at, bool isOrdered)
    {
        var schema = new ModelSchema(at.World, (table, row) => table == "orders" ? row.Text("id") : null)
            .WithTable("orders", "id")
            .WithTable("outboxmessages", "id")
            .WithTable("outbox_messages", "id");
        var queue = isOrdered
            ? at.World.CreateQueue("mails.fifo", attributes: [("ContentBasedDeduplication", "true"), Visibility])
            : at.World.CreateQueue("mails", Visibility);
        var mailer = at.World.CreateFunction("mailer", json =>
        {
            using var evnt = JsonDocument.Parse(json);
            foreach (var record in evnt.RootElement.GetProperty("Records").EnumerateArray())
            {
                at.World.Effect("mail", at.World.KeyOf(record.GetProperty("body").GetString()!));
            }

            return Task.FromResult<string?>(null);
        });
        at.World.Map(queue, mailer);
        return () =>
        {
            var placed = 0;
            at.World.Start(Service, async () =>
            {
                while (placed < Orders)
                {
                    await PlaceAsync(at, schema, queue, ++placed);
                }
            });
            if (at.Program.Has("OutboxRelay"))
            {
                at.World.Start(Relay, () => OutboxHost.RunAsync(at, () => Store(at, schema)));
            }
        };
    }

    /// <summary>A request of the shop. What goes wrong with it, whoever made it sees.</summary>
    private static async Task PlaceAsync(ScenarioWorld at, ModelSchema schema, SimulatedQueue queue, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"order-{number}");
        using var store = Store(at, schema);
        var order = Activator.CreateInstance(at.Program.TypeOf("Order"), id, "customer-1", 9.5m)!;
        try
        {
            await ScenarioProgram.Call(at.Program.Create("Checkout", store, at.CreateSqsClient(), queue.Url), "PlaceAsync", order, CancellationToken.None);
        }
        catch (Exception)
        {
            at.World.FailureObserved(id);
        }
    }

    /// <summary>What a request, or a pass of the relay, reaches the database through: a context of its own, or an open connection.</summary>
    private static IDisposable Store(ScenarioWorld at, ModelSchema schema)
    {
        DbConnection connection = schema.Connect();
        if (at.Program.Has("ShopContext"))
        {
            return (IDisposable)at.Program.Create("ShopContext", EntityFramework.Options(at.Program.TypeOf("ShopContext"), connection));
        }

        connection.Open();
        return connection;
    }
}
