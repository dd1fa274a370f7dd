using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Functions;

/// <summary>Where AWS permits more than one outcome in event source mappings.</summary>
public static class LambdaChoices
{
    /// <summary>The function finished; whether the queue or the position in the stream learns of it.</summary>
    public static readonly ChoicePoint Acknowledgement = new(
        "lambda.acknowledgement",
        "Event source mappings process each event at least once, and may process a record twice: functions are to be idempotent.",
        "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html",
        "recorded",
        "lost");

    /// <summary>How many of the records at hand go into a batch.</summary>
    public static readonly ChoicePoint BatchSize = new(
        "lambda.batch",
        "The batch size is only the largest number of records: without a batching window Lambda sends what there is, even a single one.",
        "https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html",
        "all at hand",
        "one");

    /// <summary>All choice points of mappings.</summary>
    public static IReadOnlyList<ChoicePoint> All { get; } = [Acknowledgement, BatchSize];
}
