using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>Where databases and what stands beside them may end in more than one way.</summary>
public static class TransactionChoices
{
    /// <summary>What becomes of a commit. The two failures look the same from outside.</summary>
    public static readonly ChoicePoint Commit = new(
        "db.commit",
        "When a connection is lost during a transaction's commit, the client cannot know whether the commit took place (SQLSTATE 08007).",
        "https://github.com/aws/aws-advanced-jdbc-wrapper/blob/main/docs/using-the-jdbc-driver/using-plugins/UsingTheFailoverPlugin.md",
        "committed",
        "failed before its effect",
        "committed, acknowledgement lost");

    /// <summary>Whether the relay's process lives on after it has sent.</summary>
    public static readonly ChoicePoint RelayCrash = new(
        "outbox.crash",
        "The event processing service may send an event more than once; consumers should be idempotent.",
        "https://docs.aws.amazon.com/prescriptive-guidance/latest/cloud-design-patterns/transactional-outbox.html",
        "lives on",
        "crashes between send and mark");

    /// <summary>Whether an item that has outlived its time to live is gone.</summary>
    public static readonly ChoicePoint TimeToLive = new(
        "dynamodb.ttl",
        "Expired items are deleted within a few days; until then they can still be read, updated and are in query results.",
        "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html",
        "deleted",
        "still there");

    /// <summary>All choice points of transactions.</summary>
    public static IReadOnlyList<ChoicePoint> All { get; } = [Commit, RelayCrash, TimeToLive];
}
