namespace AwsMessaging.Simulation.Tests.Report;

/// <summary>Compares what is drawn or written with an accepted file beside the tests; <c>AWSM_ACCEPT=1</c> accepts what comes out.</summary>
internal static class Accepted
{
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("AWSM_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} is not accepted yet: run the tests with AWSM_ACCEPT=1 and look at it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    public static string Draw(Simulation.Exploration.Replay run, string title) => Simulation.Report.Timeline.ToSvg(run.Trace, run.Result.Violation, title);

    /// <summary>From where the tests run up to the repository: recorded source paths are mapped away in deterministic builds.</summary>
    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "Simulation.Tests", "Report", "Accepted");
    }
}
