using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Topics;

/// <summary>Where SNS permits more than one outcome.</summary>
public static class SnsChoices
{
    /// <summary>How a standard topic delivers a message to one subscription.</summary>
    public static readonly ChoicePoint Delivery = new(
        "sns.delivery",
        "A standard topic is for messages whose order and duplication do not matter: a message may come twice, or after later ones.",
        "https://docs.aws.amazon.com/sns/latest/dg/welcome-features.html",
        "once, at once",
        "twice",
        "late");

    /// <summary>When a filter policy that was set is in force.</summary>
    public static readonly ChoicePoint FilterPolicy = new(
        "sns.filter-policy",
        "A new or changed filter policy may need up to 15 minutes until it is fully in effect.",
        "https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html",
        "at once",
        "after 15 minutes");

    /// <summary>Milliseconds by which a late delivery is late: enough for messages that are published after it to come first.</summary>
    internal const long LateMilliseconds = 5_000;
}
