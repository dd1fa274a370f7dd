using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A record whose body is parsed outside the <c>try</c> that reports its failure, so that a bad body fails all of the batch.</summary>
internal sealed class UnguardedParsingRule : Rule
{
    /// <summary>Role of the first statement that belongs into the <c>try</c>.</summary>
    public const string Statement = "statement";

    /// <summary>Role of the <c>try</c>.</summary>
    public const string Try = "try";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3020",
        title: "One bad body fails the batch",
        messageFormat: "A body that {0} cannot read throws past the try below, which would report this one {1}: all of the batch fails, and comes back until {2}; parse inside the try",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A body that is no JSON, or not the expected one, fails at every delivery. Where its exception leaves the handler, the records that were handled before it and those that wait behind it come back with it.",
        helpLinkUri: HelpLink("AWSM3020"));

    public UnguardedParsingRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        if (!handler.ReportsRecords(context.Symbols))
        {
            return;
        }

        foreach (var body in context.Code)
        {
            var loops = RecordLoop.In(context.OperationsIn(body), context.Symbols).Select(l => l.Operation).Where(l => l.Body is IBlockOperation && !IsGuarded(l)).ToList();
            var work = loops.Count > 0 ? RecordFailures.WorkIn(body, handler, context.Symbols) : null;
            foreach (var loop in loops)
            {
                Check(((IBlockOperation)loop.Body).Operations, work!, context);
            }
        }
    }

    private static void Check(IReadOnlyList<IOperation> statements, MessageWork work, HandlerContext context)
    {
        var guard = statements.Select((s, i) => (Try: s as ITryOperation, Index: i)).FirstOrDefault(s => s.Try is not null && Reports(s.Try, context.Symbols));
        for (var i = 0; i < guard.Index; i++)
        {
            if (statements[i] is not ITryOperation && statements[i].Descendants().OfType<IInvocationOperation>().FirstOrDefault(c => Parses(c) && work.IsGiven(c)) is { } parsing)
            {
                var isQueue = context.Handler.Source == BatchSource.Sqs;
                context.Rule.Report(
                    parsing.NameSyntax().GetLocation(),
                    new FixDetails().At(Statement, statements[i].Syntax).At(Try, guard.Try!.Syntax),
                    parsing.TargetMethod.ContainingType.Name + "." + parsing.TargetMethod.Name,
                    isQueue ? "message" : "record",
                    isQueue ? "the dead-letter queue takes every message of it" : "the records expire");
                return;
            }
        }
    }

    /// <summary>Whether something around the loop catches what is thrown in it: then the whole is another matter.</summary>
    private static bool IsGuarded(ILoopOperation loop) => loop.AncestorsInFunction().Any(a => a is ITryOperation { Catches.Length: > 0 })
        || loop.EnclosingFunction() is not null;

    /// <summary>Whether a <c>try</c> catches all and adds to a list of failures.</summary>
    private static bool Reports(ITryOperation @try, MessagingSymbols symbols) =>
        SwallowedFailures.GeneralCatch(@try) is { } clause
        && clause.Handler.Descendants().Any(o => o is IInvocationOperation { TargetMethod.Name: "Add", Instance: { } list } && BatchTypes.FailureIn(list.Type, symbols) is not null);

    /// <summary>Reads a text or bytes from outside as something else, and throws when it cannot.</summary>
    private static bool Parses(IInvocationOperation call) => (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
    {
        ("JsonSerializer", "Deserialize" or "DeserializeAsync") or ("JsonDocument" or "JsonNode", "Parse") =>
            call.TargetMethod.ContainingType.NamespaceName().StartsWith("System.Text.Json", StringComparison.Ordinal),
        ("JsonConvert", "DeserializeObject" or "DeserializeAnonymousType") or ("JObject" or "JToken" or "JArray", "Parse") =>
            call.TargetMethod.ContainingType.NamespaceName().StartsWith("Newtonsoft.Json", StringComparison.Ordinal),
        ("XDocument" or "XElement", "Parse") => true,
        ("Convert", "FromBase64String") or ("Guid" or "Enum", "Parse") => call.TargetMethod.ContainingType.NamespaceName() == "System",
        _ => false,
    };
}
