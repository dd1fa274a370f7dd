using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AwsMessaging.CodeFixes;

/// <summary>
/// Applies fixes one after the other, each on what the one before left. The batch fixer of the framework makes all changes on the original
/// text and drops those that overlap, which two findings in one method often do.
/// </summary>
internal sealed class SequentialFixAllProvider : FixAllProvider
{
    public static readonly SequentialFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var found = await DiagnosticsAsync(fixAllContext).ConfigureAwait(false);
        return found.Count == 0
            ? null
            : CodeAction.Create("Fix all", c => FixAsync(fixAllContext, found, c), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<Solution> FixAsync(
        FixAllContext context, List<(Document Document, Diagnostic Diagnostic)> found, CancellationToken cancellation)
    {
        // dotnet format takes the key of the first finding's action, and none when that finding is of a rule without a fix
        var key = context.CodeActionEquivalenceKey ?? Fix.Primary;
        var solution = context.Solution;
        var targets = new List<(Fix Fix, FixTarget Target)>();
        foreach (var (document, diagnostic) in found)
        {
            if (MessagingCodeFixProvider.FixFor(diagnostic) is { NoFixAllBecause: null } fix)
            {
                // Marking does not move text: every diagnostic's span is still right for the next.
                var target = await FixTarget.MarkAsync(solution.GetDocument(document.Id)!, diagnostic, cancellation).ConfigureAwait(false);
                solution = target.Document.Project.Solution;
                targets.Add((fix, target));
            }
        }

        foreach (var (fix, target) in targets)
        {
            var current = target.In(solution);
            var actions = await fix.OfferAsync(current, cancellation).ConfigureAwait(false);
            if (actions.FirstOrDefault(a => a.EquivalenceKey == key) is { } action)
            {
                solution = await action.ApplyAsync(current, cancellation).ConfigureAwait(false);
            }
        }

        return solution;
    }

    /// <summary>What is to be fixed, in an order that does not depend on the host: by path, then by place.</summary>
    private static async Task<List<(Document Document, Diagnostic Diagnostic)>> DiagnosticsAsync(FixAllContext context)
    {
        var found = new List<(Document, Diagnostic)>();
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                Add(context.Project, await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false));
                break;

            case FixAllScope.Project:
                Add(context.Project, await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false));
                break;

            case FixAllScope.Solution:
                foreach (var project in context.Solution.Projects)
                {
                    if (project.Language == LanguageNames.CSharp)
                    {
                        Add(project, await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
                    }
                }

                break;
        }

        return found;

        void Add(Project project, ImmutableArray<Diagnostic> diagnostics)
        {
            var located = from diagnostic in diagnostics
                          where diagnostic.Location.IsInSource
                          let document = project.GetDocument(diagnostic.Location.SourceTree)
                          where document is not null
                          orderby document.FilePath ?? document.Name, diagnostic.Location.SourceSpan.Start, diagnostic.Id
                          select (document, diagnostic);
            found.AddRange(located);
        }
    }
}
