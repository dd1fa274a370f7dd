using System.Collections.Immutable;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>
/// A project with Lambda handlers, to which a CDK app refers: as a build sees it, by the assembly that compilers are given, and as an editor does, by
/// its source.
/// </summary>
internal static class HandlerAssembly
{
    /// <summary>Assembly <c>Shop</c>.</summary>
    private const string Source = """
        using Amazon.Lambda.Core; using Amazon.Lambda.KafkaEvents; using Amazon.Lambda.KinesisEvents; using Amazon.Lambda.SQSEvents;

        namespace Shop
        {
            public class Placing
            {
                public async Task<SQSBatchResponse> Handle(SQSEvent batch, ILambdaContext context) { await Task.Yield(); return new SQSBatchResponse(); }
                public async Task Whole(SQSEvent batch) => await Task.Yield();
                public StreamsEventResponse Stream(KinesisEvent batch) => new();
                public string Text(SQSEvent batch) => "ok";
                public Stream Raw(Stream batch) => batch;
                public void Twice(SQSEvent batch) { }
                public void Twice(KinesisEvent batch) { }
                private SQSBatchResponse Hidden(SQSEvent batch) => new();
                public T Generic<T>(T batch) => batch;
                public class Inner { public SQSBatchResponse Handle(SQSEvent batch) => new(); }
            }

            public class Derived : Placing { }

            public class Response : SQSBatchResponse { }

            internal class Hidden { public Response Handle(SQSEvent batch) => new(); }

            public class Kafka { public void Handle(KafkaEvent batch) { } }
        }
        """;

    private static readonly Lazy<CSharpCompilation> LazyCompilation = new(() => Workbench.Compile([("Shop.cs", Source)]).WithAssemblyName("Shop"));

    private static readonly Lazy<MetadataReference> LazyAssembly = new(() =>
    {
        using var image = new MemoryStream();
        var result = LazyCompilation.Value.Emit(image, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage([.. image.ToArray()]);
    });

    /// <summary>The reference assembly.</summary>
    public static MetadataReference Assembly => LazyAssembly.Value;

    /// <summary>The project's source.</summary>
    public static MetadataReference Project => LazyCompilation.Value.ToMetadataReference();

    /// <summary>The CDK and the project.</summary>
    public static ImmutableArray<MetadataReference> WithCdk => [.. ReferenceSets.Cdk, Assembly];
}
