using System.Runtime.InteropServices;
using AwsMessaging.Benchmarks.Measure;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Benchmarks.Report;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    public static string Processor => $"{ModelName()}, {Environment.ProcessorCount} logical processors";

    public static string System => $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}".Trim();

    public static string Runtime => RuntimeInformation.FrameworkDescription;

    public static string Sdk => Subject.Metadata("SdkVersion") ?? "unknown";

    /// <summary>The compiler's package version, without the commit.</summary>
    public static string Compiler => FileVersionOf(typeof(Compilation).Assembly.Location);

    private static string ModelName()
    {
        if (File.Exists(LinuxProcessors)
            && File.ReadLines(LinuxProcessors).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line)
        {
            return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string FileVersionOf(string path)
    {
        var version = global::System.Diagnostics.FileVersionInfo.GetVersionInfo(path).ProductVersion ?? "unknown";
        return version.Split('+')[0];
    }
}
