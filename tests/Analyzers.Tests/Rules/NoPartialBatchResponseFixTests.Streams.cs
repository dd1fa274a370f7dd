using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <content>Streams and FIFO queues, whose order decides what comes back.</content>
public sealed partial class NoPartialBatchResponseFixTests
{
    /// <summary>A text that nobody reads gives way to the response.</summary>
    [Fact]
    public Task A_stream_stops_at_the_first_failure() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.KinesisEvents;

        public class Function
        {
            public async Task<string> {|AWSM3001:FunctionHandler|}(KinesisEvent kinesisEvent, ILambdaContext context)
            {
                context.Logger.LogLine($"Beginning to process {kinesisEvent.Records.Count} records...");

                foreach (var record in kinesisEvent.Records)
                {
                    using var reader = new StreamReader(record.Kinesis.Data);
                    await SaveAsync(await reader.ReadToEndAsync());
                }

                context.Logger.LogLine("Stream processing complete.");
                return $"{kinesisEvent.Records.Count} records";
            }

            private Task SaveAsync(string text) => File.WriteAllTextAsync("/tmp/x", text);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.KinesisEvents;

        public class Function
        {
            public async Task<StreamsEventResponse> FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
            {
                context.Logger.LogLine($"Beginning to process {kinesisEvent.Records.Count} records...");

                var batchItemFailures = new List<StreamsEventResponse.BatchItemFailure>();

                foreach (var record in kinesisEvent.Records)
                {
                    try
                    {
                        using var reader = new StreamReader(record.Kinesis.Data);
                        await SaveAsync(await reader.ReadToEndAsync());
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogLine($"Record {record.Kinesis.SequenceNumber} failed: {e}");
                        batchItemFailures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });

                        // Lambda retries from the failed record on: what comes after it has to wait.
                        break;
                    }
                }

                context.Logger.LogLine("Stream processing complete.");

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda skips the failed record.
                return new StreamsEventResponse { BatchItemFailures = batchItemFailures };
            }

