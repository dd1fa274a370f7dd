using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// A message goes out while a database transaction is open. A rollback does not take it back: others act on a change that never was.
/// </summary>
internal sealed class PublishInTransactionRule() : Rule(Descriptor_)
{
    private static readonly DiagnosticDescriptor Descriptor_ = new(
        id: "AWSM1026",
        title: "Message is published inside a database transaction",
        messageFormat: "{0} while the transaction {1} can still roll back, so {2}; "
            + "{3} {4} after the commit, or put {4} into an outbox in the same transaction",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A message that was sent is out, whatever becomes of the transaction around it. When the transaction rolls back, or "
            + "its commit fails, consumers act on a change that was never made; when it is slow, they look for a change that cannot be "
            + "seen yet.",
        helpLinkUri: HelpLink("AWSM1026"));

    /// <summary>What the name of a queue or topic ends with; the progress of an order is an event like others.</summary>
    private static readonly string[] Addresses = ["Url", "Arn", "Queue", "Topic"];

    /// <inheritdoc/>
    public override void Register(Interests interests)
    {
        interests.OnCalls(AwsApi.Services.SelectMany(s => s.Operations).Where(o => o.Publishes), Check);
        interests.OnCall(AwsApi.Lambda.Invoke, CheckInvoke);
    }

    private static void CheckInvoke(CallContext context)
    {
        if (context.Call.Argument("request") is { } request
            && context.Flow.PropertyOf(request.Value, "InvocationType") is { IsUnknown: false, Assigned.Count: > 0 } type
            && type.Assigned.All(IsEvent)
            && (!type.MayBeAbsent || IsSetBefore(context.Call, request.Value.Unwrapped())))
        {
            Check(context);
        }
    }

    /// <summary>An invocation that only puts the event into the function's queue.</summary>
    private static bool IsEvent(IOperation type) =>
        type is IFieldReferenceOperation { Field: { Name: "Event", ContainingType.Name: "InvocationType" } }
        || type.ConstantValue is { HasValue: true, Value: "Event" };

