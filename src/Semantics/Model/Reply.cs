namespace AwsMessaging.Semantics.Model;

/// <summary>What a service answers: a result, or an error for the whole request.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public readonly struct Reply<T>
{
    private readonly T? result;

    private Reply(T? result, ServiceError? error)
    {
        this.result = result;
        Error = error;
    }

    /// <summary>The error; null when the request succeeded.</summary>
    public ServiceError? Error { get; }

    /// <summary>Whether the request succeeded.</summary>
    public bool IsOk => Error is null;

    /// <summary>The result.</summary>
    /// <exception cref="InvalidOperationException">The request failed.</exception>
    public T Result => Error is null ? result! : throw new InvalidOperationException(Error.ToString());

    /// <summary>An answer that is a result.</summary>
    public static implicit operator Reply<T>(T result) => new(result, null);

    /// <summary>An answer that is an error.</summary>
    public static implicit operator Reply<T>(ServiceError error) => new(default, error);
}
