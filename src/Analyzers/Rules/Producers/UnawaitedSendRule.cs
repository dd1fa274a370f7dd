using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A send whose task nobody waits for.</summary>
internal sealed class UnawaitedSendRule : Rule
{
    /// <summary>The statement that drops the task.</summary>
    public const string Statement = "statement";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1003",
        title: "Send or publish is not awaited",
        messageFormat: "{0}, so what it sends can be lost when the process ends or the Lambda environment freezes first, and {1}; {2}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A task that nobody awaits may never finish. A process that ends takes the request with it; Lambda freezes the "
            + "environment when the handler has returned, and what was left running goes on only if the environment is used again.",
        helpLinkUri: HelpLink("AWSM1003"));

    public UnawaitedSendRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(
        AwsApi.Services.Where(s => s != AwsApi.Kafka.Service).SelectMany(s => s.Operations).Where(o => o.Publishes), Check);

    private static void Check(CallContext context)
    {
        var call = context.Call;
        if (call.Type is not { Name: "Task" or "ValueTask" })
        {
            return;
        }

        if (context.Result.Fate == ResultFate.NotAwaited)
        {
            if (!Execution.IsLeftToCompiler(call) && !IsInClient(context))
            {
                context.Rule.Report(
                    call.NameSyntax().GetLocation(), Details(call), "Nothing waits for "
                        + context.Operation.Name, "an exception goes unseen", "await it");
            }
        }
        else if (IteratorOf(call) is { } iterator && !IsInClient(context))
        {
            context.Rule.Report(
                call.NameSyntax().GetLocation(),
                null,
                $"{iterator.ContainingType.Name}.{iterator.Name} does not wait for the {context.Operation.Name} in its lambda",
                "an exception ends the process",
                "await it in a loop, or all with Task.WhenAll");
        }
    }

    /// <summary>Whether the code is a client itself, which hands on what it gets.</summary>
    private static bool IsInClient(CallContext context) =>
        context.Symbols.IsClient(Scopes.TypeAround(context.Call, context.Rule.Cancellation));

    /// <summary>
    /// The method that runs the async lambda around the call and does not wait for it: the lambda returns nothing to wait for.
    /// </summary>
    private static IMethodSymbol? IteratorOf(IInvocationOperation call) =>
        call.EnclosingFunction() is IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } } lambda
        && lambda.Parent is IDelegateCreationOperation { Parent: { } around }
        && (around is IArgumentOperation argument ? argument : around.Ancestors().OfType<IArgumentOperation>().FirstOrDefault()) is
            { Parent: IInvocationOperation iterator }
        && Execution.IsIterator(iterator.TargetMethod)
            ? iterator.TargetMethod
            : null;

    private static FixDetails? Details(IInvocationOperation call) =>
        call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } statement ? new FixDetails().At(Statement, statement) : null;
}
