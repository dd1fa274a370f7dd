using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A queue or topic whose name says FIFO and whose attributes say standard, or the other way round.</summary>
internal sealed class FifoNameRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4005",
        title: "FIFO name and attributes do not fit",
        messageFormat: "{0}, so {1} refuses to create it; {2}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The name of a FIFO queue or topic ends in .fifo, that of a standard one does not, and what only FIFO has can be set "
            + "on FIFO alone.",
        helpLinkUri: HelpLink("AWSM4005"));

    private static readonly string[] FifoOnly = ["DeduplicationScope", "FifoThroughputLimit"];

    public FifoNameRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnResource(ResourceKind.Queue, c => Check(c, "QueueName", "FifoQueue", SqsFacts.FifoSuffix, "SQS"));
        interests.OnResource(ResourceKind.Topic, c => Check(c, "TopicName", "FifoTopic", SnsFacts.FifoSuffix, "SNS"));
    }

    private static void Check(ResourceContext context, string name, string fifo, string suffix, string service)
    {
        var resource = context.Resource;
        if (resource.IsChange)
        {
            return;
        }

        var isFifo = resource.Get(fifo);
        var named = resource.Own(name);
        var ending = resource.EndsIn(name, suffix);
        if (isFifo.Is(true) && ending == false && !resource.CompletesFifoName)
        {
            context.Rule.Report(
                context.PlaceOf(named),
                WithSuffix(context, name, named, suffix),
                $"The {resource.KindWord} is FIFO and its name does not end in {suffix}",
                service,
                $"end the name in {suffix}");
        }
        else if (ending == true && isFifo.Is(false))
        {
            context.Rule.Report(
                context.PlaceOf(isFifo.IsAbsent ? named : isFifo),
                context.Edit(fifo, true),
                $"The name of the {resource.KindWord} ends in {suffix} and it is not FIFO",
                service,
                $"make it FIFO or take {suffix} off");
        }
        else if (isFifo.Is(false) && OnlyForFifo(resource) is { } property)
        {
            context.Rule.Report(
                context.PlaceOf(resource.Own(property)),
                null,
                $"{property} is for FIFO alone and the {resource.KindWord} is a standard one",
                service,
                "make it FIFO or remove the setting");
        }
    }

    /// <summary>The name with the suffix behind it, in the words that say it: what it is put together of stays.</summary>
    private static FixDetails? WithSuffix(ResourceContext context, string property, Setting name, string suffix)
    {
        if (name.Texts() is not [var text] || context.Edit(property, text + suffix) is not { } details)
        {
            return null;
        }

        var ending = "\"" + suffix + "\"";
        var written = name.Writings is [var only] ? only.Syntax : null;
        return written switch
        {
            null or LiteralExpressionSyntax => details,
            InterpolatedStringExpressionSyntax { StringEndToken.Text: "\"" } pieces =>
                WithText(pieces.ToString() is var code ? code.Substring(0, code.Length - 1) + suffix + "\"" : ""),
            IdentifierNameSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } =>
                WithText(written + " + " + ending),
            _ => null,
        };

        FixDetails WithText(string code) => details.With(SettingEdit.Text, code).With(SettingEdit.Title, code);
    }

    /// <summary>A property that is set and that only FIFO resources have.</summary>
    private static string? OnlyForFifo(Resource resource) =>
        resource.Own("ContentBasedDeduplication").Is(true)
            ? "ContentBasedDeduplication"
            : FifoOnly.FirstOrDefault(p => resource.Own(p).IsSet);
}
