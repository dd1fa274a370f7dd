using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers.Outbox;

/// <summary>The text of a file of the outbox, in the ways of the project that it goes to.</summary>
/// <param name="name">Name of a template without its extension: <c>OutboxMessage</c>.</param>
internal sealed class OutboxTemplate(string name)
{
    private const string Using = "using ";

    /// <summary>Whether it is for Entity Framework; else for ADO.NET.</summary>
    public bool IsForContext { get; set; }

    /// <summary>Values of what stands between dollar signs: <c>$Access$</c>.</summary>
    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Namespaces that it needs beyond what the template says.</summary>
    public List<string> Imports { get; } = [];

    /// <summary>The file.</summary>
    /// <param name="beside">A file of the project, whose line ends and form of namespace it takes.</param>
    /// <param name="namespace">The namespace; empty for the global one.</param>
    /// <param name="cancellation">Stops the work.</param>
    public async Task<string> RenderAsync(Document beside, string @namespace, CancellationToken cancellation)
    {
        var root = (await beside.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var compilation = (await beside.Project.GetCompilationAsync(cancellation).ConfigureAwait(false))!;
        var lines = Read();
        var count = lines.TakeWhile(l => l.StartsWith(Using, StringComparison.Ordinal) || l.Length == 0).Count();
        var isGlobal = GlobalUsings(compilation, cancellation);
        var usings = lines.Take(count)
            .Where(l => l.Length > 0)
            .Select(l => l.Substring(Using.Length).TrimEnd(';'))
            .Concat(Imports)
            .Distinct()
            .Where(u => !isGlobal.Contains(u) && !IsAround(u, @namespace))
            .OrderBy(u => u != "System" && !u.StartsWith("System.", StringComparison.Ordinal))
            .ThenBy(u => u, StringComparer.Ordinal)
            .Select(u => Using + u + ";")
            .ToList();

        var file = new List<string>();
        if (compilation.Options.NullableContextOptions != NullableContextOptions.Enable)
        {
            file.AddRange(["#nullable enable", ""]);
        }

        file.AddRange(usings);
        if (usings.Count > 0)
        {
            file.Add("");
        }

        Wrap(file, lines.Skip(count), @namespace, IsFileScoped(root));
        var endOfLine = Layout.EndOfLine(root).ToString();
        return string.Concat(file.Select(l => l + endOfLine));
    }

    private static void Wrap(List<string> file, IEnumerable<string> body, string @namespace, bool isFileScoped)
    {
        if (@namespace.Length == 0)
        {
            file.AddRange(body);
        }
        else if (isFileScoped)
        {
            file.AddRange(["namespace " + @namespace + ";", "", .. body]);
        }
        else
        {
            file.AddRange(["namespace " + @namespace, "{", .. body.Select(l => l.Length == 0 ? l : "    " + l), "}"]);
        }
    }

    /// <summary>As in the file beside; where that has no namespace, the newer form when the language knows it.</summary>
    private static bool IsFileScoped(SyntaxNode root)
    {
        var there = root.DescendantNodes(n => n is CompilationUnitSyntax).OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
        return there is null
            ? root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp10 }
            : there is FileScopedNamespaceDeclarationSyntax;
    }

    private static bool IsAround(string import, string @namespace) =>
        @namespace == import || @namespace.StartsWith(import + ".", StringComparison.Ordinal);

    /// <summary>What <c>global using</c> directives bring, those that the build writes included.</summary>
    private static HashSet<string> GlobalUsings(Compilation compilation, CancellationToken cancellation) =>
        [.. compilation.SyntaxTrees
            .SelectMany(t => ((CompilationUnitSyntax)t.GetRoot(cancellation)).Usings)
            .Where(u => u.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && u.Alias is null && u.StaticKeyword.IsKind(SyntaxKind.None))
            .Select(u => u.Name!.ToString().Replace("global::", ""))];

    /// <summary>The template's lines with the values put in, and of its conditional parts those that are meant.</summary>
    private List<string> Read()
    {
        using var stream = typeof(OutboxTemplate).Assembly.GetManifestResourceStream("outbox/" + name + ".cs")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = new List<string>();
        var isMeant = true;
        while (reader.ReadLine() is { } line)
        {
            switch (line)
            {
                case "//#ef" or "//#ado":
                    isMeant = (line == "//#ef") == IsForContext;
                    break;
                case "//#else":
                    isMeant = !isMeant;
                    break;
                case "//#end":
                    isMeant = true;
                    break;
                default:
                    if (isMeant)
                    {
                        lines.Add(Values.Aggregate(line, (l, v) => l.Replace("$" + v.Key + "$", v.Value)));
                    }

                    break;
            }
        }

        return lines;
    }
}
