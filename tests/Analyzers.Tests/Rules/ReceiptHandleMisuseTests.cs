using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ReceiptHandleMisuseTests() : RuleTests("AWSM2007")
{
    private static string Worker(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Amazon.Lambda.SQSEvents;

        public class Own { public string MessageId { get; set; } = ""; public string ReceiptHandle { get; set; } = ""; }

        public partial class Worker(IAmazonSQS sqs, string url)
        {
            public async Task Run(Message message, SQSEvent.SQSMessage record, List<Message> messages, Own own, string text, bool flag, CancellationToken stop)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("await sqs.{|AWSM2007:DeleteMessageAsync|}(url, message.MessageId, stop);")]
    [InlineData("await sqs.{|AWSM2007:DeleteMessageAsync|}(new DeleteMessageRequest(url, message.MessageId));")]
    [InlineData("await sqs.{|AWSM2007:DeleteMessageAsync|}(new DeleteMessageRequest { QueueUrl = url, ReceiptHandle = message.MessageId });")]
    [InlineData("var request = new DeleteMessageRequest { QueueUrl = url }; request.ReceiptHandle = message.MessageId; await sqs.{|AWSM2007:DeleteMessageAsync|}(request);")]
    [InlineData("var handle = message.MessageId; await sqs.{|AWSM2007:DeleteMessageAsync|}(receiptHandle: handle, queueUrl: url);")]
    [InlineData("await sqs.{|AWSM2007:DeleteMessageAsync|}(url, record.MessageId);")]
    [InlineData("await sqs.{|AWSM2007:ChangeMessageVisibilityAsync|}(url, message.MessageId, 30);")]
    [InlineData("await sqs.{|AWSM2007:ChangeMessageVisibilityAsync|}(new ChangeMessageVisibilityRequest { QueueUrl = url, ReceiptHandle = messages[0].MessageId, VisibilityTimeout = 0 });")]
    [InlineData("var sent = await sqs.SendMessageAsync(url, text); await sqs.{|AWSM2007:DeleteMessageAsync|}(url, sent.MessageId);")]
    [InlineData("await sqs.DeleteMessageBatchAsync(url, messages.Select(m => new {|AWSM2007:DeleteMessageBatchRequestEntry|}(m.MessageId, m.MessageId)).ToList());")]
    [InlineData("await sqs.DeleteMessageBatchAsync(url, messages.Select(m => new {|AWSM2007:DeleteMessageBatchRequestEntry|} { Id = m.MessageId, ReceiptHandle = m.MessageId }).ToList());")]
    [InlineData("var e = new {|AWSM2007:ChangeMessageVisibilityBatchRequestEntry|} { Id = \"1\" }; e.ReceiptHandle = message.MessageId; await sqs.ChangeMessageVisibilityBatchAsync(url, new() { e });")]
    public Task Reports_an_id_that_is_given_for_a_handle(string statements) => Reports(Worker(statements));

    [Fact]
    public Task Reports_synchronous_calls() => Reports(Worker("sqs.{|AWSM2007:DeleteMessage|}(url, message.MessageId);"), only: SdkMajor.V3);

    [Theory]
    [InlineData("await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stop);")]
    [InlineData("await sqs.DeleteMessageAsync(url, own.MessageId);")]
    [InlineData("await sqs.DeleteMessageAsync(url, text);")]
    [InlineData("await sqs.DeleteMessageAsync(url, flag ? message.MessageId : message.ReceiptHandle);")]
    [InlineData("await sqs.DeleteMessageAsync(message.MessageId, message.ReceiptHandle);")]
    [InlineData("var request = new DeleteMessageRequest(url, message.MessageId); Fill(request); await sqs.DeleteMessageAsync(request); static void Fill(DeleteMessageRequest r) => r.ReceiptHandle = \"h\";")]
    [InlineData("await sqs.DeleteMessageBatchAsync(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());")]
    [InlineData("await sqs.DeleteMessageBatchAsync(url, new() { new(message.MessageId, message.ReceiptHandle) });")]
    public Task Is_silent_on_handles_and_what_is_unknown(string statements) => Silent(Worker(statements));

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS.Model { public class Message { public string MessageId = ""; } public class DeleteMessageBatchRequestEntry(string id, string receiptHandle) { public string Both = id + receiptHandle; } }
        public class Queue { public Task DeleteMessageAsync(string queueUrl, string receiptHandle) => Task.CompletedTask; }
        public class Fake(Queue sqs)
        {
            public Task Run(Amazon.SQS.Model.Message m) => sqs.DeleteMessageAsync(new Amazon.SQS.Model.DeleteMessageBatchRequestEntry("1", m.MessageId).Both, m.MessageId);
        }
        """);

    [Theory]
    [InlineData("await sqs.DeleteMessageAsync(url, message.MessageId")]
    [InlineData("await sqs.DeleteMessageAsync(url, );")]
    [InlineData("new DeleteMessageBatchRequestEntry(, message.MessageI);")]
    public Task Survives_code_with_errors(string statements) =>
        statements.Contains("message.MessageId", StringComparison.Ordinal)
            ? Reports(Worker(statements.Replace("DeleteMessageAsync", "{|AWSM2007:DeleteMessageAsync|}", StringComparison.Ordinal) + ");"))
            : Silent(Worker(statements), compiles: false);

    [Fact]
    public Task Fix_passes_the_handle() => Fixes(
        Worker("""
        await sqs.{|AWSM2007:DeleteMessageAsync|}(url, message.MessageId /* the one */, stop); // done
                await sqs.{|AWSM2007:DeleteMessageAsync|}(new DeleteMessageRequest { QueueUrl = url, ReceiptHandle = message.MessageId });
                await sqs.DeleteMessageBatchAsync(url, messages.Select(m => new {|AWSM2007:DeleteMessageBatchRequestEntry|}(m.MessageId, m.MessageId)).ToList());
        """),
        Worker("""
        await sqs.DeleteMessageAsync(url, message.ReceiptHandle /* the one */, stop); // done
                await sqs.DeleteMessageAsync(new DeleteMessageRequest { QueueUrl = url, ReceiptHandle = message.ReceiptHandle });
                await sqs.DeleteMessageBatchAsync(url, messages.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());
        """));

    [Theory]
    [InlineData("var sent = await sqs.SendMessageAsync(url, text); await sqs.{|AWSM2007:DeleteMessageAsync|}(url, sent.MessageId);")]
    [InlineData("var id = message.MessageId; Console.WriteLine(id); await sqs.{|AWSM2007:DeleteMessageAsync|}(url, id);")]
    public Task Is_not_fixed_where_no_handle_is_at_hand_or_the_id_is_used_elsewhere(string statements) => NotFixed(Worker(statements));

    private static string Helper(string calls, string helper) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public partial class Worker(IAmazonSQS sqs, string url)
        {
            public async Task Run(Message message, Message other)
            {
                {{calls}}
            }

            {{helper}}
        }
        """;

    [Fact]
    public Task Fix_changes_what_the_caller_of_a_helper_gives() => Fixes(
        Helper("await DeleteAsync(message.MessageId);", "private Task DeleteAsync(string handle) => sqs.{|AWSM2007:DeleteMessageAsync|}(url, handle);"),
        Helper("await DeleteAsync(message.ReceiptHandle);", "private Task DeleteAsync(string handle) => sqs.DeleteMessageAsync(url, handle);"));

    [Theory]
    [InlineData("await DeleteAsync(message.MessageId); await DeleteAsync(other.MessageId);", "private Task DeleteAsync(string handle) => sqs.{|AWSM2007:DeleteMessageAsync|}(url, handle);")]
    [InlineData("await DeleteAsync(message.MessageId);", "private async Task DeleteAsync(string id) { Console.WriteLine(id); await sqs.{|AWSM2007:DeleteMessageAsync|}(url, id); }")]
    public Task No_fix_where_several_give_it_or_it_is_used_for_more(string calls, string helper) => NotFixed(Helper(calls, helper));

    [Theory]
    [InlineData("await DeleteAsync(message.ReceiptHandle);", "private Task DeleteAsync(string handle) => sqs.DeleteMessageAsync(url, handle);")]
    [InlineData("await DeleteAsync(message.MessageId); await DeleteAsync(other.ReceiptHandle);", "private Task DeleteAsync(string handle) => sqs.DeleteMessageAsync(url, handle);")]
    [InlineData("await DeleteAsync(message.MessageId);", "public Task DeleteAsync(string handle) => sqs.DeleteMessageAsync(url, handle);")]
    [InlineData("await DeleteAsync(message.MessageId);", "private readonly Dictionary<string, string> handles = []; private Task DeleteAsync(string id) => sqs.DeleteMessageAsync(url, handles[id]);")]
    public Task Is_silent_where_a_helper_may_be_given_a_handle(string calls, string helper) => Silent(Helper(calls, helper));

    [Theory]
    [InlineData("if (message is { MessageId: { } handle }) { await sqs.{|AWSM2007:DeleteMessageAsync|}(url, handle); }")]
    [InlineData("foreach (var id in messages.Select(m => m.MessageId)) { await sqs.{|AWSM2007:DeleteMessageAsync|}(url, id); }")]
    public Task Reports_an_id_from_a_pattern_or_a_loop(string statements) => NotFixed(Worker(statements));

    [Theory]
    [InlineData("if (message is { ReceiptHandle: { } handle }) { await sqs.DeleteMessageAsync(url, handle); }")]
    [InlineData("if (own is { MessageId: { } handle }) { await sqs.DeleteMessageAsync(url, handle); }")]
    [InlineData("foreach (var handle in messages.Select(m => m.ReceiptHandle)) { await sqs.DeleteMessageAsync(url, handle); }")]
    [InlineData("foreach (var handle in messages.Select(m => flag ? m.ReceiptHandle : m.MessageId)) { await sqs.DeleteMessageAsync(url, handle); }")]
    public Task Is_silent_on_a_handle_from_a_pattern_or_a_loop(string statements) => Silent(Worker(statements));
}
