using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>
/// What a member of an <c>extension</c> block is used on is given to that member's code, as an argument is, though it stands where an
/// instance stands. Each case is found without the member and not with it.
/// </summary>
public sealed class ExtensionBlockTests
{
    private const string Members = """
        using Amazon.Lambda.SQSEvents;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Amazon.SimpleNotificationService.Model;
        using Confluent.Kafka;

        static class Extensions
        {
            extension(SendMessageRequest request)
            {
                public string Group { set => request.MessageGroupId = value; }

                public void InGroup(string group) => request.MessageGroupId = group;

                public void Limit() => request.DelaySeconds = Math.Min(request.DelaySeconds ?? 0, 900);
            }

            extension(ReceiveMessageRequest request)
            {
                public ReceiveMessageRequest Patient()
                {
                    request.WaitTimeSeconds = 20;
                    request.MaxNumberOfMessages = 10;
                    return request;
                }
            }

            extension(ReceiveMessageResponse response)
            {
                public bool HasAny => response is { Messages: [_, ..] };
            }

            extension(List<Message>? messages)
            {
                public List<Message> OrEmpty() => messages ?? [];
            }

            extension(Message message)
            {
                public Task StoreAsync(TextWriter store) => store.WriteAsync(message.Body);
            }

            extension(List<SendMessageBatchRequestEntry> entries)
            {
                public void TrimTo(int count) => entries.RemoveRange(count, entries.Count - count);
            }

            extension(SendMessageBatchRequest request)
            {
                public void Begin() => request.Entries ??= [];
            }

            extension(ProducerConfig config)
            {
                public ProducerConfig Safe()
                {
                    config.Acks = Acks.All;
                    return config;
                }
            }

            extension(IProducer<string, string> producer)
            {
                public void Finish() => producer.Flush(TimeSpan.FromSeconds(10));
            }

            extension<T>(Task<T> task)
            {
                public async Task<T?> Safely()
                {
                    try
                    {
                        return await task;
                    }
                    catch (Exception)
                    {
                        return default;
                    }
                }
            }

            extension(SQSEvent input)
            {
                public SQSEvent.SQSMessage Only => input.Records.Single();
            }
        }

        """;

    private const string Fifo = "\"https://sqs.eu-west-1.amazonaws.com/1/jobs.fifo\"";

    [Theory]
    [InlineData("AWSM1013", $$"""
        var request = new SendMessageRequest { QueueUrl = {{Fifo}}, MessageBody = "a", MessageDeduplicationId = id };
        /*+ request.InGroup(id); +*/
        await sqs.SendMessageAsync(request);
        """)]
    [InlineData("AWSM1013", $$"""
        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = {{Fifo}}, MessageBody = "a", MessageDeduplicationId = id, /*+ Group = id +*/ });
        """)]
    [InlineData("AWSM1016", """
        var request = new SendMessageRequest { QueueUrl = id, MessageBody = "a", DelaySeconds = 3600 };
        /*+ request.Limit(); +*/
        await sqs.SendMessageAsync(request);
        """)]
    [InlineData("AWSM1005", """
        var entries = Enumerable.Range(0, 25).Select(n => new SendMessageBatchRequestEntry($"{n}", "try")).ToList();
        /*+ entries.TrimTo(10); +*/
        await Check(sqs.SendMessageBatchAsync(id, entries));
        """)]
    [InlineData("AWSM1031", """
        var request = new SendMessageBatchRequest { QueueUrl = id };
        /*+ request.Begin(); +*/
        request.Entries.Add(new SendMessageBatchRequestEntry("1", "a"));
        await Check(sqs.SendMessageBatchAsync(request));
        """)]
    [InlineData("AWSM1031", """
        var request = new SendMessageBatchRequest { QueueUrl = id };
        /*+ request?.Entries ??= []; +*/
        request.Entries.Add(new SendMessageBatchRequestEntry("1", "a"));
        await Check(sqs.SendMessageBatchAsync(request));
        """)]
    [InlineData("AWSM2001", """
        while (true)
        {
            var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = id, MaxNumberOfMessages = 10 }/*+ .Patient() +*/);
            Handle(response.Messages ?? []);
        }
        """)]
    [InlineData("AWSM2003", """
        var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = id, WaitTimeSeconds = 20 });
        foreach (var message in response.Messages/*+ .OrEmpty() +*/)
        {
            Console.WriteLine(message.Body);
        }
        """)]
    [InlineData("AWSM2003", """
        var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = id, WaitTimeSeconds = 20 });
        /*+ if (!response.HasAny) return; +*/
        foreach (var message in response.Messages)
        {
            Console.WriteLine(message.Body);
        }
        """)]
    [InlineData("AWSM2004", """
        while (true)
        {
            var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = id, WaitTimeSeconds = 20, MaxNumberOfMessages = 10 });
            foreach (var message in response.Messages ?? [])
            {
                /*+ await message.StoreAsync(Console.Out); +*/
                await sqs.DeleteMessageAsync(id, message.ReceiptHandle);
                await IndexAsync(message.Body);
            }
        }
        """)]
    [InlineData("AWSM7003", """
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = id, Acks = Acks.Leader }/*+ .Safe() +*/).Build();
        await producer.ProduceAsync("orders", new Message<string, string> { Key = id, Value = id });
        """)]
    [InlineData("AWSM7001", """
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = id }).Build();
        producer.Produce("orders", new Message<string, string> { Key = id, Value = id }, r => Console.WriteLine(r.Error));
        /*+ producer.Finish(); +*/
        """)]
    public async Task What_a_member_of_an_extension_block_is_used_on_may_be_changed_in_it(string rule, string body)
    {
        Assert.Contains(rule, await FindAsync(Without(body)));
        Assert.DoesNotContain(rule, await FindAsync(With(body)));
    }

