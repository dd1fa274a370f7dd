using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>What a batch of records comes from.</summary>
internal enum BatchSource
{
    Sqs,
    Kinesis,
    DynamoDb,
    Kafka,
}

/// <summary>
/// A Lambda handler whose event carries a batch of records: a method that Lambda calls, by what is known of it in code, or a delegate
/// given to the bootstrap.
/// </summary>
internal sealed class BatchHandler
{
    private const string CoreAssembly = "Amazon.Lambda.Core";

    /// <summary>The events, in the order of <see cref="BatchSource"/>.</summary>
    private static readonly AwsType[] Events =
    [
        new("Amazon.Lambda.SQSEvents", "Amazon.Lambda.SQSEvents.SQSEvent"),
        new("Amazon.Lambda.KinesisEvents", "Amazon.Lambda.KinesisEvents.KinesisEvent"),
        new("Amazon.Lambda.DynamoDBEvents", "Amazon.Lambda.DynamoDBEvents.DynamoDBEvent"),
        new("Amazon.Lambda.KafkaEvents", "Amazon.Lambda.KafkaEvents.KafkaEvent"),
    ];

    /// <summary>The names of the events' types.</summary>
    public static readonly HashSet<string> EventNames = new(Events.Select(e => e.SimpleName), StringComparer.Ordinal);

    private BatchHandler(IMethodSymbol method, IParameterSymbol parameter, BatchSource source, IOperation body, Location location,
        bool isAnnotated)
    {
        Method = method;
        EventParameter = parameter;
        Source = source;
        Body = body;
        Location = location;
        IsAnnotated = isAnnotated;
    }

    /// <summary>The method, or the lambda's symbol.</summary>
    public IMethodSymbol Method { get; }

    public IParameterSymbol EventParameter { get; }

    public BatchSource Source { get; }

    /// <summary>The body: of a method or local function, or an anonymous function.</summary>
    public IOperation Body { get; }

    /// <summary>What to underline: the function's name, or a lambda's parameters.</summary>
    public Location Location { get; }

    /// <summary>Amazon.Lambda.Annotations generates the function from it.</summary>
    public bool IsAnnotated { get; }

    /// <summary>The type that the handler returns, without <c>Task</c> or <c>ValueTask</c> around it; null for none.</summary>
    public ITypeSymbol? ResultType => ResultTypeOf(Method);

    /// <summary>
    /// An attribute of Annotations says that the batch is handled as a whole: DynamoDB, whose generator takes no batch response, and queues
    /// whose batch size is 1.
    /// </summary>
    public bool IsWholeByAttribute
    {
        get
        {
            var (queues, ofOne) = (0, 0);
            foreach (var attribute in Method.GetAttributes())
            {
                switch (attribute.AttributeClass)
                {
                    case { Name: "DynamoDBEventAttribute", ContainingNamespace.Name: "DynamoDB" }:
                        return true;
                    case { Name: "SQSEventAttribute", ContainingNamespace.Name: "SQS" }:
                        queues++;
                        ofOne += attribute.NamedArguments.Any(a => a is { Key: "BatchSize", Value.Value: 1u }) ? 1 : 0;
                        break;
                }
            }

            return queues > 0 && queues == ofOne;
        }
    }

    /// <summary>The queues that Annotations' attributes name, as they are written: a name, an ARN or a reference.</summary>
    public IReadOnlyList<string> Queues =>
    [
        .. from attribute in Method.GetAttributes()
           where attribute.AttributeClass is { Name: "SQSEventAttribute", ContainingNamespace.Name: "SQS" }
           select attribute.ConstructorArguments is [{ Value: string queue }, ..] ? queue : "",
    ];

    /// <summary>Whether the handler returns a response that says which records failed.</summary>
    public bool ReportsRecords(MessagingSymbols symbols) => BatchTypes.IsResponse(ResultType, symbols);

