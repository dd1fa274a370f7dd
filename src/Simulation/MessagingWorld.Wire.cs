using AwsMessaging.Semantics.Queues;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;
using AwsMessaging.Simulation.Wire.Sqs;

namespace AwsMessaging.Simulation;

/// <summary>The world as an HTTP endpoint.</summary>
public sealed partial class MessagingWorld
{
    private readonly WireFront wire;

    /// <summary>
    /// What an unchanged SDK client needs to talk to this world instead of AWS: the handler of its <see cref="HttpClient"/>. It answers SQS
    /// whatever the endpoint, region and credentials. The handler is good for all runs; clients may be made once or
    /// by each program, and repeat failed calls in real time unless they are told to wait in <see cref="Clock"/>'s.
    /// </summary>
    /// <remarks>
    /// Calls take a millisecond of virtual time each, and are lost, throttled or answered in vain where the adversary says so. A call that is
    /// lost ends in an <see cref="HttpRequestException"/>. Errors have the codes and forms of AWS. Disposing of clients does no harm.
    /// </remarks>
    /// <example>
    /// <code>
    /// sealed class Factory(MessagingWorld world) : HttpClientFactory
    /// {
    ///     public override HttpClient CreateHttpClient(IClientConfig config) =>
    ///         new(world.HttpHandler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    /// }
    /// IAmazonSQS sqs = new AmazonSQSClient(new AnonymousAWSCredentials(), new AmazonSQSConfig { HttpClientFactory = new Factory(world), … });
    /// </code>
    /// </example>
    public HttpMessageHandler HttpHandler { get; }

    /// <summary>SQS as it is now.</summary>
    internal SqsService Queues => queues;

    /// <summary>Id of the account.</summary>
    internal string Account { get; }

    private ModelHttpHandler CreateHttpHandler(out WireFront front)
    {
        front = new WireFront(new Dictionary<WireService, OperationTable>
        {
            [WireService.Sqs] = SqsOperations.Create(this),
        });
        return new ModelHttpHandler(this, front);
    }
}
