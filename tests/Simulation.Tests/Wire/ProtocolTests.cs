using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Tests.Wire;

/// <summary>How requests are read and replies written, whatever the operation does: here each operation tells what it was given.</summary>
public sealed class ProtocolTests
{
    [Fact]
    public void Json_targets_name_the_operation_and_the_body_its_members()
    {
        var reply = Send(
            WireService.Kinesis,
            "PutRecord",
            call => new WireStructure()
                .With("Name", call.Input.Text("StreamName"))
                .With("Count", call.Input.Integer("Limit"))
                .With("Flag", call.Input.Boolean("Flag"))
                .WithUnlessEmpty("Nothing", []),
            """
            POST / HTTP/1.1
            X-Amz-Target: Kinesis_20131202.PutRecord
            Content-Type: application/x-amz-json-1.1

            {"StreamName":"größe","Limit":7,"Flag":null,"Unknown":[1,{"a":null}]}
            """);

        Assert.Equal("200 application/x-amz-json-1.1\n\n{\"Name\":\"größe\",\"Count\":7}", reply);
    }

    [Theory]
    [InlineData("{\"Limit\":\"7\"}", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("{\"Limit\":{}}", "START_OBJECT can not be converted to an Integer")]
    [InlineData("{\"Limit\":99999999999}", "NUMBER_VALUE can not be converted to an Integer")]
    [InlineData("[]", "Start of structure or map found where not expected.")]
    public void Json_members_of_the_wrong_type_are_refused(string body, string message)
    {
        var reply = Send(
            WireService.EventBridge,
            "PutEvents",
            call => new WireStructure().With("Limit", call.Input.Integer("Limit")),
            "POST / HTTP/1.1\nX-Amz-Target: AWSEvents.PutEvents\n\n" + body);

        Assert.Equal(
            "400 application/x-amz-json-1.1\n\n{\"__type\":\"com.amazon.coral.service#SerializationException\",\"message\":\"" + message + "\"}",
            reply);
    }

    [Theory]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1} x")]
    [InlineData("{a:1}")]
    [InlineData("\u0000")]
    public void Malformed_json_is_refused(string body) =>
        Assert.Contains(
            "#SerializationException",
            Send(WireService.Sqs, "SendMessage", _ => WireReply.Empty, "POST / HTTP/1.1\nX-Amz-Target: AmazonSQS.SendMessage\n\n" + body));

    [Fact]
    public void Json_without_body_is_an_empty_structure() => Assert.Equal(
        "200 application/x-amz-json-1.1\n\n",
        Send(WireService.EventBridge, "ListRules", _ => WireReply.Empty, "POST / HTTP/1.1\nX-Amz-Target: AWSEvents.ListRules\n\n"));

    [Fact]
    public void An_unknown_json_operation_is_refused() => Assert.Equal(
        "400 application/x-amz-json-1.0\n\n{\"__type\":\"com.amazon.coral.service#UnknownOperationException\",\"message\":\"Unknown operation SendLetter.\"}",
        Send(WireService.Sqs, "SendMessage", _ => WireReply.Empty, "POST / HTTP/1.1\nX-Amz-Target: AmazonSQS.SendLetter\n\n{}"));

    [Fact]
    public void A_request_to_no_service_of_the_model_is_refused() => Assert.StartsWith(
        "404 ", Send(WireService.Sqs, "SendMessage", _ => WireReply.Empty, "GET /bucket/key HTTP/1.1\n\n"));

    [Fact]
    public void Sqs_errors_carry_the_old_name_in_a_header() => Assert.Equal(
        "400 application/x-amz-json-1.0\nx-amzn-query-error: AWS.SimpleQueueService.NonExistentQueue;Sender\n\n"
            + "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"gone\"}",
        Send(
            WireService.Sqs,
            "SendMessage",
            _ => new ServiceError("QueueDoesNotExist", "gone"),
            "POST / HTTP/1.1\nX-Amz-Target: AmazonSQS.SendMessage\n\n{}"));

    [Fact]
    public void Query_fields_are_put_together_by_their_paths()
    {
        WireStructure? input = null;
        Send(
            WireService.Sns,
            "Publish",
            call =>
            {
                input = call.Input;
                return WireReply.Empty;
            },
            Form("Action=Publish&Version=2010-03-31&Message=a+b%2Bc%0A%C3%A9"
                + "&MessageAttributes.entry.1.Name=n&MessageAttributes.entry.1.Value.DataType=Number&MessageAttributes.entry.1.Value.StringValue=5"
                + "&Ids.member.10=c&Ids.member.2=b&Ids.member.1=a&Attributes.entry.1.key=k&Attributes.entry.1.value=v&Limit=12&Flag=true"));

        Assert.NotNull(input);
        Assert.Equal("a b+c\né", input.Text("Message"));
        Assert.Equal("Number", input.Structure("MessageAttributes")!.Structure("n")!.Text("DataType"));
        Assert.Equal(["a", "b", "c"], input.Texts("Ids")!);
        Assert.Equal([new("k", "v")], input.TextMap("Attributes")!);
        Assert.Equal(12, input.Integer("Limit"));
        Assert.True(input.Boolean("Flag"));
    }

