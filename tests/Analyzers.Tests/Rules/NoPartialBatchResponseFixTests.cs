using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>What the fix makes of handlers in the shapes in which they are found in the wild.</summary>
public sealed partial class NoPartialBatchResponseFixTests() : RuleTests("AWSM3001")
{
    /// <summary>Comments, XML docs and the work's own trailing comment stay where they are.</summary>
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
                    // That was it
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
                        // That was it
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
    public Task A_loop_without_braces_gets_them() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context) {
                foreach (var message in evnt.Records)
                    await ProcessMessageAsync(message, context).ConfigureAwait(false);
                context.Logger.LogLine("done"); return; // until the next ones
            }

            private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context) {
                context.Logger.LogLine($"Processed message {message.Body}");
                await Task.CompletedTask;
            }
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context) {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records) {
                    try {
                        await ProcessMessageAsync(message, context).ConfigureAwait(false);
                    } catch (Exception e) {
                        context.Logger.LogLine($"Message {message.MessageId} failed: {e}");
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }
                context.Logger.LogLine("done");

                // until the next ones
                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context) {
                context.Logger.LogLine($"Processed message {message.Body}");
                await Task.CompletedTask;
            }
        }
        """);

    /// <summary>The method that does the work logs and rethrows: the new catch only notes.</summary>
    [Fact]
    public Task The_template_of_AWS_is_not_logged_twice() => Fixes(
        """
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    await ProcessMessageAsync(message, context);
                }
            }

            private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context)
            {
                try
                {
                    var order = JsonSerializer.Deserialize<Dictionary<string, string>>(message.Body);
                    await Task.Delay(order!.Count);
                }
                catch (Exception e)
                {
                    context.Logger.LogError($"An error occurred: {e}");
                    throw;
                }
            }
        }
        """,
        """
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await ProcessMessageAsync(message, context);
                    }
                    catch (Exception)
                    {
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context)
            {
                try
                {
                    var order = JsonSerializer.Deserialize<Dictionary<string, string>>(message.Body);
                    await Task.Delay(order!.Count);
                }
                catch (Exception e)
                {
                    context.Logger.LogError($"An error occurred: {e}");
                    throw;
                }
            }
        }
        """);

    /// <summary>Otherwise the message would be reported as handled.</summary>
    [Fact]
    public Task A_method_that_keeps_the_failure_to_itself_passes_it_on() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    await ProcessMessageAsync(message, context);
                }
            }

            private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context)
            {
                try
                {
                    await Task.Delay(message.Body.Length);
                }
                catch (Exception e)
                {
                    context.Logger.LogError($"An error occurred: {e}");
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
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await ProcessMessageAsync(message, context);
                    }
                    catch (Exception)
                    {
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private async Task ProcessMessageAsync(SQSEvent.SQSMessage message, ILambdaContext context)
            {
                try
                {
                    await Task.Delay(message.Body.Length);
                }
                catch (Exception e)
                {
                    context.Logger.LogError($"An error occurred: {e}");
                    throw;
                }
            }
        }
        """);

    /// <summary>No second try around the first.</summary>
    [Fact]
    public Task A_catch_that_rethrows_notes_instead() => Fixes(
        """
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Microsoft.Extensions.Logging;

        namespace Shop
        {
            public class OrderHandler
            {
                private readonly ILogger<OrderHandler> _logger;

                public OrderHandler(ILogger<OrderHandler> logger)
                {
                    _logger = logger;
                }

                public async Task {|AWSM3001:HandleAsync|}(SQSEvent sqsEvent, ILambdaContext context)
                {
                    if (sqsEvent?.Records == null)
                    {
                        _logger.LogWarning("No records");
                        return;
                    }

                    foreach (var record in sqsEvent.Records)
                    {
                        try
                        {
                            var order = JsonSerializer.Deserialize<string>(record.Body);
                            await StoreAsync(order!);
                        }
                        catch (Exception ex)
                        {
                            _logger.LogError(ex, "Failed to process {Id}", record.MessageId);
                            throw;
                        }
                    }
                }

                private Task StoreAsync(string order) => File.WriteAllTextAsync("/tmp/order", order);
            }
        }
        """,
        """
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Microsoft.Extensions.Logging;

        namespace Shop
        {
            public class OrderHandler
            {
                private readonly ILogger<OrderHandler> _logger;

                public OrderHandler(ILogger<OrderHandler> logger)
                {
                    _logger = logger;
                }

                public async Task<SQSBatchResponse> HandleAsync(SQSEvent sqsEvent, ILambdaContext context)
                {
                    if (sqsEvent?.Records == null)
                    {
                        _logger.LogWarning("No records");
                        return new SQSBatchResponse();
                    }

                    var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                    foreach (var record in sqsEvent.Records)
                    {
                        try
                        {
                            var order = JsonSerializer.Deserialize<string>(record.Body);
                            await StoreAsync(order!);
                        }
                        catch (Exception ex)
                        {
                            _logger.LogError(ex, "Failed to process {Id}", record.MessageId);
                            batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
                        }
                    }

                    // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                    return new SQSBatchResponse(batchItemFailures);
                }

                private Task StoreAsync(string order) => File.WriteAllTextAsync("/tmp/order", order);
            }
        }
        """);

    /// <summary>The body is read before the try, which takes it in: a body that cannot be read is a failed message too.</summary>
    [Fact]
    public Task A_catch_that_only_logs_notes_as_well() => Fixes(
        """
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    var order = JsonSerializer.Deserialize<Dictionary<string, string>>(message.Body);

                    try
                    {
                        await StoreAsync(order!);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError($"An error occurred: {e}");
                    }
                }
            }

            private Task StoreAsync(Dictionary<string, string> order) => Task.Delay(order.Count);
        }
        """,
        """
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        var order = JsonSerializer.Deserialize<Dictionary<string, string>>(message.Body);

                        await StoreAsync(order!);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError($"An error occurred: {e}");
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(Dictionary<string, string> order) => Task.Delay(order.Count);
        }
        """);

    [Fact]
    public Task An_empty_catch_gets_an_entry_in_the_log() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    try { await StoreAsync(message); }
                    catch (Exception) { }
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

                foreach (var message in evnt.Records)
                {
                    try { await StoreAsync(message); }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    /// <summary>The others are noted, before finally.</summary>
    [Fact]
    public Task A_kind_of_exception_that_is_let_go_stays_let_go() => Fixes(
        """
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await StoreAsync(message);
                    }
                    catch (JsonException e)
                    {
                        context.Logger.LogError($"Not an order, dropped: {e}");
                    }
                    finally
                    {
                        context.Logger.LogInformation("next");
                    }
                }
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """,
        """
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await StoreAsync(message);
                    }
                    catch (JsonException e)
                    {
                        context.Logger.LogError($"Not an order, dropped: {e}");
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                    finally
                    {
                        context.Logger.LogInformation("next");
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    /// <summary>Parking can fail as well.</summary>
    [Fact]
    public Task A_catch_that_parks_the_message_is_wrapped() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await StoreAsync(message);
                    }
                    catch (Exception e)
                    {
                        await ParkAsync(message, e);
                    }
                }
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);

            private Task ParkAsync(SQSEvent.SQSMessage message, Exception e) => File.WriteAllTextAsync("/tmp/parked", message.Body + e);
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

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        try
                        {
                            await StoreAsync(message);
                        }
                        catch (Exception e)
                        {
                            await ParkAsync(message, e);
                        }
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

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);

            private Task ParkAsync(SQSEvent.SQSMessage message, Exception e) => File.WriteAllTextAsync("/tmp/parked", message.Body + e);
        }
        """);

    [Fact]
    public Task A_catch_inside_an_if_notes_too() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt)
            {
                foreach (var message in evnt.Records)
                {
                    if (message.Body.Length > 0)
                    {
                        try
                        {
                            await StoreAsync(message);
                        }
                        catch (Exception ex)
                        {
                            Console.WriteLine(ex);
                        }
                    }
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
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        if (message.Body.Length > 0)
                        {
                            try
                            {
                                await StoreAsync(message);
                            }
                            catch (Exception ex)
                            {
                                Console.WriteLine(ex);
                                batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                            }
                        }
                    }
                    catch (Exception ex)
                    {
                        Console.WriteLine($"Message {message.MessageId} failed: {ex}");
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
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

    /// <summary>Tabs stay tabs, a ValueTask stays one.</summary>
    [Fact]
    public Task A_for_that_names_its_message_uses_the_name() => Fixes(
        """
        namespace Orders
        {
        	using System.Threading.Tasks;
        	using Amazon.Lambda.Core;
        	using Amazon.Lambda.SQSEvents;

        	public class Function
        	{
        		public async ValueTask {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
        		{
        			for (int i = 0; i < evnt.Records.Count; i++)
        			{
        				var message = evnt.Records[i];
        				// The work
        				await Task.Delay(message.Body.Length);
        			}
        		}
        	}
        }
        """,
        """
        namespace Orders
        {
        	using System.Threading.Tasks;
        	using Amazon.Lambda.Core;
        	using Amazon.Lambda.SQSEvents;

        	public class Function
        	{
        		public async ValueTask<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
        		{
        			var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

        			for (int i = 0; i < evnt.Records.Count; i++)
        			{
        				var message = evnt.Records[i];

        				try
        				{
        					// The work
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

    /// <summary>What was thrown for all of the batch is reported for each record.</summary>
    [Fact]
    public Task Exceptions_that_are_thrown_together_are_noted_instead() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                var exceptions = new List<Exception>();

                // One bad message must not stop the others
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await StoreAsync(message);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError($"{message.MessageId}: {e.Message}");
                        exceptions.Add(e); // the others may be fine
                    }
                }

                if (exceptions.Count > 0)
                {
                    throw new AggregateException(exceptions);
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

                // One bad message must not stop the others
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await StoreAsync(message);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError($"{message.MessageId}: {e.Message}");
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId }); // the others may be fine
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    /// <summary>Nobody would see what happened: the catch gets an entry in the log.</summary>
    [Fact]
    public Task Exceptions_that_are_only_collected_are_logged() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                context.Logger.LogInformation("Begin");
                List<Exception> failed = [];
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await StoreAsync(message);
                    }
                    catch (Exception ex)
                    {
                        // go on with the next
                        failed.Add(ex);
                    }
                }

                if (failed.Any()) throw new AggregateException(failed);
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
                context.Logger.LogInformation("Begin");
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await StoreAsync(message);
                    }
                    catch (Exception ex)
                    {
                        // go on with the next
                        context.Logger.LogError(ex, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    /// <summary>
    /// A few failures are let go, somebody else may look at the list, other work follows, or there is a comment that has no place any more.
    /// </summary>
    [Theory]
    [InlineData("if (failed.Count > 3) throw new AggregateException(failed);")]
    [InlineData("if (failed.Count > 0) { context.Logger.LogError(failed[0].Message); throw new AggregateException(failed); }")]
    [InlineData("if (failed.Count > 0) throw new AggregateException(failed); // all of it comes back")]
    [InlineData("if (failed.Count > 0) throw Report(failed);")]
    [InlineData("if (failed.Count > 0) throw new AggregateException(failed); context.Logger.LogInformation(\"All done\");")]
    [InlineData("if (failed.Any()) throw new AggregateException(failed);", "new List<Exception>(Earlier())")]
    [InlineData("if (failed.Any()) throw new AggregateException(failed);", "Earlier()")]
    [InlineData("if (failed.Any()) throw new AggregateException(failed);", "new List<Exception>()", "context.Logger.LogInformation(message.MessageId);")]
    [InlineData("if (failed.Any()) throw new AggregateException(failed);", "new List<Exception>()", "try { Earlier(); } catch (Exception x) { context.Logger.LogError(x.Message); failed.Add(x); }")]
    public Task Exceptions_that_are_more_than_thrown_stay(string end, string list = "new List<Exception>()", string behind = "") => NotFixed(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {

        """ + $"        var failed = {list};" + """

                foreach (var message in evnt.Records)
                {
                    try { await Task.Delay(message.Body.Length); }
                    catch (Exception e) { failed.Add(e); }
        """ + behind + """

                }

        """ + "        " + end + """

            }

            private static List<Exception> Earlier() => [];

            private static Exception Report(List<Exception> all) => all[0];
        }
        """);

    /// <summary>What lets one kind of exception pass goes on doing so; a filter stays, and a catch on one line gets lines.</summary>
    [Fact]
    public Task A_catch_that_lets_cancellation_pass_and_a_filter_stay() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                var exceptions = new List<Exception>();
                foreach (var message in evnt.Records)
                {
                    try { await StoreAsync(message); }
                    catch (OperationCanceledException) { throw; }
                    catch (Exception e) when (e is not TaskCanceledException) { context.Logger.LogError(e.ToString()); exceptions.Add(e); }
                }

                if (exceptions.Count != 0) throw new AggregateException("Messages failed", exceptions.ToArray());
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

                foreach (var message in evnt.Records)
                {
                    try { await StoreAsync(message); }
                    catch (OperationCanceledException) { throw; }
                    catch (Exception e) when (e is not TaskCanceledException)
                    {
                        context.Logger.LogError(e.ToString());
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    [Fact]
    public Task An_empty_catch_keeps_its_filter() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await StoreAsync(message);
                    }
                    catch (Exception e) when (e is not OperationCanceledException)
                    {
                        // the next one may be fine
                    }
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

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        await StoreAsync(message);
                    }
                    catch (Exception e) when (e is not OperationCanceledException)
                    {
                        // the next one may be fine
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task StoreAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);
}
