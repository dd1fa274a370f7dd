using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Semantics.Topics;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.DynamoDb;
using AwsMessaging.Simulation.Wire.EventBridge;
using AwsMessaging.Simulation.Wire.Firehose;
using AwsMessaging.Simulation.Wire.Kinesis;
using AwsMessaging.Simulation.Wire.Lambda;
using AwsMessaging.Simulation.Wire.Protocols;
using AwsMessaging.Simulation.Wire.Scheduler;
using AwsMessaging.Simulation.Wire.Sns;
using AwsMessaging.Simulation.Wire.Sqs;
using AwsMessaging.Simulation.Wire.StepFunctions;
using AwsMessaging.Simulation.Wire.Typed;

namespace AwsMessaging.Simulation;

/// <summary>The world as an HTTP endpoint.</summary>
public sealed partial class MessagingWorld
{
    private readonly WireFront wire;

    /// <summary>
    /// What an unchanged SDK client needs to talk to this world instead of AWS: the handler of its <see cref="HttpClient"/>. It answers
    /// SQS, SNS, EventBridge and its Scheduler, Kinesis, Firehose, Lambda, Step Functions and DynamoDB, by their protocols, whatever the
    /// endpoint, region and credentials. The handler is good for all runs; clients may be made once or by each program, and repeat failed
    /// calls in real time unless they are told to wait in <see cref="Clock"/>'s.
    /// </summary>
    /// <remarks>
    /// Calls take a millisecond of virtual time each, and are lost, throttled or answered in vain where the adversary says so. A call that
    /// is lost ends in an <see cref="HttpRequestException"/>. Errors have the codes and forms of AWS. Disposing of clients does no harm.
    /// </remarks>
    /// <example>
    /// <code>
    /// sealed class Factory(MessagingWorld world) : HttpClientFactory
    /// {
    ///     public override HttpClient CreateHttpClient(IClientConfig config) =>
    ///         new(world.HttpHandler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    /// }
    /// IAmazonSQS sqs = new AmazonSQSClient(new AnonymousAWSCredentials(), new AmazonSQSConfig { HttpClientFactory = new Factory(world), …
    /// });
    /// </code>
    /// </example>
    public HttpMessageHandler HttpHandler { get; }

    /// <summary>The tables of DynamoDB as they are now. Programs reach them through <see cref="HttpHandler"/>.</summary>
    public DynamoDatabase DynamoDb { get; private set; }

    /// <summary>The services as they are asked over the wire.</summary>
    internal WireFront Wire => wire;

    /// <summary>SQS as it is now.</summary>
    internal SqsService Queues => queues;

    /// <summary>SNS as it is now.</summary>
    internal SnsService Topics => topics;

    /// <summary>Id of the account.</summary>
    internal string Account { get; }

    /// <summary>Creates a table of DynamoDB.</summary>
    /// <param name="name">Its name: its lane in traces.</param>
    /// <param name="partitionKey">Name of the partition key, a text.</param>
    /// <param name="sortKey">The sort key; null for none.</param>
    /// <param name="hasStream">Whether it has a stream of its changes, with the images before and after.</param>
    /// <exception cref="ServiceException">There is one of that name.</exception>
    public void CreateTable(string name, string partitionKey, KeyAttribute? sortKey = null, bool hasStream = false)
    {
        GoOnSettingUp();
        var reply = DynamoDb.CreateTable(name, new KeyAttribute(partitionKey, AttributeType.S), sortKey, hasStream);
        if (!reply.IsOk)
        {
            throw new ServiceException(reply.Error!);
        }
    }

    /// <summary>The streams of Kinesis that are there, by their names. One that is being deleted is there no more.</summary>
    internal IEnumerable<SimulatedStream> LiveStreams =>
        streams.Where(s => s.State.Status != StreamStatus.Deleting).OrderBy(s => s.Name, StringComparer.Ordinal);

