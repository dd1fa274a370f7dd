namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>What a command did.</summary>
/// <param name="Command">The command line, for messages.</param>
/// <param name="ExitCode">0 when it says that it succeeded.</param>
/// <param name="Output">Standard output and standard error in the order in which lines arrived, lines ended by \n.</param>
public sealed record CommandResult(string Command, int ExitCode, string Output)
{
    /// <summary>Fails the test, with the whole output, unless the command succeeded.</summary>
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"{Command}\nexit code {ExitCode}\n{Output}");
        return this;
    }

    /// <summary>Fails the test, with the whole output, unless the command failed.</summary>
    public CommandResult MustFail()
    {
        Assert.True(ExitCode != 0, $"{Command}\nsucceeded, but should have failed\n{Output}");
        return this;
    }
}
