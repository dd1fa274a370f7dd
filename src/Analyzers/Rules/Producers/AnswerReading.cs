using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// What code does with the part of a response that holds a result, and whether it finds out when that holds a failure instead.
/// </summary>
internal sealed class AnswerReading
{
    /// <summary>Settings with which a serializer refuses an object that does not fit.</summary>
    private static readonly string[] StrictSettings =
        ["UnmappedMemberHandling", "MissingMemberHandling", "RespectRequiredConstructorParameters"];

    /// <summary>Words with which a method says that it throws when something is not as it should be.</summary>
    private static readonly string[] Checking =
        ["Throw", "Ensure", "Valid", "Guard", "Against", "Assert", "NotNull", "Require", "Verify", "Check"];

    private readonly string member;
    private readonly List<IOperation> after;
    private readonly HashSet<ISymbol> made = new(SymbolEqualityComparer.Default);

    /// <param name="call">The call that the response is of.</param>
    /// <param name="member">The part of the response.</param>
    public AnswerReading(IInvocationOperation call, string member)
    {
        this.member = member;
        after = [.. BodyIndex.RootOf(call).Descendants()
            .Where(o => o.Syntax.SpanStart > call.Syntax.SpanStart || o.Syntax.Span.Contains(call.Syntax.Span))];
        foreach (var operation in after)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer: { } initializer, Symbol: var local }
                    when initializer.Descendants().Any(IsMade):
                    made.Add(local);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var value }
                    when value.DescendantsAndSelf().Any(IsMade):
                    made.Add(local);
                    break;
                case IIsPatternOperation { Value: var value, Pattern: var pattern } when value.DescendantsAndSelf().Any(IsMade):
                    made.UnionWith(pattern.DescendantsAndSelf().Select(p => p.DeclaredByPattern()).OfType<ISymbol>());
                    break;
            }
        }
    }

    /// <summary>Whether anything is done with the part but to return and to log it.</summary>
    public bool IsUsed() => after.Any(o => IsPart(o) && o.Around().Parent is var parent
        && parent is not (IReturnOperation or IExpressionStatementOperation or IInterpolationOperation)
        && !(parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } && CallKinds.IsLog(method)));

    /// <summary>
    /// Whether the code may find out by what the part holds: it decides by something in it, gives it to other code, or makes
    /// of it what cannot be made of an error. That something came at all says nothing.
    /// </summary>
    public bool Notices(RuleContext context) =>
        after.Any(o => DecidingIn(o)?.DescendantsAndSelf().Any(AsksForPart) == true || FailsOnError(o) || FailsOnMissing(o)
            || IsGivenAway(o, context))
        || (after.Any(IsPart) && CompilationText.MentionsOneOf(context.State, StrictSettings, context.Cancellation));

    private static IOperation? DecidingIn(IOperation operation) => operation switch
    {
        ICoalesceOperation { WhenNull: var otherwise } coalesce when otherwise.Unwrapped() is IThrowOperation => coalesce.Value,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } argument
            when Array.Exists(Checking, w => method.Name.Contains(w) || method.ContainingType.Name.Contains(w)) => argument.Value,
        _ => operation.DecidingValue(),
    };

    private bool AsksForPart(IOperation o) => o is ILocalReferenceOperation { Local: var local } && made.Contains(local)
        && o.Around().Parent switch
    {
        IMemberReferenceOperation { Member.Name: "Length" or "Count" or "HasValue" } => false,
        IMemberReferenceOperation or IInvocationOperation or IConditionalAccessOperation => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => !method.IsOfPlainLibrary(o),
        IIsPatternOperation { Pattern: var pattern } => pattern.DescendantsAndSelf().Any(p => p is IPropertySubpatternOperation),
        _ => false,
    };

    /// <summary>
    /// Code that is given it may look, unless it goes only one way: to read JSON with the project's settings.
    /// </summary>
    private bool IsGivenAway(IOperation o, RuleContext context)
    {
        if (o is not IArgumentOperation { Value: var value } argument || !IsMade(value.Unwrapped()))
        {
            return false;
        }

        IMethodSymbol? method = argument.Parent switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation { Constructor: { } constructor } => constructor,
            _ => null,
        };
        return method?.IsOfPlainLibrary(o) == false
            && MemberReader.BodyOf((method.ReducedFrom ?? method).OriginalDefinition, context.State, context.Cancellation)?
                .Descendants().All(IsOneWay) != true;

        static bool IsOneWay(IOperation part) => part switch
        {
            IThrowOperation => part.Around().Parent is ICoalesceOperation,
            IInvocationOperation inner => inner.TargetMethod.IsOfPlainLibrary(inner),
            IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ILoopOperation or IAssignmentOperation => false,
            _ => true,
        };
    }

    /// <summary>
    /// Whether code throws when it meets an error where it expects its result, or goes another way: a serializer that is asked for anything
    /// but an object, or for one that must have members that an error has not, a reader that asks for one, a text that is compared or
    /// parsed.
    /// </summary>
    private bool FailsOnError(IOperation o) => o switch
    {
        IInvocationOperation { TargetMethod: { TypeArguments: [var result], Name: var name } } call
            when name.StartsWith("Deserialize", StringComparison.Ordinal) && call.Arguments.Any(a => a.Descendants().Any(IsMade)) =>
            IsRefused(result),
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType: var type } method } call =>
            (name is "GetProperty" or "EnumerateArray" or "GetArrayLength" or "AsArray" or "AsValue" or "GetValue" && IsJson(type))
            || (IsOfText(method) && call.Arguments.Any(a => a.Descendants().Any(IsMade))),
        IConversionOperation { OperatorMethod.ContainingType: var type } => IsJson(type),
        IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, LeftOperand: var text, RightOperand: var other,
            } =>
            text.Type?.SpecialType == SpecialType.System_String && other.ConstantValue is { HasValue: true, Value: string { Length: > 0 } }
            && text.DescendantsAndSelf().Any(IsMade),
        _ => false,
    };

    /// <summary>Whether a method makes something of a text that cannot be made of an object in JSON: a number, bytes, XML.</summary>
    private static bool IsOfText(IMethodSymbol method) =>
        method is { IsStatic: true, Name: "Parse" or "ParseExact" or "FromBase64String" or "FromHexString", ContainingType: var type }
        && !IsJson(type) && type.IsIn("System");

    /// <summary>
    /// Whether code goes on from a part of the result that an error has not: <c>result.Total.Net</c> and <c>json["total"]!.ToString()</c>
    /// throw when it is missing.
    /// </summary>
    private bool FailsOnMissing(IOperation o) =>
        o is IPropertyReferenceOperation { Instance: { } result, Property: var property } part && property.Type.IsReferenceType
        && (property.IsIndexer ? property.ContainingType.Name.StartsWith("J", StringComparison.Ordinal) : IsLeftNull(part))
        && IsOfResult(result.Unwrapped()) && IsGoneThrough(o);

    private bool IsOfResult(IOperation value) => Execution.Unawaited(value) switch
    {
        ILocalReferenceOperation { Local: var local } => made.Contains(local),
        IInvocationOperation { TargetMethod.Name: var name } call =>
            name.StartsWith("Deserialize", StringComparison.Ordinal) && call.Arguments.Any(a => a.Descendants().Any(IsMade))
            || name.StartsWith("Parse", StringComparison.Ordinal) && call.Arguments.Any(a => a.Descendants().Any(IsMade)),
        _ => false,
    };

    /// <summary>Whether a property stays null when nothing sets it, as far as its declaration is in view.</summary>
    private static bool IsLeftNull(IPropertyReferenceOperation mention) => mention.Property is var property
        && (!property.IsOf(mention.SemanticModel?.Compilation) || property.DeclaringSyntaxReferences.All(IsWithoutValue));

    private static bool IsWithoutValue(SyntaxReference declaration) =>
        declaration.GetSyntax() is ParameterSyntax or PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null };

    /// <summary>Whether a value is used in a way that throws when it is null.</summary>
    private static bool IsGoneThrough(IOperation value) => value.Around() switch
    {
        (IMemberReferenceOperation member, var child) => member.Instance == child,
        (IInvocationOperation call, var child) => call.Instance == child,
        (IForEachLoopOperation loop, var child) => loop.Collection == child,
        (IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } call } argument, _) =>
            call.Arguments[0] == argument,
        _ => false,
    };

    private static bool IsJson(ITypeSymbol? type) => type.NamespaceName() is "System.Text.Json" or "System.Text.Json.Nodes";

    /// <summary>Whether a type cannot be made of the object that an error is.</summary>
    private static bool IsRefused(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var underlying] })
        {
            type = underlying;
        }

        if (type.SpecialType is SpecialType.System_Object || type is ITypeParameterSymbol || IsJson(type))
        {
            return false;
        }

        if (type.SpecialType != SpecialType.None || type.TypeKind is TypeKind.Enum or TypeKind.Array
            || type.Name is nameof(Guid) or nameof(DateTimeOffset)
            || type.AllInterfaces.Append(type).Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable))
        {
            return !type.AllInterfaces.Append(type).Any(i => i.Name is "IDictionary" or "IReadOnlyDictionary");
        }

        for (var part = type; part is not null; part = part.BaseType)
        {
            if (IsSpecial(part)
                || part.GetMembers().Any(m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
                    || IsSpecial(m)))
            {
                return true;
            }
        }

        return false;

        static bool IsSpecial(ISymbol symbol) => symbol.GetAttributes().Any(a =>
            a.AttributeClass?.Name is "JsonRequiredAttribute" or "JsonConverterAttribute"
            || a.NamedArguments.Any(n => n.Key is "Required" or "IsRequired" or "ItemRequired"));
    }

    private bool IsMade(IOperation o) => o is ILocalReferenceOperation { Local: var local } ? made.Contains(local) : IsPart(o);

    private bool IsPart(IOperation o) => o is IPropertyReferenceOperation { Property.Name: var name } && name == member;
}
