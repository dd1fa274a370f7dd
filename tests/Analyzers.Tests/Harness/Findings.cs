using System.Collections.Immutable;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>The findings of one rule themselves, for tests of what they say and of what they hand to the fix.</summary>
internal static class Findings
{
    /// <summary>The findings in a snippet, in the order of their places.</summary>
    /// <exception cref="InvalidOperationException">The snippet does not compile.</exception>
    public static async Task<IReadOnlyList<Diagnostic>> In(
        string ruleId, string source, SdkMajor major = SdkMajor.V4, params ImmutableArray<MetadataReference>[] references)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(Snippets.GlobalUsings, options), CSharpSyntaxTree.ParseText(source, options)],
            ReferenceSets.Combine([ReferenceSets.Framework, ReferenceSets.Aws(major), ReferenceSets.Hosting, .. references]),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var cancellation = TestContext.Current.CancellationToken;
        if (compilation.GetDiagnostics(cancellation).FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }

        var rule = RuleCatalog.All.Single(r => r.Descriptor.Id == ruleId);
        var found = await compilation.WithAnalyzers([new MessagingAnalyzer([rule])]).GetAnalyzerDiagnosticsAsync(cancellation);
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start)];
    }
}
