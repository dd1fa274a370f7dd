using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class PayloadTooLargeTests() : RuleTests("AWSM1008")
{
    private static string Method(string statements) => $$"""
        using System.Text;
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.Kinesis.Model;
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Sender(IAmazonSQS sqs, IAmazonSimpleNotificationService sns)
        {
            private const int Big = 2 * 1024 * 1024;
            private static readonly string Padding = new('x', Big);

            public async Task SendAsync(string text, int size, List<string> entries)
            {
                await Task.Yield();
                {{statements}}
            }

            private static string Names => nameof(sqs) + nameof(sns) + Padding.Length;
        }
        """;

    [Theory]
    [InlineData("await sqs.SendMessageAsync(\"q\", {|AWSM1008:new string('x', 1_048_577)|});")]
    [InlineData("await sqs.SendMessageAsync(\"q\", {|AWSM1008:new string('é', 524_289)|});")]
    [InlineData("await sqs.SendMessageAsync(\"q\", {|AWSM1008:Padding|});")]
    [InlineData("await sqs.SendMessageAsync(\"q\", {|AWSM1008:Padding + text|});")]
    [InlineData("await sqs.SendMessageAsync(\"q\", {|AWSM1008:$\"{text}{Padding}\"|});")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = \"q\", MessageBody = {|AWSM1008:new string('x', Big)|} });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(\"q\", {|AWSM1008:Padding|}));")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry> { new() { Id = \"1\", MessageBody = {|AWSM1008:Padding|} } };")]
    [InlineData("await sns.PublishAsync(\"t\", {|AWSM1008:new string('x', 262_145)|});")]
    [InlineData("await sns.PublishAsync(new PublishRequest { TopicArn = \"t\", Message = {|AWSM1008:new string('x', 300_000)|} });")]
    [InlineData("var list = new List<PutEventsRequestEntry> { new PutEventsRequestEntry { Detail = {|AWSM1008:Padding|} } };")]
    [InlineData("var list = new[] { new PutRecordsRequestEntry { PartitionKey = \"k\", Data = {|AWSM1008:new MemoryStream(new byte[11 * 1024 * 1024])|} } };")]
    [InlineData("var list = new[] { new Amazon.KinesisFirehose.Model.Record { Data = {|AWSM1008:new MemoryStream(Encoding.UTF8.GetBytes(Padding))|} } };")]
    public Task Reports_a_payload_that_is_certainly_too_large(string statements) => Reports(Method(statements));

    /// <summary>Each part may come from somewhere else; what is known of them is added up.</summary>
    [Fact]
    public Task Adds_up_what_is_known() => Reports(Method(
        "var half = new string('x', 600_000); await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = \"q\", MessageBody = {|AWSM1008:$\"{half}{text}{half}\"|} });"));

    private const string Half = "var half = new string('x', 600_000); var attribute = new Amazon.SQS.Model.MessageAttributeValue { DataType = \"String\", StringValue = half }; Console.WriteLine(); ";
    private const string Attribute = "[\"a\"] = new Amazon.SQS.Model.MessageAttributeValue { DataType = \"String\", StringValue = half }";

    /// <summary>No part is too large by itself.</summary>
    [Theory]
    [InlineData("await sqs.{|AWSM1008:SendMessageAsync|}(new SendMessageRequest(\"q\", half) { MessageAttributes = new() { " + Attribute + " } });")]
    [InlineData("var request = new SendMessageRequest(\"q\", half) { MessageAttributes = new() { " + Attribute + " } }; await sqs.{|AWSM1008:SendMessageAsync|}(request);")]
    [InlineData("await sqs.{|AWSM1008:SendMessageBatchAsync|}(\"q\", new List<SendMessageBatchRequestEntry> { new(\"1\", half), new(\"2\", half) });")]
    [InlineData("await sqs.{|AWSM1008:SendMessageBatchAsync|}(\"q\", [new(\"1\", half), new(\"2\", half), new(\"3\", text)]);")]
    [InlineData("await sqs.{|AWSM1008:SendMessageBatchAsync|}(new SendMessageBatchRequest(\"q\", [new(\"1\", half), new(\"2\", text + half)]));")]
    [InlineData("await sqs.{|AWSM1008:SendMessageBatchAsync|}(\"q\", entries.Select(e => new SendMessageBatchRequestEntry(\"1\", half) { MessageAttributes = new() { " + Attribute + " } }).ToList());")]
    [InlineData("await sns.{|AWSM1008:PublishBatchAsync|}(new PublishBatchRequest { PublishBatchRequestEntries = [new() { Message = half.Length > 1 ? new string('y', 150_000) : new string('z', 140_000) }, new() { Message = new string('y', 150_000) }] });")]
    public Task Adds_up_attributes_and_messages_of_a_batch(string statements) => Reports(Method(Half + statements));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(\"q\", text) { MessageAttributes = new() { " + Attribute + " } });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(\"q\", size > 1 ? half : text) { MessageAttributes = new() { " + Attribute + " } });")]
    [InlineData("var request = new SendMessageRequest(\"q\", half) { MessageAttributes = new() { " + Attribute + " } }; request.MessageAttributes.Clear(); await sqs.SendMessageAsync(request);")]
    [InlineData("var request = new SendMessageRequest(\"q\", half) { MessageAttributes = new() { " + Attribute + " } }; request.MessageAttributes.Remove(\"a\"); await sqs.SendMessageAsync(request);")]
    [InlineData("var request = new SendMessageRequest(\"q\", half) { MessageAttributes = new() { " + Attribute + " } }; request.MessageAttributes[\"a\"] = new() { StringValue = text }; await sqs.SendMessageAsync(request);")]
    [InlineData("var request = new SendMessageRequest(\"q\", half) { MessageAttributes = new() { " + Attribute + " } }; request.MessageAttributes[\"a\"].StringValue = text; await sqs.SendMessageAsync(request);")]
    [InlineData("var request = new SendMessageRequest(\"q\", half) { MessageAttributes = new() { " + Attribute + " } }; if (size > 1) request.MessageAttributes = new(); await sqs.SendMessageAsync(request);")]
    [InlineData("attribute.StringValue = text; await sqs.SendMessageAsync(new SendMessageRequest(\"q\", half) { MessageAttributes = new() { [\"a\"] = attribute } });")]
    [InlineData("var request = new SendMessageRequest(\"q\", half) { MessageAttributes = new() }; if (size > 1) request.MessageAttributes.Add(\"a\", attribute); await sqs.SendMessageAsync(request);")]
    [InlineData("var attributes = new Dictionary<string, Amazon.SQS.Model.MessageAttributeValue> { " + Attribute + " }; attributes.Remove(text); await sqs.SendMessageAsync(new SendMessageRequest(\"q\", half) { MessageAttributes = attributes });")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry> { new(\"1\", half) }; if (size > 1) list.Add(new(\"2\", half)); await sqs.SendMessageBatchAsync(\"q\", list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry> { new(\"1\", half), new(\"2\", half) }; list.RemoveAt(size); await sqs.SendMessageBatchAsync(\"q\", list);")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry> { new(\"1\", half), new(\"2\", half) }; list[0] = new(\"1\", text); await sqs.SendMessageBatchAsync(\"q\", list);")]
    [InlineData("var request = new SendMessageBatchRequest(\"q\", [new(\"1\", half), new(\"2\", half)]); request.Entries.RemoveAt(0); await sqs.SendMessageBatchAsync(request);")]
    [InlineData("var request = new SendMessageBatchRequest(\"q\", [new(\"1\", half), new(\"2\", half)]); request.Entries[1].MessageBody = text; await sqs.SendMessageBatchAsync(request);")]
    [InlineData("await sqs.SendMessageBatchAsync(\"q\", new List<SendMessageBatchRequestEntry> { new(\"1\", half), new(\"2\", half) }.Where(e => e.Id == text).ToList());")]
    [InlineData("foreach (var e in new List<SendMessageBatchRequestEntry> { new(\"1\", half), new(\"2\", half) }) { await sqs.SendMessageBatchAsync(\"q\", [e]); }")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(\"q\", half) { MessageAttributes = size > 1 ? new() { " + Attribute + " } : null });")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(\"q\", half) { MessageAttributes = size > 1 ? new() { " + Attribute + " } : new() { [\"b\"] = new() { StringValue = text } } });")]
    [InlineData("await sqs.SendMessageBatchAsync(\"q\", size > 1 ? [new(\"1\", half), new(\"2\", half)] : [new(\"1\", half)]);")]
    [InlineData("await sqs.SendMessageBatchAsync(\"q\", [new(\"1\", half), new(\"2\", size > 1 ? half : text)]);")]
    public Task Adds_up_only_what_is_certainly_sent(string statements) => Silent(Method(Half + statements));

    [Fact]
    public Task Reports_what_is_set_later() => Reports(Method(
        "var request = new {|AWSM1008:SendMessageRequest|} { QueueUrl = \"q\" }; request.MessageBody = Padding; await sqs.SendMessageAsync(request);"));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(\"q\", new string('x', 1_048_576));")]
    [InlineData("await sqs.SendMessageAsync(\"q\", text);")]
    [InlineData("await sqs.SendMessageAsync(\"q\", new string('x', size));")]
    [InlineData("await sqs.SendMessageAsync(\"q\", size > 1 ? Padding : text);")]
    [InlineData("await sqs.SendMessageAsync(\"q\", Padding.Substring(2));")]
    [InlineData("await sns.PublishAsync(\"t\", new string('x', 262_144));")]
    [InlineData("var list = new[] { new PutRecordsRequestEntry { Data = new MemoryStream(new byte[2 * 1024 * 1024]) } };")]
    [InlineData("var list = new[] { new PutRecordsRequestEntry { Data = new MemoryStream(new byte[size]) } };")]
    [InlineData("var padding = Padding; Console.WriteLine(padding);")]
    [InlineData("if (Padding.Length <= 1_048_576) await sqs.SendMessageAsync(\"q\", Padding);")]
    [InlineData("await (Padding.Length > 1_048_576 ? Task.Delay(1) : sqs.SendMessageAsync(new SendMessageRequest(\"q\", Padding)));")]
    [InlineData("if (Encoding.UTF8.GetByteCount(Padding) > size) { Console.WriteLine(); } else { await sqs.SendMessageAsync(\"q\", Padding); }")]
    public Task Silent_on_what_fits_or_may(string statements) => Silent(Method(statements));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent("""
        namespace Own
        {
            public class SendMessageRequest { public string? MessageBody; }

            public class Sender
            {
                public object Make() => new SendMessageRequest { MessageBody = new string('x', 9_000_000) };
            }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        Method("await sqs.SendMessageAsync(\"q\", new string('x', ); new SendMessageRequest { MessageBody = };"), compiles: false);

    /// <summary>A class around the client that handles bodies may store what is large, and send where it is.</summary>
    [Theory]
    [InlineData("request.MessageBody = \"stored\";", false)]
    [InlineData("Console.WriteLine(request.QueueUrl);", true)]
    public async Task A_client_of_one_s_own_may_store_what_is_large(string does, bool isReported)
    {
        foreach (var send in new[]
        {
            "await sqs.SendMessageAsync(\"q\", {|AWSM1008:Padding|});",
            "await sqs.SendMessageAsync(new SendMessageRequest(\"q\", {|AWSM1008:Padding|}));",
        })
        {
            var source = Method(send) + $$"""

                public class Storing(IAmazonSQS inner) : AmazonSQSClient
                {
                    public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
                    {
                        {{does}}
                        return inner.SendMessageAsync(request, cancellationToken);
                    }
                }
                """;
            await (isReported ? Reports(source) : Silent(source.Replace("{|AWSM1008:Padding|}", "Padding", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Is_silent_where_a_library_s_client_stores_what_is_large()
    {
        var library = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create("Amazon.SQS.ExtendedClient").ToMetadataReference();
        Assert.Empty(await Findings.In("AWSM1008", Method("await sqs.SendMessageAsync(\"q\", Padding);"), AwsApiStubs.SdkMajor.V4, [library]));
        Assert.Single(await Findings.In("AWSM1008", Method("await sqs.SendMessageAsync(\"q\", Padding);")));
    }
}
