using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <content>Comments, which the fix does not lose, and how new variables say their types.</content>
public sealed partial class NoPartialBatchResponseFixTests
{
    [Fact]
    public Task Comments_at_a_call_for_each_record_stay() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                await Task.WhenAll( // side by side
                    evnt.Records.Select(
                        m => ProcessAsync(
                            m.Body,
                            context) // the work
                    )
                ); // all
            }

            private Task ProcessAsync(string body, ILambdaContext context) => Task.Delay(body.Length);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                // side by side
                var succeeded = await Task.WhenAll(evnt.Records.Select(async m =>
                {
                    try
                    {
                        await ProcessAsync(
                            m.Body,
                            context); // the work
                        return true;
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", m.MessageId);
                        return false;
                    }
                })); // all

                var batchItemFailures = evnt.Records
                    .Where((_, i) => !succeeded[i])
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(string body, ILambdaContext context) => Task.Delay(body.Length);
        }
        """);

    [Fact]
    public Task Records_over_several_lines_stay_on_them_with_their_comments() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                var tasks = evnt.Records
                    .Where(m => m.Body.Length > 0) // only full ones
                    .Select(m => ProcessAsync(m.Body));
                await Task.WhenAll(tasks);
            }

            private Task ProcessAsync(string body) => Task.Delay(body.Length);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var messages = evnt.Records
                    .Where(m => m.Body.Length > 0) // only full ones
                    .ToList();

                var succeeded = await Task.WhenAll(messages.Select(async m =>
                {
                    try
                    {
                        await ProcessAsync(m.Body);
                        return true;
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", m.MessageId);
                        return false;
                    }
                }));

                var batchItemFailures = messages
                    .Where((_, i) => !succeeded[i])
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(string body) => Task.Delay(body.Length);
        }
        """);

    /// <summary>A file that writes every type out gets variables that do so too.</summary>
    [Fact]
    public Task A_filled_list_keeps_its_comments_and_the_types_that_a_file_writes_out() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                List<Task> tasks = new List<Task>(); // one for each
                foreach (SQSEvent.SQSMessage message in evnt.Records.Where(m => m.Body != null))
                { // started
                    tasks.Add(ProcessAsync(message.Body));
                    // not awaited here
                }

                await Task.WhenAll(tasks); // wait for all
            }

            private Task ProcessAsync(string body) => Task.Delay(body.Length);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                // one for each
                List<SQSEvent.SQSMessage> messages = evnt.Records.Where(m => m.Body != null).ToList();

                bool[] succeeded = await Task.WhenAll(messages.Select(async message =>
                { // started
                    try
                    {
                        await ProcessAsync(message.Body);
                        // not awaited here
                        return true;
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        return false;
                    }
                })); // wait for all

                List<SQSBatchResponse.BatchItemFailure> batchItemFailures = messages
                    .Where((_, i) => !succeeded[i])
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(string body) => Task.Delay(body.Length);
        }
        """);

    [Theory]
    [InlineData("foreach (var message in evnt.Records) { await ProcessAsync(message); } // all of them", "", " // all of them")]
    [InlineData("foreach (var message in evnt.Records) /* each */\n            await ProcessAsync(message);", " /* each */", "")]
    [InlineData("foreach (var message in evnt.Records) // each\n            await ProcessAsync(message);", " // each", "")]
    [InlineData("foreach (var message in evnt.Records) /* each */ { await ProcessAsync(message); }", " /* each */", "")]
    public Task Comments_at_a_loop_without_lines_of_its_own_stay(string loop, string head, string end) => Fixes(
        $$"""
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                {{loop}}
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """,
        $$"""
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records){{head}}
                {
                    try
                    {
                        await ProcessAsync(message);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }{{end}}

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    [Fact]
    public Task A_brace_behind_the_head_stands_before_its_comment() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context) {
                int count = evnt.Records.Count;
                context.Logger.LogInformation("{Count}", count);
                foreach (SQSEvent.SQSMessage message in evnt.Records) // each
                    await ProcessAsync(message);
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """,
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function {
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context) {
                int count = evnt.Records.Count;
                context.Logger.LogInformation("{Count}", count);
                List<SQSBatchResponse.BatchItemFailure> batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (SQSEvent.SQSMessage message in evnt.Records) { // each
                    try {
                        await ProcessAsync(message);
                    } catch (Exception e) {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(SQSEvent.SQSMessage message) => Task.Delay(message.Body.Length);
        }
        """);

    [Fact]
    public Task Parallel_work_keeps_its_comment_and_the_types_that_a_file_writes_out() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                string table = "orders";
                await Parallel.ForEachAsync(
                    evnt.Records,
                    async (message, token) => await ProcessAsync(
                        table,
                        message.Body) // the work
                );
            }

            private Task ProcessAsync(string table, string body) => Task.Delay(body.Length);
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
                string table = "orders";
                ConcurrentBag<SQSEvent.SQSMessage> failed = new ConcurrentBag<SQSEvent.SQSMessage>();

                await Parallel.ForEachAsync(
                    evnt.Records,
                    async (message, token) =>
                    {
                        try
                        {
                            await ProcessAsync(
                                table,
                                message.Body); // the work
                        }
                        catch (Exception e)
                        {
                            context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                            failed.Add(message);
                        }
                    }
                );

                List<SQSBatchResponse.BatchItemFailure> batchItemFailures = failed
                    .Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })
                    .ToList();

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new SQSBatchResponse(batchItemFailures);
            }

            private Task ProcessAsync(string table, string body) => Task.Delay(body.Length);
        }
        """);

    [Fact]
    public Task A_response_that_is_handed_on_has_the_type_that_a_file_writes_out() => Fixes(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                await HandleAsync(evnt); // the work
                context.Logger.LogInformation("Done");
            }

            private async Task HandleAsync(SQSEvent evnt)
            {
                foreach (SQSEvent.SQSMessage message in evnt.Records)
                {
                    string body = message.Body;
                    await Task.Delay(body.Length);
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
                SQSBatchResponse response = await HandleAsync(evnt); // the work
                context.Logger.LogInformation("Done");

                return response;
            }

            private async Task<SQSBatchResponse> HandleAsync(SQSEvent evnt)
            {
                List<SQSBatchResponse.BatchItemFailure> batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (SQSEvent.SQSMessage message in evnt.Records)
                {
                    try
                    {
                        string body = message.Body;
                        await Task.Delay(body.Length);
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

    /// <summary>There is no place for it in the new code.</summary>
    [Fact]
    public Task No_fix_where_a_comment_would_get_lost() => NotFixed(
        """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                if (evnt.Records.Count == 0)
                {
                    return /* idle */;
                }

                foreach (var message in evnt.Records)
                {
                    await Task.Delay(message.Body.Length);
                }
            }
        }
        """);
}
