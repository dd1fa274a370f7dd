using System.Globalization;

namespace AwsMessaging.Try;

/// <summary>Says in one sentence why a build failed.</summary>
public static class BuildProblem
{
    private static readonly string[] MissingSdk = ["NETSDK1141", "MSB4236", "NETSDK1045", "NETSDK1209"];

    /// <summary>The sentence for a failed run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="what">What was built, as the beginning of a sentence.</param>
    /// <param name="verb">What it cannot do when the reason is none of the known ones.</param>
    public static Problem From(Dotnet.Outcome run, string what, string verb)
    {
        if (run.Log.Contains("A compatible .NET SDK was not found", StringComparison.Ordinal)
            || run.Log.Contains("global.json file", StringComparison.Ordinal))
        {
            return new Problem($"{what} asks in its global.json for a .NET SDK that is not installed here.");
        }

        if (run.Errors is not [var first, ..] errors)
        {
            return new Problem($"{what}: dotnet {verb} ended with exit code {run.ExitCode.ToString(CultureInfo.InvariantCulture)}: {run.LastLine}");
        }

        var more = errors.Count == 1 ? "" : $" (and {FindingPrinter.Count(errors.Count - 1, "more error")})";
        var reason = $"{(first.Where.Length == 0 ? "" : first.Where + ": ")}{first.Code}: {first.Text}{more}";
        var cannot = first.Code switch
        {
            _ when MissingSdk.Contains(first.Code) => "needs an SDK or workload that is not installed here",
            _ when first.Code.StartsWith("NU", StringComparison.Ordinal) => "cannot be restored",
            _ when first.Code.StartsWith("CS", StringComparison.Ordinal) => "does not compile",
            _ => "does not build",
        };
        return new Problem($"{what} {cannot}: {reason}");
    }
}
