using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;
using AwsMessaging.Simulation.Wire.Sdk;

namespace AwsMessaging.Simulation.Tests.Wire;

/// <summary>How a real client and the wire front get on, whatever the operation does: here it does what the test wants.</summary>
public sealed class SdkTransportTests
{
    private const string Queue = "https://sqs.us-east-1.amazonaws.com/123456789012/orders";

    private readonly List<WireCall> parked = [];
    private ServiceError? refusal;
    private string? digest;

    [Theory]
    [InlineData("QueueDoesNotExist", 400, typeof(QueueDoesNotExistException), "AWS.SimpleQueueService.NonExistentQueue", ErrorType.Sender)]
    [InlineData("UnsupportedOperation", 400, typeof(Amazon.SQS.Model.UnsupportedOperationException), "AWS.SimpleQueueService.UnsupportedOperation", ErrorType.Sender)]
    [InlineData("InvalidParameterValue", 400, typeof(AmazonSQSException), "InvalidParameterValue", ErrorType.Sender)]
    [InlineData("MissingParameter", 400, typeof(AmazonSQSException), "MissingParameter", ErrorType.Sender)]
    public void Errors_arrive_as_the_clients_exceptions(string code, int status, Type exception, string clientCode, ErrorType type)
    {
        var time = World();
        refusal = new ServiceError(code, "because", status);
        var send = time.Sqs().SendMessageAsync(Queue, "hello");

        time.Settle(send);

        var error = Assert.IsAssignableFrom<AmazonSQSException>(send.Exception?.InnerException);
        Assert.IsType(exception, error);
        Assert.Equal((clientCode, type, "because", status), (error.ErrorCode, error.ErrorType, error.Message, (int)error.StatusCode));
    }

    /// <summary>AWS leaves empty lists out, which the client of version 4 shows as null.</summary>
    [Fact]
    public void An_empty_list_is_null_to_the_client()
    {
        var time = World();
        var receive = time.Sqs().ReceiveMessageAsync(Queue);
        time.Pass(10);

        Assert.Single(parked).Complete(new WireStructure().WithUnlessEmpty("Messages", []));

        Assert.Null(time.Run(receive).Messages);
    }

    [Fact]
    public void The_client_checks_the_digests_of_what_it_sent()
    {
        var time = World();
        digest = "5d41402abc4b2a76b9719d911017c592";
        Assert.Equal(digest, time.Run(time.Sqs().SendMessageAsync(Queue, "hello")).MD5OfMessageBody);

        var other = time.Sqs().SendMessageAsync(Queue, "other");
        time.Settle(other);

        Assert.Contains("MD5 hash mismatch", Assert.IsType<AmazonSQSException>(other.Exception?.InnerException).Message);
    }

    [Fact]
    public void A_connection_that_always_breaks_is_the_clients_error()
    {
        var time = World("net.sqs#0=1, net.sqs#1=1, net.sqs#2=1");
        var send = time.Sqs().SendMessageAsync(Queue, "hello");

        time.Settle(send);

        Assert.IsType<IOException>(send.Exception!.InnerException);
    }

    [Fact]
    public void A_cancelled_call_ends_on_the_drivers_turn_and_is_abandoned()
    {
        var time = World();
        using var cancellation = new CancellationTokenSource();
        var abandoned = false;
        var receive = time.Sqs().ReceiveMessageAsync(Queue, cancellation.Token);
        time.Pass(10);
        var call = Assert.Single(parked);
        call.OnAbandoned(() => abandoned = true);

        cancellation.Cancel();
        Assert.False(receive.IsCompleted);
        time.Settle(receive);

        Assert.True(receive.IsCanceled);
        Assert.True(abandoned);
    }

    [Fact]
    public void What_follows_a_reply_runs_on_the_thread_that_gave_it()
    {
        var time = World();
        var thread = -1;
        var receive = Continue(time.Sqs());
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
        var time = World();
        var before = AWSConfigs.HttpClientFactory;
        AWSConfigs.HttpClientFactory = time.Factory();
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

    private WireWorld World(string script = "benign") => new(script, WireService.Sqs, _ => new OperationTable()
        .Add("SendMessage", _ => refusal is not null
            ? refusal
            : new WireStructure().With("MessageId", "m1").With("MD5OfMessageBody", digest))
        .AddDeferred("ReceiveMessage", parked.Add));
}
