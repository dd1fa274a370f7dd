using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Small questions to an operation and its surroundings.</summary>
internal static class OperationExtensions
{
    /// <summary>The expression without conversions and parentheses around it; of a query, the calls that it stands for.</summary>
    public static IOperation Unwrapped(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IConversionOperation { OperatorMethod: { } method } conversion when IsSpanOrEnumLike(method):
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case ITranslatedQueryOperation query:
                    operation = query.Operation;
                    break;
                default:
                    return operation;
            }
        }

        // AWS's enum classes (ConstantClass) convert from their text.
        static bool IsSpanOrEnumLike(IMethodSymbol method) =>
            method.Name == WellKnownMemberNames.ImplicitConversionName
            && method.Parameters is [{ Type.SpecialType: SpecialType.System_String }]
            && method.ReturnType.BaseType is { Name: "ConstantClass" };
    }

    /// <summary>
    /// The operands of operators that follow each other, from the left: <c>a + b + c</c>. Such an expression nests to the left as deep as it
    /// is long, too deep for a method that calls itself.
    /// </summary>
    public static IEnumerable<IOperation> Operands(this IBinaryOperation operation)
    {
        var operands = new Stack<IOperation>();
        IOperation rest = operation;
        while (rest is IBinaryOperation both && both.OperatorKind == operation.OperatorKind)
        {
            operands.Push(both.RightOperand);
            rest = both.LeftOperand;
        }

        operands.Push(rest);
        return operands;
    }

    /// <summary>The variable that a pattern declares; null for one that declares none, and for what is no pattern.</summary>
    public static ISymbol? DeclaredByPattern(this IOperation operation) => operation switch
    {
        IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
        IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
        IListPatternOperation list => list.DeclaredSymbol,
        _ => null,
    };

    /// <summary>
    /// The value by which an <c>if</c>, a conditional expression or a <c>switch</c> goes one way or another; null for other code.
    /// </summary>
    public static IOperation? DecidingValue(this IOperation operation) => operation switch
    {
        IConditionalOperation conditional => conditional.Condition,
        ISwitchOperation @switch => @switch.Value,
        ISwitchExpressionOperation @switch => @switch.Value,
        _ => null,
    };

    /// <summary>Whether two operations name the same local, parameter or member, whatever object has it.</summary>
    public static bool NamesSameAs(this IOperation operation, IOperation other) => (operation, other) switch
    {
        (ILocalReferenceOperation a, ILocalReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Local, b.Local),
        (IParameterReferenceOperation a, IParameterReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Parameter, b.Parameter),
        (IMemberReferenceOperation a, IMemberReferenceOperation b) => SymbolEqualityComparer.Default.Equals(a.Member, b.Member),
        _ => false,
    };

    /// <summary>
    /// The operation around this one, past conversions, parentheses and the query expression that it is, and the child of it that holds this
    /// one. What a member of an <c>extension</c> block is used on is given to that member's code as an argument is, and so is no child: it
    /// is then the operation around itself.
    /// </summary>
    public static (IOperation? Parent, IOperation Child) Around(this IOperation operation)
    {
        var child = operation;
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or ITranslatedQueryOperation)
        {
            child = parent;
            parent = parent.Parent;
        }

        return parent is not null && IsGivenToExtension(parent, child) ? (parent, parent) : (parent, child);
    }

    /// <summary>Whether a value is what a member of an <c>extension</c> block is used on: given to code, like an argument.</summary>
    public static bool IsGivenToExtension(this IOperation value) => value.Around() is var (parent, child) && parent == child;

    private static bool IsGivenToExtension(IOperation parent, IOperation child) => parent.Kind switch
    {
        OperationKind.Invocation => (IInvocationOperation)parent is var call && call.Instance == child && call.TargetMethod.IsInExtensionBlock(),
        OperationKind.PropertyReference =>
            (IPropertyReferenceOperation)parent is var property && property.Instance == child && property.Property.IsInExtensionBlock(),
        _ => false,
    };

    /// <summary>Whether a member is declared in an <c>extension</c> block: the code in it is of whoever wrote the block.</summary>
    public static bool IsInExtensionBlock(this ISymbol member) => member.ContainingType is { TypeKind: ExtensionBlock };

    /// <summary>The kind of the type that stands for such a block, which the oldest compiler that we are made for has no name for.</summary>
    private const TypeKind ExtensionBlock = (TypeKind)14;

    /// <summary>The same of source: the node around an expression, past parentheses and <c>!</c>.</summary>
    public static (SyntaxNode? Parent, SyntaxNode Child) Around(this SyntaxNode node)
    {
        while (node.Parent is { } parent
            && (parent is ParenthesizedExpressionSyntax || parent.IsKind(SyntaxKind.SuppressNullableWarningExpression)))
        {
            node = parent;
        }

        return (node.Parent, node);
    }

    /// <summary>
    /// Whether the reference is assigned: simply, compound, through <c>??=</c>, <c>++</c>, deconstruction, <c>ref</c> or <c>out</c>; or
    /// given away by <c>ref</c>.
    /// </summary>
    public static bool IsWritten(this IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment when assignment.Target == reference => true,
        IIncrementOrDecrementOperation or IAddressOfOperation => true,
        IMemberInitializerOperation initializer => initializer.InitializedMember == reference,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation tuple => IsDeconstructionTarget(tuple),
        IDeclarationExpressionOperation => true,
        _ => IsGivenByReference(reference.Syntax),
    };

    /// <summary><c>ref var other = ref x</c>, or <c>ref x</c> for who is bound at run time: who has that may write it.</summary>
    private static bool IsGivenByReference(SyntaxNode node) => node.Around().Parent
        is RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword };

    /// <summary>The innermost lambda or local function that the operation is in; null directly in the member's body.</summary>
    public static IOperation? EnclosingFunction(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return parent;
            }
        }

        return null;
    }

    /// <summary>
    /// The operations around this one, innermost first, up to and without the enclosing lambda, local function or body's end.
    /// </summary>
    public static IEnumerable<IOperation> AncestorsInFunction(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); parent =
            parent.Parent)
        {
            yield return parent;
        }
    }

    /// <summary>The innermost <c>foreach</c> around this operation, in its function, that declares a local; null for none.</summary>
    public static IForEachLoopOperation? LoopWith(this IOperation operation, ILocalSymbol local) => operation.AncestorsInFunction()
        .OfType<IForEachLoopOperation>().FirstOrDefault(l => l.Locals.Contains(local, SymbolEqualityComparer.Default));

    /// <summary>Whether this operation is in a <c>try</c> with a <c>catch</c>, in its function.</summary>
    public static bool IsCaught(this IOperation operation) =>
        operation.AncestorsInFunction().Any(static a => a is ITryOperation { Catches.Length: > 0 });

    /// <summary>The operations around this one, innermost first, up to the member's end.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    /// <summary>The argument given, explicitly or by default, for the parameter of a name.</summary>
    public static IArgumentOperation? Argument(this IInvocationOperation call, string parameter) =>
        Argument(call.Arguments, parameter);

    /// <summary>The argument given, explicitly or by default, for the parameter of a name, whatever its first letter's case.</summary>
    public static IArgumentOperation? Argument(this IObjectCreationOperation creation, string parameter) =>
        Argument(creation.Arguments, parameter);

    /// <summary>The name by which source calls the method: what a squiggle under a call covers.</summary>
    public static SyntaxNode NameSyntax(this IInvocationOperation call) => call.Syntax switch
    {
        Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax
        {
            Expression: Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax access,
        } => access.Name,
        Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax
        {
            Expression: Microsoft.CodeAnalysis.CSharp.Syntax.MemberBindingExpressionSyntax binding,
        } => binding.Name,
        Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax invocation => invocation.Expression,
        var other => other,
    };

    private static IArgumentOperation? Argument(ImmutableArray<IArgumentOperation> arguments, string parameter)
    {
        foreach (var argument in arguments)
        {
            if (string.Equals(argument.Parameter?.Name, parameter, StringComparison.OrdinalIgnoreCase))
            {
                return argument;
            }
        }

        return null;
    }

    private static bool IsDeconstructionTarget(IOperation operation)
    {
        while (operation.Parent is ITupleOperation or IConversionOperation or IDeclarationExpressionOperation)
        {
            operation = operation.Parent;
        }

        return operation.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == operation;
    }
}
