using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <content>Records that are worked on side by side.</content>
public sealed partial class NoPartialBatchResponseFixTests
{
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

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
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

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    [Fact]
    public Task A_returned_task_of_a_method_group_is_awaited() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context) =>
                Task.WhenAll(evnt.Records.Select(ProcessAsync));

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var succeeded = await Task.WhenAll(evnt.Records.Select(async message =>
                {
                    try
                    {
                        await ProcessAsync(message);
                        return true;
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        return false;
                    }
                }));

                var batchItemFailures = evnt.Records
                    .Where((_, i) => !succeeded[i])
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    /// <summary>The local is superfluous; what returned early succeeded.</summary>
    [Fact]
    public Task Tasks_in_a_local_and_ConfigureAwait() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Microsoft.Extensions.Logging;

        public class Functions(ILogger<Functions> logger)
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                logger.LogInformation("{Count} messages", evnt.Records.Count);

                // Start them all
                var tasks = evnt.Records.Where(m => m.Body != null).Select(async m =>
                {
                    if (m.Body.Length == 0)
                        return;

                    await Task.Delay(m.Body.Length).ConfigureAwait(false);
                }).ToList();

                // and wait
                await Task.WhenAll(tasks).ConfigureAwait(false);
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Microsoft.Extensions.Logging;

        public class Functions(ILogger<Functions> logger)
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                logger.LogInformation("{Count} messages", evnt.Records.Count);

                // Start them all
                // and wait
                var messages = evnt.Records.Where(m => m.Body != null).ToList();

                var succeeded = await Task.WhenAll(messages.Select(async m =>
                {
                    try
                    {
                        if (m.Body.Length == 0)
                            return true;

                        await Task.Delay(m.Body.Length).ConfigureAwait(false);
                        return true;
                    }
                    catch (Exception e)
                    {
                        logger.LogError(e, "Message {MessageId} failed", m.MessageId);
                        return false;
                    }
                })).ConfigureAwait(false);

                var batchItemFailures = messages
                    .Where((_, i) => !succeeded[i])
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }
        }
        """);

    [Fact]
    public Task A_list_of_tasks_that_a_loop_fills() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                var tasks = new List<Task>();
                foreach (var record in evnt.Records)
                {
                    if (string.IsNullOrEmpty(record.Body))
                    {
                        continue;
                    }

                    tasks.Add(ProcessAsync(record));
                }

                await Task.WhenAll(tasks);
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var succeeded = await Task.WhenAll(evnt.Records.Select(async record =>
                {
                    try
                    {
                        if (string.IsNullOrEmpty(record.Body))
                        {
                            return true;
                        }

                        await ProcessAsync(record);
                        return true;
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", record.MessageId);
                        return false;
                    }
                }));

                var batchItemFailures = evnt.Records
                    .Where((_, i) => !succeeded[i])
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    [Fact]
    public Task Tasks_waited_for_without_async() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public void {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                Task.WaitAll(evnt.Records.Select(m => Task.Run(() => Process(m))).ToArray());
            }

            private void Process(SQSEvent.SQSMessage message) => File.Delete(message.Body);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public SQSBatchResponse FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var succeeded = Task.WhenAll(evnt.Records.Select(async m =>
                {
                    try
                    {
                        await Task.Run(() => Process(m));
                        return true;
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", m.MessageId);
                        return false;
                    }
                })).GetAwaiter().GetResult();

                var batchItemFailures = evnt.Records
                    .Where((_, i) => !succeeded[i])
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private void Process(SQSEvent.SQSMessage message) => File.Delete(message.Body);
        }
        """);

    /// <summary>Only some batches are handled: the others have no failures.</summary>
    [Fact]
    public Task A_lambda_that_returns_its_task_awaits_it() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                if (evnt.Records.Count > 0)
                {
                    await Task.WhenAll(evnt.Records.Select(m =>
                    {
                        context.Logger.LogInformation(m.MessageId);
                        return ProcessAsync(m);
                    }));
                }
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                if (evnt.Records.Count > 0)
                {
                    var succeeded = await Task.WhenAll(evnt.Records.Select(async m =>
                    {
                        try
                        {
                            context.Logger.LogInformation(m.MessageId);
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

                    // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                    return new SQSBatchResponse(batchItemFailures);
                }

                return new SQSBatchResponse();
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    [Fact]
    public Task Parallel_ForEachAsync_keeps_its_degree() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                await Parallel.ForEachAsync(evnt.Records, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (message, token) =>
                {
                    await ProcessAsync(message, token);
                });
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message, CancellationToken token) => Task.Delay(message.Body.Length, token);
        }
        """,
        """
        using System.Collections.Concurrent;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var failed = new ConcurrentBag<SQSEvent.SQSMessage>();

                await Parallel.ForEachAsync(evnt.Records, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (message, token) =>
                {
                    try
                    {
                        await ProcessAsync(message, token);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        failed.Add(message);
                    }
                });

                var batchItemFailures = failed
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message, CancellationToken token) => Task.Delay(message.Body.Length, token);
        }
        """);

    /// <summary>Without async, the response is a finished task.</summary>
    /// <summary>The statement that an expression becomes stands where statements do, with or without a <c>return</c>.</summary>
    [Fact]
    public Task The_lists_own_ForEach_as_the_whole_handler() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public void {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context) => evnt.Records.ForEach(m => File.AppendAllText("/tmp/x", m.Body));
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public SQSBatchResponse FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                evnt.Records.ForEach(m =>
                {
                    try
                    {
                        File.AppendAllText("/tmp/x", m.Body);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", m.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
                    }
                });

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }
        }
        """);

    [Fact]
    public Task The_lists_own_ForEach() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                evnt.Records.ForEach(m => File.AppendAllText("/tmp/x", m.Body));
                return Task.CompletedTask;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                evnt.Records.ForEach(m =>
                {
                    try
                    {
                        File.AppendAllText("/tmp/x", m.Body);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", m.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
                    }
                });

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return Task.FromResult(new SQSBatchResponse(batchItemFailures));
            }
        }
        """);
}
