namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits of Amazon DynamoDB, as far as writing items goes.</summary>
public static class DynamoDbFacts
{
    private const string TransactPage = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html";
    private const string LimitsPage = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html";
    private const string BatchPage = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html";

    /// <summary>Bytes of an expression: 4 KB.</summary>
    public static readonly Fact<int> ExpressionBytes = new(4096, LimitsPage, "2026-10");

    /// <summary>Writes of one batch over all tables.</summary>
    public static readonly Fact<Bounds> BatchWriteItems = new(new Bounds(1, 25), BatchPage, "2026-10");

    /// <summary>Keys of one batch of reads over all tables.</summary>
    public static readonly Fact<Bounds> BatchGetItems = new(
        new Bounds(1, 100), "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html", "2026-10");

    /// <summary>Actions in one <c>TransactWriteItems</c>.</summary>
    public static readonly Fact<Bounds> TransactItems = new(new Bounds(1, 100), TransactPage, "2026-10");

    /// <summary>Seconds after the first request for which its <c>ClientRequestToken</c> makes repeating it harmless.</summary>
    public static readonly Fact<int> ClientRequestTokenSeconds = new(600, TransactPage, "2026-10");

    /// <summary>Characters of a <c>ClientRequestToken</c>.</summary>
    public static readonly Fact<Bounds> ClientRequestTokenLength = new(new Bounds(1, 36), TransactPage, "2026-10");

    /// <summary>Hours that a table's stream keeps its records.</summary>
    public static readonly Fact<int> StreamRetentionHours = new(
        24, "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html", "2026-10");

    /// <summary>Bytes of an item, names and values: 400 KB.</summary>
    public static readonly Fact<int> MaxItemSize = new(400 * 1024, LimitsPage, "2026-10");
}
