using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A message of a Lambda event that the handler deletes by hand.</summary>
internal sealed class ManualDeleteRule : Rule
{
    /// <summary>The statement that deletes, where it can go.</summary>
    public const string Statement = "statement";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3022",
        title: "Message of a Lambda event is deleted by hand",
        messageFormat: "{0}; {1}",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The event source mapping receives the messages, and deletes them when the handler has succeeded. A handler that "
            + "deletes them too pays for the call, and loses a message that fails after it.",
        helpLinkUri: HelpLink("AWSM3022"));

    public ManualDeleteRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) =>
        interests.OnCalls([AwsApi.Sqs.DeleteMessage, AwsApi.Sqs.DeleteMessageBatch], Check);

    private static void Check(CallContext context)
    {
        var (call, state, cancellation) = (context.Call, context.Rule.State, context.Rule.Cancellation);
        if (!context.Symbols.HasBatchEvents || !MappedDelete.Is(call, context.Operation.IsBatch, state, cancellation)
            || state.Compilation.ReferencedAssemblyNames.Any(a => a.Name == "Amazon.SQS.ExtendedClient"))
        {
            return; // the extended client's delete also takes the payload out of S3
        }

        var place = call.NameSyntax().GetLocation();
        if (ReportsFailures(call, context.Symbols, cancellation))
        {
            context.Rule.Report(place, Details(call), "Lambda deletes every message that the response does not name", "remove the call");
        }
        else
        {
            context.Rule.Suggest(
                place, null, "Lambda deletes the batch itself when the handler succeeds",
                "return SQSBatchResponse with the messages that failed instead of deleting the others");
        }
    }

    /// <summary>
    /// Whether the function that deletes returns the messages that failed; for a helper, whether all functions of its type do that.
    /// </summary>
    private static bool ReportsFailures(IInvocationOperation call, MessagingSymbols symbols, CancellationToken cancellation)
    {
        if (call.Ancestors().Any(a => a is IAnonymousFunctionOperation lambda && Reports(lambda.Symbol)
            || a is ILocalFunctionOperation local && Reports(local.Symbol)))
        {
            return true;
        }

        var functions = Scopes.TypeAround(call, cancellation)?.GetMembers().OfType<IMethodSymbol>().Where(IsFunction).ToList() ?? [];
        return functions.Find(f => SymbolEqualityComparer.Default.Equals(f, BodyIndex.Of(call).Member)) is { } around
            ? Reports(around)
            : functions.Count > 0 && functions.TrueForAll(Reports);

        bool IsFunction(IMethodSymbol method) => method.DeclaredAccessibility != Accessibility.Private && TakesEvent(method);

        bool Reports(IMethodSymbol method) => BatchHandler.ResultTypeOf(method) is { Name: "SQSBatchResponse" } && TakesEvent(method);

        bool TakesEvent(IMethodSymbol method) => method.Parameters.Any(p => BatchHandler.SourceOf(p.Type, symbols) == BatchSource.Sqs);
    }

    private static FixDetails? Details(IInvocationOperation call) =>
        call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement
            ? new FixDetails().At(Statement, statement)
            : null;
}
