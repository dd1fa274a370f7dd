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
        "A short poll asks a subset of the queue's servers, so it may miss messages, or return none although the queue has some.",
        Guide + "sqs-short-and-long-polling.html",
        "all servers",
        "not the server of the first message",
        "no server that has a message");

    /// <summary>Whether a received message of a standard queue comes once.</summary>
    public static readonly ChoicePoint Duplicate = new(
        "sqs.duplicate",
        "Messages are kept on several servers; one that is unavailable at a receive or delete keeps its copy, which is received again.",
        Guide + "standard-queues-at-least-once-delivery.html",
        "once",
        "a copy can be received at the same time",
        "a copy comes back after the delete");

    /// <summary>Which visible message of a standard queue comes next.</summary>
    public static readonly ChoicePoint Order = new(
        "sqs.order",
        "Standard queues make a best effort at order; messages may arrive in another.",
        Guide + "standard-queues.html");

    /// <summary>Whether a delete with a handle that is not the message's last one deletes.</summary>
    public static readonly ChoicePoint StaleDelete = new(
        "sqs.stale-delete",
        "With an older receipt handle than the last the request succeeds, but the message might not be deleted.",
        Reference + "API_DeleteMessage.html",
        "deleted",
        "kept");

    /// <summary>Which free message group of a FIFO queue comes next.</summary>
    public static readonly ChoicePoint Group = new(
        "sqs.fifo-group",
        "Order holds within a message group; a receive cannot ask for a group, and which of the free ones comes is not said.",
        Guide + "FIFO-queues-understanding-logic.html");

    /// <summary>Whether counts are up to date.</summary>
    public static readonly ChoicePoint Counts = new(
        "sqs.counts",
        "The counts of messages are approximate and become consistent about a minute after the last send.",
        Reference + "API_GetQueueAttributes.html",
        "exact",
        "as when last asked");

    /// <summary>How many candidates <see cref="Order"/> and <see cref="Group"/> offer at the most: more would only repeat the finding.</summary>
    internal const int MaximumCandidates = 10;
}
