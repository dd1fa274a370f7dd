using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <content>Folding: from expressions to values.</content>
internal readonly partial struct ValueFlow
{
    /// <summary>Combinations of parts that a text or a sum is folded to; more is unknown.</summary>
    private const int MaxCombinations = 16;

    /// <summary>The values that an expression can have. Null counts as absent.</summary>
    public Values ValuesOf(IOperation expression) => Fold(SourcesOf(expression).Expressions, depth: 0);

    /// <summary>The values of a property that was asked of an object.</summary>
    public Values ValuesOf(PropertyValue property)
    {
        if (property.IsUnknown)
        {
            return Values.Unknown;
        }

        var values = property.Assigned.Count == 0 ? null : Fold(property.Assigned, depth: 0);
        return (values, property.MayBeAbsent) switch
        {
            (null, _) => Values.Absent,
            ({ } some, true) => some.Or(Values.Absent),
            ({ } some, false) => some,
        };
    }

    /// <summary>
    /// The one text that a property has: in view, or because all callers of the private method around give it the same one, and none null.
    /// </summary>
    /// <param name="property">The property, as it was asked of an object.</param>
    /// <param name="until">The call that the object is for.</param>
    public (string? Text, bool IsGiven) OnlyTextOf(PropertyValue property, IOperation until)
    {
        var values = ValuesOf(property);
        if (!values.IsUnknown)
        {
            return (values.Known is [{ Text: { } text }] ? text : null, false);
        }

        return (WithCallers(until).ValuesOf(property) is { MayBeAbsent: false } given ? given.OnlyText : null, true);
    }

    private Values Fold(IReadOnlyList<IOperation> expressions, int depth)
    {
        Values? all = null;
        foreach (var expression in expressions)
        {
            var values = Fold(expression, depth);
            all = all?.Or(values) ?? values;
            if (all.IsUnknown)
            {
                return all;
            }
        }

        return all ?? Values.Unknown;
    }

    private Values FoldInner(IOperation expression, int depth) =>
        depth > MaxHops * 4 ? Values.Unknown : Fold(SourcesOf(expression).Expressions, depth + 1);

    private Values Fold(IOperation expression, int depth)
    {
        if (expression.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant is null ? Values.Absent : Values.Of(new Value(EnumName(expression, constant) ?? constant, expression));
        }

        // By kind first, here and below: one list of patterns over all kinds is compiled to many times its size.
        switch (expression.Kind)
        {
            case OperationKind.DefaultValue:
                return expression.Type is { IsReferenceType: true } ? Values.Absent : Values.Unknown;

            case OperationKind.ParameterReference:
                return GivenFor(expression) is { } given ? WithoutCallers.Fold(given, depth + 1) : Values.Unknown;

            case OperationKind.Invocation:
                return FoldCall((IInvocationOperation)expression, depth);

            case OperationKind.PropertyReference:
                return FoldProperty((IPropertyReferenceOperation)expression, depth);

            case OperationKind.FieldReference:
                return ((IFieldReferenceOperation)expression).Field is
                    { IsStatic: true, Name: nameof(TimeSpan.Zero), ContainingType.Name: nameof(TimeSpan) }
                    ? Values.Of(new Value(TimeSpan.Zero, expression))
                    : Values.Unknown;

            case OperationKind.ObjectCreation:
                return expression.Type is { Name: nameof(TimeSpan), ContainingNamespace.Name: "System" }
                    ? FoldTimeSpan((IObjectCreationOperation)expression, depth)
                    : Values.Unknown;

            case OperationKind.Unary:
                return (IUnaryOperation)expression is { OperatorKind: UnaryOperatorKind.Minus } minus
                    ? Map(FoldInner(minus.Operand, depth), expression, v => v is int or long or double ? -Convert.ToDouble(v) : null)
                    : Values.Unknown;

            case OperationKind.Binary:
                return FoldBinary((IBinaryOperation)expression, depth);

            case OperationKind.InterpolatedString:
                return FoldInterpolation((IInterpolatedStringOperation)expression, depth);

            default:
                return Values.Unknown;
        }
    }

    private Values FoldCall(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        if (call.Instance is { } instance)
        {
            return method is { Name: nameof(ToString), Parameters.Length: 0 }
                ? Map(FoldInner(instance, depth), call, v => v is string or bool or int or long ? Invariant(v) : null)
                : Values.Unknown;
        }

        if (IsDurationFactory(call))
        {
            return Map(FoldInner(call.Arguments[0].Value, depth), call, v => Duration(method.Name, v));
        }

        return method is { Name: nameof(string.Concat), ContainingType.SpecialType: SpecialType.System_String }
            && call.Arguments.All(a => a.ArgumentKind == ArgumentKind.Explicit && a.Value.Type?.SpecialType == SpecialType.System_String)
                ? Combine([.. call.Arguments.Select(a => a.Value)], call, depth, p => string.Concat(p))
                : Values.Unknown;
    }

    private Values FoldProperty(IPropertyReferenceOperation property, int depth)
    {
        if (property.Property is { Name: "Name" or "FullName" or "Namespace",
            ContainingType.Name: "Type" or "MemberInfo" or "AssemblyName" }
            && NameIn(property) is { } text)
        {
            return Values.Of(new Value(text, property));
        }

        return property.Instance is { Type.Name: nameof(TimeSpan) } instance
            ? Map(FoldInner(instance, depth), property, v => v is TimeSpan span ? Total(property.Property.Name, span) : null)
            : Values.Unknown;
    }

    private Values FoldBinary(IBinaryOperation binary, int depth) =>
        Combine([binary.LeftOperand, binary.RightOperand], binary, depth, p => Compute(binary, p[0], p[1]));

    /// <summary>
    /// The text of <c>typeof(T).Name</c>, <c>.FullName</c>, <c>.Namespace</c> and <c>typeof(T).Assembly.GetName().Name</c>, where T is one
    /// type.
    /// </summary>
    private string? NameIn(IPropertyReferenceOperation property)
    {
        var source = property.Instance is { } instance ? SourcesOf(instance).Expressions : [];
        if (source is [IInvocationOperation { TargetMethod.Name: "GetName",
            Instance: IPropertyReferenceOperation { Property.Name: "Assembly", Instance: { } type } }])
        {
            return property.Property.Name == "Name" && TypeIn(SourcesOf(type).Expressions) is { } one ? one.ContainingAssembly?.Name : null;
        }

        return TypeIn(source) is not { } named ? null : property.Property.Name switch
        {
            "Name" => named.Name,
            "Namespace" => named.ContainingNamespace is { IsGlobalNamespace: false } home ? home.ToDisplayString() : null,
            _ => Symbols.MessagingSymbols.MetadataNameOf(named),
        };

        static INamedTypeSymbol? TypeIn(IReadOnlyList<IOperation> sources) =>
            sources is [ITypeOfOperation { TypeOperand: INamedTypeSymbol { TypeKind: not TypeKind.Error, IsGenericType: false } type }]
                ? type
                : null;
    }

    private Values FoldInterpolation(IInterpolatedStringOperation interpolated, int depth)
    {
        var parts = new List<IOperation>();
        foreach (var part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation text:
                    parts.Add(text.Text);
                    break;
                case IInterpolationOperation { FormatString: null, Alignment: null } hole:
                    parts.Add(hole.Expression);
                    break;
                default:
                    return Values.Unknown;
            }
        }

        return Combine(parts, interpolated, depth, p => p.All(v => v is string or int or long or bool)
            ? string.Concat(p.Select(Invariant))
            : null);
    }

    private Values FoldTimeSpan(IObjectCreationOperation creation, int depth)
    {
        if (creation.Arguments.Length is < 3 or > 4)
        {
            return Values.Unknown;
        }

        return Combine([.. creation.Arguments.Select(a => a.Value)], creation, depth, p =>
        {
            if (!p.All(v => v is int))
            {
                return null;
            }

            var n = p.Select(Convert.ToInt32).ToArray();
            return n.Length == 3 ? new TimeSpan(n[0], n[1], n[2]) : new TimeSpan(n[0], n[1], n[2], n[3]);
        });
    }

    /// <summary>All combinations of what the parts can be; unknown when one part is, or may be absent.</summary>
    private Values Combine(IReadOnlyList<IOperation> parts, IOperation origin, int depth, Func<object[], object?> compute)
    {
        var rows = new List<object[]> { Array.Empty<object>() };
        foreach (var part in parts)
        {
            var values = FoldInner(part, depth);
            if (values.IsUnknown || values.MayBeAbsent || rows.Count * values.Known.Count > MaxCombinations)
            {
                return Values.Unknown;
            }

            rows = [.. rows.SelectMany(row => values.Known.Select(v => (object[])[.. row, v.Data]))];
        }

        var results = new List<Value>();
        foreach (var row in rows)
        {
            if (compute(row) is not { } result)
            {
                return Values.Unknown;
            }

            results.Add(new Value(result, origin));
        }

        return Values.Of(results);
    }

    private static Values Map(Values values, IOperation origin, Func<object, object?> map)
    {
        if (values.IsUnknown || values.MayBeAbsent)
        {
            return Values.Unknown;
        }

        var results = new List<Value>();
        foreach (var value in values.Known)
        {
            if (map(value.Data) is not { } result)
            {
                return Values.Unknown;
            }

            results.Add(new Value(result, origin));
        }

        return Values.Of(results);
    }

    private static object? Compute(IBinaryOperation operation, object left, object right)
    {
        if (operation is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String })
        {
            return left is string or int or long or bool && right is string or int or long or bool
                ? Invariant(left) + Invariant(right)
                : null;
        }

        if (left is TimeSpan a && right is TimeSpan b)
        {
            return operation.OperatorKind switch
            {
                BinaryOperatorKind.Add => a + b,
                BinaryOperatorKind.Subtract => a - b,
                _ => null,
            };
        }

        if (operation.Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double)
            || left is not (int or long or double) || right is not (int or long or double))
        {
            return null;
        }

        var (x, y) = (Convert.ToDouble(left), Convert.ToDouble(right));
        var whole = operation.Type.SpecialType != SpecialType.System_Double;
        var result = operation.OperatorKind switch
        {
            BinaryOperatorKind.Add => x + y,
            BinaryOperatorKind.Subtract => x - y,
            BinaryOperatorKind.Multiply => x * y,
            BinaryOperatorKind.Divide when y != 0 => whole ? Math.Truncate(x / y) : x / y,
            _ => double.NaN,
        };
        return double.IsNaN(result) || Math.Abs(result) >= 1e15 ? null : whole ? (long)result : result;
    }

    /// <summary><c>TimeSpan.FromX</c> of System, <c>Duration.X</c> of the CDK.</summary>
    private static bool IsDurationFactory(IInvocationOperation call) =>
        call.Arguments.Length >= 1
        && call.Arguments.Skip(1).All(a => a.ArgumentKind == ArgumentKind.DefaultValue)
        && call.TargetMethod.ContainingType switch
        {
            { Name: nameof(TimeSpan), ContainingNamespace.Name: "System" } =>
                call.TargetMethod.Name.StartsWith("From", StringComparison.Ordinal),
            { Name: "Duration", ContainingAssembly.Name: Symbols.AwsApi.CdkAssembly } => true,
            _ => false,
        };

    /// <summary>Whether a call makes a <c>TimeSpan</c> or <c>Duration</c> of an amount.</summary>
    internal static bool IsDuration(IInvocationOperation call) => IsDurationFactory(call);

    /// <summary>What such a call makes of amounts that were found otherwise.</summary>
    internal static Values DurationsOf(IInvocationOperation call, Values amounts) =>
        Map(amounts, call, v => Duration(call.TargetMethod.Name, v));

    private static object? Duration(string factory, object amount)
    {
        if (amount is not (int or long or double))
        {
            return null;
        }

        var n = Convert.ToDouble(amount);
        TimeSpan? span = factory switch
        {
            "FromMilliseconds" or "Millis" => TimeSpan.FromMilliseconds(n),
            "FromSeconds" or "Seconds" => TimeSpan.FromSeconds(n),
            "FromMinutes" or "Minutes" => TimeSpan.FromMinutes(n),
            "FromHours" or "Hours" => TimeSpan.FromHours(n),
            "FromDays" or "Days" => TimeSpan.FromDays(n),
            _ => null,
        };
        return span;
    }

    private static object? Total(string property, TimeSpan span) => property switch
    {
        nameof(TimeSpan.TotalMilliseconds) => span.TotalMilliseconds,
        nameof(TimeSpan.TotalSeconds) => span.TotalSeconds,
        nameof(TimeSpan.TotalMinutes) => span.TotalMinutes,
        nameof(TimeSpan.TotalHours) => span.TotalHours,
        nameof(TimeSpan.TotalDays) => span.TotalDays,
        nameof(TimeSpan.Seconds) => span.Seconds,
        nameof(TimeSpan.Minutes) => span.Minutes,
        _ => null,
    };

    private static string? EnumName(IOperation expression, object constant)
    {
        if (expression.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            return null;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant))
            {
                return field.Name;
            }
        }

        return null;
    }

    private static string Invariant(object value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
