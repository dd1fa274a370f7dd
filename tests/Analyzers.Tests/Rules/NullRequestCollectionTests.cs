using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class NullRequestCollectionTests() : RuleTests("AWSM1031")
{
    private static string Method(string statements, string members = "") => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.Kinesis;
        using Amazon.Kinesis.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public class Sender(IAmazonSQS sqs, IAmazonKinesis kinesis, IAmazonEventBridge events)
        {
            public async Task SendAsync(List<string> texts, bool flag)
            {
                await Task.Yield();
                {{statements}}
            }

            private static string Name => nameof(kinesis) + nameof(events) + nameof(sqs);

            {{members}}
        }
        """;

    /// <summary>The program that uses a library may bring the collections of version 3 back.</summary>
    [Theory]
    [InlineData(OutputKind.ConsoleApplication, DiagnosticSeverity.Warning)]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, DiagnosticSeverity.Info)]
    public async Task Is_a_suggestion_in_a_library(OutputKind kind, DiagnosticSeverity severity)
    {
        var compilation = Workbench.Compile(
            [("Sample.cs", Snippets.GlobalUsings + Method("var request = new PutEventsRequest(); request.Entries.Add(new PutEventsRequestEntry());"))], kind: kind);
        Assert.Contains(await Workbench.BuildAsync(compilation), d => d.Id == "AWSM1031" && d.Severity == severity);
    }

    [Theory]
    [InlineData("var request = new {|AWSM1031:SendMessageBatchRequest|} { QueueUrl = \"q\" }; foreach (var t in texts) { request.Entries.Add(new SendMessageBatchRequestEntry(\"1\", t)); } await sqs.SendMessageBatchAsync(request);")]
    [InlineData("var request = new {|AWSM1031:SendMessageRequest|}(\"q\", \"b\"); request.MessageAttributes[\"a\"] = new MessageAttributeValue(); await sqs.SendMessageAsync(request);")]
    [InlineData("var request = new {|AWSM1031:SendMessageRequest|}(\"q\", \"b\"); request.MessageAttributes.Add(\"a\", new MessageAttributeValue()); await sqs.SendMessageAsync(request);")]
    [InlineData("SendMessageBatchRequest request = {|AWSM1031:new|}(); request.Entries.AddRange(texts.Select(t => new SendMessageBatchRequestEntry(t, t))); await sqs.SendMessageBatchAsync(request);")]
    [InlineData("var request = new {|AWSM1031:PutEventsRequest|}(); request.Entries.Add(new PutEventsRequestEntry()); await events.PutEventsAsync(request);")]
    [InlineData("var request = new {|AWSM1031:PutRecordsRequest|}(); request.StreamName = \"s\"; request.Records.Add(new PutRecordsRequestEntry()); await kinesis.PutRecordsAsync(request);")]
    [InlineData("var entry = new {|AWSM1031:SendMessageBatchRequestEntry|}(\"1\", \"b\"); entry.MessageAttributes.Add(\"a\", new MessageAttributeValue());")]
    [InlineData("var request = new {|AWSM1031:ReceiveMessageRequest|}(\"q\"); request.MessageAttributeNames.Add(\"All\"); await sqs.ReceiveMessageAsync(request);")]
    public Task Reports_what_is_added_to_null(string statements) => Reports(Method(statements), only: SdkMajor.V4);

    [Theory]
    [InlineData("var request = new SendMessageBatchRequest { Entries = new List<SendMessageBatchRequestEntry>() }; request.Entries.Add(new SendMessageBatchRequestEntry());")]
    [InlineData("var request = new SendMessageBatchRequest(); request.Entries = []; request.Entries.Add(new SendMessageBatchRequestEntry());")]
    [InlineData("var request = new SendMessageBatchRequest(); request.Entries ??= []; request.Entries.Add(new SendMessageBatchRequestEntry());")]
    [InlineData("var request = new SendMessageBatchRequest(); Fill(request); request.Entries.Add(new SendMessageBatchRequestEntry());")]
    [InlineData("var request = new SendMessageBatchRequest(); request.Entries?.Add(new SendMessageBatchRequestEntry());")]
    [InlineData("var request = new SendMessageBatchRequest(); if (request.Entries != null) request.Entries.Add(new SendMessageBatchRequestEntry());")]
    [InlineData("var request = new SendMessageBatchRequest(); if (request.Entries is not null) { request.Entries.Add(new SendMessageBatchRequestEntry()); }")]
    [InlineData("var request = new SendMessageBatchRequest(); if (request.Entries?.Count > 0) { request.Entries.Add(new SendMessageBatchRequestEntry()); }")]
    [InlineData("var request = Make(); request.Entries.Add(new SendMessageBatchRequestEntry());")]
    [InlineData("var request = new SendMessageBatchRequest(); if (flag) { request = Make(); } request.Entries.Add(new SendMessageBatchRequestEntry());")]
    [InlineData("var request = new SendMessageBatchRequest(\"q\", texts.Select(t => new SendMessageBatchRequestEntry(t, t)).ToList()); request.Entries.Add(new SendMessageBatchRequestEntry());")]
    [InlineData("var list = new List<SendMessageBatchRequestEntry>(); list.Add(new SendMessageBatchRequestEntry());")]
    public Task Silent_where_it_is_created_or_may_be(string statements) => Silent(
        Method(statements, "private static void Fill(SendMessageBatchRequest r) => r.Entries = []; private static SendMessageBatchRequest Make() => new() { Entries = [] };"));

    [Fact]
    public Task Silent_on_version_3() => Silent(
        Method("var request = new SendMessageBatchRequest { QueueUrl = \"q\" }; request.Entries.Add(new SendMessageBatchRequestEntry(\"1\", \"b\")); await sqs.SendMessageBatchAsync(request);"),
        only: SdkMajor.V3);

    [Fact]
    public Task Silent_where_the_host_sets_collections() => Silent(
        Method("Amazon.AWSConfigs.InitializeCollections = true; var request = new SendMessageBatchRequest(); request.Entries.Add(new SendMessageBatchRequestEntry());"),
        only: SdkMajor.V4);

    [Fact]
    public Task Silent_on_a_look_alike() => Silent("""
        namespace Own
        {
            public class SendMessageBatchRequest { public List<string> Entries = null!; }

            public class Sender
            {
                public void Send() { var request = new SendMessageBatchRequest(); request.Entries.Add("x"); }
            }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        Method("var request = new SendMessageBatchRequest(; request.Entries.Add(;"), compiles: false);

    [Fact]
    public Task Creates_the_list_with_the_request() => Fixes(
        Method("""
            // all of them
            var request = new {|AWSM1031:SendMessageBatchRequest|}
            {
                QueueUrl = "q", // the queue
            };
            request.Entries.Add(new SendMessageBatchRequestEntry("1", "b"));
            await sqs.SendMessageBatchAsync(request);
            """),
        Method("""
            // all of them
            var request = new SendMessageBatchRequest
            {
                QueueUrl = "q", // the queue
                Entries = [],
            };
            request.Entries.Add(new SendMessageBatchRequestEntry("1", "b"));
            await sqs.SendMessageBatchAsync(request);
            """),
        only: SdkMajor.V4);

    [Fact]
    public Task Creates_a_dictionary() => Fixes(
        Method("var request = new {|AWSM1031:SendMessageRequest|}(\"q\", \"b\"); request.MessageAttributes[\"a\"] = new MessageAttributeValue(); await sqs.SendMessageAsync(request);"),
        Method("var request = new SendMessageRequest(\"q\", \"b\") { MessageAttributes = new Dictionary<string, MessageAttributeValue>() }; request.MessageAttributes[\"a\"] = new MessageAttributeValue(); await sqs.SendMessageAsync(request);"),
        only: SdkMajor.V4);

    [Theory]
    [InlineData("SendMessageBatchRequest request; request = new {|AWSM1031:SendMessageBatchRequest|}(); request.Entries.Add(new SendMessageBatchRequestEntry()); await sqs.SendMessageBatchAsync(request);")]
    [InlineData("var request = new {|AWSM1031:PutEventsRequest|}(); var entries = request.Entries; entries.Add(new PutEventsRequestEntry()); await events.PutEventsAsync(request);")]
    public Task Reports_a_request_that_is_assigned_and_a_collection_in_a_variable(string statements) =>
        Reports(Method(statements), only: SdkMajor.V4);

    [Theory]
    [InlineData("SendMessageBatchRequest request; request = new SendMessageBatchRequest { Entries = [] }; request.Entries.Add(new SendMessageBatchRequestEntry()); await sqs.SendMessageBatchAsync(request);")]
    [InlineData("SendMessageBatchRequest request; request = new SendMessageBatchRequest(); request = new SendMessageBatchRequest { Entries = [] }; request.Entries.Add(new SendMessageBatchRequestEntry()); await sqs.SendMessageBatchAsync(request);")]
    [InlineData("SendMessageBatchRequest request; if (flag) { request = new SendMessageBatchRequest(); } else { request = new SendMessageBatchRequest { Entries = [] }; } if (!flag) { request.Entries.Add(new SendMessageBatchRequestEntry()); } await sqs.SendMessageBatchAsync(request);")]
    [InlineData("var request = new PutEventsRequest(); var entries = request.Entries ?? []; entries.Add(new PutEventsRequestEntry()); await events.PutEventsAsync(request);")]
    [InlineData("var request = new PutEventsRequest(); var entries = request.Entries; entries ??= []; entries.Add(new PutEventsRequestEntry()); await events.PutEventsAsync(request);")]
    [InlineData("var request = new PutEventsRequest(); var entries = request.Entries; if (entries != null) { entries.Add(new PutEventsRequestEntry()); } await events.PutEventsAsync(request);")]
    [InlineData("var request = new PutEventsRequest(); var entries = request.Entries; entries?.Add(new PutEventsRequestEntry()); await events.PutEventsAsync(request);")]
    public Task Is_silent_where_the_collection_is_there_by_then(string statements) => Silent(Method(statements), only: SdkMajor.V4);
}
