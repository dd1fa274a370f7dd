using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UncheckedBatchResultTests() : RuleTests("AWSM1001")
{
    private static readonly string Again = Fix.Alternative("again");

    /// <summary>A type with a client of each service and the members given.</summary>
    private static string Sender(string members) => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.Kinesis;
        using Amazon.Kinesis.Model;
        using Amazon.KinesisFirehose;
        using Amazon.KinesisFirehose.Model;
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public partial class Sender
        {
            private readonly IAmazonSQS sqs = null!;
            private readonly AmazonSQSClient client = null!;
            private readonly IAmazonSimpleNotificationService sns = null!;
            private readonly IAmazonEventBridge events = null!;
            private readonly IAmazonKinesis kinesis = null!;
            private readonly IAmazonKinesisFirehose firehose = null!;
            private void Look(object o) { }
        {{members}}
        }

        internal static class Parts
        {
            public static void Deconstruct(this SendMessageBatchResponse response, out int sent, out List<Amazon.SQS.Model.BatchResultErrorEntry> failed) =>
                (sent, failed) = (response.Successful.Count, response.Failed);
        }
        """;

    private static string Send(string statements) => Sender($$"""
            public async Task Run(SendMessageBatchRequest request, string url, List<SendMessageBatchRequestEntry> entries, List<SendMessageBatchRequest> batches)
            {
                await Task.Yield();
                {{statements}}
            }
        """);

    [Theory]
    [InlineData("await sqs.{|AWSM1001:SendMessageBatchAsync|}(request);")]
    [InlineData("await sqs.{|AWSM1001:SendMessageBatchAsync|}(url, entries).ConfigureAwait(false);")]
    [InlineData("_ = await client.{|AWSM1001:SendMessageBatchAsync|}(request);")]
    [InlineData("sqs.{|AWSM1001:SendMessageBatchAsync|}(request).Wait();")]
    [InlineData("sqs.{|AWSM1001:SendMessageBatchAsync|}(request).GetAwaiter().GetResult();")]
    [InlineData("await sqs.{|AWSM1001:DeleteMessageBatchAsync|}(new DeleteMessageBatchRequest());")]
    [InlineData("await sqs.{|AWSM1001:ChangeMessageVisibilityBatchAsync|}(new ChangeMessageVisibilityBatchRequest());")]
    [InlineData("await sns.{|AWSM1001:PublishBatchAsync|}(new PublishBatchRequest());")]
    [InlineData("await events.{|AWSM1001:PutEventsAsync|}(new PutEventsRequest());")]
    [InlineData("await events.{|AWSM1001:PutTargetsAsync|}(new PutTargetsRequest());")]
    [InlineData("await events.{|AWSM1001:RemoveTargetsAsync|}(new RemoveTargetsRequest());")]
    [InlineData("await events.{|AWSM1001:PutPartnerEventsAsync|}(new PutPartnerEventsRequest());")]
    [InlineData("await kinesis.{|AWSM1001:PutRecordsAsync|}(new PutRecordsRequest());")]
    [InlineData("await firehose.{|AWSM1001:PutRecordBatchAsync|}(new PutRecordBatchRequest());")]
    [InlineData("var response = await sqs.{|AWSM1001:SendMessageBatchAsync|}(request);")]
    [InlineData("var response = await sqs.{|AWSM1001:SendMessageBatchAsync|}(request); if (response.HttpStatusCode != System.Net.HttpStatusCode.OK) throw new Exception();")]
    [InlineData("var response = await sqs.{|AWSM1001:SendMessageBatchAsync|}(request); Console.WriteLine(response.ResponseMetadata.RequestId);")]
    [InlineData("foreach (var batch in batches) { await sqs.{|AWSM1001:SendMessageBatchAsync|}(batch); }")]
    [InlineData("await Task.WhenAll(batches.Select(b => sqs.{|AWSM1001:SendMessageBatchAsync|}(b)));")]
    [InlineData("await Task.WhenAll([.. batches.Select(b => sqs.{|AWSM1001:SendMessageBatchAsync|}(b))]);")]
    [InlineData("await Parallel.ForEachAsync(batches, async (b, stop) => await sqs.{|AWSM1001:SendMessageBatchAsync|}(b, stop));")]
    [InlineData("var all = new List<Task>(); foreach (var b in batches) { all.Add(sqs.{|AWSM1001:SendMessageBatchAsync|}(b)); } await Task.WhenAll(all);")]
    [InlineData("async Task Local() => await sqs.{|AWSM1001:SendMessageBatchAsync|}(request); await Local();")]
    [InlineData("await events.DeleteRuleAsync(new DeleteRuleRequest()); await events.{|AWSM1001:RemoveTargetsAsync|}(new RemoveTargetsRequest());")]
    [InlineData("await events.{|AWSM1001:PutTargetsAsync|}(new PutTargetsRequest()); await events.DeleteRuleAsync(new DeleteRuleRequest());")]
    [InlineData("await sqs.{|AWSM1001:SendMessageBatchAsync|}(request); await sqs.DeleteQueueAsync(url);")]
    [InlineData("try { await sqs.{|AWSM1001:SendMessageBatchAsync|}(request); } catch (AmazonSQSException e) { Look(e); throw; }")]
    public Task Reports_a_response_that_nobody_asks(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest());", DiagnosticSeverity.Warning)]
    [InlineData("await sqs.ChangeMessageVisibilityBatchAsync(new ChangeMessageVisibilityBatchRequest());", DiagnosticSeverity.Info)]
    public async Task Only_suggests_where_no_message_is_lost_or_comes_twice(string statements, DiagnosticSeverity severity)
    {
        var found = await Workbench.BuildAsync(Workbench.Compile([("Sender.cs", Send(statements))]));
        Assert.Equal(severity, Assert.Single(found, d => d.Id == "AWSM1001").Severity);
    }

    [Fact]
    public Task Reports_the_synchronous_method_of_version_3() =>
        Reports(Send("sqs.{|AWSM1001:SendMessageBatch|}(request); client.{|AWSM1001:DeleteMessageBatch|}(new DeleteMessageBatchRequest());"), only: SdkMajor.V3);

    [Fact]
    public Task Reports_a_task_that_is_returned_without_its_result() => Reports(Sender("""
            public Task SendAsync(SendMessageBatchRequest request) => sqs.{|AWSM1001:SendMessageBatchAsync|}(request);
            public Task PutAsync(PutRecordsRequest request) { return kinesis.{|AWSM1001:PutRecordsAsync|}(request); }
        """));

    [Theory]
    [InlineData("await SendAsync(request);", "=> sqs.{|AWSM1001:SendMessageBatchAsync|}(r);")]
    [InlineData("var response = await SendAsync(request); Look(response.HttpStatusCode);", "=> sqs.{|AWSM1001:SendMessageBatchAsync|}(r);")]
    [InlineData("await Task.WhenAll(SendAsync(request), SendAsync(request));", "{ var task = sqs.{|AWSM1001:SendMessageBatchAsync|}(r); return task; }")]
    public Task Asks_the_callers_of_a_private_method_that_returns_the_response(string statements, string body) => Reports(Helper(statements, body));

    [Theory]
    [InlineData("var response = await SendAsync(request); Look(response.Failed);")]
    [InlineData("await SendAsync(request); Look((await SendAsync(request)).Failed);")]
    [InlineData("Func<SendMessageBatchRequest, Task> send = SendAsync; await SendAsync(request);")]
    [InlineData("Look(SendAsync(request));")]
    [InlineData("")]
    public Task Is_silent_where_a_caller_may_look(string statements) => Silent(Helper(statements, "=> sqs.SendMessageBatchAsync(r);"));

    [Fact]
    public Task Is_silent_where_the_caller_deletes_the_queue_next() => Silent(Sender("""
            public async Task Run(DeleteMessageBatchRequest request, string url) { await DeleteAsync(request); await sqs.DeleteQueueAsync(url); }
            private Task<DeleteMessageBatchResponse> DeleteAsync(DeleteMessageBatchRequest r) => sqs.DeleteMessageBatchAsync(r);
        """));

    private static string Helper(string statements, string body) => Sender($$"""
            public async Task Run(SendMessageBatchRequest request) { await Task.Yield(); {{statements}} }
            private Task<SendMessageBatchResponse> SendAsync(SendMessageBatchRequest r) {{body}}
        """);

    [Fact]
    public Task Does_not_know_the_callers_of_other_methods() => Silent(Sender("""
            public async Task Run(SendMessageBatchRequest request) { await SendAsync(request); }
            public Task<SendMessageBatchResponse> SendAsync(SendMessageBatchRequest r) => sqs.SendMessageBatchAsync(r);
        """));

    [Fact]
    public Task Reports_top_level_statements() => Reports(
        "using Amazon.SQS; using Amazon.SQS.Model; await new AmazonSQSClient().{|AWSM1001:SendMessageBatchAsync|}(new SendMessageBatchRequest());",
        isProgram: true);

    [Theory]
    [InlineData("var response = await sqs.SendMessageBatchAsync(request); if (response.Failed.Count > 0) throw new Exception();")]
    [InlineData("var response = await sqs.SendMessageBatchAsync(request); if (response?.Failed?.Any() == true) Look(1);")]
    [InlineData("if (await sqs.SendMessageBatchAsync(request) is { Failed.Count: > 0 }) Look(1);")]
    [InlineData("Look((await sqs.SendMessageBatchAsync(request)).Successful.Count);")]
    [InlineData("var task = sqs.SendMessageBatchAsync(request); await task; Look(task.Result.Failed);")]
    [InlineData("Look(await sqs.SendMessageBatchAsync(request));")]
    [InlineData("SendMessageBatchResponse r; while ((r = await sqs.SendMessageBatchAsync(request)).Failed?.Count > 0) { await Task.Delay(100); }")]
    [InlineData("var response = await sqs.SendMessageBatchAsync(request); Look(response);")]
    [InlineData("var response = await events.PutEventsAsync(new PutEventsRequest()); foreach (var e in response.Entries) { if (e.ErrorCode != null) Look(e); }")]
    [InlineData("var response = await kinesis.PutRecordsAsync(new PutRecordsRequest()); if (response.FailedRecordCount > 0) Look(1);")]
    [InlineData("var response = await firehose.PutRecordBatchAsync(new PutRecordBatchRequest()); Look(response.FailedPutCount > 0);")]
    [InlineData("var all = await Task.WhenAll(batches.Select(b => sqs.SendMessageBatchAsync(b))); Look(all.SelectMany(r => r.Failed));")]
    [InlineData("var all = await Task.WhenAll([.. batches.Select(b => sqs.SendMessageBatchAsync(b))]); Look(all.SelectMany(r => r.Failed));")]
    [InlineData("var tasks = new List<Task<SendMessageBatchResponse>>(); tasks.Add(sqs.SendMessageBatchAsync(request)); Look(tasks);")]
    [InlineData("Func<Task<SendMessageBatchResponse>> send = () => sqs.SendMessageBatchAsync(request); Look((await send()).Failed);")]
    [InlineData("await sqs.SendMessageBatchAsync(request).ContinueWith(t => Look(t.Result.Failed));")]
    [InlineData("SendMessageBatchResponse? response = null; try { response = await sqs.SendMessageBatchAsync(request); } catch (Exception) { } Look(response!.Failed);")]
    [InlineData("if (await sqs.SendMessageBatchAsync(request) is (_, { Count: > 0 } failed)) Look(failed);")]
    [InlineData("await events.RemoveTargetsAsync(new RemoveTargetsRequest()); await events.DeleteRuleAsync(new DeleteRuleRequest { Name = url });")]
    [InlineData("if (entries.Count > 0) { await events.RemoveTargetsAsync(new RemoveTargetsRequest()); } await events.DeleteRuleAsync(new DeleteRuleRequest());")]
    [InlineData("await sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest()); await sqs.DeleteQueueAsync(url);")]
    [InlineData("await sqs.DeleteMessageBatchAsync(new DeleteMessageBatchRequest()); await sqs.PurgeQueueAsync(url);")]
    [InlineData("await sqs.SendMessageAsync(url, \"one\"); await kinesis.PutRecordAsync(null);")]
    [InlineData("await ClearAsync(); await events.DeleteRuleAsync(new DeleteRuleRequest()); } private async Task ClearAsync() { await events.RemoveTargetsAsync(new RemoveTargetsRequest());")]
    public Task Is_silent_where_somebody_asks_or_may(string statements) => Silent(Send(statements));

    /// <summary>What is not awaited is another rule's finding.</summary>
    [Fact]
    public Task Is_silent_on_a_call_that_nobody_awaits() => Silent(Send("_ = sqs.SendMessageBatchAsync(request); var task = sqs.SendMessageBatchAsync(request);"));

    [Fact]
    public Task Is_silent_in_a_client_and_on_what_returns_the_response() => Silent(Sender("""
            public Task<SendMessageBatchResponse> SendAsync(SendMessageBatchRequest request) => sqs.SendMessageBatchAsync(request);
            public async Task<SendMessageBatchResponse> SendLaterAsync(SendMessageBatchRequest request) => await sqs.SendMessageBatchAsync(request);

            private sealed class Counting(IAmazonSQS inner) : AmazonSQSClient
            {
                public async Task Warm(SendMessageBatchRequest request) => await inner.SendMessageBatchAsync(request);
            }
        """));

    [Fact]
    public Task Is_silent_in_expression_trees() => Silent(Send(
        "System.Linq.Expressions.Expression<Func<IAmazonSQS, Task>> call = q => q.SendMessageBatchAsync(request, default); Look(call);"));

    [Fact]
    public Task Is_silent_where_a_class_around_the_client_looks_for_all() => Silent(Send("await sqs.SendMessageBatchAsync(request);") + """
         public class Checked : AmazonSQSClient
        {
            public override async Task<SendMessageBatchResponse> SendMessageBatchAsync(SendMessageBatchRequest request, CancellationToken cancellationToken = default)
            {
                var response = await base.SendMessageBatchAsync(request, cancellationToken);
                return response.Failed is { Count: > 0 } ? throw new AmazonSQSException("some were not sent") : response;
            }
        }
        """);

    [Fact]
    public Task Is_silent_on_a_type_of_the_user_s_own() => Silent("""
        public interface IAmazonSQS { Task<int> SendMessageBatchAsync(object request); }
        public class Sender(IAmazonSQS sqs) { public async Task Send() => await sqs.SendMessageBatchAsync(1); }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageBatchAsync(reques); await sqs.SendMessageBatchAsync(;"), compiles: false);

    [Fact]
    public async Task The_fix_keeps_the_response_and_throws()
    {
        const string Members = """
                public async Task Run(SendMessageBatchRequest request)
                {
                    // All at once.
                    await sqs.{|AWSM1001:SendMessageBatchAsync|}(request).ConfigureAwait(false); // at most ten
                    Look(request);
                }
            """;
        string After(string conditional) => $$"""
                public async Task Run(SendMessageBatchRequest request)
                {
                    // All at once.
                    var response = await sqs.SendMessageBatchAsync(request).ConfigureAwait(false); // at most ten
                    if (response.Failed{{conditional}}.Count > 0)
                    {
                        var codes = string.Join(", ", response.Failed.Select(f => f.Code).Distinct());
                        throw new InvalidOperationException($"SendMessageBatch failed for {response.Failed.Count} of its entries: {codes}");
                    }

                    Look(request);
                }
            """;
        await Fixes(Sender(Members), Sender(After("")), only: SdkMajor.V3);
        await Fixes(Sender(Members), Sender(After("?")), only: SdkMajor.V4);
    }

    [Theory]
    [InlineData("events.{0}(new PutEventsRequest())", "PutEvents", "FailedEntryCount", "Entries.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode)")]
    [InlineData("events.{0}(new PutTargetsRequest())", "PutTargets", "FailedEntryCount", "FailedEntries.Select(f => f.ErrorCode)")]
    [InlineData("kinesis.{0}(new PutRecordsRequest())", "PutRecords", "FailedRecordCount", "Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode)")]
    [InlineData("firehose.{0}(new PutRecordBatchRequest())", "PutRecordBatch", "FailedPutCount", "RequestResponses.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode)")]
    public Task The_fix_reads_what_the_operation_answers(string call, string operation, string count, string codes) => Fixes(
        Sender($$"""
                public async Task Run()
                {
                    var answer = await {{call.Replace("{0}", $"{{|AWSM1001:{operation}Async|}}", StringComparison.Ordinal)}};
                }
            """),
        Sender($$"""
                public async Task Run()
                {
                    var answer = await {{call.Replace("{0}", operation + "Async", StringComparison.Ordinal)}};
                    if (answer.{{count}} > 0)
                    {
                        var codes = string.Join(", ", answer.{{codes}}.Distinct());
                        throw new InvalidOperationException($"{{operation}} failed for {answer.{{count}}} of its entries: {codes}");
                    }
                }
            """));

    [Fact]
    public Task The_fix_takes_apart_what_shares_a_line() => Fixes(
        Sender("""
                public async Task Run(List<SendMessageBatchRequest> requests, bool all)
                {
                    foreach (var r in requests) { if (all) { await sqs.{|AWSM1001:SendMessageBatchAsync|}(r); } }
                }

                public async Task Each(List<SendMessageBatchRequest> requests)
                {
                    foreach (var r in requests) /* each */ { /* now */ await sqs.{|AWSM1001:SendMessageBatchAsync|}(r); /* sent */ }
                }

                public async Task Last(List<SendMessageBatchRequest> requests)
                {
                    foreach (var r in requests) {
                        // to everybody
                        await sqs.{|AWSM1001:SendMessageBatchAsync|}(r); }
                }
            """),
        Sender("""
                public async Task Run(List<SendMessageBatchRequest> requests, bool all)
                {
                    foreach (var r in requests)
                    {
                        if (all)
                        {
                            var response = await sqs.SendMessageBatchAsync(r);
                            if (response.Failed.Count > 0)
                            {
                                var codes = string.Join(", ", response.Failed.Select(f => f.Code).Distinct());
                                throw new InvalidOperationException($"SendMessageBatch failed for {response.Failed.Count} of its entries: {codes}");
                            }
                        }
                    }
                }

                public async Task Each(List<SendMessageBatchRequest> requests)
                {
                    foreach (var r in requests) /* each */
                    { /* now */
                        var response = await sqs.SendMessageBatchAsync(r); /* sent */
                        if (response.Failed.Count > 0)
                        {
                            var codes = string.Join(", ", response.Failed.Select(f => f.Code).Distinct());
                            throw new InvalidOperationException($"SendMessageBatch failed for {response.Failed.Count} of its entries: {codes}");
                        }
                    }
                }

                public async Task Last(List<SendMessageBatchRequest> requests)
                {
                    foreach (var r in requests) {
                        // to everybody
                        var response = await sqs.SendMessageBatchAsync(r);
                        if (response.Failed.Count > 0)
                        {
                            var codes = string.Join(", ", response.Failed.Select(f => f.Code).Distinct());
                            throw new InvalidOperationException($"SendMessageBatch failed for {response.Failed.Count} of its entries: {codes}");
                        }
                    }
                }
            """),
        only: SdkMajor.V3);

    [Fact]
    public Task The_fix_ends_before_a_directive_without_a_blank_line() => Fixes(
        Sender("""
                public async Task Run(SendMessageBatchRequest request)
                {
            #if !QUIET
                    await sqs.{|AWSM1001:SendMessageBatchAsync|}(request);
            #endif
                    Look(1);
                }
            """),
        Sender("""
                public async Task Run(SendMessageBatchRequest request)
                {
            #if !QUIET
                    var response = await sqs.SendMessageBatchAsync(request);
                    if (response.Failed.Count > 0)
                    {
                        var codes = string.Join(", ", response.Failed.Select(f => f.Code).Distinct());
                        throw new InvalidOperationException($"SendMessageBatch failed for {response.Failed.Count} of its entries: {codes}");
                    }
            #endif
                    Look(1);
                }
            """),
        only: SdkMajor.V3);

    [Fact]
    public Task The_fix_gives_lambdas_names_that_nothing_around_them_has() => Fixes(
        Sender("""
                public async Task Run(List<SendMessageBatchRequest> requests)
                {
                    foreach (var f in requests) // f is a request
                    {
                        await sqs.{|AWSM1001:SendMessageBatchAsync|}(f);
                    }
                }
            """),
        Sender("""
                public async Task Run(List<SendMessageBatchRequest> requests)
                {
                    foreach (var f in requests) // f is a request
                    {
                        var response = await sqs.SendMessageBatchAsync(f);
                        if (response.Failed.Count > 0)
                        {
                            var codes = string.Join(", ", response.Failed.Select(f2 => f2.Code).Distinct());
                            throw new InvalidOperationException($"SendMessageBatch failed for {response.Failed.Count} of its entries: {codes}");
                        }
                    }
                }
            """),
        only: SdkMajor.V3);

    [Fact]
    public Task The_fix_finds_free_names_and_keeps_the_file_s_style() => Fixes(
        Sender("""
                public async Task Run(List<PutRecordsRequest> batches) {
                    string response = "", codes = "";
                    foreach (PutRecordsRequest batch in batches)
                        await kinesis.{|AWSM1001:PutRecordsAsync|}(batch);

                    Look(response + codes);
                }
            """),
        Sender("""
                public async Task Run(List<PutRecordsRequest> batches) {
                    string response = "", codes = "";
                    foreach (PutRecordsRequest batch in batches)
                    {
                        PutRecordsResponse response2 = await kinesis.PutRecordsAsync(batch);
                        if (response2.FailedRecordCount > 0) {
                            string codes2 = string.Join(", ", response2.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                            throw new InvalidOperationException($"PutRecords failed for {response2.FailedRecordCount} of its entries: {codes2}");
                        }
                    }

                    Look(response + codes);
                }
            """));

    [Fact]
    public Task The_fix_keeps_the_response_of_the_synchronous_method() => Fixes(
        Sender("""
                public void Run(DeleteMessageBatchRequest request)
                {
                    sqs.{|AWSM1001:DeleteMessageBatch|}(request);
                }
            """),
        Sender("""
                public void Run(DeleteMessageBatchRequest request)
                {
                    var response = sqs.DeleteMessageBatch(request);
                    if (response.Failed.Count > 0)
                    {
                        var codes = string.Join(", ", response.Failed.Select(f => f.Code).Distinct());
                        throw new InvalidOperationException($"DeleteMessageBatch failed for {response.Failed.Count} of its entries: {codes}");
                    }
                }
            """),
        only: SdkMajor.V3);

    [Fact]
    public Task Is_silent_where_a_helper_looks() => Silent(Send("while (await NextAsync(sqs)) { }") + """

        public partial class Sender
        {
            private static async Task<bool> NextAsync(IAmazonSQS sqs) => (await sqs.SendMessageBatchAsync(new SendMessageBatchRequest())).Failed is null;
        }
        """);

    [Fact]
    public Task The_fix_gives_a_block_on_one_line_lines_of_its_own() => Fixes(
        Sender("""
                public async Task Run(PutRecordsRequest request) { await kinesis.{|AWSM1001:PutRecordsAsync|}(request); } // as they come

                public async Task More(List<PutRecordsRequest> all, bool b)
                {
                    if (b) { Look(1); await kinesis.{|AWSM1001:PutRecordsAsync|}(all[0]); Look(2); }
                    else { Look(3); }

                    await Parallel.ForEachAsync(all, async (batch, ct) => { await kinesis.{|AWSM1001:PutRecordsAsync|}(batch, ct); });
                    {
                        { await kinesis.{|AWSM1001:PutRecordsAsync|}(all[1]); }
                    }
                }
            """),
        Sender("""
                public async Task Run(PutRecordsRequest request)
                {
                    var response = await kinesis.PutRecordsAsync(request);
                    if (response.FailedRecordCount > 0)
                    {
                        var codes = string.Join(", ", response.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                        throw new InvalidOperationException($"PutRecords failed for {response.FailedRecordCount} of its entries: {codes}");
                    }
                } // as they come

                public async Task More(List<PutRecordsRequest> all, bool b)
                {
                    if (b)
                    {
                        Look(1);
                        var response = await kinesis.PutRecordsAsync(all[0]);
                        if (response.FailedRecordCount > 0)
                        {
                            var codes = string.Join(", ", response.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                            throw new InvalidOperationException($"PutRecords failed for {response.FailedRecordCount} of its entries: {codes}");
                        }

                        Look(2);
                    }
                    else { Look(3); }

                    await Parallel.ForEachAsync(all, async (batch, ct) =>
                    {
                        var response = await kinesis.PutRecordsAsync(batch, ct);
                        if (response.FailedRecordCount > 0)
                        {
                            var codes = string.Join(", ", response.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                            throw new InvalidOperationException($"PutRecords failed for {response.FailedRecordCount} of its entries: {codes}");
                        }
                    });
                    {
                        {
                            var response = await kinesis.PutRecordsAsync(all[1]);
                            if (response.FailedRecordCount > 0)
                            {
                                var codes = string.Join(", ", response.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                                throw new InvalidOperationException($"PutRecords failed for {response.FailedRecordCount} of its entries: {codes}");
                            }
                        }
                    }
                }
            """));

    [Fact]
    public Task The_other_fix_gives_a_block_on_one_line_lines_of_its_own() => Fixes(
        Sender("""
                public async Task Run(List<PutRecordsRequestEntry> all) { await kinesis.{|AWSM1001:PutRecordsAsync|}(new PutRecordsRequest { Records = all }); Look(1); }
            """),
        Sender("""
                public async Task Run(List<PutRecordsRequestEntry> all)
                {
                    var request = new PutRecordsRequest { Records = all };
                    for (var attempt = 1; ; attempt++)
                    {
                        var response = await kinesis.PutRecordsAsync(request);
                        if (!(response.FailedRecordCount > 0))
                        {
                            break;
                        }

                        if (attempt == 3)
                        {
                            var codes = string.Join(", ", response.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                            throw new InvalidOperationException($"PutRecords failed for {response.FailedRecordCount} of its entries: {codes}");
                        }

                        request.Records = request.Records.Where((_, i) => response.Records[i].ErrorCode != null).ToList();
                        await Task.Delay(TimeSpan.FromSeconds(attempt));
                    }

                    Look(1);
                }
            """),
        key: Again);

    [Fact]
    public Task The_other_fix_sends_what_failed_again() => Fixes(
        Sender("""
                public async Task Run(List<SendMessageBatchRequestEntry> entries)
                {
                    var request = new SendMessageBatchRequest("url", entries);
                    await sqs.{|AWSM1001:SendMessageBatchAsync|}(request);
                    Look(entries);
                }
            """),
        Sender("""
                public async Task Run(List<SendMessageBatchRequestEntry> entries)
                {
                    var request = new SendMessageBatchRequest("url", entries);
                    for (var attempt = 1; ; attempt++)
                    {
                        var response = await sqs.SendMessageBatchAsync(request);
                        if (!(response.Failed?.Count > 0))
                        {
                            break;
                        }

                        if (attempt == 3)
                        {
                            var codes = string.Join(", ", response.Failed.Select(f => f.Code).Distinct());
                            throw new InvalidOperationException($"SendMessageBatch failed for {response.Failed.Count} of its entries: {codes}");
                        }

                        request.Entries = request.Entries.Where(e => response.Failed.Any(f => f.Id == e.Id)).ToList();
                        await Task.Delay(TimeSpan.FromSeconds(attempt));
                    }

                    Look(entries);
                }
            """),
        only: SdkMajor.V4,
        key: Again);

    [Fact]
    public Task The_other_fix_gives_the_request_a_variable() => Fixes(
        Sender("""
                public async Task Run(List<PutRecordsRequestEntry> entries)
                {
                    await kinesis.{|AWSM1001:PutRecordsAsync|}(new PutRecordsRequest
                    {
                        StreamName = "orders", // ours
                        Records = entries,
                    }).ConfigureAwait(false);
                }
            """),
        Sender("""
                public async Task Run(List<PutRecordsRequestEntry> entries)
                {
                    var request = new PutRecordsRequest
                    {
                        StreamName = "orders", // ours
                        Records = entries,
                    };
                    for (var attempt = 1; ; attempt++)
                    {
                        var response = await kinesis.PutRecordsAsync(request).ConfigureAwait(false);
                        if (!(response.FailedRecordCount > 0))
                        {
                            break;
                        }

                        if (attempt == 3)
                        {
                            var codes = string.Join(", ", response.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                            throw new InvalidOperationException($"PutRecords failed for {response.FailedRecordCount} of its entries: {codes}");
                        }

                        request.Records = request.Records.Where((_, i) => response.Records[i].ErrorCode != null).ToList();
                        await Task.Delay(TimeSpan.FromSeconds(attempt)).ConfigureAwait(false);
                    }
                }
            """),
        key: Again);

    /// <summary>Lines that the new request made of the arguments are put together; one with a comment stays, a level deeper.</summary>
    [Theory]
    [InlineData(
        """
        await kinesis.{|AWSM1001:PutRecordsAsync|}(
                    new PutRecordsRequest
                    {
                        StreamName = "orders",
                        Records = entries,
                    },
                    stop); // later again
        """,
        "await kinesis.PutRecordsAsync(request, stop); // later again")]
    [InlineData(
        """
        _ = await kinesis.{|AWSM1001:PutRecordsAsync|}(new PutRecordsRequest
                                                {
                                                    StreamName = "orders",
                                                    Records = entries,
                                                },
                                                stop);
        """,
        "await kinesis.PutRecordsAsync(request, stop);")]
    [InlineData(
        """
        await kinesis.{|AWSM1001:PutRecordsAsync|}( // all
                    new PutRecordsRequest
                    {
                        StreamName = "orders",
                        Records = entries,
                    },
                    /* may give up */ stop); // later again
        """,
        """
        await kinesis.PutRecordsAsync( // all
                        request,
                        /* may give up */ stop); // later again
        """)]
    public Task The_other_fix_moves_a_call_over_lines(string call, string moved) => Fixes(
        Sender($$"""
                public async Task Run(List<PutRecordsRequestEntry> entries, CancellationToken stop)
                {
                    {{call}}
                }
            """),
        Sender($$"""
                public async Task Run(List<PutRecordsRequestEntry> entries, CancellationToken stop)
                {
                    var request = new PutRecordsRequest
                    {
                        StreamName = "orders",
                        Records = entries,
                    };
                    for (var attempt = 1; ; attempt++)
                    {
                        var response = {{moved}}
                        if (!(response.FailedRecordCount > 0))
                        {
                            break;
                        }

                        if (attempt == 3)
                        {
                            var codes = string.Join(", ", response.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                            throw new InvalidOperationException($"PutRecords failed for {response.FailedRecordCount} of its entries: {codes}");
                        }

                        request.Records = request.Records.Where((_, i) => response.Records[i].ErrorCode != null).ToList();
                        await Task.Delay(TimeSpan.FromSeconds(attempt), stop);
                    }
                }
            """),
        key: Again);

    /// <summary>Names that another block has are free, unless it is inside or around this one.</summary>
    [Fact]
    public Task The_fix_takes_the_plain_name_where_it_is_free() => Fixes(
        Sender("""
                public async Task Run(PutRecordsRequest request, bool b)
                {
                    if (b)
                    {
                        var response = await kinesis.PutRecordsAsync(request);
                        if (response.FailedRecordCount > 0) throw new Exception();
                    }
                    else
                    {
                        await kinesis.{|AWSM1001:PutRecordsAsync|}(request);
                    }

                    while (b)
                    {
                        await kinesis.{|AWSM1001:PutRecordsAsync|}(request);
                        if (request.StreamName is { } response) { Look(response); }
                    }

                    var codes = 0;
                    Look(codes);
                }
            """),
        Sender("""
                public async Task Run(PutRecordsRequest request, bool b)
                {
                    if (b)
                    {
                        var response = await kinesis.PutRecordsAsync(request);
                        if (response.FailedRecordCount > 0) throw new Exception();
                    }
                    else
                    {
                        var response = await kinesis.PutRecordsAsync(request);
                        if (response.FailedRecordCount > 0)
                        {
                            var codes2 = string.Join(", ", response.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                            throw new InvalidOperationException($"PutRecords failed for {response.FailedRecordCount} of its entries: {codes2}");
                        }
                    }

                    while (b)
                    {
                        var response2 = await kinesis.PutRecordsAsync(request);
                        if (response2.FailedRecordCount > 0)
                        {
                            var codes2 = string.Join(", ", response2.Records.Where(r => r.ErrorCode != null).Select(r => r.ErrorCode).Distinct());
                            throw new InvalidOperationException($"PutRecords failed for {response2.FailedRecordCount} of its entries: {codes2}");
                        }

                        if (request.StreamName is { } response) { Look(response); }
                    }

                    var codes = 0;
                    Look(codes);
                }
            """));

    [Theory]
    [InlineData("public async Task Run(List<SendMessageBatchRequest> all) => await Task.WhenAll(all.Select(b => sqs.{|AWSM1001:SendMessageBatchAsync|}(b)));")]
    [InlineData("public Task Run(SendMessageBatchRequest request) => sqs.{|AWSM1001:SendMessageBatchAsync|}(request);")]
    [InlineData("public async Task Run(SendMessageBatchRequest request) { var task = sqs.{|AWSM1001:SendMessageBatchAsync|}(request); Look(1); await task; }")]
    [InlineData("public async Task Run(SendMessageBatchRequest request, bool b) { if (b) await sqs.{|AWSM1001:SendMessageBatchAsync|}(request); }")]
    [InlineData("""
        public async Task Run(SendMessageBatchRequest request)
        {
            await sqs.{|AWSM1001:SendMessageBatchAsync|}(
        #if DEBUG
                request
        #else
                request
        #endif
                );
        }
        """)]
    [InlineData("public async Task Run(SendMessageBatchRequest request)\n{\n_ = /* on purpose */ await sqs.{|AWSM1001:SendMessageBatchAsync|}(request);\n}")]
    [InlineData("public async Task Run(SendMessageBatchRequest request)\n{\nawait sqs.{|AWSM1001:SendMessageBatchAsync|}(request); Look(1);\n}")]
    [InlineData("public async Task Run(SendMessageBatchRequest request, int i)\n{\nswitch (i)\n{\ncase 1: await sqs.{|AWSM1001:SendMessageBatchAsync|}(request); break;\n}\n}")]
    public Task No_fix_where_it_could_not_be_written(string member) => NotFixed(Sender(member));

    /// <summary>The loop has an answer of its own, and the variable would stay as it was.</summary>
    [Theory]
    [InlineData("last = ", false)]
    [InlineData("_ = ", true)]
    [InlineData("", true)]
    public async Task Sending_again_is_offered_where_nobody_keeps_the_answer(string assignment, bool isOffered)
    {
        using var project = new FixedProject(SdkMajor.V3, ("Code.cs", $$"""
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public class Sender(IAmazonSQS sqs)
            {
                public async Task Run(List<SendMessageBatchRequestEntry> entries)
                {
                    SendMessageBatchResponse? last = null;
                    var request = new SendMessageBatchRequest { QueueUrl = "url", Entries = entries };
                    {{assignment}}await sqs.SendMessageBatchAsync(request);
                    Console.WriteLine(last?.HttpStatusCode);
                }
            }
            """));

        Assert.Equal(isOffered, (await project.FirstOffersAsync("AWSM1001")).Contains(Again));
    }

    [Theory]
    [InlineData("await (url.Length > 3 ? sqs.{|AWSM1001:SendMessageBatchAsync|}(request) : client.{|AWSM1001:SendMessageBatchAsync|}(request));")]
    [InlineData("Task task = url.Length switch { 3 => sqs.{|AWSM1001:SendMessageBatchAsync|}(request), _ => Task.CompletedTask }; await task;")]
    [InlineData("await Task.WhenAll(from b in batches select sqs.{|AWSM1001:SendMessageBatchAsync|}(b));")]
    public Task Reports_behind_a_choice_and_in_a_query(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("var response = await (url.Length > 3 ? sqs.SendMessageBatchAsync(request) : client.SendMessageBatchAsync(request)); Look(response.Failed);")]
    [InlineData("var all = await Task.WhenAll(from b in batches select sqs.SendMessageBatchAsync(b)); Look(all);")]
    [InlineData("if ((await sqs.SendMessageBatchAsync(request)) is var r ? r.Failed.Count > 0 : false) throw new Exception();")]
    public Task Silent_on_these_where_the_answer_is_looked_at(string statements) => Silent(Send(statements));

    [Fact]
    public Task Silent_where_an_event_of_the_client_sees_the_answer() => Silent(Send("await sqs.SendMessageBatchAsync(request);") + """
         public static class Setup
        {
            public static void Watch(AmazonSQSClient client) => client.AfterResponseEvent += (_, e) =>
            {
                if (e is Amazon.Runtime.WebServiceResponseEventArgs && new SendMessageBatchResponse().Failed.Count > 0) throw new Exception();
            };
        }
        """, only: SdkMajor.V4);
}