    /// <summary>Creates a stream in a run; the next one does not have it.</summary>
    internal Reply<KinesisStream> CreateStream(CreateStream request)
    {
        if (LiveStreams.Any(s => s.Name == request.Name))
        {
            return KinesisErrors.StreamExists(request.Name, Account);
        }

        var reply = KinesisStream.Create(NowMs, request, null, Rows, Account, Region);
        if (reply.IsOk)
        {
            streams.Add(new SimulatedStream(this, reply.Result));
        }

        return reply;
    }

    /// <summary>Creates a Firehose stream in a run, to a destination that takes everything; the next run does not have it.</summary>
    internal Reply<SimulatedDeliveryStream> AddDeliveryStream(string name, DeliveryStreamSettings settings)
    {
        if (FindDeliveryStream(name) is not null)
        {
            return new ServiceError("ResourceInUseException", $"Firehose {name} under accountId {Account} already exists");
        }

        var reply = DeliveryStream.Create(name, settings, null, Rows, Account, Region);
        if (!reply.IsOk)
        {
            return reply.Error!;
        }

        var stream = new SimulatedDeliveryStream(this, reply.Result, settings, null);
        deliveryStreams.Add(stream);
        return stream;
    }

    /// <summary>
    /// A client whose calls this world answers, of a class as the SDK has them: <c>AmazonKinesisClient</c> and its like, from whichever
    /// assembly. Its operations are overridden, and nothing of the class itself is run; so unlike with <see cref="HttpHandler"/> it may be
    /// a class without behaviour, that stands for a package that is not there.
    /// </summary>
    /// <remarks>
    /// Calls are repeated in virtual time as the SDK repeats them, and end in the SDK's exceptions. They cannot be cancelled.
    /// </remarks>
    /// <typeparam name="TClient">The class; its operations are virtual.</typeparam>
    /// <exception cref="ArgumentException">It is no client class, or one of a service that the model has not.</exception>
    public TClient CreateClient<TClient>()
        where TClient : class =>
        (TClient)CreateClient(typeof(TClient));

    /// <summary>
    /// A client whose calls this world answers, as <see cref="CreateClient{TClient}"/>, of a class that is known at run time.
    /// </summary>
    /// <param name="type">The class.</param>
    /// <exception cref="ArgumentException">It is no client class, or one of a service that the model has not.</exception>
    public object CreateClient(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var service = TypedClient.ServiceOf(type);
        return ClientType.Create(type, new TypedClient(this, type, service, wire.TableOf(service)).Call);
    }

    /// <summary>
    /// A client that sets the world up, of a class as the SDK has them: its calls are answered at once, nothing happens to them on the way,
    /// and what they create is there in every run. This is how code that deploys is carried out. Only here a Lambda function can be created
    /// by a call.
    /// </summary>
    /// <param name="type">The class.</param>
    /// <param name="code">The code of a function that is created, by its name and its handler setting: takes the event as JSON, and returns
    /// the response.</param>
    /// <exception cref="ArgumentException">It is no client class, or one of a service that the model has not.</exception>
    public object CreateSetUpClient(Type type, Func<string, string, Func<string, Task<string?>>> code)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(code);
        var service = TypedClient.ServiceOf(type);
        return ClientType.Create(type, new TypedClient(this, type, service, wire.TableOf(service)) { SetUp =
            new SetUpOperations(this, code) }.Call);
    }

    private ModelHttpHandler CreateHttpHandler(out WireFront front)
    {
        front = new WireFront(new Dictionary<WireService, OperationTable>
        {
            [WireService.Sqs] = SqsOperations.Create(this),
            [WireService.Sns] = SnsOperations.Create(this),
            [WireService.EventBridge] = EventBridgeOperations.Create(this),
            [WireService.Kinesis] = KinesisOperations.Create(this),
            [WireService.Firehose] = FirehoseOperations.Create(this),
            [WireService.StepFunctions] = StepFunctionsOperations.Create(this),
            [WireService.Lambda] = LambdaOperations.Create(this),
            [WireService.Scheduler] = SchedulerOperations.Create(this),
            [WireService.DynamoDb] = DynamoDbOperations.Create(this),
        });
        return new ModelHttpHandler(this, front);
    }
}
