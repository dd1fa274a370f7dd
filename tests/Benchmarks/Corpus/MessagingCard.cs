namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>The fields that a method needs in its class.</summary>
[Flags]
internal enum Needs
{
    None = 0,
    Sqs = 1,
    Kinesis = 2,
    Sns = 4,
    Connection = 8,
    Store = 16,
    Options = 32,
}

/// <summary>One piece of messaging code: a method of a service class, or a whole type (a Lambda function).</summary>
/// <param name="Needs">The fields that it uses.</param>
/// <param name="Calls">How many AWS client calls, or Lambda handlers, it contains.</param>
/// <param name="Text">Its source.</param>
internal sealed record MessagingCard(Needs Needs, int Calls, Func<Topic, string> Text)
{
    /// <summary>It stands on its own instead of in a service class.</summary>
    public bool IsType { get; init; }

    /// <summary>The rule that should report it, exactly once; null when nothing is wrong with it.</summary>
    public string? Mistake { get; init; }

    /// <summary>What is right and must stay silent.</summary>
    public static readonly MessagingCard[] Correct =
        [.. ReceivingCode.Correct, .. SendingCode.Correct, .. StreamCode.Correct, .. TransactionCode.Correct, .. FunctionCode.Correct];

    /// <summary>What a rule should report.</summary>
    public static readonly MessagingCard[] Mistaken =
        [.. ReceivingCode.Mistaken, .. SendingCode.Mistaken, .. StreamCode.Mistaken, .. TransactionCode.Mistaken, .. FunctionCode.Mistaken];
}
