using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>The few texts that an expression can have.</summary>
/// <param name="Texts">All of them; null where they are few but cannot be listed, as the names of types.</param>
/// <param name="NamedOnly">Name of the property from which alone it is known that they are few; null when types or constants say
/// so.</param>
internal sealed record KeySpace(IReadOnlyList<string>? Texts, string? NamedOnly = null)
{
    private static readonly string[] FewByName = ["Type", "Status", "Kind", "Region", "Country"];

    /// <summary>Few, and not listed.</summary>
    private static readonly KeySpace Unlisted = new(Texts: null);

    /// <summary>The texts of a property that has some value on every path; null when they may be many or are unknown.</summary>
    /// <param name="values">Sources of the values assigned.</param>
    /// <param name="max">The most texts that count as few.</param>
    /// <param name="flow">Looks through variables.</param>
    public static KeySpace? Of(IReadOnlyList<IOperation> values, int max, ValueFlow flow) => new Reader(max, flow).Union(values);

    private static KeySpace One(string text) => new([text]);

    private sealed class Reader(int max, ValueFlow flow)
    {
        /// <summary>Expressions looked into, one inside the other.</summary>
        private const int MaxDepth = 12;

        private int depth;

        public KeySpace? Union(IReadOnlyList<IOperation> expressions)
        {
            KeySpace? all = null;
            foreach (var expression in expressions)
            {
                if (Read(expression) is not { } part)
                {
                    return null;
                }

                all = all is null
                    ? part
                    : Limited(all.Texts is null || part.Texts is null
                        ? null
                        : all.Texts.Concat(part.Texts), all.NamedOnly ?? part.NamedOnly);
                if (all is null)
                {
                    return null;
                }
            }

            return all;
        }

        /// <summary>The texts of a part: an enum's or bool's own text, or those of a string.</summary>
        private KeySpace? ReadPart(IOperation expression)
        {
            // A number made of an enum member is another text than its name, and the cast is what tells.
            for (var cast = expression; cast is IConversionOperation or IParenthesizedOperation;)
            {
                if (cast is IConversionOperation { Type: { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 },
                    Operand: var operand }
                    && EnumOf(operand.Type) is { } type)
                {
                    return Members(type, isNullable: false, f =>
                        System.Convert.ToString(f.ConstantValue, System.Globalization.CultureInfo.InvariantCulture)!);
                }

                cast = cast is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)cast).Operand;
            }

            if (depth >= MaxDepth)
            {
                return null;
            }

