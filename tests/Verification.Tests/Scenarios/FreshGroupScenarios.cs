using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>AWSM1011: senders that give each message a group of its own, to a FIFO queue whose order they rely on.</summary>
internal static class FreshGroupScenarios
{
    /// <summary>In this time a message whose consumer crashed is received again, three times.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    private const string Overtaken =
        "An entry of a batch can fail although the call succeeds, and the next message of its customer, in the same batch, is then in front of it, whatever the group: a customer in each batch once at most keeps the order.";

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public sealed record AddressChanged(string Change, string CustomerId, string Address);


        """;

    private const string Glue = """
        public sealed class Program(ChangeSender sender)
        {
            public Task RunAsync(CancellationToken stop) => sender.SendAsync(
                [new("customer-1#1", "customer-1", "Old Street"), new("customer-2#1", "customer-2", "Hill"), new("customer-1#2", "customer-1", "New Street")], stop);
        }
        """;

    public static IEnumerable<VerifiedScenario> All =>
    [
        Sender("request", "A sender whose request makes a new group for each change", """
            public sealed class ChangeSender(IAmazonSQS sqs)
            {
                private const string QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/changes.fifo";

                public async Task SendAsync(IReadOnlyList<AddressChanged> changes, CancellationToken stop)
                {
                    foreach (var change in changes)
                    {
                        await sqs.SendMessageAsync(new SendMessageRequest
                        {
                            QueueUrl = QueueUrl,
                            MessageBody = JsonSerializer.Serialize(change),
                            MessageGroupId = Guid.NewGuid().ToString(),
                        }, stop);
                    }
                }
            }
            """),
        Sender("set-later", "A method of its own that sets a new group on its request", """
            public sealed class ChangeSender(IAmazonSQS sqs)
            {
                public async Task SendAsync(IReadOnlyList<AddressChanged> changes, CancellationToken stop)
                {
                    foreach (var change in changes)
                    {
                        await SendOneAsync(change, stop).ConfigureAwait(false);
                    }
                }

                private async Task SendOneAsync(AddressChanged change, CancellationToken stop)
                {
                    var request = new SendMessageRequest("https://sqs.us-east-1.amazonaws.com/123456789012/changes.fifo", JsonSerializer.Serialize(change));
                    request.MessageGroupId = Guid.NewGuid().ToString("N");
                    await sqs.SendMessageAsync(request, stop).ConfigureAwait(false);
                }
            }
            """),
        Sender("deduplicated", "A sender to a queue that is given to it, which the deduplication id shows to be FIFO", """
            public sealed class ChangeSender(IAmazonSQS sqs, string queueUrl)
            {
                public async Task SendAsync(IReadOnlyList<AddressChanged> changes, CancellationToken stop)
                {
                    foreach (var change in changes)
                    {
                        var request = new SendMessageRequest
                        {
                            QueueUrl = queueUrl,
                            MessageBody = JsonSerializer.Serialize(change),
                            MessageDeduplicationId = change.Change,
                            MessageGroupId = $"{change.CustomerId}-{DateTime.UtcNow.Ticks}",
                        };
                        await sqs.SendMessageAsync(request, stop);
                    }
                }
            }
            """),
        Sender("batch", "A sender of a batch whose entries are each in a new group", """
            public sealed class ChangeSender(IAmazonSQS sqs)
            {
                private const string QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/changes.fifo";

                public async Task SendAsync(IReadOnlyList<AddressChanged> changes, CancellationToken stop)
                {
                    var entries = new List<SendMessageBatchRequestEntry>();
                    foreach (var change in changes)
                    {
                        entries.Add(new SendMessageBatchRequestEntry
                        {
                            Id = change.Change.Replace('#', '-'),
                            MessageBody = JsonSerializer.Serialize(change),
                            MessageGroupId = Guid.NewGuid().ToString(),
                        });
                    }

                    var response = await sqs.SendMessageBatchAsync(QueueUrl, entries, stop);
                    if (response.Failed is { Count: > 0 } failed)
                    {
                        throw new InvalidOperationException($"{failed.Count} changes were not taken.");
                    }
                }
            }
            """) with
        {
            Claims =
            [
                new Claim(new OrderPerGroup(), new NoLoss()),
                new Claim(new OrderPerEntity()).Except(Overtaken, BatchChoices.SqsSend),
            ],
        },
    ];

    private static VerifiedScenario Sender(string name, string title, string code) => new()
    {
        RuleId = "AWSM1011",
        Name = name,
        Title = title,
        IsMain = name == "request",
        Before = Usings + code + "\n",
        Glue = Glue,
        Duration = Duration,
        NewWorld = NewWorld,
        SetUp = SetUp,
        Broken = new OrderPerEntity(),
        Claims = [new Claim(new OrderPerEntity(), new NoLoss())],
        Remains =
        [
            "A group is handled by one consumer at a time, and waits while one of its messages is in flight: that is what keeps the order. As many customers, so many groups: they do not wait for each other.",
        ],
        Assumptions =
        [
            "Three changes of address are sent, two of them of one customer. A sender that ends by an exception is started again with the same three.",
            "The queue deduplicates by content, and its visibility timeout is 30 seconds. Two consumers take one message at a time; they are idempotent.",
        ],
    };

    private static Action SetUp(ScenarioWorld at)
    {
        var queue = at.World.CreateQueue("changes.fifo", ("ContentBasedDeduplication", "true"));
        return () =>
        {
            Consume(at.World, queue, "consumer-1");
            Consume(at.World, queue, "consumer-2");
            at.World.Start("sender", () => ScenarioProgram.Call(
                at.Program.Create("Program", at.Program.Create("ChangeSender", at.CreateSqsClient(), queue.Url)), "RunAsync", CancellationToken.None));
        };
    }

    private static void Consume(MessagingWorld world, SimulatedQueue queue, string name) => world.Start(name, async () =>
    {
        while (true)
        {
            foreach (var message in await queue.ReceiveAsync(1, 20))
            {
                await world.EffectAsync("customers", world.KeyOf(message.Body));
                await queue.DeleteAsync(message);
            }
        }
    });

    private static MessagingWorld NewWorld() => new(seed: 1, body => body.Split('"')[3]);
}
