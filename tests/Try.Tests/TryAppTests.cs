namespace AwsMessaging.Try.Tests;

/// <summary>What is told apart before anything is built.</summary>
public sealed class TryAppTests
{
    [Theory]
    [InlineData(0, "--help")]
    [InlineData(0, "-h")]
    [InlineData(1, "no/such/path")]
    [InlineData(2, "--unknown")]
    [InlineData(2, "one", "two")]
    public async Task ExitCodeSaysWhatHappened(int exitCode, params string[] args) =>
        Assert.Equal(exitCode, await TryApp.RunAsync(args, Repository.Containing(null)));
}
