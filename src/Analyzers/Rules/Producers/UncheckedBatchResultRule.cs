using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A batch call whose answer nobody asks which entries failed.</summary>
internal sealed class UncheckedBatchResultRule : Rule
{
    /// <summary>The statement that ends with the call.</summary>
    public const string Statement = "statement";

    /// <summary>Assembly of the service.</summary>
    public const string Service = "service";

    /// <summary>Name of the operation.</summary>
    public const string Operation = "operation";

    /// <summary>Whether the request is a variable that nobody else needs.</summary>
    public const string RequestIsOwn = "own";

    /// <summary>Version of the service's SDK, which decides what can be null.</summary>
    public const string SdkMajor = "sdk";

    /// <summary>
    /// Members of a response that say nothing about its entries: a batch that failed in part is answered with status 200.
    /// </summary>
    private static readonly HashSet<string> SaysNothing = new(StringComparer.Ordinal)
    {
        "HttpStatusCode", "ResponseMetadata", "ContentLength", "EncryptionType", "Encrypted",
    };

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1001",
        title: "Batch result is not checked for partial failure",
        messageFormat: "{0} succeeds even when some of its entries fail, and nothing here looks at {1}, so {2}; check it and throw, or "
            + "send those entries again",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Batch operations answer with status 200 and a list of the entries that failed. No exception is thrown for them.",
        helpLinkUri: HelpLink("AWSM1001"));

    public UncheckedBatchResultRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(BatchResponse.Operations, Check);

    private static void Check(CallContext context)
    {
        if (context.Result.IsUnseen(name => !SaysNothing.Contains(name), context.Rule.State, context.Rule.Cancellation)
            && !context.Symbols.IsClient(Scopes.TypeAround(context.Call, context.Rule.Cancellation))
            && !IsNeedless(context)
            && !ClientCode.MaySet(context.Rule, BatchResponse.Of(context.Operation).Failures)) // A class around the client may look for all
        {
            var (place, details) = (context.Call.NameSyntax().GetLocation(), Details(context));
            object[] says = [context.Operation.Name, BatchResponse.Of(context.Operation).Failures, Consequence(context.Operation)];
            if (context.Operation == AwsApi.Sqs.ChangeMessageVisibilityBatch)
            {
                // Costs time and no message: it comes back when the timeout that it has is over.
                context.Rule.Suggest(place, details, says);
            }
            else
            {
                context.Rule.Report(place, details, says);
            }
        }
    }

    /// <summary>
    /// A delete of messages from a Lambda event should not be there at all, which another rule says. What comes next tells that targets
    /// were not removed, since a rule that has some is not deleted, and takes along the messages that were left.
    /// </summary>
    private static bool IsNeedless(CallContext context) =>
        context.Operation.Name == AwsApi.EventBridge.RemoveTargets.Name ? IsFollowedBy(context, "DeleteRule")
        : context.Operation == AwsApi.Sqs.DeleteMessageBatch
            && ((context.Symbols.HasBatchEvents
                && MappedDelete.Is(context.Call, isBatch: true, context.Rule.State, context.Rule.Cancellation))
                || IsFollowedBy(context, "DeleteQueue", "PurgeQueue"));

    private static bool IsFollowedBy(CallContext context, params string[] operations) =>
        Array.Exists(operations, o => IsFollowedBy(context.Call, context, o))
        || CallsAround(context).Any(c => Array.Exists(operations, o => IsFollowedBy(c, context, o)));

    /// <summary>Where the type calls the private method that a call is in.</summary>
    private static IReadOnlyList<IInvocationOperation> CallsAround(CallContext context) =>
        BodyIndex.Of(context.Call).Member is IMethodSymbol { DeclaredAccessibility: Accessibility.Private } method
            ? MemberReader.CallsInType(method, context.Rule.State, context.Rule.Cancellation)
            : [];

    /// <summary>
    /// Whether one of the next statements calls the client for something else; this one may stand under a condition of its own.
    /// </summary>
    private static bool IsFollowedBy(IInvocationOperation call, CallContext context, string operation) =>
        call.AncestorsInFunction().OfType<IBlockOperation>().SelectMany(b => b.Operations).Any(s =>
            s.Syntax.SpanStart > call.Syntax.Span.End
            && s.DescendantsAndSelf().Any(o => o is IInvocationOperation { TargetMethod: { Name: var name, ContainingType: var type } }
                && (name == operation || name == operation + "Async")
                && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Call.TargetMethod.ContainingAssembly)));

    private static string Consequence(AwsOperation operation) =>
        operation.Publishes ? "what failed is lost"
        : operation == AwsApi.Sqs.DeleteMessageBatch ? "messages that were not deleted are delivered again"
        : operation == AwsApi.Sqs.ChangeMessageVisibilityBatch ? "messages that failed keep their visibility timeout"
        : "targets that failed stay as they were";

    private static FixDetails? Details(CallContext context)
    {
        // Where the response is returned, the callers should look at it.
        if (context.Call.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || context.Result.Fate == ResultFate.Escapes
            || context.Symbols.SdkMajor(context.Operation.Service) is not { } major)
        {
            return null;
        }

        return new FixDetails()
            .At(Statement, statement)
            .With(Service, context.Operation.Service.Assembly)
            .With(Operation, context.Operation.Name)
            .With(SdkMajor, major.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .With(RequestIsOwn, IsOwn(context, statement) ? "true" : "false");
    }

    /// <summary>
    /// The request is a variable declared in the statement's own block and mentioned nowhere behind the call: it may be changed for
    /// another.
    /// </summary>
    private static bool IsOwn(CallContext context, StatementSyntax statement) =>
        context.Call.Argument("request")?.Value.Unwrapped() is ILocalReferenceOperation { Local: var request } reference
        && request.DeclaringSyntaxReferences is [var declaration]
        && declaration.GetSyntax(context.Rule.Cancellation).FirstAncestorOrSelf<StatementSyntax>()?.Parent == statement.Parent
        && BodyIndex.Of(reference).MentionsOf(request) is var mentions
        && mentions.All(m => m.Syntax.SpanStart <= reference.Syntax.SpanStart)
        && !mentions.OfType<ILocalReferenceOperation>().Any(m => Usage.LetsGo(m, context.Symbols));
}
