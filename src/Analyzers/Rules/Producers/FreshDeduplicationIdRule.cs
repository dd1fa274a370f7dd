using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A deduplication id that is made for this send alone: what the code sends again is a new message.</summary>
internal sealed class FreshDeduplicationIdRule : Rule
{
    /// <summary>Property with an expression that hashes the body, where the body is at hand.</summary>
    public const string Hash = "hash";

    private const string DeduplicationId = "MessageDeduplicationId";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1009",
        title: "Deduplication id is fresh on every send",
        messageFormat: "The SDK's own retries keep this id, but {0} sends the message again with another one, which is not recognised as "
            + "the same within {1} minutes; use an id of the message itself",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A deduplication id recognises a second send of the same message. One that is made anew for each call recognises "
            + "nothing.",
        helpLinkUri: HelpLink("AWSM1009"));

    /// <summary>How code is called that gives messages to a queue again which may just have seen them.</summary>
    private static readonly string[] Redrives =
        ["redrive", "requeue", "replay", "dlq", "deadletter", "dead-letter", "dead letter", "errorqueue", "error queue"];

    public FreshDeduplicationIdRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(SendShape.Operations, Check);

    private static void Check(CallContext context)
    {
        var minutes = SqsFacts.DeduplicationIntervalSeconds.Value / 60;
        foreach (var message in context.Messages)
        {
            var written = message.WrittenTo(DeduplicationId);
            var makers = written.Select(id => FreshValue.MakerOf(id, context.Flow)).ToList();
            // A retry sends the one message again, by the id that was given for it.
            var isGiven = makers.Contains(null) && !Redelivery.IsRetried(context.Call) && FreshValue.IsForOneSend(written, context.Call);
            if (isGiven)
            {
                var callers = context.Flow.WithCallers(context.Call);
                makers = [.. written.Select(id => FreshValue.MakerOf(id, callers))];
            }

            if (makers.Count == 0 || makers.Contains(null))
            {
                continue;
            }

            var place = Places.Of(context.Call, written);
            var details = isGiven ? null : Details(context, message, written); // To write another id there would leave the callers' unused
            if (makers.TrueForAll(m => Redelivery.IsRetried(m!)))
            {
                context.Rule.Report(place, details, "the retry around it", minutes);
            }
            else if (Redelivery.HandlesDelivery(context.Call, context.Symbols, context.Rule.Cancellation))
            {
                if (IsRedrive(context, message))
                {
                    continue;
                }

                context.Rule.Report(place, details, "a second delivery of the message that is being handled", minutes);
            }
            else if (!IsMadeOnce(message, context.Call) && !Signal.Is(message, context))
            {
                // A second probe is as good as the first, and one that is taken for another would not come through at all.
                context.Rule.Suggest(place, details, "a caller that tries again", minutes);
            }
        }
    }

    /// <summary>
    /// Whether the send is tried again with the request that was made, id and all, above it, or given to code that may try it again:
    /// <c>policy(() => Send(request))</c>.
    /// </summary>
    private static bool IsMadeOnce(OutgoingMessage message, IOperation call) =>
        (Redelivery.IsRetried(call) && message.Creations.All(c => !call.Syntax.Contains(c.Syntax) && !Redelivery.IsRetried(c)))
        || (call.EnclosingFunction() is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation { Parent: IArgumentOperation } } given
            && message.Creations.All(c => !given.Syntax.Contains(c.Syntax)));

    /// <summary>
    /// Whether a message is sent as it came, in code that says it comes from a dead-letter queue: by its old id, or by one that it has for
    /// all attempts, the queue would take it for the one that it has seen and throw it away.
    /// </summary>
    private static bool IsRedrive(CallContext context, OutgoingMessage message) =>
        message.WrittenTo(SendShape.Of(context.Operation).BodyProperty) is { Count: > 0 } bodies
        && bodies.All(b => b.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Body" })
        && context.Call.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && (SourceWords.Says(member, Redrives, context.Rule.Cancellation)
            || (context.Call.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText is { } type
                && Array.Exists(Redrives, w => type.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0)));

    /// <summary>The one id of the message, and a hash of its body where that is a text in a variable.</summary>
    private static FixDetails? Details(CallContext context, OutgoingMessage message, IReadOnlyList<IOperation> written)
    {
        if (written is not [{ Syntax: var place }])
        {
            return null;
        }

        var body = message.WrittenTo(SendShape.Of(context.Operation).BodyProperty);
        var details = new FixDetails().At(IdChoice.Value, place);
        if (body is [var source] && IdOf(source, place, message, context.Flow) is { } id)
        {
            details.With(IdChoice.Candidates, id);
        }

        if (body is [{ Type.SpecialType: SpecialType.System_String } text]
            && text.Unwrapped() is ILocalReferenceOperation or IParameterReferenceOperation)
        {
            details.With(Hash, text.Syntax.ToString());
        }

        return details;
    }

    /// <summary>
    /// The one id in the message that its group does not have: by the group's, all messages of a group would be taken for one (AWSM1010).
    /// A group that is missing or fresh wants the id itself.
    /// </summary>
    private static string? IdOf(IOperation body, SyntaxNode place, OutgoingMessage message, ValueFlow flow)
    {
        var groups = message.WrittenTo("MessageGroupId");
        var wantsId = groups.Count == 0
            ? !message.PropertyOf("MessageGroupId").IsUnknown
            : groups.All(g => FreshValue.IsMadeBy(g, flow));
        return !wantsId && IdCandidates.In(body, place, flow) is [var best, ..] candidates
            && candidates.Without(groups, flow) is [var id] && id == best
                ? id
                : null;
    }
}
