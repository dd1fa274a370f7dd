using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Queues;

/// <summary>Where SQS permits more than one outcome.</summary>
public static class SqsChoices
{
    private const string Guide = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/";
    private const string Reference = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/";

    /// <summary>How many servers a short poll hears of.</summary>
    public static readonly ChoicePoint ShortPoll = new(
        "sqs.short-poll",
        "A short poll asks only some of the queue's servers, so that it may miss messages, or return none although the queue has some.",
        Guide + "sqs-short-and-long-polling.html",
        "all servers",
        "not the server of the first message",
        "no server that has a message");

    /// <summary>Whether a received message of a standard queue comes once.</summary>
    public static readonly ChoicePoint Duplicate = new(
        "sqs.duplicate",
        "Messages are kept on several servers. One that is unavailable at a receive or delete keeps its copy, which may be received again.",
        Guide + "standard-queues-at-least-once-delivery.html",
        "once",
        "a copy can be received at the same time",
        "a copy comes back after the delete");

    /// <summary>Which visible message of a standard queue comes next.</summary>
    public static readonly ChoicePoint Order = new(
        "sqs.order",
        "A standard queue makes a best effort to keep messages in order; they may arrive in another.",
        Guide + "standard-queues.html",
        "the earliest");

    /// <summary>Whether a delete with a handle that is not the message's last one deletes.</summary>
    public static readonly ChoicePoint StaleDelete = new(
        "sqs.stale-delete",
        "A delete with an older receipt handle than the message's last succeeds, but the message might not be deleted.",
        Reference + "API_DeleteMessage.html",
        "deleted",
        "kept");

    /// <summary>Which free message group of a FIFO queue comes next.</summary>
    public static readonly ChoicePoint Group = new(
        "sqs.fifo-group",
        "Order is kept within a message group only, and a receive cannot ask for a group: it may return any that is free.",
        Guide + "FIFO-queues-understanding-logic.html",
        "the group of the earliest message");

    /// <summary>Whether counts are up to date.</summary>
    public static readonly ChoicePoint Counts = new(
        "sqs.counts",
        "A queue's counts of messages are approximate. They may not be consistent until at least a minute after the last send.",
        Reference + "API_GetQueueAttributes.html",
        "exact",
        "as when last asked");

    /// <summary>
    /// How many candidates <see cref="Order"/> and <see cref="Group"/> offer at the most: more would only repeat the finding.
    /// </summary>
    internal const int MaximumCandidates = 10;
}
