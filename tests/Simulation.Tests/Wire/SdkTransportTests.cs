using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;
using AwsMessaging.Simulation.Wire.Sdk;

namespace AwsMessaging.Simulation.Tests.Wire;

/// <summary>How a real client and the wire front get on, whatever the operation does: here it notes when it ran.</summary>
public sealed class SdkTransportTests
{
    private const string Queue = "https://sqs.us-east-1.amazonaws.com/123456789012/orders";

    private readonly List<long> effects = [];
    private readonly List<WireCall> parked = [];
    private ServiceError? refusal;
    private string? digest;

    [Fact]
    public void A_call_reaches_the_model_and_returns()
    {
        var time = new VirtualTime();
        var start = time.Now;

        var response = time.Run(Client(time).SendMessageAsync(Queue, "hello"));

        Assert.Equal("m1", response.MessageId);
        Assert.Equal([start + 1], effects);
        Assert.Equal("00000001-0000-4000-8000-000000000000", response.ResponseMetadata.RequestId);
    }

    [Theory]
    [InlineData(NetworkChoices.RequestLost, 1)]
    [InlineData(NetworkChoices.ReplyLost, 2)]
    [InlineData(NetworkChoices.Throttled, 1)]
    [InlineData(NetworkChoices.Unavailable, 1)]
    public void The_client_retries_in_virtual_time(int failure, int times)
    {
        var time = new VirtualTime(new OneDeviation(NetworkChoices.Sqs, failure));
        var start = time.Now;

        time.Run(Client(time).SendMessageAsync(Queue, "hello"));

        Assert.Equal(times, effects.Count);
        Assert.Equal(start + 1 + 1000 + 1, effects[^1]);
    }

    [Fact]
    public void The_client_gives_up_when_its_attempts_are_used_up()
    {
        var time = new VirtualTime(new Always(NetworkChoices.Sqs, NetworkChoices.Throttled));
        var start = time.Now;
        var send = Client(time).SendMessageAsync(Queue, "hello");

        time.Settle(send);

        var error = Assert.IsType<RequestThrottledException>(send.Exception!.InnerException);
        Assert.Equal("RequestThrottled", error.ErrorCode);
        Assert.Empty(effects);
        Assert.Equal(start + 3 + 1000 + 2000, time.Now);
    }

    /// <summary>The SDK keeps one account of retries for the process: it would be spent after a hundred runs.</summary>
    [Fact]
    public void Retries_of_one_world_do_not_use_up_those_of_another()
    {
        for (var run = 0; run < 150; run++)
        {
            var time = new VirtualTime(new OneDeviation(NetworkChoices.Sqs, NetworkChoices.Unavailable));
            time.Run(Client(time).SendMessageAsync(Queue, "hello"));
        }

        Assert.Equal(150, effects.Count);
    }

    [Theory]
    [InlineData("QueueDoesNotExist", 400, typeof(QueueDoesNotExistException), "AWS.SimpleQueueService.NonExistentQueue", ErrorType.Sender)]
    [InlineData("UnsupportedOperation", 400, typeof(Amazon.SQS.Model.UnsupportedOperationException), "AWS.SimpleQueueService.UnsupportedOperation", ErrorType.Sender)]
    [InlineData("InvalidParameterValue", 400, typeof(AmazonSQSException), "InvalidParameterValue", ErrorType.Sender)]
    [InlineData("MissingParameter", 400, typeof(AmazonSQSException), "MissingParameter", ErrorType.Sender)]
    public void Errors_arrive_as_the_clients_exceptions(string code, int status, Type exception, string clientCode, ErrorType type)
    {
        var time = new VirtualTime();
        refusal = new ServiceError(code, "because", status);
        var send = Client(time).SendMessageAsync(Queue, "hello");

        time.Settle(send);

        var error = Assert.IsAssignableFrom<AmazonSQSException>(send.Exception?.InnerException);
        Assert.IsType(exception, error);
        Assert.Equal((clientCode, type, "because", status), (error.ErrorCode, error.ErrorType, error.Message, (int)error.StatusCode));
    }

