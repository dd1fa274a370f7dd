using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>An alarm that goes off as soon as a message waits in a queue, as a statement behind the one that makes the queue.</summary>
internal static class QueueAlarm
{
    private const string Watching = "Amazon.CDK.AWS.CloudWatch";

    /// <param name="queue">How code there says the queue.</param>
    /// <param name="scope">The queue's scope.</param>
    /// <param name="id">The queue's id.</param>
    /// <param name="metric">The metric that says how many messages wait.</param>
    /// <param name="names">Names of types at that place.</param>
    /// <param name="root">The file, whose ids are taken.</param>
    public static string For(string queue, string scope, ExpressionSyntax id, string metric, TypeNames names, SyntaxNode root) =>
        $$"""
        new {{names.Of(Watching, "Alarm")}}({{scope}}, {{NewConstruct.IdFor(id, "Alarm", root)}}, new {{names.Of(Watching, "AlarmProps")}}
        {
            Metric = {{queue}}.Metric{{metric}}(),
            Threshold = 1,
            EvaluationPeriods = 1,
            TreatMissingData = {{names.Of(Watching, "TreatMissingData")}}.NOT_BREACHING,
        });
        """;
}
