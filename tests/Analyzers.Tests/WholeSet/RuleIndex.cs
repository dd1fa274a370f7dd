using System.Text;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>
/// The order in which the index of pages shows the rules: by what the reader is looking at, and within it by what goes wrong. A rule that
/// is not assigned here fails a test.
/// </summary>
internal static class RuleIndex
{
    private const string Lost = "Lost, or not what happened";
    private const string Twice = "Done twice";
    private const string Order = "Out of order, or held up";
    private const string Refused = "Refused, or an exception";
    private const string Slow = "Slow, or costly";

    /// <summary>What goes wrong, in the order of its weight.</summary>
    public static readonly string[] Harms = [Lost, Twice, Order, Refused, Slow];

    /// <summary>What the reader is looking at: category, heading, and what code that is.</summary>
    public static readonly (string Category, string Heading, string Sentence)[] Areas =
    [
        (Categories.Producers, "Producers", "Code that sends, publishes, writes records or starts executions."),
        (Categories.Pollers, "Pollers", "Code that receives messages in a loop of its own and deletes them."),
        (Categories.Handlers, "Lambda handlers", "Code that Lambda calls with the records of a queue or stream."),
        (Categories.Configuration, "Queues, topics, streams and buses", "Settings in calls of the SDK and in constructs of the CDK."),
        (Categories.Mappings, "Event source mappings", "What connects a queue or stream to a function, and code against configuration."),
        (Categories.Patterns, "Event patterns", "Patterns and filters that decide which events a rule, a pipe or a mapping takes."),
        (Categories.Kafka, "Kafka clients", "Code that produces to Kafka, or consumes from it, with Confluent's client."),
        (Categories.Architecture, "Architecture", "How services are put together: choices, so all of these rules are off by default."),
    ];

    private static readonly Dictionary<string, string> HarmsById = new[]
    {
        (Lost, "1001 1003 1006 1010 1019 1022 1026 1027 1033 1038"),
        (Twice, "1009"),
        (Order, "1011 1012"),
        (Refused, "1005 1007 1008 1013 1014 1015 1016 1017 1021 1031"),
        (Slow, "1023 1025 1028"),

        (Lost, "2004 2005 2013"),
        (Twice, "2006 2010"),
        (Order, "2008 2016"),
        (Refused, "2003 2007"),
        (Slow, "2001 2002"),

        (Lost, "3002 3003 3005 3006 3009 3010 3011 3018 3022"),
        (Twice, "3001 3004 3014 3015 3016 3020"),
        (Order, "3007 3008"),
        (Refused, "3012"),

        (Lost, "4001 4002 4003 4006 4007 4015 4020 4024 4031 4039"),
        (Order, "4034 4036"),
        (Refused, "4004 4005 4010 4011 4012 4016 4017 4035"),
        (Slow, "4009 4014"),

        (Lost, "5003 5005 5007 5011 5013"),
        (Twice, "5001 5002 5004"),
        (Order, "5006"),
        (Refused, "5008 5010 5014"),

        (Lost, "6002 6004"),
        (Refused, "6001 6006 6008"),

        (Lost, "7001 7002 7003 7004"),
        (Order, "7005 7007"),
        (Refused, "7006"),

        (Lost, "8003"),
        (Refused, "8005"),
        (Order, "8001"),
        (Slow, "8002 8006"),
    }.SelectMany(line => line.Item2.Split(' ').Select(number => (Id: "AWSM" + number, Harm: line.Item1))).ToDictionary(r => r.Id, r => r.Harm);

    /// <summary>The rules that say what goes wrong.</summary>
    public static IEnumerable<string> Assigned => HarmsById.Keys;

    /// <summary>The sections of the index: a table for each thing that goes wrong in each kind of code.</summary>
    public static string Sections(IReadOnlyList<DiagnosticDescriptor> rules, Func<IEnumerable<DiagnosticDescriptor>, string> table)
    {
        var text = new StringBuilder();
        foreach (var (category, heading, sentence) in Areas)
        {
            text.Append($"\n## {heading}\n\n{sentence}\n");
            foreach (var harm in Harms)
            {
                var those = rules.Where(r => r.Category == category && HarmsById.GetValueOrDefault(r.Id) == harm).ToList();
                if (those.Count > 0)
                {
                    text.Append($"\n### {heading}: {Lower(harm)}\n\n{table(those)}");
                }
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
