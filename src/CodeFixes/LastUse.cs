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
    /// What nobody needs without some code that a fix takes away: variables that are mentioned nowhere else, if to make their values does
    /// nothing else (<c>Guid.NewGuid().ToString()</c>, also in a short method of the same file), and local functions that nothing else
    /// calls; statements, or variables of one that declares others too. Code that this build leaves out (<c>#if</c>) needs them as well.
    /// Null where one cannot go along: a comment stands at it, which a person should read first.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="model">Its model.</param>
    /// <param name="said">Names that the code in its place says.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static IReadOnlyList<SyntaxNode>? GoneWith(
        SyntaxNode code, SemanticModel model, IReadOnlyCollection<string> said, CancellationToken cancellation)
    {
        var gone = new List<SyntaxNode> { code };
        for (var i = 0; i < gone.Count; i++)
        {
            foreach (var name in gone[i].DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name, cancellation).Symbol?.OriginalDefinition is not { } symbol
                    || symbol is not (ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
                    || symbol.DeclaringSyntaxReferences is not [var reference] || said.Contains(symbol.Name)
                    || ScopeOf(reference.GetSyntax(cancellation)) is not var (declaration, scope)
                    || gone.Exists(g => g.Contains(declaration)) || IsNeeded(declaration, scope, symbol))
                {
                    continue;
                }

                if (declaration is LocalFunctionStatementSyntax function
                    && (function.Parent is not BlockSyntax || !IsPlain(function) || IsLeftOut(scope, symbol)))
                {
                    return null;
                }

                gone.Add(declaration);
            }
        }

        return Whole([.. gone.Skip(1)]);

        // What declares the variable or the function, and where that can be seen.
        (SyntaxNode Declaration, SyntaxNode Scope)? ScopeOf(SyntaxNode declaration) => declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var initial, Parent.Parent: LocalDeclarationStatementSyntax
                { UsingKeyword.RawKind: 0, Parent: BlockSyntax block } }
                when initial.DescendantNodesAndSelf().All(n => HasNoEffect(n, model, MaxHops, cancellation)) => (declaration, block),
            LocalFunctionStatementSyntax { Parent: { } parent } =>
                (declaration, parent.FirstAncestorOrSelf<SyntaxNode>(n => n is not GlobalStatementSyntax)!),
            _ => null,
        };

        bool IsNeeded(SyntaxNode declaration, SyntaxNode scope, ISymbol symbol) =>
            scope.DescendantNodes().OfType<SimpleNameSyntax>().Any(n => n.Identifier.ValueText == symbol.Name
                && !declaration.Contains(n) && !gone.Exists(g => g.Contains(n))
                && (model.GetSymbolInfo(n, cancellation).Symbol is not { } other
                    || SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, symbol)))
            || (declaration is VariableDeclaratorSyntax && IsLeftOut(scope, symbol));

        static bool IsLeftOut(SyntaxNode scope, ISymbol symbol) => scope.DescendantTrivia()
            .Any(t => t.IsKind(SyntaxKind.DisabledTextTrivia) && t.ToString().Contains(symbol.Name));
    }

    /// <summary>
    /// The private methods and properties of the file that nobody mentions without some code: neither another part of their type nor a
    /// text, a comment or code that this build leaves out. One with an attribute, a comment or an effect of its own stays.
    /// </summary>
    public static IReadOnlyList<MemberDeclarationSyntax> MembersGoneWith(
        IEnumerable<SyntaxNode> code, SemanticModel model, IReadOnlyCollection<string> said, CancellationToken cancellation)
    {
        var gone = code.ToList();
        var members = new List<MemberDeclarationSyntax>();
        for (var i = 0; i < gone.Count; i++)
        {
            foreach (var name in gone[i].DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name, cancellation).Symbol?.OriginalDefinition is
                    {
                        DeclaredAccessibility: Accessibility.Private, DeclaringSyntaxReferences: [var reference],
                        ContainingType: { } type,
                    } symbol
                    && symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, PartialDefinitionPart: null,
                        PartialImplementationPart: null }
                        or IPropertySymbol { IsIndexer: false }
                    && reference.SyntaxTree == model.SyntaxTree && !said.Contains(symbol.Name)
                    && reference.GetSyntax(cancellation) is MemberDeclarationSyntax member
                    && !gone.Exists(g => member.Contains(g) || g == member)
                    && IsPlain(member) && !IsMentioned(symbol.Name, type, member))
                {
                    gone.Add(member);
                    members.Add(member);
                }
            }
        }

        return members;

        // On lines of its own, with nothing that it says of itself and nothing that it does by being there.
        bool IsPlain(MemberDeclarationSyntax member) => member.AttributeLists.Count == 0
            && !member.ContainsDirectives && !Comments.AreWith(member)
            && member.GetLeadingTrivia().All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia))
            && Handlers.Layout.StartsLine(member.GetFirstToken()) && member.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            && (member is not PropertyDeclarationSyntax { Initializer.Value: var initial }
                || initial.DescendantNodesAndSelf().All(n => HasNoEffect(n, model, MaxHops, cancellation)));

        bool IsMentioned(string name, INamedTypeSymbol type, MemberDeclarationSyntax member) => type.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(cancellation))
            .Any(part =>
            {
                var text = part.SyntaxTree.GetText(cancellation).ToString();
                for (var at = Next(part.FullSpan.Start); at >= 0; at = Next(at + name.Length))
                {
                    var span = new Microsoft.CodeAnalysis.Text.TextSpan(at, name.Length);
                    if (IsWord(text, span) && !(part.SyntaxTree == model.SyntaxTree && gone.Append(member).Any(g => g.Span.Contains(span))))
                    {
                        return true;
                    }
                }

                return false;

                int Next(int from) => text.IndexOf(name, from, part.FullSpan.End - from, StringComparison.Ordinal);
            });

        static bool IsWord(string text, Microsoft.CodeAnalysis.Text.TextSpan span) =>
            (span.Start == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[span.Start - 1]))
            && (span.End == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[span.End]));
    }

    /// <summary>
    /// Statements in place of all the variables that they declare. Null where a comment or a directive stands at what goes.
    /// </summary>
    private static IReadOnlyList<SyntaxNode>? Whole(IReadOnlyList<SyntaxNode> declarations)
    {
        var whole = new List<SyntaxNode>();
        foreach (var declaration in declarations)
        {
            if (declaration is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: StatementSyntax statement } all })
            {
                whole.Add(declaration);
            }
            else if (!all.Variables.All(declarations.Contains))
            {
                if (CodeFacts.HasDirectives(statement) || Comments.AreInside(statement))
                {
                    return null;
                }

                whole.Add(declaration);
            }
            else if (!whole.Contains(statement))
            {
                if (!IsPlain(statement))
                {
                    return null;
                }

                whole.Add(statement);
            }
        }

        return whole;
    }

    /// <summary>
    /// Whether a local of which the compiler knows the value is used only by what goes: it would warn that the local is assigned and never
    /// used.
    /// </summary>
    public static bool LeavesConstant(
        ExpressionSyntax value, IReadOnlyList<SyntaxNode> unused, SemanticModel model, CancellationToken cancellation)
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
        ExpressionSyntax value, IReadOnlyList<SyntaxNode> unused, SemanticModel model, CancellationToken cancellation)
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
    public static SyntaxNode Replace(SyntaxNode root, ExpressionSyntax value, ExpressionSyntax by, IReadOnlyList<SyntaxNode> unused)
    {
        if (unused.Count == 0)
        {
            return root.ReplaceNode(value, by);
        }

        root = root.TrackNodes(unused.Prepend<SyntaxNode>(value));
        root = root.ReplaceNode(root.GetCurrentNode(value)!, by);
        return Remove(root, unused);
    }

    /// <summary>The root without what <see cref="GoneWith"/> found in it; the root follows these nodes.</summary>
    public static SyntaxNode Remove(SyntaxNode root, IReadOnlyList<SyntaxNode> unused)
    {
        foreach (var original in unused)
        {
            root = root.GetCurrentNode(original) switch
            {
                StatementSyntax statement => Remove(root, statement),
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax all } variable => root.ReplaceNode(all, Without(all, variable)),
                MemberDeclarationSyntax { Parent: TypeDeclarationSyntax } member => Remove(root, member),
                _ => root,
            };
        }

        return root;
    }

    /// <summary>The declaration without one of its variables; the next one stands where the first stood.</summary>
    private static VariableDeclarationSyntax Without(VariableDeclarationSyntax declaration, VariableDeclaratorSyntax variable)
    {
        var variables = declaration.Variables;
        var rest = variables.Remove(variable);
        return declaration.WithVariables(variables[0] == variable
            ? rest.Replace(rest[0], rest[0].WithLeadingTrivia(variable.GetLeadingTrivia()))
            : rest);
    }

    /// <summary>
    /// The root without a statement, and without the blank line behind it where it was the first of its block. What shared its line stays on
    /// that.
    /// </summary>
    private static SyntaxNode Remove(SyntaxNode root, StatementSyntax statement)
    {
        if (statement.Parent is not BlockSyntax { Statements: var statements } block)
        {
            return root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        var at = statements.IndexOf(statement);
        if (at > 0 && !Handlers.Layout.StartsLine(statement.GetFirstToken()))
        {
            var before = statements[at - 1];
            statements = statements.Replace(before, before.WithTrailingTrivia(
                Layout.TrimEnd(before.GetTrailingTrivia()).AddRange(statement.GetTrailingTrivia())));
        }
        else if (at == 0 && !Handlers.Layout.StartsLine(statement.GetFirstToken())
            && statements.ElementAtOrDefault(1) is { } second && Handlers.Layout.StartsLine(second.GetFirstToken()))
        {
            block = block.WithOpenBraceToken(block.OpenBraceToken.WithTrailingTrivia(statement.GetTrailingTrivia()));
        }

        if (statements.ElementAtOrDefault(at + 1) is { } next)
        {
            statements = statements.Replace(next, !Handlers.Layout.StartsLine(next.GetFirstToken())
                ? next.WithLeadingTrivia(statement.GetLeadingTrivia())
                : at == 0 ? Layout.WithoutBlankLineBefore(next) : next);
        }

        return root.ReplaceNode(statement.Parent, block.WithStatements(statements.RemoveAt(at)));
    }

    /// <summary>The root without a member, and without the blank line behind it where it was the first of its type.</summary>
    private static SyntaxNode Remove(SyntaxNode root, MemberDeclarationSyntax member)
    {
        var members = ((TypeDeclarationSyntax)member.Parent!).Members;
        if (members[0] != member || members.Count == 1)
        {
            return root.RemoveNode(member, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        var mark = new SyntaxAnnotation();
        root = root.ReplaceNodes([member, members[1]], (original, current) =>
            original == member ? current.WithAdditionalAnnotations(mark) : Layout.WithoutBlankLineBefore(current));
        return root.RemoveNode(root.GetAnnotatedNodes(mark).Single(), SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>Whether no comment and no directive stands at a statement.</summary>
    private static bool IsPlain(StatementSyntax statement) =>
        !CodeFacts.HasDirectives(statement)
        && statement.GetLeadingTrivia().Concat(statement.DescendantTrivia())
            .All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia));

    private static bool HasNoEffect(SyntaxNode node, SemanticModel model, int hops, CancellationToken cancellation) => node switch
    {
        AnonymousFunctionExpressionSyntax function => function.Block is null,
        AssignmentExpressionSyntax assignment => assignment.Parent is InitializerExpressionSyntax,
        SingleVariableDesignationSyntax => false, // x is { } y: who else mentions y needs it
        SimpleNameSyntax name when model.GetSymbolInfo(name, cancellation).Symbol is IMethodSymbol => IsCalled(name), // A delegate may run
        ArgumentSyntax { Expression: var given } when IsLazy(model.GetTypeInfo(given, cancellation).Type) => false,
        BaseObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol made && IsData(made),
        AwaitExpressionSyntax or DeclarationExpressionSyntax or ThrowExpressionSyntax or PostfixUnaryExpressionSyntax
            or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } =>
                false,
        InvocationExpressionSyntax call =>
            model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: { } type } method
            && (IsBasic(type) || (hops > 0 && ResultOf(method, model.SyntaxTree, cancellation) is { } result
                && result.DescendantNodesAndSelf().All(n => HasNoEffect(n, model, hops - 1, cancellation)))),
        _ => true,
    };

    private static bool IsCalled(SimpleNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return whole.Parent is InvocationExpressionSyntax call && call.Expression == whole;
    }

    /// <summary>A sequence that may do its work when somebody goes through it.</summary>
    private static bool IsLazy(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Interface } and ({ Name: "IQueryable" } or { OriginalDefinition.SpecialType:
            SpecialType.System_Collections_Generic_IEnumerable_T });

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

    /// <summary>Whether objects of a type only hold what they are given: lists, and what requests of AWS are made of.</summary>
    private static bool IsData(INamedTypeSymbol type) =>
        (type.Name is "List" or "Dictionary" && IsOfSystem(type))
        || (type.ContainingNamespace.Name == "Model" && type.ContainingAssembly.Name.StartsWith("AWSSDK.", StringComparison.Ordinal));

    private static bool IsOfSystem(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is "System.Linq" or "System.Collections.Generic" && !type.Locations.Any(l => l.IsInSource);
}
