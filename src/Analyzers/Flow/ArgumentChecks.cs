using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Whether what a method is given may be turned away before it is used: by an <c>if</c> that leaves or throws, a guard, <c>?? throw</c>, or
/// because to use null fails. Such a value is given, and never comes to where it would be wrong.
/// </summary>
internal sealed class ArgumentChecks(IOperation until, MessagingSymbols symbols)
{
    /// <summary>Parts of the names of methods, and of their types, that throw when they do not like what they get.</summary>
    private static readonly string[] Guards = ["Throw", "Guard", "Ensure", "Require", "Check", "Valid", "Assert", "Verif"];

    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>What a piece of code asks of a value; more includes less.</summary>
    private enum Check
    {
        None,

        /// <summary>Whether there is one, or it fails when there is none.</summary>
        Presence,

        /// <summary>Which one it is.</summary>
        Value,
    }

    /// <summary>Whether the body may turn away one of the values given for a parameter.</summary>
    /// <param name="mention">Where its value is used.</param>
    /// <param name="given">What the callers give.</param>
    /// <param name="until">What it is used for in the end.</param>
    /// <param name="symbols">The compilation's.</param>
    public static bool MayTurnAway(
        IParameterReferenceOperation mention, IReadOnlyList<IOperation> given, IOperation until, MessagingSymbols symbols) =>
        new ArgumentChecks(until, symbols).OnVariable(mention.Parameter, mention) switch
        {
            Check.None => false,
            Check.Presence => given.Any(IsNothing),
            _ => true,
        };

    /// <summary>Also an empty text: what looks for null in a text mostly looks for that as well.</summary>
    private static bool IsNothing(IOperation given) => given is IDefaultValueOperation
        || (given.ConstantValue is { HasValue: true, Value: var value }
            && (value is null || (value is string text && string.IsNullOrWhiteSpace(text))));

    /// <summary>A parameter, or a local that has its value.</summary>
    private Check OnVariable(ISymbol variable, IOperation near) =>
        seen.Add(variable) ? Most(BodyIndex.Of(near).MentionsOf(variable).Where(m => m is not IVariableDeclaratorOperation)) : Check.None;

    /// <summary>A property that was given the value, on whatever object: <c>if (request.MessageGroupId is null) throw …</c>.</summary>
    private Check OnProperty(IPropertySymbol property, IOperation near) => seen.Add(property)
        ? Most(BodyIndex.RootOf(near).Descendants().Where(o => o is IPropertyReferenceOperation { Property: var read } && !o.IsWritten()
            && SymbolEqualityComparer.Default.Equals(read, property)))
        : Check.None;

    private Check Most(IEnumerable<IOperation> mentions)
    {
        var most = Check.None;
        foreach (var mention in mentions)
        {
            var check = IsBehind(mention) ? Check.None : On(mention);
            most = check > most ? check : most;
        }

        return most;
    }

    /// <summary>A local function may stand behind and be called before.</summary>
    private bool IsBehind(IOperation mention) => mention.Syntax.SpanStart >= until.Syntax.Span.End
        && !mention.Ancestors().Any(a => a is ILocalFunctionOperation && !a.Contains(until));

    private Check On(IOperation mention)
    {
        if (mention.AncestorsInFunction().Any(a => a is IInvocationOperation { TargetMethod: var log } && IsLog(log)))
        {
            return Check.None;
        }

        if (mention.Around().Parent is { } around && AsksForPresence(around))
        {
            return Check.Presence;
        }

        for (var outer = mention.Parent; outer is not (null or IBlockOperation or IAnonymousFunctionOperation); outer = outer.Parent)
        {
            if (outer == until || outer is IObjectCreationOperation or ISimpleAssignmentOperation
                || (outer is IInvocationOperation { TargetMethod.ContainingAssembly: var assembly } && symbols.IsSdk(assembly)))
            {
                break;
            }

            if (outer.Type?.SpecialType == SpecialType.System_Boolean)
            {
                return Check.Value;
            }
        }

        return Use(mention);
    }

    private static bool AsksForPresence(IOperation around) => around switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            IsNull(comparison.LeftOperand) || IsNull(comparison.RightOperand),
        IIsPatternOperation { Pattern: var pattern } => IsOfPresence(pattern),
        IPropertyReferenceOperation { Property: { Name: "HasValue",
            ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: var name,
            ContainingType.SpecialType: SpecialType.System_String } } } =>
            name is nameof(string.IsNullOrEmpty) or nameof(string.IsNullOrWhiteSpace),
        _ => false,
    };

    private static bool IsNull(IOperation operand) => operand.Unwrapped().ConstantValue is { HasValue: true, Value: null };

    private static bool IsOfPresence(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation not => IsOfPresence(not.Pattern),
        IConstantPatternOperation constant => IsNull(constant.Value),
        IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } or ITypePatternOperation
            or IDeclarationPatternOperation => true,
        _ => false,
    };

    private Check Use(IOperation mention)
    {
        var (parent, child) = mention.Around();
        return parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } => OnArgument(call),
            IArgumentOperation { Parent: IObjectCreationOperation { Type: var type } } =>
                symbols.TypeOf(type) is not null || type?.Name.EndsWith("Exception", StringComparison.Ordinal) == true
                    ? Check.None
                    : Check.Presence,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var copy } } => OnVariable(copy, mention),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } => OnProperty(property, mention),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var copy } } => OnVariable(copy, mention),
            ISimpleAssignmentOperation or IInterpolationOperation or INameOfOperation or IReturnOperation => Check.None,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => Check.None,

            // ??, ?. and what fails on null; also what is not known here.
            _ => Check.Presence,
        };
    }

    private Check OnArgument(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return call == until || symbols.IsSdk(method.ContainingAssembly) ? Check.None
            : IsGuard(method.Name) || IsGuard(method.ContainingType.Name)
                ? method.Name.Contains("Null") || method.Name.Contains("Empty") ? Check.Presence : Check.Value
            : Check.Presence;
    }

    private static bool IsGuard(string name) => Array.Exists(Guards, g => name.IndexOf(g, StringComparison.Ordinal) >= 0);

    private static bool IsLog(IMethodSymbol method) =>
        method.ContainingType is { } type && (type.Name == nameof(Console)
            || type.NamespaceName() is "Microsoft.Extensions.Logging" or "Serilog" or "NLog"
            || (type.NamespaceName() == "System.Diagnostics" && type.Name != nameof(System.Diagnostics.Debug)));
}
