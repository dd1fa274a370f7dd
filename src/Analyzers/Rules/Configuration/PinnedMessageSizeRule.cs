using System.Globalization;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A queue that is held to what was once the largest message.</summary>
internal sealed class PinnedMessageSizeRule : Rule
{
    private const string Size = "MaximumMessageSize";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4010",
        title: "Old message size limit is pinned",
        messageFormat: "{0} bytes was the largest message until 2025 and SQS takes {1} bytes now, which this queue still refuses; leave "
            + "the setting out",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A queue that sets the former limit keeps it, while one that sets nothing takes larger messages. A sender that "
            + "relies on the new limit is refused.",
        helpLinkUri: HelpLink("AWSM4010"));

    public PinnedMessageSizeRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        foreach (var writing in context.Resource.Own(Size).Writings)
        {
            if (writing.Numbers() is [var bytes] && bytes == SqsFacts.FormerMaximumMessageBytes.Value)
            {
                context.Rule.Report(context.PlaceOf(writing), null, Text(bytes), Text(SqsFacts.MaximumMessageBytes.Value));
            }
        }
    }

    private static string Text(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
