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

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM7002",
        title: "ProduceAsync is not awaited",
        messageFormat: "Nobody looks at the task of this ProduceAsync{0}, so nobody learns that the message was not delivered, and one that is still queued when the process ends is lost; {1}",
        category: Categories.Kafka,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "ProduceAsync puts the message into a queue in memory and returns at once. That the broker has it, or refused it, is said by the task alone.",
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

        var drop = DroppedTasks.Of(call);
        if (drop == DroppedTask.No || IsCommitted(context))
        {
            return;
        }

        var isEach = drop == DroppedTask.EachElement;
        context.Rule.Report(
            call.NameSyntax().GetLocation(),
            isEach ? null : Details(context),
            isEach ? ", because ForEach does not wait for its lambda" : "",
            isEach ? "use foreach and await it, or await Task.WhenAll" : "await it");
    }

    /// <summary>The commit of a transaction waits for its messages, and throws when one was not delivered.</summary>
    private static bool IsCommitted(CallContext context) =>
        BodyIndex.RootOf(context.Call).Descendants().Any(
            o => o is IInvocationOperation { TargetMethod.Name: "CommitTransaction" } commit && context.Symbols.IsSdk(commit.TargetMethod.ContainingAssembly));

    private static FixDetails? Details(CallContext context)
    {
        var call = context.Call;
        if (call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement)
        {
            return null;
        }

        var details = new FixDetails().At(Statement, statement);
        var function = call.EnclosingFunction();
        var others = 0;
        foreach (var operation in (function ?? BodyIndex.RootOf(call)).Descendants())
        {
            if (operation is IInvocationOperation other && other != call && other.EnclosingFunction() == function
                && Execution.IsTask(other.Type) && context.Symbols.OperationOf(other.TargetMethod) == AwsApi.Kafka.Produce
                && DroppedTasks.Of(other) == DroppedTask.Statement && other.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } its)
            {
                details.At(Also + others++, its);
            }
        }

        return details;
    }
}
