using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>The messages of one receive from a FIFO queue, handled side by side.</summary>
internal sealed class FifoInParallelRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2016",
        title: "FIFO messages are processed in parallel",
        messageFormat: "The messages of this FIFO queue are handled side by side ('{0}'), so those of one group overtake each other; handle them one after the other, or group them by MessageGroupId and handle only the groups side by side",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A receive from a FIFO queue can bring several messages of one group, in their order. What happens to them is in that order only if each is done before the next is begun.",
        helpLinkUri: HelpLink("AWSM2016"));

    public FifoInParallelRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var tree = context.Call.Syntax.SyntaxTree;
        if (!IsFifo(context) || BringsOne(context)
            || CompilationText.TreesThatMention(state, "MessageGroupId", cancellation).Contains(tree))
        {
            return;
        }

        var received = ReceivedMessages.Of(context.Call, state, cancellation);
        if (received.AreGrouped || received.TakesOne)
        {
            return;
        }

        var parallel = received.GoneThroughBy.FirstOrDefault(c => RunsSideBySide(c, context))
            ?? received.Messages.Select(StartedAndCollected).FirstOrDefault(c => c is not null);
        if (parallel is not null)
        {
            context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, parallel.TargetMethod.Name);
        }
    }

    /// <summary>By the queue's name, or by what only FIFO queues know.</summary>
    private static bool IsFifo(CallContext context)
    {
        if (context.Call.Argument("queueUrl") is { } url)
        {
            return context.Flow.EndsWith(url.Value, SqsFacts.FifoSuffix);
        }

        return context.Call.Argument("request") is { } request
            && (context.Flow.EndsWith(context.Flow.PropertyOf(request.Value, "QueueUrl"), SqsFacts.FifoSuffix)
                || context.Flow.PropertyOf(request.Value, "ReceiveRequestAttemptId") is { IsUnknown: false, IsAbsent: false,
                MayBeAbsent: false });
    }

    private static bool BringsOne(CallContext context) => context.Call.Argument("request") is not { } request
        || context.Flow.ValuesOf(context.Flow.PropertyOf(request.Value, "MaxNumberOfMessages"))
            .All(v => v.Integer == SqsFacts.DefaultMaxNumberOfMessages, absent: true);

    private static bool RunsSideBySide(IInvocationOperation call, CallContext context)
    {
        if (Holds(call))
        {
            return false;
        }

        return call.TargetMethod switch
        {
            { ContainingType.Name: "Parallel", Name: "ForEach" or "ForEachAsync" } => !MayBeOneAtATime(call, context),
            { ContainingType.Name: "ParallelEnumerable" } => !call.Descendants().OfType<IInvocationOperation>().Any(c =>
                c.TargetMethod.Name == "WithDegreeOfParallelism"),
            { ContainingType.Name: "Enumerable", Name: "Select", TypeArguments: [_, { } result] } => Execution.IsTask(result)
                && IsForWhenAll(call),
            _ => false,
        };
    }

    /// <summary>Options of which it is not known that they let several run.</summary>
    private static bool MayBeOneAtATime(IInvocationOperation call, CallContext context)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is { Name: "ParallelOptions" }
                && !context.Flow.ValuesOf(context.Flow.PropertyOf(argument.Value, "MaxDegreeOfParallelism")).All(v =>
                v.Integer is > 1 or -1, absent: true))
            {
                return true;
            }

            if (argument.Parameter?.Type.SpecialType == SpecialType.System_Int32
                && !context.Flow.ValuesOf(argument.Value).All(v => v.Integer > 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A lock or a semaphore in the delegate may keep the order.</summary>
    private static bool Holds(IInvocationOperation call) => call.Descendants().Any(o => o is ILockOperation
        or IInvocationOperation { TargetMethod: { Name: "Wait" or "WaitAsync", ContainingType.Name: "SemaphoreSlim" or "Semaphore" } });

    private static bool IsForWhenAll(IOperation tasks)
    {
        switch (tasks.Around().Parent)
        {
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "WhenAll", ContainingType.Name: "Task" } } }:
                return true;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ToList"
                or "ToArray", ContainingType.Name: "Enumerable" } } copy }:
                return IsForWhenAll(copy);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return BodyIndex.Of(declarator).MentionsOf(declarator.Symbol).Any(m => m is ILocalReferenceOperation && IsForWhenAll(m));
            default:
                return false;
        }
    }

    /// <summary><c>tasks.Add(HandleAsync(message))</c> in the loop, where the tasks are awaited together.</summary>
    private static IInvocationOperation? StartedAndCollected(IOperation message)
    {
        var isAwaited = false;
        foreach (var parent in message.Ancestors())
        {
            switch (parent)
            {
                case IAwaitOperation:
                    isAwaited = true;
                    break;

                case IAnonymousFunctionOperation:
                    isAwaited = false; // in there; what is made of the lambda may go on
                    break;

                case IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var tasks },
                    Arguments: [{ Value: { } task }] } add
                    when Execution.IsTask(task.Type) && task.Unwrapped() is IInvocationOperation && !Holds(add):
                    return !isAwaited && BodyIndex.Of(add).MentionsOf(tasks).Any(m => m is ILocalReferenceOperation && IsForWhenAll(m))
                        ? (IInvocationOperation)task.Unwrapped()
                        : null;

                case ILoopOperation:
                    return null;
            }
        }

        return null;
    }
}
