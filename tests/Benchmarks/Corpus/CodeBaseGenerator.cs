using System.Collections.Immutable;
using System.Text;

namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>
/// Writes a code base of a given size file by file: an entity, then types and service classes about it, dealt from decks of templates.
/// Whenever another AWS call is due, the next piece comes from the messaging decks; one in four of those contains a mistake.
/// </summary>
internal sealed class CodeBaseGenerator
{
    private const int MistakeEvery = 4;

    // From some thousand lines on the compiler holds a file's text in pieces, and to ask for the text is to have them put together. What
    // goes through a class for each call in it shows in large ones.
    private const int LongFileEvery = 12;
    private const int MembersOfLargeService = 80;

    private static readonly string[] Entities =
    [
        "Order", "Invoice", "Shipment", "Payment", "Customer", "Product", "Refund", "Ticket", "Booking", "Delivery", "Account", "Device",
        "Policy", "Claim",
        "Quote", "Route", "Vehicle", "Reading", "Voucher", "Campaign",
    ];

    private static readonly string[] ServiceNames = ["Service", "Manager", "Catalog", "Registry", "Workflow", "Gateway", "Planner"];

    private readonly int _linesPerCall;
    private readonly Dice _dice = new(seed: 20_260_101);
    private readonly Deck<Func<Topic, string>> _types;
    private readonly Deck<Func<Topic, string>> _members;
    private readonly Deck<MessagingCard> _correct;
    private readonly Deck<MessagingCard> _mistaken;
    private readonly SortedDictionary<string, int> _planted = new(StringComparer.Ordinal);
    private MessagingCard? _next;
    private int _number;
    private int _lines;
    private int _calls;
    private int _cardsDealt;

    private CodeBaseGenerator(int linesPerCall)
    {
        _linesPerCall = linesPerCall;
        _types = new(BusinessTypes.All, _dice);
        _members = new(BusinessMembers.All, _dice);
        _correct = new(MessagingCard.Correct, _dice);
        _mistaken = new(MessagingCard.Mistaken, _dice);
    }

    /// <summary>
    /// Generates the code base called <paramref name="name"/> (see <see cref="CodeBase.All"/>) with at least <paramref name="lines"/>
    /// lines.
    /// </summary>
    /// <exception cref="ArgumentException">There is no code base of that name.</exception>
    public static CodeBase Generate(string name, int lines)
    {
        foreach (var (known, linesPerCall) in CodeBase.All)
        {
            if (known == name)
            {
                return new CodeBaseGenerator(linesPerCall).Generate(known, lines, known != CodeBase.None);
            }
        }

        throw new ArgumentException($"There is no code base called '{name}'.", nameof(name));
    }

