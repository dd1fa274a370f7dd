using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>Ends the handling of a request with an error reply.</summary>
internal sealed class WireFault(ServiceError error) : Exception(error.ToString())
{
    public ServiceError Error { get; } = error;
}

/// <summary>
/// The errors that every AWS service gives before it looks at what the request means.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html</remarks>
internal static class WireErrors
{
    /// <summary>The body cannot be read, or a member has the wrong type.</summary>
    public static ServiceError Serialization(string message) => new("SerializationException", message);

    /// <summary>The service has no such operation.</summary>
    public static ServiceError UnknownOperation(string? operation) =>
        new("UnknownOperationException", operation is null
            ? "The requested operation is not recognized by the service."
            : $"Unknown operation {operation}.");

    /// <summary>What Query services say instead.</summary>
    public static ServiceError InvalidAction(string action) =>
        new("InvalidAction", $"The action {action} is not valid for this endpoint.");

    /// <summary>A Query request without an action.</summary>
    public static ServiceError MissingAction() => new("MissingAction", "The request must contain the parameter Action.");

    /// <summary>The host or target belongs to no service of the model.</summary>
    public static ServiceError UnknownService() =>
        new("UnknownOperationException", "No service of the model answers this request.", 404);

    /// <summary>A number is below 1, as services with generated validation say it.</summary>
    public static ServiceError ValidationTooSmall(string member, int value) => new(
        "ValidationException",
        $"1 validation error detected: Value '{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}' at "
            + $"'{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must have value greater than or equal to 1");

    /// <summary>A member that must be there is not, as services with generated validation say it.</summary>
    public static ServiceError ValidationNull(string member) => new(
        "ValidationException",
        $"1 validation error detected: Value null at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must not be null");
}