    [Fact]
    public async Task A_service_whose_receive_an_extension_guards_goes_on()
    {
        const string body = """
            while (!stop.IsCancellationRequested)
            {
                var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = "q", WaitTimeSeconds = 20, MaxNumberOfMessages = 10 }, stop)/*+ .Safely() +*/;
                foreach (var message in response?.Messages ?? [])
                {
                    await Console.Out.WriteLineAsync(message.Body);
                    await sqs.DeleteMessageAsync("q", message.ReceiptHandle, stop);
                }
            }
            """;

        Assert.Contains("AWSM2008", await FindServiceAsync(Without(body)));
        Assert.DoesNotContain("AWSM2008", await FindServiceAsync(With(body)));
    }

    [Fact]
    public async Task A_handler_that_an_extension_gives_its_only_record_is_left_alone()
    {
        const string body = "await Console.Out.WriteLineAsync(/*+ input.Only.Body + +*/ string.Concat(input.Records.Select(r => r.Body)));";

        Assert.Contains("AWSM3001", await FindHandlerAsync(Without(body)));
        Assert.DoesNotContain("AWSM3001", await FindHandlerAsync(With(body)));
    }

    private static string With(string body) => body.Replace("/*+", "", StringComparison.Ordinal).Replace("+*/", "", StringComparison.Ordinal);

    private static string Without(string body)
    {
        for (var start = body.IndexOf("/*+", StringComparison.Ordinal); start >= 0; start = body.IndexOf("/*+", StringComparison.Ordinal))
        {
            body = body.Remove(start, body.IndexOf("+*/", StringComparison.Ordinal) + 3 - start);
        }

        return body;
    }

    private static Task<IReadOnlyList<string>> FindAsync(string body) => FindInAsync($$"""
        public sealed class Worker(IAmazonSQS sqs, Amazon.EventBridge.IAmazonEventBridge bus)
        {
            public async Task RunAsync(string id)
            {
                {{body}}
            }

            private static async Task Check(Task<SendMessageBatchResponse> sent)
            {
                if ((await sent).Failed is { Count: > 0 })
                {
                    throw new InvalidOperationException();
                }
            }

            private static void Handle(List<Message> messages) => Console.WriteLine(messages.Count);

            private static Task IndexAsync(string text) => File.AppendAllTextAsync("index", text);
        }
        """);

    private static Task<IReadOnlyList<string>> FindServiceAsync(string body) => FindInAsync($$"""
        public sealed class Service(IAmazonSQS sqs) : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                {{body}}
            }
        }
        """);

    private static Task<IReadOnlyList<string>> FindHandlerAsync(string body) => FindInAsync($$"""
        public sealed class Function
        {
            public async Task FunctionHandler(SQSEvent input, Amazon.Lambda.Core.ILambdaContext context)
            {
                {{body}}
            }
        }
        """);

    private static async Task<IReadOnlyList<string>> FindInAsync(string type)
    {
        var compilation = Workbench.Compile([("/Code.cs", Members + type + "\ninternal static class Program { private static void Main() { } }")]);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        return [.. (await Workbench.BuildAsync(compilation)).Select(d => d.Id)];
    }
}
