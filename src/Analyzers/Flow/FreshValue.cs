using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Values that are another each time the code runs: a new GUID, the time, a random number, texts with one of these in them, and what a
/// method of this compilation makes of them at each call.
/// </summary>
internal static class FreshValue
{
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal)
    {
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTimeOffset.Now",
        "System.DateTimeOffset.UtcNow", "System.Environment.TickCount", "System.Environment.TickCount64",
        "System.Diagnostics.Stopwatch.GetTimestamp",
        "System.Random.Next", "System.Random.NextInt64", "System.Random.NextDouble", "System.Random.GetHexString",
        "System.IO.Path.GetRandomFileName",
        "System.TimeProvider.GetUtcNow", "System.TimeProvider.GetTimestamp", "System.Security.Cryptography.RandomNumberGenerator.GetInt32",
        "System.Security.Cryptography.RandomNumberGenerator.GetHexString", "System.Ulid.NewUlid", "NUlid.Ulid.NewUlid", "Ulid.NewUlid",
    };

    /// <summary>Parts of a time that stay the same for a minute at least.</summary>
    private static readonly HashSet<string> CoarseParts = new(StringComparer.Ordinal)
    {
        "Date", "Year", "Month", "Day", "DayOfYear", "DayOfWeek", "Hour", "Minute", "ToShortDateString", "ToLongDateString",
        "ToShortTimeString",
        "Days", "Hours", "Minutes", "TotalDays", "TotalHours", "TotalMinutes",
    };

    /// <summary>Random numbers below this make groups, shards or jitter: values that come again.</summary>
    private const int FewRandomNumbers = 10_000;

    /// <summary>Fewer characters of an id make groups as well.</summary>
    private const int FewCharacters = 4;

    /// <summary>Characters of a ULID, the shortest of the ids that are made.</summary>
    private const int ShortestId = 26;

    /// <summary>Methods looked into, one called by the other.</summary>
    private const int MaxHops = 2;

    /// <summary>Whether <see cref="MakerOf"/> finds one.</summary>
    public static bool IsMadeBy(IOperation expression, ValueFlow flow) => MakerOf(expression, flow) is not null;

    /// <summary>
    /// The expression that certainly makes a value for this use alone: made here, or in a local that nothing else reads. Null for any
    /// other: a value that is also stored, returned or sent in the message is what the message is known by from then on, and as such
    /// stable. Where a method makes it, that is the method's call.
    /// </summary>
    public static IOperation? MakerOf(IOperation expression, ValueFlow flow) => MakerIn(expression, isAlone: true, flow, hops: 0);

    /// <summary>
    /// Whether a send happens once in its method with the ids that it is given, so that what a caller made is for this send alone.
    /// </summary>
    public static bool IsForOneSend(IReadOnlyList<IOperation> ids, IOperation send) => ids.Append(send).All(static o =>
        o.EnclosingFunction() is not IAnonymousFunctionOperation && !o.AncestorsInFunction().Any(static a => a is ILoopOperation));

    /// <summary>Whether the value is another one for each message, or may be, whatever else it is used for.</summary>
    public static bool MayDiffer(IOperation expression, ValueFlow flow) => MakerIn(expression, isAlone: false, flow, hops: 0) is not null;

    private static IOperation? MakerIn(IOperation expression, bool isAlone, ValueFlow flow, int hops)
    {
        var value = expression.Unwrapped();
        switch (value.Kind)
        {
            case OperationKind.Invocation:
                return MakerInCall((IInvocationOperation)value, isAlone, flow, hops);

            case OperationKind.PropertyReference:
                return MakerInProperty((IPropertyReferenceOperation)value, isAlone, flow, hops);

            case OperationKind.InterpolatedString:
                return FirstOf(
                    ((IInterpolatedStringOperation)value).Parts.OfType<IInterpolationOperation>()
                        .Where(p => !(IsTime(p.Expression.Type) && IsCoarse(p.FormatString))).Select(p => p.Expression),
                    isAlone, flow, hops);

            case OperationKind.Binary:
                return MakerInSum(value, isAlone, flow, hops);

            case OperationKind.Coalesce when !isAlone:
                var either = (ICoalesceOperation)value;
                return MakerIn(either.Value, isAlone, flow, hops) ?? MakerIn(either.WhenNull, isAlone, flow, hops);

            case OperationKind.LocalReference:
                var local = (ILocalReferenceOperation)value;
                return (isAlone ? OnlyValueOf(local, flow) : ValueOf(local)) is { } initial ? MakerIn(initial, isAlone, flow, hops) : null;

            case OperationKind.ParameterReference when isAlone && hops < MaxHops:
                return MakerByCallers((IParameterReferenceOperation)value, flow, hops);

            default:
                return null;
        }
    }

    /// <summary>
    /// What the first caller makes, where all callers of a private method make a value for its parameter alone, which it uses once; null
    /// where callers are not asked.
    /// </summary>
    private static IOperation? MakerByCallers(IParameterReferenceOperation given, ValueFlow flow, int hops)
    {
        if (BodyIndex.Of(given).MentionsOf(given.Parameter).Count != 1 || flow.AllGivenFor(given) is not { Count: > 0 } arguments)
        {
            return null;
        }

        var callers = flow.WithoutCallers;
        var makers = arguments.Select(a => MakerIn(a, isAlone: true, callers, hops + 1)).ToList();
        return makers.Contains(null) ? null : makers[0];
    }

    /// <summary>The first maker among the terms of a sum of texts, which nests to the left, however many there are.</summary>
    private static IOperation? MakerInSum(IOperation sum, bool isAlone, ValueFlow flow, int hops)
    {
        IOperation? maker = null;
        var rest = sum;
        while (rest is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } both)
        {
            maker = MakerIn(both.RightOperand, isAlone, flow, hops) ?? maker;
            rest = both.LeftOperand.Unwrapped();
        }

        return rest is IBinaryOperation ? maker : MakerIn(rest, isAlone, flow, hops) ?? maker;
    }

    private static IOperation? MakerInCall(IInvocationOperation call, bool isAlone, ValueFlow flow, int hops)
    {
        var method = call.TargetMethod;
        if (IsMaker(method))
        {
            return HasFewResults(call) ? null : call;
        }

        if (IsCoarseCall(call))
        {
            return null;
        }

        // ToString, Replace, Substring of what is fresh.
        if (method.ContainingType is { } type && IsOfSystem(type))
        {
            if (call.Instance is { } instance)
            {
                return MakerIn(instance, isAlone, flow, hops);
            }

            if (!method.IsExtensionMethod)
            {
                var parts = call.Arguments.Select(a => a.Value);
                return method.Name == nameof(string.Format) && call.Argument("format")?.Value.ConstantValue.Value is string format
                    && format.Contains(':')
                    ? FirstOf(parts.Where(a => !IsTime(a.Unwrapped().Type)), isAlone, flow, hops)
                    : FirstOf(parts, isAlone, flow, hops);
            }
        }

        return MadeByResult(call, isAlone, flow, hops);
    }

    private static IOperation? MakerInProperty(IPropertyReferenceOperation property, bool isAlone, ValueFlow flow, int hops)
    {
        var part = property.Property;
        if (IsMaker(part))
        {
            return property;
        }

        // A date is the same all day, and one character of an id comes again.
        if (part.IsIndexer
            || (CoarseParts.Contains(part.Name) && (IsTime(part.ContainingType) || part.ContainingType.Name == nameof(TimeSpan))))
        {
            return null;
        }

        // A part of the time.
        return property.Instance is { } instance && IsOfSystem(part.ContainingType)
            ? MakerIn(instance, isAlone, flow, hops)
            : MadeByResult(property, isAlone, flow, hops);
    }

    /// <summary>
    /// NewId(), where <c>private static string NewId() => Guid.NewGuid().ToString("N")</c>; one that keeps what it made does not return the
    /// maker.
    /// </summary>
    private static IOperation? MadeByResult(IOperation value, bool isAlone, ValueFlow flow, int hops) =>
        hops < MaxHops && flow.OnlyResultOf(value) is { } returned && MakerIn(returned, isAlone, flow, hops + 1) is not null ? value : null;

    private static IOperation? FirstOf(IEnumerable<IOperation> parts, bool isAlone, ValueFlow flow, int hops) =>
        parts.Select(p => MakerIn(p, isAlone, flow, hops)).FirstOrDefault(m => m is not null);

    /// <summary>Whether a call gives what comes again: a date, a few characters of an id, a time that is rounded.</summary>
    private static bool IsCoarseCall(IInvocationOperation call)
    {
        var (name, type) = (call.TargetMethod.Name, call.TargetMethod.ContainingType);
        if (IsTime(type))
        {
            return CoarseParts.Contains(name)
                || (name is "ToString" or "FromDateTime" && (type.Name == "DateOnly" || IsCoarse(call.Argument("format")?.Value)))
                || call.Arguments.Any(a => a.Descendants().Any(o => o is IBinaryOperation { OperatorKind: BinaryOperatorKind.Remainder }));
        }

        return name is nameof(string.Substring) or nameof(string.Remove) && type is { SpecialType: SpecialType.System_String }
            && (IsShort(call) || IsTextOfTime(call.Instance));
    }

    /// <summary>
    /// What a local is declared with, when nothing else writes it, and nothing but this mention reads it, once. The group and the
    /// deduplication id of one message may share it: neither keeps what the message is known by.
    /// </summary>
    private static IOperation? OnlyValueOf(ILocalReferenceOperation reference, ValueFlow flow)
    {
        var mentions = BodyIndex.Of(reference).MentionsOf(reference.Local);
        return mentions.OfType<IVariableDeclaratorOperation>().FirstOrDefault() is { } declarator
            && declarator.Syntax.Span.End <= reference.Syntax.SpanStart
            && (mentions.Count == 2 || (mentions.Count == 3 && AreIdsOfOneMessage(mentions.Where(m => m != declarator), flow)))
            && !reference.Ancestors().TakeWhile(a => !a.Contains(declarator))
                .Any(a => a is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation)
            ? declarator.GetVariableInitializer()?.Value
            : null;
    }

    /// <summary>What a local is declared with, when nothing else writes it, and it is not the same one for many elements.</summary>
    private static IOperation? ValueOf(ILocalReferenceOperation reference)
    {
        var mentions = BodyIndex.Of(reference).MentionsOf(reference.Local);
        return mentions.OfType<IVariableDeclaratorOperation>().FirstOrDefault() is { } declarator
            && declarator.Syntax.Span.End <= reference.Syntax.SpanStart && !mentions.Any(m => m.IsWritten())
            && !reference.Ancestors().TakeWhile(a => !a.Contains(declarator)).Any(IsForEachElement)
            ? declarator.GetVariableInitializer()?.Value
            : null;
    }

    /// <summary>
    /// Whether code runs once for each element of something: the body of a <c>foreach</c>, the lambda of a <c>Select</c>.
    /// </summary>
    public static bool IsForEachElement(IOperation operation) =>
        operation is IForEachLoopOperation
        || (operation is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } }
            && call.TargetMethod is { Name: "Select" or "ForEach" or "ForEachAsync" });

    /// <summary>
    /// Whether one mention makes the group id and the other the deduplication id of the same message, and no other code gets either.
    /// </summary>
    private static bool AreIdsOfOneMessage(IEnumerable<IOperation> mentions, ValueFlow flow)
    {
        var ids = mentions.Select(m => m.Ancestors().OfType<ISimpleAssignmentOperation>().FirstOrDefault()).ToList();
        return ids.TrueForAll(i => i is not null && MayDiffer(i.Value, flow) && MessageOf(i) is not null)
            && ids.Select(i => ((IPropertyReferenceOperation)i!.Target).Property.Name).OrderBy(n => n, StringComparer.Ordinal)
                .SequenceEqual(["MessageDeduplicationId", "MessageGroupId"])
            && Equals(MessageOf(ids[0]!), MessageOf(ids[1]!));
    }

    /// <summary>The object whose property is set: by the local that holds it, else by its creation.</summary>
    private static object? MessageOf(ISimpleAssignmentOperation set) => (set.Target as IPropertyReferenceOperation)?.Instance switch
    {
        ILocalReferenceOperation local => local.Local,
        IInstanceReferenceOperation when set.Parent?.Parent is IObjectCreationOperation creation =>
            creation.Around().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
                ? local
                : creation,
        _ => null,
    };

    private static bool IsTime(ITypeSymbol? type) =>
        type is
        {
            Name: nameof(DateTime) or nameof(DateTimeOffset) or "DateOnly" or "TimeOnly",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
        };

    /// <summary>Whether a format leaves the seconds out, or is not known to write them.</summary>
    private static bool IsCoarse(IOperation? format) => format?.ConstantValue switch
    {
        null or { HasValue: true, Value: null } => false,
        { HasValue: true, Value: string { Length: 1 } standard } => "dDtgfmMyY".Contains(standard),
        { HasValue: true, Value: string custom } => custom.IndexOfAny(['s', 'f', 'F']) < 0,
        _ => true,
    };

    /// <summary>Whether few characters are left of a text: how many are not said by a number, or they are its last ones.</summary>
    private static bool IsShort(IInvocationOperation cut)
    {
        var (kept, start) = cut.TargetMethod.Name == nameof(string.Remove)
            ? (cut.Argument("count") is null ? cut.Argument("startIndex") : null, null)
            : (cut.Argument("length"), cut.Argument("startIndex"));
        return kept is not null
            ? kept.Value.ConstantValue is not { HasValue: true, Value: >= FewCharacters }
            : start is not null && start.Value.ConstantValue is not { HasValue: true, Value: <= ShortestId - FewCharacters };
    }

    /// <summary>The first characters of a time are its date: <c>now.ToString("o").Substring(0, 10)</c>.</summary>
    private static bool IsTextOfTime(IOperation? text) => text?.Unwrapped() switch
    {
        IInvocationOperation { TargetMethod: { Name: nameof(ToString), ContainingType: { } type } } => IsTime(type),
        IInterpolatedStringOperation interpolated =>
            interpolated.Parts.OfType<IInterpolationOperation>().Any(p => IsTime(p.Expression.Type)),
        IInvocationOperation { Instance: { Type.SpecialType: SpecialType.System_String } instance } => IsTextOfTime(instance),
        _ => false,
    };

    /// <summary>Whether a random number has a low bound, or one that may be: as many lanes as somebody configured.</summary>
    private static bool HasFewResults(IInvocationOperation random)
    {
        if (random.Argument("stringLength") is { } characters)
        {
            return characters.Value.ConstantValue is not { HasValue: true, Value: >= FewCharacters };
        }

        return (random.Argument("maxValue") ?? random.Argument("toExclusive")) is { } bound
            && bound.Value.Unwrapped().ConstantValue is not { HasValue: true, Value: >= FewRandomNumbers or >= (long)FewRandomNumbers };
    }

    private static bool IsMaker(ISymbol member) =>
        member.ContainingType is { } type
            && Makers.Contains((type.NamespaceName() is { Length: > 0 } name ? name + "." : "") + type.Name + "." + member.Name);

    private static bool IsOfSystem(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
            || type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
