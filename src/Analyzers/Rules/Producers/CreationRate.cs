using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>How often code runs that makes a client: in each turn of a loop, for each element, request or invocation, or once.</summary>
internal static class CreationRate
{
    /// <summary>What the name of a method begins with that runs once, or whose business is to make things.</summary>
    private static readonly string[] OnceNames =
    [
        "Main", "Execute", "OnExecute", "Start", "Run", "Init", "Setup", "SetUp", "Create", "Build", "Make", "New", "Configure", "Connect",
        "Add", "Register",
        "Dispose", "Stop", "Warm", "Provision", "Deploy", "Migrate", "Seed", "Ensure",
    ];

    /// <summary>Whether a loop is around, in code that names hours or days: what the loop waits for between two turns.</summary>
    public static bool IsInSlowLoop(IOperation creation) =>
        creation.AncestorsInFunction().Any(a => a is IWhileLoopOperation or IForLoopOperation)
        && BodyIndex.RootOf(creation).Descendants().Any(o => o is IInvocationOperation
            { TargetMethod: { Name: "FromHours" or "FromDays", ContainingType.Name: nameof(TimeSpan) } });

    /// <summary>In the body of a loop that makes a turn for each message, not in one that starts again what failed.</summary>
    public static bool IsInLoop(IOperation creation, ILocalSymbol? local)
    {
        foreach (var ancestor in creation.AncestorsInFunction())
        {
            switch (ancestor)
            {
                case ICatchClauseOperation:
                    return false; // a new client after a failure
                case IForEachLoopOperation each:
                    return each.Body.Contains(creation);
                case ILoopOperation when Redelivery.IsRetried(creation):
                    return false; // another attempt after a failure; a success ends the loop
                case IForLoopOperation or IWhileLoopOperation:
                    return local is null || IsOfOneTurn(BodyIndex.Of(creation).MentionsOf(local), ancestor);
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a turn of a loop works with the client, and not another loop inside, which the client is made for: what the turn itself has
    /// received it may go through.
    /// </summary>
    private static bool IsOfOneTurn(IReadOnlyList<IOperation> mentions, IOperation loop)
    {
        var inner = mentions.Select(m => m.AncestorsInFunction().TakeWhile(a => a != loop).OfType<ILoopOperation>().ToList()).ToList();
        return inner.TrueForAll(i => i.Count == 0)
            || (inner.TrueForAll(i => i.TrueForAll(IsOverWhatIsThere))
                && mentions.Where((m, i) => inner[i].Count == 0).Any(m =>
                    m.Around() is (IInvocationOperation { TargetMethod.Name: not "Dispose" } call, var child) && call.Instance == child));

        // What is called may go on giving elements for as long as the process runs.
        static bool IsOverWhatIsThere(ILoopOperation loop) =>
            loop is IForEachLoopOperation { IsAsynchronous: false, Collection: var collection }
                && collection.Unwrapped() is not IInvocationOperation;
    }

    /// <summary>
    /// Whether a loop works with a client and goes on until it is told to stop, in the code that makes the client or in the method that is
    /// given it: a poller, with one client for as long as it runs.
    /// </summary>
    public static bool IsWorkedWithOnAndOn(ILocalSymbol local, CreationContext context)
    {
        var home = context.Creation.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault();
        return BodyIndex.Of(context.Creation).MentionsOf(local).Any(m =>
            IsInOngoingLoop(m, home)
            || (m.Around().Parent is IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter }
                && IsGivenToPoller(call.TargetMethod.OriginalDefinition, parameter.Ordinal)));

        bool IsGivenToPoller(IMethodSymbol helper, int at) =>
            helper.IsOwn(context.Creation) && MemberReader.BodyOf(helper, context.Rule.State, context.Rule.Cancellation) is { } body
            && BodyIndex.Of(body).MentionsOf(helper.Parameters[at]).Any(m => IsInOngoingLoop(m, null));

        static bool IsInOngoingLoop(IOperation mention, ILoopOperation? home) => mention.AncestorsInFunction().TakeWhile(a => a != home)
            .Any(a => a is IWhileLoopOperation or IForLoopOperation && IsOngoing((ILoopOperation)a));
    }

    /// <summary>
    /// A loop without an end of its own: <c>while (true)</c>, <c>for (;;)</c>, <c>while (!stop.IsCancellationRequested)</c>.
    /// </summary>
    private static bool IsOngoing(ILoopOperation loop)
    {
        var condition = loop is IWhileLoopOperation @while ? @while.Condition : ((IForLoopOperation)loop).Condition;
        return condition is null or { ConstantValue: { HasValue: true, Value: true } }
            || condition.DescendantsAndSelf().Any(o => o is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" });
    }

    /// <summary>Whether a client is made after a failure, in place of one that is there.</summary>
    public static bool IsMadeAfterFailure(IOperation creation) => creation.AncestorsInFunction().Any(a => a is ICatchClauseOperation);

    /// <summary>In a lambda that is called for each element, and makes no loop of its own to work with the client.</summary>
    public static bool IsForEachElement(IOperation creation, ILocalSymbol? local) =>
        creation.EnclosingFunction() is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation @delegate }
        && @delegate.Around().Parent is IArgumentOperation
        {
            Parent: IInvocationOperation
            {
                TargetMethod: { Name: "Select" or "ForEach" or "ForEachAsync",
                    ContainingType.Name: "Enumerable" or "List" or "Array" or "Parallel" },
            },
        }
        && (local is null || BodyIndex.Of(creation).MentionsOf(local).All(m => m.AncestorsInFunction().All(a => a is not ILoopOperation)));

    /// <summary>In the lambda of an endpoint: <c>app.MapPost("/orders", …)</c>.</summary>
    public static bool IsForEachRequest(IOperation creation) =>
        creation.EnclosingFunction() is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation @delegate }
        && @delegate.Around().Parent is IArgumentOperation
        {
            Parent: IInvocationOperation { TargetMethod: { Name: var name,
                ContainingType: { Name: "EndpointRouteBuilderExtensions" } type } },
        }
        && name.StartsWith("Map", StringComparison.Ordinal) && type.IsIn("Microsoft.AspNetCore.Builder")
        && !IsMadeAfterFailure(creation);

    /// <summary>A method that is given Lambda's context or one of its batch events.</summary>
    public static bool IsInvokedByLambda(IMethodSymbol method, MessagingSymbols symbols) =>
        method.MethodKind == MethodKind.Ordinary
        && method.Parameters.Any(p => BatchHandler.SourceOf(p.Type, symbols) is not null
            || (p.Type.Name == "ILambdaContext" && p.Type.NamespaceName() == "Amazon.Lambda.Core"));

    /// <summary>An object's method that others call, whose name does not say that it runs once; not in a program's own class.</summary>
    public static bool IsCalledOften(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, DeclaredAccessibility: Accessibility.Public }
        && method.ContainingType is { TypeKind: TypeKind.Class } type
        && !Array.Exists(OnceNames, n => method.Name.StartsWith(n, StringComparison.Ordinal))
        && !method.Name.Contains("Client")
        && !type.GetMembers("Main").Any()
        && !IsCommandOfTool(method);

    /// <summary>
    /// Whether a method is what a command line asked for: it is given the arguments, or answers the exit code of a command. The process
    /// ends with it.
    /// </summary>
    private static bool IsCommandOfTool(IMethodSymbol method) =>
        method.Parameters.Any(p => p is { Name: "args", Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } })
        || (method.ContainingType.Name.EndsWith("Command", StringComparison.Ordinal)
            && (method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] }
                ? result
                : method.ReturnType).SpecialType == SpecialType.System_Int32);
}
