using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Tells the work that a poller does with its messages from what it does with those that it gives up.</summary>
internal static class WorkWithAll
{
    /// <summary>
    /// What keeps a message that is given up, or tells of it, by its name: that is not the work that is done with the others.
    /// </summary>
    private static readonly string[] GivingUp =
    [
        "Note", "Notes", "Notify", "Notifier", "Notification", "Notifications", "Tell", "Alert", "Alerts", "Warn", "Report", "Reports",
        "Track", "Count", "Audit", "Send", "Publish", "Produce", "Post", "Emit", "Raise", "Save", "Store", "Archive", "Keep", "Write",
        "Add",
        "Insert", "Enqueue", "Skip", "Skipped", "Drop", "Dropped", "Discard", "Discarded", "Reject", "Rejected", "Ignore", "Ignored",
        "DeadLetter", "DeadLetters", "Dlq", "Park", "Parked", "Quarantine", "Poison", "Invalid", "Expired", "Duplicate", "Duplicates",
        "Stale",
        "Unknown", "Failed", "Failure", "Failures",
    ];

    /// <summary>
    /// Whether a call is given a message, what is in it, or an object made of it, and by its name does not only keep it or tell of it. A
    /// text in a variable may be its id or key.
    /// </summary>
    public static bool Is(IInvocationOperation call, MessageWork work)
    {
        var receiver = call.Instance?.Unwrapped();
        string[] names =
        [
            call.TargetMethod.Name,
            receiver is null or IInstanceReferenceOperation ? "" : receiver.Type?.Name ?? "",
            receiver switch
            {
                ILocalReferenceOperation local => local.Local.Name,
                IParameterReferenceOperation parameter => parameter.Parameter.Name,
                IMemberReferenceOperation member => member.Member.Name,
                _ => "",
            },
        ];
        return !Array.Exists(names, n => CallKinds.WordsOf(n) is var name && Array.Exists(GivingUp, w => CallKinds.Says(name, w)))
            && call.Arguments.Any(a => IsAll(a.Value.Unwrapped()) && work.Has(a.Value));

        static bool IsAll(IOperation given) => given switch
        {
            IPropertyReferenceOperation
            {
                Property: { Name: "Message" or "Value" or "Body", ContainingType.Name: "Message" or "ConsumeResult" },
            } => true,
            ILocalReferenceOperation or IParameterReferenceOperation =>
                given.Type is { SpecialType: SpecialType.None, IsReferenceType: true } type
                && (type.NamespaceName() != "Confluent.Kafka" || type.Name is "ConsumeResult" or "Message"),
            _ => false,
        };
    }
}
