using AwsMessaging.Analyzers.Rules.Pollers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Takes an empty list for null: where a variable is given the messages, or where they are used.</summary>
internal sealed class NullMessagesFix : Fix
{
    public override string RuleId => "AWSM2003";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await PlacesAsync(target, cancellation).ConfigureAwait(false) is { Count: > 0 } places
        && !places.Exists(p => ListQuestion.TakesElement(p, places))
            ? [new FixAction("Take an empty list for null", Primary, ApplyAsync)]
            : [];

    /// <summary>
    /// Asks of null where code asks whether there are messages, unless the compiler then warns of what is done with the list there; else
    /// takes an empty list wherever it is used.
    /// </summary>
    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var asking = await ApplyAsync(target, asks: true, cancellation).ConfigureAwait(false);
        return await CompilerCheck.CompilesAsync(target.Document, asking.GetDocument(target.Document.Id)!, cancellation).ConfigureAwait(false)
            ? asking
            : await ApplyAsync(target, asks: false, cancellation).ConfigureAwait(false);
    }

    private static async Task<Solution> ApplyAsync(FixTarget target, bool asks, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var places = await PlacesAsync(target, cancellation).ConfigureAwait(false);
        if (asks)
        {
            places.RemoveAll(p => ListQuestion.IsAnsweredBefore(p, places));
        }

        var (empty, import) = await EmptyAsync(target, places[0], cancellation).ConfigureAwait(false);
        var (questions, counts) = (new Dictionary<SyntaxNode, ExpressionSyntax>(), new HashSet<SyntaxNode>());
        foreach (var place in asks ? places : [])
        {
            if ((ListQuestion.EmptinessOf(place) ?? ListQuestion.PresenceOf(place)) is { } question)
            {
                questions.Add(question, place);
            }
            else if (ListQuestion.CountOf(place) is { } count)
            {
                counts.Add(count);
            }
        }

        var used = places.Where(p => !questions.ContainsValue(p) && !counts.Contains(p.Parent!)).ToList();
        var changed = root.ReplaceNodes(
            [.. questions.Keys, .. counts, .. used],
            (original, current) => questions.TryGetValue(original, out var list)
                    ? ListQuestion.AlsoOfNull(list, (ExpressionSyntax)current)
                : counts.Contains(original) ? Conditional((MemberAccessExpressionSyntax)current)
                : Guarded((ExpressionSyntax)original, (ExpressionSyntax)current, empty));
        return target.With(used.Count > 0 ? Usings.Add(changed, import) : changed);
    }

    private static async Task<List<ExpressionSyntax>> PlacesAsync(FixTarget target, CancellationToken cancellation)
    {
        var places = new List<ExpressionSyntax>();
        for (var i = 0; target.Properties.ContainsKey(NullMessagesRule.Place + i); i++)
        {
            if (await target.PlaceAsync<ExpressionSyntax>(NullMessagesRule.Place + i, cancellation).ConfigureAwait(false) is not { } place
                || place.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression })
            {
                return [];
            }

            places.Add(place);
        }

        return places;
    }

    /// <summary><c>[]</c>, or where the language has none yet, a new list.</summary>
    private static async Task<(ExpressionSyntax Empty, string? Import)> EmptyAsync(FixTarget target, SyntaxNode place,
        CancellationToken cancellation)
    {
        if (target.Document.Project.ParseOptions is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 })
        {
            return (SyntaxFactory.CollectionExpression(), null);
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (list, _) = Usings.NameFor(model, place, "System.Collections.Generic", "List");
        var isImported = model.LookupNamespacesAndTypes(place.SpanStart, name: "List").Length > 0;
        var (message, import) = Usings.NameFor(model, place, "Amazon.SQS.Model", "Message");
        return (SyntaxFactory.ParseExpression($"new {(isImported ? list : "System.Collections.Generic.List")}<{message}>()"), import);
    }

    private static ConditionalAccessExpressionSyntax Conditional(MemberAccessExpressionSyntax access) =>
        SyntaxFactory.ConditionalAccessExpression(access.Expression, SyntaxFactory.MemberBindingExpression(access.OperatorToken,
            access.Name));

    private static ExpressionSyntax Guarded(ExpressionSyntax original, ExpressionSyntax current, ExpressionSyntax empty)
    {
        var operand = original is ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(current.WithoutTrivia())
            : current.WithoutTrivia();
        ExpressionSyntax guarded = SyntaxFactory.BinaryExpression(
            SyntaxKind.CoalesceExpression,
            operand.WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.Token(SyntaxKind.QuestionQuestionToken).WithTrailingTrivia(SyntaxFactory.Space),
            empty);
        if (original.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            or CommonForEachStatementSyntax or FromClauseSyntax or ParenthesizedExpressionSyntax or AssignmentExpressionSyntax
            or SpreadElementSyntax))
        {
            guarded = SyntaxFactory.ParenthesizedExpression(guarded);
        }

        return guarded.WithTriviaFrom(current);
    }
}
