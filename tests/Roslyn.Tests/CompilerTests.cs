using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsMessaging.Analyzers.Tests;

public sealed class CompilerTests
{
    /// <summary>The point of these projects: that it is really the older compiler that runs the rules.</summary>
    [Fact]
    public void The_compiler_is_the_one_that_this_project_asks_for()
    {
        var wanted = typeof(CompilerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RoslynVersion").Value!;
        var loaded = typeof(CSharpCompilation).Assembly.GetName().Version!;
        Assert.Equal(wanted, $"{loaded.Major}.{loaded.Minor}.{loaded.Build}");
    }
}
