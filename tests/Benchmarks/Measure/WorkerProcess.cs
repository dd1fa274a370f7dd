using System.Diagnostics;
using System.Text.Json;
using AwsMessaging.Benchmarks.Model;

namespace AwsMessaging.Benchmarks.Measure;

/// <summary>Runs a measurement in a process of its own, so that nothing finds what another has warmed up.</summary>
internal static class WorkerProcess
{
    /// <summary>
    /// What .NET does unless told otherwise, as in the test processes that the model runs in; this program is told otherwise.
    /// </summary>
    private static readonly KeyValuePair<string, string>[] OrdinaryCollections =
        [new("DOTNET_gcServer", "0"), new("DOTNET_gcConcurrent", "1")];

    /// <summary>Starts this program again as a worker and reads what it measured of a subject.</summary>
    /// <exception cref="InvalidOperationException">The worker failed; the message is what it said.</exception>
    public static Task<Measurement> RunAsync(Options options, Subject subject, string codeBase, bool perRule) =>
        RunAsync<Measurement>($"{subject.Name} on {codeBase}", options.ForWorker(subject, codeBase, perRule), []);

    /// <summary>Starts this program again as a worker that measures a subject's cold start, and reads what it was.</summary>
    /// <exception cref="InvalidOperationException">The worker failed; the message is what it said.</exception>
    public static Task<Times> RunColdAsync(Options options, Subject subject, string codeBase, int phase) =>
        RunAsync<Times>($"cold start of {subject.Name} on {codeBase}", options.ForWorker(subject, codeBase, phase), []);

    /// <summary>Starts this program again as a worker and reads how fast the model is.</summary>
    /// <exception cref="InvalidOperationException">The worker failed; the message is what it said.</exception>
    public static Task<ModelMeasurement> RunAsync(Options options, ModelBenchmark benchmark) =>
        RunAsync<ModelMeasurement>(benchmark.Name, options.ForWorker(benchmark), OrdinaryCollections);

    /// <summary>Starts this program again as a worker and reads how the model's heap grows.</summary>
    /// <exception cref="InvalidOperationException">The worker failed; the message is what it said.</exception>
    public static Task<MemoryMeasurement> RunAsync(Options options, MemoryBenchmark benchmark) =>
        RunAsync<MemoryMeasurement>(benchmark.Name, options.ForWorker(benchmark), OrdinaryCollections);

    private static async Task<T> RunAsync<T>(
        string what, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{what}: {(await error).Trim()}");
        }

        return JsonSerializer.Deserialize<T>(output) ?? throw new InvalidOperationException($"{what}: no measurement came back.");
    }
}
