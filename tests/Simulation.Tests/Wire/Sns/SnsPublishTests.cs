using System.Xml.Linq;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Tests.Wire.Sns;

/// <summary>SNS from request literals: messages.</summary>
public sealed class SnsPublishTests
{
    private const string Orders = "arn%3Aaws%3Asns%3Aus-east-1%3A123456789012%3Aorders";
    private static readonly XNamespace Names = "http://sns.amazonaws.com/doc/2010-03-31/";

    private readonly WireWorld world = new();

    public SnsPublishTests() => world.World.CreateTopic("orders");

    [Fact]
    public void A_message_is_published_and_delivered_with_its_attributes()
    {
        var queue = world.World.CreateQueue("billing");
        world.World.CreateTopic("orders").Subscribe(queue, ("RawMessageDelivery", "true"), ("FilterPolicy", """{"kind":["new"]}"""));

        var reply = Ok("Action=Publish&Version=2010-03-31&TopicArn=" + Orders + "&Message=order-1&Subject=hello"
            + "&MessageAttributes.entry.1.Name=kind&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=new"
            + "&MessageAttributes.entry.2.Name=raw&MessageAttributes.entry.2.Value.DataType=Binary&MessageAttributes.entry.2.Value.BinaryValue=AQI%3D");
        Ok("Action=Publish&TopicArn=" + Orders + "&Message=order-2"
            + "&MessageAttributes.entry.1.Name=kind&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=old");
        world.Pass(1_000);

        Assert.Matches("^[0-9a-f-]{36}$", reply.Descendants(Names + "MessageId").Single().Value);
        Assert.Empty(reply.Descendants(Names + "SequenceNumber"));
        var message = Assert.Single(queue.State.Messages(world.World.NowMs));
        Assert.Equal("order-1", message.Body);
        Assert.Equal(
            [TraceKind.Sent, TraceKind.Call, TraceKind.Accepted],
            world.World.Trace.Events.Where(e => e.Lane == "orders" || e.Other == "orders").Take(3).Select(e => e.Kind));
    }

    [Fact]
    public void A_fifo_topic_numbers_its_messages()
    {
        world.World.CreateTopic("orders.fifo");
        var publish = "Action=Publish&TopicArn=" + Orders + ".fifo&Message=order-1&MessageGroupId=g&MessageDeduplicationId=d";

        var first = Ok(publish);
        var second = Ok(publish);

        Assert.Matches("^[0-9]{20}$", first.Descendants(Names + "SequenceNumber").Single().Value);
        Assert.Equal(first.Descendants(Names + "MessageId").Single().Value, second.Descendants(Names + "MessageId").Single().Value);
    }

    [Fact]
    public void A_batch_says_of_each_entry_what_became_of_it()
    {
        var reply = Ok("Action=PublishBatch&TopicArn=" + Orders
            + "&PublishBatchRequestEntries.member.1.Id=a&PublishBatchRequestEntries.member.1.Message=order-1"
            + "&PublishBatchRequestEntries.member.2.Id=b&PublishBatchRequestEntries.member.2.Message=");

        var result = reply.Element(Names + "PublishBatchResult")!;
        Assert.Equal("a", Assert.Single(result.Element(Names + "Successful")!.Elements(Names + "member")).Element(Names + "Id")!.Value);
        var failed = Assert.Single(result.Element(Names + "Failed")!.Elements(Names + "member"));
        Assert.Equal(
            ["b", "InvalidParameter", "Invalid parameter: Empty message", "true"],
            new[] { "Id", "Code", "Message", "SenderFault" }.Select(name => failed.Element(Names + name)!.Value));
    }

    [Fact]
    public void One_entry_of_a_batch_may_fail_in_the_service()
    {
        var failing = new WireWorld("batch.sns-publish#0=1");
        failing.World.CreateTopic("orders");

        var reply = failing.Form("Action=PublishBatch&TopicArn=" + Orders
            + "&PublishBatchRequestEntries.member.1.Id=a&PublishBatchRequestEntries.member.1.Message=order-1");

        Assert.Contains(
            "<PublishBatchResult><Successful /><Failed><member><Id>a</Id><Code>InternalError</Code><Message>The entry could not be processed.</Message>"
                + "<SenderFault>false</SenderFault></member></Failed></PublishBatchResult>",
            reply);
        Assert.Equal("order-1", Assert.Single(failing.World.Trace.Events, e => e.Kind == TraceKind.Rejected).Key);
    }

    [Theory]
    [InlineData("Action=Publish&Message=a", 400, "InvalidParameter", "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter")]
    [InlineData("Action=Publish&Message=a&TopicArn=orders", 400, "InvalidParameter", "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1")]
    [InlineData("Action=Publish&Message=a&TopicArn=arn:aws:sqs:us-east-1:123456789012:orders", 400, "InvalidParameter", "Invalid parameter: TopicArn")]
    [InlineData("Action=Publish&Message=a&TopicArn=" + Orders + "2", 404, "NotFound", "Topic does not exist")]
    [InlineData("Action=Publish&TopicArn=" + Orders, 400, "ValidationError", "1 validation error detected: Value null at 'message' failed to satisfy constraint: Member must not be null")]
    [InlineData("Action=Publish&Message=&TopicArn=" + Orders, 400, "InvalidParameter", "Invalid parameter: Empty message")]
    [InlineData("Action=Publish&Message=a&MessageStructure=json&TopicArn=" + Orders, 400, "InvalidParameter", "Invalid parameter: Message Structure - JSON message body failed to parse")]
    [InlineData("Action=Publish&Message=a&MessageStructure=xml&TopicArn=" + Orders, 400, "InvalidParameter", "Invalid parameter: MessageStructure Reason: xml is not supported")]
    [InlineData("Action=PublishBatch&TopicArn=" + Orders, 400, "EmptyBatchRequest", "The batch request doesn't contain any entries.")]
    [InlineData("Action=Shout", 400, "InvalidAction", "The action Shout is not valid for this endpoint.")]
    public void Wrong_requests_get_the_errors_that_SNS_gives(string form, int status, string code, string message)
    {
        var reply = world.Form(form);

        Assert.StartsWith(status.ToString(System.Globalization.CultureInfo.InvariantCulture) + " ", reply);
        var error = XElement.Parse(reply[4..]).Element(Names + "Error")!;
        Assert.Equal(
            ("Sender", code, message),
            (error.Element(Names + "Type")!.Value, error.Element(Names + "Code")!.Value, error.Element(Names + "Message")!.Value));
    }

    private XElement Ok(string form)
    {
        var reply = world.Form(form);
        Assert.StartsWith("200 ", reply);
        return XElement.Parse(reply[4..]);
    }
}
