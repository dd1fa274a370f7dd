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

    /// <summary>The condition does not hold.</summary>
    public static ServiceError ConditionFailed() => new("ConditionalCheckFailedException", "The conditional request failed");
}
