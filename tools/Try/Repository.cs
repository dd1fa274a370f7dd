namespace AwsMessaging.Try;

/// <summary>The places in this repository that are needed here.</summary>
/// <param name="Root">The folder with Analyzers.sln, an absolute path.</param>
public sealed record Repository(string Root)
{
    /// <summary>The project that packs the analyzers.</summary>
    public string PackageProject => Path.Combine(Root, "src", "Package", "AwsMessaging.Package.csproj");

    /// <summary>The samples, relative to the root: a service, and the CDK app with its infrastructure.</summary>
    public static IReadOnlyList<string> SampleFolders { get; } =
        [Path.Combine("samples", "OrderService"), Path.Combine("samples", "OrderInfrastructure")];

    /// <summary>Records of what runs of the model showed.</summary>
    public string EvidenceFolder => Path.Combine(Root, "docs", "evidence");

    /// <summary>MSBuild files that send everything a build writes somewhere else.</summary>
    public string RedirectFolder => Path.Combine(Root, "tools", "Try", "build");

    /// <summary>The repository around a folder.</summary>
    /// <param name="folder">A folder in it; when null, the one that the program was built into, since deterministic builds do not record
    /// where sources are.</param>
    /// <exception cref="Problem">The folder is not inside the repository.</exception>
    public static Repository Containing(string? folder)
    {
        for (var at = folder ?? Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory); at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Analyzers.sln")))
            {
                return new Repository(at);
            }
        }

        throw new Problem("try.cs is not inside its repository: there is no Analyzers.sln in the folder it is in or above it.");
    }
}
