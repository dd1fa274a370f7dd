using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Rewrites a function that takes the event so that it returns which records failed.</summary>
internal static class HandlerRewrite
{
    /// <summary>
    /// The document with the function changed, and every function that it hands the event to; null when that cannot be done, or not
    /// without losing a comment.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="mark">Marks the function.</param>
    /// <param name="kind">The source of the batch.</param>
    /// <param name="depth">How often the event was handed on so far.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<Document?> ApplyAsync(
        Document document, SyntaxAnnotation mark, BatchKind kind, int depth, CancellationToken cancellation)
    {
        return await ChangedAsync(document, mark, kind, depth, cancellation).ConfigureAwait(false) is { } changed
            && Comments.LostFrom(
                await MarkedAsync(document, mark, cancellation).ConfigureAwait(false),
                await MarkedAsync(changed, mark, cancellation).ConfigureAwait(false)).Count == 0
                ? changed
                : null;
    }

    private static async Task<IEnumerable<SyntaxNode>> MarkedAsync(
        Document document, SyntaxAnnotation mark, CancellationToken cancellation) =>
        (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!.GetAnnotatedNodes(mark);

    private static async Task<Document?> ChangedAsync(
        Document document, SyntaxAnnotation mark, BatchKind kind, int depth, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (depth > 3 || root.GetAnnotatedNodes(mark).FirstOrDefault() is not { } node || CodeFacts.HasDirectives(node)
            || SymbolOf(node, model) is not { } symbol)
        {
            return null;
        }

        if (FunctionBlock.IsNeeded(node))
        {
            var returnsValue = !symbol.ReturnsVoid
                && !(symbol.IsAsync && symbol.ReturnType is INamedTypeSymbol { TypeArguments.Length: 0 });
            if (FunctionBlock.Expand(node, returnsValue) is not { } expanded)
            {
                return null;
            }

            var open = document.WithSyntaxRoot(root.ReplaceNode(node, expanded.WithAdditionalAnnotations(mark)));
            var changed = await ApplyAsync(open, mark, kind, depth + 1, cancellation).ConfigureAwait(false);
            return changed is not null && BatchFunction.ExpressionOf(node) is not null
                ? await ClosedAsync(changed, mark, node, cancellation).ConfigureAwait(false)
                : changed;
        }

        if (CollectedExceptions.Released(node, model, kind) is { } released)
        {
            var open = document.WithSyntaxRoot(root.ReplaceNode(node, released.WithAdditionalAnnotations(mark)));
            return await ApplyAsync(open, mark, kind, depth + 1, cancellation).ConfigureAwait(false);
        }

        if (BatchFunction.Create(node, model, kind) is not { } function
            || IterationOf(function) is not { } iteration
            || HandlerSpine.Of(iteration.Statement, function) is not { } spine)
        {
            return null;
        }

        return iteration is HandedOn handedOn
            ? await HandOnAsync(document, mark, function, handedOn, depth, cancellation).ConfigureAwait(false)
            : Rewrite(root, function, iteration, spine) is { } result ? document.WithSyntaxRoot(result) : null;
    }

    private static IMethodSymbol? SymbolOf(SyntaxNode node, SemanticModel model) =>
        (node is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(node).Symbol : model.GetDeclaredSymbol(node)) as IMethodSymbol;

    /// <summary>The one iteration; null for none or several.</summary>
    private static BatchIteration? IterationOf(BatchFunction function)
    {
        var found = new List<BatchIteration>();
        foreach (var statement in CodeFacts.NodesInFunction(function.Body).OfType<StatementSyntax>())
        {
            if (((BatchIteration?)RecordTasks.Of(statement, function) ?? RecordLoop.Of(statement, function)
                ?? (BatchIteration?)RecordCalls.Of(statement, function) ?? HandedOn.Of(statement, function)) is { } iteration)
            {
                found.Add(iteration);
            }
        }

        // The loop that fills a list of tasks is a part of waiting for them.
        found.RemoveAll(i => found.Exists(other => other.Superfluous.Contains(i.Statement)));
        return found is [var single] ? single : null;
    }

    private static async Task<Document?> HandOnAsync(
        Document document, SyntaxAnnotation mark, BatchFunction function, HandedOn iteration, int depth, CancellationToken cancellation)
    {
        // Whoever else calls the function relies on what it returns, and on its exceptions.
        var solution = document.Project.Solution;
        var declaration = iteration.Target.DeclaringSyntaxReferences[0];
        if (solution.GetDocument(declaration.SyntaxTree) is not { } home
            || home is SourceGeneratedDocument
            || (await SymbolFinder.FindReferencesAsync(iteration.Target, solution, cancellation).ConfigureAwait(false))
                .SelectMany(r => r.Locations).Count(HandlerUses.IsInSource) != 1)
        {
            return null;
        }

        // First the function that does the work; this one then only passes its response on.
        var inner = new SyntaxAnnotation();
        var target = await declaration.GetSyntaxAsync(cancellation).ConfigureAwait(false);
        var homeRoot = (await home.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var marked = home.WithSyntaxRoot(homeRoot.ReplaceNode(target, target.WithAdditionalAnnotations(inner)));
        if (await ApplyAsync(marked, inner, function.Kind, depth + 1, cancellation).ConfigureAwait(false) is not { } changedHome)
        {
            return null;
        }

        var changed = changedHome.Project.Solution.GetDocument(document.Id)!;
        var changedRoot = (CompilationUnitSyntax)(await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        return BatchFunction.Create(changedRoot.GetAnnotatedNodes(mark).Single(), model, function.Kind) is { } current
            && IterationOf(current) is HandedOn now
            && HandlerSpine.Of(now.Statement, current) is { } spine
            && Rewrite(changedRoot, current, now, spine) is { } result
            ? changed.WithSyntaxRoot(result)
            : null;
    }

    private static CompilationUnitSyntax? Rewrite(
        CompilationUnitSyntax root, BatchFunction function, BatchIteration iteration, HandlerSpine spine)
    {
        var layout = function.Layout;
        var isAsync = function.Symbol.IsAsync || iteration.NeedsAsync;
        if (iteration.LosesFailures || iteration.CopiedAsText.Any(CodeFacts.HasTextOverLines)
            || (iteration.NeedsAsync && !BatchFunctionReturns.IsTaskLike(function.Symbol.ReturnType)))
        {
            return null;
        }

        var returns = CodeFacts.NodesInFunction(function.Body).OfType<ReturnStatementSyntax>()
            .Where(r => r != iteration.Statement && !spine.Ends.Contains(r)).ToList();
        if (returns.Exists(r => !CodeFacts.IsDroppable(r.Expression, function.Model)))
        {
            return null;
        }

        CatchClauseSyntax[] mustThrow = iteration.MustThrow is { } own ? [.. spine.MustThrow, own] : [.. spine.MustThrow];
        if (mustThrow.Any(CodeFacts.HasDirectives))
        {
            return null;
        }

        var target = iteration.IsKnownInPlace ? spine.Innermost : function.Body;
        if (target is null || (iteration.IsKnownInPlace && iteration.Declaration is not null && spine.Outermost != iteration.Statement))
        {
            return null;
        }

        var passesDirectly = iteration is HandedOn && !spine.HasMore;
        var outermost = spine.Outermost;
        SyntaxNode[] tracked =
        [
            function.Node, function.Body, target, outermost, iteration.Statement,
            .. iteration.Tracked, .. iteration.Superfluous, .. iteration.Swallowing is { } swallowing
                ? [swallowing]
                : (SyntaxNode[])[], .. returns, .. spine.Ends, .. mustThrow,
        ];
        root = root.TrackNodes(tracked.Distinct());

        foreach (var @return in returns)
        {
            var hasList = !iteration.IsKnownInPlace && @return.SpanStart >= outermost.SpanStart;
            var response = hasList ? function.NewResponse(function.FailuresName) : function.NewEmptyResponse();
            var current = root.GetCurrentNode(@return)!;
            root = root.ReplaceNode(current, Return(response).WithTriviaFrom(current));
        }

        foreach (var clause in mustThrow)
        {
            var current = root.GetCurrentNode(clause)!;
            root = root.ReplaceNode(current, WithThrow(current, layout));
        }

        foreach (var end in spine.Ends)
        {
            root = root.RemoveNode(root.GetCurrentNode(end)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        if (iteration.Declaration is { } text)
        {
            var current = root.GetCurrentNode(outermost)!;
            var declaration = layout.Statement(text, Layout.IndentationOf(current));
            var blank = current.GetLeadingTrivia().TakeWhile(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
            declaration = declaration.WithLeadingTrivia(blank.Concat(declaration.GetLeadingTrivia()));
            root = root.ReplaceNode(current, layout.WithBlankLineBefore(current));
            root = root.InsertNodesBefore(root.GetCurrentNode(outermost)!, [declaration]);
        }

        var statement = root.GetCurrentNode(iteration.Statement)!;
        if (passesDirectly)
        {
            var passed = layout.Statements(
                "return value;\n", Layout.IndentationOf(statement), "value", ((HandedOn)iteration).Value)[0].WithTriviaFrom(statement);
            root = root.ReplaceNode(statement, passed.WithLeadingTrivia(passed.GetLeadingTrivia().Concat(
                CommentsOver(spine.Ends).SelectMany(c => new[] { c, layout.NewLine,
                    SyntaxFactory.Whitespace(Layout.IndentationOf(statement)) }))));
        }
        else
        {
            var replacement = iteration.Rewrite(statement).ToList();
            replacement[0] = replacement[0].WithLeadingTrivia(CommentsOf(
                [.. iteration.Superfluous, iteration.Statement], replacement, layout, Layout.IndentationOf(statement)));

            root = statement.Parent is BlockSyntax
                ? root.ReplaceNode(statement, replacement)
                : replacement.Count == 1 ? root.ReplaceNode(statement, replacement[0]) : null!;
            if (root is null)
            {
                return null;
            }
        }

        foreach (var superfluous in iteration.Superfluous)
        {
            root = root.RemoveNode(root.GetCurrentNode(superfluous)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        if (!passesDirectly)
        {
            var block = root.GetCurrentNode(target)!;
            root = root.ReplaceNode(block, WithEnd(block, iteration.Response
                ?? function.NewResponse(function.FailuresName), iteration is not HandedOn, CommentsOver(spine.Ends)));
        }

        if (iteration.IsKnownInPlace && spine.IsConditional)
        {
            var body = root.GetCurrentNode(function.Body)!;
            root = root.ReplaceNode(body, WithEnd(body, function.NewEmptyResponse(), withComment: false, []));
        }

        var changed = BatchFunctionReturns.WithResponse(
            root.GetCurrentNode(function.Node)!, function.Symbol.ReturnType, function.Response, iteration.NeedsAsync
                && !function.Symbol.IsAsync);
        root = root.ReplaceNode(root.GetCurrentNode(function.Node)!, changed);
        foreach (var @namespace in NeededBy(changed.ToString(), function))
        {
            root = (CompilationUnitSyntax)Usings.Add(root, @namespace);
        }

        return root;

        StatementSyntax Return(string response) =>
            layout.Statement($"return {BatchFunctionReturns.Value(response, function, isAsync)};\n", "");

        BlockSyntax WithEnd(BlockSyntax block, string response, bool withComment, IEnumerable<SyntaxTrivia> kept)
        {
            var indentation = Layout.IndentationOf(block) + layout.Unit;
            var comment = withComment && function.Kind.MappingComment is { } mapping ? mapping + "\n" : "";
            var end = layout.Statement($"{comment}return {BatchFunctionReturns.Value(response, function, isAsync)};\n", indentation);
            end = end.WithLeadingTrivia(
                kept.SelectMany(c => new[] { SyntaxFactory.Whitespace(indentation), c, layout.NewLine }).Concat(end.GetLeadingTrivia()));
            var index = block.Statements.Count;
            while (index > 0 && block.Statements[index - 1] is LocalFunctionStatementSyntax)
            {
                index--;
            }

            var statements = block.Statements;
            if (index == 0)
            {
                return block.WithStatements(statements.Insert(index, end));
            }

            var before = CodeFixes.Layout.EndingItsLine(statements[index - 1], layout.NewLine);
            return block.WithStatements(
                statements.Replace(statements[index - 1], before).Insert(index, layout.WithBlankLineBefore(end)));
        }
    }

    /// <summary>Namespaces of what new code names and the function could not name before, implicit and global usings counted.</summary>
    private static IEnumerable<string> NeededBy(string changed, BatchFunction function)
    {
        var original = function.Node.ToString();
        (string Text, string Namespace, string Type)[] names =
        [
            ("List<", "System.Collections.Generic", "List"),
            (".Select(", "System.Linq", "Enumerable"),
            ("LambdaLogger.", "Amazon.Lambda.Core", "LambdaLogger"),
            ("ConcurrentBag<", "System.Collections.Concurrent", "ConcurrentBag"),
        ];
        return from name in names
               where changed.Contains(name.Text) && !original.Contains(name.Text)
               where !function.Model.LookupNamespacesAndTypes(function.Body.SpanStart, name: name.Type)
                   .Any(t => t.ContainingNamespace?.ToDisplayString() == name.Namespace)
               select name.Namespace;
    }

    /// <summary>
    /// What stands over the first of some statements, and the comments of them all that have no place in the new ones: over these is one.
    /// </summary>
    private static IEnumerable<SyntaxTrivia> CommentsOf(
        IReadOnlyList<StatementSyntax> statements, List<StatementSyntax> replacement, Layout layout, string indentation)
    {
        var ordered = statements.OrderBy(s => s.SpanStart).ToList();
        var leading = statements.Count == 1 ? replacement[0].GetLeadingTrivia() : ordered[0].GetLeadingTrivia();
        replacement = [replacement[0].WithLeadingTrivia(leading), .. replacement.Skip(1)];
        return leading.Concat(Comments.LostFrom(ordered, replacement)
            .SelectMany(c => new[] { c, layout.NewLine, SyntaxFactory.Whitespace(indentation) }));
    }

    /// <summary>The comments that stand over or behind returns which the new end replaces.</summary>
    private static IEnumerable<SyntaxTrivia> CommentsOver(IEnumerable<ReturnStatementSyntax> ends) =>
        ends.OrderBy(e => e.SpanStart)
            .SelectMany(e => e.GetLeadingTrivia().Concat(e.GetTrailingTrivia()).Where(Comments.IsComment));

    private static CatchClauseSyntax WithThrow(CatchClauseSyntax clause, Layout layout)
    {
        var indentation = Layout.IndentationOf(clause);
        var @throw = layout.Statement("throw;\n", indentation + layout.Unit);
        if (Layout.StartsLine(clause.Block.CloseBraceToken))
        {
            return clause.WithBlock(clause.Block.AddStatements(@throw));
        }

        var shape = ((TryStatementSyntax)layout.Statement("try\n{\n}\ncatch\n{\n}\n", indentation)).Catches[0].Block;
        return clause.WithBlock(shape.WithStatements(layout.Move(clause.Block.Statements, indentation + layout.Unit).Add(@throw)));
    }

    /// <summary>A body that is again just one returned call gets its arrow back.</summary>
    private static async Task<Document> ClosedAsync(
        Document document, SyntaxAnnotation mark, SyntaxNode original, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var node = root.GetAnnotatedNodes(mark).Single();
        if (BatchFunction.BodyOf(node) is not { Statements: [ReturnStatementSyntax { Expression: InvocationExpressionSyntax
            or AwaitExpressionSyntax } @return] })
        {
            return document;
        }

        var expression = @return.Expression!.WithTriviaFrom(BatchFunction.ExpressionOf(original)!);
        SyntaxNode? closed = (node, original) switch
        {
            (MethodDeclarationSyntax now, MethodDeclarationSyntax old) => now
                .WithParameterList(now.ParameterList.WithTrailingTrivia(old.ParameterList.GetTrailingTrivia()))
                .WithBody(null).WithExpressionBody(old.ExpressionBody!.WithExpression(expression)).WithSemicolonToken(old.SemicolonToken),
            (LocalFunctionStatementSyntax now, LocalFunctionStatementSyntax old) => now
                .WithParameterList(now.ParameterList.WithTrailingTrivia(old.ParameterList.GetTrailingTrivia()))
                .WithBody(null).WithExpressionBody(old.ExpressionBody!.WithExpression(expression)).WithSemicolonToken(old.SemicolonToken),
            (SimpleLambdaExpressionSyntax now, SimpleLambdaExpressionSyntax old) =>
                now.WithArrowToken(old.ArrowToken).WithBlock(null).WithExpressionBody(expression),
            (ParenthesizedLambdaExpressionSyntax now, ParenthesizedLambdaExpressionSyntax old) =>
                now.WithArrowToken(old.ArrowToken).WithBlock(null).WithExpressionBody(expression),
            _ => null,
        };
        return closed is null ? document : document.WithSyntaxRoot(root.ReplaceNode(node, closed));
    }
}
