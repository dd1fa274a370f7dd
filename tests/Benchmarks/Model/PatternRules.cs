using System.Globalization;
using AwsMessaging.Benchmarks.Corpus;

namespace AwsMessaging.Benchmarks.Model;

/// <summary>Rules as they are on the buses of a company, and the events that go over them: the same in every run.</summary>
internal static class PatternRules
{
    private const int Customers = 200;

    private static readonly string[] Services =
        ["orders", "billing", "stock", "shipping", "returns", "catalog", "prices", "users", "mail", "search"];
    private static readonly string[] Verbs = ["Created", "Changed", "Cancelled", "Paid", "Packed", "Sent"];
    private static readonly string[] States = ["open", "waiting", "held", "done", "failed"];
    private static readonly string[] Countries = ["DE", "FR", "NL", "AT", "CH", "PL", "CZ", "DK"];

    /// <summary>What most rules are: a source, an event, perhaps one or two values.</summary>
    public static string Ordinary(Dice dice)
    {
        var service = dice.Roll(Services.Length);
        var detail = dice.Roll(4) switch
        {
            0 => "",
            1 => $$""","detail":{"customer":["{{Customer(dice)}}"]}""",
            2 => $$""","detail":{"state":["{{dice.Pick(States)}}"],"country":["{{dice.Pick(Countries)}}","{{dice.Pick(Countries)}}"]}""",
            _ => $$""","detail":{"address":{"country":["{{dice.Pick(Countries)}}"]},"customer":["{{Customer(dice)}}","{{Customer(dice)}}"]}""",
        };
        return $$"""{"source":["com.example.{{Services[service]}}"],"detail-type":["{{Type(service, dice)}}"]{{detail}}}""";
    }

    /// <summary>All operators that EventBridge has, each on one field of a rule or two.</summary>
    public static string Mixed(Dice dice)
    {
        var service = dice.Roll(Services.Length);
        var source = dice.Roll(3) switch
        {
            0 => $$"""{"prefix":"com.example.{{Services[service][..3]}}"}""",
            1 => $$"""{"suffix":".{{Services[service]}}"}""",
            _ => $"\"com.example.{Services[service]}\"",
        };
        return $$$"""{"source":[{{{source}}}],"detail":{"customer":[{{{CustomerCondition(dice)}}}],{{{OtherField(dice)}}}}}""";
    }

    /// <summary>An event as a service puts it, about 500 bytes.</summary>
    public static string Event(Dice dice)
    {
        var service = dice.Roll(Services.Length);
        var id = Number(dice.Roll(1_000_000_000));
        return $$$"""
            {"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-{{{id.PadLeft(12, '0')}}}","detail-type":"{{{Type(service, dice)}}}",
            "source":"com.example.{{{Services[service]}}}","account":"123456789012","time":"2026-10-01T12:00:00Z","region":"eu-central-1",
            "resources":["arn:aws:s3:::bucket-{{{Number(dice.Roll(10))}}}"],
            "detail":{"id":"{{{id}}}","customer":"{{{Customer(dice)}}}","state":"{{{dice.Pick(States)}}}","country":"{{{dice.Pick(Countries)}}}",
            "total":{{{Number(dice.Roll(1_000))}}}.90,"items":{{{Number(1 + dice.Roll(9))}}},
            "address":{"country":"{{{dice.Pick(Countries)}}}","ip":"10.{{{Number(dice.Roll(4))}}}.{{{Number(dice.Roll(256))}}}.{{{Number(dice.Roll(256))}}}"},"note":"left at the door"}}
            """.ReplaceLineEndings("");
    }

    private static string CustomerCondition(Dice dice) => dice.Roll(4) switch
    {
        0 => $"\"{Customer(dice)}\"",
        1 => $$"""{"prefix":"{{Customer(dice)[..4]}}"}""",
        2 => $$"""{"wildcard":"c-*{{Customer(dice)[3..]}}"}""",
        _ => $$"""{"equals-ignore-case":"{{Customer(dice).ToUpperInvariant()}}"}""",
    };

    private static string OtherField(Dice dice) => dice.Roll(6) switch
    {
        0 => Field("total", $$"""{"numeric":[">",{{Number(dice.Roll(500))}},"<=",{{Number(500 + dice.Roll(500))}}]}"""),
        1 => Field("state", $$"""{"anything-but":["{{dice.Pick(States)}}"]}"""),
        2 => Field("state", """{"exists":true}""") + "," + Field("voucher", """{"exists":false}"""),
        3 => "\"address\":{" + Field("ip", $$"""{"cidr":"10.{{Number(dice.Roll(4))}}.0.0/16"}""") + "}",
        4 => Or(Field("items", $$"""{"numeric":[">=",{{Number(1 + dice.Roll(9))}}]}"""), Field("country", $"\"{dice.Pick(Countries)}\"")),
        _ => Field("country", $$"""{"suffix":"{{dice.Pick(Countries)[1]}}"}"""),
    };

    private static string Field(string name, string condition) => $"\"{name}\":[{condition}]";

    private static string Or(string one, string other) => "\"$or\":[{" + one + "},{" + other + "}]";

    private static string Type(int service, Dice dice) => Services[service] + dice.Pick(Verbs);

    private static string Customer(Dice dice) => "c-" + Number(dice.Roll(Customers)).PadLeft(3, '0');

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
