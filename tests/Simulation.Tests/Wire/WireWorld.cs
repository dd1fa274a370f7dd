using Amazon;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SQS;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;
using AwsMessaging.Simulation.Wire.Sdk;

namespace AwsMessaging.Simulation.Tests.Wire;

/// <summary>A world and real SDK clients that talk to it.</summary>
internal sealed class WireWorld
{
    private readonly HttpMessageHandler handler;

    /// <summary>A world with its own services.</summary>
    /// <param name="script">What the adversary does.</param>
    public WireWorld(string script = "benign")
    {
        World = new MessagingWorld();
        handler = World.HttpHandler;
        World.Choices.Begin(Script.Parse(script), PermittedDeviations.All);
    }

    /// <summary>A world with a service of the test's.</summary>
    public WireWorld(string script, WireService service, Func<MessagingWorld, OperationTable> operations)
        : this(script) =>
        handler = new ModelHttpHandler(World, new WireFront(new Dictionary<WireService, OperationTable> { [service] = operations(World) }));

    public MessagingWorld World { get; }

    public long Elapsed => World.Clock.ElapsedMs;

    public HttpClient Http() => new(handler, disposeHandler: false) { BaseAddress = new Uri("https://aws.example/") };

    public AmazonSQSClient Sqs() => new(
        new AnonymousAWSCredentials(), new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = Factory() });

    public AmazonDynamoDBClient DynamoDb() => new(
        new AnonymousAWSCredentials(), new AmazonDynamoDBConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = Factory() });

    public ModelHttpClientFactory Factory() => new(handler, World.Clock);

    /// <summary>Sends a request as it is on the wire, and returns status and body of the reply.</summary>
    /// <param name="text">Request line, headers, and the body after an empty line.</param>
    public string Send(string text)
    {
        using var reply = SendWhole(text);
        return $"{(int)reply.StatusCode} {Run(reply.Content.ReadAsStringAsync())}".TrimEnd();
    }

    /// <summary>Sends a request as it is on the wire, and returns the reply.</summary>
    public HttpResponseMessage SendWhole(string text) => Run(Http().SendAsync(HttpText.ToMessage(text)));

    /// <summary>Sends a request in AWS JSON.</summary>
    /// <param name="target">Service and operation: <c>Kinesis_20131202.PutRecord</c>.</param>
    /// <param name="body">Its members.</param>
    public string Json(string target, string body) =>
        Send($"POST / HTTP/1.1\nX-Amz-Target: {target}\nContent-Type: application/x-amz-json-1.1\n\n{body}");

    /// <summary>Sends a form, as the Query protocol has it.</summary>
    public string Form(string fields) =>
        Send($"POST / HTTP/1.1\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\n\n{fields}");

    /// <summary>Goes on until a task is done, and returns its result.</summary>
    public T Run<T>(Task<T> task)
    {
        Settle(task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Goes on until a task is done, which fails.</summary>
    public TException Failure<TException>(Task task)
        where TException : Exception
    {
        Settle(task);
        return Assert.IsAssignableFrom<TException>(task.Exception?.InnerException);
    }

    /// <summary>Goes on until a task is done, however it ends.</summary>
    public void Settle(Task task) =>
        Assert.Equal((RunEnd.ConditionMet, null), (World.Clock.RunUntil(long.MaxValue, () => task.IsCompleted), World.Clock.Escape));

    /// <summary>Goes on for a while.</summary>
    public void Pass(long milliseconds) => World.Clock.RunUntil(World.Clock.NowMs + milliseconds);
}
