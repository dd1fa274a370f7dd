using System.Text.RegularExpressions;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>
/// A pipe that takes a path for a text, or a text for a path, looks for a field that its source does not have, or tries a record for ever.
/// </summary>
internal sealed class MisreadPipeRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4036",
        title: "Pipe misreads a path or retries forever",
        messageFormat: "{0}; {1}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A parameter of a pipe's target takes a path as $.body.id; in an input template the same path is <$.body.id>. Each "
            + "form is a plain text in the other place. And a pipe that reads a stream tries a failed batch until its records expire, "
            + "unless it is told when to stop.",
        helpLinkUri: HelpLink("AWSM4036"));

    private static readonly (string Property, string Harm)[] Paths =
    [
        ("SqsQueueParameters.MessageGroupId", "all messages are in one message group"),
        ("SqsQueueParameters.MessageDeduplicationId", "all messages but the first of five minutes are dropped as duplicates"),
        ("KinesisStreamParameters.PartitionKey", "all records go to one shard"),
        ("EventBridgeEventBusParameters.Source", "all events have that text as their source"),
        ("EventBridgeEventBusParameters.DetailType", "all events have that text as their detail type"),
    ];

    private static readonly string[] Templates = ["TargetParameters.InputTemplate", "EnrichmentParameters.InputTemplate"];

    /// <summary>A value of a JSON text that is a path; a name that ends in <c>.$</c> is read by Step Functions.</summary>
    private static readonly Regex BarePath = new(@"(?<!\.\$""\s*:\s*)""(?<path>\$\.[\w.\[\]]+)""", RegexOptions.CultureInvariant);

    /// <summary>A path, with whatever stands around it: a value is a path as a whole, or is none.</summary>
    private static readonly Regex PathInside = new(@"\$\.[A-Za-z_][\w.\[\]]*", RegexOptions.CultureInvariant);

    public MisreadPipeRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Pipe, Check);

    private static void Check(ResourceContext context)
    {
        var source = SourceOf(context.Resource);
        foreach (var (property, harm) in Paths)
        {
            foreach (var writing in context.Resource.Own("TargetParameters." + property).Writings)
            {
                // A text that is still being typed has no end yet.
                if (writing.Texts() is [var text] && writing.Syntax is not { ContainsDiagnostics: true })
                {
                    CheckPath(context, writing, text, harm, source);
                }
            }
        }

        foreach (var writing in Templates.SelectMany(t => context.Resource.Own(t).Writings))
        {
            if (writing.Texts() is [var text] && BarePath.Match(text) is { Success: true } match)
            {
                var path = match.Groups["path"];
                context.Rule.Report(
                    context.PlaceOf(writing, path.Index, path.Length),
                    null,
                    $"An input template takes {path.Value} as it is written, so the path is sent and not the value",
                    $"write <{path.Value}> without quotes");
            }
        }

        CheckRetries(context, source);
    }

    private static void CheckPath(ResourceContext context, Setting writing, string text, string harm, PipeSource? source)
    {
        if (PathInside.Match(text) is { Success: true } inside && !text.StartsWith("$.", StringComparison.Ordinal))
        {
            context.Rule.Report(
                context.PlaceOf(writing),
                null,
                $"A parameter of a pipe's target takes {text} as it is written, so {harm}",
                $"write {inside.Value} and nothing else");
        }
        else if (source is not null && text.StartsWith("$.", StringComparison.Ordinal) && IsOfSource(context.Resource)
            && text.Substring(2).Split('.', '[')[0] is { Length: > 0 } field && !source.Fields.Value.Contains(field))
        {
            context.Rule.Report(
                context.PlaceOf(writing),
                null,
                $"What the pipe reads from {source.Words} has no field {field}, so {text} selects nothing",
                $"write a path into it, such as $.{source.Content}.{text.Substring(2)}");
        }
    }

    private static void CheckRetries(ResourceContext context, PipeSource? source)
    {
        if (source?.Parameters is not { } parameters || context.Resource.IsChange)
        {
            return;
        }

        var attempts = context.Resource.Own(parameters + ".MaximumRetryAttempts");
        if (attempts.Numbers(-1) is { } counts && counts.All(c => c == -1)
            && context.Resource.Own(parameters + ".MaximumRecordAgeInSeconds").Numbers(-1) is { } ages && ages.All(a => a == -1))
        {
            context.Rule.Report(
                context.PlaceOf(attempts),
                null,
                $"A record that fails is tried again until it expires, and those behind it in {source.Lane} wait",
                "set MaximumRetryAttempts, and DeadLetterConfig for the records that are given up");
        }
    }

    /// <summary>
    /// Whether paths see what the source gives: an enrichment makes something else of it, a template is for the target alone.
    /// </summary>
    private static bool IsOfSource(Resource pipe) => !pipe.IsChange && pipe.Own("Enrichment").IsAbsent;

    private static PipeSource? SourceOf(Resource pipe) =>
        pipe.IsChange ? null
        : pipe.To(ResourceLink.Source).Single is { } source ? Array.Find(PipeSource.All, s => s.Kind == source.Kind)
        : pipe.Own("Source").Texts() is { Count: > 0 } arns
            ? Array.Find(PipeSource.All, s => arns.All(a => a.Split(':') is [_, _, var service, ..] && service == s.Service))
        : Array.Find(PipeSource.All, s => s.Parameters is { } parameters && pipe.Own(parameters).IsSet);

    /// <summary>What a pipe reads from a kind of source.</summary>
    /// <param name="Words">The source, in words.</param>
    /// <param name="Kind">The kind of resource, for one that the model has.</param>
    /// <param name="Service">Its part of the ARN.</param>
    /// <param name="Fields">Fields of what it gives.</param>
    /// <param name="Content">The field with what the sender wrote.</param>
    /// <param name="Parameters">The pipe's settings for it; null where they do not bound retries.</param>
    /// <param name="Lane">What waits for a record that fails.</param>
    private sealed record PipeSource(
        string Words, ResourceKind? Kind, string Service, Fact<IReadOnlyList<string>> Fields, string Content, string? Parameters,
        string Lane)
    {
        public static readonly PipeSource[] All =
        [
            new("a queue", ResourceKind.Queue, "sqs", PipesFacts.QueueFields, "body", null, ""),
            new("a stream", ResourceKind.Stream, "kinesis", PipesFacts.StreamFields, "data", "SourceParameters.KinesisStreamParameters",
                "the shard"),
            new("a table's stream", null, "dynamodb", PipesFacts.TableFields, "dynamodb.NewImage",
                "SourceParameters.DynamoDBStreamParameters", "the shard"),
        ];
    }
}
