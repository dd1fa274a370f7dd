using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Whether a mention of an object lets it go where it may be changed out of our sight.</summary>
internal static class Usage
{
    /// <summary>
    /// True when the object is passed on, stored, returned or handed out by reference. False for what only reads it: a property read, a
    /// comparison, an interpolation, a call of the SDK, a log call, a serializer.
    /// </summary>
    public static bool LetsGo(IOperation mention, MessagingSymbols symbols)
    {
        var (parent, child) = mention.Around();
        return parent switch
        {
            null => true,
            IMemberReferenceOperation member => member.Instance != child,
            IInvocationOperation call => call.Instance != child,
            IConditionalAccessOperation access when access.Operation == child =>
                access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault() is { } same
                && same.Around().Parent is IArgumentOperation or IInvocationOperation && LetsGo(same, symbols),
            IConditionalAccessOperation or IInterpolationOperation or INameOfOperation => false,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => false,
            IIsTypeOperation => false,
            IIsPatternOperation pattern =>
                pattern.Pattern is not (IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation }),
            IAssignmentOperation assignment => assignment.Target != child,
            IArgumentOperation argument => !OnlyReads(argument, symbols),
            IArrayInitializerOperation { Parent: IArrayCreationOperation { IsImplicit: true } array } =>
                array.Around().Parent is not IArgumentOperation argument || !OnlyReads(argument, symbols),
            IVariableDeclaratorOperation => false,
            IExpressionStatementOperation => false,
            _ => true,
        };
    }

    /// <summary>
    /// Whether code takes out, or may take out, elements of a collection through the property that has it, before a place: it removes some,
    /// gives the collection to other code or another name, or decides by how many there are.
    /// </summary>
    /// <param name="type">The type of the request or entry.</param>
    /// <param name="property">Its property.</param>
    /// <param name="near">Anything in the body of the code.</param>
    /// <param name="before">The place; null for anywhere in the body.</param>
    public static bool MayTakeOut(ITypeSymbol? type, string property, IOperation near, IOperation? before) => BodyIndex.RootOf(near)
        .Descendants().Any(o => o is IPropertyReferenceOperation read && read.Property.Name == property && !read.IsWritten()
            && SymbolEqualityComparer.Default.Equals(read.Instance?.Unwrapped().Type, type)
            && (before is null || read.Syntax.SpanStart < before.Syntax.SpanStart) && MayTakeOut(read));

    /// <summary>Whether there are any decides nothing of how many are sent.</summary>
    private static bool IsZero(IOperation value) => value.Unwrapped().ConstantValue is { HasValue: true, Value: 0 };

    private static bool MayTakeOut(IOperation collection)
    {
        var (parent, child) = collection.Around();
        return parent switch
        {
            IForEachLoopOperation or IInterpolationOperation or IObjectOrCollectionInitializerOperation => false,
            IInvocationOperation call when call.Instance == child =>
                call.TargetMethod.Name.StartsWith("Remove", StringComparison.Ordinal) || call.TargetMethod.Name == "Clear",
            IArgumentOperation { Parent: IInvocationOperation call } =>
                call.TargetMethod.ContainingType.Name != nameof(Enumerable) && !CallKinds.IsOnlyLog(call),
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } count =>
                count.Around().Parent switch
                {
                    IBinaryOperation { LeftOperand: var left, RightOperand: var right } => !IsZero(left) && !IsZero(right),
                    IIsPatternOperation { Pattern: var pattern } => !AskedSize.IsOfAny(pattern),
                    ISwitchOperation or ISwitchExpressionOperation => true,
                    _ => false,
                },
            IPropertyReferenceOperation member => !member.Property.IsIndexer,
            _ => true,
        };
    }

    /// <summary>
    /// True when the object gets another name, or is given to a method or constructor that may change it: not to AWS's, and not to a
    /// collection's, which keeps it as it is.
    /// </summary>
    public static bool HandsOver(IOperation mention, MessagingSymbols symbols)
    {
        var (parent, child) = mention.Around();
        return parent switch
        {
            IVariableInitializerOperation => true,
            not null when parent == child => true, // A member of an extension block gets it
            IAssignmentOperation { Target: ILocalReferenceOperation or IFieldReferenceOperation } assignment => assignment.Value == child,
            IArgumentOperation argument => !OnlyReads(argument, symbols) && argument.Parent switch
            {
                IInvocationOperation { TargetMethod.ContainingType: var type } => !IsCollection(type),
                IObjectCreationOperation { Type: INamedTypeSymbol type } => !IsCollection(type) && !symbols.IsSdk(type.ContainingAssembly),
                _ => true,
            },
            _ => false,
        };
    }

    /// <summary>
    /// Whether a collection is given to another one, of the platform, that takes its elements: <c>AddRange</c>, <c>new Queue(…)</c>.
    /// </summary>
    public static bool IsCopied(IArgumentOperation given) =>
        given.Parameter?.OriginalDefinition is
            { Type.Name: "IEnumerable", ContainingSymbol: IMethodSymbol { ContainingType: var collection } }
        && collection.IsIn("System.Collections.Generic") && collection.IsOfPlainLibrary(given);

    /// <summary>A type of the platform that keeps elements.</summary>
    public static bool IsCollection(INamedTypeSymbol type) =>
        type.ContainingNamespace is { ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } }
            or { Name: "Collections" or "Channels" };

    /// <summary>Calls that take an object and leave it as it is.</summary>
    private static bool OnlyReads(IArgumentOperation argument, MessagingSymbols symbols)
    {
        if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } || argument.Parent is not IInvocationOperation call)
        {
            // Kafka's builders and the CDK's constructs copy what they get; the SDK's constructors keep it.
            return argument.Parent is IObjectCreationOperation { Type: { } type }
                && (symbols.IsCdk(type.ContainingAssembly)
                    || (type.Name is "ProducerBuilder" or "ConsumerBuilder"
                        && symbols.TypeOf(type)?.Assembly == AwsApi.Kafka.Service.Assembly));
        }

        var method = call.TargetMethod;
        if (symbols.IsSdk(method.ContainingAssembly) || symbols.IsCdk(method.ContainingAssembly))
        {
            return true;
        }

        return method.ContainingAssembly?.Name switch
        {
            "Microsoft.Extensions.Logging.Abstractions" or "System.Console" or "Serilog" or "NLog" or "log4net" => true,
            "System.Net.Http.Json" => true,
            "System.Text.Json" => method.Name.StartsWith("Serialize", StringComparison.Ordinal),
            "Newtonsoft.Json" => method.Name == "SerializeObject",
            _ => method is { Name: "ThrowIfNull", ContainingType.Name: nameof(ArgumentNullException) }
                || (method.ContainingType.SpecialType == SpecialType.System_String
                    && method.Name is nameof(string.Format) or nameof(string.Concat)),
        };
    }
}