            depth++;
            var found = Union(flow.SourcesOf(expression).Expressions);
            depth--;
            return found;
        }

        private KeySpace? Read(IOperation expression)
        {
            if (expression.ConstantValue is { HasValue: true, Value: var constant })
            {
                return constant switch
                {
                    null => null,
                    _ when EnumOf(expression.Type) is { } type =>
                        type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, constant)) is { } member
                            ? One(member.Name)
                            : null,
                    string or char or bool or int or long =>
                        One(System.Convert.ToString(constant, System.Globalization.CultureInfo.InvariantCulture)!),
                    _ => null,
                };
            }

            if (EnumOf(expression.Type) is { } @enum)
            {
                return Members(@enum, IsNullable(expression.Type), f => f.Name);
            }

            if (Underlying(expression.Type)?.SpecialType == SpecialType.System_Boolean)
            {
                return Limited(IsNullable(expression.Type) ? ["True", "False", ""] : ["True", "False"], null);
            }

            return expression.Kind switch
            {
                OperationKind.Invocation => ReadCall((IInvocationOperation)expression),
                OperationKind.ConditionalAccess => ReadPart(((IConditionalAccessOperation)expression).WhenNotNull),
                OperationKind.InterpolatedString => Product([.. ((IInterpolatedStringOperation)expression).Parts.Select(HoleOf)]),
                OperationKind.Binary
                    when (IBinaryOperation)expression is { OperatorKind: BinaryOperatorKind.Add,
                        Type.SpecialType: SpecialType.System_String } sum =>
                    Product([sum.LeftOperand, sum.RightOperand]),
                OperationKind.PropertyReference => ReadProperty((IPropertyReferenceOperation)expression),
                OperationKind.ParameterReference when flow.GivenFor(expression) is { } given =>
                    new Reader(max, flow.WithoutCallers).Union(given),
                _ => null,
            };
        }

        private static IOperation HoleOf(IInterpolatedStringContentOperation part) => part switch
        {
            IInterpolatedStringTextOperation text => text.Text,
            IInterpolationOperation { FormatString: null, Alignment: null } hole => hole.Expression,
            _ => part,
        };

        private static KeySpace? ReadProperty(IPropertyReferenceOperation reference)
        {
            var property = reference.Property;
            if (property.Name is "Name" or "FullName"
                && reference.Instance is { Type: { Name: nameof(Type), ContainingNamespace.Name: nameof(System) } } type)
            {
                return ReadTypeName(reference, type.Unwrapped());
            }

            return property.Type.SpecialType == SpecialType.System_String
                && FewByName.Any(w => property.Name.EndsWith(w, StringComparison.Ordinal))
                ? new KeySpace(Texts: null, property.Name)
                : null;
        }

        private KeySpace? ReadCall(IInvocationOperation call)
        {
            var (name, instance) = (call.TargetMethod.Name, call.Instance);
            if (instance is not null)
            {
                return name switch
                {
                    nameof(ToString) when call.Arguments.Length == 0 => ReadPart(instance),
                    nameof(string.ToLower) or nameof(string.ToLowerInvariant) => Map(ReadPart(instance), t => t.ToLowerInvariant()),
                    nameof(string.ToUpper) or nameof(string.ToUpperInvariant) => Map(ReadPart(instance), t => t.ToUpperInvariant()),
                    nameof(string.Trim) when call.Arguments.Length == 0 => Map(ReadPart(instance), t => t.Trim()),
                    _ => null,
                };
            }

            return call.TargetMethod.ContainingType.SpecialType switch
            {
                SpecialType.System_String
                    when name == nameof(string.Concat) && call.Arguments.All(a => a.ArgumentKind == ArgumentKind.Explicit) =>
                    Product([.. call.Arguments.Select(a => a.Value)]),
                SpecialType.System_Enum when name == nameof(Enum.GetName) => ReadPart(call.Arguments[call.Arguments.Length - 1].Value),
                _ => null,
            };
        }

        /// <summary>
        /// <c>typeof(Order).Name</c> is one text; <c>typeof(T).Name</c> and <c>x.GetType().Name</c> as many as there are types.
        /// </summary>
        private static KeySpace? ReadTypeName(IPropertyReferenceOperation property, IOperation type) => type switch
        {
            ITypeOfOperation { TypeOperand: INamedTypeSymbol { IsGenericType: false } operand } =>
                One(property.Property.Name == "Name" ? operand.MetadataName : operand.ToDisplayString()),
            ITypeOfOperation => Unlisted,
            IInvocationOperation { TargetMethod: { Name: nameof(GetType), ContainingType.SpecialType: SpecialType.System_Object } } =>
                Unlisted,
            _ => null,
        };

        /// <summary>Every combination of what the parts can be.</summary>
        private KeySpace? Product(IReadOnlyList<IOperation> parts)
        {
            KeySpace? all = One("");
            foreach (var part in parts)
            {
                if (ReadPart(part) is not { } texts)
                {
                    return null;
                }

                all = Limited(
                    all.Texts is null || texts.Texts is null
                        ? null
                        : all.Texts.SelectMany(left => texts.Texts.Select(right => left + right)),
                    all.NamedOnly ?? texts.NamedOnly);
                if (all is null)
                {
                    return null;
                }
            }

            return all;
        }

        private KeySpace? Members(INamedTypeSymbol type, bool isNullable, Func<IFieldSymbol, string> text)
        {
            // Members of one value have one text; combinations of flags are not listed anywhere.
            var isFlags = type.GetAttributes()
                .Any(a => a.AttributeClass is { Name: nameof(FlagsAttribute), ContainingNamespace.Name: nameof(System) });
            var members = type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue).GroupBy(f => f.ConstantValue)
                .Select(g => text(g.First()));
            return isFlags ? null : Limited(isNullable ? members.Append("") : members, null);
        }

        private KeySpace? Limited(IEnumerable<string>? texts, string? namedOnly)
        {
            if (texts is null)
            {
                return new KeySpace(Texts: null, namedOnly);
            }

            var distinct = texts.Distinct(StringComparer.Ordinal).Take(max + 1).ToList();
            return distinct.Count is 0 || distinct.Count > max ? null : new KeySpace(distinct, namedOnly);
        }

        private static KeySpace? Map(KeySpace? space, Func<string, string> map) =>
            space is { Texts: { } texts } ? space with { Texts = [.. texts.Select(map).Distinct(StringComparer.Ordinal)] } : space;

        private static INamedTypeSymbol? EnumOf(ITypeSymbol? type) =>
            Underlying(type) is INamedTypeSymbol { TypeKind: TypeKind.Enum } @enum ? @enum : null;

        private static ITypeSymbol? Underlying(ITypeSymbol? type) =>
            type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
                ? nullable.TypeArguments[0]
                : type;

        private static bool IsNullable(ITypeSymbol? type) =>
            type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
    }
}
