using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// A Firehose record that is a JSON text and nothing else: in the file that Firehose writes, one follows the other without a gap.
/// </summary>
internal sealed class UndelimitedRecordsRule : Rule
{
    /// <summary>Role: the text, an argument of <c>GetBytes</c>.</summary>
    public const string Text = "text";

    /// <summary>Role: the call of <c>SerializeToUtf8Bytes</c>.</summary>
    public const string Bytes = "bytes";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1038",
        title: "Firehose records run together",
        messageFormat: "Firehose writes records one after the other with nothing between them unless the delivery stream ends lines or "
            + "converts them, and this one is JSON without a line end, so readers of the file see one line of several objects; append "
            + "\"\\n\"",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Athena, Glue, Redshift and most other readers of JSON files want one object on a line. Firehose adds no line ends "
            + "unless the delivery stream is told to.",
        helpLinkUri: HelpLink("AWSM1038"));

    /// <summary>Destinations of a delivery stream that take each record for itself, and formats that have it in columns.</summary>
    private static readonly string[] Servers =
    [
        "opensearch", "elasticsearch", "splunk", "datadog", "newrelic", "httpendpoint", "dynatrace", "honeycomb", "coralogix", "sumologic",
        "to snowflake", "snowflake table", "snowflakedestination", "iceberg", "parquet",
    ];

    public UndelimitedRecordsRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCreation(AwsApi.Firehose.Record, Check);

    private static void Check(CreationContext context)
    {
        var data = context.Flow.PropertyOfCreated(context.Creation, "Data");
        if (data is not { IsUnknown: false, Assigned.Count: > 0 } || StreamDelimits(context.Rule) || GoesToServer(context))
        {
            return;
        }

        var places = new List<(string Role, SyntaxNode Node)>();
        foreach (var stream in data.Assigned)
        {
            if (stream is not IObjectCreationOperation { Type.Name: "MemoryStream",
                Arguments: [{ Value: { Type: IArrayTypeSymbol } bytes }] }
                || !IsBareJson(bytes, context, places))
            {
                return;
            }
        }

        if (!ClientCode.MaySet(context.Rule, "Data", isCommon: true)) // It may append the line end
        {
            context.Rule.Report(Places.Of(context.Creation), DetailsOf(places, context.Creation), []);
        }
    }

    /// <summary>The delivery stream can append the line ends itself, and one that converts to columns needs none.</summary>
    private static bool StreamDelimits(RuleContext context) =>
        CompilationText.MentionsOneOf(
            context.State, ["AppendDelimiterToRecord", "DataFormatConversionConfiguration"], context.Cancellation);

    /// <summary>
    /// The code names a search engine, a monitoring service or a table, which takes records one by one: no file of lines is written.
    /// </summary>
    private static bool GoesToServer(CreationContext context) =>
        SourceWords.TypeSays(context.Creation.Syntax, Servers, context.Rule.Cancellation);

    /// <summary>Whether bytes are certainly what a JSON serializer gave, and no more.</summary>
    private static bool IsBareJson(IOperation bytes, CreationContext context, List<(string Role, SyntaxNode Node)> places)
    {
        foreach (var source in context.Flow.SourcesOf(bytes).Expressions)
        {
            switch (source)
            {
                case IInvocationOperation { TargetMethod: { Name: "SerializeToUtf8Bytes" } method } when IsJson(method):
                    places.Add((Bytes, source.Syntax));
                    break;

                case IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType.Name: "Encoding" or "UTF8Encoding" } } encode
                    when encode.Arguments is [{ Value: var text }]
                        && context.Flow.SourcesOf(text).Expressions is { Count: > 0 } texts
                        && texts.All(t => t is IInvocationOperation { TargetMethod: { Name: "Serialize" or "SerializeObject" } method }
                            && IsJson(method)):
                    places.Add((Text, text.Syntax));
                    break;

                default:
                    return false;
            }
        }

        return places.Count > 0;
    }

    private static bool IsJson(IMethodSymbol method) =>
        method.ContainingType is { Name: "JsonSerializer" or "JsonConvert", DeclaringSyntaxReferences.IsEmpty: true } type
        && type.NamespaceName() is "System.Text.Json" or "Newtonsoft.Json";

    /// <summary>
    /// The text wherever it is made into bytes; bytes only where they go into the record at once, because a variable may be used twice.
    /// </summary>
    private static FixDetails? DetailsOf(List<(string Role, SyntaxNode Node)> places, IObjectCreationOperation creation) =>
        places is [var (role, node)] && node.SyntaxTree == creation.Syntax.SyntaxTree && (role == Text || creation.Syntax.Contains(node))
            ? new FixDetails().At(role, node)
            : null;
}
