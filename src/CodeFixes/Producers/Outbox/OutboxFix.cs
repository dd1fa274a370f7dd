using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers.Outbox;

/// <summary>
/// Writes the message to an outbox in the transaction, and adds what the outbox is made of: the row's type, a relay that sends the rows,
/// with hosting a worker that runs it. Offered only when the compiler has nothing to say to the result.
/// </summary>
internal static class OutboxFix
{
    private const string Title = "Write to an outbox in the same transaction";

    public static async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await ApplyAsync(target, cancellation).ConfigureAwait(false) is null
            ? []
            : [new FixAction(Title, Fix.Alternative("Outbox"), async (t, c) => await ApplyAsync(t, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)];

    private static async Task<Solution?> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var before = target.Document;
        if (!target.Properties.TryGetValue(PublishToOutbox.Channel, out var channel)
            || before.Project.ParseOptions is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 }
            || await target.PlaceAsync<StatementSyntax>(PublishToOutbox.Statement, cancellation).ConfigureAwait(false) is null)
        {
            return null;
        }

        // The types first, so that the code can be told by which names it reaches them.
        var context = await target.PlaceAsync<ExpressionSyntax>(PublishToOutbox.Context, cancellation).ConfigureAwait(false);
        var home = context is null ? null : await OutboxSet.HomeAsync(before, context, cancellation).ConfigureAwait(false);
        if (context is null ? !target.Properties.ContainsKey(PublishToOutbox.Transaction) : home is null)
        {
            return null;
        }

        var types = new OutboxTypes(before, home?.Document ?? before, channel!, home?.Type);
        if (await types.AddAsync(before.Project.Solution, cancellation).ConfigureAwait(false) is not { } solution)
        {
            return null;
        }

        var set = "";
        if (home is var (type, document))
        {
            if (await OutboxSet.EnsureAsync(solution, type, document.Id, types.MessageNamespace, cancellation).ConfigureAwait(false) is not
                { } added)
            {
                return null;
            }

            (solution, set) = added;
        }

        var changed = await WithCodeAsync(target.In(solution), context?.ToString(), set, types, cancellation).ConfigureAwait(false);
        changed = changed is null
            ? null
            : await Leftovers.RemoveAsync(before, changed.GetDocument(before.Id)!, cancellation).ConfigureAwait(false);
        return changed is not null && await CompilesAsync(before.Project.Solution, changed, cancellation).ConfigureAwait(false)
            ? changed
            : null;
    }

    /// <summary>The publishing statement, and its request's declaration, replaced.</summary>
    private static async Task<Solution?> WithCodeAsync(
        FixTarget target, string? context, string set, OutboxTypes types, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var statement = (await target.PlaceAsync<StatementSyntax>(PublishToOutbox.Statement, cancellation).ConfigureAwait(false))!;
        var request = await target.PlaceAsync<LocalDeclarationStatementSyntax>(PublishToOutbox.Request, cancellation).ConfigureAwait(false);
        if (target.Properties.ContainsKey(PublishToOutbox.Request) && (request is null || request.Parent != statement.Parent))
        {
            return null;
        }

        var code = new OutboxCode(target, statement, request);
        if (code.LosesComments)
        {
            return null;
        }

        (code.Message, var import) = Usings.NameFor(model, statement, types.MessageNamespace, OutboxTypes.Message);
        if (context is null)
        {
            code.Table = Usings.NameFor(model, statement, types.MessageNamespace, OutboxTypes.Table).Name;
        }

        var endOfLine = Layout.EndOfLine(root).ToString();
        var statements = context is null ? code.ThroughTransaction(endOfLine) : code.ThroughContext(context, set, endOfLine);
        var marked = root.TrackNodes(new SyntaxNode?[] { statement, request }.OfType<SyntaxNode>());
        if (request is not null)
        {
            marked = marked.RemoveNode(marked.GetCurrentNode(request)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        marked = marked.ReplaceNode(marked.GetCurrentNode(statement)!, statements);
        return target.With(Usings.Add(marked, import));
    }

    private static async Task<bool> CompilesAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments().Concat(project.GetAddedDocuments()))
            {
                if (!await CompilerCheck.CompilesAsync(before.GetDocument(id), after.GetDocument(id)!, cancellation).ConfigureAwait(false))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
