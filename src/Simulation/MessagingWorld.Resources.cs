using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Simulation;

/// <summary>What is in the world.</summary>
public sealed partial class MessagingWorld
{
    /// <summary>Creates a queue. A name that ends in <c>.fifo</c> makes it a FIFO queue.</summary>
    /// <param name="name">1 to 80 letters, digits, hyphens and underscores.</param>
    /// <param name="attributes">Attributes by the names that SQS has for them, such as <c>VisibilityTimeout</c>.</param>
    /// <exception cref="ServiceException">SQS refuses it.</exception>
    public SimulatedQueue CreateQueue(string name, params (string Name, string Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        GoOnSettingUp();
        var all = attributes.Select(a => new KeyValuePair<string, string>(a.Name, a.Value)).ToList();
        if (name.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal) && !attributes.Any(a => a.Name == "FifoQueue"))
        {
            all.Add(new("FifoQueue", "true"));
        }

        var reply = queues.CreateQueue(NowMs, name, all);
        return reply.IsOk ? new SimulatedQueue(this, name) : throw new ServiceException(reply.Error!);
    }

    /// <summary>The queue of that name; null when there is none.</summary>
    internal SimulatedQueue? FindQueue(string name) => queues.GetQueue(name).IsOk ? new SimulatedQueue(this, name) : null;

    /// <summary>Creates a queue whose messages go to a dead-letter queue after too many receives.</summary>
    /// <param name="name">1 to 80 letters, digits, hyphens and underscores.</param>
    /// <param name="deadLetterQueue">The dead-letter queue, of the same kind.</param>
    /// <param name="maxReceiveCount">Receives after which a message moves, 1 to 1,000.</param>
    /// <param name="attributes">Further attributes.</param>
    /// <exception cref="ServiceException">SQS refuses it.</exception>
    public SimulatedQueue CreateQueue(
        string name, SimulatedQueue deadLetterQueue, int maxReceiveCount, params (string Name, string Value)[] attributes)
    {
        ArgumentNullException.ThrowIfNull(deadLetterQueue);
        return CreateQueue(name, [.. attributes, ("RedrivePolicy", new RedrivePolicy(deadLetterQueue.Arn, maxReceiveCount).ToString())]);
    }

    /// <summary>Creates a Lambda function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="handler">Takes the event as JSON text, and returns the response as JSON text or null.</param>
    /// <param name="timeout">How long an invocation may take; null for Lambda's default of 3 seconds.</param>
    /// <param name="reservedConcurrency">Invocations at one time; null for any number.</param>
    public SimulatedFunction CreateFunction(string name, Func<string, Task<string?>> handler, TimeSpan? timeout =
        null, int? reservedConcurrency = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        GoOnSettingUp();
        var function = new SimulatedFunction(this, name, handler, timeout ?? TimeSpan.FromSeconds(3), reservedConcurrency);
        functions.Add(function);
        return function;
    }

    /// <summary>Maps a queue to a function.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="function">The function.</param>
    /// <param name="settings">
    /// Batch size, window, report of failed items and so on; null for the defaults. ARNs and source are filled in.
    /// </param>
    /// <exception cref="ServiceException">Lambda refuses it, as when the queue's visibility timeout is below the function's.</exception>
    public void Map(SimulatedQueue queue, SimulatedFunction function, MappingRequest? settings = null)
    {
        ArgumentNullException.ThrowIfNull(queue);
        ArgumentNullException.ThrowIfNull(function);
        GoOnSettingUp();
        var request = (settings ?? new MappingRequest()) with
        {
            FunctionArn = function.Arn,
            SourceArn = queue.Arn,
            Source = queue.State.Attributes.FifoQueue ? BatchSource.FifoQueue : BatchSource.StandardQueue,
        };
        Map(request);
    }

    /// <summary>Creates a Kinesis stream with an even split of the hash keys.</summary>
    /// <param name="name">Its name: its lane in traces.</param>
    /// <param name="shards">Number of shards, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of shards is below 1.</exception>
    public SimulatedStream CreateStream(string name, int shards = 1)
    {
        GoOnSettingUp();
        var stream = new SimulatedStream(this, new KinesisStream(NowMs, name, shards, null, Rows, Account, Region));
        streams.Add(stream);
        return stream;
    }

    /// <summary>Maps a stream to a function.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="function">The function.</param>
    /// <param name="settings">
    /// Batch size, retries, bisecting and so on; null for the defaults. ARNs and source are filled in, and the oldest record is the start.
    /// </param>
    /// <exception cref="ServiceException">Lambda refuses it.</exception>
    public void Map(SimulatedStream stream, SimulatedFunction function, MappingRequest? settings = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(function);
        GoOnSettingUp();
        settings ??= new MappingRequest();
        var request = settings with
        {
            FunctionArn = function.Arn,
            SourceArn = stream.Arn,
            Source = BatchSource.Kinesis,
            StartingPosition = settings.StartingPosition ?? MappingStart.TrimHorizon,
        };
        Map(request);
    }

    /// <summary>Creates a database.</summary>
    /// <param name="name">Its name: its lane in traces.</param>
    public SimulatedDatabase CreateDatabase(string name = "database")
    {
        GoOnSettingUp();
        var database = new SimulatedDatabase(this, new Database(name, Rows));
        databases.Add(database);
        return database;
    }
}
