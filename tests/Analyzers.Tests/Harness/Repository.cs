using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>Files of the repository that tests read and compare.</summary>
internal static class Repository
{
    /// <summary>Set this variable to 1 to have generated files written instead of compared: <c>AWSM_ACCEPT=1 dotnet test</c>.</summary>
    private const string AcceptVariable = "AWSM_ACCEPT";

    public static readonly string Root = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    public static string Read(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");

    /// <summary>The code on a rule's page that is called <c>before</c> or <c>after</c>.</summary>
    public static string Sample(string ruleId, string name)
    {
        var match = Regex.Match(Read($"docs/rules/{ruleId}.md"), $"```csharp {name}\n(.*?)```", RegexOptions.Singleline);
        Assert.True(match.Success, $"the page of {ruleId} has no sample '{name}'");
        return match.Groups[1].Value;
    }

    /// <summary>C# files below a folder, without what builds leave there.</summary>
    public static IEnumerable<string> SourcesIn(string folder) =>
        Directory.GetFiles(PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    /// <summary>Documents below a folder, relative to the root, without what builds leave there.</summary>
    public static IEnumerable<string> PagesIn(string folder) =>
        Directory.GetFiles(PathOf(folder), "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Root, f))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    /// <summary>A generated file is as the generator would write it now.</summary>
    public static void AssertIs(string relative, string expected)
    {
        var path = PathOf(relative);
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path), $"{relative} is missing; write it with {AcceptVariable}=1");
        Assert.True(Read(relative) == expected, $"{relative} is not what the rules say; write it anew with {AcceptVariable}=1. Expected:\n{expected}");
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here)! })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Analyzers.sln")))
                {
                    return folder.FullName;
                }
            }
        }

        throw new DirectoryNotFoundException("Analyzers.sln is nowhere above the tests");
    }
}
