using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class AttributeNotRequestedTests() : RuleTests("AWSM2013")
{
    private static string Worker(string members) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public partial class Worker(IAmazonSQS sqs, string url)
        {
            private static void Use(object? o) { }
        {{members}}
        }
        """;

    private static string Each(string receive, string use, string members = "") => Worker($$"""
            public async Task Run(List<string> names, string name, CancellationToken stop)
            {
                {{receive}}
                foreach (var m in r.Messages)
                {
                    {{use}}
                }
            }
            {{members}}
        """);

    private const string Count = "Use(m.Attributes[\"ApproximateReceiveCount\"]);";

    [Theory]
    [InlineData("var r = await sqs.{|AWSM2013:ReceiveMessageAsync|}(url, stop);")]
    [InlineData("var r = await sqs.{|AWSM2013:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 }).ConfigureAwait(false);")]
    [InlineData("var q = new ReceiveMessageRequest(url); q.WaitTimeSeconds = 20; var r = await sqs.{|AWSM2013:ReceiveMessageAsync|}(q);")]
    [InlineData("var r = await sqs.{|AWSM2013:ReceiveMessageAsync|}(new ReceiveMessageRequest { MessageSystemAttributeNames = [\"SentTimestamp\"] });")]
    [InlineData("var r = await sqs.{|AWSM2013:ReceiveMessageAsync|}(new ReceiveMessageRequest { MessageSystemAttributeNames = new List<string> { MessageSystemAttributeName.SenderId }, MessageAttributeNames = [\"All\"] });")]
    [InlineData("var r = await sqs.{|AWSM2013:ReceiveMessageAsync|}(Create());")]
    public Task Reports_each_form_of_request(string receive) => Reports(Each(receive, Count, "private ReceiveMessageRequest Create() => new() { QueueUrl = url };"));

    [Theory]
    [InlineData("Use(m.Attributes[\"ApproximateReceiveCount\"]);")]
    [InlineData("Use(m.Attributes[MessageSystemAttributeName.ApproximateReceiveCount]);")]
    [InlineData("if (m.Attributes.TryGetValue(\"MessageGroupId\", out var group)) Use(group);")]
    [InlineData("if (m.Attributes != null && m.Attributes.ContainsKey(\"MessageGroupId\")) Use(1);")]
    [InlineData("Use(m.Attributes?.GetValueOrDefault(\"SentTimestamp\"));")]
    [InlineData("Use(m.Attributes.GetValueOrDefault(MessageSystemAttributeName.SentTimestamp));")]
    [InlineData("const string Key = \"SentTimestamp\"; Use(m.Attributes[Key]);")]
    [InlineData("Use(m.MessageAttributes[\"type\"].StringValue);")]
    [InlineData("if (m.MessageAttributes.TryGetValue(\"type\", out var type)) Use(type.StringValue);")]
    [InlineData("Use(m.MessageAttributes?[\"type\"]?.StringValue);")]
    [InlineData("Handle(m);")]
    public Task Reports_each_way_to_read(string use) => Reports(Each(
        "var r = await sqs.{|AWSM2013:ReceiveMessageAsync|}(new ReceiveMessageRequest { QueueUrl = url });", use,
        "private void Handle(Message message) => Use(message.Attributes[\"ApproximateReceiveCount\"]);"));

    [Fact]
    public Task Reports_synchronous_calls() =>
        Reports(Worker("public void Run() { foreach (var m in sqs.{|AWSM2013:ReceiveMessage|}(url).Messages) { " + Count + " } }"), only: SdkMajor.V3);

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MessageSystemAttributeNames = [\"ApproximateReceiveCount\"] });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MessageSystemAttributeNames = [MessageSystemAttributeName.All] });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { AttributeNames = new List<string> { \"All\" } });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { AttributeNames = { \"ApproximateReceiveCount\" } });")]
    [InlineData("var q = new ReceiveMessageRequest(url); q.MessageSystemAttributeNames = new() { \"All\" }; var r = await sqs.ReceiveMessageAsync(q);")]
    [InlineData("var q = new ReceiveMessageRequest { AttributeNames = new() }; q.AttributeNames.Add(\"ApproximateReceiveCount\"); var r = await sqs.ReceiveMessageAsync(q);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MessageSystemAttributeNames = names });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MessageSystemAttributeNames = [name] });")]
    [InlineData("var q = new ReceiveMessageRequest(url); Ask(q); var r = await sqs.ReceiveMessageAsync(q);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(request);")]
    public Task Is_silent_where_it_is_asked_for_or_unknown(string receive) => Silent(Each(receive, Count, """
        private void Ask(ReceiveMessageRequest request) => request.AttributeNames = new() { "All" };
        protected virtual ReceiveMessageRequest request => new();
        """));

    [Theory]
    [InlineData("\"All\"")]
    [InlineData("\".*\"")]
    [InlineData("\"type\"")]
    [InlineData("\"ty.*\"")]
    public Task Is_silent_where_a_pattern_asks_for_it(string pattern) => Silent(Each(
        "var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MessageAttributeNames = [" + pattern + "] });", "Use(m.MessageAttributes[\"type\"].StringValue);"));

    [Theory]
    [InlineData("Use(m.Attributes.Count);")]
    [InlineData("foreach (var a in m.Attributes) Use(a.Key);")]
    [InlineData("Use(m.Attributes[name]);")]
    [InlineData("m.Attributes[\"seen\"] = \"yes\";")]
    [InlineData("Use(m.Body);")]
    [InlineData("m.Attributes[\"seen\"] = \"yes\"; Use(m.Attributes[\"seen\"]);")]
    [InlineData("m.MessageAttributes = new() { [\"type\"] = new() }; Use(m.MessageAttributes[\"type\"].StringValue);")]
    [InlineData("m.Attributes?.Add(\"seen\", \"yes\"); Use(m.Attributes[\"seen\"]);")]
    [InlineData("m.MessageAttributes.TryAdd(\"type\", new()); Use(m.MessageAttributes[\"type\"].StringValue);")]
    [InlineData("static void Put(Dictionary<string, string> into) => into[\"seen\"] = \"yes\"; Put(m.Attributes); Use(m.Attributes[\"seen\"]);")]
    public Task Is_silent_where_nothing_is_read_by_a_known_name(string use) => Silent(Each("var r = await sqs.ReceiveMessageAsync(url);", use));

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS
        {
            public class Message { public Dictionary<string, string> Attributes = new(); }
            public class Response { public List<Message> Messages = new(); }
            public class Queue { public Task<Response> ReceiveMessageAsync(string url) => Task.FromResult(new Response()); }
        }

        public class Fake(Amazon.SQS.Queue sqs)
        {
            public async Task Run() { foreach (var m in (await sqs.ReceiveMessageAsync("q")).Messages) Console.WriteLine(m.Attributes["ApproximateReceiveCount"]); }
        }
        """);

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MessageSystemAttributeNames = });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(missing);")]
    public Task Is_silent_on_code_with_errors(string receive) => Silent(Each(receive, Count), compiles: false);

    [Fact]
    public Task Fix_asks_for_what_is_read() => Fixes(
        Each("""
        var r = await sqs.{|AWSM2013:ReceiveMessageAsync|}(new ReceiveMessageRequest
                {
                    QueueUrl = url, // ours
                }, stop);
        """, "Use(m.Attributes[\"ApproximateReceiveCount\"]); Use(m.Attributes[\"SentTimestamp\"]);"),
        Each("""
        var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest
                {
                    QueueUrl = url, // ours
                    MessageSystemAttributeNames = ["ApproximateReceiveCount", "SentTimestamp"],
                }, stop);
        """, "Use(m.Attributes[\"ApproximateReceiveCount\"]); Use(m.Attributes[\"SentTimestamp\"]);"));

    [Fact]
    public Task Fix_makes_a_request_and_asks_for_both_kinds() => Fixes(
        Each("var r = await sqs.{|AWSM2013:{|AWSM2013:ReceiveMessageAsync|}|}(url /* ours */, stop);", Count + " Use(m.MessageAttributes[\"type\"]);"),
        Each("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MessageSystemAttributeNames = [\"ApproximateReceiveCount\"], MessageAttributeNames = [\"type\"] } /* ours */, stop);", Count + " Use(m.MessageAttributes[\"type\"]);"));

    [Fact]
    public async Task Fix_makes_a_list_where_the_language_has_no_collection_expressions()
    {
        using var project = new FixedProject(SdkMajor.V4, ("Poller.cs", """
            using System.Collections.Generic;
            using Amazon.SQS;
            using Amazon.SQS.Model;
            public class Poller
            {
                public async Task Run(IAmazonSQS sqs)
                {
                    var response = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { /* ours */ QueueUrl = "q" });
                    foreach (var m in response.Messages) Console.WriteLine(m.Attributes["SentTimestamp"]);
                }
            }
            """));
        project.Change(p => p.WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp11)));
        await project.ApplyToAllAsync("AWSM2013", Fix.Primary);
        Assert.Contains(
            "{ /* ours */ QueueUrl = \"q\", MessageSystemAttributeNames = new List<string> { \"SentTimestamp\" } }",
            await project.TextAsync("Poller.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public Task Is_not_fixed_where_names_are_asked_for_already() => NotFixed(Each(
        "var r = await sqs.{|AWSM2013:ReceiveMessageAsync|}(new ReceiveMessageRequest { MessageSystemAttributeNames = [\"SentTimestamp\"] });", Count));
}
