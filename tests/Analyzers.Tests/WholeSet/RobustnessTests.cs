using System.Text;
using System.Text.RegularExpressions;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>All rules over code of every condition: no exception, no difference between editor and build.</summary>
public sealed partial class RobustnessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("}")]
    [InlineData("class")]
    [InlineData("using Amazon.SQS; class C { async Task M(IAmazonSQS s) { await s.SendMessageAsync( } }")]
    [InlineData("using Amazon.SQS; class C { async Task M(IAmazonSQS s) { while (true) await s.ReceiveMessageAsync(new Amazon.SQS.Model.ReceiveMessageRequest { = } ); } }")]
    [InlineData("using Amazon.SQS; class C { object M(IAmazonSQS s) => s.SendMessageAsync; }")]
    [InlineData("class C { void M(dynamic s) { while (true) s.ReceiveMessageAsync(\"https://q\"); } }")]
    [InlineData("public class F { public async Task FunctionHandler(Amazon.Lambda.SQSEvents.SQSEvent e, ) { foreach (var m in e.Records } }")]
    [InlineData("public class F { public async Task FunctionHandler(Amazon.Lambda.SQSEvents.SQSEvent) => ; }")]
    [InlineData("using Amazon.CDK.AWS.SQS; class S { S(Constructs.Construct c) { Queue q = new(c, \"q\", new QueueProps { DeadLetterQueue = new() { Queue = q, } }); q = new Queue(q, ); } }")]
    [InlineData("using Amazon.CDK.AWS.SQS; class S { S(S s, QueueProps p) : this(s, p) { new S(s, p); new Queue(s, \"q\", p); } }")]
    public async Task Survives_code_that_is_empty_or_broken(string source) =>
        await Workbench.BuildAsync(Workbench.Compile([("Broken.cs", source)]));

    [Fact]
    public async Task Survives_expressions_and_blocks_nested_deeply()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("text", 800));
        var deep = new StringBuilder();
        for (var i = 0; i < 100; i++)
        {
            deep.Append("if (text.Length > ").Append(i).Append(") { ");
        }

        var source = $$"""
            using Amazon.SQS; using Amazon.SQS.Model;
            class C
            {
                string Again(string text) => Again(Again(text));
                string Ping(string text) => Pong(text);
                string Pong(string text) => Ping(text);
                async Task M(IAmazonSQS sqs, string text)
                {
                    var a = text; a = a + a; var b = a; a = b;
                    await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = {{sum}}, MessageBody = Again(text), MessageDeduplicationId = Ping(a) });
                    {{deep}} while (true) { await sqs.ReceiveMessageAsync(text); } {{new string('}', 100)}}
                }
            }
            """;
        var found = await Workbench.BuildAsync(Workbench.Compile([("Deep.cs", source)]));
        Assert.Contains(found, d => d.Id == "AWSM2001");
    }

    /// <summary>A folder is a compilation: what one says of its queues and streams excuses no other.</summary>
    [Theory]
    [InlineData(SdkMajor.V3)]
    [InlineData(SdkMajor.V4)]
    public async Task Is_silent_on_the_corpus_of_valid_code(SdkMajor major)
    {
        var folders = Repository.SourcesIn("tests/Analyzers.Tests/Corpus").GroupBy(f => Path.GetDirectoryName(f)).ToList();
        Assert.True(folders.Count >= 3 && folders.Sum(f => f.Count()) >= 20, "the corpus is not there");
        foreach (var folder in folders)
        {
            var compilation = Workbench.Compile(folder.Select(f => (f, File.ReadAllText(f))), major);
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(Workbench.Write));
            Assert.Empty((await Workbench.BuildAsync(compilation)).Select(Workbench.Write));
        }
    }

    /// <summary>An editor analyses one document and never reaches the compilation's end; it must say what the build says of that document.</summary>
    [Fact]
    public async Task Says_in_an_editor_what_it_says_in_the_build()
    {
        foreach (var compilation in new[] { Workbench.Samples(), Workbench.Infrastructure() })
        {
            var build = Lines(await Workbench.BuildAsync(compilation));
            var editor = new List<Diagnostic>();
            foreach (var tree in compilation.SyntaxTrees)
            {
                // A compilation of its own each time: nothing can have been left behind by another document.
                editor.AddRange(await Workbench.EditAsync(compilation.Clone(), tree));
            }

            Assert.Equal(build, Lines(editor));
        }
    }

    public static TheoryData<string> SampleFolders => ["samples/OrderService", "samples/OrderInfrastructure"];

    /// <summary>The table in a sample's README is what is found in it. What the sample's build says, the tests of <c>try.cs</c> compare.</summary>
    [Theory]
    [MemberData(nameof(SampleFolders))]
    public async Task A_sample_s_table_is_what_is_found(string sample)
    {
        var compilation = sample == "samples/OrderService" ? Workbench.Samples() : Workbench.Infrastructure();
        var folder = Repository.PathOf(sample);
        var found = (await Workbench.BuildAsync(compilation))
            .Select(d => (Path.GetRelativePath(folder, d.Location.SourceTree!.FilePath).Replace('\\', '/'), d.Location.GetLineSpan().StartLinePosition.Line + 1, d.Id))
            .OrderBy(d => d.Item1, StringComparer.Ordinal).ThenBy(d => d.Item2).ThenBy(d => d.Id, StringComparer.Ordinal)
            .Select(d => $"| {d.Item1} | {d.Item2} | {d.Id}{(RuleCatalog.All.Single(r => r.Descriptor.Id == d.Id).Descriptor.IsEnabledByDefault ? "" : ", off by default")} |");
        var table = Repository.Read(sample + "/README.md").Split('\n').Select(l => TableRow().Match(l)).Where(m => m.Success).Select(m => m.Value);
        Assert.Equal(found, table);
    }

    [GeneratedRegex(@"^\| \S+\.cs \| \d+ \| AWSM\d{4}(?:, off by default)? \|")]
    private static partial Regex TableRow();

    /// <summary>The rules of the editor that the samples reach are all rules: the workbench switches on those that are off by default.</summary>
    [Fact]
    public async Task The_samples_have_every_rule()
    {
        var found = (await Workbench.BuildAsync(Workbench.Samples())).Concat(await Workbench.BuildAsync(Workbench.Infrastructure())).Select(d => d.Id).ToHashSet();
        Assert.Equal(RuleCatalog.All.Select(r => r.Descriptor.Id).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Registers_nothing_without_a_reference_to_AWS()
    {
        var compilation = CSharpCompilation.Create(
            "Plain", [Workbench.Parse("Plain.cs", "public class C { public string M() => string.Concat(\"a\", \"b\").Trim(); }")], ReferenceSets.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var analyzer = new MessagingAnalyzer();
        var driver = Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions.WithAnalyzers(compilation, [analyzer]);
        var result = await driver.GetAnalysisResultAsync(TestContext.Current.CancellationToken);
        var telemetry = result.AnalyzerTelemetryInfo[analyzer];
        Assert.Equal(1, telemetry.CompilationStartActionsCount);
        Assert.Equal(0, telemetry.OperationActionsCount + telemetry.SymbolActionsCount + telemetry.SyntaxNodeActionsCount + telemetry.OperationBlockActionsCount);
    }

    [Fact]
    public async Task Says_nothing_in_a_project_of_tests_and_in_generated_code()
    {
        const string Poll = "public class C { public async Task M(Amazon.SQS.IAmazonSQS s) { while (true) await s.ReceiveMessageAsync(\"https://q\"); } }";
        var compilation = Workbench.Compile([("Poll.cs", Poll)]);
        Assert.Single(await Workbench.BuildAsync(compilation));
        Assert.Empty(await Workbench.BuildAsync(Workbench.Compile([("Poll.g.cs", Poll)])));
        Assert.Empty(await Workbench.BuildAsync(Workbench.Compile([("Poll.cs", "// <auto-generated/>\n" + Poll)])));
        const string Attribute = "[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] ";
        Assert.Empty(await Workbench.BuildAsync(Workbench.Compile([("Poll.cs", Attribute + Poll)])));
        Assert.Empty(await Workbench.BuildAsync(Workbench.Compile([("Poll.cs", Poll.Replace("public async", Attribute + "public async", StringComparison.Ordinal))])));
        foreach (var name in new[] { "xunit.core", "BenchmarkDotNet", "Testcontainers" })
        {
            var framework = CSharpCompilation.Create(
                name, [Workbench.Parse("x.cs", "public class FactAttribute : System.Attribute { }")], ReferenceSets.Framework,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            Assert.Empty(await Workbench.BuildAsync(compilation.AddReferences(framework.ToMetadataReference())));
        }
    }

    [Fact]
    public async Task Contains_a_rule_that_throws()
    {
        var analyzer = new MessagingAnalyzer([new ThrowingRule()]);
        var compilation = Workbench.Compile([("Poll.cs", "public class C { public Task M(Amazon.SQS.IAmazonSQS s) => s.ReceiveMessageAsync(\"q\"); }")]);
        var found = await Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions.WithAnalyzers(compilation, [analyzer])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var fault = Assert.Single(found);
        Assert.Equal("AWSM0001", fault.Id);
        Assert.Contains("Throwing", fault.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_call_a_rule_that_is_switched_off()
    {
        var analyzer = new MessagingAnalyzer([new ThrowingRule()]);
        var compilation = Workbench.Compile([("Poll.cs", "public class C { public Task M(Amazon.SQS.IAmazonSQS s) => s.ReceiveMessageAsync(\"q\"); }")]);
        var options = compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(ThrowingRule.Id, ReportDiagnostic.Suppress)]);
        var found = await Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions.WithAnalyzers(compilation.WithOptions(options), [analyzer])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(found);
    }

    /// <summary>Reading is not enough: a fix is offered for a finding, and it must not throw on code that is being typed.</summary>
    [Fact]
    public async Task Fixes_survive_code_that_does_not_compile()
    {
        foreach (var rule in RuleCatalog.All)
        {
            var (before, _) = PageTests.Samples(rule.Descriptor.Id);
            foreach (var method in CSharpSyntaxTree.ParseText(before, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken)
                .DescendantNodes().OfType<BlockSyntax>().Select(b => b.CloseBraceToken.SpanStart).Distinct())
            {
                await Workbench.FixAllAsync(before[..method] + " undefined( ;" + before[method..]);
            }
        }
    }

    internal static IEnumerable<string> Lines(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(Workbench.Write).Order(StringComparer.Ordinal).ToList();

    private sealed class ThrowingRule : Rule
    {
        public const string Id = "AWSM9999";

#pragma warning disable RS2008, RS1033 // A rule of a test
        private static readonly DiagnosticDescriptor Finding = new(Id, "t", "m", "c", DiagnosticSeverity.Warning, true);
#pragma warning restore RS2008, RS1033

        public ThrowingRule()
            : base(Finding)
        {
        }

        public override void Register(Interests interests) =>
            interests.OnCall(Symbols.AwsApi.Sqs.ReceiveMessage, _ => throw new InvalidOperationException("as asked"));
    }
}
