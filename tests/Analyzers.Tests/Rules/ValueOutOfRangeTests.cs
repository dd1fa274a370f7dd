using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ValueOutOfRangeTests() : RuleTests("AWSM1016")
{
    private static string Sender(string members) => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public record Order(Guid Id, string CustomerId, string Text);

        public partial class Sender
        {
            private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";
            private readonly IAmazonSQS sqs = null!;
            private readonly IAmazonEventBridge events = null!;
        {{members}}
        }
        """;

    private static string Send(string statements) => Sender(
        "    public async Task Run(Order order, string body, string url, int number, List<Order> orders, string? given) { await Task.Yield(); " + statements + " }");

    [Theory]
    [InlineData("_ = new ReceiveMessageRequest { WaitTimeSeconds = {|AWSM1016:30|} };")]
    [InlineData("_ = new ReceiveMessageRequest { MaxNumberOfMessages = {|AWSM1016:100|} };")]
    [InlineData("_ = new ReceiveMessageRequest { MaxNumberOfMessages = {|AWSM1016:0|} };")]
    [InlineData("_ = new ReceiveMessageRequest { VisibilityTimeout = {|AWSM1016:(int)TimeSpan.FromHours(13).TotalSeconds|} };")]
    [InlineData("_ = new SendMessageRequest(url, body) { DelaySeconds = {|AWSM1016:901|} };")]
    [InlineData("var r = new {|AWSM1016:SendMessageRequest|}(url, body); r.DelaySeconds = -1;")]
    [InlineData("const int Hour = 3600; _ = new SendMessageBatchRequestEntry { DelaySeconds = {|AWSM1016:Hour|} };")]
    [InlineData("_ = new ChangeMessageVisibilityRequest { VisibilityTimeout = {|AWSM1016:43201|} };")]
    [InlineData("await sqs.ChangeMessageVisibilityAsync(url, body, {|AWSM1016:50000|});")]
    [InlineData("_ = new ChangeMessageVisibilityBatchRequestEntry { VisibilityTimeout = {|AWSM1016:-5|} };")]
    [InlineData("_ = new Amazon.SimpleNotificationService.Model.PublishRequest { Subject = {|AWSM1016:\"Order\\nshipped\"|} };")]
    [InlineData("_ = new Amazon.SimpleNotificationService.Model.PublishRequest { Subject = {|AWSM1016:\"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789!\"|} };")]
    [InlineData("_ = new MessageAttributeValue { DataType = {|AWSM1016:\"string\"|}, StringValue = body };")]
    [InlineData("_ = new Amazon.SimpleNotificationService.Model.MessageAttributeValue { DataType = {|AWSM1016:\"Int32\"|} };")]
    public Task Reports_values_that_are_refused(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("private static readonly int Delay = 1200; public Task Run(string url, string body) => Delay > 900 ? Task.CompletedTask : sqs.SendMessageAsync(new SendMessageRequest(url, body) { DelaySeconds = Delay });")]
    [InlineData("private readonly TimeSpan wait = TimeSpan.FromMinutes(30); public Task Run(string url, string body) => wait >= TimeSpan.FromMinutes(15) ? Task.CompletedTask : sqs.SendMessageAsync(new SendMessageRequest(url, body) { DelaySeconds = (int)wait.TotalSeconds });")]
    [InlineData("public Task Run(string url, string body) { const int wanted = 3600; if (wanted is > 900) { return Task.CompletedTask; } return sqs.SendMessageAsync(new SendMessageRequest(url, body) { DelaySeconds = wanted }); }")]
    [InlineData("public Task Later(string url, string body) => Put(url, body, 3600); private async Task Put(string url, string body, int delay) { if (await TryScheduleAsync(body, delay)) return; await sqs.SendMessageAsync(new SendMessageRequest(url, body) { DelaySeconds = delay }); } private static Task<bool> TryScheduleAsync(string body, int delay) => Task.FromResult(delay > 900);")]
    public Task Is_silent_where_what_is_too_much_goes_another_way(string members) => Silent(Sender(members));

    [Fact]
    public Task Is_silent_where_a_class_around_the_client_caps_the_value() => Silent(Send("await sqs.SendMessageAsync(new SendMessageRequest(url, body) { DelaySeconds = 3600 });") + """
         public class Capped : AmazonSQSClient
        {
            public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
            {
                if (request.DelaySeconds > 900) request.DelaySeconds = 900;
                return base.SendMessageAsync(request, cancellationToken);
            }
        }
        """);

    /// <summary>The limit is "fewer than 100".</summary>
    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    public Task Reports_a_subject_of_a_hundred(int length, bool isReported)
    {
        var subject = "\"" + new string('s', length) + "\"";
        return isReported ? Reports(Publish($"{{|AWSM1016:{subject}|}}")) : Silent(Publish(subject));
    }

    [Theory]
    [InlineData("await sns.PublishAsync(\"arn\", body, {|AWSM1016:\"Order\\nshipped\"|});")]
    [InlineData("await sns.PublishAsync(message: body, topicArn: \"arn\", subject: {|AWSM1016:\"Order\\tshipped\"|});")]
    [InlineData("const string Subject = \"Order\\r\\nshipped\"; await sns.PublishAsync(\"arn\", body, {|AWSM1016:Subject|});")]
    public Task Reports_a_subject_in_the_overload_without_a_request(string statements) => Reports(WithTopics(statements));

    [Fact]
    public Task Reports_it_in_the_synchronous_overload() => Reports(
        WithTopics("sns.Publish(\"arn\", body, {|AWSM1016:\"Order\\nshipped\"|}); sns.Publish(\"arn\", body, \"Order shipped\"); sns.Publish(\"arn\", \"two\\nlines\");", "AmazonSimpleNotificationServiceClient"),
        SdkMajor.V3);

    [Theory]
    [InlineData("await sns.PublishAsync(\"arn\", \"two\\nlines\");")]
    [InlineData("await sns.PublishAsync(\"arn\", \"two\\nlines\", \"Order shipped\");")]
    [InlineData("await sns.PublishAsync(\"arn\", body, given ? body : \"Order\\nshipped\");")]
    [InlineData("await sns.PublishAsync(\"arn\", body, body);")]
    public Task Is_silent_on_other_overloads_and_subjects(string statements) => Silent(WithTopics(statements));

    private static string Publish(string subject) => WithTopics($"await sns.PublishAsync(\"arn\", body, {subject});");

    private static string WithTopics(string statements, string client = "IAmazonSimpleNotificationService") => $$"""
        using Amazon.SimpleNotificationService;
        public class Publisher({{client}} sns)
        {
            public async Task Run(string body, bool given) { await Task.Yield(); {{statements}} }
        }
        """;

    [Fact]
    public Task Reports_too_many_attributes() => Reports(Send("_ = new SendMessageRequest { MessageAttributes = {|AWSM1016:new Dictionary<string, MessageAttributeValue> { "
        + string.Join(", ", Enumerable.Range(0, 11).Select(i => $"[\"a{i}\"] = new()")) + " }|} };"));

    [Fact]
    public Task Counts_an_attribute_once_that_is_set_twice() => Silent(Send("_ = new SendMessageRequest { MessageAttributes = new Dictionary<string, MessageAttributeValue> { "
        + string.Join(", ", Enumerable.Range(0, 11).Select(i => $"[\"a{i % 10}\"] = new()")) + " } };"));

    [Theory]
    [InlineData("_ = new ReceiveMessageRequest { WaitTimeSeconds = 20, MaxNumberOfMessages = 10, VisibilityTimeout = 0 };")]
    [InlineData("_ = new ReceiveMessageRequest { WaitTimeSeconds = number, MaxNumberOfMessages = Math.Min(number, 10) };")]
    [InlineData("_ = new ReceiveMessageRequest { MaxNumberOfMessages = number > 5 ? 10 : 100 };")]
    [InlineData("_ = new SendMessageRequest(url, body) { DelaySeconds = 900 };")]
    [InlineData("await sqs.ChangeMessageVisibilityAsync(url, body, 43200); await sqs.ChangeMessageVisibilityAsync(url, body, number);")]
    [InlineData("_ = new MessageAttributeValue { DataType = \"Number.int\" }; _ = new MessageAttributeValue { DataType = body };")]
    [InlineData("_ = new Amazon.SimpleNotificationService.Model.MessageAttributeValue { DataType = \"String.Array\" };")]
    [InlineData("_ = new Amazon.SimpleNotificationService.Model.PublishRequest { Subject = \"Order shipped\" };")]
    [InlineData("var r = new ReceiveMessageRequest { QueueUrl = url, VisibilityTimeout = -1, MaxNumberOfMessages = 100 }; r.VisibilityTimeout = number; r.MaxNumberOfMessages = Math.Min(10, number); await sqs.ReceiveMessageAsync(r);")]
    [InlineData("Console.WriteLine(); var r = new SendMessageRequest(url, body) { DelaySeconds = 3600 }; Clamp(r); await sqs.SendMessageAsync(r); static void Clamp(SendMessageRequest r) => r.DelaySeconds = 900;")]
    [InlineData("Func<SendMessageRequest, Task> later = _ => Task.CompletedTask; await later(new SendMessageRequest(url, body) { DelaySeconds = 3600 });")]
    [InlineData("var a = new MessageAttributeValue { DataType = \"none\" }; a.DataType = body; await sqs.SendMessageAsync(new SendMessageRequest(url, body) { MessageAttributes = new() { [\"a\"] = a } });")]
    public Task Is_silent_on_values_that_are_or_may_be_right(string statements) => Silent(Send(statements));

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public class ReceiveMessageRequest { public int WaitTimeSeconds { get; set; } }
        public class Use { public object Make() => new ReceiveMessageRequest { WaitTimeSeconds = 100 }; }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("_ = new ReceiveMessageRequest { WaitTimeSeconds = }; _ = new ReceiveMessageRequest { WaitTimeSeconds = \"x\" };"), compiles: false);

    [Fact]
    public Task The_fix_takes_the_nearest_value() => Fixes(
        Send("_ = new ReceiveMessageRequest { WaitTimeSeconds = {|AWSM1016:30|} /* long */, VisibilityTimeout = {|AWSM1016:50_000|} }; _ = new MessageAttributeValue { DataType = {|AWSM1016:\"string\"|} };"),
        Send("_ = new ReceiveMessageRequest { WaitTimeSeconds = 20 /* long */, VisibilityTimeout = 43200 }; _ = new MessageAttributeValue { DataType = \"String\" };"));

    /// <summary>A draft: what is sent is made of it.</summary>
    [Fact]
    public Task Is_silent_on_a_request_of_which_the_one_that_is_sent_is_made() => Silent("""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public sealed class Later(IAmazonSQS sqs)
        {
            private static SendMessageRequest Draft(string body) => new() { MessageBody = body, DelaySeconds = 7200 };
            private static SendMessageRequest Ready(SendMessageRequest draft, string url) =>
                new() { QueueUrl = url, MessageBody = draft.MessageBody, DelaySeconds = Math.Min(900, Convert.ToInt32(draft.DelaySeconds)) };
            public async Task Send(string url, string body) => await sqs.SendMessageAsync(Ready(Draft(body), url));
        }
        """);

    [Fact]
    public Task Reports_a_request_that_a_method_returns_to_be_sent() => Reports("""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public sealed class Later(IAmazonSQS sqs)
        {
            private static SendMessageRequest New(string url, string body) => new() { QueueUrl = url, MessageBody = body, DelaySeconds = {|AWSM1016:7200|} };
            public async Task Send(string url, string body)
            {
                var request = New(url, body);
                Console.WriteLine(request.DelaySeconds);
                await sqs.SendMessageAsync(request);
            }
        }
        """);

    [Fact]
    public Task The_fix_changes_a_variable_that_is_there_for_the_value_alone() => Fixes(
        Send("var wait = 30; const int Hide = 50_000; var both = 30; Console.WriteLine(both); "
            + "_ = new ReceiveMessageRequest { WaitTimeSeconds = {|AWSM1016:wait|}, VisibilityTimeout = {|AWSM1016:Hide|} }; _ = new ReceiveMessageRequest { WaitTimeSeconds = {|AWSM1016:both|} };"),
        Send("var wait = 20; const int Hide = 43200; var both = 30; Console.WriteLine(both); "
            + "_ = new ReceiveMessageRequest { WaitTimeSeconds = wait, VisibilityTimeout = Hide }; _ = new ReceiveMessageRequest { WaitTimeSeconds = 20 };"));

    [Theory]
    [InlineData("_ = new MessageAttributeValue { DataType = {|AWSM1016:\"Xml\"|} };")]
    [InlineData("_ = new ReceiveMessageRequest { WaitTimeSeconds = {|AWSM1016:30 /* half a minute */ * 2|} };")]
    public Task No_fix_where_the_meaning_is_not_clear(string statements) => NotFixed(Send(statements));

    [Theory]
    [InlineData("Get(30);", "WaitTimeSeconds = {|AWSM1016:number|}")]
    [InlineData("Get(30); Get(60);", "WaitTimeSeconds = {|AWSM1016:number|}")]
    [InlineData("Get();", "MaxNumberOfMessages = {|AWSM1016:number|}")]
    [InlineData("Get(1);", "VisibilityTimeout = {|AWSM1016:number * 100_000|}")]
    public Task Reports_what_every_caller_of_a_private_method_passes(string calls, string set) => NotFixed(Sender($$"""
            public void Run() { {{calls}} }
            private Task Get(int number = 25) => sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Url, {{set}} });
        """));

    [Theory]
    [InlineData("Get(30); Get(20);", "WaitTimeSeconds = number")]
    [InlineData("Get(30); Get();", "WaitTimeSeconds = number")]
    [InlineData("Get(30); Get(body.Length);", "WaitTimeSeconds = number")]
    [InlineData("Get(30);", "WaitTimeSeconds = Math.Min(number, 20)")]
    [InlineData("Get(30);", "WaitTimeSeconds = number > 20 ? 20 : number")]
    [InlineData("Get(30);", "WaitTimeSeconds = number / 3")]
    public Task Is_silent_where_a_caller_of_a_private_method_may_be_right(string calls, string set) => Silent(Sender($$"""
            public void Run(string body) { {{calls}} }
            private Task Get(int number = 15) => sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Url, {{set}} });
        """));

    [Theory]
    [InlineData("if (number > 20) number = 20; return sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = number });")]
    [InlineData("var r = new ReceiveMessageRequest { WaitTimeSeconds = number }; if (number > 20) r.WaitTimeSeconds = 20; return sqs.ReceiveMessageAsync(r);")]
    [InlineData("var r = new ReceiveMessageRequest { WaitTimeSeconds = number }; if (r.WaitTimeSeconds > 20) r = new ReceiveMessageRequest(); return sqs.ReceiveMessageAsync(r);")]
    [InlineData("if (number <= 20) return sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = number }); return sqs.ReceiveMessageAsync(Url);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 20); return sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = number });")]
    [InlineData("if (number is < 0 or > 20) throw new ArgumentOutOfRangeException(nameof(number)); return sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = number });")]
    [InlineData("var wait = number; if (wait > 20) throw new ArgumentException(\"too long\"); return sqs.ReceiveMessageAsync(new ReceiveMessageRequest { WaitTimeSeconds = wait });")]
    public Task Is_silent_in_a_private_method_that_looks_at_what_it_is_given(string statements) => Silent(Sender($$"""
            public Task Run() => Get(30);
            private Task Get(int number) { {{statements}} }
        """));

    private const string ElevenEntries =
        "[\"a\"] = new(), [\"b\"] = new(), [\"c\"] = new(), [\"d\"] = new(), [\"e\"] = new(), [\"f\"] = new(), [\"g\"] = new(), [\"h\"] = new(), [\"i\"] = new(), [\"j\"] = new(), [\"k\"] = new()";

    [Theory]
    [InlineData("r.MessageAttributes.Remove(\"a\");", true)]
    [InlineData("while (r.MessageAttributes.Count > 10) { r.MessageAttributes.Remove(r.MessageAttributes.Keys.First()); }", true)]
    [InlineData("r.MessageAttributes = r.MessageAttributes.Take(10).ToDictionary(p => p.Key, p => p.Value);", true)]
    [InlineData("Trim(r.MessageAttributes);", true)]
    [InlineData("Cut(r);", true)]
    [InlineData("r.MessageAttributes[\"l\"] = new();", false)]
    [InlineData("Console.WriteLine(r.MessageAttributes.Count);", false)]
    public Task Minds_attributes_that_are_taken_out_again(string statements, bool isSilent)
    {
        var attributes = "new Dictionary<string, MessageAttributeValue> { " + ElevenEntries + " }";
        var code = Send("var r = new SendMessageRequest(url, body) { MessageAttributes = "
            + (isSilent ? attributes : "{|AWSM1016:" + attributes + "|}") + " }; " + statements + " await sqs.SendMessageAsync(r); } "
            + "private static void Trim(Dictionary<string, MessageAttributeValue> all) => all.Remove(\"a\"); "
            + "private static void Cut(SendMessageRequest r) => r.MessageAttributes.Remove(\"a\"); private static void None() {");
        return isSilent ? Silent(code) : Reports(code);
    }

    /// <summary>The compiler warns of a field that is set and never read.</summary>
    [Theory]
    [InlineData("private readonly int wait = 30;")]
    [InlineData("private readonly int wait; public Sender() { wait = 30; }")]
    public Task No_fix_where_a_field_would_be_left_unread(string field) => NotFixed(Sender($$"""
            {{field}}
            public Task Run() => sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = Url, WaitTimeSeconds = {|AWSM1016:wait|} });
        """));

    private const string Eleven = "var all = new Dictionary<string, Amazon.SQS.Model.MessageAttributeValue> { [\"a\"] = A(), [\"b\"] = A(), [\"c\"] = A(), [\"d\"] = A(), [\"e\"] = A(), [\"f\"] = A(), [\"g\"] = A(), [\"h\"] = A(), [\"i\"] = A(), [\"j\"] = A(), [\"k\"] = A() }; static Amazon.SQS.Model.MessageAttributeValue A() => new(); ";

    [Fact]
    public Task Reports_eleven_attributes_in_a_variable() =>
        Reports(Send(Eleven + "_ = new SendMessageRequest { MessageAttributes = {|AWSM1016:all|} };"));

    [Theory]
    [InlineData("all.Remove(\"a\"); _ = new SendMessageRequest { MessageAttributes = all };")]
    [InlineData("Trim(all); _ = new SendMessageRequest { MessageAttributes = all }; void Trim(Dictionary<string, Amazon.SQS.Model.MessageAttributeValue> some) => some.Clear();")]
    public Task Is_silent_on_a_variable_whose_attributes_may_be_taken_out(string statements) => Silent(Send(Eleven + statements));
}
