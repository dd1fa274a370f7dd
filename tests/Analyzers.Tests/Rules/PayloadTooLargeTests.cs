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

            public async Task SendAsync(string text, int size)
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

    [Fact]
    public async Task Is_silent_where_a_library_s_client_stores_what_is_large()
    {
        var library = Microsoft.CodeAnalysis.CSharp.CSharpCompilation.Create("Amazon.SQS.ExtendedClient").ToMetadataReference();
        Assert.Empty(await Findings.In("AWSM1008", Method("await sqs.SendMessageAsync(\"q\", Padding);"), AwsApiStubs.SdkMajor.V4, [library]));
        Assert.Single(await Findings.In("AWSM1008", Method("await sqs.SendMessageAsync(\"q\", Padding);")));
    }
}