    /// <summary>Whether a statement on the way to the call sets the type: <c>request.InvocationType = …</c>, under no condition.</summary>
    private static bool IsSetBefore(IInvocationOperation call, IOperation request)
    {
        foreach (var parent in call.AncestorsInFunction())
        {
            if (parent is IBlockOperation block && block.Operations.Any(statement =>
                statement.Syntax.SpanStart < call.Syntax.SpanStart
                && statement is IExpressionStatementOperation
                {
                    Operation: ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } target },
                }
                && target.Property.Name == "InvocationType"
                && OpenTransaction.SymbolOf(instance) is ILocalSymbol local
                && SymbolEqualityComparer.Default.Equals(local, OpenTransaction.SymbolOf(request))))
            {
                return true;
            }
        }

        return false;
    }

    private static void Check(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var call = context.Call;
        if (Transactions.OpenAt(call, state, cancellation) is { } transaction)
        {
            if (TransactionEnds.MayBeCommitted(transaction, state, cancellation) && CommitPath.MayFollow(call, transaction))
            {
                Report(context, call, transaction, isOnlyCaller: true);
            }

            return;
        }

        var callers = Transactions.OpenAtCallers(call, state, cancellation);
        if (callers.FirstOrDefault(c => TransactionEnds.MayBeCommitted(c.Transaction, state, cancellation)
            && CommitPath.MayFollow(c.Call, c.Transaction)) is { } caller)
        {
            Report(context, caller.Call, caller.Transaction, isOnlyCaller: callers.Count == 1);
        }
    }

    /// <summary>Reports at the publishing call.</summary>
    /// <param name="context">The publishing call.</param>
    /// <param name="point">What runs in the transaction: the call itself, or the call of the method that it is in.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="isOnlyCaller">No other call of the method is in a transaction: moving this one repairs it.</param>
    private static void Report(CallContext context, IInvocationOperation point, OpenTransaction transaction, bool isOnlyCaller)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var call = context.Call;
        if (TransactionReads.AreAll(point, transaction, state, cancellation)
            || OutboxRelays.IsRelay(call, transaction, state, cancellation)
            || (point != call && OutboxRelays.IsRelay(point, transaction, state, cancellation))
            || (context.Operation.Service == AwsApi.Kafka.Service && HasTransactionOfItsOwn(call))
            || TellsOfAttempt(call)
            || ClientCode.MaySet(context.Rule, "TransactionCompleted")) // A client of one's own that waits for the end
        {
            return;
        }

        var details = new FixDetails().At("opened", transaction.Opener.Syntax);
        if (point != call)
        {
            details.At("caller", point.Syntax);
        }

        if (isOnlyCaller)
        {
            PublishAfterCommit.Plan(details, transaction, call, point, state, cancellation);
        }

        if (point == call)
        {
            PublishToOutbox.Plan(details, transaction, context.Operation, call, context.Flow);
        }

        var (what, consequence, verb) = Wording(context.Operation);
        context.Rule.Report(
            call.NameSyntax().GetLocation(), details, what, OpenedWhere(call, transaction, context.Rule.Cancellation), consequence, verb,
            context.Operation.IsBatch ? "them" : "it");
    }

    /// <summary>A transactional producer keeps back what it produces until it commits by itself.</summary>
    private static bool HasTransactionOfItsOwn(IInvocationOperation produce)
    {
        foreach (var ancestor in produce.Syntax.AncestorsAndSelf())
        {
            if (ancestor is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax type)
            {
                return type.DescendantTokens().Any(
                    t => t.ValueText is "InitTransactions" or "SendOffsetsToTransaction" or "TransactionalId" or "AbortTransaction");
            }
        }

        return false;
    }

    /// <summary>Whether the message says how far the work is, which is true whatever becomes of the transaction.</summary>
    private static bool TellsOfAttempt(IInvocationOperation call)
    {
        var method = CallKinds.WordsOf(BodyIndex.Of(call).Member?.Name ?? "");
        return IsOfProgress(method) || IsHeartbeat(method)
            || call.Syntax.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => CallKinds.WordsOf(t.ValueText))
                .Any(n => IsHeartbeat(n) || (IsOfProgress(n) && Array.Exists(Addresses, a => CallKinds.Says(n, a))));

        static bool IsHeartbeat(string name) => CallKinds.Says(name, "Heartbeat") || CallKinds.Says(name, "Heartbeats");

        static bool IsOfProgress(string name) => CallKinds.Says(name, "Progress") && !CallKinds.Says(name, "InProgress");
    }

    private static string OpenedWhere(IInvocationOperation call, OpenTransaction transaction, CancellationToken cancellation)
    {
        var syntax = transaction.Opener.Syntax;
        var line = FileText.LineOf(syntax, cancellation);
        var where = syntax.SyntaxTree == call.Syntax.SyntaxTree
            ? $"on line {line}"
            : $"on line {line} of {Path.GetFileName(syntax.SyntaxTree.FilePath)}";
        var (mine, its) = (BodyIndex.Of(call).Member, BodyIndex.Of(transaction.Opener).Member);
        return its is null || SymbolEqualityComparer.Default.Equals(mine, its) ? $"opened {where}" : $"that {NameOf(its)} opened {where}";

        static string NameOf(ISymbol member) => member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => "the constructor",
            IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
            _ => member.Name,
        };
    }

    /// <summary>A call in words: what happens, what may come of it in vain, and how to tell someone to do it.</summary>
    internal static (string What, string Consequence, string Verb) Wording(AwsOperation operation)
    {
        var service = operation.Service;
        if (service == AwsApi.StepFunctions.Service)
        {
            return ("This execution is started", "it may run for a change that was never made", "start");
        }

        if (service == AwsApi.Lambda.Service)
        {
            return ("This function is invoked", "it may run for a change that was never made", "invoke");
        }

        var (noun, done, verb) = service == AwsApi.Kinesis.Service || service == AwsApi.Firehose.Service ? ("record", "written", "write")
            : service == AwsApi.EventBridge.Service || service == AwsApi.CloudWatchEvents.Service ? ("event", "published", "publish")
            : service == AwsApi.Kafka.Service ? ("message", "produced", "produce")
            : service == AwsApi.Sns.Service ? ("message", "published", "publish")
            : ("message", "sent", "send");
        return operation.IsBatch
            ? ($"These {noun}s are {done}", "consumers may see events that never happened", verb)
            : ($"This {noun} is {done}", "consumers may see an event that never happened", verb);
    }
}
