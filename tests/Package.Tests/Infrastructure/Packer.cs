namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>Packs the package.</summary>
public static class Packer
{
    /// <summary>Packs the sources of a repository folder without writing into it.</summary>
    /// <param name="repository">Folder of the solution.</param>
    /// <param name="artifacts">Where build output and intermediate files go; kept for a later, incremental pack.</param>
    /// <param name="feed">Where the nupkg goes.</param>
    /// <param name="versionSuffix">What follows the hyphen in the version.</param>
    public static Task<CommandResult> PackAsync(string repository, string artifacts, string feed, string versionSuffix) =>
        Dotnet.RunAsync(
            repository,
            ["pack", Path.Combine("src", "Package", "AwsMessaging.Package.csproj"), "--artifacts-path", artifacts, "-o", feed, "--version-suffix", versionSuffix, "-v", "q", "-m:1"]);
}
