using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Topics;

namespace AwsMessaging.Semantics.Tests.Topics;

public sealed class TopicTests
{
    private static readonly ServiceError Outage = new("InternalError", "Try again.", 500);

    [Fact]
    public void A_FIFO_topic_holds_back_a_group_behind_a_delivery_that_is_tried_again()
    {
        var topic = TopicCases.TopicOf("t.fifo");
        TopicCases.Subscribe(topic, "q.fifo");
        var first = Assert.Single(TopicCases.Publish(topic, "1", "g", "1"));

        Assert.Empty(TopicCases.Publish(topic, "2", "g", "2"));
        Assert.Single(TopicCases.Publish(topic, "3", "other", "3"));
        var retry = Assert.Single(topic.Reported(0, first, Outage));
        Assert.Equal((2, first.Body), (retry.Attempt, retry.Body));
        var second = Assert.Single(topic.Reported(0, retry, null));
        Assert.Contains("\"Message\":\"2\"", second.Body, StringComparison.Ordinal);
        Assert.Equal(("g", "2", 1), (second.GroupId, second.DeduplicationId, second.Attempt));
        Assert.Empty(topic.Reported(0, second, null));
    }

    [Fact]
    public void Standard_queues_get_no_deduplication_id()
    {
        var topic = TopicCases.TopicOf("t.fifo");
        TopicCases.Subscribe(topic, "q");
        TopicCases.Subscribe(topic, "q.fifo");

        Assert.Equal([null, "1"], TopicCases.Publish(topic, "m", "g", "1").Select(delivery => delivery.DeduplicationId));
    }

    [Theory]
    [InlineData("line\nbreak", "InvalidParameter")]
    [InlineData("", "InvalidParameter")]
    [InlineData("Bestätigung", "InvalidParameter")]
    [InlineData("Order placed", null)]
    public void Subjects_are_one_line_of_ascii(string subject, string? expected) =>
        Assert.Equal(expected, Error(new PublishMessage("m") { Subject = subject }));

    [Fact]
    public void A_subject_has_less_than_100_characters()
    {
        Assert.Null(Error(new PublishMessage("m") { Subject = new string('s', 99) }));
        Assert.Equal("InvalidParameter", Error(new PublishMessage("m") { Subject = new string('s', 100) }));
    }

    [Theory]
    [InlineData("""{"default":"d","sqs":"s"}""", "s")]
    [InlineData("""{"default":"d","email":"e"}""", "d")]
    public void A_structured_message_has_a_text_for_each_protocol(string message, string expected)
    {
        var topic = TopicCases.TopicOf("t");
        TopicCases.Subscribe(topic, "q", ("RawMessageDelivery", "true"));

        Assert.Equal(expected, topic.Publish(0, new PublishMessage(message) { HasStructure = true }, Choices.Benign).Result.Deliveries[0].Body);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("""{"sqs":"s"}""")]
    [InlineData("""{"default":5}""")]
    public void A_structured_message_needs_a_default(string message) =>
        Assert.Equal("InvalidParameter", Error(new PublishMessage(message) { HasStructure = true }));

    [Fact]
    public void Attributes_are_checked()
    {
        Assert.Equal("ParameterValueInvalid", Error(new PublishMessage("m") { Attributes = [new("n", "String", "")] }));
        Assert.Equal("ParameterValueInvalid", Error(new PublishMessage("m") { Attributes = [new("n", "String.Array", "no array")] }));
        Assert.Null(Error(new PublishMessage("m") { Attributes = [new("n", "String.Array", "[\"a\",1,null]")] }));
    }

    [Fact]
    public void A_function_gets_an_event_with_a_record()
    {
        var topic = TopicCases.TopicOf("t");
        topic.Subscribe(0, "lambda", "arn:aws:lambda:us-east-1:123456789012:function:f", null, Choices.Benign);

        var body = System.Text.Json.JsonDocument.Parse(TopicCases.Publish(topic, "m")[0].Body).RootElement;

        Assert.Equal("m", body.GetProperty("Records")[0].GetProperty("Sns").GetProperty("Message").GetString());
    }

    [Theory]
    [InlineData("FilterPolicy", """{"a":"no list"}""")]
    [InlineData("FilterPolicyScope", "Body")]
    [InlineData("RawMessageDelivery", "perhaps")]
    [InlineData("RedrivePolicy", "{}")]
    [InlineData("Colour", "red")]
    public void Subscriptions_that_SNS_refuses_are_refused(string name, string value) =>
        Assert.Equal("InvalidParameter", TopicCases.Subscribe(TopicCases.TopicOf("t"), "q", (name, value)));

    [Fact]
    public void Subscribing_again_returns_the_subscription()
    {
        var topic = TopicCases.TopicOf("t");
        var first = topic.Subscribe(0, "sqs", TopicCases.ArnOf("q"), null, Choices.Benign).Result;

        Assert.Same(first, topic.Subscribe(0, "sqs", TopicCases.ArnOf("q"), null, Choices.Benign).Result);
        topic.Unsubscribe(first.Arn);
        Assert.Empty(TopicCases.Publish(topic, "m"));
        Assert.Equal("NotFound", topic.SetSubscriptionAttribute(0, first.Arn, "RawMessageDelivery", "true", Choices.Benign).Error?.Code);
    }

