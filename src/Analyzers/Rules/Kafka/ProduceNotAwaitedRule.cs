using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Kafka;

/// <summary>The task of a produce is dropped, and with it the only report of whether the message arrived.</summary>
internal sealed class ProduceNotAwaitedRule : Rule
{
    /// <summary>Role of the statement that drops the task.</summary>
    public const string Statement = "statement";

    /// <summary>Role, with a number from 0: the other statements of the same method that drop such a task.</summary>
    public const string Also = "also";

    /// <summary>
    /// Role, alone for the statement and with a number for the others: the loop over the items of a collection that does no more with each
    /// than to produce. To await there would send one message at a time.
    /// </summary>
    public const string Loop = "loop";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM7002",
        title: "ProduceAsync is not awaited",
        messageFormat: "Nobody looks at the task of this ProduceAsync{0}, so nobody learns that the message was not delivered{1}; {2}",
        category: Categories.Kafka,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "ProduceAsync puts the message into a queue in memory and returns at once. That the broker has it, or refused it, is "
            + "said by the task alone.",
        helpLinkUri: HelpLink("AWSM7002"));

    public ProduceNotAwaitedRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Kafka.Produce, Check);

    private static void Check(CallContext context)
    {
        var call = context.Call;
        if (!Execution.IsTask(call.Type))
        {
            return;
        }

        // Among tasks that nobody waits for: the collection is made here, and goes nowhere.
        var drop = DroppedTasks.Of(call);
        var isCollected = drop == DroppedTask.No && context.Result.Fate == ResultFate.NotAwaited && !Execution.IsLeftToCompiler(call);
        if ((drop == DroppedTask.No && !isCollected) || IsCalledHere(context, "CommitTransaction"))
        {
            return;
        }

        var isEach = drop == DroppedTask.EachElement;
        var isRewritable = !isEach && !isCollected;
        var why = isEach ? ", because ForEach does not wait for its lambda" : "";
        var loop = LoopOver(call);
        var remedy = isEach ? "use foreach and await it, or await Task.WhenAll"
            : isCollected ? "await Task.WhenAll"
            : loop is null ? "await it" : "await it, or collect the tasks and await Task.WhenAll";
        if (IsCalledHere(context, "Flush"))
        {
            context.Rule.Suggest(call.NameSyntax().GetLocation(), isRewritable ? Details(context, loop) : null, why, "", remedy);
        }
        else
        {
            context.Rule.Report(
                call.NameSyntax().GetLocation(),
                isRewritable ? Details(context, loop) : null,
                why,
                ", and one that is still queued when the process ends is lost",
                remedy);
        }
    }

    /// <summary>
    /// Whether the code around the call calls a method of a producer: the commit of a transaction waits for its messages and throws when
    /// one was not delivered; a flush waits, and says nothing.
    /// </summary>
    private static bool IsCalledHere(CallContext context, string method) =>
        BodyIndex.RootOf(context.Call).Descendants().Any(
            o => o is IInvocationOperation { TargetMethod: { Name: var name } target } && name == method
                && context.Symbols.IsSdk(target.ContainingAssembly));

    /// <summary>
    /// The loop at whose end, for each item of a collection that is all there, the task is dropped; null where the loop waits anyhow, may
    /// be left, or has the producer for one round only.
    /// </summary>
    private static IForEachLoopOperation? LoopOver(IInvocationOperation call)
    {
        var statement = call.AncestorsInFunction()
            .FirstOrDefault(a => a is IExpressionStatementOperation or IVariableDeclarationGroupOperation);
        var around = statement?.Parent is IBlockOperation { Parent: { } owner } block
            && block.Operations[block.Operations.Length - 1] == statement
            ? owner
            : statement?.Parent;
        return around is IForEachLoopOperation { IsAsynchronous: false } loop
            && IsCounted(loop.Collection.Unwrapped().Type)
            && !Sequence.MayLeave(loop)
            && !loop.Body.Descendants().Any(o => o is IAwaitOperation or IUsingOperation or IUsingDeclarationOperation)
            ? loop
            : null;
    }

    private static bool IsCounted(ITypeSymbol? type) => type is IArrayTypeSymbol
        || (type is INamedTypeSymbol named
            && named.AllInterfaces.Add(named).Any(i => i is { Arity: 1, Name: "ICollection" or "IReadOnlyCollection" }));

    private static FixDetails? Details(CallContext context, IForEachLoopOperation? loop)
    {
        var call = context.Call;
        if (call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
        {
            return null;
        }

        var details = new FixDetails().At(Statement, statement);
        if (loop is not null)
        {
            details.At(Loop, loop.Syntax);
        }

        var function = call.EnclosingFunction();
        var others = 0;
        foreach (var operation in (function ?? BodyIndex.RootOf(call)).Descendants())
        {
            if (operation is IInvocationOperation other && other != call && other.EnclosingFunction() == function
                && Execution.IsTask(other.Type) && context.Symbols.OperationOf(other.TargetMethod) == AwsApi.Kafka.Produce
                && DroppedTasks.Of(other) == DroppedTask.Statement && other.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } its)
            {
                if (LoopOver(other) is { } around)
                {
                    details.At(Loop + others, around.Syntax);
                }

                details.At(Also + others++, its);
            }
        }

        return details;
    }
}
