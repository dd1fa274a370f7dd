using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>
/// A mapping whose filters are refused, pass nothing, or delete what is for somebody else. What a pattern that is a text says by itself,
/// the rules on patterns judge, at the text.
/// </summary>
internal sealed class MappingFilterRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5013",
        title: "Mapping filter is invalid or silently deletes",
        messageFormat: "{0}; {1}",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Lambda compares each record with the filters of a mapping, and hands on what passes one of them. A message of a "
            + "queue that passes none is deleted, and nobody learns of it.",
        helpLinkUri: HelpLink("AWSM5013"));

    public MappingFilterRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        if (MappingFilters.Of(context.Resource, context.Rule) is not { } filters)
        {
            return;
        }

        CheckCount(context, filters);
        foreach (var pattern in filters.Patterns)
        {
            var result = EventPattern.Parse(pattern.Text, PatternDialect.EventSourceMapping);
            if (result.Pattern is { } parsed)
            {
                CheckShape(context, filters, pattern, parsed);
            }
            else if (!pattern.IsText)
            {
                foreach (var fault in result.Faults.Where(pattern.IsCertain))
                {
                    var hint = fault.Suggestion is { } meant ? $"did you mean '{meant}'?" : "write it as Lambda takes it";
                    context.Rule.Report(context.PlaceOf(filters.Setting, pattern, fault.Offset, fault.Length), null,
                        "Lambda refuses this filter: " + fault.Message.Uncapitalized(), hint);
                }
            }
        }

        if (DeletesOthers(context, filters))
        {
            context.Rule.Suggest(
                context.PlaceOf(filters.Setting),
                null,
                "Lambda deletes the messages that pass none of these filters, and another consumer of the queue never sees them",
                "give each a queue of its own, and filter at the topic or the event bus");
        }
    }

    /// <summary>Whether the mapping certainly takes messages away from another consumer of its queue, and deletes them.</summary>
    private static bool DeletesOthers(ResourceContext context, MappingFilters filters)
    {
        var mapping = context.Resource;
        return !mapping.IsChange && mapping.Reads == SourceKind.Queue && IsOn(mapping)
            && mapping.To(ResourceLink.Source).Single is { IsChange: false } queue
            && queue.From(ResourceKind.Mapping, ResourceLink.Source).Certain.Concat(
                queue.From(ResourceKind.Pipe, ResourceLink.Source).Certain)
                .Any(other => other != mapping && !other.IsChange && IsOn(other) && WantsOthers(other)
                    && queue.IsSharedBy([mapping, other]));

        bool WantsOthers(Resource other) =>
            other.Kind == ResourceKind.Pipe || other.Get(MappingFilters.Property).IsAbsent
            || (MappingFilters.Of(other, context.Rule) is { } theirs && theirs.DiffersFrom(filters));
    }

    private static bool IsOn(Resource consumer) => consumer.Kind == ResourceKind.Pipe
        ? consumer.Get("DesiredState").Texts("RUNNING") is ["RUNNING"]
        : consumer.Get("Enabled").Is(true, absent: true);

    private static void CheckCount(ResourceContext context, MappingFilters filters)
    {
        var (most, raised) = (LambdaFacts.MaxFilters.Value, LambdaFacts.RaisedMaxFilters.Value);
        if (filters.Count > raised)
        {
            context.Rule.Report(context.PlaceOf(filters.Setting), null,
                $"A mapping has {raised} filters at the most and not {filters.Count}, so Lambda refuses this one",
                "name several values in one filter");
        }
        else if (filters.Count > most)
        {
            context.Rule.Suggest(
                context.PlaceOf(filters.Setting), null,
                $"A mapping has {most} filters at the most, unless the account's quota was raised, and this one has {filters.Count}",
                "name several values in one filter");
        }
    }

    /// <summary>Reports a filter that asks for what no record of the source has.</summary>
    private static void CheckShape(ResourceContext context, MappingFilters filters, WrittenJson pattern, EventPattern parsed)
    {
        var (shape, content, end) = context.Resource.Reads switch
        {
            SourceKind.Queue => (EventShape.SqsMessage, "body", "Lambda deletes all messages"),
            SourceKind.Stream => (EventShape.KinesisRecord, "data", "the function is never invoked"),
            SourceKind.Table => (EventShape.DynamoDbRecord, "dynamodb", "the function is never invoked"),
            _ => (null, "", ""),
        };
        if (shape is null || parsed.Analyze(shape) is not { CanEverMatch: false } analysis
            || !analysis.Remarks.All(r => pattern.IsKnown(r.Offset, r.Length)))
        {
            return;
        }

        foreach (var remark in analysis.Remarks)
        {
            // What is impossible whatever the source is the rules on patterns say, for a text.
            if (remark.Kind is not (PatternRemarkKind.Overridden or PatternRemarkKind.OperatorAsField)
                && !(remark.Kind == PatternRemarkKind.EmptyRange && pattern.IsText))
            {
                context.Rule.Report(
                    context.PlaceOf(filters.Setting, pattern, remark.Offset, remark.Length),
                    null,
                    $"Nothing passes this filter: {remark.Message.Uncapitalized()}{(filters.Count == 1 ? ", so " + end : "")}",
                    remark.Suggestion is { } meant
                        ? $"did you mean '{meant}'?"
                        : remark.Kind == PatternRemarkKind.UnknownField ? $"the content is in '{content}'" : "take it out");
            }
        }
    }
}