    [Theory]
    [InlineData("RawMessageDelivery", "true", null)]
    [InlineData("RawMessageDelivery", "false", "InvalidParameter")]
    [InlineData("FilterPolicyScope", "MessageAttributes", null)]
    [InlineData("FilterPolicyScope", "MessageBody", "InvalidParameter")]
    [InlineData("FilterPolicy", """{"a":["x"]}""", null)]
    [InlineData("FilterPolicy", """{"a":["y"]}""", "InvalidParameter")]
    [InlineData("RedrivePolicy", """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:d"}""", "InvalidParameter")]
    public void Subscribing_again_may_not_ask_for_other_attributes(string name, string value, string? expected)
    {
        var topic = TopicCases.TopicOf("t");
        Assert.Null(TopicCases.Subscribe(topic, "q", ("RawMessageDelivery", "true"), ("FilterPolicy", """{"a":["x"]}""")));

        Assert.Equal(expected, TopicCases.Subscribe(topic, "q", (name, value)));
        Assert.Single(topic.Subscriptions);
    }

    [Fact]
    public void Retries_end_after_100_015()
    {
        var times = Enumerable.Range(1, 100_015).Select(attempt => DeliveryRetries.DelayAfter("sqs", attempt)).ToList();

        Assert.DoesNotContain(null, times);
        Assert.Null(DeliveryRetries.DelayAfter("sqs", 100_016));
        Assert.Equal(23, TimeSpan.FromMilliseconds(times.Sum()!.Value).Days);
        Assert.Null(DeliveryRetries.DelayAfter("https", 4));
    }

    [Fact]
    public void Topics_are_created_once_and_found()
    {
        var service = new SnsService();
        var topic = service.CreateTopic("t").Result;

        Assert.Same(topic, service.CreateTopic("t").Result);
        Assert.Same(topic, service.GetTopic(topic.Arn).Result);
        Assert.Equal("InvalidParameter", service.CreateTopic("t.fifo").Error?.Code);
        Assert.Equal("InvalidParameter", service.CreateTopic("a b").Error?.Code);
        Assert.True(service.CreateTopic("t.fifo", [new("FifoTopic", "true")]).Result.IsFifo);
        service.DeleteTopic(topic.Arn);
        Assert.Equal("NotFound", service.GetTopic(topic.Arn).Error?.Code);
        Assert.Equal("NotFound", topic.Publish(0, new PublishMessage("m"), Choices.Benign).Error?.Code);
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var service = new SnsService();
        var topic = service.CreateTopic("t.fifo", [new("FifoTopic", "true")]).Result;
        TopicCases.Subscribe(topic, "q.fifo");
        var copy = service.Clone().GetTopic("t.fifo").Result;

        var original = TopicCases.Publish(topic, "m", "g", "1");
        TopicCases.Subscribe(topic, "other.fifo");

        Assert.Equal(original[0].Body, Assert.Single(TopicCases.Publish(copy, "m", "g", "1")).Body);
        Assert.Single(copy.Subscriptions);
    }

    [Fact]
    public void Batches_are_refused_whole()
    {
        var topic = TopicCases.TopicOf("t");
        string? BatchError(params (string Id, string Message)[] entries) => topic.PublishBatch(
            0, [.. entries.Select(entry => new BatchEntry<PublishMessage>(entry.Id, new PublishMessage(entry.Message)))], Choices.Benign).Error?.Code;

        Assert.Equal("EmptyBatchRequest", BatchError());
        Assert.Equal("TooManyEntriesInBatchRequest", BatchError([.. Enumerable.Range(0, 11).Select(i => ($"{i}", "m"))]));
        Assert.Equal("InvalidBatchEntryId", BatchError(("a b", "m")));
        Assert.Equal("BatchRequestTooLong", BatchError(("a", new string('x', 200_000)), ("b", new string('x', 200_000))));
    }

    [Fact]
    public void A_batch_with_bad_attributes_is_refused_whole()
    {
        var bad = new PublishMessage("m") { Attributes = [new("n", "Text", "v")] };

        var reply = TopicCases.TopicOf("t").PublishBatch(0, [new("1", new PublishMessage("m")), new("2", bad)], Choices.Benign);

        Assert.Equal("ParameterValueInvalid", reply.Error?.Code);
    }

    [Theory]
    [InlineData("t.fifo", "q.fifo", "dlq", "InvalidParameter")]
    [InlineData("t.fifo", "q.fifo", "dlq.fifo", null)]
    [InlineData("t.fifo", "q", "dlq", null)]
    [InlineData("t", "q", "dlq", null)]
    public void A_FIFO_subscription_has_a_FIFO_dead_letter_queue(string topic, string queue, string deadLetterQueue, string? expected) =>
        Assert.Equal(
            expected,
            TopicCases.Subscribe(
                TopicCases.TopicOf(topic), queue, ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{TopicCases.ArnOf(deadLetterQueue)}}"}""")));

    private static string? Error(PublishMessage message) => TopicCases.TopicOf("t").Publish(0, message, Choices.Benign).Error?.Code;
}
