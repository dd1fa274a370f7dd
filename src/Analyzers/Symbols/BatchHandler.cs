using Microsoft.CodeAnalysis;
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
    private static readonly Dictionary<AwsType, BatchSource> Events = new()
    {
        [new("Amazon.Lambda.SQSEvents", "Amazon.Lambda.SQSEvents.SQSEvent")] = BatchSource.Sqs,
        [new("Amazon.Lambda.KinesisEvents", "Amazon.Lambda.KinesisEvents.KinesisEvent")] = BatchSource.Kinesis,
        [new("Amazon.Lambda.DynamoDBEvents", "Amazon.Lambda.DynamoDBEvents.DynamoDBEvent")] = BatchSource.DynamoDb,
        [new("Amazon.Lambda.KafkaEvents", "Amazon.Lambda.KafkaEvents.KafkaEvent")] = BatchSource.Kafka,
    };

    private BatchHandler(IMethodSymbol method, IParameterSymbol parameter, BatchSource source, IOperation body, bool isAnnotated)
    {
        Method = method;
        EventParameter = parameter;
        Source = source;
        Body = body;
        IsAnnotated = isAnnotated;
    }

    /// <summary>The method, or the lambda's symbol.</summary>
    public IMethodSymbol Method { get; }

    public IParameterSymbol EventParameter { get; }

    public BatchSource Source { get; }

    /// <summary>The body: a method body or an anonymous function.</summary>
    public IOperation Body { get; }

    /// <summary>Amazon.Lambda.Annotations generates the function from it.</summary>
    public bool IsAnnotated { get; }

    /// <summary>The type that the handler returns, without <c>Task</c> or <c>ValueTask</c> around it; null for none.</summary>
    public ITypeSymbol? ResultType => Method.ReturnType switch
    {
        { SpecialType: SpecialType.System_Void } => null,
        INamedTypeSymbol { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" } task => task.TypeArguments.FirstOrDefault(),
        var type => type,
    };

    /// <summary>The handler that a method is; null for a method that Lambda is not known to call.</summary>
    public static BatchHandler? FromMethod(IMethodSymbol method, IMethodBodyOperation body, MessagingSymbols symbols)
    {
        foreach (var parameter in method.Parameters)
        {
            if (symbols.TypeOf(parameter.Type) is { } type && Events.TryGetValue(type, out var source))
            {
                var annotated = HasAttribute(method, "LambdaFunctionAttribute", "Annotations");
                return annotated || LooksLikeEntryPoint(method, parameter) ? new BatchHandler(method, parameter, source, body, annotated) : null;
            }
        }

        return null;
    }

    /// <summary>The handler in <c>LambdaBootstrapBuilder.Create(handler, …)</c>, when it is a lambda there.</summary>
    public static BatchHandler? FromBootstrap(IInvocationOperation create, MessagingSymbols symbols)
    {
        foreach (var argument in create.Arguments)
        {
            if (argument.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda })
            {
                foreach (var parameter in lambda.Symbol.Parameters)
                {
                    if (symbols.TypeOf(parameter.Type) is { } type && Events.TryGetValue(type, out var source))
                    {
                        return new BatchHandler(lambda.Symbol, parameter, source, lambda, isAnnotated: false);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Public, on a public class, named as handlers are, taking the event and at most the context: what a function's handler setting can
    /// name. More parameters, or an interface that demands the method, make it a helper.
    /// </summary>
    private static bool LooksLikeEntryPoint(IMethodSymbol method, IParameterSymbol @event) =>
        method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary, IsOverride: false, IsGenericMethod: false }
        && method.ContainingType is { TypeKind: TypeKind.Class, DeclaredAccessibility: Accessibility.Public }
        && (method.Name.StartsWith("FunctionHandler", StringComparison.Ordinal) || method.Name.StartsWith("Handle", StringComparison.Ordinal))
        && @event.Ordinal == 0
        && (method.Parameters.Length == 1
            || (method.Parameters.Length == 2 && method.Parameters[1].Type is { Name: "ILambdaContext", ContainingAssembly.Name: "Amazon.Lambda.Core" }))
        && !ImplementsInterface(method);

    private static bool ImplementsInterface(IMethodSymbol method)
    {
        foreach (var @interface in method.ContainingType.AllInterfaces)
        {
            foreach (var member in @interface.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HasAttribute(ISymbol symbol, string name, string @namespace)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace?.Name == @namespace)
            {
                return true;
            }
        }

        return false;
    }
}
