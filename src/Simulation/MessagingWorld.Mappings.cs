using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Simulation;

/// <summary>Mappings of queues and streams to functions, and what carries them out.</summary>
public sealed partial class MessagingWorld
{
    private readonly Dictionary<string, MappingDriver> drivers = new(StringComparer.Ordinal);

    private ShardPositions streamPositions = new();

    /// <summary>Lambda's event source mappings as they are now.</summary>
    internal EventSourceMappings Mappings { get; private set; }

    /// <summary>Creates a mapping in a run; it begins to poll at once.</summary>
    internal Reply<EventSourceMapping> CreateMapping(MappingRequest request)
    {
        var reply = Mappings.Create(NowMs, request, SurroundingsOf(request));
        if (reply.IsOk)
        {
            StartMappings();
        }

        return reply;
    }

    /// <summary>Creates a mapping that every run begins with.</summary>
    internal Reply<EventSourceMapping> SetUpMapping(MappingRequest request) => Mappings.Create(NowMs, request, SurroundingsOf(request));

    /// <summary>Changes a mapping.</summary>
    internal Reply<EventSourceMapping> UpdateMapping(string uuid, MappingRequest change)
    {
        var reply = Mappings.Update(uuid, change);
        if (drivers.TryGetValue(uuid, out var driver))
        {
            driver.PumpAt(NowMs);
        }

        return reply;
    }

    /// <summary>Deletes a mapping: what was invoked goes on, and nothing more is polled.</summary>
    internal Reply<EventSourceMapping> DeleteMapping(string uuid)
    {
        Mappings.Update(uuid, new MappingRequest { Enabled = false });
        drivers.Remove(uuid);
        return Mappings.Delete(uuid);
    }

    /// <summary>Maps the stream of a table of DynamoDB to a function.</summary>
    /// <param name="table">Name of the table, which has a stream.</param>
    /// <param name="function">The function.</param>
    /// <param name="settings">
    /// Batch size, retries, bisecting and so on; null for the defaults. ARNs and source are filled in, and the oldest record is the start.
    /// </param>
    /// <exception cref="ServiceException">Lambda refuses it, as when there is no such table or it has no stream.</exception>
    public void MapTable(string table, SimulatedFunction function, MappingRequest? settings = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(function);
        GoOnSettingUp();
        settings ??= new MappingRequest();
        Map(settings with
        {
            FunctionArn = function.Arn,
            SourceArn = DynamoDb.Find(table)?.Arn ?? table,
            Source = BatchSource.DynamoDb,
            StartingPosition = settings.StartingPosition ?? MappingStart.TrimHorizon,
        });
    }

    /// <summary>A table has changed: whoever reads its stream is to look.</summary>
    internal void TableChanged(string name)
    {
        if (DynamoDb.Find(name) is not { HasStream: true } table)
        {
            return;
        }

        foreach (var mapping in Mappings.All)
        {
            if (mapping.SourceArn == table.Arn && drivers.TryGetValue(mapping.Uuid, out var driver))
            {
                driver.PumpAt(NowMs);
            }
        }
    }

    private DynamoTable? TableOf(string streamArn) => DynamoDb.Tables.FirstOrDefault(t => t.HasStream && t.Arn == streamArn);

    private void Map(MappingRequest request)
    {
        var reply = SetUpMapping(request);
        if (!reply.IsOk)
        {
            throw new ServiceException(reply.Error!);
        }
    }

    private MappingSurroundings SurroundingsOf(MappingRequest request)
    {
        var timeout = FindFunction(DeliveryRouter.NameIn(request.FunctionArn)) is { } function ? (int?)function.Timeout.TotalSeconds : null;
        if (request.Source is not (BatchSource.StandardQueue or BatchSource.FifoQueue))
        {
            var exists = request.Source switch
            {
                BatchSource.Kafka => kafkaTopics.Exists(t => t.ClusterArn == request.SourceArn),
                BatchSource.DynamoDb => TableOf(request.SourceArn) is not null,
                _ => LiveStreams.Any(s => s.Arn == request.SourceArn),
            };
            return new MappingSurroundings(timeout, exists);
        }

        var queue = queues.GetQueue(DeliveryRouter.NameIn(request.SourceArn));
        return queue.IsOk
            ? new MappingSurroundings(timeout, true, queue.Result.Attributes.VisibilityTimeout)
            : new MappingSurroundings(timeout, false);
    }

    /// <summary>Starts the mappings that do not run yet.</summary>
    private void StartMappings()
    {
        foreach (var mapping in Mappings.All)
        {
            if (!drivers.ContainsKey(mapping.Uuid))
            {
                var driver = CreateDriver(mapping, FindFunction(DeliveryRouter.NameIn(mapping.FunctionArn))!);
                drivers.Add(mapping.Uuid, driver);
                driver.PumpAt(NowMs);
            }
        }
    }

    private MappingDriver CreateDriver(EventSourceMapping mapping, SimulatedFunction function)
    {
        var name = DeliveryRouter.NameIn(mapping.SourceArn);
        if (mapping.Source is BatchSource.StandardQueue or BatchSource.FifoQueue)
        {
            var queue = StateOf(name);
            return new QueueMappingDriver(this, new QueuePoller(mapping, queue, rows: Rows), WatchOf(queue), function);
        }

        if (mapping.Source == BatchSource.Kafka)
        {
            var topic = kafkaTopics.Find(t => t.ClusterArn == mapping.SourceArn)!;
            var source = new KafkaRecordSource(topic.State, topic.ClusterArn, topic.Settings);
            var reader = new StreamMappingDriver(this, new StreamPoller(mapping, source, streamPositions, rows: Rows), topic.Name,
                function);
            topic.Readers.Add(reader);
            return reader;
        }

        if (mapping.Source == BatchSource.DynamoDb)
        {
            var table = TableOf(mapping.SourceArn)!;
            return new StreamMappingDriver(this, new StreamPoller(mapping, table, streamPositions, rows: Rows), table.Name, function);
        }

        var stream = LiveStreams.First(s => s.Arn == mapping.SourceArn);
        var poller = new StreamPoller(mapping, new KinesisRecordSource(stream.State), streamPositions, rows: Rows);
        var driver = new StreamMappingDriver(this, poller, name, function);
        stream.Readers.Add(driver);
        return driver;
    }
}
