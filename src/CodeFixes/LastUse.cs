using AwsMessaging.CodeFixes.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>A variable that a fix takes the only use of: what would be left of it is a warning of the compiler, or a riddle.</summary>
internal static class LastUse
{
    /// <summary>Methods looked into, one called by the other.</summary>
    private const int MaxHops = 2;

    /// <summary>
    /// The statement that declares the variable of which a value is the only use, and does nothing else: a constant, or what the basic
    /// types of the framework make (<c>Guid.NewGuid().ToString()</c>), also in a short method of the same file. Code that this build leaves
    /// out (<c>#if</c>) uses it too. Null too where a comment stands at it, which a person should read first.
    /// </summary>
    public static StatementSyntax? DeclarationOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) =>
        OnlyUseOf(value, model, cancellation) is { } statement && IsPlain(statement) ? statement : null;

    /// <summary>
    /// Whether the statement that <see cref="DeclarationOf"/> would find has a comment: it tells of a variable that nobody would read any
    /// more.
    /// </summary>
    public static bool IsExplained(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) =>
        OnlyUseOf(value, model, cancellation) is { } statement && !IsPlain(statement);

    private static StatementSyntax? OnlyUseOf(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation)
    {
        if (value is not IdentifierNameSyntax { Identifier.ValueText: var name }
            || model.GetSymbolInfo(value, cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            || reference.GetSyntax(cancellation) is not VariableDeclaratorSyntax
            {
                Initializer.Value: var initial,
                Parent: VariableDeclarationSyntax { Variables.Count: 1,
                    Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement },
            }
            || statement.Parent is not BlockSyntax block
            || block.DescendantTokens().Count(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name) != 2
            || block.DescendantTrivia().Any(t => t.IsKind(SyntaxKind.DisabledTextTrivia) && t.ToString().Contains(name))
            || !initial.DescendantNodesAndSelf().All(n => HasNoEffect(n, model, MaxHops, cancellation)))
        {
            return null;
        }

        return statement;
    }

    /// <summary>
    /// The local functions that a value, or the variable that goes with it, is the only one to call: the compiler warns of one that nobody
    /// calls. Null where one of them cannot go along, because a comment stands at it or code that this build leaves out may call it.
    /// </summary>
    public static IReadOnlyList<LocalFunctionStatementSyntax>? FunctionsOf(
        ExpressionSyntax value, StatementSyntax? declaration, SemanticModel model, CancellationToken cancellation)
    {
        var found = new List<LocalFunctionStatementSyntax>();
        var code = new Queue<SyntaxNode>(declaration is null ? [value] : [value, declaration]);
        while (code.Count > 0)
        {
            foreach (var name in code.Dequeue().DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name, cancellation).Symbol is not IMethodSymbol
                    {
                        MethodKind: MethodKind.LocalFunction,
                        OriginalDefinition.DeclaringSyntaxReferences: [var reference],
                    }
                    || reference.GetSyntax(cancellation) is not LocalFunctionStatementSyntax function || found.Contains(function)
                    || function.Parent?.FirstAncestorOrSelf<SyntaxNode>(n => n is not GlobalStatementSyntax) is not { } scope
                    || scope.DescendantTokens()
                        .Count(t => t.IsKind(SyntaxKind.IdentifierToken) && t.ValueText == name.Identifier.ValueText) != 2)
                {
                    continue;
                }

                if (function.Parent is not BlockSyntax || !IsPlain(function)
                    || scope.DescendantTrivia()
                        .Any(t => t.IsKind(SyntaxKind.DisabledTextTrivia) && t.ToString().Contains(name.Identifier.ValueText)))
                {
                    return null;
                }

                found.Add(function);
                code.Enqueue(function);
            }
        }

        return found;
    }

    /// <summary>
    /// Whether a local of which the compiler knows the value is used only by what goes: it would warn that the local is assigned and never
    /// used.
    /// </summary>
    public static bool LeavesConstant(
        ExpressionSyntax value, IReadOnlyList<StatementSyntax> unused, SemanticModel model, CancellationToken cancellation)
    {
        var gone = unused.Prepend<SyntaxNode>(value).ToList();
        return gone.SelectMany(g => g.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>().Any(name =>
            model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var initial } declarator
            && model.GetConstantValue(initial, cancellation).HasValue
            && !gone.Exists(g => g.Contains(declarator))
            && declarator.FirstAncestorOrSelf<SyntaxNode>(n => n is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax) is
                { } scope
            && !scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(other =>
                other.Identifier.ValueText == name.Identifier.ValueText && !gone.Exists(g => g.Contains(other))));
    }

    /// <summary>
    /// Whether a private field, or a parameter of a primary constructor, is read only by what goes: the compiler or the IDE would warn of
    /// one that nobody reads.
    /// </summary>
    public static bool LeavesUnread(
        ExpressionSyntax value, IReadOnlyList<StatementSyntax> unused, SemanticModel model, CancellationToken cancellation)
    {
        var gone = unused.Prepend<SyntaxNode>(value).ToList();
        return gone.SelectMany(g => g.DescendantNodesAndSelf()).OfType<IdentifierNameSyntax>().Any(name =>
            OwnerOf(model.GetSymbolInfo(name, cancellation).Symbol) is { } owner && !owner.DeclaringSyntaxReferences
                .SelectMany(r => r.GetSyntax(cancellation).DescendantNodes()).OfType<IdentifierNameSyntax>()
                .Any(other => other.Identifier.ValueText == name.Identifier.ValueText && !gone.Exists(g => g.Contains(other))
                    && IsRead(other)
                    && MayBe(other, model.GetSymbolInfo(name, cancellation).Symbol!)));

        // Only the type itself can mention these.
        INamedTypeSymbol? OwnerOf(ISymbol? symbol) => symbol switch
        {
            IFieldSymbol { IsConst: false, DeclaredAccessibility: Accessibility.Private, DeclaringSyntaxReferences.IsEmpty: false } field =>
                field.ContainingType,
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor,
                DeclaringSyntaxReferences: [var reference] } constructor }
                when reference.GetSyntax(cancellation) is TypeDeclarationSyntax => constructor.ContainingType,
            _ => null,
        };

        static bool IsRead(IdentifierNameSyntax name)
        {
            var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (ExpressionSyntax)access : name;
            return whole.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                || assignment.Left != whole;
        }

        bool MayBe(IdentifierNameSyntax other, ISymbol symbol) => other.SyntaxTree != model.SyntaxTree
            || SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(other, cancellation).Symbol?.OriginalDefinition,
                symbol.OriginalDefinition);
    }

    /// <summary>
    /// Whether a value, with the methods and properties of this solution that it is made by, does nothing but to make it (a counter,
    /// something that is set by reference): nobody would do that any more.
    /// </summary>
    public static bool OnlyGivesItsResult(ExpressionSyntax value, SemanticModel model, CancellationToken cancellation) =>
        !value.DescendantNodesAndSelf().Any(HasEffect)
        && !value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
            .Select(n => model.GetSymbolInfo(n, cancellation).Symbol switch
            {
                IPropertySymbol { GetMethod: { } getter } => getter,
                var symbol => symbol as IMethodSymbol,
            })
            .SelectMany(s => s is null ? Enumerable.Empty<SyntaxReference>() : s.DeclaringSyntaxReferences)
            .SelectMany(r => r.GetSyntax(cancellation).DescendantNodes())
            .Any(n => n is ExpressionStatementSyntax || HasEffect(n));

    /// <summary>Whether code changes a variable: sets it, counts, or hands it out by reference.</summary>
    private static bool HasEffect(SyntaxNode node) => node is AssignmentExpressionSyntax
        || node is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword }
        || node is ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword, Expression: not DeclarationExpressionSyntax }
        || node.IsKind(SyntaxKind.PostIncrementExpression) || node.IsKind(SyntaxKind.PostDecrementExpression)
        || node.IsKind(SyntaxKind.PreIncrementExpression) || node.IsKind(SyntaxKind.PreDecrementExpression);

    /// <summary>The root with another value, and without the statements that are of no use then.</summary>
    public static SyntaxNode Replace(SyntaxNode root, ExpressionSyntax value, ExpressionSyntax by, IReadOnlyList<StatementSyntax> unused)
    {
        if (unused.Count == 0)
        {
            return root.ReplaceNode(value, by);
        }

        root = root.TrackNodes(unused.Prepend<SyntaxNode>(value));
        root = root.ReplaceNode(root.GetCurrentNode(value)!, by);
        foreach (var original in unused)
        {
            root = Remove(root, root.GetCurrentNode(original)!);
        }

        return root;
    }

    /// <summary>The root without a statement, and without the blank line behind it where it was the first of its block.</summary>
    public static SyntaxNode Remove(SyntaxNode root, StatementSyntax statement)
    {
        if (statement.Parent is BlockSyntax block
            && block.Statements.ElementAtOrDefault(block.Statements.IndexOf(statement) + 1) is { } next
            && Layout.HasBlankLineBefore(next) && block.Statements[0] == statement)
        {
            root = root.TrackNodes<SyntaxNode>(statement, next);
            root = root.ReplaceNode(root.GetCurrentNode(next)!, Layout.WithoutBlankLineBefore(next));
            statement = root.GetCurrentNode(statement)!;
        }

        return root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>Whether no comment and no directive stands at a statement.</summary>
    private static bool IsPlain(StatementSyntax statement) =>
        !CodeFacts.HasDirectives(statement)
        && statement.GetLeadingTrivia().Concat(statement.DescendantTrivia())
            .All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia));

    private static bool HasNoEffect(SyntaxNode node, SemanticModel model, int hops, CancellationToken cancellation) => node switch
    {
        AwaitExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or BaseObjectCreationExpressionSyntax
            or DeclarationExpressionSyntax or ThrowExpressionSyntax or PostfixUnaryExpressionSyntax
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } =>
                false,
        InvocationExpressionSyntax call =>
            model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: { } type } method
            && (IsBasic(type) || (hops > 0 && ResultOf(method, model.SyntaxTree, cancellation) is { } result
                && result.DescendantNodesAndSelf().All(n => HasNoEffect(n, model, hops - 1, cancellation)))),
        _ => true,
    };

    /// <summary>What a method of the same file gives that does nothing but that.</summary>
    private static ExpressionSyntax? ResultOf(IMethodSymbol method, SyntaxTree file, CancellationToken cancellation) =>
        method is { IsAbstract: false, IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences: [var reference] }
        && reference.SyntaxTree == file
            ? reference.GetSyntax(cancellation) switch
            {
                MethodDeclarationSyntax { ExpressionBody.Expression: var result } => result,
                MethodDeclarationSyntax { Body.Statements: [ReturnStatementSyntax { Expression: var result }] } => result,
                LocalFunctionStatementSyntax { ExpressionBody.Expression: var result } => result,
                LocalFunctionStatementSyntax { Body.Statements: [ReturnStatementSyntax { Expression: var result }] } => result,
                _ => null,
            }
            : null;

    private static bool IsBasic(INamedTypeSymbol type) => type.SpecialType != SpecialType.None || type is
    {
        Name: "Guid" or "DateTimeOffset" or "TimeSpan" or "Convert" or "Random",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true },
    };
}
