namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>The project that most tests build: every mistake once, marked on its line, and the same work done right beside it.</summary>
public static class Shop
{
    /// <summary>File name of the project.</summary>
    public const string Project = "Shop.csproj";

    /// <summary>Rules that are broken in the project and report errors on their own.</summary>
    public static readonly string[] Errors = ["AWSM1013"];

    /// <summary>Rules that are broken in the project and report warnings on their own.</summary>
    public static readonly string[] Warnings = ["AWSM1023", "AWSM1026", "AWSM2001", "AWSM3001"];

    /// <summary>The project as a consumer of the package.</summary>
    /// <param name="package">The package under test.</param>
    /// <param name="change">What is special about the project file.</param>
    public static Consumer Create(PackedPackage package, Func<ProjectFile, ProjectFile>? change = null)
    {
        var project = ProjectFile.Library().Analyzers(package);
        return new Consumer(package).CopySources("Sqs").CopySources("Streams").Write(Project, References(change is null ? project : change(project)).ToString());
    }

    /// <summary>Adds what the sources need.</summary>
    /// <param name="project">A project file without AWS references.</param>
    public static ProjectFile References(ProjectFile project) => project.Sqs().Aws("AWSSDK.Kinesis").Aws("Amazon.Lambda.Core").Aws("Amazon.Lambda.SQSEvents");
}
