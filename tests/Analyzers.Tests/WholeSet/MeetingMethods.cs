using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>A method in which several rules have something to repair.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Rules">Some of the rules.</param>
/// <param name="Code">The file.</param>
/// <param name="Only">The version of the SDK where it is about one.</param>
internal sealed record MeetingMethod(string Name, IReadOnlyList<string> Rules, string Code, SdkMajor? Only = null);

/// <summary>Methods as teams write them, with more than one mistake.</summary>
internal static class MeetingMethods
{
    public static readonly IReadOnlyList<MeetingMethod> All =
    [
        new("export of a list", ["AWSM1001", "AWSM1005", "AWSM1007"], """
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public sealed class Export(IAmazonSQS sqs, string queueUrl)
            {
                public async Task RunAsync(IReadOnlyList<string> rows, CancellationToken stop)
                {
                    // all of them
                    foreach (var rowsOfBatch in rows.Chunk(25)) // at once
                    {
                        var entries = rowsOfBatch.Select(row => new SendMessageBatchRequestEntry("row", row)).ToList(); // one each
                        await sqs.SendMessageBatchAsync(queueUrl, entries, stop); // out
                    }
                }
            }
            """),
        new("the first of a list", ["AWSM1001", "AWSM1005"], """
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public sealed class Samples(IAmazonSQS sqs, string queueUrl)
            {
                public async Task SendAsync(IReadOnlyList<string> rows, CancellationToken stop)
                {
                    // the first ones
                    var entries = rows.Take(50).Select((row, i) => new SendMessageBatchRequestEntry($"{i}", row)).ToList(); // one each
                    await sqs.SendMessageBatchAsync(queueUrl, entries, stop); // out

                    Console.WriteLine("sent");
                }
            }
            """),
        new("booking with a retry", ["AWSM1009", "AWSM1013"], """
            using System.Text.Json;
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public sealed record Booking(string BookingId, decimal Amount);

            public sealed class Ledger(IAmazonSQS sqs)
            {
                public async Task BookAsync(Booking booking)
                {
                    var body = JsonSerializer.Serialize(booking);
                    for (var attempt = 1; ; attempt++)
                    {
                        try
                        {
                            await sqs.SendMessageAsync(new SendMessageRequest
                            {
                                QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/bookings.fifo", // the ledger
                                MessageBody = body,
                                MessageDeduplicationId = Guid.NewGuid().ToString(), // the id
                            }).ConfigureAwait(false);
                            return;
                        }
                        catch (AmazonSQSException) when (attempt < 5)
                        {
                            // once more
                        }
                    }
                }
            }
            """),
        new("poller with everything wrong", ["AWSM2001", "AWSM2002", "AWSM2003", "AWSM2013"], """
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public sealed class Poller(IAmazonSQS sqs, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        // ask
                        var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queueUrl }, stop);
                        foreach (var message in response.Messages) // each
                        {
                            if (int.Parse(message.Attributes["ApproximateReceiveCount"]) > 3)
                            {
                                continue; // too often
                            }

                            await File.WriteAllTextAsync(message.MessageId, message.Body, stop);
                            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                        }
                    }
                }
            }
            """, SdkMajor.V4),
        new("poller that deletes first", ["AWSM2001", "AWSM2004"], """
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public sealed class Poller(IAmazonSQS sqs, string queueUrl)
            {
                public async Task RunAsync(CancellationToken stop)
                {
                    var request = new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = 10 };
                    while (!stop.IsCancellationRequested)
                    {
                        var response = await sqs.ReceiveMessageAsync(request, stop);
                        foreach (var message in response.Messages ?? [])
                        {
                            // delete the message
                            await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);
                            await File.WriteAllTextAsync(message.MessageId, message.Body, stop); // done
                        }
                    }
                }
            }
            """),
        new("handler that parses outside, swallows and goes on", ["AWSM3002", "AWSM3020"], """
            using System.Text.Json;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            public class Function
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var message in evnt.Records)
                    {
                        // what it says
                        var text = JsonSerializer.Deserialize<string>(message.Body)!;
                        try
                        {
                            await File.WriteAllTextAsync(message.MessageId, text); // kept
                        }
                        catch (Exception e)
                        {
                            context.Logger.LogError(e.Message);
                            failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                        }
                    }

                    return new SQSBatchResponse(failures);
                }
            }

            public class Indexer
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    foreach (var message in evnt.Records)
                    {
                        try
                        {
                            await File.AppendAllTextAsync("index", message.Body);
                        }
                        catch (Exception e)
                        {
                            // never mind
                            context.Logger.LogError(e.Message);
                        }
                    }

                    return new SQSBatchResponse(failures);
                }
            }
            """),
        new("stream handler that parses outside and goes on", ["AWSM3007", "AWSM3020"], """
            using System.Text.Json;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.KinesisEvents;

            public class Function
            {
                public async Task<StreamsEventResponse> FunctionHandler(KinesisEvent evnt, ILambdaContext context)
                {
                    var failures = new List<StreamsEventResponse.BatchItemFailure>();
                    foreach (var record in evnt.Records)
                    {
                        var text = JsonSerializer.Deserialize<string>(record.Kinesis.Data)!; // what it says

                        try
                        {
                            await File.WriteAllTextAsync(record.EventId, text);
                        }
                        catch (Exception e)
                        {
                            context.Logger.LogError(e.Message);
                            // it comes back
                            failures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });
                        }
                    }

                    return new StreamsEventResponse { BatchItemFailures = failures };
                }
            }
            """),
        new("handler that works in parallel and swallows", ["AWSM3002", "AWSM3009"], """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            public class Function
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    await Parallel.ForEachAsync(evnt.Records, async (message, stop) =>
                    {
                        try
                        {
                            await File.WriteAllTextAsync(message.MessageId, message.Body, stop);
                        }
                        catch (IOException)
                        {
                            failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId }); // again
                        }
                    });
                    foreach (var message in evnt.Records)
                    {
                        try
                        {
                            await File.AppendAllTextAsync("index", message.Body);
                        }
                        catch (Exception e)
                        {
                            context.Logger.LogError(e.Message); // noted
                        }
                    }

                    return new SQSBatchResponse(failures);
                }
            }
            """),
        new("handler that deletes and forgets", ["AWSM3011", "AWSM3022"], """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;
            using Amazon.SQS;

            public class Function(IAmazonSQS sqs)
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                    {
                        await File.WriteAllTextAsync(message.MessageId, message.Body);
                        _ = File.AppendAllTextAsync("index", message.MessageId); // later
                        await sqs.SendMessageAsync("https://next", message.Body);
                        await sqs.DeleteMessageAsync("https://queue", message.ReceiptHandle);
                    }

                    return new SQSBatchResponse();
                }
            }
            """),
        new("batch with a list that is null", ["AWSM1001", "AWSM1031"], """
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public sealed class Sender(IAmazonSQS sqs, string queueUrl)
            {
                public async Task SendAsync(string text, string other)
                {
                    // both
                    var request = new SendMessageBatchRequest { QueueUrl = queueUrl };
                    request.Entries.Add(new SendMessageBatchRequestEntry("1", text));
                    request.Entries.Add(new SendMessageBatchRequestEntry("2", other));
                    await sqs.SendMessageBatchAsync(request); // out
                }
            }
            """, SdkMajor.V4),
        new("client for each of many sends", ["AWSM1003", "AWSM1028"], """
            using Amazon.SQS;

            public sealed class Sender(string queueUrl)
            {
                public async Task SendAsync(string text)
                {
                    await Task.Yield();
                    // a client
                    var sqs = new AmazonSQSClient();
                    _ = sqs.SendMessageAsync(queueUrl, text); // and gone
                }
            }
            """),
        new("records of a stream in one batch", ["AWSM1001", "AWSM1023"], """
            using System.Text.Json;
            using Amazon.Kinesis;
            using Amazon.Kinesis.Model;

            public sealed record Trade(string TradeId, string Desk);

            public sealed class Trades(IAmazonKinesis kinesis)
            {
                public async Task SendAsync(IReadOnlyList<Trade> trades)
                {
                    var records = trades.Select(trade => new PutRecordsRequestEntry
                    {
                        PartitionKey = nameof(Trade), // the key
                        Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(trade)),
                    }).ToList();
                    await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = "trades", Records = records }); // off
                }
            }
            """),
        new("delivery to a data lake", ["AWSM1001", "AWSM1038"], """
            using System.Text.Json;
            using Amazon.KinesisFirehose;
            using Amazon.KinesisFirehose.Model;

            public sealed record Visit(string Page, int Seconds);

            public sealed class Visits(IAmazonKinesisFirehose firehose)
            {
                public async Task DeliverAsync(IReadOnlyList<Visit> visits)
                {
                    // each a line
                    var records = visits.Select(visit => new Record { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(visit)) }).ToList();
                    _ = await firehose.PutRecordBatchAsync("visits", records); // off
                }
            }
            """),
        new("announcement in a transaction", ["AWSM1013", "AWSM1026"], """
            using System.Data.Common;
            using System.Text.Json;
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public sealed record Payment(string PaymentId, decimal Amount);

            public sealed class Payments(IAmazonSQS sqs, DbConnection connection)
            {
                public async Task PayAsync(Payment payment, CancellationToken stop)
                {
                    await using var transaction = await connection.BeginTransactionAsync(stop);
                    await using var command = connection.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText = "INSERT INTO payments (id) VALUES (1)"; // the row
                    await command.ExecuteNonQueryAsync(stop);
                    // tell the ledger
                    await sqs.SendMessageAsync(new SendMessageRequest
                    {
                        QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/ledger.fifo",
                        MessageBody = JsonSerializer.Serialize(payment),
                    }, stop);
                    await transaction.CommitAsync(stop); // done
                }
            }
            """),
        new("sends with a client of their own, one by one", ["AWSM1025", "AWSM1028"], """
            using Amazon.SQS;

            public sealed class Reminders
            {
                public async Task SendAsync(IReadOnlyList<string> texts, CancellationToken stop)
                {
                    var sqs = new AmazonSQSClient(); // new
                    foreach (var text in texts)
                    {
                        await sqs.SendMessageAsync("https://sqs.eu-west-1.amazonaws.com/123456789012/reminders", text, stop);
                    }
                }
            }
            """),
        new("request with numbers that are refused", ["AWSM1015", "AWSM1016"], """
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public sealed class Delayed(IAmazonSQS sqs)
            {
                public async Task SendAsync(string text, string id)
                {
                    await sqs.SendMessageAsync(new SendMessageRequest
                    {
                        QueueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/late.fifo",
                        MessageBody = text,
                        MessageGroupId = id, // its own
                        MessageDeduplicationId = id,
                        DelaySeconds = 3600,
                    });
                }
            }
            """),
        new("handler of the first record that forgets its work", ["AWSM3011", "AWSM3018"], """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            public class Function
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    // the message
                    var message = evnt.Records[0];
                    await File.WriteAllTextAsync(message.MessageId, message.Body); // kept
                    _ = File.AppendAllTextAsync("index", message.MessageId); // noted
                    return new SQSBatchResponse();
                }
            }
            """),
        new("handler that swallows all and deletes", ["AWSM3003", "AWSM3022"], """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;
            using Amazon.SQS;

            public class Function(IAmazonSQS sqs)
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    try
                    {
                        foreach (var message in evnt.Records)
                        {
                            await sqs.SendMessageAsync("https://next", message.Body);
                            await sqs.DeleteMessageAsync("https://queue", message.ReceiptHandle);
                        }
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e.Message);
                        // that is all
                    }

                    return new SQSBatchResponse();
                }
            }
            """),
        new("parallel handler that names its failures wrongly", ["AWSM3004", "AWSM3009"], """
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            public class Function
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    var failures = new List<SQSBatchResponse.BatchItemFailure>();
                    await Task.WhenAll(evnt.Records.Select(async message =>
                    {
                        try
                        {
                            await File.WriteAllTextAsync(message.MessageId, message.Body);
                        }
                        catch (IOException)
                        {
                            // again
                            failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.ReceiptHandle });
                        }
                    }));

                    return new SQSBatchResponse(failures);
                }
            }
            """),
        new("producer with weak settings that does not wait", ["AWSM7002", "AWSM7003"], """
            using Confluent.Kafka;

            public sealed class Prices
            {
                private readonly IProducer<string, string> producer = new ProducerBuilder<string, string>(
                    new ProducerConfig { BootstrapServers = "kafka:9092", Acks = Acks.Leader }).Build();

                public async Task SendAsync(string product, string price)
                {
                    await Task.Yield();
                    _ = producer.ProduceAsync("prices", new Message<string, string> { Key = product, Value = price }); // off
                }
            }
            """),
    ];
}
