using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ManualDeleteTests() : RuleTests("AWSM3022")
{
    private static string Function(string statements, string members = "", string type = "async Task<SQSBatchResponse>", string end = "return new SQSBatchResponse();") => $$"""
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Function(IAmazonSQS client, string queueUrl)
        {
            private readonly IAmazonSQS sqs = client;
            private readonly string url = queueUrl;

            public {{type}} FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                {{(type.StartsWith("async", StringComparison.Ordinal) ? "await Task.Yield();" : "")}}
                foreach (var record in evnt.Records)
                {
                    {{statements}}
                }
                {{end}}
            }

            private static Task StoreAsync(string body) => File.WriteAllTextAsync(body, body);
        {{members}}
        }
        """;

    [Theory]
    [InlineData("await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle);")]
    [InlineData("await sqs.{|AWSM3022:DeleteMessageAsync|}(new DeleteMessageRequest(url, record.ReceiptHandle));")]
    [InlineData("var request = new DeleteMessageRequest { QueueUrl = url }; request.ReceiptHandle = record.ReceiptHandle; await sqs.{|AWSM3022:DeleteMessageAsync|}(request);")]
    [InlineData("var handle = record.ReceiptHandle; await sqs.{|AWSM3022:DeleteMessageAsync|}(url, handle);")]
    [InlineData("await sqs.{|AWSM3022:DeleteMessageAsync|}(url, evnt.Records[0].ReceiptHandle);")]
    [InlineData("await sqs.{|AWSM3022:DeleteMessageBatchAsync|}(url, evnt.Records.Select(r => new DeleteMessageBatchRequestEntry(r.MessageId, r.ReceiptHandle)).ToList());")]
    [InlineData("var list = new List<DeleteMessageBatchRequestEntry>(); list.Add(new() { Id = \"1\", ReceiptHandle = record.ReceiptHandle }); await sqs.{|AWSM3022:DeleteMessageBatchAsync|}(new DeleteMessageBatchRequest { QueueUrl = url, Entries = list });")]
    [InlineData("try { await StoreAsync(record.Body); } catch (Exception) { await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle); }")]
    public Task Reports_a_delete_in_a_handler_that_reports_failures(string statements) => Reports(Function(statements));

    [Fact]
    public Task Reports_it_in_helpers() => Reports(Function("await OneAsync(record); await TwoAsync(record.ReceiptHandle);", """
            private async Task OneAsync(SQSEvent.SQSMessage message)
            {
                await StoreAsync(message.Body);
                await sqs.{|AWSM3022:DeleteMessageAsync|}(url, message.ReceiptHandle);
            }

            private Task TwoAsync(string handle) => sqs.{|AWSM3022:DeleteMessageAsync|}(url, handle);
        """));

    [Fact]
    public Task Reports_synchronous_calls() => Reports(
        Function("sqs.{|AWSM3022:DeleteMessage|}(url, record.ReceiptHandle);", type: "SQSBatchResponse"), only: SdkMajor.V3);

    [Fact]
    public async Task Suggests_a_response_where_deleting_is_the_way_to_keep_what_succeeded()
    {
        var source = Function("await StoreAsync(record.Body); await sqs.DeleteMessageAsync(url, record.ReceiptHandle);", type: "async Task", end: "");
        var found = Assert.Single(await Findings.In("AWSM3022", source));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.EndsWith("return SQSBatchResponse with the messages that failed instead of deleting the others", found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var received = await sqs.ReceiveMessageAsync(url); await sqs.DeleteMessageAsync(url, received.Messages[0].ReceiptHandle);")]
    [InlineData("await sqs.DeleteMessageAsync(url, record.Body);")]
    [InlineData("await sqs.ChangeMessageVisibilityAsync(url, record.ReceiptHandle, 0);")]
    [InlineData("await sqs.DeleteMessageAsync(url, record.Body.Length > 3 ? record.ReceiptHandle : record.Body);")]
    public Task Silent_on_other_messages_and_other_calls(string statements) => Silent(Function(statements));

    [Fact]
    public Task Silent_on_handles_that_come_from_elsewhere() => Silent(Function("await StoreAsync(record.Body);", """
            public Task DeleteAsync(string handle) => sqs.DeleteMessageAsync(url, handle);
            public Task DeleteAsync(Message message) => sqs.DeleteMessageAsync(url, message.ReceiptHandle);
        """));

    [Fact]
    public Task Silent_on_types_that_only_look_alike() => Silent("""
        namespace Own { public class SQSEvent { public class SQSMessage { public string ReceiptHandle = ""; } } }
        public class Function(Amazon.SQS.IAmazonSQS sqs)
        {
            public Task Run(Own.SQSEvent.SQSMessage message) => sqs.DeleteMessageAsync("https://q", message.ReceiptHandle);
        }
        """);

    [Fact]
    public Task Survives_code_with_errors() => Silent(Function("await sqs.DeleteMessageAsync(url, record.); sqs.DeleteMessageAsync("), compiles: false);

    [Fact]
    public Task The_fix_removes_the_call() => Fixes(
        Function("""
        // keep it
                    await StoreAsync(record.Body);
                    await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle).ConfigureAwait(false);
                    Console.WriteLine(record.MessageId); // done
        """),
        Function("""
        // keep it
                    await StoreAsync(record.Body);
                    Console.WriteLine(record.MessageId); // done
        """));

    [Fact]
    public Task The_fix_takes_along_what_it_empties() => Fixes(
        Function("""
        try
                    {
                        await StoreAsync(record.Body);
                    }
                    catch (IOException e)
                    {
                        Console.WriteLine(e);
                        throw;
                    }
                    finally
                    {
                        await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle);
                    }
        """),
        Function("""
        try
                    {
                        await StoreAsync(record.Body);
                    }
                    catch (IOException e)
                    {
                        Console.WriteLine(e);
                        throw;
                    }
        """));

    [Theory]
    [InlineData(
        "try { await StoreAsync(record.Body); /* it waits */ }\n            finally { DELETE }",
        "await StoreAsync(record.Body); /* it waits */")]
    [InlineData(
        "try\n            {\n                // first\n                await StoreAsync(\"\"); // twice\n                await StoreAsync(record.Body); }\n            finally { DELETE }",
        "// first\n            await StoreAsync(\"\"); // twice\n            await StoreAsync(record.Body);")]
    [InlineData("try { /* it waits */ await StoreAsync(record.Body); }\n            finally { DELETE }", null)]
    [InlineData("try { await StoreAsync(record.Body); }\n            // at once\n            finally { DELETE }", null)]
    [InlineData("try { using var held = new MemoryStream(); await StoreAsync(record.Body); }\n            finally { DELETE }", null)]
    [InlineData("try { await StoreAsync(record.Body); }\n            catch (IOException) { throw; } // again\n            finally { DELETE }", null)]
    public Task The_fix_takes_a_try_apart_only_where_its_comments_and_its_scope_stay(string before, string? after) => Fixes(
        Function(before.Replace("DELETE", "await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle);", StringComparison.Ordinal)),
        Function(after ?? before.Replace("DELETE ", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle); // at once")]
    [InlineData("await StoreAsync(record.Body); await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle);")]
    [InlineData("var done = await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle); Console.WriteLine(done);")]
    [InlineData("async Task Now() { await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle); } await Now();")]
    [InlineData("if (record.Body == \"\") await sqs.{|AWSM3022:DeleteMessageAsync|}(url, record.ReceiptHandle);")]
    public Task No_fix_where_more_than_the_call_would_go(string statements) => NotFixed(Function(statements));

    [Theory]
    [InlineData("async Task", "await sqs.DeleteMessageAsync(url, record.ReceiptHandle);", "public async Task<SQSBatchResponse> Other(SQSEvent evnt) { await Task.Yield(); return new(); }", DiagnosticSeverity.Info)]
    [InlineData("async Task", "await OneAsync(record);", "public async Task<SQSBatchResponse> Other(SQSEvent evnt) { await OneAsync(evnt.Records[0]); return new(); }", DiagnosticSeverity.Info)]
    [InlineData("async Task<SQSBatchResponse>", "await OneAsync(record);", "public async Task<SQSBatchResponse> Other(SQSEvent evnt) { await OneAsync(evnt.Records[0]); return new(); }", DiagnosticSeverity.Warning)]
    [InlineData("async Task<SQSBatchResponse>", "await sqs.DeleteMessageAsync(url, record.ReceiptHandle);", "public async Task Other(SQSEvent evnt) { await Task.Yield(); }", DiagnosticSeverity.Warning)]
    [InlineData("async Task<SQSBatchResponse>", "await AllAsync(evnt);", "private async Task AllAsync(SQSEvent evnt) { await OneAsync(evnt.Records[0]); }", DiagnosticSeverity.Warning)]
    public async Task Asks_the_functions_that_a_delete_is_made_for(string type, string statement, string members, DiagnosticSeverity severity)
    {
        var helper = members.Contains("OneAsync", StringComparison.Ordinal)
            ? " private async Task OneAsync(SQSEvent.SQSMessage m) { await StoreAsync(m.Body); await sqs.DeleteMessageAsync(url, m.ReceiptHandle); }"
            : "";
        var found = Assert.Single(await Findings.In("AWSM3022", Function(statement, members + helper, type, type == "async Task" ? "" : "return new SQSBatchResponse();")));

        Assert.Equal(severity, found.Severity);
    }
}
