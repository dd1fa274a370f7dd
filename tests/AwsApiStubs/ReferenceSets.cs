using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.AwsApiStubs;

/// <summary>
/// Metadata references for compilations in tests. Each set is made once per process, on first use; put together the ones
/// that a snippet needs with <see cref="Combine"/>.
/// </summary>
public static class ReferenceSets
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyFramework = new(() => PackageAssemblies.OfPackage("Microsoft.NETCore.App.Ref"));
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyAspNetCore = new(ReadAspNetCore);
    private static readonly Lazy<ImmutableArray<MetadataReference>> AwsV3 = new(() => MakeAws(SdkMajor.V3));
    private static readonly Lazy<ImmutableArray<MetadataReference>> AwsV4 = new(() => MakeAws(SdkMajor.V4));
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyHosting = Assemblies(
        "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Diagnostics.Abstractions",
        "Microsoft.Extensions.FileProviders.Abstractions",
        "Microsoft.Extensions.Hosting.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives");
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyEfCore = Assemblies(
        "Microsoft.EntityFrameworkCore",
        "Microsoft.EntityFrameworkCore.Abstractions",
        "Microsoft.EntityFrameworkCore.Relational",
        "Microsoft.Extensions.Caching.Abstractions",
        "Microsoft.Extensions.Caching.Memory",
        "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.DependencyInjection",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives");
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyKafka = Assemblies("Confluent.Kafka");
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyCdk = Assemblies(
        "Amazon.CDK.Asset.AwsCliV1",
        "Amazon.CDK.Asset.KubectlV20",
        "Amazon.CDK.Asset.NodeProxyAgentV6",
        "Amazon.CDK.CloudAssembly.Schema",
        "Amazon.CDK.Lib",
        "Amazon.JSII.Runtime",
        "Constructs");
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyMongo = Assemblies("MongoDB.Bson", "MongoDB.Driver");
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyDapper = Assemblies("Dapper");
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyNpgsql = Assemblies("Npgsql", "Microsoft.Extensions.Logging.Abstractions");
    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyEf6 = new(() => [Stubs.GetRealOrStub("EntityFramework", SdkMajor.V4)]);

    /// <summary>The targeting pack of .NET that this library is built for.</summary>
    public static ImmutableArray<MetadataReference> Framework => LazyFramework.Value;

    /// <summary>The ASP.NET Core targeting pack of the same version. It has its own Microsoft.Extensions.* assemblies: do not combine it with <see cref="Hosting"/> or <see cref="EfCore"/>.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore => LazyAspNetCore.Value;

    /// <summary>Abstractions of Microsoft.Extensions: hosting, logging, dependency injection, configuration, options.</summary>
    public static ImmutableArray<MetadataReference> Hosting => LazyHosting.Value;

    /// <summary>Entity Framework Core with its relational part.</summary>
    public static ImmutableArray<MetadataReference> EfCore => LazyEfCore.Value;

    /// <summary>Entity Framework 6.</summary>
    public static ImmutableArray<MetadataReference> Ef6 => LazyEf6.Value;

    /// <summary>Confluent.Kafka.</summary>
    public static ImmutableArray<MetadataReference> Kafka => LazyKafka.Value;

    /// <summary>AWS CDK. Large: reading it costs seconds of the first compilation.</summary>
    public static ImmutableArray<MetadataReference> Cdk => LazyCdk.Value;

    /// <summary>The MongoDB driver.</summary>
    public static ImmutableArray<MetadataReference> Mongo => LazyMongo.Value;

    /// <summary>Dapper.</summary>
    public static ImmutableArray<MetadataReference> Dapper => LazyDapper.Value;

    /// <summary>Npgsql.</summary>
    public static ImmutableArray<MetadataReference> Npgsql => LazyNpgsql.Value;

    /// <summary>
    /// All AWS SDK, Lambda, Powertools and AWS.Messaging assemblies. Version 3 is all stubs; of version 4 every assembly is the
    /// real one whose package is referenced.
    /// </summary>
    /// <param name="major">Major version of the AWS SDK.</param>
    public static ImmutableArray<MetadataReference> Aws(SdkMajor major) => major == SdkMajor.V3 ? AwsV3.Value : AwsV4.Value;

    /// <summary>One set of several, without duplicates.</summary>
    /// <param name="sets">Sets of this class.</param>
    public static ImmutableArray<MetadataReference> Combine(params ImmutableArray<MetadataReference>[] sets) =>
        [.. sets.SelectMany(set => set).Distinct()];

    private static Lazy<ImmutableArray<MetadataReference>> Assemblies(params string[] names) => new(() => [.. names.Select(PackageAssemblies.Get)]);

    private static ImmutableArray<MetadataReference> MakeAws(SdkMajor major) =>
        [.. Stubs.AssemblyNames.Where(name => name != "EntityFramework").Select(name => Stubs.GetRealOrStub(name, major))];

    private static ImmutableArray<MetadataReference> ReadAspNetCore()
    {
        // Targeting packs lie side by side: packs/<name>/<version>/ref/<framework>.
        var framework = new DirectoryInfo(PackageAssemblies.DirectoryOf("Microsoft.NETCore.App.Ref"));
        var version = framework.Parent!.Parent!;
        var directory = Path.Combine(version.Parent!.Parent!.FullName, "Microsoft.AspNetCore.App.Ref", version.Name, "ref", framework.Name);
        return [.. Directory.GetFiles(directory, "*.dll").Order(StringComparer.Ordinal).Select(PackageAssemblies.FromFile)];
    }
}
