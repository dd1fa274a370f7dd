using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation;

/// <summary>A service answered a call with an error, or did not answer at all.</summary>
/// <param name="error">The error.</param>
public sealed class ServiceException(ServiceError error) : Exception(error.ToString())
{
    /// <summary>The error, with the short code that AWS gives.</summary>
    public ServiceError Error { get; } = error;
}
