namespace AwsMessaging.Benchmarks.Report;

/// <summary>How a section came about, for whoever wants to measure it again.</summary>
internal static class CommandLine
{
    public static string Of(string[] args) =>
        string.Join(' ', ["dotnet run -c Release --project tests/Benchmarks", .. args.Length > 0 ? (string[])["--", .. args] : []]);
}
