using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// What else names a handler's return type: the interface member that it implements, the delegate type that it becomes. A delegate that
/// still returned a plain task would drop the response without a word from the compiler.
/// </summary>
internal static class HandlerUses
{
    /// <summary>The solution with the uses changed along; null when one of them cannot be, or the result would not compile.</summary>
    /// <param name="before">The unchanged document.</param>
    /// <param name="changed">The document with the handler changed.</param>
    /// <param name="mark">Marks the handler.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<Solution?> FollowAsync(
        Document before, Document changed, SyntaxAnnotation mark, CancellationToken cancellation)
    {
        var root = (await changed.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var node = root.GetAnnotatedNodes(mark).Single();
        var touched = new HashSet<DocumentId> { before.Id };
        Solution? solution;
        if (node is AnonymousFunctionExpressionSyntax lambda)
        {
            solution = await WithDelegateAsync(changed, lambda, cancellation).ConfigureAwait(false);
        }
        else
        {
            solution = await WithInterfaceAsync(before, changed, node, touched, cancellation).ConfigureAwait(false);
            solution = solution is null
                ? null
                : await WithReferencesAsync(solution, before.Id, mark, touched, cancellation).ConfigureAwait(false);
        }

        foreach (var project in solution?.GetChanges(before.Project.Solution).GetProjectChanges() ?? [])
        {
            touched.UnionWith(project.GetChangedDocuments());
        }

        foreach (var id in touched)
        {
            if (solution is null || !await CompilerCheck.CompilesAsync(before.Project.Solution.GetDocument(id)!, solution.GetDocument(id)!,
                cancellation).ConfigureAwait(false))
            {
                return null;
            }
        }

        return solution;
    }

    /// <summary>Whether a reference is in a file of the project. What a source generator writes follows the handler by itself.</summary>
    public static bool IsInSource(ReferenceLocation location) => location.Document is not (null or SourceGeneratedDocument);

    /// <summary>Changes the interface member that the handler implements, when nobody else does.</summary>
    private static async Task<Solution?> WithInterfaceAsync(
        Document before, Document changed, SyntaxNode node, HashSet<DocumentId> touched, CancellationToken cancellation)
    {
        var solution = changed.Project.Solution;
        var model = (await changed.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (node is not MethodDeclarationSyntax || model.GetDeclaredSymbol(node, cancellation) is not IMethodSymbol method)
        {
            return solution;
        }

        foreach (var member in method.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(method.Name)).OfType<IMethodSymbol>())
        {
            if (!member.Parameters.Select(p => p.Type).SequenceEqual(method.Parameters.Select(p => p.Type), SymbolEqualityComparer.Default)
                || SymbolEqualityComparer.Default.Equals(member.ReturnType, method.ReturnType))
            {
                continue;
            }

            if (member.DeclaringSyntaxReferences is not [var reference]
                || solution.GetDocument(reference.SyntaxTree) is not { } document
                || document is SourceGeneratedDocument
                || await reference.GetSyntaxAsync(cancellation).ConfigureAwait(false) is not MethodDeclarationSyntax declaration)
            {
                return null;
            }

            var implementations = await SymbolFinder.FindImplementationsAsync(member.ContainingType, solution,
                cancellationToken: cancellation).ConfigureAwait(false);
            if (implementations.Count() != 1)
            {
                return null;
            }

            var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            var there = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
            var type = SyntaxFactory.ParseTypeName(method.ReturnType.ToMinimalDisplayString(there, declaration.SpanStart))
                .WithTriviaFrom(declaration.ReturnType);
            touched.Add(document.Id);
            solution = document.WithSyntaxRoot(root.ReplaceNode(declaration.ReturnType, type)).Project.Solution;
        }

        return solution;
    }

    /// <summary>Changes the delegate types that the method is converted to, wherever it is mentioned without being called.</summary>
    private static async Task<Solution?> WithReferencesAsync(
        Solution solution, DocumentId id, SyntaxAnnotation mark, HashSet<DocumentId> touched, CancellationToken cancellation)
    {
        var document = solution.GetDocument(id)!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var node = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!.GetAnnotatedNodes(mark).Single();
        if (model.GetDeclaredSymbol(node, cancellation) is not IMethodSymbol method)
        {
            return null;
        }

        var references = await SymbolFinder.FindReferencesAsync(method, solution, cancellation).ConfigureAwait(false);
        foreach (var group in references.SelectMany(r => r.Locations).Where(l => !l.IsImplicit && IsInSource(l))
            .GroupBy(l => l.Document.Id))
        {
            // Later ones first: a change moves only what is behind it.
            foreach (var location in group.OrderByDescending(l => l.Location.SourceSpan.Start))
            {
                var current = solution.GetDocument(group.Key)!;
                var root = (await current.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
                touched.Add(current.Id);
                if (root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax name)
                {
                    continue;
                }

                var expression = name.Parent is MemberAccessExpressionSyntax member && member.Name == name
                    ? member
                    : (ExpressionSyntax)name;
                if (expression.Parent is InvocationExpressionSyntax call && call.Expression == expression
                    || name.IsPartOfStructuredTrivia()
                    || expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } })
                {
                    continue;
                }

                if (await WithDelegateAsync(current, expression, cancellation).ConfigureAwait(false) is not { } changed)
                {
                    return null;
                }

                solution = changed;
            }
        }

        return solution;
    }

    /// <summary>
    /// Changes the delegate type that a lambda or method group is converted to; null when it would not return the response.
    /// </summary>
    private static async Task<Solution?> WithDelegateAsync(Document document, ExpressionSyntax function, CancellationToken cancellation)
    {
        var mark = new SyntaxAnnotation();
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        document = document.WithSyntaxRoot(root.ReplaceNode(function, function.WithAdditionalAnnotations(mark)));
        root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var expression = (ExpressionSyntax)root.GetAnnotatedNodes(mark).Single();
        var changes = new Dictionary<SyntaxNode, SyntaxNode>();
        var response = ResponseAt(expression, model);
        if (response is not null)
        {
            Adapt(expression, expression.SpanStart);
            if (expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
                && model.GetDeclaredSymbol(declarator, cancellation) is { } variable)
            {
                foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>())
                {
                    if (name.Identifier.ValueText == variable.Name
                        && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, variable))
                    {
                        Adapt(name, name.SpanStart);
                    }
                }
            }
        }

        if (changes.Count > 0)
        {
            document = document.WithSyntaxRoot(root.ReplaceNodes(changes.Keys, (old, _) => changes[old]));
        }

        return await ReturnsResponseAsync(document, mark, cancellation).ConfigureAwait(false) ? document.Project.Solution : null;

        void Adapt(ExpressionSyntax use, int position)
        {
            switch (use.Parent)
            {
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: GenericNameSyntax type } } }:
                    Change(type, position);
                    break;
                case CastExpressionSyntax { Type: GenericNameSyntax type }:
                    Change(type, position);
                    break;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ObjectCreationExpressionSyntax { Type: GenericNameSyntax type } } }:
                    Change(type, position);
                    break;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments.Count: 1 } name } } } }
                    when name.Identifier.ValueText == "Create":
                    changes[name] = SyntaxFactory.ParseName(
                        $"{name.Identifier}<{name.TypeArgumentList.Arguments}, {response!.ToMinimalDisplayString(model, position)}>")
                        .WithTriviaFrom(name);
                    break;
            }
        }

        void Change(GenericNameSyntax type, int position)
        {
            var arguments = type.TypeArgumentList.Arguments;
            var text = response!.ToMinimalDisplayString(model, position);
            switch (type.Identifier.ValueText)
            {
                case "Action":
                    changes[type] = SyntaxFactory.ParseTypeName($"Func<{arguments}, {text}>").WithTriviaFrom(type);
                    break;
                case "Func" when model.GetTypeInfo(arguments.Last(), cancellation).Type is { } last:
                    changes[arguments.Last()] = BatchFunctionReturns.Changed(arguments.Last(), last, text);
                    break;
            }
        }
    }

    /// <summary>The response that a method group or lambda returns by itself.</summary>
    private static ITypeSymbol? ResponseAt(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression is not AnonymousFunctionExpressionSyntax lambda)
        {
            var symbol = model.GetSymbolInfo(expression);
            return (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method
                ? Unwrapped(method.ReturnType)
                : null;
        }

        // The lambda's own type is still the delegate's: what it returns is said by its returns.
        var value = lambda.ExpressionBody is AwaitExpressionSyntax or InvocationExpressionSyntax
            ? lambda.ExpressionBody
            : CodeFacts.NodesInFunction(lambda.Body).OfType<ReturnStatementSyntax>().Select(r => r.Expression)
                .LastOrDefault(e => e is not null);
        return value is null ? null : Unwrapped(model.GetTypeInfo(value).Type);
    }

    private static async Task<bool> ReturnsResponseAsync(Document document, SyntaxAnnotation mark, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var expression = (ExpressionSyntax)(await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!.GetAnnotatedNodes(mark)
            .Single();
        return model.GetTypeInfo(expression, cancellation).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            && Unwrapped(invoke.ReturnType) is { Name: "SQSBatchResponse" or "StreamsEventResponse" };
    }

    private static ITypeSymbol? Unwrapped(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments: [var result] } task && BatchFunctionReturns.IsTaskLike(task) ? result : type;
}
