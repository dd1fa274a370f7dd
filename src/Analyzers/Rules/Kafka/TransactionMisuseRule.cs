using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Kafka;

/// <summary>A transactional producer of which a step is missing that the client insists on.</summary>
internal sealed class TransactionMisuseRule : Rule
{
    private const string TransactionalId = "TransactionalId";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM7006",
        title: "Transactional producer lacks a step",
        messageFormat: "{0}; {1}",
        category: Categories.Kafka,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A producer with a TransactionalId wants InitTransactions once, BeginTransaction before every message, and "
            + "CommitTransaction or AbortTransaction before the next BeginTransaction.",
        helpLinkUri: HelpLink("AWSM7006"));

    public TransactionMisuseRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnCall(AwsApi.Kafka.InitTransactions, CheckInit);
        interests.OnCall(AwsApi.Kafka.BeginTransaction, CheckBegin);
        interests.OnCall(AwsApi.Kafka.Produce, CheckProduce);
    }

    private static void CheckInit(CallContext context)
    {
        if (KafkaClient.Of(context.Call.Instance, context.Flow, context.Symbols) is { } client
            && client.Setting(TransactionalId, context.Flow).IsAbsent)
        {
            Report(
                context,
                "InitTransactions throws, because this producer is configured without a TransactionalId",
                "set one that this instance keeps when it starts again");
        }
    }

    private static void CheckBegin(CallContext context)
    {
        if (!IsNamedHere(context, "ProducerBuilder") || !IsNamedHere(context, TransactionalId))
        {
            return; // Whoever builds the producer may prepare it.
        }

        if (!IsNamedHere(context, "InitTransactions"))
        {
            if (!MayBeDoneElsewhere(context))
            {
                Report(
                    context,
                    "BeginTransaction throws, because nothing calls InitTransactions on the producer",
                    "call InitTransactions once, when the producer is built");
            }
        }
        else if (!IsNamedHere(context, "AbortTransaction") && GoesOnAfterFailure(context) && !MayBeDoneElsewhere(context))
        {
            Report(
                context,
                "A transaction that fails is never aborted, and a producer with a failed transaction refuses to begin another",
                "catch the exception and call AbortTransaction");
        }
    }

    private static void CheckProduce(CallContext context)
    {
        if (KafkaClient.Of(context.Call.Instance, context.Flow, context.Symbols) is { Escapes: false } client
            && !client.IsCalled("BeginTransaction")
            && context.Flow.ValuesOf(client.Setting(TransactionalId, context.Flow)).All(v => v.Text is { Length: > 0 }))
        {
            Report(
                context,
                "This produce fails, because the producer has a TransactionalId and never begins a transaction",
                "call BeginTransaction and CommitTransaction around it, or remove the TransactionalId");
        }
    }

    /// <summary>
    /// Whether the producer is used again when the code around the transaction threw: it is kept in the object, or a loop catches what
    /// happened and goes on.
    /// </summary>
    private static bool GoesOnAfterFailure(CallContext context)
    {
        var begin = context.Call;
        return begin.Instance?.Unwrapped() switch
        {
            IFieldReferenceOperation { Field: var field } => IsKept(field, context),
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: var property } => IsKept(property, context),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter }
                when Scopes.MemberAround(begin) is { } member && !SymbolEqualityComparer.Default.Equals(member, constructor) =>
                    IsKept(parameter, context),
            _ => IsCaughtInLoop(begin),
        };
    }

    /// <summary>
    /// Whether an object goes on with the producer that it keeps. A service of a host ends with the first exception; a producer that is
    /// replaced, or disposed by a catch, is not used again, nor is one whose process a catch ends.
    /// </summary>
    private static bool IsKept(ISymbol producer, CallContext context)
    {
        var cancellation = context.Rule.Cancellation;
        if (Scopes.TypeAround(context.Call, cancellation) is not { } type)
        {
            return false;
        }

        if (type.BaseType is { Name: "BackgroundService" })
        {
            return IsCaughtInLoop(context.Call);
        }

        var isReplaced = producer is IFieldSymbol { IsReadOnly: false } or IPropertySymbol { SetMethod: not null }
            && context.Flow.MentionsOf(producer, context.Call).Any(m => m.IsWritten()
                && Scopes.MemberAround(m, cancellation) is not IMethodSymbol { MethodKind: MethodKind.Constructor });
        return !isReplaced && !type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax(cancellation).DescendantNodes().OfType<CatchClauseSyntax>()
            .Any(c => c.DescendantTokens()
                .Any(t => t.ValueText is "Dispose" or "DisposeAsync" or "StopApplication" or "FailFast" or "Exit")));
    }

    private static bool IsCaughtInLoop(IInvocationOperation begin)
    {
        var isCaught = false;
        foreach (var ancestor in begin.AncestorsInFunction())
        {
            switch (ancestor)
            {
                case ITryOperation @try when @try.Body.Contains(begin):
                    isCaught |= @try.Catches.Any(c => !IsCancellation(c)
                        && !Jumps.AlwaysLeaves(c, branch => branch.BranchKind == BranchKind.Break));
                    break;
                case ILoopOperation when isCaught:
                    return true;
            }
        }

        return false;

        static bool IsCancellation(ICatchClauseOperation clause) => clause.ExceptionType is { Name: nameof(OperationCanceledException) };
    }

    /// <summary>Whether another project works with Kafka too: it may take the step, by an extension of the producer, say.</summary>
    private static bool MayBeDoneElsewhere(CallContext context) =>
        OtherCode.WorksWith(AwsApi.Kafka.Service.Assembly, context.Rule.State);

    private static bool IsNamedHere(CallContext context, string word) =>
        CompilationText.Mentions(context.Rule.State, word, context.Rule.Cancellation);

    private static void Report(CallContext context, string what, string remedy) =>
        context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, what, remedy);
}
