using System.Collections.Immutable;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

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

    private static readonly Lazy<(MetadataReference InBuild, MetadataReference InEditor)> Shop = new(() =>
        Workbench.ReferencesTo(Workbench.Compile([("Shop.cs", Source)]).WithAssemblyName("Shop")));

    /// <summary>The reference assembly.</summary>
    public static MetadataReference Assembly => Shop.Value.InBuild;

    /// <summary>The project's source.</summary>
    public static MetadataReference Project => Shop.Value.InEditor;

    /// <summary>The CDK and the project.</summary>
    public static ImmutableArray<MetadataReference> WithCdk => [.. ReferenceSets.Cdk, Assembly];
}
