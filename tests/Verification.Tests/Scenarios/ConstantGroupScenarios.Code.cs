using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>The senders.</summary>
internal static partial class ConstantGroupScenarios
{
    public static IEnumerable<VerifiedScenario> All =>
    [
        OfPage,
        OfChanges(
            "set-later",
            "A method of its own that sets a constant group on the request for each change of a customer",
            "Group",
            "change.CustomerId",
            """
            public sealed class OrderQueue(IAmazonSQS sqs)
            {
                private const string Group = "changes";

                public async Task SendAsync(IReadOnlyList<Change> changes, CancellationToken stop)
                {
                    foreach (var change in changes)
                    {
                        await SendOneAsync(change, stop).ConfigureAwait(false);
                    }
                }

                private async Task SendOneAsync(Change change, CancellationToken stop)
                {
                    var request = new SendMessageRequest("https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo", JsonSerializer.Serialize(change));
                    request.MessageGroupId = {|group|};
                    await sqs.SendMessageAsync(request, stop).ConfigureAwait(false);
                }
            }
            """),
        OfChanges(
            "batch",
            "A sender of batches whose entries are all in the group of their type",
            "nameof(Change)",
            "change.CustomerId",
            """
            public sealed class OrderQueue(IAmazonSQS sqs)
            {
                private const string QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo";

                public async Task SendAsync(IReadOnlyList<Change> changes, CancellationToken stop)
                {
                    foreach (var chunk in changes.Chunk(10))
                    {
                        var entries = new List<SendMessageBatchRequestEntry>();
                        foreach (var change in chunk)
                        {
                            entries.Add(new SendMessageBatchRequestEntry
                            {
                                Id = change.Number.Replace('#', '-'),
                                MessageBody = JsonSerializer.Serialize(change),
                                MessageGroupId = {|group|},
                            });
                        }

                        var response = await sqs.SendMessageBatchAsync(QueueUrl, entries, stop);
                        if (response.Failed is { Count: > 0 } failed)
                        {
                            throw new InvalidOperationException($"{failed.Count} changes were not taken.");
                        }
                    }
                }
            }
            """,
            isBatch: true),
        Poisoned(
            "poison",
            "A sender that puts every order into one group, and an order that nobody can handle",
            OrderSender("\"all\""),
            OrderSender("order.OrderId"),
            Orders),
    ];

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;


        """;

    /// <summary>Gives the orders of the page's sample to it.</summary>
    private const string PageOrders = """
        public sealed class Program(OrderQueue queue)
        {
            public async Task RunAsync(CancellationToken stop)
            {
                for (var i = 1; i <= 12; i++)
                {
                    await queue.SendAsync(new(new Guid(i, 0, 0, new byte[8]), 9.5m));
                }
            }
        }
        """;

    private const string Orders = """
        public sealed class Program(OrderQueue queue)
        {
            public Task RunAsync(CancellationToken stop) => queue.SendAsync([.. Enumerable.Range(1, 12).Select(i => new Order($"order-{i}", 9.5m))], stop);
        }
        """;

    /// <summary>The first change of each customer, then the second of each.</summary>
    private const string Changes = """
        public sealed class Program(OrderQueue queue)
        {
            public Task RunAsync(CancellationToken stop) => queue.SendAsync(
                [.. Enumerable.Range(0, 12).Select(i => new Change($"customer-{i % 6 + 1}#{i / 6 + 1}", $"customer-{i % 6 + 1}", "Hill"))], stop);
        }
        """;

    private static VerifiedScenario OfChanges(string name, string title, string before, string after, string code, bool isBatch = false)
    {
        return Changed(name, title, With(before), With(after), Changes, isBatch);

        string With(string group) =>
            Usings + "public sealed record Change(string Number, string CustomerId, string Address);\n\n" + code.Replace("{|group|}", group, StringComparison.Ordinal) + "\n";
    }

    private static string OrderSender(string group) => Usings + $$"""
        public sealed record Order(string OrderId, decimal Total);

        public sealed class OrderQueue(IAmazonSQS sqs)
        {
            public async Task SendAsync(IEnumerable<Order> orders, CancellationToken stop)
            {
                var queue = await sqs.GetQueueUrlAsync("orders.fifo", stop);
                foreach (var order in orders)
                {
                    await sqs.SendMessageAsync(
                        new SendMessageRequest
                        {
                            QueueUrl = queue.QueueUrl,
                            MessageBody = JsonSerializer.Serialize(order),
                            MessageGroupId = {{group}},
                        },
                        stop);
                }
            }
        }

        """;
}
