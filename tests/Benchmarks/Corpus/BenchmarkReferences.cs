using System.Collections.Immutable;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>What the generated code bases are compiled against.</summary>
internal static class BenchmarkReferences
{
    /// <summary>The SDK's reference pack and the libraries without AWS.</summary>
    public static ImmutableArray<MetadataReference> WithoutAws { get; } =
        ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.EfCore);

    /// <summary>The same, with AWS SDK v4 and the Lambda packages.</summary>
    public static ImmutableArray<MetadataReference> WithAws { get; } = ReferenceSets.Combine(WithoutAws, ReferenceSets.Aws(SdkMajor.V4));
}
