using System.Diagnostics;
using System.Text;

namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>Runs the dotnet command line as a user at a prompt would: without what a running test host leaves in the environment.</summary>
public static class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    // A build keeps more than one core busy; more builds than cores only make each other slow.
    private static readonly SemaphoreSlim Slots = new(Math.Clamp(Environment.ProcessorCount, 1, 4));

    private static readonly string[] InheritedPrefixes = ["MSBUILD", "TESTINGPLATFORM_", "DOTNET_CLI_CONTEXT_"];

    /// <summary>Runs one command to its end.</summary>
    /// <param name="workingDirectory">The folder in which it runs.</param>
    /// <param name="arguments">Arguments, one each, not quoted.</param>
    /// <param name="environment">Variables to set on top of the inherited ones.</param>
    /// <returns>Exit code and what was written to both streams.</returns>
    /// <exception cref="TimeoutException">The command took longer than ten minutes; it has been stopped.</exception>
    public static async Task<CommandResult> RunAsync(string workingDirectory, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        await Slots.WaitAsync();
        try
        {
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
            {
                WorkingDirectory = workingDirectory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            };
            SetEnvironment(start.Environment, environment);
            return await RunAsync(start);
        }
        finally
        {
            Slots.Release();
        }
    }

    private static void SetEnvironment(IDictionary<string, string?> target, IReadOnlyDictionary<string, string>? additions)
    {
        foreach (var inherited in target.Keys.Where(key => InheritedPrefixes.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            target.Remove(inherited);
        }

        target["DOTNET_CLI_UI_LANGUAGE"] = "en";
        target["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        target["DOTNET_NOLOGO"] = "1";
        target["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        target["MSBUILDDISABLENODEREUSE"] = "1";
        target["MSBUILDTERMINALLOGGER"] = "off";
        foreach (var (name, value) in additions ?? new Dictionary<string, string>())
        {
            target[name] = value;
        }
    }

    private static async Task<CommandResult> RunAsync(ProcessStartInfo start)
    {
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', start.ArgumentList)} took longer than {Limit}:\n{Text()}");
        }

        return new CommandResult($"dotnet {string.Join(' ', start.ArgumentList)}", process.ExitCode, Text());

        void Append(string? line)
        {
            lock (output)
            {
                if (line is not null)
                {
                    output.Append(line).Append('\n');
                }
            }
        }

        string Text()
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }
}
