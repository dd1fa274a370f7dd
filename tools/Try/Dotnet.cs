using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace AwsMessaging.Try;

/// <summary>Runs the dotnet command.</summary>
/// <param name="folder">The folder to run it in; its global.json decides which SDK answers.</param>
/// <param name="environment">Variables to set, or to remove when the value is null.</param>
public sealed partial class Dotnet(string folder, IReadOnlyDictionary<string, string?> environment)
{
    /// <summary>Arguments for every build: errors only, and no process that stays and holds files.</summary>
    public static readonly string[] Quiet = ["-nologo", "-v", "q", "-nodeReuse:false"];

    // What the running SDK leaves in the environment would force its own MSBuild on another SDK.
    private static readonly string[] Inherited =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly", "DOTNET_HOST_PATH"];

    /// <summary>Runs dotnet with the arguments and waits until it ends.</summary>
    /// <exception cref="Problem">There is no dotnet command.</exception>
    public async Task<Outcome> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en"; // the output is read below
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        using var _ = cancellationToken.Register(() => Kill(process));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        var outcome = new Outcome(process.ExitCode, await output + Environment.NewLine + await errors);
        cancellationToken.ThrowIfCancellationRequested();
        return outcome;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new Problem("The dotnet command did not start.");
        }
        catch (Win32Exception e)
        {
            throw new Problem($"The dotnet command cannot be started, is the .NET SDK installed? ({e.Message})");
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>What a run left behind.</summary>
    /// <param name="ExitCode">The exit code of dotnet.</param>
    /// <param name="Log">Everything it wrote.</param>
    public sealed partial record Outcome(int ExitCode, string Log)
    {
        /// <summary>Whether the run did what it was told.</summary>
        public bool Succeeded => ExitCode == 0;

        /// <summary>The errors of MSBuild, the compiler and NuGet in the log, each once, in order.</summary>
        public IReadOnlyList<BuildError> Errors =>
            [.. ErrorLine().Matches(Log)
                .Select(m => new BuildError(m.Groups["where"].Value.Trim(), m.Groups["code"].Value, m.Groups["text"].Value.Trim()))
                .Distinct()];

        /// <summary>The last thing it said, for a failure without an error in the usual form.</summary>
        public string LastLine =>
            Log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault("no output");

        [GeneratedRegex(@"^(?<where>.*?)\s*: error (?<code>[A-Z]+[0-9]+)\s*: (?<text>.*?)(?: \[[^\]]*\])?\r?$",
            RegexOptions.Multiline | RegexOptions.CultureInvariant)]
        private static partial Regex ErrorLine();
    }

    /// <summary>One error in a build log.</summary>
    /// <param name="Where">File and position, or the project.</param>
    /// <param name="Code">For example CS0246 or NU1101.</param>
    /// <param name="Text">The message.</param>
    public sealed record BuildError(string Where, string Code, string Text);
}
