using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>The id of a message where SQS wants the receipt handle of its delivery.</summary>
internal sealed class ReceiptHandleMisuseRule : Rule
{
    /// <summary>Role of the expression that reads the id.</summary>
    public const string Place = "place";

    private const string ReceiptHandle = "ReceiptHandle";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2007",
        title: "MessageId is used as receipt handle",
        messageFormat: "{0} with a MessageId fails (ReceiptHandleIsInvalid), and the message comes back; pass {1}",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The id of a message says which message it is and stays the same. What a reader may do with it is bound to one "
            + "delivery, and the receipt handle names that.",
        helpLinkUri: HelpLink("AWSM2007"));

    public ReceiptHandleMisuseRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnCalls([AwsApi.Sqs.DeleteMessage, AwsApi.Sqs.ChangeMessageVisibility], CheckCall);
        interests.OnCreation(AwsApi.Sqs.DeleteMessageBatchRequestEntry, c => CheckEntry(c, "DeleteMessageBatch"));
        interests.OnCreation(AwsApi.Sqs.ChangeMessageVisibilityBatchRequestEntry, c => CheckEntry(c, "ChangeMessageVisibilityBatch"));
    }

    private static void CheckCall(CallContext context)
    {
        if (new DeleteSites(context.Rule.State, context.Rule.Cancellation).HandleOf(context.Call) is { } handle)
        {
            var sources = context.Flow.SourcesOf(handle).Expressions;
            var isShared = false;
            if (sources is [IParameterReferenceOperation parameter] && context.Flow.WithCallers(context.Call).GivenFor(parameter) is { } given)
            {
                sources = given;
                isShared = BodyIndex.Of(parameter).MentionsOf(parameter.Parameter).Count > 1;
            }

            Check(context.Rule, sources, context.Call.NameSyntax(), context.Operation.Name, isShared);
        }
    }

    private static void CheckEntry(CreationContext context, string operation)
    {
        if (context.Flow.PropertyOfCreated(context.Creation, ReceiptHandle) is { IsUnknown: false, Assigned.Count: > 0 } given)
        {
            Check(context.Rule, given.Assigned, TypeNameOf(context.Creation.Syntax), operation);
        }
        else if (ValueFlow.InitialValue(context.Creation, ReceiptHandle) is { } initial)
        {
            Check(context.Rule, context.Flow.SourcesOf(initial).Expressions, TypeNameOf(context.Creation.Syntax), operation);
        }
    }

    private static SyntaxNode TypeNameOf(SyntaxNode creation) => creation is ObjectCreationExpressionSyntax { Type: var type }
        ? type : creation;

    /// <param name="rule">The rule.</param>
    /// <param name="sources">What the handle is.</param>
    /// <param name="at">Where it is used.</param>
    /// <param name="operation">What for.</param>
    /// <param name="isShared">A method that is given it uses it for more, such as to log which message it is.</param>
    private static void Check(
        RuleContext rule, IReadOnlyList<IOperation> sources, SyntaxNode at, string operation, bool isShared = false)
    {
        var ids = sources.Select(ReadBehind).OfType<IPropertyReferenceOperation>()
            .Where(s => IsMessageId(s.Property, rule.Symbols)).ToList();
        if (ids.Count == 0 || ids.Count != sources.Count)
        {
            return;
        }

        var isSent = ids.Exists(i => rule.Symbols.TypeOf(i.Property.ContainingType) == AwsApi.Sqs.SendMessageResponse);
        var read = ids[0].Syntax;
        var canFix = !isSent && !isShared && ids.Count == 1 && read.SyntaxTree == at.SyntaxTree
            && read is MemberAccessExpressionSyntax { Parent: ArgumentSyntax or AssignmentExpressionSyntax };
        rule.Report(
            at.GetLocation(),
            canFix ? new FixDetails().At(Place, read) : null,
            operation,
            isSent ? "the ReceiptHandle of the message as it was received" : "ReceiptHandle of the message");
    }

    /// <summary>
    /// The property that a value is read from, also by a pattern (<c>is { MessageId: { } id }</c>) or for a loop
    /// (<c>foreach (var id in messages.Select(m => m.MessageId))</c>).
    /// </summary>
    private static IOperation? ReadBehind(IOperation source)
    {
        if (source is not ILocalReferenceOperation { Local: var local } mention
            || BodyIndex.Of(mention).MentionsOf(local) is not { } mentions || mentions.Any(m => m.IsWritten()))
        {
            return source;
        }

        if (mentions.OfType<IPatternOperation>().FirstOrDefault() is { Parent: IPropertySubpatternOperation part })
        {
            return part.Member;
        }

        return DeleteSites.LoopOver(local, mention)?.Collection.Unwrapped() is IInvocationOperation
            {
                TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" }, Arguments: [_, { Value: var selector }],
            }
            && Execution.LambdaIn(selector) is { Body.Operations: [IReturnOperation { ReturnedValue: { } read }] }
                ? read.Unwrapped()
                : null;
    }

    private static bool IsMessageId(IPropertySymbol property, MessagingSymbols symbols) => property.Name == "MessageId"
        && symbols.TypeOf(property.ContainingType) is { } type
        && (type == AwsApi.Sqs.Message || type == AwsApi.Sqs.SendMessageResponse
        || type.MetadataName == "Amazon.Lambda.SQSEvents.SQSEvent+SQSMessage");
}
