using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>The loops over records in a handler: the variable with the record, what they go through, and what counts.</summary>
public sealed class RecordLoopTests
{
    [Theory]
    [InlineData("foreach (var m in evnt.Records) { }", "m of evnt.Records")]
    [InlineData("foreach (var m in evnt.Records.OrderBy(r => r.Body)) { }", "m of evnt.Records.OrderBy(r => r.Body)")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { var m = evnt.Records[i]; }", "m of evnt.Records by i")]
    [InlineData("for (int i = 0, n = evnt.Records.Count; i != n; i += 1) { Console.WriteLine(evnt.Records[i].Body); }", "- of evnt.Records by i")]
    [InlineData("var all = evnt.Records.ToArray(); for (var i = 0; i <= all.Length - 1; ++i) { if (i > 0) { var m = all[i]; } }", "- of all by i")]
    [InlineData("foreach (var c in \"text\") { }", "")]
    [InlineData("for (var i = 0; i < 3; i++) { var m = evnt.Records[0]; }", "")]
    [InlineData("for (var i = evnt.Records.Count - 1; i >= 0; i--) { var m = evnt.Records[i]; }", "")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i += 2) { var m = evnt.Records[i]; }", "")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { var m = evnt.Records[i]; if (m.Body == \"\") { i = 100; } }", "")]
    [InlineData("for (var i = 0; i < evnt.Records.Count && evnt.Records[i].Body != \"\"; i++) { var m = evnt.Records[i]; }", "")]
    [InlineData("var i = 0; while (i < evnt.Records.Count) { var m = evnt.Records[i]; i++; }", "")]
    public void Are_found(string statements, string expected)
    {
        var stop = TestContext.Current.CancellationToken;
        var source = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks; "
            + HandlerSnippets.Sqs(statements);
        var tree = CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest), cancellationToken: stop);
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [tree],
            ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.Aws(SdkMajor.V4)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var method = tree.GetRoot(stop).DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.ValueText == "FunctionHandler");
        var body = compilation.GetSemanticModel(tree).GetOperation(method, stop)!;
        var loops = RecordLoop.In(body.DescendantsAndSelf(), MessagingSymbols.TryCreate(compilation)!);
        Assert.Equal(expected, string.Join("; ", loops.Select(l => $"{l.Record?.Name ?? "-"} of {l.Records.Syntax}{(l.Index is { } i ? " by " + i.Name : "")}")));
    }
}
