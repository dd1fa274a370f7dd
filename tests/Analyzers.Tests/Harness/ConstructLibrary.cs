using System.Collections.Immutable;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>A team's own library on top of the CDK, as an assembly: what it does with what it gets is not in view.</summary>
internal static class ConstructLibrary
{
    /// <summary>Assembly <c>Team.Constructs</c>.</summary>
    private const string Source = """
        using Amazon.CDK; using Amazon.CDK.AWS.SQS; using Constructs;

        namespace Team
        {
            public static class Standards
            {
                public static void Watch(this IQueue queue) { }
                public static void WatchAll(Construct scope, IEnumerable<IQueue> queues) { }
                public static void Apply(Construct scope) { }
                public static Queue MakeQueue(Construct scope, string id) => new(scope, id);
            }

            public class TeamStack : Stack { public TeamStack(Construct scope, string id) : base(scope, id) { } }

            public class Network : Construct { public Network(Construct scope, string id) : base(scope, id) { } }

            public static class Apps
            {
                public static App Current { get; } = new();
                public static App Create() => new();
                public static void Run(Action<App> compose) { }
                public static void Run<T>(string id) where T : Stack { }
                public static void Run(IModule module) { }
            }

            public interface IModule { void Compose(App app); }

            public static class Defaults
            {
                public static IAspect Redrive() => throw null!;
                public static IEnumerable<IAspect> All { get; } = [];
            }

            public class TeamQueueProps : QueueProps { public Duration? Limit { get; set; } }

            public class DashboardProps { public IEnumerable<IQueue>? Queues { get; set; } }

            public class Dashboard : Construct { public Dashboard(Construct scope, string id, DashboardProps props) : base(scope, id) { } }
        }
        """;

    private static readonly Lazy<MetadataReference> LazyAssembly = new(() => Workbench.ReferencesTo(
        Workbench.Compile([("Team.cs", Source)]).WithAssemblyName("Team.Constructs").AddReferences(ReferenceSets.Cdk)).InBuild);

    /// <summary>The CDK and the library.</summary>
    public static ImmutableArray<MetadataReference> WithCdk => [.. ReferenceSets.Cdk, LazyAssembly.Value];
}
