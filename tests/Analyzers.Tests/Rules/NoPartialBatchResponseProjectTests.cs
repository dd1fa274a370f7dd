using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>AWSM3001 where the project matters: several files, no implicit usings, an old language version, an old event package.</summary>
public sealed class NoPartialBatchResponseProjectTests
{
    private const string EventsAssembly = "Amazon.Lambda.SQSEvents";

    [Fact]
    public async Task The_interface_and_the_function_that_gets_the_event_change_in_their_own_files()
    {
        var after = await FixedAsync(
            ("Function.cs", """
                using System.Threading.Tasks;
                using Amazon.Lambda.SQSEvents;

                public class Function : IFunction
                {
                    private readonly Orders orders = new Orders();

                    public Task FunctionHandler(SQSEvent evnt) => orders.ProcessAsync(evnt);
                }
                """),
            ("IFunction.cs", """
                using System.Threading.Tasks;
                using Amazon.Lambda.SQSEvents;

                public interface IFunction
                {
                    Task FunctionHandler(SQSEvent evnt); // by hand
                }
                """),
            ("Orders.cs", """
                // Copyright
                using System.Threading.Tasks;
                using Amazon.Lambda.SQSEvents;

                public class Orders
                {
                    public async Task ProcessAsync(SQSEvent evnt)
                    {
                        foreach (var message in evnt.Records)
                        {
                            await Task.Delay(message.Body.Length);
                        }
                    }
                }
                """));

        Assert.Contains("public Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt) => orders.ProcessAsync(evnt);", after["Function.cs"], StringComparison.Ordinal);
        Assert.Contains("    Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt); // by hand", after["IFunction.cs"], StringComparison.Ordinal);
        Assert.Equal(
            """
            // Copyright
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            public class Orders
            {
                public async Task<SQSBatchResponse> ProcessAsync(SQSEvent evnt)
                {
                    var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                    foreach (var message in evnt.Records)
                    {
                        try
                        {
                            await Task.Delay(message.Body.Length);
                        }
                        catch (System.Exception e)
                        {
                            LambdaLogger.Log($"Message {message.MessageId} failed: {e}");
                            batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                        }
                    }

                    // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                    return new SQSBatchResponse(batchItemFailures);
                }
            }
            """.ReplaceLineEndings("\n"),
            after["Orders.cs"].ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Usings_inside_a_namespace_tabs_and_line_ends_stay_as_they_are()
    {
        const string Before = "namespace Orders\r\n{\r\n\tusing System.Threading.Tasks;\r\n\tusing Amazon.Lambda.Core;\r\n\tusing Amazon.Lambda.SQSEvents;\r\n\r\n"
            + "\tpublic class Function\r\n\t{\r\n\t\tpublic Task FunctionHandler(SQSEvent evnt, ILambdaContext context)\r\n\t\t{\r\n"
            + "\t\t\treturn Task.WhenAll( evnt.Records.Select(m => Task.Delay( m.Body.Length )) );\r\n\t\t}\r\n\t}\r\n}\r\n";
        var after = await FixedAsync(("Function.cs", Before.Replace("\tusing System.Threading.Tasks;", "\tusing System.Linq;\r\n\tusing System.Threading.Tasks;", StringComparison.Ordinal)));
        Assert.Equal(
            "namespace Orders\n{\n\tusing System.Linq;\n\tusing System.Threading.Tasks;\n\tusing Amazon.Lambda.Core;\n\tusing Amazon.Lambda.SQSEvents;\n\n"
                + "\tpublic class Function\n\t{\n\t\tpublic async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)\n\t\t{\n"
                + "\t\t\tvar succeeded = await Task.WhenAll(evnt.Records.Select(async m =>\n\t\t\t{\n\t\t\t\ttry\n\t\t\t\t{\n"
                + "\t\t\t\t\tawait Task.Delay( m.Body.Length );\n\t\t\t\t\treturn true;\n\t\t\t\t}\n\t\t\t\tcatch (System.Exception e)\n\t\t\t\t{\n"
                + "\t\t\t\t\tcontext.Logger.LogError(e, \"Message {MessageId} failed\", m.MessageId);\n\t\t\t\t\treturn false;\n\t\t\t\t}\n\t\t\t}));\n\n"
                + "\t\t\tvar batchItemFailures = evnt.Records\n\t\t\t\t.Where((_, i) => !succeeded[i])\n"
                + "\t\t\t\t.Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })\n\t\t\t\t.ToList();\n\n"
                + "\t\t\t// Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.\n"
                + "\t\t\treturn new SQSBatchResponse(batchItemFailures);\n\t\t}\n\t}\n}\n",
            after["Function.cs"].Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.DoesNotContain("\n", after["Function.cs"].Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_without_a_response_type_is_reported_and_not_repaired()
    {
        var old = CSharpCompilation.Create(
            EventsAssembly,
            [
                CSharpSyntaxTree.ParseText("""
                    namespace Amazon.Lambda.SQSEvents
                    {
                        public class SQSEvent
                        {
                            public System.Collections.Generic.List<SQSMessage> Records { get; set; }
                            public class SQSMessage { public string MessageId { get; set; } public string Body { get; set; } }
                        }
                    }
                    """, cancellationToken: TestContext.Current.CancellationToken),
            ],
            ReferenceSets.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, old.ToMetadataReference(), ("Function.cs", """
            using System.Threading.Tasks;
            using Amazon.Lambda.SQSEvents;

            public class Function
            {
                public async Task FunctionHandler(SQSEvent evnt)
                {
                    foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
                }
            }
            """));
        var finding = Assert.Single(await FindAsync(document.Project));
        Assert.Empty(await OfferedAsync(document, finding));
    }

    [Fact]
    public async Task The_title_warns_of_the_mapping_unless_a_tool_writes_it()
    {
        const string Source = """
            using System.Threading.Tasks;
            using Amazon.Lambda.Annotations;
            using Amazon.Lambda.Annotations.SQS;
            using Amazon.Lambda.SQSEvents;

            public class Function
            {
                [LambdaFunction]
                [SQSEvent("@Orders")]
                public async Task Handle(SQSEvent evnt)
                {
                    foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
                }
            }
            """;
        Assert.Equal("Report the failed messages to Lambda", await TitleAsync(Source));
        Assert.Equal(
            "Report the failed messages to Lambda (needs ReportBatchItemFailures on the event source mapping)",
            await TitleAsync(Source.Replace("""[SQSEvent("@Orders")]""", "", StringComparison.Ordinal)));
    }

    /// <summary>A build sees of another assembly what it shows to derived types; an editor that has its project loaded sees everything.</summary>
    [Theory]
    [InlineData("private", "", true)]
    [InlineData("internal", "", true)]
    [InlineData("protected", "", false)]
    [InlineData("private", "Begin(evnt);", false)]
    public async Task A_base_class_of_another_assembly_is_judged_by_what_it_shows(string access, string call, bool isFound)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var aws = Stubs.AssemblyNames.Where(n => n != "EntityFramework").Select(n => Stubs.GetRealOrStub(n, SdkMajor.V4));
        var library = CSharpCompilation.Create(
            "Base",
            [
                CSharpSyntaxTree.ParseText($$"""
                    using System.Collections.Generic;
                    using Amazon.Lambda.SQSEvents;

                    public class BatchFunction
                    {
                        {{access}} readonly List<SQSBatchResponse.BatchItemFailure> failures = new List<SQSBatchResponse.BatchItemFailure>();

                        protected void Begin(SQSEvent evnt) => failures.Clear();
                    }
                    """, cancellationToken: cancellation),
            ],
            [.. ReferenceSets.Framework, .. aws],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var (inBuild, inEditor) = Workbench.ReferencesTo(library);
        foreach (var reference in new[] { inEditor, inBuild })
        {
            using var workspace = new AdhocWorkspace();
            var project = Open(workspace, null, ("Function.cs", $$"""
                using System.Threading.Tasks;
                using Amazon.Lambda.SQSEvents;

                public class Function : BatchFunction
                {
                    public async Task FunctionHandler(SQSEvent evnt)
                    {
                        {{call}}
                        foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
                    }
                }
                """)).Project.AddMetadataReference(reference);
            Assert.Equal(isFound, (await FindAsync(project)).Count == 1);
        }
    }

    [Fact]
    public async Task A_private_handler_is_found_from_the_bootstrap_in_another_file()
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(
            workspace,
            null,
            ("Orders.cs", """
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.SQSEvents;

                internal static class Orders
                {
                    internal static async Task ProcessAsync(SQSEvent evnt, ILambdaContext context)
                    {
                        foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
                    }
                }
                """),
            ("Program.cs", """
                using System;
                using System.Threading.Tasks;
                using Amazon.Lambda.Core;
                using Amazon.Lambda.RuntimeSupport;
                using Amazon.Lambda.Serialization.SystemTextJson;
                using Amazon.Lambda.SQSEvents;

                internal static class Program
                {
                    internal static Task Run()
                    {
                        Func<SQSEvent, ILambdaContext, Task> handler = Orders.ProcessAsync;
                        return LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
                    }
                }
                """));
        Assert.Equal("Orders.cs", Path.GetFileName(Assert.Single(await FindAsync(document.Project)).Location.SourceTree!.FilePath));
    }

    [Fact]
    public async Task Line_ends_inside_an_expression_stay_as_they_are()
    {
        var after = await FixedAsync(("Function.cs", """
            using System.Linq;
            using System.Threading.Tasks;
            using Amazon.Lambda.Core;
            using Amazon.Lambda.SQSEvents;

            public class Function
            {
                public Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    return Task.WhenAll(evnt.Records.Select(m => Task.Delay(
                        m.Body.Length)));
                }
            }
            """.ReplaceLineEndings("\r\n")));
        Assert.Contains("await Task.Delay(\r\n", after["Function.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("\r\r", after["Function.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("\n", after["Function.cs"].Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<string> TitleAsync(string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, null, ("Function.cs", source));
        return Assert.Single(await OfferedAsync(document, Assert.Single(await FindAsync(document.Project)))).Title;
    }

    /// <summary>The texts of all files after the fix of the one finding, which compile.</summary>
    private static async Task<Dictionary<string, string>> FixedAsync(params (string Path, string Text)[] files)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = Open(workspace, null, files).Project;
        var finding = Assert.Single(await FindAsync(project));
        var action = Assert.Single(await OfferedAsync(project.GetDocument(finding.Location.SourceTree)!, finding));
        var changed = (await action.GetOperationsAsync(cancellation)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        Assert.Empty((await changed.GetCompilationAsync(cancellation))!.GetDiagnostics(cancellation).Where(d => d.Severity >= DiagnosticSeverity.Warning));
        Assert.Empty(await FindAsync(changed));
        var texts = new Dictionary<string, string>();
        foreach (var document in changed.Documents)
        {
            texts.Add(document.Name, (await document.GetTextAsync(cancellation)).ToString());
        }

        return texts;
    }

    private static Document Open(AdhocWorkspace workspace, MetadataReference? events, params (string Path, string Text)[] files)
    {
        var aws = Stubs.AssemblyNames.Where(n => n != "EntityFramework" && (events is null || n != EventsAssembly)).Select(n => Stubs.GetRealOrStub(n, SdkMajor.V4));
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Snippet", "Snippet", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp8),
            metadataReferences: [.. ReferenceSets.Framework, .. aws, .. events is null ? [] : (MetadataReference[])[events]]));
        foreach (var (path, text) in files)
        {
            project = project.AddDocument(path, text, filePath: "/" + path).Project;
        }

        return project.Documents.First();
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(Project project)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var rule = RuleCatalog.All.Single(r => r.Descriptor.Id == "AWSM3001");
        return await (await project.GetCompilationAsync(cancellation))!
            .WithAnalyzers([new MessagingAnalyzer([rule])])
            .GetAnalyzerDiagnosticsAsync(cancellation);
    }

    private static async Task<List<CodeAction>> OfferedAsync(Document document, Diagnostic finding)
    {
        var offered = new List<CodeAction>();
        await new MessagingCodeFixProvider().RegisterCodeFixesAsync(
            new CodeFixContext(document, finding, (action, _) => offered.Add(action), TestContext.Current.CancellationToken));
        return offered;
    }
}
