using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Patterns;

/// <summary>
/// An event pattern or filter, as a request or a construct is given it: a constant text, or objects of the CDK that become one. With what
/// the pattern compiler says of it.
/// </summary>
internal sealed class PatternLiteral
{
    private static readonly AwsType EventPatternType = new(AwsApi.CdkAssembly, "Amazon.CDK.AWS.Events.EventPattern");

    private static readonly (AwsType Type, string Property, PatternDialect Dialect)[] Places =
    [
        (AwsApi.EventBridge.Service.Model("PutRuleRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.EventBridge.Service.Model("CreateArchiveRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.EventBridge.Service.Model("UpdateArchiveRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.EventBridge.Service.Model("TestEventPatternRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.CloudWatchEvents.Service.Model("PutRuleRequest"), "EventPattern", PatternDialect.EventBridge),
        (AwsApi.Lambda.Service.Model("Filter"), "Pattern", PatternDialect.EventSourceMapping),
        (AwsApi.Pipes.Service.Model("Filter"), "Pattern", PatternDialect.Pipes),
        (new(AwsApi.CdkAssembly, "Amazon.CDK.AWS.Lambda.CfnEventSourceMapping+FilterProperty"), "Pattern",
            PatternDialect.EventSourceMapping),
        (new(AwsApi.CdkAssembly, "Amazon.CDK.AWS.Pipes.CfnPipe+FilterProperty"), "Pattern", PatternDialect.Pipes),
        (new(AwsApi.CdkAssembly, "Amazon.CDK.AWS.Events.CfnRuleProps"), "EventPattern", PatternDialect.EventBridge),
        (new(AwsApi.CdkAssembly, "Amazon.CDK.AWS.Events.CfnRule"), "EventPattern", PatternDialect.EventBridge),
        (new(AwsApi.CdkAssembly, "Amazon.CDK.AWS.Events.CfnArchiveProps"), "EventPattern", PatternDialect.EventBridge),
        (new(AwsApi.CdkAssembly, "Amazon.CDK.AWS.Events.CfnArchive"), "EventPattern", PatternDialect.EventBridge),
    ];

    /// <summary>What takes a pattern as it is. Others, such as <c>OnCloudTrailPutObject</c>, join it to one of their own.</summary>
    private static readonly string[] Wholes = ["RuleProps", "ArchiveProps", "BaseArchiveProps"];

    private readonly IObjectCreationOperation creation;
    private readonly IOperation? value;
    private readonly WrittenJson json;
    private readonly PatternResult result;

    private PatternLiteral(IObjectCreationOperation creation, IOperation? value, WrittenJson json, PatternDialect dialect)
    {
        (this.creation, this.value, this.json, Dialect) = (creation, value, json, dialect);
        result = EventPattern.Parse(json.Text, dialect);
    }

    /// <summary>Whose pattern it is.</summary>
    public PatternDialect Dialect { get; }

    public string Text => json.Text;

    /// <summary>The code has objects, not a text.</summary>
    public bool IsOfObjects => !json.IsText;

    /// <summary>Others may add to it: an array of one is joined to that of the other in the end.</summary>
    public bool IsPart { get; private init; }

    /// <summary>What the service refuses, as far as it is certain.</summary>
    public IEnumerable<PatternFault> Faults => result.Faults.Where(json.IsCertain);

    /// <summary>
    /// What hardly was meant; null for a pattern that is refused, or of which some is not known in a place where it counts.
    /// </summary>
    public PatternAnalysis? Analysis => result.Pattern?.Analyze();

    /// <summary>Asks for every pattern that is in sight.</summary>
    public static void Register(Interests interests, Action<CreationContext, PatternLiteral> check)
    {
        foreach (var (type, property, dialect) in Places)
        {
            interests.OnCreation(type, context =>
            {
                if (type.Assembly == AwsApi.CdkAssembly && IsOverridden(context, dialect))
                {
                    return;
                }

                foreach (var value in context.Flow.WrittenTo(context.Creation, property))
                {
                    if (ObjectJson.Of(value, ReaderOf(context)) is { } json && !(json.IsText && json.Text.Trim().Length == 0))
                    {
                        check(context, new PatternLiteral(context.Creation, value, json, dialect));
                    }
                }
            });
        }

        interests.OnCreation(EventPatternType, context =>
        {
            if (IsOverridden(context, PatternDialect.EventBridge))
            {
                return;
            }

            var taker = TakerOf(context.Creation);
            var isPart = (taker is not null && !Wholes.Contains(taker))
                || CompilationText.Mentions(context.Rule.State, "AddEventPattern", context.Rule.Cancellation);
            if (ObjectJson.OfPattern(context.Creation, ReaderOf(context), isWhole: taker is not null && !isPart) is { } json)
            {
                check(context, new PatternLiteral(context.Creation, null, json, PatternDialect.EventBridge) { IsPart = isPart });
            }
        });
    }

    /// <summary>Whether what the CDK makes of a pattern may be changed afterwards.</summary>
    private static bool IsOverridden(CreationContext context, PatternDialect dialect)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        return Overrides.AreOf("EventPattern", state, cancellation) || Overrides.AreOf(MappingFilters.Property, state, cancellation)
            || (dialect == PatternDialect.Pipes && Overrides.AreOf("SourceParameters", state, cancellation));
    }

    /// <summary>The type of the object that is given a pattern where it is made.</summary>
    private static string? TakerOf(IObjectCreationOperation pattern) =>
        pattern.Around().Parent is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.ContainingType.Name: var taker } } ? taker : null;

    /// <summary>Whether an object, which begins at an offset, may have members that are not in view.</summary>
    public bool HasGap(int offset) => json.Gaps.Contains(offset);

    /// <summary>Whether a remark is about what is known.</summary>
    public bool IsCertain(PatternRemark remark) => json.IsKnown(remark.Offset, remark.Length);

    /// <summary>Where some of the pattern stands; where the pattern is used, when it is written elsewhere.</summary>
    public Location At(int offset, int length) =>
        json.At(offset, length, creation.Syntax)
        ?? (value is null ? Flow.Places.Of(creation) : Flow.Places.Of(creation, value));

    /// <summary>The expression that makes a part of the pattern, when it is in the same file.</summary>
    public SyntaxNode? ExpressionAt(int offset, int length) =>
        json.ExpressionAt(offset, length) is { } expression && expression.SyntaxTree == creation.Syntax.SyntaxTree ? expression : null;

    /// <summary>
    /// Details for a fix that writes something else for some of the pattern's characters; null where they are not all in one literal.
    /// </summary>
    public FixDetails? Replace(int offset, int length, string replacement)
    {
        if (!json.IsText)
        {
            // Quotes, colons and brackets are not written: what is the same before and after has to hold all of them.
            var was = json.Text.Substring(offset, length);
            var (before, after) = Common(was, replacement);
            (offset, length, replacement) =
                (offset + before, length - before - after, replacement.Substring(before, replacement.Length - before - after));
            if (replacement.IndexOfAny(['"', '\\']) >= 0)
            {
                return null;
            }
        }

        return json.LiteralAt(offset, length) is var (literal, span) && literal.SyntaxTree == creation.Syntax.SyntaxTree
            && creation.Syntax.Span.Contains(literal.Span)
            ? new FixDetails()
                .At(PatternEdit.Literal, literal)
                .With(PatternEdit.At, (span.Start - literal.SpanStart).ToString(System.Globalization.CultureInfo.InvariantCulture))
                .With(PatternEdit.Was, literal.Token.Text.Substring(span.Start - literal.SpanStart, span.Length))
                .With(PatternEdit.Becomes, ConstantText.Encode(replacement, literal))
            : null;
    }

    private static PartReader ReaderOf(CreationContext context) => new(context.Rule.State, context.Rule.Cancellation);

    /// <summary>
    /// How many characters two texts have in common at their beginnings, and at their ends; at least one of each is left over.
    /// </summary>
    private static (int Before, int After) Common(string one, string other)
    {
        var most = Math.Min(one.Length, other.Length) - 1;
        var before = 0;
        while (before < most && one[before] == other[before])
        {
            before++;
        }

        var after = 0;
        while (before + after < most && one[one.Length - 1 - after] == other[other.Length - 1 - after])
        {
            after++;
        }

        return (before, after);
    }
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
