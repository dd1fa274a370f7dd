using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>What the fix makes of handlers in the shapes in which they are found in the wild.</summary>
public sealed class NoPartialBatchResponseFixTests() : RuleTests("AWSM3001")
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
