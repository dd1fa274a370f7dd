namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>A handler in one project with the stack that maps a queue to it.</summary>
internal static class MappedHandler
{
    /// <summary>The ids of what is found.</summary>
    /// <param name="statements">What the handler does with <c>evnt</c> and <c>store</c>.</param>
    /// <param name="batchSize">The mapping's batch size, as an expression.</param>
    public static async Task<IReadOnlyList<string>> FindAsync(string statements, string batchSize)
    {
        const string start = """
            using Amazon.CDK;
            using Amazon.CDK.AWS.Lambda;
            using Amazon.CDK.AWS.Lambda.EventSources;
            using Amazon.CDK.AWS.SQS;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;
            using Constructs;

            namespace Shop;

            public interface IStore { Task SaveAsync(string text); void Save(object item); }

            """;
        var compilation = Workbench.Compile([("/Code.cs", start + $$"""
            public class Place(IStore store)
            {
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    await Task.Yield();
                    {{statements}}
                }
            }

            public sealed class Orders : Stack
            {
                public Orders(Construct scope, string id) : base(scope, id)
                {
                    var queue = new Queue(this, "Queue", new QueueProps { VisibilityTimeout = Duration.Minutes(3) });
                    var function = new Function(this, "Place", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = "Snippet::Shop.Place::FunctionHandler", Code = Code.FromAsset("publish"), Timeout = Duration.Seconds(30) });
                    function.AddEventSource(new SqsEventSource(queue, new SqsEventSourceProps { BatchSize = {{batchSize}} }));
                }
            }

            internal static class Program { private static void Main() => new Orders(new App(), "Orders"); }
            """)]);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        return [.. (await Workbench.BuildAsync(compilation)).Select(d => d.Id)];
    }
}
