namespace AwsMessaging.Semantics.Model;

/// <summary>The error that a service answers a whole request with.</summary>
public sealed class ServiceError
{
    /// <summary>Creates an error.</summary>
    /// <param name="code">Short code, without namespace.</param>
    /// <param name="message">What the service says to a person.</param>
    /// <param name="httpStatus">HTTP status: 4xx is the sender's fault, 5xx the service's.</param>
    public ServiceError(string code, string message, int httpStatus = 400)
    {
        Code = code;
        Message = message;
        HttpStatus = httpStatus;
    }

    /// <summary>Short code, without namespace: <c>QueueDoesNotExist</c>.</summary>
    public string Code { get; }

    /// <summary>What the service says to a person.</summary>
    public string Message { get; }

    /// <summary>HTTP status.</summary>
    public int HttpStatus { get; }

    /// <summary>Whether the request is at fault, so that sending it again as it is cannot help.</summary>
    public bool IsSenderFault => HttpStatus < 500;

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Message}";
}
