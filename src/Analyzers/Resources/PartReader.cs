using System.Runtime.CompilerServices;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Reads parts with Flow, and past it from a parameter to the calls that give it, and into the objects that are passed there.
/// </summary>
internal readonly struct PartReader(CompilationState state, CancellationToken cancellation)
{
    /// <summary>Calls passed on the way outwards: a construct's constructor, and that of the stack that makes it.</summary>
    private const int MaxHops = 2;

    /// <summary>Objects in objects that are looked into for one of their members.</summary>
    private const int MaxSteps = 4;

    /// <summary>Texts put together of texts, one inside the other.</summary>
    private const int MaxTexts = 4;

    public CompilationState State => state;

    public ValueFlow Flow => new(state, cancellation);

    public CancellationToken Cancellation => cancellation;

    public MessagingSymbols Symbols => state.Symbols;

    /// <summary>What a part has at the end of a path.</summary>
    public PartValue At(Part root, string path)
    {
        var reader = this;
        var value = PartValue.Of(root);
        foreach (var name in path.Split('.'))
        {
            value = value.Then(part => part.Member(name, reader));
        }

        return value;
    }

    /// <summary>Asks each expression that an expression can stand for, parameters followed to what they are given.</summary>
    public PartValue Through(IOperation expression, Func<IOperation, PartValue> ask) =>
        Origins(expression, 0).Then(part => ask(part.Expression!));

    /// <summary>The values of an expression; a thing that is there but has no value to fold counts as <see cref="Something"/>.</summary>
    public Values ValuesOf(IOperation expression) => ValuesOf(expression, 0);

    /// <summary>The same for a part of another value.</summary>
    internal Values ValuesOf(IOperation expression, int depth)
    {
        var origins = depth > MaxTexts ? PartValue.Unknown : Origins(expression, 0);
        if (origins.IsUnknown)
        {
            return Values.Unknown;
        }

        var all = origins.MayBeAbsent ? Values.Absent : null;
        foreach (var origin in origins.Parts)
        {
            var values = ValuesOfOrigin(origin.Expression!, depth);
            all = all?.Or(values) ?? values;
        }

        return all ?? Values.Unknown;
    }

    /// <summary>Stands for what is there and has no value to speak of: an object, a construct, a schedule.</summary>
    public static readonly object Something = new();

    private Values ValuesOfOrigin(IOperation origin, int depth)
    {
        var values = Flow.ValuesOf(origin);
        if (!values.IsUnknown)
        {
            return values;
        }

        var sources = Flow.SourcesOf(origin).Expressions;
        if (sources is [IInvocationOperation { Instance: null, Arguments: [var amount, ..] } call] && ValueFlow.IsDuration(call))
        {
            return ValueFlow.DurationsOf(call, ValuesOf(amount.Value, depth + 1));
        }

        if (sources is [IInvocationOperation { Instance: null } schedule] && Schedules.TextOf(schedule, this, depth + 1) is { } expression)
        {
            return expression;
        }

        if (IsList(origin.Unwrapped().Type) && Flow.ElementsOf(origin) is { IsComplete: true, IsExposed: false } elements)
        {
            return TextsOf(elements, origin, depth);
        }

        if (sources is [var text] && TextOf(text, depth) is { IsUnknown: false } texts)
        {
            return texts;
        }

        return sources.Count > 0 && sources.All(IsThere) ? Values.Of(new Value(Something, origin)) : Values.Unknown;
    }

    /// <summary>
    /// A text that is put together of pieces, some of which callers give: <c>$"Shop::Shop.{name}::Handle"</c>. One piece may be several
    /// texts; of two it would not be known which go together.
    /// </summary>
    private Values TextOf(IOperation text, int depth)
    {
        IReadOnlyList<IOperation?> pieces = text switch
        {
            IInterpolatedStringOperation interpolated => [.. interpolated.Parts.Select(p => p switch
            {
                IInterpolatedStringTextOperation literal => literal.Text,
                IInterpolationOperation { FormatString: null, Alignment: null } hole => hole.Expression,
                _ => null,
            })],
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
                [sum.LeftOperand, sum.RightOperand],
            _ => [],
        };
        var texts = pieces.Count > 0 ? new List<string> { "" } : [];
        foreach (var piece in pieces)
        {
            var values = piece is null ? Values.Unknown : ValuesOf(piece, depth + 1);
            if (values.IsUnknown || values.MayBeAbsent || values.Known.Any(v => v.Text is null)
                || (texts.Count > 1 && values.Known.Count > 1))
            {
                return Values.Unknown;
            }

            texts = [.. texts.SelectMany(t => values.Known.Select(v => t + v.Text))];
        }

        return texts.Count == 0 ? Values.Unknown : Values.Of(texts.Select(t => new Value(t, text)));
    }

    /// <summary>A list as its texts joined by commas; empty is absent.</summary>
    private Values TextsOf(Elements elements, IOperation origin, int depth)
    {
        var texts = new List<string>();
        foreach (var element in elements.Expressions)
        {
            if (ValuesOf(element, depth + 1) is not { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] })
            {
                return Values.Of(new Value(Something, origin));
            }

            texts.Add(text);
        }

        return texts.Count == 0 ? Values.Absent : Values.Of(new Value(string.Join(",", texts), origin));
    }

    private bool IsThere(IOperation source) => source switch
    {
        IObjectCreationOperation or IAnonymousObjectCreationOperation or IArrayCreationOperation => true,
        IObjectOrCollectionInitializerOperation initializer => initializer.Initializers.Length > 0,
        IInvocationOperation { Instance: null, TargetMethod.ContainingAssembly: var home } => Symbols.IsCdk(home),
        IPropertyReferenceOperation { Property: var property } =>
            Symbols.IsCdk(property.ContainingAssembly) && !property.Type.NullableAnnotation.HasFlag(NullableAnnotation.Annotated),
        IFieldReferenceOperation { Field: { IsStatic: true, ContainingType.BaseType.Name: "ConstantClass" } field } =>
            Symbols.IsSdk(field.ContainingAssembly),
        IInterpolatedStringOperation => true,
        _ => false,
    };

    /// <param name="expression">The expression.</param>
    /// <param name="hops">Callers, and values of members, on the way.</param>
    /// <param name="steps">Objects whose members were asked for on the way: <c>node = node.Next</c> comes back to itself.</param>
    private PartValue Origins(IOperation expression, int hops, int steps = 0)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var sources = Flow.SourcesOf(expression);
        var reader = this;
        if (!sources.Expressions.Any(reader.IsFromCaller))
        {
            return PartValue.Of(new ExpressionPart(expression));
        }

        var all = new PartValue([], false, false);
        foreach (var source in sources.Expressions)
        {
            all = all.Or(source switch
            {
                IParameterReferenceOperation { Parameter: var parameter }
                    when hops < MaxHops && Callers.ArgumentsFor(parameter, source, state, cancellation) is { } given =>
                    given.Aggregate(new PartValue([], false, false), (found, argument) => found.Or(reader.Origins(argument, hops + 1))),
                IPropertyReferenceOperation { Instance: { } instance, Property: var property } when reader.IsFromCaller(source) =>
                    hops >= MaxHops || steps >= MaxSteps
                    ? PartValue.Unknown
                    : reader.Origins(instance, hops, steps + 1)
                        .Then(part => part.Member(property.Name, reader))
                        .Then(part => part.Expression is { } value ? reader.Origins(value, hops + 1) : PartValue.Unknown),
                IParameterReferenceOperation => PartValue.Unknown,
                _ => PartValue.Of(new ExpressionPart(source)),
            });
        }

        return all;
    }

    public bool IsOfThisCompilation(ISymbol symbol) =>
        symbol.IsOf(state.Compilation);

    /// <summary>A parameter, or a property of an object of this compilation's types: what it is, whoever made the object decides.</summary>
    private bool IsFromCaller(IOperation source) => source switch
    {
        IParameterReferenceOperation => true,
        IPropertyReferenceOperation { Instance: not (null or IInstanceReferenceOperation), Property: var property } =>
            IsOfThisCompilation(property),
        _ => false,
    };

    public static bool IsList(ITypeSymbol? type) => type is IArrayTypeSymbol or { Name: "List", ContainingNamespace.Name: "Generic" };
}
