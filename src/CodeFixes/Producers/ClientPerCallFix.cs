using AwsMessaging.Analyzers;
using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// Makes the local a static field of the class, named as the class names such fields. Two locals that are created alike become one field.
/// </summary>
internal sealed class ClientPerCallFix : Fix
{
    public override string RuleId => "AWSM1028";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await PlanAsync(target, cancellation).ConfigureAwait(false) is { } plan
            ? [new FixAction("Keep the client in the static field '" + plan.Field + "'", Primary, MoveAsync)]
            : [];

    private static async Task<Solution> MoveAsync(FixTarget target, CancellationToken cancellation)
    {
        var plan = (await PlanAsync(target, cancellation).ConfigureAwait(false))!;
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var mark = new SyntaxAnnotation();
        var changed = plan.Type.ReplaceNodes(
            plan.Uses.Append<SyntaxNode>(plan.Statement),
            (original, _) => original == plan.Statement
                ? plan.Statement.WithAdditionalAnnotations(mark)
                : IdentifierName(plan.Field).WithTriviaFrom(original));
        var statement = (StatementSyntax)changed.GetAnnotatedNodes(mark).Single();
        var hasComment = statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia())
            .Any(t => !(t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia)));
        var next = statement.Parent is BlockSyntax block
            ? block.Statements.ElementAtOrDefault(block.Statements.IndexOf(statement) + 1)
            : null;
        if (!hasComment && next is not null && Layout.HasBlankLineBefore(next) && !Layout.HasBlankLineBefore(statement))
        {
            changed = changed.ReplaceNode(next, Layout.WithoutBlankLineBefore(next));
            statement = (StatementSyntax)changed.GetAnnotatedNodes(mark).Single();
        }

        if (hasComment)
        {
            // A comment behind the statement becomes a line of its own; without one, nothing is left of the statement's line.
            var (leading, trailing) = (statement.GetLeadingTrivia(), statement.GetTrailingTrivia());
            var isBehind = trailing.Any(t => !(t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia)));
            changed = changed.ReplaceNode(
                statement,
                statement
                    .WithLeadingTrivia(isBehind || !leading.Last().IsKind(SyntaxKind.WhitespaceTrivia)
                        ? leading
                        : leading.RemoveAt(leading.Count - 1))
                    .WithTrailingTrivia(isBehind ? trailing.SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)) : []));
            statement = (StatementSyntax)changed.GetAnnotatedNodes(mark).Single();
        }

        changed = changed.RemoveNode(statement, hasComment ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia)!;
        return target.With(root.ReplaceNode(plan.Type, plan.IsThere ? changed : WithField(changed, plan, root)));
    }

    private static ClassDeclarationSyntax WithField(ClassDeclarationSyntax type, Plan plan, SyntaxNode root)
    {
        var first = type.Members[0];
        var end = Layout.EndOfLine(root);
        var indentation = Whitespace(Layout.IndentationOf(first));
        var creation = plan.Creation is ImplicitObjectCreationExpressionSyntax ? plan.Creation : plan.Creation.WithoutTrivia();
        var field = ((FieldDeclarationSyntax)ParseMemberDeclaration("private static readonly " + plan.TypeName + " " + plan.Field + " = "
            + creation + ";")!)
            .WithTrailingTrivia(end);

        // The first of a region's fields: it begins above the new one. A comment is about what stands below it.
        var heading = RegionAbove(first);
        var below = first.WithLeadingTrivia(first.GetLeadingTrivia().Skip(heading.Count));
        var isPlainField = below is FieldDeclarationSyntax && below.GetLeadingTrivia().All(t => t.IsKind(SyntaxKind.WhitespaceTrivia));
        return type.WithMembers(type.Members
            .Replace(first, isPlainField ? below : Layout.WithBlankLineBefore(below, end))
            .Insert(0, field.WithLeadingTrivia(heading.Append(indentation))));
    }

    /// <summary>
    /// The beginning of a region above a field, with the blank lines behind it; nothing where other directives stand there.
    /// </summary>
    private static IReadOnlyList<SyntaxTrivia> RegionAbove(MemberDeclarationSyntax member)
    {
        var leading = member.GetLeadingTrivia().ToList();
        if (member is not FieldDeclarationSyntax || leading.Exists(t => t.IsDirective && !t.IsKind(SyntaxKind.RegionDirectiveTrivia)))
        {
            return [];
        }

        var region = leading.FindLastIndex(t => t.IsKind(SyntaxKind.RegionDirectiveTrivia));
        var rest = leading.Skip(region + 1).ToList();
        var blank = rest.TakeWhile(t => t.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia).ToList()
            .FindLastIndex(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return region < 0 ? [] : [.. leading.Take(region + 1 + blank + 1)];
    }

    private static async Task<Plan?> PlanAsync(FixTarget target, CancellationToken cancellation)
    {
        var statement = await target.PlaceAsync<LocalDeclarationStatementSyntax>(ClientPerCallRule.Declaration, cancellation)
            .ConfigureAwait(false);
        if (statement is not { Declaration.Variables: [{ Initializer.Value: BaseObjectCreationExpressionSyntax creation } variable] }
            || statement.ContainsDirectives || creation.ToString().Contains('\n')
            || statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax { Members.Count: > 0 } type
            || await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(variable, cancellation) is not { } local
            || model.GetTypeInfo(creation, cancellation).Type is not { } client)
        {
            return null;
        }

        var typeName = statement.Declaration.Type.IsVar
            ? client.ToMinimalDisplayString(model, type.Members[0].SpanStart)
            : statement.Declaration.Type.WithoutTrivia().ToString();
        var name = NameFor(type, variable.Identifier.ValueText);
        var alike = type.Members.OfType<FieldDeclarationSyntax>().FirstOrDefault(f =>
            f.Modifiers.Any(SyntaxKind.StaticKeyword) && f.Declaration.Variables is [{ Initializer.Value: var value } v]
            && v.Identifier.ValueText == name && value.ToString() == creation.ToString());
        if (alike is null && model.LookupSymbols(statement.SpanStart, name: name).Length > 0)
        {
            return null;
        }

        var uses = type.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.ValueText == local.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n, cancellation).Symbol, local))
            .ToList();

        // To dispose of a client that others share would break them.
        return uses.Exists(u => u.Parent is ExpressionStatementSyntax or UsingStatementSyntax || IsDisposed(u))
            ? null
            : new Plan(type, statement, creation, typeName, name, uses, alike is not null);
    }

    /// <summary><c>client.Dispose()</c>, <c>client?.Dispose()</c>, <c>((IDisposable)client).Dispose()</c>.</summary>
    private static bool IsDisposed(SyntaxNode use) => use.Ancestors().TakeWhile(a => a is not StatementSyntax).Any(a =>
        a is ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Dispose" } } }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" });

    /// <summary>As the class writes its private static fields: with the prefix they have, else in Pascal case.</summary>
    private static string NameFor(ClassDeclarationSyntax type, string local)
    {
        var known = type.Members.OfType<FieldDeclarationSyntax>()
            .Where(f => f.Modifiers.Any(SyntaxKind.StaticKeyword)
                && !f.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword))
            .Select(f => f.Declaration.Variables[0].Identifier.ValueText)
            .FirstOrDefault() ?? "";
        var bare = local.TrimStart('_');
        return known.StartsWith("s_", StringComparison.Ordinal) ? "s_" + bare
            : known.StartsWith("_", StringComparison.Ordinal) ? "_" + bare
            : bare.Capitalized();
    }

    private sealed class Plan(
        ClassDeclarationSyntax type, LocalDeclarationStatementSyntax statement, BaseObjectCreationExpressionSyntax creation,
        string typeName, string field, List<IdentifierNameSyntax> uses, bool isThere)
    {
        public ClassDeclarationSyntax Type { get; } = type;

        public LocalDeclarationStatementSyntax Statement { get; } = statement;

        public BaseObjectCreationExpressionSyntax Creation { get; } = creation;

        public string TypeName { get; } = typeName;

        public string Field { get; } = field;

        public List<IdentifierNameSyntax> Uses { get; } = uses;

        public bool IsThere { get; } = isThere;
    }
}
