using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.CodeFixes;

/// <summary>
/// Where a fix works: the document as it is now, the node under the squiggle, and the places that the rule named. The places are held by
/// annotations, so that they survive the fixes that ran before in the same document.
/// </summary>
internal sealed class FixTarget
{
    internal const string AnnotationKind = "awsm.place";

    /// <summary>
    /// A host may go on with a solution that still carries the marks of fixes before: no two targets of a process share one.
    /// </summary>
    private static int lastNumber;

    private readonly string id;

    private FixTarget(Document document, string id, ImmutableDictionary<string, string?> properties)
    {
        Document = document;
        this.id = id;
        Properties = properties;
    }

    public Document Document { get; }

    public ImmutableDictionary<string, string?> Properties { get; }

    /// <summary>Marks the places of a diagnostic in its document.</summary>
    /// <param name="document">The document that the diagnostic is in.</param>
    /// <param name="diagnostic">The finding; its additional locations outside the document are left out.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<FixTarget> MarkAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var tree = diagnostic.Location.SourceTree;
        var id = "d" + Interlocked.Increment(ref lastNumber).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var marks = new List<(TextSpan Span, string Mark)> { (diagnostic.Location.SourceSpan, id + ".main") };
        for (var i = 0; i < diagnostic.AdditionalLocations.Count; i++)
        {
            if (diagnostic.AdditionalLocations[i].SourceTree?.FilePath == tree?.FilePath)
            {
                marks.Add((diagnostic.AdditionalLocations[i].SourceSpan, id + "."
                    + i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        return new FixTarget(document.WithSyntaxRoot(Annotate(root, Current(marks, tree, root.SyntaxTree))), id, diagnostic.Properties);
    }

    /// <summary>
    /// Where the places are now: <c>dotnet format</c> finds all diagnostics of an analyzer first and hands them over id by id, the later
    /// ones with places in the text as it was before the earlier fixes. A place that was itself changed is gone.
    /// </summary>
    private static List<(TextSpan Span, string Mark)> Current(List<(TextSpan Span, string Mark)> marks, SyntaxTree? found, SyntaxTree now)
    {
        if (found is null || found == now || found.GetText().ContentEquals(now.GetText()))
        {
            return marks;
        }

        var changes = now.GetChanges(found);
        var moved = new List<(TextSpan, string)>();
        foreach (var (span, mark) in marks)
        {
            if (changes.Any(c => c.Span.Start < span.End && c.Span.End > span.Start))
            {
                continue;
            }

            var shift = changes.Where(c => c.Span.End <= span.Start).Sum(c => (c.NewText?.Length ?? 0) - c.Span.Length);
            moved.Add((new TextSpan(span.Start + shift, span.Length), mark));
        }

        return moved;
    }

    /// <summary>The same target in another state of the solution.</summary>
    public FixTarget In(Solution solution) => new(solution.GetDocument(Document.Id)!, id, Properties);

    public async Task<SyntaxNode> RootAsync(CancellationToken cancellation) =>
        (await Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;

    /// <summary>The node under the squiggle; null when an earlier fix replaced it.</summary>
    public Task<SyntaxNode?> NodeAsync(CancellationToken cancellation) => FindAsync("main", cancellation);

    /// <summary>
    /// The place that the rule gave a role, or the innermost node of the type around it; null when there is none, or an earlier fix
    /// replaced it.
    /// </summary>
    public async Task<T?> PlaceAsync<T>(string role, CancellationToken cancellation)
        where T : SyntaxNode =>
        Properties.TryGetValue(role, out var index) && index is not null
            ? (await FindAsync(index, cancellation).ConfigureAwait(false))?.AncestorsAndSelf().OfType<T>().FirstOrDefault()
            : null;

    /// <summary>The solution with a new root in the target's document.</summary>
    public Solution With(SyntaxNode root) => Document.WithSyntaxRoot(root).Project.Solution;

    private async Task<SyntaxNode?> FindAsync(string place, CancellationToken cancellation)
    {
        var root = await RootAsync(cancellation).ConfigureAwait(false);
        foreach (var node in root.GetAnnotatedNodes(AnnotationKind))
        {
            if (node.GetAnnotations(AnnotationKind).Any(a => a.Data == id + "." + place))
            {
                return node;
            }
        }

        return null;
    }

    private static SyntaxNode Annotate(SyntaxNode root, List<(TextSpan Span, string Mark)> marks)
    {
        var byNode = new Dictionary<SyntaxNode, List<string>>();
        foreach (var (span, mark) in marks)
        {
            if (!root.FullSpan.Contains(span))
            {
                continue;
            }

            var node = root.FindNode(span, getInnermostNodeForTie: true);
            if (!byNode.TryGetValue(node, out var list))
            {
                byNode.Add(node, list = []);
            }

            list.Add(mark);
        }

        return root.ReplaceNodes(
            byNode.Keys,
            (original, current) => current.WithAdditionalAnnotations(
                byNode[original].Select(m => new SyntaxAnnotation(AnnotationKind, m))));
    }
}
