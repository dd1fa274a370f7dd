using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Metrics of the CDK: <c>queue.MetricApproximateNumberOfMessagesVisible()</c>, <c>queue.Metric("…")</c>, <c>new Metric(…)</c>.
/// </summary>
internal static class Metrics
{
    private const string Prefix = "Metric";

    public static bool IsMetric(IInvocationOperation call, PartReader reader) =>
        reader.Symbols.IsCdk(call.TargetMethod.ContainingAssembly) && call.TargetMethod.Name.StartsWith(Prefix, StringComparison.Ordinal)
        && call.TargetMethod.ReturnType.Name == Prefix;

    public static bool IsMetricObject(IOperation source) =>
        source is IObjectCreationOperation { Type: { Name: Prefix, ContainingAssembly.Name: AwsApi.CdkAssembly } };

    /// <summary>The name of the method for a metric of the same construct: <c>MetricApproximateNumberOfMessagesVisible</c>.</summary>
    public static string MethodFor(string metric) => Prefix + metric;

    /// <summary>
    /// What the metric of a construct's method is: its name is the method's, its namespace that of the construct's service.
    /// </summary>
    public static PartValue Member(IInvocationOperation call, string name)
    {
        var method = call.TargetMethod;
        return name switch
        {
            "MetricName" when method.Name == Prefix =>
                call.Argument("metricName") is { } argument ? PartValue.Of(new ExpressionPart(argument.Value)) : PartValue.Unknown,
            "MetricName" => PartValue.Of(new TextPart(method.Name.Substring(Prefix.Length), call, call.NameSyntax())),
            "Namespace" => PartValue.Of(new TextPart("AWS/" + method.ContainingType.ContainingNamespace.Name, call)),
            _ => PartValue.Unknown,
        };
    }
}

/// <summary>A text that the code does not spell out.</summary>
/// <param name="text">The text.</param>
/// <param name="origin">What says it in another way.</param>
/// <param name="place">Where that is said.</param>
internal sealed class TextPart(string text, IOperation origin, SyntaxNode? place = null) : Part
{
    public override SyntaxNode Syntax => place ?? origin.Syntax;

    public override PartValue Member(string name, PartReader reader) => PartValue.Unknown;

    public override Values Values(PartReader reader) => Flow.Values.Of(new Value(text, origin));
}
