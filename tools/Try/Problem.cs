namespace AwsMessaging.Try;

/// <summary>Something the user has to know and can do something about; its message is one sentence.</summary>
/// <param name="sentence">What is wrong.</param>
/// <param name="exitCode">The exit code of the program: 1, or 2 when it was called wrongly.</param>
public sealed class Problem(string sentence, int exitCode = 1) : Exception(sentence)
{
    /// <summary>The exit code of the program, never 0.</summary>
    public int ExitCode { get; } = exitCode;
}
