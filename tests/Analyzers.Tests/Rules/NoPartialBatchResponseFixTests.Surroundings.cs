using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <content>What stands around the loop, and code elsewhere that changes along.</content>
public sealed partial class NoPartialBatchResponseFixTests
{
    /// <summary>A name that is taken is left alone.</summary>
    [Fact]
    public Task A_scope_and_a_condition_around_the_loop() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Microsoft.Extensions.DependencyInjection;

        public class Function(IServiceProvider services)
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                if (evnt.Records.Any())
                {
                    using (var scope = services.CreateScope())
                    {
                        foreach (var message in evnt.Records)
                        {
                            var batchItemFailures = scope.ServiceProvider.GetRequiredService<Func<string, int>>();
                            await Task.Delay(batchItemFailures(message.Body));
                        }
                    }
                }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Microsoft.Extensions.DependencyInjection;

        public class Function(IServiceProvider services)
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var failedItems = new List<SQSBatchResponse.BatchItemFailure>();

                if (evnt.Records.Any())
                {
                    using (var scope = services.CreateScope())
                    {
                        foreach (var message in evnt.Records)
                        {
                            try
                            {
                                var batchItemFailures = scope.ServiceProvider.GetRequiredService<Func<string, int>>();
                                await Task.Delay(batchItemFailures(message.Body));
                            }
                            catch (Exception e)
                            {
                                context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                                failedItems.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                            }
                        }
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(failedItems);
            }
        }
        """);

    [Fact]
    public Task Returns_in_the_loop_say_what_failed_so_far() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<bool> {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                try
                {
                    foreach (var message in evnt.Records)
                    {
                        if (message.Body == "stop")
                        {
                            return false;
                        }

                        await StoreAsync(message);
                    }

                    return true;
                }
                catch (Exception ex)
                {
                    context.Logger.LogError(ex, "Batch failed");
                    throw;
                }
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
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

                try
                {
                    foreach (var message in evnt.Records)
                    {
                        try
                        {
                            if (message.Body == "stop")
                            {
                                return new SQSBatchResponse(batchItemFailures);
                            }

                            await StoreAsync(message);
                        }
                        catch (Exception ex)
                        {
                            context.Logger.LogError(ex, "Message {MessageId} failed", message.MessageId);
                            batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                        }
                    }
                }
                catch (Exception ex)
                {
                    context.Logger.LogError(ex, "Batch failed");
                    throw;
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    /// <summary>So do callers: to await a result that is not used is still right.</summary>
    [Fact]
    public Task An_interface_in_the_project_changes_along() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public interface IFunction
        {
            /// <summary>What Lambda calls.</summary>
            Task FunctionHandler(SQSEvent evnt, ILambdaContext context);
        }

        public class Function : IFunction
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }

        public class LocalRun(IFunction function)
        {
            public async Task RunAsync(ILambdaContext context) => await function.FunctionHandler(new SQSEvent(), context);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public interface IFunction
        {
            /// <summary>What Lambda calls.</summary>
            Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context);
        }

        public class Function : IFunction
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
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
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }
        }

        public class LocalRun(IFunction function)
        {
            public async Task RunAsync(ILambdaContext context) => await function.FunctionHandler(new SQSEvent(), context);
        }
        """);

    [Fact]
    public Task Several_handlers_in_one_file() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.SQSEvents;

        public class Orders
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    await Task.Delay(message.Body.Length);
                }
            }
        }

        public class Clicks
        {
            public void {|AWSM3001:FunctionHandler|}(KinesisEvent evnt, ILambdaContext context)
            {
                foreach (var record in evnt.Records)
                {
                    File.Delete(record.EventId);
                }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.SQSEvents;

        public class Orders
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
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
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }
        }

        public class Clicks
        {
            public StreamsEventResponse FunctionHandler(KinesisEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<StreamsEventResponse.BatchItemFailure>();

                foreach (var record in evnt.Records)
                {
                    try
                    {
                        File.Delete(record.EventId);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Record {SequenceNumber} failed", record.Kinesis.SequenceNumber);
                        batchItemFailures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });

                        // Lambda retries from the failed record on: what comes after it has to wait.
                        break;
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda skips the failed record.
                return new StreamsEventResponse { BatchItemFailures = batchItemFailures };
            }
        }
        """);

    [Fact]
    public Task The_batch_as_a_local_with_null_handled() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                var messages = evnt?.Records ?? new List<SQSEvent.SQSMessage>();
                foreach (var message in messages.Where(m => m.Body.Length > 0).OrderBy(m => m.MessageId))
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
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var messages = evnt?.Records ?? new List<SQSEvent.SQSMessage>();
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in messages.Where(m => m.Body.Length > 0).OrderBy(m => m.MessageId))
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
        """);

    [Fact]
    public Task The_records_are_handed_on_instead_of_the_event() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public Task {|AWSM3001:FunctionHandler|}(SQSEvent sqsEvent, ILambdaContext context) => HandleAllAsync(sqsEvent.Records, context);

            private async Task HandleAllAsync(List<SQSEvent.SQSMessage> messages, ILambdaContext context)
            {
                foreach (var message in messages)
                {
                    await Task.Delay(message.Body.Length);
                    context.Logger.LogInformation("Done");
                }
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context) => HandleAllAsync(sqsEvent.Records, context);

            private async Task<SQSBatchResponse> HandleAllAsync(List<SQSEvent.SQSMessage> messages, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in messages)
                {
                    try
                    {
                        await Task.Delay(message.Body.Length);
                        context.Logger.LogInformation("Done");
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

    /// <summary>It is called from nowhere else.</summary>
    [Fact]
    public Task A_class_of_the_project_gets_the_event() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.KinesisEvents;

        public class Function(PageViewCounter counter)
        {
            public async Task {|AWSM3001:FunctionHandler|}(KinesisEvent kinesisEvent, ILambdaContext context)
            {
                await counter.CountAsync(kinesisEvent);
                context.Logger.LogInformation($"{counter.Total} page views so far");
            }
        }

        public sealed class PageViewCounter
        {
            private readonly Dictionary<string, int> views = [];

            public int Total => views.Values.Sum();

            public Task CountAsync(KinesisEvent batch)
            {
                foreach (var record in batch.Records)
                {
                    views[record.EventId] = views.GetValueOrDefault(record.EventId) + 1;
                }

                return Task.CompletedTask;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.KinesisEvents;

        public class Function(PageViewCounter counter)
        {
            public async Task<StreamsEventResponse> FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
            {
                var response = await counter.CountAsync(kinesisEvent);
                context.Logger.LogInformation($"{counter.Total} page views so far");

                return response;
            }
        }

        public sealed class PageViewCounter
        {
            private readonly Dictionary<string, int> views = [];

            public int Total => views.Values.Sum();

            public Task<StreamsEventResponse> CountAsync(KinesisEvent batch)
            {
                var batchItemFailures = new List<StreamsEventResponse.BatchItemFailure>();

                foreach (var record in batch.Records)
                {
                    try
                    {
                        views[record.EventId] = views.GetValueOrDefault(record.EventId) + 1;
                    }
                    catch (Exception e)
                    {
                        LambdaLogger.Log($"Record {record.Kinesis.SequenceNumber} failed: {e}");
                        batchItemFailures.Add(new StreamsEventResponse.BatchItemFailure { ItemIdentifier = record.Kinesis.SequenceNumber });

                        // Lambda retries from the failed record on: what comes after it has to wait.
                        break;
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda skips the failed record.
                return Task.FromResult(new StreamsEventResponse { BatchItemFailures = batchItemFailures });
            }
        }
        """);

    /// <summary>One that returned a plain task would drop the response.</summary>
    [Fact]
    public Task A_delegate_type_of_the_bootstrap_changes_along() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        internal static class Program
        {
            private static async Task Main()
            {
                Func<SQSEvent, ILambdaContext, Task> handler = HandleAsync;
                await LambdaBootstrapBuilder.Create<SQSEvent>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            }

            private static async Task {|AWSM3001:HandleAsync|}(SQSEvent evnt, ILambdaContext context)
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
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        internal static class Program
        {
            private static async Task Main()
            {
                Func<SQSEvent, ILambdaContext, Task<SQSBatchResponse>> handler = HandleAsync;
                await LambdaBootstrapBuilder.Create<SQSEvent, SQSBatchResponse>(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            }

            private static async Task<SQSBatchResponse> HandleAsync(SQSEvent evnt, ILambdaContext context)
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
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }
        }
        """);

    [Fact]
    public Task A_lambda_of_the_bootstrap() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        internal static class Program
        {
            private static Task Main() => LambdaBootstrapBuilder.Create<SQSEvent>(async {|AWSM3001:(evnt, context)|} =>
                {
                    foreach (var message in evnt.Records)
                    {
                        await Task.Delay(message.Body.Length);
                    }
                }, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        internal static class Program
        {
            private static Task Main() => LambdaBootstrapBuilder.Create<SQSEvent, SQSBatchResponse>(async (evnt, context) =>
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
                            context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                            batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                        }
                    }

                    // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                    return new SQSBatchResponse(batchItemFailures);
                }, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        }
        """);
}
