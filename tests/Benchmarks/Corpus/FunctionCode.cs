namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>Lambda functions that report failed records; and, as mistakes, ones that cannot.</summary>
internal static class FunctionCode
{
    private const string NoPartialBatchResponse = "AWSM3001";

    public static readonly MessagingCard[] Correct =
    [
        new(Needs.None, 1, t => $$"""
            public class {{t.Entity}}QueueFunction{{t.Number}}
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var record in sqsEvent.Records)
                    {
                        try
                        {
                            await StoreAsync(record.Body);
                        }
                        catch (Exception error)
                        {
                            context.Logger.LogLine($"{record.MessageId}: {error.Message}");
                            failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
                        }
                    }

                    return new SQSBatchResponse(failures);
                }

                private static Task StoreAsync(string body) => File.AppendAllTextAsync("/tmp/{{t.Slug}}", body);
            }
            """) { IsType = true },
        new(Needs.None, 1, t => $$"""
            public class {{t.Entity}}StreamFunction{{t.Number}}
            {
                public Amazon.Lambda.KinesisEvents.StreamsEventResponse FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
                {
                    var response = new Amazon.Lambda.KinesisEvents.StreamsEventResponse { BatchItemFailures = [] };
                    foreach (var record in kinesisEvent.Records)
                    {
                        var item = JsonSerializer.Deserialize<{{t.Entity}}>(record.Kinesis.Data);
                        if (item is null || item.Quantity > {{t.Constant(1000)}})
                        {
                            context.Logger.LogLine($"stopped at {record.Kinesis.SequenceNumber}");
                            response.BatchItemFailures.Add(new() { ItemIdentifier = record.Kinesis.SequenceNumber });
                            break;
                        }
                    }

                    return response;
                }
            }
            """) { IsType = true },
        new(Needs.None, 1, t => $$"""
            public class {{t.Entity}}TopicFunction{{t.Number}}
            {
                private readonly List<string> _subjects = new();

                public Task FunctionHandler(SNSEvent snsEvent, ILambdaContext context)
                {
                    foreach (var record in snsEvent.Records)
                    {
                        _subjects.Add(record.Sns.Subject);
                        context.Logger.LogLine(record.Sns.Message);
                    }

                    return Task.CompletedTask;
                }
            }
            """) { IsType = true },
    ];

    public static readonly MessagingCard[] Mistaken =
    [
        new(Needs.None, 1, t => $$"""
            public class {{t.Entity}}Function{{t.Number}}
            {
                private readonly HttpClient _http = new() { BaseAddress = new Uri("https://{{t.Slug}}.example.com"), Timeout = TimeSpan.FromSeconds(2) };

                public async Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
                {
                    foreach (var message in sqsEvent.Records)
                    {
                        context.Logger.LogLine($"Processing {message.MessageId}");
                        await ProcessAsync(message);
                    }
                }

                private async Task ProcessAsync(SQSEvent.SQSMessage message)
                {
                    using var response = await _http.PostAsync("{{t.Slug}}", new StringContent(message.Body));
                    response.EnsureSuccessStatusCode();
                }
            }
            """) { IsType = true, Mistake = NoPartialBatchResponse },
        new(Needs.None, 1, t => $$"""
            public class {{t.Entity}}ParallelFunction{{t.Number}}
            {
                public async Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context) =>
                    await Task.WhenAll(sqsEvent.Records.Select(record => ImportAsync(record.Body)));

                private static async Task ImportAsync(string body)
                {
                    var item = JsonSerializer.Deserialize<{{t.Entity}}>(body) ?? throw new JsonException("empty");
                    await File.WriteAllTextAsync("/tmp/" + item.Id, item.Name);
                }
            }
            """) { IsType = true, Mistake = NoPartialBatchResponse },
        new(Needs.None, 1, t => $$"""
            public class {{t.Entity}}RecordFunction{{t.Number}}
            {
                private int _handled;

                public void FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
                {
                    for (var i = 0; i < kinesisEvent.Records.Count; i++)
                    {
                        var record = kinesisEvent.Records[i];
                        using var reader = new StreamReader(record.Kinesis.Data);
                        context.Logger.LogLine(reader.ReadToEnd());
                        _handled++;
                    }

                    context.Logger.LogLine($"{_handled} handled");
                }
            }
            """) { IsType = true, Mistake = NoPartialBatchResponse },
    ];
}
