using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Tests.Buses;

public sealed class TargetInputTests
{
    private const string RuleArn = "arn:aws:events:us-east-1:123456789012:rule/r";

    private static readonly BusEvent Event = BusEvent.Parse("""
        {"version":"0","id":"e-1","detail-type":"Shipped","source":"shop","account":"123456789012","time":"2026-03-01T00:00:00Z",
         "region":"us-east-1","resources":["arn:a"],
         "detail":{"name":"Ann \"A\"","count":3,"paid":true,"none":null,"tags":["x","y"],"to":{"city":"Ulm"},"lines":[{"sku":"s1"},{"sku":"s2"}]}}
        """);

    [Theory]
    [InlineData("$.detail.count", "3")]
    [InlineData("$.detail.name", """
        "Ann \"A\""
        """)]
    [InlineData("$.detail['to'].city", "\"Ulm\"")]
    [InlineData("$.detail.tags[1]", "\"y\"")]
    [InlineData("$.detail.tags[2]", "\"\"")]
    [InlineData("$.detail.lines[*].sku", """["s1","s2"]""")]
    [InlineData("$.detail.lines.sku", "\"\"")]
    [InlineData("$.detail.missing", "\"\"")]
    [InlineData("$.detail-type", "\"Shipped\"")]
    [InlineData("$.resources", """["arn:a"]""")]
    public void A_path_selects_JSON(string path, string expected) =>
        Assert.Equal(expected.Trim(), Of(new EventTarget("t", EventsWorld.Queue) { InputPath = path }));

    [Theory]
    [InlineData("""{"a":<count>,"b":"<count>"}""", """{"a":3,"b":"3"}""")]
    [InlineData("""{"a":<name>,"b":"is <name>"}""", """{"a":"Ann \"A\"","b":"is Ann \"A\""}""")]
    [InlineData("""{"a":<missing>,"b":"<missing>"}""", """{"a":"","b":""}""")]
    [InlineData("""{"a":<none>,"b":"<none>"}""", """{"a":null,"b":"null"}""")]
    [InlineData("""{"a":<to>,"b":<tags>}""", """{"a":{"city":"Ulm"},"b":["x","y"]}""")]
    [InlineData("""{"a":"<to>"}""", null)]
    [InlineData("""{"a":"<tags>"}""", null)]
    [InlineData("[<count>, <paid>]", "[3, true]")]
    [InlineData("\"<count> for <name>\"", "\"3 for Ann \\\"A\\\"\"")]
    [InlineData("\"to <to>, tags <tags>\"", "\"to {city:Ulm}, tags [x,y]\"")]
    [InlineData("<to>", """{"city":"Ulm"}""")]
    [InlineData("\"1 < 2 and <<count>>\"", "\"1 < 2 and <3>\"")]
    [InlineData("\"<aws.events.rule-name> <aws.events.event.ingestion-time>\"", "\"r 2026-03-01T00:00:05Z\"")]
    [InlineData("""{"a":<aws.events.rule-arn>}""", """{"a":"arn:aws:events:us-east-1:123456789012:rule/r"}""")]
    public void A_template_is_filled_by_where_its_placeholders_stand(string template, string? expected) =>
        Assert.Equal(expected, Of(Transforming(template)));

    [Fact]
    public void The_event_as_a_variable_lacks_its_detail_and_its_dash() =>
        Assert.Equal(
            """{"version":"0","id":"e-1","detailType":"Shipped","source":"shop","account":"123456789012","time":"2026-03-01T00:00:00Z","region":"us-east-1","resources":["arn:a"]}""",
            Of(Transforming("<aws.events.event>")));

    [Fact]
    public void The_event_as_JSON_is_whole() => Assert.Equal(Event.Text, Of(Transforming("<aws.events.event.json>")));

    [Fact]
    public void A_constant_input_is_passed_as_it_is() =>
        Assert.Equal("""{ "a": 1 }""", Of(new EventTarget("t", EventsWorld.Queue) { Input = """{ "a": 1 }""" }));

    [Theory]
    [InlineData("detail")]
    [InlineData("$detail")]
    [InlineData("$.")]
    [InlineData("$.a.")]
    [InlineData("$.a b")]
    [InlineData("$[")]
    [InlineData("$[x]")]
    [InlineData("")]
    public void What_is_no_path_is_refused(string path) => Assert.Null(JsonPath.Parse(path));

    [Theory]
    [InlineData("$.a-b_c/d", """{"a-b_c/d":1}""", "1")]
    [InlineData("$['a.b']", """{"a.b":1}""", "1")]
    [InlineData("$.*", """{"a":1,"b":2}""", "[1,2]")]
    [InlineData("$[0][1]", "[[1,2]]", "2")]
    [InlineData("$", "[1]", "[1]")]
    [InlineData("$.a", """{"a":1,"a":2}""", "2")]
    public void Paths_select(string path, string json, string expected) =>
        Assert.Equal(expected, JsonPath.Parse(path)!.Select(JsonValue.Parse(json))!.ToString());

    private static string? Of(EventTarget target) => TargetInput.Of(target, Event, "r", RuleArn, Event.Time + 5_000);

    private static EventTarget Transforming(string template) => new("t", EventsWorld.Queue)
    {
        InputTransformer = new(
            [.. new[] { "name", "count", "paid", "none", "tags", "to", "missing" }.Select(n => KeyValuePair.Create(n, "$.detail." + n))],
            template),
    };
}
