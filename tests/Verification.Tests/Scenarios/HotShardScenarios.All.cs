using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>The producers.</summary>
internal static partial class HotShardScenarios
{
    public static IEnumerable<VerifiedScenario> All =>
    [
        Stream("enum", "A status as the key: most changes have one of two", """
            public sealed class OrderStream(IAmazonKinesis kinesis)
            {
                public async Task PutAsync(IReadOnlyList<OrderChanged> changes)
                {
                    foreach (var change in changes)
                    {
                        await kinesis.PutRecordAsync(new PutRecordRequest
                        {
                            StreamName = "orders",
                            PartitionKey = change.Status.ToString(),
                            Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(change)),
                        });
                    }
                }
            }
            """, seconds: 3),
        Stream("constant", "A constant as the key, in a request that a method of its own makes", """
            public sealed class OrderStream
            {
                private const string Key = "orders";
                private readonly IAmazonKinesis _kinesis;

                public OrderStream(IAmazonKinesis kinesis) => _kinesis = kinesis;

                public async Task PutAsync(IReadOnlyList<OrderChanged> changes)
                {
                    foreach (var change in changes)
                    {
                        await _kinesis.PutRecordAsync(CreateRequest(change)).ConfigureAwait(false);
                    }
                }

                private static PutRecordRequest CreateRequest(OrderChanged change)
                {
                    var request = new PutRecordRequest();
                    request.StreamName = "orders";
                    request.PartitionKey = Key; // the key
                    request.Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(change));
                    return request;
                }
            }
            """),
        Stream("bool", "A yes or no as the key, in a text", """
            public sealed class OrderStream(IAmazonKinesis kinesis)
            {
                public Task PutAsync(IReadOnlyList<OrderChanged> changes) => Task.WhenAll(changes.Select(change =>
                    kinesis.PutRecordAsync(new PutRecordRequest
                    {
                        StreamName = "orders",
                        PartitionKey = $"express-{change.IsExpress}",
                        Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(change)),
                    })));
            }
            """),
        Stream("type-name", "The name of a type as the key", """
            public sealed class OrderStream(IAmazonKinesis kinesis)
            {
                public async Task PutAsync(IReadOnlyList<OrderChanged> changes)
                {
                    foreach (var change in changes)
                    {
                        var data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(change));
                        await kinesis.PutRecordAsync(new() { StreamName = "orders", PartitionKey = change.GetType().Name, Data = data });
                    }
                }
            }
            """),
        Stream("batch", "PutRecords with a status as the key, and records that failed put again", Batch("change.Status.ToString()"), atOnce: 4),
        Stream("batch-number", "PutRecords with a status's number as the key", Batch("$\"{(int)change.Status}\""), atOnce: 8),
    ];

    private static string Batch(string key) => $$"""
        public sealed class OrderStream(IAmazonKinesis kinesis)
        {
            private const int Attempts = 3;

            public async Task PutAsync(IReadOnlyList<OrderChanged> changes)
            {
                var waiting = changes.Select(change => new PutRecordsRequestEntry
                {
                    PartitionKey = {{key}},
                    Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(change)),
                }).ToList();

                for (var attempt = 1; waiting.Count > 0; attempt++)
                {
                    var response = await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = "orders", Records = waiting });
                    if (response.FailedRecordCount is null or 0)
                    {
                        return;
                    }

                    waiting = waiting.Where((_, i) => response.Records[i].ErrorCode != null).ToList();
                    if (attempt == Attempts)
                    {
                        throw new AmazonKinesisException($"{waiting.Count} records were not taken");
                    }

                    await Task.Delay(TimeSpan.FromSeconds(attempt));
                }
            }
        }
        """;
}
