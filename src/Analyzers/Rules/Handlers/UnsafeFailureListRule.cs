using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A plain list of failures that several records add to at once.</summary>
internal sealed class UnsafeFailureListRule : Rule
{
    /// <summary>Role of the statement that adds.</summary>
    public const string Statement = "statement";

    /// <summary>Property: the list, as the statement names it.</summary>
    public const string List = "list";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3009",
        title: "Failure list is not safe for parallel use",
        messageFormat: "'{0}' is a List that several records add to at once here ('{1}'), and an entry that gets lost is a {2} that is "
            + "never retried; lock it, or use a ConcurrentBag",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Two threads that add to a List at the same moment can write to the same place, or to an array that was just "
            + "replaced: one entry is lost, or the list throws. A failure that is not in the response counts as a success.",
        helpLinkUri: HelpLink("AWSM3009"));

    public UnsafeFailureListRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var work = new ParallelWork(context.Flow);
        foreach (var body in context.Code)
        {
            foreach (var add in context.OperationsIn(body).OfType<IInvocationOperation>())
            {
                if (IsUnguardedAdd(add, context.Symbols) && ParallelAround(add, body, work, context) is { } parallel)
                {
                    Report(add, parallel, context);
                }
            }
        }
    }

    /// <summary><c>failures.Add(…)</c> on a plain list, outside a lock.</summary>
    private static bool IsUnguardedAdd(IInvocationOperation add, MessagingSymbols symbols) =>
        add is { TargetMethod: { Name: "Add" or "AddRange", ContainingType: { Name: "List", ContainingNamespace.Name: "Generic" } list },
            Instance: { } instance }
        && HolderOf(instance) is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
        && BatchTypes.FailureIn(list, symbols) is not null
        && !add.Ancestors().Any(a => a is ILockOperation) && !IsSynchronized(add)
        && add.EnclosingFunction()?.Descendants().Any(ParallelWork.MayBeForOne) != true;

    /// <summary>
    /// Whether the method lets one in at a time: <c>[MethodImpl(MethodImplOptions.Synchronized)]</c>, which the compiler allows none that
    /// awaits. What a lambda in it does may be done later.
    /// </summary>
    private static bool IsSynchronized(IOperation add) =>
        add.EnclosingFunction() is null
        && BodyIndex.Of(add).Member is IMethodSymbol { MethodImplementationFlags: var flags }
        && (flags & System.Reflection.MethodImplAttributes.Synchronized) != 0;

    /// <summary>The call that runs the add side by side with others: its lambda has it, or calls the method that has it.</summary>
    private static IInvocationOperation? ParallelAround(
        IInvocationOperation add, IOperation body, ParallelWork work, HandlerContext context)
    {
        if (work.Around(add) is { } around)
        {
            return IsShared(HolderOf(add.Instance!), around)
                && (IsOnThreads(around) || (add.EnclosingFunction() is { } f && MayMeet(add, f)))
                ? around
                : null;
        }

        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var (function, method) = add.EnclosingFunction() switch
        {
            ILocalFunctionOperation local => (local, local.Symbol),
            null when body != context.Handler.Body => (body, Scopes.MemberAround(body, cancellation) as IMethodSymbol),
            _ => (null, null),
        };
        if (function is null || method is null || !IsShared(HolderOf(add.Instance!), function)
            || function.Descendants().Any(ParallelWork.MayBeForOne))
        {
            return null;
        }

        return MemberReader.CallsInType(method, state, cancellation).Select(c => work.Around(c) is { } around
                ? (IsGivenShared(add, method, c, around) ? around : null)
                : IsGivenShared(add, method, c, c.AncestorsInFunction().FirstOrDefault(a => a is ILoopOperation)) ? CollectedIn(c) : null)
            .Concat(MemberReader.DelegatesInType(method, state, cancellation).Select(d => d.Parent is IDelegateCreationOperation creation
                && creation.Around().Parent is IArgumentOperation { Parent: IInvocationOperation call } && work.RunsSideBySide(call)
                    ? call
                    : null))
            .FirstOrDefault(c => c is not null && (IsOnThreads(c) || MayMeet(add, function)));
    }

    /// <summary>
    /// Whether a call gives the method a list that the other calls give it too. One that it takes from elsewhere is not given.
    /// </summary>
    private static bool IsGivenShared(IInvocationOperation add, IMethodSymbol method, IInvocationOperation call, IOperation? region) =>
        HolderOf(add.Instance!) is not IParameterReferenceOperation { Parameter: var parameter }
        || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method.OriginalDefinition)
        || (region is not null && call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is { } argument
            && HolderOf(argument.Value) switch
        {
            ILocalReferenceOperation { Local: var local } => IsDeclaredOutside(local, region),
            IParameterReferenceOperation { Parameter: var given } => IsDeclaredOutside(given, region),
            IFieldReferenceOperation => true,
            _ => false,
        });

    private static bool IsDeclaredOutside(ISymbol variable, IOperation region) =>
        variable.DeclaringSyntaxReferences is [var declaration] && !region.Syntax.Span.Contains(declaration.Span);

    /// <summary>A call in a loop whose task is put among others that are waited for together.</summary>
    private static IInvocationOperation? CollectedIn(IInvocationOperation call) =>
        call.AncestorsInFunction().Any(a => a is ILoopOperation) && call.Arguments.FirstOrDefault() is { } given
            ? ParallelWork.StartedAndCollected(given.Value)
            : null;

    /// <summary>The variable with the list, or with the response that has it.</summary>
    private static IOperation HolderOf(IOperation list) =>
        list.Unwrapped() is IPropertyReferenceOperation { Property.Name: "BatchItemFailures", Instance: { } response }
            ? response.Unwrapped()
            : list.Unwrapped();

    /// <summary>
    /// The list is made outside the delegate or the function: one for all. A method's parameter is what its callers have.
    /// </summary>
    private static bool IsShared(IOperation list, IOperation parallel) => list switch
    {
        ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var declaration] } => !parallel.Syntax.Span.Contains(declaration.Span),
        IParameterReferenceOperation when parallel is not IInvocationOperation => true,
        IParameterReferenceOperation { Parameter.DeclaringSyntaxReferences: [var declaration] } =>
            !parallel.Syntax.Span.Contains(declaration.Span),
        IFieldReferenceOperation => true,
        _ => false,
    };

    /// <summary>Parallel runs its delegates on threads; tasks are together on some only from the first time that one waits.</summary>
    private static bool IsOnThreads(IInvocationOperation parallel) =>
        parallel.TargetMethod.ContainingType.Name is "Parallel" or "ParallelEnumerable";

    /// <summary>
    /// Whether some add may run behind a wait. What a function does before its first one it does on the thread that calls it, one record
    /// after the other, and if it touches the list nowhere else nobody does meanwhile.
    /// </summary>
    private static bool MayMeet(IInvocationOperation add, IOperation function)
    {
        if (function.Descendants().FirstOrDefault(o => o is IAwaitOperation) is not { } wait)
        {
            return false;
        }

        var list = HolderOf(add.Instance!);
        return function.Descendants().Any(o => o.NamesSameAs(list)
            && (o.Syntax.SpanStart > wait.Syntax.SpanStart || o.AncestorsInFunction().Any(a => a is ILoopOperation)
                || o.Around().Parent is not (IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" }
                    or IPropertyReferenceOperation)));
    }

    private static void Report(IInvocationOperation add, IInvocationOperation parallel, HandlerContext context)
    {
        var details = add.Syntax.Parent is ExpressionStatementSyntax statement
            ? new FixDetails().At(Statement, statement).With(List, add.Instance!.Syntax.ToString())
            : null;
        context.Rule.Report(
            add.NameSyntax().GetLocation(),
            details,
            add.Instance!.Syntax.ToString(),
            parallel.TargetMethod.Name,
            context.Handler.Source == BatchSource.Sqs ? "message" : "record");
    }
}
