using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class DeletedDespiteFailureTests() : RuleTests("AWSM2005")
{
    private static string Worker(string members) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using System.Text.Json;
        using Microsoft.Extensions.Logging;

        public record Order(string Id);
        public interface IOrders { Task PlaceAsync(Order order); Task SaveAsync(string body); Task<bool> TryAsync(string body); }

        public partial class Worker(IAmazonSQS sqs, IOrders orders, ILogger<Worker> logger, string url)
        {
        {{members}}
        }
        """;

    /// <summary>A loop over the messages of a receive, with statements for each.</summary>
    private static string Each(string statements, string before = "", string after = "", string members = "") => Worker($$"""
            public async Task Run(CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url }, stop);
                    var messages = response.Messages ?? new List<Message>();
                    {{before}}
                    foreach (var message in messages)
                    {
                        {{statements}}
                    }
                    {{after}}
                }
            }
            {{members}}
        """);

    private const string Helpers = """
        private Task Handle(Message message) => orders.SaveAsync(message.Body);
        private Task DeleteAsync(Message message) => sqs.DeleteMessageAsync(url, message.ReceiptHandle);
        private Task Park(Message message) => orders.SaveAsync(message.Body);
        private async Task Quiet(Message message)
        {
            try { await orders.SaveAsync(message.Body); }
            catch (Exception e) { logger.LogError(e, "failed"); }
        }
        private async Task Loud(Message message)
        {
            try { await orders.SaveAsync(message.Body); }
            catch (Exception e) { logger.LogError(e, "failed"); throw; }
        }
        private async Task Parking(Message message)
        {
            try { await orders.SaveAsync(message.Body); }
            catch (Exception e) { logger.LogError(e, "failed"); await Park(message); }
        }
        private async Task Counted(Message message)
        {
            try { await orders.SaveAsync(message.Body); }
            catch (Exception) { Environment.ExitCode = 1; throw; }
        }
        private async Task<bool> Told(Message message)
        {
            try { await orders.SaveAsync(message.Body); return true; }
            catch (Exception e) { logger.LogError(e, "failed"); return false; }
        }
        """;

    /// <summary>A failure that is logged for those who debug is of no consequence to its author: live updates that nobody may look at.</summary>
    [Theory]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogDebug(e, \"nobody looks\"); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogTrace(e, \"nobody looks\"); } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { if (logger.IsEnabled(LogLevel.Debug)) { logger.LogDebug(e, \"nobody looks\"); } } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogDebug(e, \"nobody looks\"); logger.Log(LogLevel.Trace, \"really\"); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    public Task Is_silent_where_the_failure_is_of_no_consequence(string statements) => Silent(Each(statements, members: Helpers));

    [Theory]
    [InlineData("await Quiet(message); await Quiet(message); await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("await Quiet(message); logger.LogInformation(message.Body); await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("try { await Quiet(message); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")]
    [InlineData("try { await Counted(message); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); logger.LogDebug(\"details\"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogDebug(\"details\"); Console.WriteLine(e); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); throw; } finally { logger.LogInformation(\"done\"); await {|AWSM2005:DeleteAsync|}(message); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("try { var order = JsonSerializer.Deserialize<Order>(message.Body)!; await orders.PlaceAsync(order); } catch { } logger.LogInformation(\"done\"); await {|AWSM2005:DeleteAsync|}(message);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { Console.WriteLine($\"{message.MessageId}: {e}\"); await Task.Delay(TimeSpan.FromSeconds(1)); } await sqs.{|AWSM2005:DeleteMessageAsync|}(new DeleteMessageRequest { QueueUrl = url, ReceiptHandle = message.ReceiptHandle });")]
    [InlineData("try { await Handle(message); } catch (Exception e) when (e is not OperationCanceledException) { LogFailure(message, e); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (OperationCanceledException) { throw; } catch (Exception e) { logger.LogError(e, \"failed\"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("await Quiet(message); await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); } try { await Park(message); } catch (Exception e) { logger.LogError(e, \"not told\"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("await Quiet(message).ConfigureAwait(false); await {|AWSM2005:DeleteAsync|}(message);")]
    [InlineData("try { try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); } catch (AmazonSQSException) { }")]
    [InlineData("try { await Handle(message); } catch (Exception e) when (!stop.IsCancellationRequested && e is not (OperationCanceledException or TaskCanceledException)) { logger.LogError(e, \"failed\"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) when (!(e is OperationCanceledException)) { logger.LogError(e, \"failed\"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); throw new InvalidOperationException(\"failed\", e); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } catch (FormatException) { throw; } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); } var order = JsonSerializer.Deserialize<Order>(message.Body)!; logger.LogInformation(order.Id); await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { await appLog.LogErrorAsync(\"failed\", e, stop); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    public Task Reports_a_delete_that_comes_whatever_happened(string statements) =>
        Reports(DeletedBeforeProcessingTests.AtHelper(Each(statements, members: Helpers + """
             private void LogFailure(Message message, Exception e) { }
            private readonly IAppLog appLog = null!; private interface IAppLog { Task LogErrorAsync(string text, Exception e, CancellationToken stop); }
            """)));

    [Theory]
    [InlineData("await sqs.{|AWSM2005:DeleteMessageBatchAsync|}(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());")]
    [InlineData("await sqs.{|AWSM2005:DeleteMessageBatchAsync|}(url, [.. messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle))]);")]
    [InlineData("foreach (var m in messages) { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, m.ReceiptHandle); }")]
    [InlineData("await sqs.{|AWSM2005:DeleteMessageBatchAsync|}(new DeleteMessageBatchRequest { QueueUrl = url, Entries = messages.Select(m => new DeleteMessageBatchRequestEntry { Id = m.MessageId, ReceiptHandle = m.ReceiptHandle }).ToList() });")]
    public Task Reports_a_whole_batch_that_is_deleted_regardless(string after) =>
        Reports(Each("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }", after: after, members: Helpers));

    [Fact]
    public Task Reports_a_whole_batch_that_a_helper_deletes_after_one_that_tells_nobody() => Reports(Each(
        "logger.LogInformation(\"next\"); await Quiet(message);",
        after: "await DeleteAllAsync(messages);",
        members: Helpers + """
            private Task DeleteAllAsync(List<Message> all) =>
                sqs.{|AWSM2005:DeleteMessageBatchAsync|}(url, all.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());
            """));

    [Theory]
    [InlineData("await Task.WhenAll(messages.Select(m => Quiet(m)));")]
    [InlineData("await Task.WhenAll(messages.Select(Quiet));")]
    [InlineData("await Task.WhenAll([.. messages.Select(m => Quiet(m))]);")]
    [InlineData("logger.LogInformation(\"{Count}\", messages.Count); await Task.WhenAll([.. messages.Select(Quiet)]);")]
    public Task Reports_a_whole_batch_after_work_side_by_side_that_tells_nobody(string work) => Reports(Each(
        "logger.LogInformation(\"one\");",
        before: work,
        after: "await sqs.{|AWSM2005:DeleteMessageBatchAsync|}(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());",
        members: Helpers));

    [Theory]
    [InlineData("await Task.WhenAll(messages.Select(m => Loud(m)));")]
    [InlineData("var told = await Task.WhenAll(messages.Select(m => Told(m)));")]
    [InlineData("await Task.WhenAll(messages.Select(async m => { await Handle(m); await Quiet(m); }));")]
    [InlineData("await Task.WhenAll(messages.Select(m => m.Body.Length > 0 ? Quiet(m) : Task.CompletedTask));")]
    [InlineData("_ = Task.WhenAll(messages.Select(m => Quiet(m)));")]
    [InlineData("await Task.WhenAll(messages.Select(Loud));")]
    [InlineData("await Task.WhenAll(messages.Select(Told));")]
    [InlineData("await Task.WhenAll(messages.Select(Parking));")]
    [InlineData("_ = Task.WhenAll(messages.Select(Quiet));")]
    [InlineData("var quiet = messages.Select(Quiet);")]
    [InlineData("await Task.WhenAll(messages.Select(Quiet)); await Task.WhenAll(messages.Select(Loud));")]
    [InlineData("await Task.WhenAll(messages.Select(Loud)); await Task.WhenAll(messages.Select(Quiet));")]
    [InlineData("await Task.WhenAll(messages.Select(Quiet)); await Handle(messages[0]);")]
    [InlineData("await Task.WhenAll(messages.Select(Quiet)); if (messages.Count > 5) { return; }")]
    public Task Is_silent_on_a_whole_batch_after_work_side_by_side_that_tells(string work) => Silent(Each(
        "logger.LogInformation(\"one\");",
        before: work,
        after: "await sqs.DeleteMessageBatchAsync(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());",
        members: Helpers));

    [Theory]
    [InlineData("await Loud(message);")]
    [InlineData("if (!await Told(message)) { break; }")]
    [InlineData("await Handle(message); await Quiet(message);")]
    [InlineData("if (message.Body.Length == 0) { break; } await Quiet(message);")]
    public Task Is_silent_on_a_whole_batch_after_helpers_that_tell(string statements) => Silent(Each(
        statements,
        after: "await sqs.DeleteMessageBatchAsync(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());",
        members: Helpers));

    /// <summary>A row that was loaded is set and saved: no call of that work is given the message.</summary>
    [Theory]
    [InlineData("db.Payload = message.Body; await db.SaveChangesAsync(); await Quiet(message);")]
    [InlineData("db.Payload = message.Body; await db.SaveChangesAsync(); try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"not told\"); }")]
    [InlineData("await Quiet(message);", "db.Payload = string.Concat(messages.Select(m => m.Body)); await db.SaveChangesAsync();")]
    [InlineData("await Saved(message);")]
    public Task Is_silent_on_a_step_beside_a_row_that_is_saved(string statements, string after = "") => Silent(Each(
        statements,
        after: after + " await sqs.DeleteMessageBatchAsync(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());",
        members: Helpers + Db));

    [Theory]
    [InlineData("db.Payload = message.Body; await db.SaveChangesAsync(); try { await Handle(message); } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("db.Payload = message.Body; await db.SaveChangesAsync(); await Quiet(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("await Both(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    public Task Is_silent_on_one_message_beside_a_row_that_is_saved(string statements) => Silent(Each(statements, members: Helpers + Db));

    [Fact]
    public Task Reports_it_where_the_save_is_swallowed_too() => Reports(Each(
        "try { db.Payload = message.Body; await Handle(message); await db.SaveChangesAsync(); } catch (Exception e) { logger.LogError(e, \"failed\"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);",
        members: Helpers + Db));

    private const string Db = """

        private readonly IDb db = null!;
        private interface IDb { string Payload { get; set; } Task SaveChangesAsync(); }
        private async Task Saved(Message message)
        {
            db.Payload = message.Body;
            await db.SaveChangesAsync();
            try { await orders.SaveAsync(message.Body); }
            catch (Exception e) { logger.LogError(e, "not told"); }
        }
        private async Task Both(Message message)
        {
            await orders.SaveAsync(message.Body);
            try { await orders.SaveAsync(message.Body); }
            catch (Exception e) { logger.LogError(e, "not told"); }
        }
        """;

    [Fact]
    public Task Reports_an_entry_that_is_added_whatever_happened() => Reports(Each(
        "try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); } entries.Add(new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle));",
        before: "var entries = new List<DeleteMessageBatchRequestEntry>();",
        after: "if (entries.Count > 0) await sqs.{|AWSM2005:DeleteMessageBatchAsync|}(url, entries);",
        members: Helpers));

    [Fact]
    public Task Reports_in_a_lambda_and_in_a_method_for_one_message() => Reports(Worker("""
        public async Task Run(List<Message> all)
        {
            await Parallel.ForEachAsync(all, async (m, stop) => { try { await Handle(m); } catch (Exception e) { logger.LogError(e, "failed"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, m.ReceiptHandle, stop); });
        }
        public async Task One(Message m) { try { await Handle(m); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, m.ReceiptHandle); } }
        """ + Helpers));

    [Fact]
    public Task Reports_synchronous_calls() => Reports(
        Worker("public void Run(Message m) { try { File.AppendAllText(\"x\", m.Body); } catch (Exception e) { logger.LogError(e, \"failed\"); } sqs.{|AWSM2005:DeleteMessage|}(url, m.ReceiptHandle); }"),
        only: SdkMajor.V3);

    [Theory]
    [InlineData("try { await Handle(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); } catch (Exception e) { logger.LogError(e, \"failed\"); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); continue; } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); throw; } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("var ok = false; try { await Handle(message); ok = true; } finally { if (ok) await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("var failed = false; try { await Handle(message); } catch { failed = true; } if (failed) continue; await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("var ok = true; try { await Handle(message); } catch (Exception) { ok = false; } if (ok) { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); await Park(message); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { await sqs.SendMessageAsync(\"parking\", message.Body); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { await Park(message); throw; } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } catch (JsonException e) { logger.LogError(e, \"malformed, dropped\"); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) when (IsPoison(e)) { logger.LogError(e, \"poison, dropped\"); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("Order? order = null; try { order = JsonSerializer.Deserialize<Order>(message.Body); } catch (Exception e) { logger.LogError(e, \"malformed\"); } if (order is not null) await orders.PlaceAsync(order); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { await failures.ReportAsync(e); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("await Handle(message); try { await Park(message); } catch (Exception e) { logger.LogError(e, \"not told\"); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("await Handle(message); try { await Park(message); } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("await Handle(message); await Quiet(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("if (await Told(message)) await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("await Loud(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("await Parking(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("await orders.SaveAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { logger.LogInformation(message.Body); } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } finally { await sqs.ChangeMessageVisibilityAsync(url, message.ReceiptHandle, 0); }")]
    [InlineData("await Quiet(message); await Handle(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Park(message); } catch (Exception e) { logger.LogError(e, \"failed\"); } await Handle(message); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) when (e is not (OperationCanceledException or TimeoutException)) { logger.LogError(e, \"cannot succeed, dropped\"); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) when (!(e is OperationCanceledException || e is TimeoutException)) { logger.LogError(e, \"cannot succeed, dropped\"); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { /* best effort */ logger.LogError(e, \"failed\"); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Parking(message); } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("Exception? error = null; try { await Handle(message); } catch (Exception e) { error = e; } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); } if (error is not null) { await Park(message); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { await failures.ReportAsync(message.MessageId, e); } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("try { await Handle(message); } catch (Exception e) { await LogAndParkAsync(message, e); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { LogFatal(e); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { LogInField(e); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { await errorLog.WriteAsync(message.MessageId, e); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Handle(message); } catch (Exception e) { await errorLog.KeepAsync(message, e); } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }")]
    [InlineData("try { await Park(message); } catch (Exception e) { logger.LogError(e, \"not told\"); } var done = await orders.TryAsync(message.Body); logger.LogInformation(\"{Done}\", done); await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    [InlineData("try { await Park(message); } catch (Exception e) { logger.LogError(e, \"not told\"); } if (!await orders.TryAsync(message.Body)) { logger.LogInformation(\"not again\"); } await sqs.DeleteMessageAsync(url, message.ReceiptHandle);")]
    public Task Is_silent_where_failures_are_seen_to(string statements) => Silent(Each(statements, members: Helpers + """

        private readonly Failures failures = new();
        private class Failures { public Task ReportAsync(Exception e) => Task.CompletedTask; public Task ReportAsync(string id, Exception e) => Task.CompletedTask; }
        private readonly IErrorLog errorLog = null!; private bool failed;
        private interface IErrorLog { Task WriteAsync(string id, Exception e); Task KeepAsync(Message message, Exception e); }
        private async Task LogAndParkAsync(Message message, Exception e) { logger.LogError(e, "parked"); await Park(message); }
        private void LogFatal(Exception e) { logger.LogCritical(e, "down"); Environment.FailFast("down", e); }
        private void LogInField(Exception e) { logger.LogError(e, "failed"); failed = true; }
        private static bool IsPoison(Exception e) => e is FormatException;
        """));

    [Theory]
    [InlineData("done.Add(message);", "foreach (var m in done) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }")]
    [InlineData("done.Add(message);", "await sqs.DeleteMessageBatchAsync(url, done.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());")]
    [InlineData("entries.Add(new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle));", "await sqs.DeleteMessageBatchAsync(url, entries);")]
    [InlineData("", "await sqs.DeleteMessageBatchAsync(url, messages.Where(m => !bad.Contains(m)).Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());")]
    public Task Is_silent_where_only_what_succeeded_is_deleted(string success, string after) => Silent(Each(
        "try { await Handle(message); " + success + " } catch (Exception e) { logger.LogError(e, \"failed\"); bad.Add(message); }",
        before: "var done = new List<Message>(); var bad = new List<Message>(); var entries = new List<DeleteMessageBatchRequestEntry>();",
        after: after,
        members: Helpers));

    [Theory]
    [InlineData("// A call to a customer: at most once")]
    [InlineData("_ = nameof(CallsAtMostOnce);")]
    public Task Is_silent_where_it_would_rather_lose_a_message(string before) => Silent(Each(
        "try { await orders.SaveAsync(message.Body); } finally { await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }",
        before,
        members: "private const bool CallsAt" + (before.StartsWith('/') ? "Night" : "MostOnce") + " = true;"));

    [Fact]
    public Task Reports_where_the_type_says_something_else() => Reports(Each(
        "try { await orders.SaveAsync(message.Body); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")
        .Replace("public partial class", "/// <summary>One thread, by design.</summary>\npublic partial class", StringComparison.Ordinal));

    [Theory]
    [InlineData("// it is tried at most once")]
    [InlineData("// once a minute at most, at most once per connection")]
    [InlineData("", "// At most once\npublic sealed class Calls;")]
    public Task Reports_where_something_else_happens_at_most_once(string before, string other = "") => Reports(Each(
        "try { await orders.SaveAsync(message.Body); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }",
        before) + "\n" + other);

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS
        {
            public class Message { public string ReceiptHandle = ""; public string Body = ""; }
            public class Queue { public Task DeleteMessageAsync(string url, string receiptHandle) => Task.CompletedTask; }
        }

        public class Fake(Amazon.SQS.Queue sqs)
        {
            public async Task Run(Amazon.SQS.Message m) { try { await Save(m.Body); } finally { await sqs.DeleteMessageAsync("q", m.ReceiptHandle); } }
            private Task Save(string body) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("try { await Handle(message); } catch (Exception e) { } await sqs.DeleteMessageAsync(url, message.);")]
    [InlineData("try { await Handle(message); } finally { await sqs.DeleteMessageAsync(")]
    public Task Is_silent_on_code_with_errors(string statements) => Silent(Each(statements, members: Helpers), compiles: false);

    [Fact]
    public Task Fix_moves_the_delete_from_behind_the_catch_into_the_try() => Fixes(
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body); // once
                            // stored
                        }
                        catch (Exception e)
                        {
                            // It comes back.
                            logger.LogError(e, "failed");
                        }

                        // done with it
                        await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle, stop).ConfigureAwait(false);
        """),
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body); // once
                            // stored
                            // done with it
                            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stop).ConfigureAwait(false);
                        }
                        catch (Exception e)
                        {
                            // It comes back.
                            logger.LogError(e, "failed");
                        }
        """));

    [Fact]
    public Task Fix_keeps_the_blank_line_before_what_follows() => Fixes(
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }

                        await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle, stop);
                        logger.LogInformation("next");
        """),
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stop);
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }

                        logger.LogInformation("next");
        """));

    [Theory]
    [InlineData("{0} // always")]
    [InlineData("// or it blocks the others\n{0}")]
    public Task Fix_is_not_offered_where_a_comment_may_tell_why(string delete) => NotFixed(Each(
        "try { await orders.SaveAsync(message.Body); } finally {\n"
            + delete.Replace("{0}", "await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle, stop);", StringComparison.Ordinal) + "\n}"));

    [Fact]
    public Task Fix_is_not_offered_where_a_comment_at_the_request_may_tell_why() => NotFixed(Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }

                        // never a second time
                        var request = new DeleteMessageRequest(url, message.ReceiptHandle);
                        await sqs.{|AWSM2005:DeleteMessageAsync|}(request, stop);
        """));

    [Fact]
    public Task Fix_gives_the_delete_a_line_like_those_of_the_try() => Fixes(
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body); }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }
                        finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle, stop); /* done */ }
        """),
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stop); /* done */
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }
        """));

    [Fact]
    public Task Fix_takes_the_variable_of_the_request_along() => Fixes(
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }

                        // done with it
                        var request = new DeleteMessageRequest(url, message.ReceiptHandle);
                        await sqs.{|AWSM2005:DeleteMessageAsync|}(request, stop);
        """),
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                            // done with it
                            var request = new DeleteMessageRequest(url, message.ReceiptHandle);
                            await sqs.DeleteMessageAsync(request, stop);
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }
        """));

    [Theory]
    [InlineData("var request = new DeleteMessageRequest(url, message.ReceiptHandle); logger.LogInformation(request.QueueUrl); await sqs.{|AWSM2005:DeleteMessageAsync|}(request);")]
    [InlineData("var request = new DeleteMessageRequest(url, message.ReceiptHandle); await sqs.{|AWSM2005:DeleteMessageAsync|}(request); logger.LogInformation(request.QueueUrl);")]
    public Task Is_not_fixed_where_the_request_has_other_uses(string delete) => NotFixed(Each($$"""
        try
                        {
                            await orders.SaveAsync(message.Body);
                        }
                        catch (Exception e) { logger.LogError(e, "failed"); }
                        {{delete.Replace("; ", ";\n", StringComparison.Ordinal)}}
        """));

    [Fact]
    public Task Fix_keeps_a_try_on_its_line() => Fixes(
        Each("""
        try { await orders.SaveAsync(message.Body); }
                        catch (Exception e) { logger.LogError(e, "failed"); }
                        await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);
                        logger.LogInformation("next");
        """),
        Each("""
        try { await orders.SaveAsync(message.Body); await sqs.DeleteMessageAsync(url, message.ReceiptHandle); }
                        catch (Exception e) { logger.LogError(e, "failed"); }
                        logger.LogInformation("next");
        """));

    [Fact]
    public Task Fix_takes_a_try_on_its_line_apart() => Fixes(
        Each("""
        try { await orders.SaveAsync(message.Body); }
                        finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }
                        logger.LogInformation("next");
        """),
        Each("""
        await orders.SaveAsync(message.Body);
                        await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                        logger.LogInformation("next");
        """));

    [Theory]
    [InlineData("if (message.Body != \"\") try { await orders.SaveAsync(message.Body); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")]
    [InlineData("try { await orders.SaveAsync(message.Body); } catch (Exception e) { logger.LogError(e, \"failed\"); }\nawait sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); // done")]
    [InlineData("try\n{\nawait orders.SaveAsync(message.Body);\n} catch (Exception e) { logger.LogError(e, \"failed\"); } await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    public Task Is_not_fixed_on_one_line_with_more_than_fits_there(string statements) => NotFixed(Each(statements));

    [Fact]
    public Task Fix_takes_an_empty_finally_away() => Fixes(
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }
                        finally
                        {
                            await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);
                        }
                        logger.LogInformation("next");
        """),
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                            await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }
                        logger.LogInformation("next");
        """));

    [Fact]
    public Task Fix_takes_a_try_with_nothing_but_the_delete_behind_it_apart() => Fixes(
        Each("""
        // Each one
                        try
                        {
                            // the order
                            var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                            await orders.PlaceAsync(order);
                        }
                        finally
                        {
                            await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);
                        }
        """),
        Each("""
        // Each one
                        // the order
                        var order = JsonSerializer.Deserialize<Order>(message.Body)!;
                        await orders.PlaceAsync(order);
                        await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
        """));

    [Theory]
    [InlineData("int.TryParse(message.Body, out var number);", "if (message.Body == \"\") { int.TryParse(message.MessageId, out var number); }", true)]
    [InlineData("var e = message.Body;", "try { logger.LogInformation(\"next\"); } catch (Exception e) { logger.LogError(e, \"failed\"); }", true)]
    [InlineData("if (!int.TryParse(message.Body, out var number)) throw new FormatException();", "if (message.Body == \"\") { (int number, _) = (1, 2); }", true)]
    [InlineData("var number = 1;", "Console.WriteLine(from number in messages select number.Body);", true)]
    [InlineData("foreach (var number in messages) { var at = number.Body; }", "foreach (var number in messages) { var at = number.Body; }", false)]
    [InlineData("try { logger.LogInformation(\"next\"); } catch (Exception e) { logger.LogError(e, \"failed\"); throw; }", "try { logger.LogInformation(\"last\"); } catch (Exception e) { logger.LogError(e, \"failed\"); }", false)]
    public Task Fix_leaves_a_try_whose_names_are_there_too(string inside, string behind, bool isLeft)
    {
        const string Line = "\n                ";
        var work = $"await orders.SaveAsync(message.Body);{Line}    {inside}";
        var last = Line + behind;
        return Fixes(
            Each($"try{Line}{{{Line}    {work}{Line}}}{Line}finally{Line}{{{Line}    await sqs.{{|AWSM2005:DeleteMessageAsync|}}(url, message.ReceiptHandle);{Line}}}{last}"),
            Each(isLeft
                ? $"try{Line}{{{Line}    {work}{Line}    await sqs.DeleteMessageAsync(url, message.ReceiptHandle);{Line}}}{Line}finally{Line}{{{Line}}}{last}"
                : $"{work.Replace(Line + "    ", Line, StringComparison.Ordinal)}{Line}await sqs.DeleteMessageAsync(url, message.ReceiptHandle);{last}"));
    }

    [Fact]
    public Task Fix_leaves_what_else_the_finally_does() => Fixes(
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                        }
                        finally
                        {
                            await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);
                            logger.LogInformation("next");
                        }
        """),
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                            await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                        }
                        finally
                        {
                            logger.LogInformation("next");
                        }
        """));

    [Fact]
    public Task Fix_moves_the_entry_of_a_batch_into_the_try() => Fixes(
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }

                        entries.Add(new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle)); // done
        """, before: "var entries = new List<DeleteMessageBatchRequestEntry>();", after: "if (entries.Count > 0) await sqs.{|AWSM2005:DeleteMessageBatchAsync|}(url, entries);"),
        Each("""
        try
                        {
                            await orders.SaveAsync(message.Body);
                            entries.Add(new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle)); // done
                        }
                        catch (Exception e)
                        {
                            logger.LogError(e, "failed");
                        }
        """, before: "var entries = new List<DeleteMessageBatchRequestEntry>();", after: "if (entries.Count > 0) await sqs.DeleteMessageBatchAsync(url, entries);"));

    [Theory]
    [InlineData("await Quiet(message); await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle);")]
    [InlineData("try { if (message.Body == \"\") continue; await Handle(message); } finally { await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle); }")]
    public Task Is_not_fixed_where_more_than_a_move_is_needed(string statements) => NotFixed(Each(statements, members: Helpers));

    /// <summary>Where no message succeeded the batch would be empty, and SQS refuses that.</summary>
    [Theory]
    [InlineData("await sqs.{|AWSM2005:DeleteMessageBatchAsync|}(url, done, stop);", false)]
    [InlineData("if (done.Count > 0) { await sqs.{|AWSM2005:DeleteMessageBatchAsync|}(url, done, stop); }", true)]
    public async Task The_fix_minds_that_a_batch_may_be_empty(string delete, bool isOffered)
    {
        var source = Each(
            "try { await orders.SaveAsync(message.Body); }\ncatch (Exception e) { logger.LogError(e, \"failed\"); }\n"
            + "done.Add(new DeleteMessageBatchRequestEntry(message.MessageId, message.ReceiptHandle));",
            before: "var done = new List<DeleteMessageBatchRequestEntry>();",
            after: delete);
        if (!isOffered)
        {
            await NotFixed(source);
            return;
        }

        using var project = new FixedProject(SdkMajor.V4, ("Worker.cs", source.Replace("{|AWSM2005:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)));
        Assert.NotEmpty(await project.FirstOffersAsync("AWSM2005"));
    }

    [Fact]
    public Task Reports_the_one_caller_of_a_helper_that_is_wrong() => Reports(Worker("""
            public async Task LateAsync()
            {
                var response = await sqs.ReceiveMessageAsync(url);
                foreach (var m in response.Messages)
                {
                    await orders.SaveAsync(m.Body);
                    await AckAsync(m);
                }
            }

            public async Task FinallyAsync()
            {
                var response = await sqs.ReceiveMessageAsync(url);
                foreach (var m in response.Messages)
                {
                    try
                    {
                        await orders.SaveAsync(m.Body);
                    }
                    catch (Exception e)
                    {
                        Console.Error.WriteLine(e);
                    }
                    finally
                    {
                        await {|AWSM2005:AckAsync|}(m);
                    }
                }
            }

            private Task AckAsync(Message m) => sqs.DeleteMessageAsync(url, m.ReceiptHandle);
        """));

    [Theory]
    [InlineData("foreach (var m in messages) { await Ack(m); }")]
    [InlineData("await Task.WhenAll(messages.Select(m => Ack(m)));")]
    public Task Reports_messages_that_a_helper_deletes_one_by_one_regardless(string after) => Reports(Each(
        "try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }",
        after: after,
        members: Helpers + "private Task Ack(Message given) => sqs.{|AWSM2005:DeleteMessageAsync|}(url, given.ReceiptHandle);"));

    [Theory]
    [InlineData("try { await Handle(message); } catch (Exception e) { logger.LogError(e, \"failed\"); throw; }", "foreach (var m in messages) { await Ack(m); }")]
    [InlineData("try { await Handle(message); done.Add(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }", "foreach (var m in done) { await Ack(m); }")]
    [InlineData("try { await Handle(message); done.Add(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }", "foreach (var m in messages) { if (done.Contains(m)) { await Ack(m); } }")]
    [InlineData("try { await Handle(message); done.Add(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }", "await Task.WhenAll(done.Select(m => Ack(m)));")]
    [InlineData("try { await Handle(message); done.Add(message); } catch (Exception e) { logger.LogError(e, \"failed\"); }", "await Task.WhenAll(messages.Where(done.Contains).Select(m => Ack(m)));")]
    public Task Is_silent_where_a_helper_deletes_what_succeeded(string statements, string after) => Silent(Each(
        statements,
        before: "var done = new List<Message>();",
        after: after,
        members: Helpers + "private Task Ack(Message given) => sqs.DeleteMessageAsync(url, given.ReceiptHandle);"));

    [Fact]
    public Task Silent_around_a_loop_that_works_before_its_helper_deletes() => Silent(Worker("""
            private readonly Func<List<Message>, Task> audit = null!;
            public async Task Run()
            {
                var r = await sqs.ReceiveMessageAsync(url);
                var messages = r.Messages ?? new();
                try { await audit(messages); } catch (Exception e) { logger.LogError(e, "audit"); }
                await HandleAllAsync(messages);
            }

            private async Task HandleAllAsync(List<Message> messages) { foreach (var m in messages) { await orders.SaveAsync(m.Body); await AckAsync(m); } }
            private Task AckAsync(Message m) => sqs.DeleteMessageAsync(url, m.ReceiptHandle);
        """));

    [Theory]
    [InlineData("if (message.Body.Length > 3) { await orders.SaveAsync(message.Body); } else { await orders.PlaceAsync(order); }")]
    [InlineData("foreach (var part in message.Body.Split(',')) { await orders.SaveAsync(part); }")]
    [InlineData("lock (gate) { orders.SaveAsync(message.Body).Wait(); }")]
    [InlineData("try { await orders.SaveAsync(message.Body); } finally { Console.Out.Flush(); }")]
    [InlineData("switch (order) { case { Id: \"a\" } placed: await orders.PlaceAsync(placed); break; }")]
    [InlineData("await (order switch { { Id: \"a\" } placed => orders.PlaceAsync(placed), _ => Task.CompletedTask });")]
    [InlineData("var saving = orders.SaveAsync(message.Body); await saving;")]
    [InlineData("await SaveAsync(); async Task SaveAsync() => await orders.SaveAsync(message.Body);")]
    [InlineData("await retry(() => orders.SaveAsync(message.Body));")]
    [InlineData("((dynamic)orders).When((dynamic)order);")]
    [InlineData("await trains.StopTrainAsync(message.Body);")]
    public async Task Is_silent_on_a_step_beside_work_of_every_form(string work)
    {
        const string Step = "try { await mail.SendAsync(message.Body); } catch (Exception e) { logger.LogError(e, \"no mail\"); }";
        const string Parse = "var order = JsonSerializer.Deserialize<Order>(message.Body)!;";
        foreach (var (first, second) in new[] { (work, Step), (Step, work) })
        {
            await Silent(Each($"{Parse} {first} {second} await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stop);", members: Beside));
        }
    }

    [Theory]
    [InlineData("if (message.Body.Length > 3) { logger.LogInformation(\"long\"); }")]
    [InlineData("_ = orders.PlaceAsync(order);")]
    [InlineData("try { await orders.SaveAsync(message.Body); } catch (Exception e) { logger.LogError(e, \"not saved\"); }")]
    public Task Reports_a_step_beside_what_keeps_nothing_from_the_delete(string other) => Reports(Each(
        "var order = JsonSerializer.Deserialize<Order>(message.Body)!; "
            + "try { await mail.SendAsync(message.Body); } catch (Exception e) { logger.LogError(e, \"no mail\"); } "
            + other + " await sqs.{|AWSM2005:DeleteMessageAsync|}(url, message.ReceiptHandle, stop);",
        members: Beside));

    private const string Beside = """
        private readonly object gate = new();
        private readonly IMail mail = null!;
        private readonly ITrains trains = null!;
        private readonly Func<Func<Task>, Task> retry = null!;
        public interface IMail { Task SendAsync(string body); }
        public interface ITrains { Task StopTrainAsync(string train); }
        """;

    [Theory]
    [InlineData("errors.Append(message, e);")]
    [InlineData("errors.Save(url, message.Body, e);")]
    [InlineData("((dynamic)errors).Keep((dynamic)message);")]
    public Task Is_silent_where_the_failure_goes_to_a_log_that_keeps_it(string note) => Silent(Each(
        "try { await orders.SaveAsync(message.Body); } catch (Exception e) { " + note + " } await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stop);",
        members: """
            private readonly IErrorLog errors = null!;
            public interface IErrorLog { void Append(Message message, Exception e); int Save(string queue, string body, Exception e); }
            """));
}