            private Task SaveAsync(string text) => File.WriteAllTextAsync("/tmp/x", text);
        }
        """);

    /// <summary>What the outer catch gets from now on concerns the whole batch: it must not pass for success.</summary>
    [Fact]
    public Task DynamoDB_in_a_try_that_swallowed() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(DynamoDBEvent dynamoEvent, ILambdaContext context)
            {
                try
                {
                    context.Logger.LogLine("Start");
                    foreach (var record in dynamoEvent.Records)
                    {
                        if (record.EventName != "INSERT")
                            continue;

                        await StoreAsync(record.Dynamodb.NewImage["id"].S);
                    }
                }
                catch (Exception ex)
                {
                    context.Logger.LogLine(ex.Message);
                }
            }

            private Task StoreAsync(string id) => File.WriteAllTextAsync("/tmp/x", id);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;

        public class Function
        {
            public async Task<StreamsEventResponse> FunctionHandler(DynamoDBEvent dynamoEvent, ILambdaContext context)
            {
                var batchItemFailures = new List<StreamsEventResponse.BatchItemFailure>();

                try
                {
                    context.Logger.LogLine("Start");
                    foreach (var record in dynamoEvent.Records)
                    {
                        try
                        {
                            if (record.EventName != "INSERT")
                                continue;

                            await StoreAsync(record.Dynamodb.NewImage["id"].S);
                        }
                        catch (Exception ex)
                        {
                            context.Logger.LogLine($"Record {record.Dynamodb.SequenceNumber} failed: {ex}");
                            batchItemFailures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Dynamodb.SequenceNumber });

                            // Lambda retries from the failed record on: what comes after it has to wait.
                            break;
                        }
                    }
                }
                catch (Exception ex)
                {
                    context.Logger.LogLine(ex.Message);
                    throw;
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda skips the failed record.
                return new StreamsEventResponse { BatchItemFailures = batchItemFailures };
            }

            private Task StoreAsync(string id) => File.WriteAllTextAsync("/tmp/x", id);
        }
        """);

    /// <summary>Both packages have a StreamsEventResponse: the name is written out.</summary>
    [Fact]
    public Task A_stream_in_parallel_reports_the_earliest() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KinesisEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(KinesisEvent evnt, ILambdaContext context)
            {
                if (evnt.Records.Count == 0)
                {
                    return;
                }

                await Task.WhenAll(evnt.Records.Select(StoreAsync));
            }

            private Task StoreAsync(KinesisEvent.KinesisEventRecord record) => Task.Delay(record.Kinesis.PartitionKey.Length);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KinesisEvents;

        public class Function
        {
            public async Task<Amazon.Lambda.KinesisEvents.StreamsEventResponse> FunctionHandler(KinesisEvent evnt, ILambdaContext context)
            {
                if (evnt.Records.Count == 0)
                {
                    return new Amazon.Lambda.KinesisEvents.StreamsEventResponse { BatchItemFailures = new List<Amazon.Lambda.KinesisEvents.StreamsEventResponse.BatchItemFailure>() };
                }

                var succeeded = await Task.WhenAll(evnt.Records.Select(async record =>
                {
                    try
                    {
                        await StoreAsync(record);
                        return true;
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Record {SequenceNumber} failed", record.Kinesis.SequenceNumber);
                        return false;
                    }
                }));

                // Lambda retries from the earliest failed record on, so it is the one to report.
                var batchItemFailures = evnt.Records
                    .Where((_, i) => !succeeded[i])
                    .Take(1)
                    .Select(record => new Amazon.Lambda.KinesisEvents.StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda skips the failed record.
                return new Amazon.Lambda.KinesisEvents.StreamsEventResponse { BatchItemFailures = batchItemFailures };
            }

            private Task StoreAsync(KinesisEvent.KinesisEventRecord record) => Task.Delay(record.Kinesis.PartitionKey.Length);
        }
        """);

    [Fact]
    public Task Parallel_over_a_stream_reports_the_earliest() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;

        public class Function
        {
            public void {|AWSM3001:FunctionHandler|}(DynamoDBEvent evnt, ILambdaContext context)
            {
                Parallel.ForEach(evnt.Records, record => Store(record));
            }

            private void Store(DynamoDBEvent.DynamodbStreamRecord record) => File.Delete(record.EventID);
        }
        """,
        """
        using System.Collections.Concurrent;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;

        public class Function
        {
            public StreamsEventResponse FunctionHandler(DynamoDBEvent evnt, ILambdaContext context)
            {
                var failed = new ConcurrentBag<DynamoDBEvent.DynamodbStreamRecord>();

                Parallel.ForEach(evnt.Records, record =>
                {
                    try
                    {
                        Store(record);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Record {SequenceNumber} failed", record.Dynamodb.SequenceNumber);
                        failed.Add(record);
                    }
                });

                // Lambda retries from the earliest failed record on, so it is the one to report.
                var batchItemFailures = evnt.Records
                    .Where(record => failed.Contains(record))
                    .Take(1)
                    .Select(record => new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Dynamodb.SequenceNumber })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda skips the failed record.
                return new StreamsEventResponse { BatchItemFailures = batchItemFailures };
            }

            private void Store(DynamoDBEvent.DynamodbStreamRecord record) => File.Delete(record.EventID);
        }
        """);

    /// <summary>The handler reads the message group: the queue is FIFO, or loses nothing by being handled as one.</summary>
    [Fact]
    public Task FIFO_stops_and_returns_the_rest() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var record in evnt.Records)
                {
                    var group = record.Attributes["MessageGroupId"];
                    await StoreAsync(group, record.Body);
                }
            }

            private Task StoreAsync(string group, string body) => File.WriteAllTextAsync("/tmp/" + group, body);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var record in evnt.Records)
                {
                    try
                    {
                        var group = record.Attributes["MessageGroupId"];
                        await StoreAsync(group, record.Body);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", record.MessageId);

                        // FIFO: this message and all after it come back, so that they stay in order.
                        batchItemFailures.AddRange(evnt.Records
                            .SkipWhile(message => message != record)
                            .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId }));
                        break;
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(string group, string body) => File.WriteAllTextAsync("/tmp/" + group, body);
        }
        """);

    [Fact]
    public Task FIFO_by_index_returns_the_rest() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                for (var i = 0; i < evnt.Records.Count; i++)
                {
                    var isFifo = evnt.Records[i].EventSourceArn.EndsWith(".fifo");
                    await StoreAsync(isFifo, evnt.Records[i].Body);
                }
            }

            private Task StoreAsync(bool isFifo, string body) => File.WriteAllTextAsync("/tmp/" + isFifo, body);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                for (var i = 0; i < evnt.Records.Count; i++)
                {
                    try
                    {
                        var isFifo = evnt.Records[i].EventSourceArn.EndsWith(".fifo");
                        await StoreAsync(isFifo, evnt.Records[i].Body);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", evnt.Records[i].MessageId);

                        // FIFO: this message and all after it come back, so that they stay in order.
                        batchItemFailures.AddRange(evnt.Records
                            .Skip(i)
                            .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId }));
                        break;
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(bool isFifo, string body) => File.WriteAllTextAsync("/tmp/" + isFifo, body);
        }
        """);

    /// <summary>Annotations write the mapping from the return type: nothing is left for a person to do.</summary>
    [Fact]
    public Task FIFO_in_parallel_returns_the_first_failure_and_the_rest() => Fixes(
        """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.SQS;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Functions
        {
            [LambdaFunction]
            [SQSEvent("arn:aws:sqs:eu-west-1:123456789012:orders.fifo", BatchSize = 10)]
            public async Task {|AWSM3001:ProcessOrders|}(SQSEvent evnt, ILambdaContext context)
            {
                await Task.WhenAll(evnt.Records.Select(m => StoreAsync(m)));
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """,
        """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.SQS;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Functions
        {
            [LambdaFunction]
            [SQSEvent("arn:aws:sqs:eu-west-1:123456789012:orders.fifo", BatchSize = 10)]
            public async Task<SQSBatchResponse> ProcessOrders(SQSEvent evnt, ILambdaContext context)
            {
                var succeeded = await Task.WhenAll(evnt.Records.Select(async m =>
                {
                    try
                    {
                        await StoreAsync(m);
                        return true;
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", m.MessageId);
                        return false;
                    }
                }));

                // FIFO: the first failed message and all after it come back, so that they stay in order.
                var batchItemFailures = evnt.Records
                    .SkipWhile((_, i) => succeeded[i])
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);
}
