using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>Where databases and what stands beside them may end in more than one way.</summary>
public static class TransactionChoices
{
    /// <summary>What becomes of a commit. The two failures look the same from outside.</summary>
    public static readonly ChoicePoint Commit = new(
        "db.commit",
        "When the connection is lost while a transaction is being committed, it is unknown whether the transaction was committed.",
        "https://learn.microsoft.com/en-us/ef/core/miscellaneous/connection-resiliency",
        "committed",
        "failed before its effect",
        "committed, acknowledgement lost");

    /// <summary>Whether the relay's process lives on after it has sent.</summary>
    public static readonly ChoicePoint RelayCrash = new(
        "outbox.crash",
        "The service that sends the events of an outbox may send one more than once; consumers should be idempotent.",
        "https://docs.aws.amazon.com/prescriptive-guidance/latest/cloud-design-patterns/transactional-outbox.html",
        "lives on",
        "crashes between send and mark");

    /// <summary>Whether an item that has outlived its time to live is gone.</summary>
    public static readonly ChoicePoint TimeToLive = new(
        "dynamodb.ttl",
        "Expired items are deleted in the background. Until then they still show in reads and writes, unless these filter them out.",
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html",
        "deleted",
        "still there");

    /// <summary>All choice points of transactions.</summary>
    public static IReadOnlyList<ChoicePoint> All { get; } = [Commit, RelayCrash, TimeToLive];
}
