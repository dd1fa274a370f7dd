using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A handler that returns while work that it began still runs.</summary>
internal sealed class UnfinishedWorkRule : Rule
{
    /// <summary>The statement that drops the task.</summary>
    public const string Statement = "statement";

    /// <summary>
    /// Present when the statement is the handler's own, which returns nothing and can return a task: nobody but Lambda calls it.
    /// </summary>
    public const string IsInVoidHandler = "void";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3011",
        title: "Work is left running when the handler returns",
        messageFormat: "{0}: Lambda takes the batch for handled and freezes the environment when the handler returns, "
            + "so the work goes on at the next invocation or never, and its exceptions go unseen; {1}",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What a handler has begun ends with the handler, done or not. A record whose work fails or stops afterwards is not "
            + "delivered again.",
        helpLinkUri: HelpLink("AWSM3011"));

    public UnfinishedWorkRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        foreach (var work in context.Unfinished)
        {
            var isOwn = handler.Body.Contains(work.Call) && work.Call.EnclosingFunction() is null;
            context.Rule.Report(
                work.Call.NameSyntax().GetLocation(),
                Details(work, isOwn && handler.Method is { MethodKind: MethodKind.Ordinary, ReturnsVoid: true }),
                work.What,
                work.CanBeAwaited ? "await it" : "await it in a loop, or all with Task.WhenAll");
        }
    }

    private static FixDetails? Details(UnfinishedWork work, bool isInVoidHandler)
    {
        if (!work.CanBeAwaited || work.Call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
        {
            return null;
        }

        var details = new FixDetails().At(Statement, statement);
        return isInVoidHandler ? details.With(IsInVoidHandler, "") : details;
    }
}