    [Theory]
    [InlineData("Action=Publish&Ids.member.x=a", "Index of a list member is not a number: x")]
    [InlineData("Action=Publish&a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a=1", "Too many parts: ")]
    public void Malformed_query_fields_are_refused(string form, string message)
    {
        var reply = Send(WireService.Sns, "Publish", _ => WireReply.Empty, Form(form));

        Assert.Contains("<Code>MalformedInput</Code><Message>" + message, reply);
    }

    [Fact]
    public void Query_results_are_xml() => Assert.Equal(
        """
        200 text/xml

        <ListResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ListResult><Id>a&lt;b</Id><Items><member>x</member><member>y</member></Items><Map><entry><key>k</key><value>v</value></entry></Map></ListResult><ResponseMetadata><RequestId>00000001-0000-4000-8000-000000000000</RequestId></ResponseMetadata></ListResponse>
        """.ReplaceLineEndings("\n"),
        Send(
            WireService.Sns,
            "List",
            _ => new WireStructure()
                .With("Id", "a<b")
                .With("Items", new WireList(["x", "y"]))
                .With("Map", new WireStructure(isMap: true).With("k", "v")),
            Form("Action=List")));

    [Theory]
    [InlineData("Action=Shout", "InvalidAction", "The action Shout is not valid for this endpoint.")]
    [InlineData("Version=2010-03-31", "MissingAction", "The request must contain the parameter Action.")]
    public void Query_requests_for_nothing_known_are_refused(string form, string code, string message)
    {
        var reply = Send(WireService.Sns, "Publish", _ => WireReply.Empty, Form(form));

        Assert.Equal(
            "400 text/xml\n\n<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type>"
                + $"<Code>{code}</Code><Message>{message}</Message></Error><RequestId>00000001-0000-4000-8000-000000000000</RequestId></ErrorResponse>",
            reply);
    }

    [Fact]
    public void Rest_paths_name_the_operation_and_hold_members()
    {
        WireRequest? request = null;
        Send(
            WireService.Scheduler,
            "GetSchedule",
            call =>
            {
                request = call.Request;
                return WireReply.Empty;
            },
            "GET /schedules/every%20day?groupName=g HTTP/1.1\n\n");

        Assert.NotNull(request);
        Assert.Equal("every day", request.Input.Text("Name"));
        Assert.Equal("g", request.Input.Text("GroupName"));
    }

    [Fact]
    public void Rest_payloads_and_headers_pass_as_they_are()
    {
        var reply = Send(
            WireService.Lambda,
            "Invoke",
            call => new WireReply
            {
                Status = 202,
                Payload = call.Request.Payload,
                Headers = [new("X-Name", call.Input.Text("FunctionName") + "/" + call.Input.Text("InvocationType"))],
            },
            "POST /2015-03-31/functions/orders/invocations HTTP/1.1\nX-Amz-Invocation-Type: Event\n\nnot json");

        Assert.Equal("202 application/json\nX-Name: orders/Event\n\nnot json", reply);
    }

    [Fact]
    public void Rest_errors_have_their_type_in_a_header() => Assert.Equal(
        "404 application/json\nx-amzn-ErrorType: ResourceNotFoundException\n\n{\"Message\":\"none\"}",
        Send(
            WireService.Scheduler,
            "GetSchedule",
            _ => new ServiceError("ResourceNotFoundException", "none", 404),
            "GET /schedules/x HTTP/1.1\n\n"));

    [Theory]
    [InlineData("net.events#0=1", 0, 0)]
    [InlineData("net.events#0=2", 0, 1)]
    [InlineData("net.events#0=3", 400, 0)]
    [InlineData("net.events#0=4", 503, 0)]
    [InlineData("benign", 200, 1)]
    public async Task The_network_may_fail_before_or_after_the_effect(string script, int status, int effects)
    {
        var done = 0;
        var world = new WireWorld(script, WireService.EventBridge, _ => new OperationTable().Add("PutEvents", _ =>
        {
            done++;
            return WireReply.Empty;
        }));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}") };
        request.Headers.Add("X-Amz-Target", "AWSEvents.PutEvents");

        var reply = world.Http().SendAsync(request);
        world.Settle(reply);

        Assert.Equal(status, reply.IsFaulted ? 0 : (int)(await reply).StatusCode);
        Assert.Equal(reply.IsFaulted, reply.Exception?.InnerException is HttpRequestException { InnerException: IOException });
        Assert.Equal(effects, done);
    }

    private static string Form(string fields) =>
        "POST / HTTP/1.1\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\n\n" + fields;

    private static string Send(WireService service, string operation, Func<WireCall, WireReply> run, string request) =>
        HttpText.Send(Front(service, operation, run), request);

    private static WireFront Front(WireService service, string operation, Func<WireCall, WireReply> run) =>
        new(new Dictionary<WireService, OperationTable> { [service] = new OperationTable().Add(operation, run) });
}