    /// <summary>AWS leaves empty lists out, which the client of version 4 shows as null.</summary>
    [Fact]
    public void An_empty_list_is_null_to_the_client()
    {
        var time = new VirtualTime();
        var receive = Client(time).ReceiveMessageAsync(Queue);
        time.Pass(10);

        Assert.Single(parked).Complete(new WireStructure().WithUnlessEmpty("Messages", []));

        Assert.Null(time.Run(receive).Messages);
    }

    [Fact]
    public void The_client_checks_the_digests_of_what_it_sent()
    {
        var time = new VirtualTime();
        digest = "5d41402abc4b2a76b9719d911017c592";
        Assert.Equal(digest, time.Run(Client(time).SendMessageAsync(Queue, "hello")).MD5OfMessageBody);

        var other = Client(time).SendMessageAsync(Queue, "other");
        time.Settle(other);

        Assert.Contains("MD5 hash mismatch", Assert.IsType<AmazonSQSException>(other.Exception?.InnerException).Message);
    }

    [Fact]
    public void A_connection_that_always_breaks_is_the_clients_error()
    {
        var time = new VirtualTime(new Always(NetworkChoices.Sqs, NetworkChoices.RequestLost));
        var send = Client(time).SendMessageAsync(Queue, "hello");

        time.Settle(send);

        Assert.IsType<IOException>(send.Exception!.InnerException);
    }

    [Fact]
    public void A_cancelled_call_ends_on_the_drivers_turn_and_is_abandoned()
    {
        var time = new VirtualTime();
        using var cancellation = new CancellationTokenSource();
        var abandoned = false;
        var receive = Client(time).ReceiveMessageAsync(Queue, cancellation.Token);
        time.Pass(10);
        var call = Assert.Single(parked);
        call.OnAbandoned(() => abandoned = true);

        cancellation.Cancel();
        Assert.False(receive.IsCompleted);
        time.Settle(receive);

        Assert.True(receive.IsCanceled);
        Assert.True(abandoned);
        Assert.True(call.IsAbandoned);
    }

    [Fact]
    public void What_follows_a_reply_runs_on_the_thread_that_gave_it()
    {
        var time = new VirtualTime();
        var thread = -1;
        var receive = Continue(Client(time));
        time.Pass(10);

        Assert.Single(parked).Complete(new WireStructure());

        Assert.True(receive.IsCompleted);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);

        async Task Continue(AmazonSQSClient client)
        {
            await client.ReceiveMessageAsync(Queue);
            thread = Environment.CurrentManagedThreadId;
        }
    }

    [Fact]
    public void Clients_of_untouched_code_reach_the_model_by_the_process_wide_factory()
    {
        var time = new VirtualTime();
        var before = AWSConfigs.HttpClientFactory;
        AWSConfigs.HttpClientFactory = new ModelHttpClientFactory(Handler(time), time);
        try
        {
            using var client = new AmazonSQSClient(new AnonymousAWSCredentials(), RegionEndpoint.EUCentral1);
            Assert.Equal("m1", time.Run(client.SendMessageAsync(Queue, "hello")).MessageId);
        }
        finally
        {
            AWSConfigs.HttpClientFactory = before;
        }
    }

    private AmazonSQSClient Client(VirtualTime time) => new(
        new AnonymousAWSCredentials(),
        new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new ModelHttpClientFactory(Handler(time), time) });

    private ModelHttpHandler Handler(VirtualTime time)
    {
        var sqs = new OperationTable()
            .Add("SendMessage", call =>
            {
                if (refusal is not null)
                {
                    return refusal;
                }

                effects.Add(call.Now);
                return new WireStructure().With("MessageId", "m" + effects.Count).With("MD5OfMessageBody", digest);
            })
            .AddDeferred("ReceiveMessage", parked.Add);
        return new ModelHttpHandler(time, new WireFront(time, new Dictionary<WireService, OperationTable> { [WireService.Sqs] = sqs }));
    }

    private sealed class Always(ChoicePoint point, int option) : Choices
    {
        public override int Choose(ChoicePoint at, int options, string? subject = null) => at == point ? option : 0;
    }
}
