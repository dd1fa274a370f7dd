using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>Asks Flow about the argument of the one call of <c>Probe(…)</c> in a method's statements, as a rule would.</summary>
internal sealed class FlowProbe
{
    private FlowProbe(CompilationState state, IInvocationOperation call)
    {
        State = state;
        Flow = new ValueFlow(state, TestContext.Current.CancellationToken);
        Call = call;
    }

    public CompilationState State { get; }

    public ValueFlow Flow { get; }

    /// <summary>The call of <c>Probe</c>.</summary>
    public IInvocationOperation Call { get; }

    public IOperation Argument => Call.Arguments[0].Value;

    /// <param name="statements">Body of an async method with parameters <c>int number</c>, <c>string text</c>, <c>bool flag</c>, <c>IAmazonSQS sqs</c>.</param>
    /// <param name="members">Other members of the type.</param>
    /// <param name="elsewhere">Another file.</param>
    public static FlowProbe At(string statements, string members = "", string elsewhere = "")
    {
        var source = $$"""
            using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;
            using Amazon.SQS; using Amazon.SQS.Model;

            public enum Level { Low, High }

            public partial class Home
            {
                public static T Probe<T>(T value) => value;

                public async Task Run(int number, string text, bool flag, IAmazonSQS sqs)
                {
                    await Task.Yield();
                    {{statements}}
                }

                {{members}}
            }
            """;
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var trees = new[] { source, elsewhere }.Select((s, i) => CSharpSyntaxTree.ParseText(s, options, path: i + ".cs")).ToArray();
        var compilation = CSharpCompilation.Create(
            "Snippet",
            trees,
            ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.Aws(SdkMajor.V4), ReferenceSets.Hosting, ReferenceSets.Kafka),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join(Environment.NewLine, errors));

        var model = compilation.GetSemanticModel(trees[0]);
        var call = trees[0].GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(i => i.Expression is SimpleNameSyntax { Identifier.ValueText: "Probe" });
        var state = new CompilationState(compilation, MessagingSymbols.TryCreate(compilation)!, new AnalyzerOptions([]));
        return new FlowProbe(state, (IInvocationOperation)model.GetOperation(call)!);
    }

    /// <summary>The values, sorted and joined by spaces: <c>1 2</c>, <c>absent</c>, <c>a absent</c>, <c>unknown</c>.</summary>
    public static string Write(Values values) => values.IsUnknown
        ? "unknown"
        : string.Join(" ", values.Known.Select(v => FormattableString.Invariant($"{v.Data}")).Distinct().Order(StringComparer.Ordinal)
            .Concat(values.MayBeAbsent ? ["absent"] : []));
}
