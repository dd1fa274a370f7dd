using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>Data of a record that is decoded from base64 although the event has decoded it.</summary>
internal sealed class DoubleDecodingRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3012",
        title: "Record data is decoded twice",
        messageFormat: "The event has decoded '{0}' already, so decoding it again throws a FormatException for JSON, unless the producer "
            + "encodes it itself; read it as it is",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Info, // What runs in production has been run: there the producer may well encode it
        isEnabledByDefault: true,
        description: "Lambda sends the data of stream records as base64, and the event types for .NET decode it: handlers get the bytes "
            + "that the producer wrote.",
        helpLinkUri: HelpLink("AWSM3012"));

    public DoubleDecodingRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        if (handler.Source is not (BatchSource.Kinesis or BatchSource.Kafka))
        {
            return;
        }

        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        foreach (var body in context.Code)
        {
            foreach (var operation in context.OperationsIn(body))
            {
                if (operation is IInvocationOperation { TargetMethod: { Name: "FromBase64String",
                    ContainingType: { Name: "Convert", ContainingNamespace.Name: "System" } } } call
                    && new RecordData(state, cancellation).Behind(call.Arguments[0].Value) is { } data
                    && BecomesText(call)
                    && !TellsWhatIsEncoded(body)
                    && !CompilationText.Mentions(state, "ToBase64String", cancellation))
                {
                    context.Rule.Report(call.NameSyntax().GetLocation(), null, handler.Source == BatchSource.Kinesis
                        ? "Kinesis.Data"
                        : data.Property.Name);
                }
            }
        }
    }

    /// <summary>
    /// Whether the bytes are read as text or JSON. What is compressed, encrypted or in a binary format is sometimes written as base64 by
    /// the producer, who then has a reason.
    /// </summary>
    private static bool BecomesText(IOperation bytes) => bytes.Around().Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } =>
            (method.Name == "GetString" && IsIn(method, "System.Text")) || IsIn(method, "System.Text.Json"),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
            BodyIndex.Of(bytes).ReferencesTo(declarator.Symbol) is { Count: > 0 } mentions && mentions.All(BecomesText),
        _ => false,
    };

    /// <summary>
    /// Whether code looks at the data to tell what is encoded from what is not: <c>text.StartsWith('{')</c>, <c>IsBase64(text)</c>, or a
    /// <c>catch</c> of what is thrown when it is not.
    /// </summary>
    private static bool TellsWhatIsEncoded(IOperation body) => body.Syntax.DescendantTokens().Any(t => t.Kind() switch
    {
        SyntaxKind.IdentifierToken => t.ValueText is nameof(FormatException)
            || (t.ValueText == "StartsWith" && t.Parent?.Parent?.Parent is InvocationExpressionSyntax
                { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: ['{' or '[' or '"', ..] } }, ..] })
            || (t.ValueText is not "FromBase64String" && t.ValueText.IndexOf("Base64", StringComparison.OrdinalIgnoreCase) >= 0
                && t.Parent?.Parent is InvocationExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }),
        SyntaxKind.CharacterLiteralToken => t.Value is '{' or '[' or '"',
        _ => false,
    });

    private static bool IsIn(IMethodSymbol method, string @namespace) => method.ContainingType.NamespaceName() == @namespace;
}
