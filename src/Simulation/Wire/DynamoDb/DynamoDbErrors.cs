using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>Errors of DynamoDB.</summary>
/// <remarks>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html</remarks>
internal static class DynamoDbErrors
{
    /// <summary>The request is wrong in itself.</summary>
    public static ServiceError Validation(string message) => new("ValidationException", message);

    /// <summary>There is no such table.</summary>
    public static ServiceError NoTable() => new("ResourceNotFoundException", "Requested resource not found");

    /// <summary>There is such a table already.</summary>
    public static ServiceError TableExists(string name) => new("ResourceInUseException", "Table already exists: " + name);

    /// <summary>The condition does not hold.</summary>
    public static ServiceError ConditionFailed() => new("ConditionalCheckFailedException", "The conditional request failed");

    /// <summary>At least one action of a transaction cannot be carried out, so none was.</summary>
    /// <param name="reasons">One code an action, <c>None</c> where it could have been.</param>
    public static ServiceError TransactionCanceled(IEnumerable<string> reasons) => new(
        "TransactionCanceledException",
        $"Transaction cancelled, please refer cancellation reasons for specific reasons [{string.Join(", ", reasons)}]");

    /// <summary>A transaction's token was used for another one.</summary>
    public static ServiceError TokenMismatch() => new(
        "IdempotentParameterMismatchException", "Request parameters do not match those of an earlier request with the same client token.");

    /// <summary>A list in a request has a length that it may not have.</summary>
    public static ServiceError Length(string member, bool tooLong, int bound) => Validation(
        $"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must have length "
            + (tooLong ? $"less than or equal to {bound}" : $"greater than or equal to {bound}"));
}
