using System.Diagnostics;
using System.Text.Json;

namespace AwsMessaging.Benchmarks.Measure;

/// <summary>Runs a measurement in a process of its own, so that no subject finds what another has warmed up.</summary>
internal static class WorkerProcess
{
    /// <summary>Starts this program again as a worker and reads what it measured.</summary>
    /// <exception cref="InvalidOperationException">The worker failed; the message is what it said.</exception>
    public static async Task<Measurement> RunAsync(Options options, Subject subject, string codeBase, bool perRule)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        }

        foreach (var argument in options.ForWorker(subject, codeBase, perRule))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{subject.Name} on {codeBase}: {(await error).Trim()}");
        }

        return JsonSerializer.Deserialize<Measurement>(output) ?? throw new InvalidOperationException($"{subject.Name} on {codeBase}: no measurement came back.");
    }
}
