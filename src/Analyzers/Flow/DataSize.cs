using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>How many bytes a text, an array or a stream has at least, by what is written in code.</summary>
internal static class DataSize
{
    /// <summary>The bytes, of UTF-8 for a text, that the value certainly has; 0 when nothing is known of it.</summary>
    public static long AtLeast(IOperation value, ValueFlow flow) => AtLeast(value, flow, []);

    /// <param name="value">The value.</param>
    /// <param name="flow">Looks through variables.</param>
    /// <param name="known">What has been asked already. What is being asked has 0 as long: a text that is made of itself has at least what
    /// else is put to it.</param>
    private static long AtLeast(IOperation value, ValueFlow flow, Dictionary<SyntaxNode, long> known)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var sources = flow.SourcesOf(value).Expressions;
        return sources.Count == 0 ? 0 : sources.Min(s => KnownOf(s, flow, known));
    }

    private static long KnownOf(IOperation source, ValueFlow flow, Dictionary<SyntaxNode, long> known)
    {
        if (!known.TryGetValue(source.Syntax, out var size))
        {
            known[source.Syntax] = 0;
            known[source.Syntax] = size = Of(source, flow, known);
        }

        return size;
    }

    private static long Of(IOperation source, ValueFlow flow, Dictionary<SyntaxNode, long> known)
    {
        if (source.ConstantValue is { HasValue: true, Value: string text })
        {
            return Encoding.UTF8.GetByteCount(text);
        }

        switch (source.Kind)
        {
            // new string('x', n)
            case OperationKind.ObjectCreation
                when (IObjectCreationOperation)source is { Type.SpecialType: SpecialType.System_String,
                    Arguments: [{ Value.ConstantValue: { HasValue: true, Value: char c } }, { Value: var count }] }:
                return Number(count, flow) * (char.IsSurrogate(c) ? 1 : Encoding.UTF8.GetByteCount([c]));

            case OperationKind.ArrayCreation
                when (IArrayCreationOperation)source is { Type: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte },
                    DimensionSizes: [var size] }:
                return Number(size, flow);

            case OperationKind.Binary
                when (IBinaryOperation)source is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                return sum.Operands().Sum(o => AtLeast(o, flow, known));

            case OperationKind.InterpolatedString:
                return ((IInterpolatedStringOperation)source).Parts.Sum(p => p switch
                {
                    IInterpolatedStringTextOperation { Text: var literal } => AtLeast(literal, flow, known),
                    IInterpolationOperation { Expression: var expression } => AtLeast(expression, flow, known),
                    _ => 0,
                });

            // Encoding.UTF8.GetBytes(text): every other encoding of .NET takes at least a byte for each character as well, but not more.
            case OperationKind.Invocation
                when (IInvocationOperation)source is { TargetMethod: { Name: "GetBytes",
                    ContainingType.ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } },
                        Instance: IPropertyReferenceOperation { Property.Name: "UTF8" }, Arguments: [{ Value: var encoded }] }:
                return AtLeast(encoded, flow, known);

            case OperationKind.ObjectCreation
                when (IObjectCreationOperation)source is { Type: { Name: "MemoryStream", ContainingNamespace.Name: "IO" },
                    Arguments: [{ Value: { Type: IArrayTypeSymbol } bytes }] }:
                return AtLeast(bytes, flow, known);

            default:
                return 0;
        }
    }

    private static long Number(IOperation value, ValueFlow flow)
    {
        var numbers = flow.ValuesOf(value);
        return !numbers.IsUnknown && numbers.Known.Count > 0 && numbers.Known.All(n => n.Integer is > 0)
            ? numbers.Known.Min(n => n.Integer!.Value)
            : 0;
    }
}
