using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>An event that none of its bus's rules in view takes.</summary>
internal sealed class UnmatchedEventRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1022",
        title: "Published event matches no rule in view",
        messageFormat: "No rule of {0} in view takes this event: {1}; {2}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "EventBridge compares source and detail-type with what the rules of the bus ask for, letter by letter. "
            + "It accepts an event that no rule takes, and drops it.",
        helpLinkUri: HelpLink("AWSM1022"));

    private static readonly RuleOption AllRulesInView = new(
        "all_rules_in_view",
        "false",
        "`true` declares that this project makes all rules of the buses that it publishes to: an event that none of them takes is then "
            + "reported whatever they ask for.");

    public UnmatchedEventRule()
        : base(Finding)
    {
    }

    public override IReadOnlyList<RuleOption> Options => [AllRulesInView];

    public override void Register(Interests interests)
    {
        interests.OnCreation(AwsApi.EventBridge.Service.Model("PutEventsRequestEntry"), Check);
        interests.OnCreation(AwsApi.CloudWatchEvents.Service.Model("PutEventsRequestEntry"), Check);
    }

    private static void Check(CreationContext context)
    {
        var all = new BusRules(context.Rule.State, context.Rule.Cancellation);
        if (!all.Any || PublishedEvent.Of(context) is not { } sent || all.Of(sent.Bus) is not { } rules || !rules.Any(r => r.IsOfBus))
        {
            return;
        }

        var near = new List<Near>();
        foreach (var rule in rules)
        {
            if (sent.Asked(rule) is not var (pattern, json) || sent.Satisfies(pattern))
            {
                return;
            }

            if (rule is { IsOfBus: true, Pattern.IsWhole: true, IsOn: true } && !all.MayEnd)
            {
                near.AddRange(Near.To(sent, rule.Rule, json).Where(n => n.Meant.Satisfies(pattern)));
            }
        }

        if (near.OrderBy(n => n.Slip).FirstOrDefault(n => IsCertain(n, sent, all, context)) is { } best)
        {
            Report(context, sent, "Source", "source", sent.Source, best.Meant.Source, best.Rule);
            Report(context, sent, "DetailType", "detail-type", sent.DetailType, best.Meant.DetailType, best.Rule);
        }
        else if (context.Rule.Flag(AllRulesInView) && !all.HasArchives)
        {
            var (property, type) = sent.DetailType is null ? ("Source", "") : ("DetailType", $" and its detail-type '{sent.DetailType}'");
            var reason = $"its source is '{sent.Source}'{type}";
            context.Rule.Report(PlaceOf(context, property), null, sent.Bus.Title, reason, "make a rule for it, or leave it out");
        }
    }

    /// <summary>
    /// A letter makes a slip only where nobody else can want the event, and where the code has no such word elsewhere: <c>Contact</c> and
    /// <c>Contract</c> are two. Nor are two slips one: names that follow another convention are those of another system. What goes out
    /// under both names at once is meant to.
    /// </summary>
    private static bool IsCertain(Near near, PublishedEvent sent, BusRules all, CreationContext context) =>
        ((near.Slip == Slip.Spelling && near.Count == 1) || all.AreAllInView(sent.Bus))
        && (near.Slip == Slip.Spelling || !IsWord(near.Word, [sent.Source, sent.DetailType], context))
        && !IsSentToo(near.Meant, sent, context);

    /// <summary>Whether something is called by a word, or another text has it.</summary>
    private static bool IsWord(string word, string?[] own, CreationContext context)
    {
        var cancellation = context.Rule.Cancellation;
        var stem = word.Length > 5 && word.EndsWith("s", StringComparison.Ordinal) ? word.Substring(0, word.Length - 1) : word;
        return context.Rule.State.Compilation.SyntaxTrees.Where(t => SourceWords.MaySay(t, stem, cancellation))
            .SelectMany(t => t.GetRoot(cancellation).DescendantTokens())
            .Any(t => t.ValueText.IndexOf(stem, StringComparison.OrdinalIgnoreCase) >= 0
                && (t.IsKind(SyntaxKind.IdentifierToken) || t.IsKind(SyntaxKind.InterpolatedStringTextToken)
                    || (t.Value is string && Array.IndexOf(own, t.ValueText) < 0)));
    }

    /// <summary>Whether the code around also makes the event with the other name.</summary>
    private static bool IsSentToo(PublishedEvent meant, PublishedEvent sent, CreationContext context)
    {
        var (rule, creation) = (context.Rule, context.Creation);
        return BodyIndex.RootOf(creation).Descendants().OfType<IObjectCreationOperation>()
            .Where(o => o != creation && SymbolEqualityComparer.Default.Equals(o.Type, creation.Type))
            .Any(o => PublishedEvent.Of(new CreationContext(rule, o)) is { } other
                && other.Bus == sent.Bus && other.Source == meant.Source && other.DetailType == meant.DetailType);
    }

    private static void Report(
        CreationContext context, PublishedEvent sent, string property, string field, string? text, string? meant, Resource rule)
    {
        if (text != meant)
        {
            var reason = $"its {field} is '{text}' and {rule.Title} asks for '{meant}'";
            context.Rule.Report(PlaceOf(context, property), null, sent.Bus.Title, reason, $"write '{meant}'");
        }
    }

    private static Location PlaceOf(CreationContext context, string property) =>
        context.Flow.WrittenTo(context.Creation, property) is [var value]
            ? Places.Of(context.Creation, value)
            : Places.Of(context.Creation);

    /// <summary>An event that a rule takes, and that differs from the one that is sent by a slip.</summary>
    /// <param name="Meant">That event.</param>
    /// <param name="Rule">The rule.</param>
    /// <param name="Slip">The slip.</param>
    /// <param name="Count">How many of its texts differ.</param>
    /// <param name="Word">The word of the event that is sent in which a letter differs.</param>
    private sealed record Near(PublishedEvent Meant, Resource Rule, Slip Slip, int Count, string Word)
    {
        public static IEnumerable<Near> To(PublishedEvent sent, Resource rule, JsonValue asked) =>
            from source in Texts(sent.Source, asked.Find("source"))
            from type in sent.DetailType is { } given ? Texts(given, asked.Find("detail-type")) : [(null, Slip.None)]
            let slips = new[] { source.Slip, type.Slip }.Where(s => s != Slip.None).ToList()
            where slips.Count == 1 || (slips.Count == 2 && slips.TrueForAll(s => s == Slip.Spelling))
            select new Near(
                sent with { Source = source.Text!, DetailType = type.Text }, rule, slips[0], slips.Count,
                source.Slip != Slip.None ? Slips.WordOf(sent.Source, source.Text!) : Slips.WordOf(sent.DetailType!, type.Text!));

        /// <summary>A text itself, and those that a field asks for and that it may have been meant to be.</summary>
        private static IEnumerable<(string? Text, Slip Slip)> Texts(string text, JsonValue? asked) =>
            (asked?.Items ?? []).Where(i => i.Kind == JsonKind.String)
                .Select(i => (Text: (string?)i.Text, Slip: Slips.Between(text, i.Text)))
                .Where(t => t.Slip != Slip.None)
                .Prepend((text, Slip.None));
    }
}