    /// <summary>The type that a method returns, without <c>Task</c> or <c>ValueTask</c> around it; null for none.</summary>
    public static ITypeSymbol? ResultTypeOf(IMethodSymbol method) => method.ReturnType switch
    {
        { SpecialType: SpecialType.System_Void } => null,
        INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } task => task.TypeArguments.FirstOrDefault(),
        var type => type,
    };

    /// <summary>What a type's batch of records comes from; null for a type that is no such event.</summary>
    public static BatchSource? SourceOf(ITypeSymbol? type, MessagingSymbols symbols) =>
        symbols.TypeOf(type) is { } known && Array.IndexOf(Events, known) is >= 0 and var source ? (BatchSource)source : null;

    /// <summary>Whether a method takes an event with a batch of records: what every handler does, and hardly any other method.</summary>
    public static bool TakesEvent(IMethodSymbol method, MessagingSymbols symbols) => EventOf(method, symbols) is not null;

    /// <summary>The handler that a method is; null for a method that Lambda is not known to call.</summary>
    public static BatchHandler? FromMethod(
        IMethodSymbol method, IMethodBodyOperation body, CompilationState state, CancellationToken cancellation)
    {
        if (EventOf(method, state.Symbols) is not var (parameter, source))
        {
            return null;
        }

        return IsCalledByLambda(method, parameter, state, cancellation)
            ? new BatchHandler(method, parameter, source, body, NameIn(body.Syntax), IsLambdaFunction(method))
            : null;
    }

    /// <summary>What the batches come from of the handler that a method is; null for a method that Lambda is not known to call.</summary>
    public static BatchSource? SourceOf(IMethodSymbol method, CompilationState state, CancellationToken cancellation) =>
        EventOf(method, state.Symbols) is var (parameter, source) && IsCalledByLambda(method, parameter, state, cancellation)
            ? source
            : null;

    /// <summary>
    /// The handler in <c>LambdaBootstrapBuilder.Create(handler, …)</c> when it is written in the same member: a lambda or a local function,
    /// given there or kept in a local before. A method that is given there is found at its own body.
    /// </summary>
    public static BatchHandler? FromBootstrap(IInvocationOperation create, CompilationState state, CancellationToken cancellation)
    {
        var body = GivenTo(create, state, cancellation) switch
        {
            IAnonymousFunctionOperation lambda => lambda,
            IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } local } =>
                MemberReader.BodyOf(local, state, cancellation),
            _ => null,
        };
        var method = body switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => null,
        };
        return method is not null && EventOf(method, state.Symbols) is var (parameter, source)
            && body!.Syntax.SyntaxTree == create.Syntax.SyntaxTree
            && BodyIndex.RootOf(create).Syntax.Span.Contains(body.Syntax.Span)
            ? new BatchHandler(method, parameter, source, body, NameIn(body.Syntax), isAnnotated: false)
            : null;
    }

    /// <summary>
    /// Whether other code of the compilation calls the method, so that it is a part of a handler, not one itself. A method by the name that
    /// AWS's templates give, or that a handler setting names, stays a handler: programs call it to try it out.
    /// </summary>
    public bool IsHelper(CompilationState state, CancellationToken cancellation) =>
        Method.MethodKind == MethodKind.Ordinary
        && !IsAnnotated
        && !Method.Name.StartsWith("FunctionHandler", StringComparison.Ordinal)
        && !HandlerSetting.Names(Method, state, cancellation)
        && state.Holds("called", Method, () => IsCalled(Method, state, cancellation));

    private static bool IsCalledByLambda(
        IMethodSymbol method, IParameterSymbol @event, CompilationState state, CancellationToken cancellation) =>
        IsLambdaFunction(method)
        || (LooksLikeEntryPoint(method, @event)
            && ((HasHandlerName(method) && IsEvident(method, state, cancellation)) || HandlerSetting.Names(method, state, cancellation)))
        || GivenToBootstrap(state, cancellation).Contains(method);

    private static (IParameterSymbol Parameter, BatchSource Source)? EventOf(IMethodSymbol method, MessagingSymbols symbols)
    {
        foreach (var parameter in method.Parameters)
        {
            if (EventNames.Contains(parameter.Type.Name) && SourceOf(parameter.Type, symbols) is { } source)
            {
                return (parameter, source);
            }
        }

        return null;
    }

    /// <summary>
    /// Public, on a public class, taking the event and at most the context: what a function's handler setting can name. More parameters, or
    /// an interface or base class that demands the method, make it a helper.
    /// </summary>
    private static bool LooksLikeEntryPoint(IMethodSymbol method, IParameterSymbol @event) =>
        method is
        {
            DeclaredAccessibility: Accessibility.Public,
            MethodKind: MethodKind.Ordinary,
            IsOverride: false,
            IsAbstract: false,
            IsGenericMethod: false,
            IsExtensionMethod: false,
        }
        && method.ContainingType is { TypeKind: TypeKind.Class, DeclaredAccessibility: Accessibility.Public }
        && @event.Ordinal == 0
        && (method.Parameters.Length == 1
            || (method.Parameters.Length == 2
                && method.Parameters[1].Type is { Name: "ILambdaContext", ContainingAssembly.Name: CoreAssembly }))
        && !IsDictated(method);

    private static bool HasHandlerName(IMethodSymbol method) =>
        method.Name.StartsWith("FunctionHandler", StringComparison.Ordinal) || method.Name.StartsWith("Handle", StringComparison.Ordinal);

    /// <summary>
    /// Whether something besides the name says that Lambda calls the method. <c>Handle…</c> is what a shared library calls its methods too:
    /// then the context has to be there, or a sign that the compilation is a function.
    /// </summary>
    private static bool IsEvident(IMethodSymbol method, CompilationState state, CancellationToken cancellation) =>
        method.Parameters.Length > 1
        || method.Name.StartsWith("FunctionHandler", StringComparison.Ordinal)
        || HasSerializer(method)
        || HasSerializer(state.Compilation.Assembly)
        || CompilationText.MentionsOneOf(state, ["LambdaBootstrapBuilder", "LambdaFunction"], cancellation);

    private static bool HasSerializer(ISymbol symbol) => symbol.GetAttributes().Any(a =>
        a.AttributeClass is { Name: "LambdaSerializerAttribute", ContainingAssembly.Name: CoreAssembly });

    /// <summary>
    /// Whether an interface demands the method's signature on behalf of a host that calls it. An interface of this compilation that spells
    /// the handler's own signature out, for tests say, can change together with it.
    /// </summary>
    private static bool IsDictated(IMethodSymbol method)
    {
        foreach (var @interface in method.ContainingType.AllInterfaces)
        {
            foreach (var member in @interface.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)
                    && (@interface.IsGenericType
                        || !SymbolEqualityComparer.Default.Equals(@interface.ContainingAssembly, method.ContainingAssembly)
                        || !method.Name.StartsWith("FunctionHandler", StringComparison.Ordinal)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsLambdaFunction(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "LambdaFunctionAttribute", ContainingNamespace.Name: "Annotations" })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a bootstrap is given: a lambda or a reference to a method; null when that is not known.</summary>
    private static IOperation? GivenTo(IInvocationOperation create, CompilationState state, CancellationToken cancellation) =>
        create.Argument("handler") is { } argument
            && new ValueFlow(state, cancellation).SourcesOf(argument.Value).Expressions is [var given]
            ? given is IDelegateCreationOperation creation ? creation.Target : given
            : null;

    /// <summary>The methods that some bootstrap of the compilation is given, looked for once, when a method could be one.</summary>
    private static HashSet<ISymbol> GivenToBootstrap(CompilationState state, CancellationToken cancellation) =>
        state.Keep("bootstrapped", state.Compilation.Assembly, () =>
        {
            var methods = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            if (state.Symbols.SdkMajor(AwsApi.LambdaRuntime.Service) is null)
            {
                return methods;
            }

            foreach (var tree in CompilationText.TreesThatMention(state, "LambdaBootstrapBuilder", cancellation))
            {
                foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
                {
                    if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create" } } call
                        && state.ModelOf(tree).GetOperation(call, cancellation) is IInvocationOperation create
                        && state.Symbols.OperationOf(create.TargetMethod) == AwsApi.LambdaRuntime.Create
                        && GivenTo(create, state, cancellation) is IMethodReferenceOperation { Method: var method })
                    {
                        methods.Add(method);
                    }
                }
            }

            return methods;
        });

    private static bool IsCalled(IMethodSymbol method, CompilationState state, CancellationToken cancellation)
    {
        foreach (var name in CompilationText.Names(state, method.Name, cancellation))
        {
            if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
                && call.Expression.Span.Contains(name.Span)
                && state.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellation).Symbol is { } symbol
                && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static Location NameIn(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        LocalFunctionStatementSyntax local => local.Identifier.GetLocation(),
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.GetLocation(),
        SimpleLambdaExpressionSyntax lambda => lambda.Parameter.GetLocation(),
        AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.GetLocation(),
        _ => function.GetLocation(),
    };
}
