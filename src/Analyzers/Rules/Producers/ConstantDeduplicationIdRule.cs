using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// A deduplication id that different messages share: the second one within five minutes is taken for the first and dropped.
/// </summary>
internal sealed class ConstantDeduplicationIdRule : Rule
{
    private const string DeduplicationId = "MessageDeduplicationId";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1010",
        title: "Deduplication id does not tell messages apart",
        messageFormat: "{0}, so within {1} minutes all but the first are accepted and thrown away; use an id of the message itself",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A FIFO queue or topic accepts a message whose deduplication id it has seen in the last five minutes, and does not "
            + "deliver it.",
        helpLinkUri: HelpLink("AWSM1010"));

    /// <summary>What is done once, with an id for that one time.</summary>
    private static readonly string[] UnitsOfWork =
        ["Job", "Task", "Run", "Batch", "Import", "Export", "Upload", "File", "Document", "Webhook", "Delivery", "Outbox", "Unique"];

    public ConstantDeduplicationIdRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(SendShape.Operations, Check);

    private static void Check(CallContext context)
    {
        var minutes = SqsFacts.DeduplicationIntervalSeconds.Value / 60;
        foreach (var message in context.Messages)
        {
            var id = message.PropertyOf(DeduplicationId);
            var written = message.WrittenTo(DeduplicationId);
            if (written.Count == 0)
            {
                continue;
            }

            if (context.Flow.OnlyTextOf(id, context.Call) is ({ } text, var isGiven))
            {
                if (IsAlwaysTheSame(context, message, isGiven) || Signal.Is(message, context))
                {
                    continue;
                }

                context.Rule.Report(Places.Of(context.Call, written), null, $"All messages have the deduplication id '{text}'", minutes);
            }
            else if (written is [var one] && message.WrittenTo("MessageGroupId") is [var group] && IsSame(one, group, context.Flow)
                && (IsOneForMany(one) || !MayTellMessagesApart(one, context.Flow))
                && !IsAlwaysTheSame(context, message, isGiven: false) && !IsNudge(context, message, one)
                && !IsOfWhatIsSent(context, message, one))
            {
                context.Rule.Suggest(Places.Of(context.Call, written), null,
                    "All messages of a group have the group's id as deduplication id", minutes);
            }
        }
    }

    /// <summary>
    /// Whether there is only one message, with one body: of a nudge, the second one within five minutes is not missed. Where callers give
    /// the id, each has a message of its own, and perhaps a queue.
    /// </summary>
    private static bool IsAlwaysTheSame(CallContext context, OutgoingMessage message, bool isGiven)
    {
        var body = context.Flow.WithCallers(context.Call).WithUncheckedArguments.ValuesOf(
            message.PropertyOf(SendShape.Of(context.Operation).BodyProperty));
        return body is { IsUnknown: false, MayBeAbsent: false } && (isGiven || body.OnlyText is not null);
    }

    /// <summary>
    /// Whether an id is made once, before code that runs for each of many: another attempt of one message is no such code.
    /// </summary>
    private static bool IsOneForMany(IOperation id)
    {
        if (id.Unwrapped() is not ILocalReferenceOperation reference
            || BodyIndex.Of(reference).MentionsOf(reference.Local) is not [IVariableDeclaratorOperation declarator, ..] mentions
            || mentions.Any(m => m.IsWritten()))
        {
            return false;
        }

        var between = reference.Ancestors().TakeWhile(a => !a.Contains(declarator)).ToList();
        return between.Exists(FreshValue.IsForEachElement) && !between.Exists(a => a is ITryOperation);
    }

    /// <summary>
    /// Whether an id may be one of the message, and its group one message: by its name, because it has none that says whose it is
    /// (<c>id</c>,
    /// <c>key</c>), or because a variable holds more than the id of something: the hash of a body, <c>$"{order.Id}:{order.Version}"</c>.
    /// </summary>
    private static bool MayTellMessagesApart(IOperation id, ValueFlow flow)
    {
        var value = id.Unwrapped();
        if (value is ILocalReferenceOperation && !flow.SourcesOf(value).Expressions.All(s => IsPlain(s) && !MayTellMessagesApart(s, flow)))
        {
            return true;
        }

        while (value is IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } instance })
        {
            value = instance.Unwrapped();
        }

        var name = value switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IMemberReferenceOperation { Member: { Name: "Id" or "Key", ContainingType: var type } } => type.Name + "Id",
            IMemberReferenceOperation { Member: var member } => member.Name,
            _ => "",
        };
        return IdCandidates.IsOfMessage(id) || IdCandidates.IsOfMessage(value)
            || !name.EndsWith("Id", StringComparison.OrdinalIgnoreCase) || name.Length == 2
            || Array.Exists(UnitsOfWork, w => name.EndsWith(w + "Id", StringComparison.OrdinalIgnoreCase));

        static bool IsPlain(IOperation source) => source switch
        {
            IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } instance } => IsPlain(instance.Unwrapped()),
            IMemberReferenceOperation or IParameterReferenceOperation => true,
            _ => false,
        };
    }

    /// <summary>
    /// Whether an id is that of the object that the body holds, as of a payment that is handed in with <c>payment.PaymentId</c>: what is
    /// sent once for each needs no other id.
    /// </summary>
    private static bool IsOfWhatIsSent(CallContext context, OutgoingMessage message, IOperation id)
    {
        var value = id.Unwrapped();
        while (value is IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } instance })
        {
            value = instance.Unwrapped();
        }

        return value is IPropertyReferenceOperation { Instance: { Type.Name: var type } owner, Property.Name: var name }
            && name.EndsWith("Id", StringComparison.Ordinal)
            && type == name.Substring(0, name.Length - 2) // OrderId of an OrderShipped is not what tells it from OrderPaid
            && message.WrittenTo(SendShape.Of(context.Operation).BodyProperty) is [var body]
            && (Holds(body) || context.Flow.SourcesOf(body).Expressions.Any(Holds));

        bool Holds(IOperation text) => text.DescendantsAndSelf().Any(
            part => part.Around().Parent is IArgumentOperation && SyntaxFactory.AreEquivalent(part.Syntax, owner.Syntax));
    }

    /// <summary>Whether a body says nothing but the id: one of them within five minutes is as good as all of them.</summary>
    private static bool IsNudge(CallContext context, OutgoingMessage message, IOperation id)
    {
        return message.WrittenTo(SendShape.Of(context.Operation).BodyProperty) is [var body]
            && (IsOnlyId(body) || context.Flow.SourcesOf(body).Expressions.All(IsOnlyId));

        bool IsOnlyId(IOperation text) => text.ConstantValue.HasValue || text.DescendantsAndSelf().All(IsOfNudge);

        bool IsOfNudge(IOperation part) => part switch
        {
            { Type.Name: var type }
                when type.EndsWith("Options", StringComparison.Ordinal) || type.EndsWith("Settings", StringComparison.Ordinal) => true,
            ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation =>
                part.ConstantValue.HasValue || part.IsWritten() || IsPartOfId(part) || SyntaxFactory.AreEquivalent(part.Syntax, id.Syntax),
            IInvocationOperation call => call.Arguments.Length > 0 || call.Instance is not null,
            _ => true,
        };

        bool IsPartOfId(IOperation part) => part.Around() is (IMemberReferenceOperation member, var child) && member.Instance == child
            && SyntaxFactory.AreEquivalent(member.Syntax, id.Syntax);
    }

    /// <summary>The same variable or member, read twice. A new value each time makes a group and an id for each message.</summary>
    private static bool IsSame(IOperation id, IOperation group, ValueFlow flow) =>
        SyntaxFactory.AreEquivalent(id.Syntax, group.Syntax) && !FreshValue.MayDiffer(id, flow)
        && id.Unwrapped().Syntax is IdentifierNameSyntax or MemberAccessExpressionSyntax;
}
