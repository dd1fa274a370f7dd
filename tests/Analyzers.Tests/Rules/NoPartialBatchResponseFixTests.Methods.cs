using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <content>Handlers that hand the event on.</content>
public sealed partial class NoPartialBatchResponseFixTests
{
    /// <summary>The function that does the work has no context: Lambda's own logger is at hand.</summary>
    [Fact]
    public Task An_expression_that_hands_the_event_on_stays_one() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context) => ProcessBatchAsync(evnt);

            private async Task ProcessBatchAsync(SQSEvent evnt)
            {
                foreach (var message in evnt.Records)
                {
                    await Task.Delay(message.Body.Length);
                }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context) => ProcessBatchAsync(evnt);

            private async Task<SQSBatchResponse> ProcessBatchAsync(SQSEvent evnt)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await Task.Delay(message.Body.Length);
                    }
                    catch (Exception e)
                    {
                        LambdaLogger.Log($"Message {message.MessageId} failed: {e}");
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }
        }
        """);

    [Fact]
    public Task A_local_function_that_gets_the_event() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                context.Logger.LogInformation("Start");
                await HandleBatchAsync(evnt);
                context.Logger.LogInformation("End");

                async Task HandleBatchAsync(SQSEvent batch)
                {
                    foreach (var message in batch.Records)
                    {
                        await Task.Delay(message.Body.Length);
                    }
                }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                context.Logger.LogInformation("Start");
                var response = await HandleBatchAsync(evnt);
                context.Logger.LogInformation("End");

                return response;

                async Task<SQSBatchResponse> HandleBatchAsync(SQSEvent batch)
                {
                    var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                    foreach (var message in batch.Records)
                    {
                        try
                        {
                            await Task.Delay(message.Body.Length);
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
            }
        }
        """);

    [Fact]
    public Task A_block_that_awaits_the_event_being_handled() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                // All in there
                await ProcessBatchAsync(evnt, context).ConfigureAwait(false);
            }

            private static async Task ProcessBatchAsync(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    await Task.Delay(message.Body.Length).ConfigureAwait(false);
                }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                // All in there
                return await ProcessBatchAsync(evnt, context).ConfigureAwait(false);
            }

            private static async Task<SQSBatchResponse> ProcessBatchAsync(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await Task.Delay(message.Body.Length).ConfigureAwait(false);
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
        }
        """);
}
