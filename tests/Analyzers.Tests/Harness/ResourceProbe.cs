using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>Asks the resource model about code, as a rule would.</summary>
internal sealed class ResourceProbe
{
    private readonly CompilationState state;

    private ResourceProbe(CompilationState state) => this.state = state;

    /// <param name="source">A file, or several.</param>
    public static ResourceProbe Program(params string[] source) => Of(OutputKind.ConsoleApplication, source);

    public static ResourceProbe Library(params string[] source) => Of(OutputKind.DynamicallyLinkedLibrary, source);

    /// <summary>Statements of a method that has <c>IAmazonSQS sqs</c>, <c>IAmazonLambda lambda</c> and <c>string given</c>.</summary>
    public static ResourceProbe Sdk(string statements, string members = "") => Library($$"""
        using Amazon.SQS; using Amazon.SQS.Model; using Amazon.Lambda; using Amazon.Lambda.Model;
        public class Setup
        {
            public async Task Run(IAmazonSQS sqs, IAmazonLambda lambda, Amazon.SimpleNotificationService.IAmazonSimpleNotificationService sns, string given, bool flag)
            {
                await Task.Yield();
                {{statements}}
            }

            {{members}}
        }
        """);

    public IReadOnlyList<Resource> All(ResourceKind kind) =>
        [.. state.Resources.All(kind, state, TestContext.Current.CancellationToken).Select(s => new Resource(s, state, TestContext.Current.CancellationToken))];

    public Resource One(ResourceKind kind) => Assert.Single(All(kind));

    public Resource Named(ResourceKind kind, string name) => All(kind).Single(r => r.Name == name);

    /// <summary>What a function's handler setting can name.</summary>
    public IReadOnlyList<HandlerLink>? HandlersOf(Resource function) => HandlerLink.AllOf(function, state);

    /// <summary>The values, sorted and joined by spaces: <c>1 2</c>, <c>absent</c>, <c>unknown</c>; an object is <c>set</c>.</summary>
    public static string Write(Setting setting) => setting.IsUnknown
        ? "unknown"
        : string.Join(" ", setting.Values.Known.Select(v => ReferenceEquals(v.Data, PartReader.Something) ? "set" : FormattableString.Invariant($"{v.Data}"))
            .Distinct().Order(StringComparer.Ordinal).Concat(setting.Values.MayBeAbsent ? ["absent"] : []));

    private static ResourceProbe Of(OutputKind kind, string[] sources)
    {
        var texts = sources.Select((s, i) => ($"{i}.cs", s)).ToList();
        if (kind == OutputKind.ConsoleApplication && !sources.Any(s => s.Contains("static void Main", StringComparison.Ordinal)))
        {
            texts.Add(("Program.cs", "public static class Program { public static void Main() { } }"));
        }

        return Of(Workbench.Compile(texts, SdkMajor.V4, kind));
    }

    public static ResourceProbe Of(Compilation compilation)
    {
        var errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join(Environment.NewLine, errors));
        return new ResourceProbe(new CompilationState(compilation, MessagingSymbols.TryCreate(compilation)!, new AnalyzerOptions([])));
    }
}
