using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation;

namespace AwsMessaging.Benchmarks.Model;

/// <summary>Calls of a real SDK client, with its marshalling, signatures, pipeline and checks.</summary>
internal static class SdkBenchmarks
{
    private const string Bare = "AmazonSQSClient, constant replies";
    private const int CallsPerLifecycle = 3;
    private const int Lifecycles = 500;
    private const string QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/orders";
    private const string Body = """{"orderId":"8d3f1c52-6b0e-4c8f-9a57-2f1f8f0a7d11","customer":"c-104","total":129.90}""";

    public static IReadOnlyList<ModelBenchmark> Speed { get; } =
    [
        new("AmazonSQSClient, the model as endpoint", "calls", WithModel) { Target = 5_000, WithoutModel = Bare },
        new(Bare, "calls", WithoutModel),
    ];

    private static Func<long> WithModel()
    {
        var world = new MessagingWorld();
        world.Trace.IsOn = false;
        world.Choices.Records = false;
        world.Clock.MaxSteps = long.MaxValue;
        var url = world.CreateQueue("orders").Url;
        var client = Client(world.HttpHandler);
        return () =>
        {
            var calls = 0L;
            world.Start("worker", async () => calls = await PassAsync(client, url));
            world.Clock.RunToEnd();
            ModelBenchmarks.Require(calls == CallsPerLifecycle * Lifecycles, "The program stopped early.");
            return calls;
        };
    }

    private static Func<long> WithoutModel()
    {
        var client = Client(new ConstantReplies());
        return () => PassAsync(client, QueueUrl).GetAwaiter().GetResult();
    }

    private static AmazonSQSClient Client(HttpMessageHandler handler) => new(
        new BasicAWSCredentials("key", "secret"),
        new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new Factory(handler) });

    private static async Task<long> PassAsync(AmazonSQSClient client, string url)
    {
        for (var i = 0; i < Lifecycles; i++)
        {
            await client.SendMessageAsync(new SendMessageRequest(url, Body));
            var received = await client.ReceiveMessageAsync(new ReceiveMessageRequest(url) { WaitTimeSeconds = 20 });
            ModelBenchmarks.Require(received.Messages is { Count: 1 } messages
                && messages[0].Body == Body, "The queue has no message for its receiver.");
            await client.DeleteMessageAsync(url, received.Messages[0].ReceiptHandle);
        }

        return CallsPerLifecycle * Lifecycles;
    }

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }

    /// <summary>Answers each of the three operations with the same bytes each time.</summary>
    private sealed class ConstantReplies : HttpMessageHandler
    {
        private static readonly string Digest = MessageDigests.OfBody(Body);

        private static readonly byte[] Sent = Encoding.UTF8.GetBytes(
            $$"""{"MD5OfMessageBody":"{{Digest}}","MessageId":"5fea7756-0ea4-451a-a703-a558b933e274"}""");

        private static readonly byte[] Received = Encoding.UTF8.GetBytes(
            $$"""{"Messages":[{"Body":{{System.Text.Json.JsonSerializer.Serialize(Body)}},"MD5OfBody":"{{Digest}}","MessageId":"5fea7756-0ea4-451a-a703-a558b933e274","ReceiptHandle":"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a"}]}""");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Headers.GetValues("X-Amz-Target").Single() switch
            {
                "AmazonSQS.SendMessage" => Sent,
                "AmazonSQS.ReceiveMessage" => Received,
                _ => [],
            };
            var reply = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body), RequestMessage = request };
            reply.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
            reply.Headers.Add("x-amzn-RequestId", "00000001-0000-4000-8000-000000000000");
            return Task.FromResult(reply);
        }
    }
}
