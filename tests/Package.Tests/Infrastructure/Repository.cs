using System.Reflection;

namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>Where the sources of this build are and what it was built with.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Path.TrimEndingDirectorySeparator(Fact("RepositoryRoot"));

    /// <summary>The oldest compiler that loads the package.</summary>
    public static Version RoslynFloor { get; } = Version.Parse(Fact("RoslynFloor"));

    /// <summary>The SDK for SQS that consumers in the tests reference.</summary>
    public static string SqsVersion { get; } = Fact("PackageVersion.AWSSDK.SQS");

    /// <summary>The CDK that consumers in the tests reference.</summary>
    public static string CdkVersion { get; } = Fact("PackageVersion.Amazon.CDK.Lib");

    /// <summary>Whether the real packages of all AWS services are used; otherwise stand-ins for those that a closed network may lack.</summary>
    public static bool UsesAwsPackages { get; } = Fact("AwsPackages") == "true";

    private static string Fact(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
