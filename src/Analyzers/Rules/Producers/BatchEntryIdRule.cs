using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// Entries of a batch with ids that the service refuses: the same one twice, too long, or with characters that are not allowed.
/// </summary>
internal sealed class BatchEntryIdRule : Rule
{
    /// <summary>Role of the value of an id.</summary>
    public const string Value = "value";

    /// <summary>Role of the lambda that makes an entry of each element.</summary>
    public const string Selector = "selector";

    private const string Id = "Id";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1007",
        title: "Batch entry ids collide",
        messageFormat: "{0}, so {1} refuses the whole batch; {2}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The id of an entry tells its result from the others' in the answer. Within a batch ids differ, have up to 80 "
            + "characters, and consist of letters, digits, hyphens and underscores.",
        helpLinkUri: HelpLink("AWSM1007"));

    public BatchEntryIdRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(
        [AwsApi.Sqs.SendMessageBatch, AwsApi.Sqs.DeleteMessageBatch, AwsApi.Sqs.ChangeMessageVisibilityBatch, AwsApi.Sns.PublishBatch],
        Check);

    private static void Check(CallContext context)
    {
        var seen = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        var entries = BatchEntries.ElementsOf(context);
        foreach (var entry in entries.Expressions)
        {
            if (context.Flow.PropertyOf(entries, entry, Id).IsUnknown
                || context.Flow.SourcesOf(entry) is not { Expressions: [IObjectCreationOperation creation] } way
                || context.Flow.WrittenTo(creation, Id, way) is not [var value])
            {
                continue;
            }

            if (context.Flow.ValuesOf(value) is not { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] })
            {
                CheckUnknown(context, entry, creation, value);
                continue;
            }

            if (Refused(text) is { } why)
            {
                Report(context, value, null, why, "give it one that is allowed");
            }
            else if (EntryMaking.SelectorAround(creation, context.Flow) is { } selector)
            {
                Report(context, value, DetailsOf(value, selector, context), $"All entries have the id '{text}'", "number them");
            }
            else if (EntryMaking.IsRepeated(entry, creation, context) || EntryMaking.IsBySelected(creation, context))
            {
                Report(context, value, null, $"All entries have the id '{text}'", "number them");
            }
            else if (seen.TryGetValue(text, out var other) && EntryMaking.AreTogether(other, entry, context.Call))
            {
                Report(context, value, null, $"Two entries have the id '{text}'", "number them");
            }

            seen[text] = entry;
        }
    }

    /// <summary>
    /// An id that is only known when it runs: what it certainly has in it may be refused, and one that is made before the loop is that of
    /// all.
    /// </summary>
    private static void CheckUnknown(CallContext context, IOperation entry, IOperation creation, IOperation value)
    {
        if (context.Flow.SourcesOf(value).Expressions is { Count: > 0 } sources && sources.All(s => ForeignIn(s) is not null))
        {
            var why = $"The id always has '{ForeignIn(sources[0])}' in it, which is no letter, digit, hyphen or underscore";
            Report(context, value, null, why, "leave it out");
            return;
        }

        // Most ids differ, and that is seen at once; whether there is but one element may be for callers to say.
        var loop = creation.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault();
        if ((loop ?? creation.EnclosingFunction())?.Syntax is not { } around || !IsTheSameInAll(value, around))
        {
            return;
        }

        if (EntryMaking.SelectorAround(creation, context.Flow) is { } selector)
        {
            if (IsTheSameInAll(value, selector.Syntax))
            {
                Report(context, value, null, $"All entries have the id in '{value.Syntax}'", "number them");
            }
        }
        else if (entry.Syntax == creation.Syntax && loop is not null && EntryMaking.IsRepeated(entry, creation, context))
        {
            Report(context, value, null, $"All entries have the id in '{value.Syntax}'", "number them");
        }
    }

    /// <summary>A character that a text certainly has and that an id may not have; null for none.</summary>
    private static char? ForeignIn(IOperation text) => TextParts.Of(text)
        .Select(p => p.ConstantValue is { HasValue: true, Value: string constant } ? ForeignIn(constant) : null)
        .FirstOrDefault(c => c is not null);

    private static char? ForeignIn(string text) => text.Where(c => !IsAllowed(c)).Select(c => (char?)c).FirstOrDefault();

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';

    /// <summary>
    /// Whether a value is the same whenever the code around it runs again: it is made of variables from before, with one value each.
    /// </summary>
    private static bool IsTheSameInAll(IOperation value, SyntaxNode around) => value.DescendantsAndSelf().All(o => o switch
    {
        ILocalReferenceOperation { Local: var local } =>
            IsPlainValue(local.Type) && !local.IsDeclaredIn(around) && IsNeverWritten(local, o),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } =>
            IsPlainValue(parameter.Type) && !parameter.IsDeclaredIn(around) && IsNeverWritten(parameter, o),
        IInvocationOperation { TargetMethod: { Name: nameof(ToString), IsStatic: false } } => true,
        IConversionOperation { OperatorMethod: null } or ILiteralOperation or IArgumentOperation => true,
        IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation => true,
        _ => false,
    });

    private static bool IsNeverWritten(ISymbol variable, IOperation near) =>
        !BodyIndex.Of(near).MentionsOf(variable).Any(m => m.IsWritten());

    private static bool IsPlainValue(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or SpecialType.System_Int32
        or SpecialType.System_Int64 || type is { Name: nameof(Guid), ContainingNamespace.Name: "System" };

    private static string? Refused(string id)
    {
        var max = SqsFacts.BatchEntryIdLength.Value.Max;
        return id.Length > max
                ? string.Format(CultureInfo.InvariantCulture, "An id of {0} characters is longer than {1}", id.Length, max)
            : id.Length == 0 ? "An entry has an empty id"
            : !id.All(IsAllowed)
                ? $"The id '{id}' has characters other than letters, digits, hyphens and underscores"
            : null;
    }

    private static void Report(CallContext context, IOperation value, FixDetails? details, string what, string remedy)
    {
        if (!ClientCode.MaySet(context.Rule, Id, isCommon: true)) // It may number the entries
        {
            context.Rule.Report(Places.Of(context.Call, [value]), details, what, context.Operation.Name, remedy);
        }
    }

    private static FixDetails? DetailsOf(IOperation value, IAnonymousFunctionOperation selector, CallContext context) =>
        value.Syntax.SyntaxTree == context.Call.Syntax.SyntaxTree
            && selector.Syntax is SimpleLambdaExpressionSyntax or ParenthesizedLambdaExpressionSyntax
            ? new FixDetails().At(Value, value.Syntax).At(Selector, selector.Syntax)
            : null;
}
