using System.Xml.Linq;

namespace AwsMessaging.Simulation.Tests.Wire.Sns;

/// <summary>SNS from request literals: topics and subscriptions.</summary>
public sealed class SnsTopicTests
{
    private static readonly XNamespace Names = "http://sns.amazonaws.com/doc/2010-03-31/";

    private readonly WireWorld world = new();

    [Fact]
    public void A_topic_is_created_described_listed_and_deleted()
    {
        var create = "Action=CreateTopic&Name=orders.fifo&Attributes.entry.1.key=FifoTopic&Attributes.entry.1.value=true";
        var arn = Text(Ok(create), "TopicArn");
        Assert.Equal("arn:aws:sns:us-east-1:123456789012:orders.fifo", arn);
        Assert.Equal(arn, Text(Ok(create), "TopicArn"));

        Assert.Equal([arn], Ok("Action=ListTopics").Descendants(Names + "TopicArn").Select(topic => topic.Value));
        Ok($"Action=SetTopicAttributes&TopicArn={arn}&AttributeName=ContentBasedDeduplication&AttributeValue=true");
        var attributes = Attributes(Ok($"Action=GetTopicAttributes&TopicArn={arn}"));
        Assert.Equal(
            ("true", "true", "Topic", "0"),
            (attributes["FifoTopic"], attributes["ContentBasedDeduplication"], attributes["FifoThroughputScope"], attributes["SubscriptionsConfirmed"]));
        Fails($"Action=SetTopicAttributes&TopicArn={arn}&AttributeName=Colour&AttributeValue=red", "InvalidParameter", "Invalid parameter: AttributeName");

        Assert.DoesNotContain("DeleteTopicResult", world.Form($"Action=DeleteTopic&TopicArn={arn}"));
        Ok($"Action=DeleteTopic&TopicArn={arn}");
        Fails($"Action=GetTopicAttributes&TopicArn={arn}", "NotFound", "Topic does not exist");
        Assert.Contains("<Topics />", world.Form("Action=ListTopics"));
    }

    [Fact]
    public void A_subscription_is_made_changed_listed_and_ended()
    {
        var topic = world.World.CreateTopic("orders");
        var queue = world.World.CreateQueue("billing");
        var subscribe = $"Action=Subscribe&TopicArn={topic.Arn}&Protocol=sqs&Endpoint={queue.Arn}&ReturnSubscriptionArn=true"
            + "&Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true";

        var arn = Text(Ok(subscribe), "SubscriptionArn");
        Ok($"Action=SetSubscriptionAttributes&SubscriptionArn={arn}&AttributeName=FilterPolicy&AttributeValue={Uri.EscapeDataString("""{"kind":["new"]}""")}");
        var attributes = Attributes(Ok($"Action=GetSubscriptionAttributes&SubscriptionArn={arn}"));

        Assert.StartsWith(topic.Arn + ":", arn);
        Assert.Equal(
            ("sqs", queue.Arn, "true", """{"kind":["new"]}""", "MessageAttributes"),
            (attributes["Protocol"], attributes["Endpoint"], attributes["RawMessageDelivery"], attributes["FilterPolicy"], attributes["FilterPolicyScope"]));
        foreach (var list in new[] { "Action=ListSubscriptions", $"Action=ListSubscriptionsByTopic&TopicArn={topic.Arn}" })
        {
            var entry = Assert.Single(Ok(list).Descendants(Names + "member"));
            Assert.Equal(["SubscriptionArn", "Owner", "Protocol", "Endpoint", "TopicArn"], entry.Elements().Select(e => e.Name.LocalName));
        }

        Ok($"Action=Unsubscribe&SubscriptionArn={arn}");
        Ok($"Action=Unsubscribe&SubscriptionArn={arn}");
        Fails($"Action=GetSubscriptionAttributes&SubscriptionArn={arn}", "NotFound", "Subscription does not exist");
    }

    [Theory]
    [InlineData("Action=CreateTopic", "ValidationError")]
    [InlineData("Action=CreateTopic&Name=a+b", "InvalidParameter")]
    [InlineData("Action=Subscribe&TopicArn=arn:aws:sns:us-east-1:123456789012:orders&Endpoint=x", "ValidationError")]
    [InlineData("Action=Subscribe&TopicArn=arn:aws:sns:us-east-1:123456789012:orders&Protocol=pigeon&Endpoint=x", "InvalidParameter")]
    [InlineData("Action=Subscribe&TopicArn=arn:aws:sns:us-east-1:123456789012:orders&Protocol=sqs&Endpoint=x", "InvalidParameter")]
    [InlineData("Action=Subscribe&TopicArn=arn:aws:sns:us-east-1:123456789012:none&Protocol=sqs&Endpoint=arn:aws:sqs:us-east-1:123456789012:q", "NotFound")]
    [InlineData("Action=SetSubscriptionAttributes&SubscriptionArn=nonsense&AttributeName=FilterPolicy", "InvalidParameter")]
    [InlineData("Action=ListTopics&NextToken=x", "InvalidParameter")]
    public void Wrong_requests_get_the_errors_that_SNS_gives(string form, string code)
    {
        world.World.CreateTopic("orders");

        Assert.Contains($"<Code>{code}</Code>", world.Form(form));
    }

    [Fact]
    public void Lists_come_in_pages_of_100()
    {
        for (var i = 0; i < 101; i++)
        {
            world.World.CreateTopic("topic-" + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var first = Ok("Action=ListTopics");
        var second = Ok("Action=ListTopics&NextToken=" + Text(first, "NextToken"));

        Assert.Equal(100, first.Descendants(Names + "TopicArn").Count());
        Assert.Single(second.Descendants(Names + "TopicArn"));
        Assert.Empty(second.Descendants(Names + "NextToken"));
    }

    private static string Text(XElement reply, string name) => reply.Descendants(Names + name).Single().Value;

    private static Dictionary<string, string> Attributes(XElement reply) => reply.Descendants(Names + "entry")
        .ToDictionary(entry => entry.Element(Names + "key")!.Value, entry => entry.Element(Names + "value")!.Value);

    private void Fails(string form, string code, string message) =>
        Assert.Contains($"<Code>{code}</Code><Message>{message}</Message>", world.Form(form));

    private XElement Ok(string form)
    {
        var reply = world.Form(form);
        Assert.StartsWith("200 ", reply);
        return XElement.Parse(reply[4..]);
    }
}
