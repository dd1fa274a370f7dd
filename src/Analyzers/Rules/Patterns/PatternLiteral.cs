using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Patterns;

/// <summary>An event pattern or filter that a request is given as a constant, and what the pattern compiler says of it.</summary>
internal sealed class PatternLiteral
{
    private static readonly (AwsType Type, string Property, PatternDialect Dialect)[] Places =
    [
        (AwsApi.EventBridge.Service.Model("PutRuleRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.EventBridge.Service.Model("CreateArchiveRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.EventBridge.Service.Model("UpdateArchiveRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.EventBridge.Service.Model("TestEventPatternRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.CloudWatchEvents.Service.Model("PutRuleRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.Lambda.Service.Model("Filter"), "Pattern", PatternDialect.EventSourceMapping),
        (AwsApi.Pipes.Service.Model("Filter"), "Pattern", PatternDialect.Pipes),
    ];

    private readonly IObjectCreationOperation creation;
    private readonly IOperation value;
    private readonly ConstantText text;

    private PatternLiteral(IObjectCreationOperation creation, IOperation value, ConstantText text, PatternDialect dialect)
    {
        (this.creation, this.value, this.text, Dialect) = (creation, value, text, dialect);
        Result = EventPattern.Parse(text.Text, dialect);
    }

    /// <summary>Whose pattern it is.</summary>
    public PatternDialect Dialect { get; }

    public string Text => text.Text;

    /// <summary>The pattern, or why it is none.</summary>
    public PatternResult Result { get; }

    /// <summary>Asks for every pattern that a request is given as a constant.</summary>
    public static void Register(Interests interests, Action<CreationContext, PatternLiteral> check)
    {
        foreach (var (type, property, dialect) in Places)
        {
            interests.OnCreation(type, context =>
            {
                foreach (var value in context.Flow.WrittenTo(context.Creation, property))
                {
                    if (context.Flow.SourcesOf(value).Expressions is [var source] && (ConstantText.Of(value) ?? ConstantText.Of(source)) is { } text)
                    {
                        check(context, new PatternLiteral(context.Creation, value, text, dialect));
                    }
                }
            });
        }
    }

    /// <summary>Where some of the pattern's characters stand; where the pattern is used, when it is written elsewhere.</summary>
    public Location At(int offset, int length)
    {
        var location = text.At(offset, length);
        return location.SourceTree == creation.Syntax.SyntaxTree && creation.Syntax.Span.Contains(location.SourceSpan)
            ? location
            : Flow.Places.Of(creation, value);
    }

    /// <summary>Details for a fix that writes something else for some of the pattern's characters; null where they are not all in one literal.</summary>
    public FixDetails? Replace(int offset, int length, string replacement) =>
        text.LiteralAt(offset, length) is var (literal, span) && literal.SyntaxTree == creation.Syntax.SyntaxTree && creation.Syntax.Span.Contains(literal.Span)
            ? new FixDetails()
                .At(PatternEdit.Literal, literal)
                .With(PatternEdit.At, (span.Start - literal.SpanStart).ToString(System.Globalization.CultureInfo.InvariantCulture))
                .With(PatternEdit.Was, literal.Token.Text.Substring(span.Start - literal.SpanStart, span.Length))
                .With(PatternEdit.Becomes, ConstantText.Encode(replacement, literal))
            : null;
}

/// <summary>What a fix of a pattern is told.</summary>
internal static class PatternEdit
{
    /// <summary>Role of the literal.</summary>
    public const string Literal = "literal";

    /// <summary>Property: index in the literal's own text.</summary>
    public const string At = "at";

    /// <summary>Property: what stands there.</summary>
    public const string Was = "was";

    /// <summary>Property: what should.</summary>
    public const string Becomes = "becomes";
}
