using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>What the fix makes of handlers as they are found in the wild.</summary>
public sealed class NoPartialBatchResponseFixTests() : RuleTests("AWSM3001")
{
    [Fact]
    public Task A_foreach_collects_failures() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        namespace Orders;

        public class Function
        {
            /// <summary>Handles orders.</summary>
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                // One after the other
                foreach (var message in evnt.Records)
                {
                    await ProcessMessageAsync(message, context); // the work
                }
            }

            private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context)
            {
                context.Logger.LogInformation($"Processed message {message.Body}");
                await Task.CompletedTask;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        namespace Orders;

        public class Function
        {
            /// <summary>Handles orders.</summary>
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                // One after the other
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await ProcessMessageAsync(message, context); // the work
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context)
            {
                context.Logger.LogInformation($"Processed message {message.Body}");
                await Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Tasks_awaited_together_still_run_together() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                context.Logger.LogInformation("Batch of {Count}", evnt.Records.Count);
                await Task.WhenAll(evnt.Records.Select(m => ProcessAsync(m)));
                context.Logger.LogInformation("Done");
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(1);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                context.Logger.LogInformation("Batch of {Count}", evnt.Records.Count);
                var succeeded = await Task.WhenAll(evnt.Records.Select(async m =>
                {
                    try
                    {
                        await ProcessAsync(m);
                        return true;
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", m.MessageId);
                        return false;
                    }
                }));

                var batchItemFailures = evnt.Records
                    .Where((_, i) => !succeeded[i])
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();
                context.Logger.LogInformation("Done");

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(1);
        }
        """);

    [Fact]
    public Task A_for_by_index_keeps_its_index() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public void {|AWSM3001:Handler|}(SQSEvent input, ILambdaContext context)
            {
                for (var i = 0; i < input.Records.Count; i++)
                {
                    Store(input.Records[i].Body);
                }
            }

            private void Store(string body) => File.AppendAllText("/tmp/x", body);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public SQSBatchResponse Handler(SQSEvent input, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                for (var i = 0; i < input.Records.Count; i++)
                {
                    try
                    {
                        Store(input.Records[i].Body);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", input.Records[i].MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = input.Records[i].MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private void Store(string body) => File.AppendAllText("/tmp/x", body);
        }
        """);

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
                return "ok";
            }

            private Task SaveAsync(string text) => Task.Delay(1);
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

            private Task SaveAsync(string text) => Task.Delay(1);
        }
        """);
}
