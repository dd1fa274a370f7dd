using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>The name or the ARN of a queue where its URL is expected.</summary>
internal sealed class QueueNameForUrlRule : Rule
{
    /// <summary>Role of the value.</summary>
    public const string Value = "value";

    /// <summary>Property with the name of the queue.</summary>
    public const string Queue = "queue";

    /// <summary>Property with the expression of the client that can be asked for the URL.</summary>
    public const string Client = "client";

    /// <summary>Property with the expression of the token that the call is given, when it may be said again.</summary>
    public const string Token = "token";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1017",
        title: "Queue name where a queue URL is expected",
        messageFormat: "'{0}' is {1} and not the URL of a queue, so the call finds no queue; ask GetQueueUrl for the URL once and keep it",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Requests to SQS are addressed by the queue's URL. GetQueueUrl tells the URL for a name.",
        helpLinkUri: HelpLink("AWSM1017"));

    private static readonly string[] Requests =
    [
        "SendMessageRequest", "SendMessageBatchRequest", "ReceiveMessageRequest", "DeleteMessageRequest", "DeleteMessageBatchRequest",
        "ChangeMessageVisibilityRequest", "ChangeMessageVisibilityBatchRequest", "GetQueueAttributesRequest", "SetQueueAttributesRequest",
        "PurgeQueueRequest", "DeleteQueueRequest",
    ];

    /// <summary>Words with which a placeholder asks to be replaced.</summary>
    private static readonly HashSet<string> StandIns = new(StringComparer.OrdinalIgnoreCase)
    {
        "your", "here", "todo", "tbd", "fixme", "changeme", "replace", "replaceme", "placeholder",
    };

    /// <summary>Texts that are no more than a stand-in: with more to them they are names (<c>test-orders</c>).</summary>
    private static readonly HashSet<string> WholeStandIns =
        new(StringComparer.OrdinalIgnoreCase) { "test", "queue", "dummy", "change-me", "x" };

    public QueueNameForUrlRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        foreach (var request in Requests)
        {
            interests.OnCreation(AwsApi.Sqs.Service.Model(request), CheckRequest);
        }

        interests.OnCalls(AwsApi.Sqs.Service.Operations, CheckOverload);
    }

    private static void CheckRequest(CreationContext context)
    {
        foreach (var value in context.Flow.WithCallersOfBody(context.Creation).WrongIn(context.Creation, "QueueUrl", IsNoUrl))
        {
            Check(context.Rule, value, Places.Of(context.Creation, value),
                context.Creation.Around().Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call : null);
        }
    }

    private static void CheckOverload(CallContext context)
    {
        if (context.Call.Argument("queueUrl") is { } argument)
        {
            Check(context.Rule, argument.Value, argument.Value.Syntax.GetLocation(), context.Call);
        }
    }

    private static void Check(RuleContext rule, IOperation value, Location place, IInvocationOperation? call)
    {
        var values = rule.Flow.WithCallersOfBody(value).ValuesOf(value);
        if (values.Known.Count == 0 || !values.All(IsNoUrl) || ClientCode.MaySet(rule, "QueueUrl") || ClientCode.MaySet(rule, "queueUrl")
            || IsOnlyTried(call ?? value) || UsersOf(call, value).Any(c => ClientCode.IsOutOfView(c, rule.State)))
        {
            return;
        }

        var text = values.Known[0].Text!;
        var isArn = IsArn(values.Known[0]);
        var details = new FixDetails().At(Value, value.Syntax).With(Queue, isArn ? text.Substring(text.LastIndexOf(':') + 1) : text);
        if (call?.Instance?.Unwrapped() is IFieldReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation
            or IParameterReferenceOperation
            && (value.Unwrapped() is IParameterReferenceOperation
                ? !values.Known.Any(IsArn)
                : values.Known.Count == 1 && (!isArn || value.Syntax is LiteralExpressionSyntax)))
        {
            details.With(Client, call.Instance.Syntax.ToString());
            if (call.Argument("cancellationToken") is { IsImplicit: false, Value: var token } && CanBeSaidAgain(token.Unwrapped()))
            {
                details.With(Token, token.Syntax.ToString());
            }
        }

        rule.Report(place, details, text, isArn ? "an ARN" : "a name");
    }

    /// <summary>A variable, or what one has: to read it twice does nothing else. <c>CancellationToken.None</c> need not be said.</summary>
    private static bool CanBeSaidAgain(IOperation value) => value switch
    {
        IParameterReferenceOperation or ILocalReferenceOperation or IInstanceReferenceOperation => true,
        IFieldReferenceOperation { Instance: var instance } => instance is null || CanBeSaidAgain(instance),
        IPropertyReferenceOperation { Instance: { } instance, Arguments.IsEmpty: true } => CanBeSaidAgain(instance),
        _ => false,
    };

    /// <summary>The call that is given a name, or those that are given the variable with the request in which it is.</summary>
    private static IEnumerable<IInvocationOperation> UsersOf(IInvocationOperation? call, IOperation value) =>
        call is not null ? [call]
        : value.Ancestors().OfType<IVariableDeclaratorOperation>().FirstOrDefault() is { Symbol: var request } declarator
            ? BodyIndex.Of(declarator).MentionsOf(request).Select(m => m.Around().Parent?.Parent).OfType<IInvocationOperation>()
            : [];

    /// <summary>Whether the code knows that there may be no such queue, and goes another way then.</summary>
    private static bool IsOnlyTried(IOperation use) => use.AncestorsInFunction()
        .Any(a => a is ITryOperation { Catches: var catches } && catches.Any(c => c.ExceptionType.Name == "QueueDoesNotExistException"));

    private static bool IsArn(Value value) => value.Text!.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>A name or an ARN. What could be neither (a placeholder, an empty text) is to be filled in by somebody.</summary>
    private static bool IsNoUrl(Value value) =>
        value.Text is { Length: > 0 } text
        && (IsArn(value)
            ? text.IndexOfAny(['<', '>', '{', '}']) < 0
            : text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.')
                && !IsPlaceholder(text));

    /// <summary>
    /// Whether a text names what should stand there, or asks somebody to put it there: <c>QUEUE_URL</c>, <c>your-queue</c>, <c>TODO</c>.
    /// Names of queues have no capitals with underscores; one that has is silent.
    /// </summary>
    private static bool IsPlaceholder(string text)
    {
        var words = text.Split('-', '_', '.');
        return text.EndsWith("url", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("your", StringComparison.OrdinalIgnoreCase)
            || (words.Length > 1 && text.IndexOf('_') > 0 && !text.Any(char.IsLower))
            || words.Any(w => StandIns.Contains(w) || (w.Length > 1 && w.All(c => c is 'x' or 'X')))
            || WholeStandIns.Contains(text);
    }
}
