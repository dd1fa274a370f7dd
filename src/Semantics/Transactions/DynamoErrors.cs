using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

/// <summary>Errors of DynamoDB.</summary>
internal static class DynamoErrors
{
    public static ServiceError Invalid(string message) => new("ValidationException", message);

    public static ServiceError Length(string member, Bounds bounds, int count) => Invalid(
        $"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must have length "
        + (count > bounds.Max ? "less than or equal to " + Text(bounds.Max) : "greater than or equal to " + Text(bounds.Min)));

    public static ServiceError NoTable() => new("ResourceNotFoundException", "Requested resource not found");

    public static ServiceError TableExists(string name) => new("ResourceInUseException", $"Table already exists: {name}");

    public static ServiceError ConditionFailed() => new("ConditionalCheckFailedException", "The conditional request failed");

    public static ServiceError TokenReused() => new(
        "IdempotentParameterMismatchException", "The request uses the same client token as a previous, but non-identical request.");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Why a <c>TransactWriteItems</c> was refused: one reason for each of its actions.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
/// </summary>
public sealed class TransactionCanceled
{
    internal TransactionCanceled(IReadOnlyList<CancellationReason> reasons)
    {
        Reasons = reasons;
        Error = new ServiceError(
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons ["
            + string.Join(", ", reasons.Select(reason => reason.Code)) + "]");
    }

    /// <summary>A reason for each action, in their order; <c>None</c> for those that were not at fault.</summary>
    public IReadOnlyList<CancellationReason> Reasons { get; }

    /// <summary>The error.</summary>
    public ServiceError Error { get; }
}

/// <summary>Why an action of a transaction was refused.</summary>
/// <param name="Code"><c>None</c>, <c>ConditionalCheckFailed</c>, <c>ValidationError</c> …</param>
/// <param name="Message">What it says to a person; null for none.</param>
/// <param name="Item">The item as it is, when the action asked for it.</param>
public sealed record CancellationReason(string Code, string? Message, DynamoItem? Item);
