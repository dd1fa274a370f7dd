using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Whether code visibly runs again for the same thing: for a message that is delivered again, or in a retry.</summary>
internal static class Redelivery
{
    /// <summary>Types of single messages and records, and of batches of them, that come again when their handling fails.</summary>
    private static readonly HashSet<string> Deliveries = new(StringComparer.Ordinal)
    {
        "Amazon.SQS.Model.Message", "Amazon.Lambda.SQSEvents.SQSEvent", "Amazon.Lambda.SQSEvents.SQSEvent+SQSMessage",
        "Amazon.Lambda.KinesisEvents.KinesisEvent", "Amazon.Lambda.KinesisEvents.KinesisEvent+KinesisEventRecord",
        "Amazon.Lambda.DynamoDBEvents.DynamoDBEvent", "Amazon.Lambda.DynamoDBEvents.DynamoDBEvent+DynamodbStreamRecord",
        "Amazon.Lambda.KafkaEvents.KafkaEvent", "Amazon.Lambda.KafkaEvents.KafkaEvent+KafkaEventRecord",
    };

    /// <summary>
    /// Whether the code is given a message or a record that is delivered again when its handling fails: as a parameter or in a loop.
    /// </summary>
    public static bool HandlesDelivery(IOperation operation, MessagingSymbols symbols, CancellationToken cancellation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            var given = around switch
            {
                IForEachLoopOperation loop => loop.Locals.Any(l => IsDelivery(l.Type, symbols)),
                IAnonymousFunctionOperation lambda => lambda.Symbol.Parameters.Any(p => IsDelivery(p.Type, symbols)),
                ILocalFunctionOperation function => function.Symbol.Parameters.Any(p => IsDelivery(p.Type, symbols)),
                _ => false,
            };
            if (given)
            {
                return true;
            }
        }

        return Scopes.MemberAround(operation, cancellation) is IMethodSymbol method
            && method.Parameters.Any(p => IsDelivery(p.Type, symbols));
    }

    /// <summary>
    /// Whether the code is tried again when it fails: in a loop that a success leaves, inside a <c>try</c> whose <c>catch</c> goes on with
    /// the loop, or in a delegate that Polly executes.
    /// </summary>
    public static bool IsRetried(IOperation operation)
    {
        ITryOperation? tried = null;
        foreach (var around in operation.Ancestors())
        {
            switch (around)
            {
                case ITryOperation @try when @try.Body.Syntax.Span.Contains(operation.Syntax.Span):
                    tried = @try;
                    break;

                // A foreach goes on with the next element, and a loop that goes on after a success with the next round.
                case IForEachLoopOperation:
                    tried = null;
                    break;

                case ILoopOperation loop when tried is not null
                    && (Jumps.AlwaysLeaves(tried.Body, branch => branch.BranchKind == BranchKind.Break) || IsEndedBy(tried, operation, loop))
                    && tried.Catches.Any(c => !Jumps.AlwaysLeaves(c.Handler, branch => branch.BranchKind != BranchKind.Continue)):
                    return true;

                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Execute" or "ExecuteAsync"
                    or "ExecuteAndCaptureAsync" } method } }
                    when method.ContainingAssembly?.Name.StartsWith("Polly", StringComparison.Ordinal) == true:
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a <c>try</c> says that the loop is done once the code in it has run, and nothing else does:
    /// <c>while (!sent) { try { …; sent = true; } catch { … } }</c>.
    /// </summary>
    private static bool IsEndedBy(ITryOperation @try, IOperation operation, ILoopOperation loop)
    {
        if (loop is not IWhileLoopOperation { Condition: { } condition })
        {
            return false;
        }

        foreach (var statement in @try.Body.Operations)
        {
            if (statement.Syntax.SpanStart > operation.Syntax.Span.End && statement is IExpressionStatementOperation
                {
                    Operation: ISimpleAssignmentOperation
                    {
                        Target: ILocalReferenceOperation { Local: var flag },
                        Value.ConstantValue: { HasValue: true, Value: bool done },
                    },
                }
                && EndsAt(condition, flag, done))
            {
                // A catch that sets what the condition asks about gives up
                return !@try.Catches.SelectMany(c => c.Handler.Descendants()).Any(o =>
                    o is IAssignmentOperation { Target: ILocalReferenceOperation or IFieldReferenceOperation } given
                    && condition.DescendantsAndSelf().Any(given.Target.NamesSameAs));
            }
        }

        return false;
    }

    /// <summary>Whether a condition does not hold when a local has a value: <c>!sent</c>, <c>attempt &lt; 3 &amp;&amp; !sent</c>.</summary>
    private static bool EndsAt(IOperation condition, ILocalSymbol flag, bool value) => condition.Unwrapped() switch
    {
        ILocalReferenceOperation { Local: var local } => !value && SymbolEqualityComparer.Default.Equals(local, flag),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } =>
            value && operand.Unwrapped() is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, flag),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both =>
            EndsAt(both.LeftOperand, flag, value) || EndsAt(both.RightOperand, flag, value),
        _ => false,
    };

    private static bool IsDelivery(ITypeSymbol type, MessagingSymbols symbols) =>
        symbols.TypeOf(type) is { } known && Deliveries.Contains(known.MetadataName);
}
