using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>The loop of a hosted service that receives, with nothing in it that catches a failure.</summary>
internal sealed class FailedReceiveEndsPollerRule : Rule
{
    /// <summary>Role of the loop.</summary>
    public const string Loop = "loop";

    /// <summary>Property with the name of a logger at hand.</summary>
    public const string Logger = "logger";

    private const int MaxHops = 2;

    /// <summary>
    /// What code says that tells the host what a failure is to lead to, or that looks at how services end, to start them again.
    /// </summary>
    private static readonly string[] Watches = ["BackgroundServiceExceptionBehavior", "ExecuteTask"];

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2008",
        title: "One failed receive ends the poller",
        messageFormat: "Nothing in the loop catches what this receive throws, so one failure ends the service, and by default the whole "
            + "host; catch it inside the loop, log it, and wait before the next receive",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The SDK repeats a call that failed a few times and then throws. An exception that leaves ExecuteAsync of a "
            + "BackgroundService stops the host; before .NET 6, or where the host is told to ignore it, the service just ends.",
        helpLinkUri: HelpLink("AWSM2008"));

    public FailedReceiveEndsPollerRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        if (ServiceOf(context) is not { } service || !context.IsRepeated || IsContinued(context.Call)
            || IsLookedAt(context.Call)
            || CompilationText.MentionsOneOf(state, Watches, cancellation))
        {
            return;
        }

        if (UnguardedLoop(context.Call, isCaught: false, loop: null, context, hops: 0) is { } loop && !HasReceiveBefore(loop, context)
            && !ClientCode.Says(context.Rule, "ReceiveMessageAsync", static n =>
                n is MethodDeclarationSyntax method && method.DescendantNodes().Any(static d => d is CatchClauseSyntax)))
        {
            context.Rule.Report(context.Call.NameSyntax().GetLocation(), Details(loop, service, context), []);
        }
    }

    /// <summary>Whether what becomes of the task is for a continuation to say, which sees failures too.</summary>
    private static bool IsContinued(IInvocationOperation call) =>
        call.IsGivenToExtension()
        || (call.Around() is (IInvocationOperation { TargetMethod.Name: "ContinueWith" } next, var child) && next.Instance == child);

    /// <summary>Code that asks tasks how they ended need not let them throw.</summary>
    private static bool IsLookedAt(IInvocationOperation call) => BodyIndex.RootOf(call).Descendants().Any(o => o is
        IPropertyReferenceOperation { Property: { Name: "IsFaulted" or "IsCompletedSuccessfully" or "Exception" or "Status",
            ContainingType.Name: "Task" or "ValueTask" } }
        or IFieldReferenceOperation { Field: { Name: "SuppressThrowing", ContainingType.Name: "ConfigureAwaitOptions" } });

    /// <summary>
    /// The hosted service that the call is in a method of; null where a class between it and the host's may start it again, and where that
    /// class is not here to be read.
    /// </summary>
    private static INamedTypeSymbol? ServiceOf(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var type = Scopes.TypeAround(context.Call, cancellation);
        for (var @base = type?.BaseType; @base is not null; @base = @base.BaseType)
        {
            if (IsBackgroundService(@base))
            {
                return type;
            }

            if (!@base.IsOf(state.Compilation) || Calls(@base.OriginalDefinition, "ExecuteAsync"))
            {
                return null;
            }
        }

        return null;

        bool Calls(INamedTypeSymbol service, string name) => service.DeclaringSyntaxReferences
            .Any(r => SourceWords.Names(r.GetSyntax(cancellation), name, cancellation).Any());
    }

    private static bool IsBackgroundService(INamedTypeSymbol? type) =>
        type is { Name: "BackgroundService", ContainingNamespace: { Name: "Hosting", ContainingNamespace.Name: "Extensions" } };

    /// <summary>
    /// The innermost loop around an operation, on its way to <c>ExecuteAsync</c>, when an exception passes every loop on the way. Null
    /// where it is caught inside a loop, and where the way is not in view.
    /// </summary>
    private static ILoopOperation? UnguardedLoop(IOperation from, bool isCaught, ILoopOperation? loop, CallContext context, int hops)
    {
        var child = from;
        var (mayBreak, mayReturn) = (false, false); // a handler may: what is around the loop, or calls this function, goes on
        for (var parent = from.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ITryOperation @try when @try.Body == child:
                    isCaught |= @try.Catches.Any(GoesOn);
                    mayBreak |= @try.Catches.Any(MayBreak);
                    mayReturn |= @try.Catches.Any(MayReturn);
                    if (loop is not null && (EndsProcess(@try, context.Rule.Cancellation) || StartsAgain(@try, from, context)))
                    {
                        return null; // to be started again is what is meant
                    }

                    break;

                case IForEachLoopOperation each:
                    if (isCaught && (each.IsAsynchronous || each.Collection.Unwrapped() is IInvocationOperation { TargetMethod: var made }
                        && made.ContainingType.Name != nameof(Enumerable)))
                    {
                        return null; // the next tick or lease has its turn, and there may always be one
                    }

                    isCaught |= mayBreak;
                    break;

                case IWhileLoopOperation or IForLoopOperation:
                    if (isCaught)
                    {
                        return null;
                    }

                    loop ??= (ILoopOperation)parent;
                    isCaught |= mayBreak;
                    break;

                case IAnonymousFunctionOperation lambda:
                    if ((StartedBy(lambda) ?? Execution.PlaceOf(lambda, context.Rule.State, context.Rule.Cancellation)) is not { } place
                        || (place is IInvocationOperation { TargetMethod: var caller }
                            && MemberReader.Has(caller, SyntaxKind.CatchClause, context.Rule.Cancellation)))
                    {
                        return null; // a helper that calls it inside a try
                    }

                    isCaught |= mayReturn;
                    mayReturn = false;
                    child = parent = place;
                    break;

                case ILocalFunctionOperation local:
                    return FromCalls(BodyIndex.Of(local).CallsOf(local.Symbol), isCaught || mayReturn, loop, context, hops);
            }
        }

        if (Scopes.MemberAround(from, context.Rule.Cancellation) is not IMethodSymbol method)
        {
            return null;
        }

        return method is { Name: "ExecuteAsync", IsOverride: true } && IsBackgroundService(Original(method).ContainingType)
            ? loop
            : method.DeclaredAccessibility == Accessibility.Private
                ? FromCalls(MemberReader.CallsInType(method, context.Rule.State, context.Rule.Cancellation), isCaught
                    || mayReturn, loop, context, hops)
                : null;
    }

    /// <summary>The <c>Task.Run</c> that runs a lambda, when whoever is around it is told how that ends; null for none.</summary>
    private static IInvocationOperation? StartedBy(IAnonymousFunctionOperation lambda) =>
        lambda.Parent?.Around().Parent is IArgumentOperation
            { Parent: IInvocationOperation { TargetMethod: { Name: "Run", ContainingType.Name: "Task" } } run } && IsToldOf(run)
            ? run
            : null;

    /// <summary>Whether the code around a call is told how it ends: it waits for it, or gives the task to its own caller to wait for.</summary>
    private static bool IsToldOf(IInvocationOperation call) =>
        call.Around().Parent is not IInvocationOperation { TargetMethod.Name: "ConfigureAwait",
            Arguments: [{ Value.Type.Name: "ConfigureAwaitOptions" }] }
        && (Execution.IsTask(call.Type) ? Execution.IsAwaited(call, orReturned: true) : !HoldsTasks(call.Type));

    /// <summary>Tasks in a list or an iterator are for somebody to watch.</summary>
    private static bool HoldsTasks(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { ElementType: var element } => Execution.IsTask(element),
        INamedTypeSymbol { TypeArguments: var arguments } => arguments.Any(Execution.IsTask),
        _ => false,
    };

    private static ILoopOperation? FromCalls(
        IReadOnlyList<IInvocationOperation> calls, bool isCaught, ILoopOperation? loop, CallContext context, int hops)
    {
        ILoopOperation? found = null;
        foreach (var call in calls)
        {
            if (hops >= MaxHops || !IsToldOf(call)
                || UnguardedLoop(call, isCaught, loop, context, hops + 1) is not { } unguarded)
            {
                return null;
            }

            found ??= unguarded;
        }

        return found;
    }

    private static IMethodSymbol Original(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method;
    }

    /// <summary>A catch of anything but cancellation behind which the loop goes on.</summary>
    private static bool GoesOn(ICatchClauseOperation clause) =>
        IsOfFailures(clause) && !Jumps.AlwaysLeaves(clause, b => b.BranchKind != BranchKind.Continue);

    /// <summary>A catch of anything but cancellation that may end the loop that it is in.</summary>
    private static bool MayBreak(ICatchClauseOperation clause) =>
        IsOfFailures(clause) && clause.Handler.Descendants()
            .Any(o => o is IBranchOperation { BranchKind: BranchKind.Break } branch && branch.Leaves(clause));

    /// <summary>A catch of anything but cancellation that may answer the caller with a result, an empty one for instance.</summary>
    private static bool MayReturn(ICatchClauseOperation clause) =>
        IsOfFailures(clause) && clause.Handler.Descendants().Any(o => o is IReturnOperation);

    private static bool IsOfFailures(ICatchClauseOperation clause) =>
        clause.ExceptionType is not { Name: nameof(OperationCanceledException) or "TaskCanceledException" };

    /// <summary>
    /// Whether a catch, or a finally, says what a failure is to lead to: it ends the process, itself or in a method of its own, or says by
    /// which code the process is to end.
    /// </summary>
    private static bool EndsProcess(ITryOperation @try, CancellationToken cancellation)
    {
        IEnumerable<IOperation> handlers = @try.Finally is { } @finally ? [.. @try.Catches, @finally] : @try.Catches;
        return handlers.SelectMany(h => h.Descendants()).Any(o => o switch
        {
            IInvocationOperation { TargetMethod: var method } => method is { Name: "StopApplication" }
                or { Name: "Exit" or "FailFast", ContainingType.Name: nameof(Environment) }
                || (method.IsOwn(o) && MemberReader.Says(method, static name => name is "StopApplication" or "Exit"
                    or "FailFast", cancellation)),
            IPropertyReferenceOperation { Property: { Name: "ExitCode", ContainingType.Name: nameof(Environment) } } code =>
                code.IsWritten(),
            _ => false,
        });
    }

    /// <summary>Whether a catch calls what failed once more: the method around, or the one whose call came here.</summary>
    private static bool StartsAgain(ITryOperation @try, IOperation from, CallContext context)
    {
        var calls = @try.Catches.SelectMany(c => c.Descendants()).OfType<IInvocationOperation>().Select(c => c.TargetMethod).ToList();
        return calls.Count > 0 && (Is((from as IInvocationOperation)?.TargetMethod)
            || Is(Scopes.MemberAround(from, context.Rule.Cancellation) as IMethodSymbol));

        bool Is(IMethodSymbol? method) => calls.Exists(c => SymbolEqualityComparer.Default.Equals(c, method));
    }

    /// <summary>One loop is one mistake, however many receives there are in it.</summary>
    private static bool HasReceiveBefore(ILoopOperation loop, CallContext context) =>
        loop.Descendants().OfType<IInvocationOperation>().Any(c =>
        c.Syntax.SpanStart < context.Call.Syntax.SpanStart && c.Syntax.SyntaxTree == context.Call.Syntax.SyntaxTree
        && context.Symbols.OperationOf(c.TargetMethod) == AwsApi.Sqs.ReceiveMessage);

    private static FixDetails? Details(ILoopOperation loop, INamedTypeSymbol service, CallContext context)
    {
        var logger = service.GetMembers().FirstOrDefault(IsLogger)?.Name
            ?? service.InstanceConstructors.Where(c => c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax))
                .SelectMany(c => c.Parameters).FirstOrDefault(p => IsLoggerType(p.Type))?.Name;
        return logger is not null && loop.Syntax.SyntaxTree == context.Call.Syntax.SyntaxTree
            ? new FixDetails().At(Loop, loop.Syntax).With(Logger, logger)
            : null;
    }

    private static bool IsLogger(ISymbol member) => member switch
    {
        IFieldSymbol { IsImplicitlyDeclared: false } field => IsLoggerType(field.Type),
        IPropertySymbol property => IsLoggerType(property.Type),
        _ => false,
    };

    private static bool IsLoggerType(ITypeSymbol type) =>
        type is { Name: "ILogger", ContainingAssembly.Name: "Microsoft.Extensions.Logging.Abstractions" };
}
