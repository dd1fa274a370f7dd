using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// A client of the SDK that lives for one call, one message or one invocation, though it could live as long as the process.
/// </summary>
internal sealed class ClientPerCallRule : Rule
{
    /// <summary>Role: the statement that declares the local, when it can become a field.</summary>
    public const string Declaration = "declaration";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1028",
        title: "Client is created for every call",
        messageFormat: "{0} is created {1}, and each one opens connections of its own and looks for credentials again; keep one in a "
            + "static field, or have it injected",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Clients of the AWS SDK are thread-safe and made to be kept. A new one for each message costs a TLS handshake and a "
            + "look for credentials each time, and can use up ports and the limits of the credentials' source.",
        helpLinkUri: HelpLink("AWSM1028"));

    /// <summary>What the name of a method begins with that runs once, or whose business is to make things.</summary>
    private static readonly string[] OnceNames =
    [
        "Main", "Execute", "OnExecute", "Start", "Run", "Init", "Setup", "SetUp", "Create", "Build", "Make", "New", "Configure", "Connect",
        "Add", "Register",
        "Dispose", "Stop", "Warm", "Provision", "Deploy", "Migrate", "Seed", "Ensure",
    ];

    public ClientPerCallRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        foreach (var service in AwsApi.Services.Where(s => s != AwsApi.Kafka.Service && s != AwsApi.LambdaRuntime.Service))
        {
            interests.OnCreation(new AwsType(service.Assembly, service.Namespace + "." + service.Clients[1]), Check);
        }
    }

    private static void Check(CreationContext context)
    {
        var creation = context.Creation;
        if (creation.SemanticModel?.GetEnclosingSymbol(creation.Syntax.SpanStart, context.Rule.Cancellation) is not IMethodSymbol method
            || !EndsWithTheCall(context, out var local)
            || !creation.Arguments.All(a => IsTheSameAlways(a.Value, context, [])))
        {
            return;
        }

        var details = Details(context, local, method);
        if (IsInSlowLoop(creation))
        {
            return; // a client a day
        }

        if (local is not null && IsWorkedWithOnAndOn(local, context))
        {
            return; // the loop that works with it is what runs; around it, and around the call, code starts again what failed
        }

        if (IsInLoop(creation, local))
        {
            Report(context, details, "in every turn of the loop");
        }
        else if (IsForEachElement(creation, local))
        {
            Report(context, details, "for every element");
        }
        else if (creation.EnclosingFunction() is null && IsInvokedByLambda(method, context.Symbols))
        {
            Report(context, details, "for every invocation of the function");
        }
        else if (creation.EnclosingFunction() is null && IsCalledOften(method) && !IsMadeAfterFailure(creation))
        {
            context.Rule.Suggest(Places.Of(creation), details, creation.Type!.Name, "on every call of '" + method.Name + "'");
        }
        else if (IsForEachRequest(creation))
        {
            context.Rule.Suggest(Places.Of(creation), details, creation.Type!.Name, "for every request");
        }
    }

    private static void Report(CreationContext context, FixDetails? details, string how) =>
        context.Rule.Report(Places.Of(context.Creation), details, context.Creation.Type!.Name, how);

    /// <summary>
    /// Whether the client is used in the code that creates it, and nobody else gets hold of it: it cannot outlive the call.
    /// </summary>
    private static bool EndsWithTheCall(CreationContext context, out ILocalSymbol? local)
    {
        local = null;
        var creation = context.Creation;
        switch (creation.Around())
        {
            case (IInvocationOperation call, var child) when call.Instance == child:
                return true;

            case (IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }, _):
                local = declarator.Symbol;
                var facts = context.Flow.FactsOf(local, creation);
                var mentions = context.Flow.MentionsOf(local, creation);
                var function = creation.EnclosingFunction();
                var isUsed = false;
                foreach (var mention in mentions)
                {
                    switch (mention.Around())
                    {
                        case (IInvocationOperation { TargetMethod.Name: not "Dispose" } call, var child) when call.Instance == child:
                            isUsed = true;
                            break;
                        case (IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var helper }, Parameter: { } parameter }, _)
                            when IsOnlyUsed(helper, parameter, context):
                            isUsed = true;
                            break;
                        case (IPropertyReferenceOperation or IInvocationOperation or IUsingOperation or IConditionalAccessOperation, _):
                            break;
                        default:
                            return false;
                    }
                }

                return isUsed && !facts.IsOpaque && facts.Writes.Count == 1 && mentions.All(m => m.EnclosingFunction() == function);

            default:
                return false;
        }
    }

    /// <summary>Whether a private method calls methods of a client that it is given, and does nothing else with it.</summary>
    private static bool IsOnlyUsed(IMethodSymbol method, IParameterSymbol parameter, CreationContext context)
    {
        method = method.OriginalDefinition;
        if (method is not { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary }
            || parameter.RefKind != RefKind.None
            || MemberReader.BodyOf(method, context.Rule.State, context.Rule.Cancellation) is not { } body)
        {
            return false;
        }

        var uses = BodyIndex.Of(body).MentionsOf(method.Parameters[parameter.Ordinal]);
        return uses.Count > 0 && uses.All(u => u.EnclosingFunction() is null
            && u.Around() is (IInvocationOperation { TargetMethod.Name: not "Dispose" } call, var child) && call.Instance == child);
    }

    /// <summary>Whether a value is the same in every call: made of constants, static members and members of this object.</summary>
    private static bool IsTheSameAlways(IOperation value, CreationContext context, HashSet<ISymbol> visited)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            switch (operation)
            {
                // A primary constructor's parameter is as good as a field.
                case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol owner }
                    when owner.MethodKind != MethodKind.Constructor
                        || BodyIndex.RootOf(operation) is IConstructorBodyOperation:
                case IAwaitOperation:
                case IInvocationOperation call when !IsPlain(call):
                    return false;

                case ILocalReferenceOperation { Local: var local } when visited.Add(local):
                    var facts = context.Flow.FactsOf(local, operation);
                    var mentions = context.Flow.MentionsOf(local, operation);
                    if (facts.IsOpaque || facts.Writes.Count != 1 || !IsTheSameAlways(facts.Writes[0], context, visited)
                        || mentions.Any(m => m.Around() is (IArgumentOperation { Parent: not IObjectCreationOperation }, _)))
                    {
                        return false;
                    }

                    // config.ServiceURL = tenant.Url
                    foreach (var mention in mentions)
                    {
                        if (mention.Around().Parent is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } property
                            && assignment.Target == property && !IsTheSameAlways(assignment.Value, context, visited))
                        {
                            return false;
                        }
                    }

                    break;
            }
        }

        return true;
    }

    /// <summary>Calls that only look up what does not change while the process runs.</summary>
    private static bool IsPlain(IInvocationOperation call) =>
        call.TargetMethod is { Name: "GetEnvironmentVariable" or "GetBySystemName" or "FromSeconds" or "FromMilliseconds" or "FromMinutes",
            IsStatic: true };

    /// <summary>Whether a loop is around, in code that names hours or days: what the loop waits for between two turns.</summary>
    private static bool IsInSlowLoop(IOperation creation) =>
        creation.AncestorsInFunction().Any(a => a is IWhileLoopOperation or IForLoopOperation)
        && BodyIndex.RootOf(creation).Descendants().Any(o => o is IInvocationOperation
            { TargetMethod: { Name: "FromHours" or "FromDays", ContainingType.Name: nameof(TimeSpan) } });

    /// <summary>In the body of a loop that makes a turn for each message, not in one that starts again what failed.</summary>
    private static bool IsInLoop(IOperation creation, ILocalSymbol? local)
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
    private static bool IsWorkedWithOnAndOn(ILocalSymbol local, CreationContext context)
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
    private static bool IsMadeAfterFailure(IOperation creation) => creation.AncestorsInFunction().Any(a => a is ICatchClauseOperation);

    /// <summary>In a lambda that is called for each element, and makes no loop of its own to work with the client.</summary>
    private static bool IsForEachElement(IOperation creation, ILocalSymbol? local) =>
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
    private static bool IsForEachRequest(IOperation creation) =>
        creation.EnclosingFunction() is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation @delegate }
        && @delegate.Around().Parent is IArgumentOperation
        {
            Parent: IInvocationOperation { TargetMethod: { Name: var name,
                ContainingType: { Name: "EndpointRouteBuilderExtensions" } type } },
        }
        && name.StartsWith("Map", StringComparison.Ordinal) && type.IsIn("Microsoft.AspNetCore.Builder")
        && !IsMadeAfterFailure(creation);

    /// <summary>A method that is given Lambda's context or one of its batch events.</summary>
    private static bool IsInvokedByLambda(IMethodSymbol method, MessagingSymbols symbols) =>
        method.MethodKind == MethodKind.Ordinary
        && method.Parameters.Any(p => BatchHandler.SourceOf(p.Type, symbols) is not null
            || (p.Type.Name == "ILambdaContext" && p.Type.NamespaceName() == "Amazon.Lambda.Core"));

    /// <summary>An object's method that others call, whose name does not say that it runs once; not in a program's own class.</summary>
    private static bool IsCalledOften(IMethodSymbol method) =>
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

    private static FixDetails? Details(CreationContext context, ILocalSymbol? local, IMethodSymbol method) =>
        local is not null
        && method.ContainingType is { TypeKind: TypeKind.Class, IsGenericType: false } type
        && context.Creation.Arguments.All(a => !a.Value.DescendantsAndSelf().Any(
            o => o is ILocalReferenceOperation or IParameterReferenceOperation
                or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }))
        && context.Creation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is
            { Parent: BlockSyntax, Declaration.Variables.Count: 1 } statement
        && statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not null // a program of statements has no place for a field
            ? new FixDetails().At(Declaration, statement)
            : null;
}