    private CodeBase Generate(string name, int lines, bool usesAws)
    {
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        var usings = Usings(usesAws);
        files.Add(("Usings.cs", usings));
        var written = CountLines(usings);
        while (written < lines)
        {
            // Within a file the count is an estimate (blank lines between parts); it starts exact in each.
            _lines = written;
            var file = File(files.Count);
            files.Add(file);
            written += CountLines(file.Text);
        }

        return new(name, usesAws, files.ToImmutable(), written, _calls, _planted.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private (string Path, string Text) File(int index)
    {
        var entity = Entities[index % Entities.Length];
        var parts = new List<string> { $"namespace Corpus.{entity}Area{index};\n", Counted(BusinessTypes.Entity(NewTopic(entity))) };
        var isLong = index % LongFileEvery == 0;
        var types = 3 + _dice.Roll(3);
        for (var i = 0; i < types; i++)
        {
            parts.Add(i % 2 == 0
                ? Service(entity, members: isLong ? MembersOfLargeService : 4 + _dice.Roll(5))
                : Counted(_types.Deal()(NewTopic(entity))));
            while (Due() is { IsType: true } function)
            {
                parts.Add(Counted(Take(function)(NewTopic(entity))));
            }
        }

        return ($"{entity}Area{index}/{entity}.cs", string.Join("\n", parts));
    }

    /// <summary>A service class: some methods of business code, and messaging methods as they fall due.</summary>
    private string Service(string entity, int members)
    {
        var topic = NewTopic(entity);
        var parts = new List<string>();
        var needs = Needs.None;
        for (var i = 0; i < members && (i == 0 || Due() is not { IsType: true }); i++)
        {
            parts.Add(Indented(Counted(_members.Deal()(NewTopic(entity)))));
            while (Due() is { IsType: false } card)
            {
                needs |= card.Needs;
                parts.Add(Indented(Counted(Take(card)(NewTopic(entity)))));
            }
        }

        var frame = Frame(topic, needs);
        _lines += CountLines(frame);
        return frame.Replace("    // members\n", string.Join("\n", parts), StringComparison.Ordinal);
    }

    private static string Frame(Topic topic, Needs needs)
    {
        var name = topic.Entity + ServiceNames[topic.Number % ServiceNames.Length] + topic.Number;
        var fields = Fields.Where(f => f.Need == Needs.None || needs.HasFlag(f.Need))
            .Select(f => (f.Type.Replace("{name}", name, StringComparison.Ordinal), f.Name)).ToArray();
        var text = new StringBuilder();
        text.Append($"public sealed class {name}\n{{\n");
        foreach (var (type, field) in fields)
        {
            text.Append($"    private readonly {type} _{field};\n");
        }

        text.Append($"    private readonly Dictionary<Guid, {topic.Entity}> _byId = new();\n\n");
        text.Append($"    public {name}({string.Join(", ", fields.Select(f => $"{f.Item1} {f.Name}"))})\n    {{\n");
        foreach (var (_, field) in fields)
        {
            text.Append($"        _{field} = {field};\n");
        }

        text.Append("    }\n\n    // members\n");
        text.Append($$"""

                private void Remember(string json)
                {
                    var item = JsonSerializer.Deserialize<{{topic.Entity}}>(json) ?? throw new JsonException("There is no {{topic.Lower}}.");
                    _byId[item.Id] = item;
                }
            }

            """);
        return text.ToString();
    }

    private static readonly (Needs Need, string Type, string Name)[] Fields =
    [
        (Needs.None, "ILogger<{name}>", "logger"),
        (Needs.Sqs, "IAmazonSQS", "sqs"),
        (Needs.Kinesis, "IAmazonKinesis", "kinesis"),
        (Needs.Sns, "IAmazonSimpleNotificationService", "sns"),
        (Needs.Connection, "DbConnection", "connection"),
        (Needs.Store, "DbContext", "store"),
        (Needs.Options, "MessagingOptions", "options"),
    ];

    private static string Usings(bool usesAws)
    {
        string[] always =
        [
            "System", "System.Collections", "System.Collections.Concurrent", "System.Collections.Generic", "System.Globalization",
            "System.IO", "System.Linq",
            "System.Net", "System.Net.Http", "System.Runtime.CompilerServices", "System.Text", "System.Text.Json", "System.Threading",
            "System.Threading.Channels",
            "System.Threading.Tasks", "Microsoft.Extensions.Logging",

            // Amazon.Lambda.Core has a type of that name, too.
            "LogLevel = Microsoft.Extensions.Logging.LogLevel",
        ];
        string[] messaging =
        [
            "System.Data.Common", "System.Transactions", "Microsoft.EntityFrameworkCore", "Amazon.Kinesis", "Amazon.Kinesis.Model",
            "Amazon.Lambda.Core",
            "Amazon.Lambda.KinesisEvents", "Amazon.Lambda.SNSEvents", "Amazon.Lambda.SQSEvents", "Amazon.SimpleNotificationService",
            "Amazon.SimpleNotificationService.Model", "Amazon.SQS", "Amazon.SQS.Model",
        ];
        var text = string.Concat((usesAws ? [.. always, .. messaging] : always).Select(u => $"global using {u};\n"));
        return !usesAws
            ? text
            : text + """

                namespace Corpus;

                public sealed class MessagingOptions
                {
                    public string QueueUrl { get; set; } = string.Empty;

                    public string TopicArn { get; set; } = string.Empty;

                    public string StreamName { get; set; } = string.Empty;

                    public int WaitSeconds { get; set; }
                }

                """;
    }

    private MessagingCard? Due()
    {
        if (_linesPerCall == 0 || _lines < (_calls + 1) * (long)_linesPerCall)
        {
            return null;
        }

        return _next ??= ++_cardsDealt % MistakeEvery == 0 ? _mistaken.Deal() : _correct.Deal();
    }

    private Func<Topic, string> Take(MessagingCard card)
    {
        _next = null;
        _calls += card.Calls;
        if (card.Mistake is { } rule)
        {
            _planted[rule] = _planted.GetValueOrDefault(rule) + 1;
        }

        return card.Text;
    }

    private Topic NewTopic(string entity) => new(entity, ++_number, _dice);

    private string Counted(string text)
    {
        var ended = text + "\n";
        _lines += CountLines(ended);
        return ended;
    }

    private static int CountLines(string text) => text.Count(c => c == '\n');

    private static string Indented(string text) =>
        string.Join("\n", text.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
}
