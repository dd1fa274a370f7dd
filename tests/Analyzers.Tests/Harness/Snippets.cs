using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>How snippets are compiled.</summary>
internal static class Snippets
{
    /// <summary>What the SDK's implicit usings bring.</summary>
    public const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>An .editorconfig with some lines for all files.</summary>
    public static string EditorConfig(string lines) => "root = true\n[*.cs]\n" + lines;

    /// <summary>Newest language, nullable on, and no warnings from the compiler in the way.</summary>
    public static Solution Configure(Solution solution, ProjectId id)
    {
        var project = solution.GetProject(id)!;
        var options = (CSharpCompilationOptions)project.CompilationOptions!;
        return solution
            .WithProjectParseOptions(id, ((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(LanguageVersion.Latest))
            .WithProjectCompilationOptions(id, options.WithNullableContextOptions(NullableContextOptions.Enable).WithAllowUnsafe(true));
    }
}
