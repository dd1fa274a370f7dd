using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Verification.Tests.Programs;

/// <summary>
/// Rewrites what of a program takes real time, real chance or other threads to what the simulation has for it. It is applied to the code
/// before a
/// repair and after it alike, and nobody is shown the outcome.
/// </summary>
/// <param name="model">Meaning of the tree.</param>
internal sealed class ProgramRewriter(SemanticModel model) : CSharpSyntaxRewriter
{
    /// <summary>The same compilation with rewritten trees.</summary>
    public static CSharpCompilation Rewrite(CSharpCompilation compilation)
    {
        var rewritten = compilation;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = new ProgramRewriter(compilation.GetSemanticModel(tree)).Visit(tree.GetRoot());

            // Parsed again, because the pieces that were put in are texts.
            rewritten = rewritten.ReplaceSyntaxTree(
                tree, CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath, System.Text.Encoding.UTF8));
        }

        return rewritten;
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var method = SymbolOf(node) as IMethodSymbol;
        if (Replacements.LeavesThread(method))
        {
            return Leave(method!, base.VisitInvocationExpression(node)!.ToString(), node);
        }

        if (node.Expression is MemberAccessExpressionSyntax access)
        {
            if (method is { Name: "ConfigureAwait" })
            {
                return Visit(access.Expression).WithTriviaFrom(node);
            }

            if (method is { Name: "GetResult", ContainingType.Name: "TaskAwaiter" }
                && access.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "GetAwaiter" } task })
            {
                return Call("global::AwsMessaging.Simulation.Programs.SimulatedTask.GetResult", [Text(task.Expression)], node);
            }

            if (Replacements.OfMember(method) is { } member && HasReplacement(method!))
            {
                return Call(member, [Text(access.Expression), .. Arguments(node.ArgumentList)], node);
            }
        }

        if (method is { IsStatic: true } && Replacements.OfStatic(method) is { } name)
        {
            var types = node.Expression.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault()?.TypeArgumentList.ToString();
            return Call(name + types, Arguments(node.ArgumentList), node);
        }

        return Replacements.TakesProvider(method)
            ? base.VisitInvocationExpression(node) is InvocationExpressionSyntax call ? call.WithArgumentList(WithProvider(call.ArgumentList, null)) : null
            : base.VisitInvocationExpression(node);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var symbol = SymbolOf(node);
        if (symbol is IMethodSymbol { IsStatic: true } && node.Parent is not InvocationExpressionSyntax && Replacements.OfStatic(symbol) is { } group)
        {
            return Expression(group, node);
        }

        if (symbol is IPropertySymbol { IsStatic: true } && Replacements.OfStatic(symbol) is { } name)
        {
            return Expression(name, node);
        }

        return symbol is IPropertySymbol { IsStatic: false } && Replacements.OfMember(symbol) is { } member
            ? Call(member, [Text(node.Expression)], node)
            : base.VisitMemberAccessExpression(node);
    }

    /// <summary>
    /// Statics get their first values again before each run, so none is read-only, which the compiler at run time would take for constant.
    /// </summary>
    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        var field = (FieldDeclarationSyntax)base.VisitFieldDeclaration(node)!;
        var readOnly = field.Modifiers.IndexOf(SyntaxKind.ReadOnlyKeyword);
        return readOnly >= 0 && field.Modifiers.Any(SyntaxKind.StaticKeyword) ? field.WithModifiers(field.Modifiers.RemoveAt(readOnly)) : field;
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        !node.IsVar && IsWholeTypeName(node) && Replacements.OfType(SymbolOf(node)) is { } name
            ? SyntaxFactory.ParseName(Place(name, node)).WithTriviaFrom(node)
            : base.VisitIdentifierName(node);

    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) =>
        node.Parent is not UsingDirectiveSyntax && Replacements.OfType(SymbolOf(node)) is { } name
            ? SyntaxFactory.ParseName(Place(name, node)).WithTriviaFrom(node)
            : base.VisitQualifiedName(node);

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        var constructor = SymbolOf(node) as IMethodSymbol;
        if (Replacements.OfCreation(constructor) is { } name)
        {
            return Expression($"new {name}()", node);
        }

        var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
        if (Replacements.LeavesThread(constructor))
        {
            return Leave(constructor!, visited.ToString(), node);
        }

        return Replacements.TakesProvider(constructor) && node.ArgumentList is not null
            ? visited.WithArgumentList(WithProvider(visited.ArgumentList!, constructor))
            : visited;
    }

    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        var constructor = SymbolOf(node) as IMethodSymbol;
        if (Replacements.OfCreation(constructor) is { } name)
        {
            return Expression($"new {name}()", node);
        }

        var visited = (ImplicitObjectCreationExpressionSyntax)base.VisitImplicitObjectCreationExpression(node)!;
        if (Replacements.LeavesThread(constructor))
        {
            // As an argument it would have no type to take from its place.
            var type = constructor!.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
            return Leave(constructor, $"new {type}{visited.ArgumentList}{visited.Initializer}", node);
        }

        return Replacements.TakesProvider(constructor) ? visited.WithArgumentList(WithProvider(visited.ArgumentList, constructor)) : visited;
    }

    /// <summary>Of the overloads that wait, those with a time-out stay as they are: they would have to give up in virtual time.</summary>
    private static bool HasReplacement(IMethodSymbol method) => method.Name switch
    {
        "Wait" => method.Parameters.IsEmpty,
        "WaitAsync" => method.Parameters.All(p => p.Type.Name == "CancellationToken"),
        _ => true,
    };

    private static ArgumentListSyntax WithProvider(ArgumentListSyntax arguments, IMethodSymbol? constructor)
    {
        var first = arguments.Arguments[0];
        if (constructor?.Parameters[0].Type.SpecialType == SpecialType.System_Int32)
        {
            first = SyntaxFactory.Argument(SyntaxFactory.ParseExpression($"global::System.TimeSpan.FromMilliseconds({first.Expression})"));
        }

        return arguments.WithArguments(
            arguments.Arguments.RemoveAt(0)
                .Insert(0, SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Replacements.Provider)))
                .Insert(0, first));
    }

    private static SyntaxNode Leave(IMethodSymbol method, string code, SyntaxNode replaced) => Call(
        "global::AwsMessaging.Simulation.Programs.SimulatedTask.Leave",
        [$"\"{method.ContainingType.Name}{(method.MethodKind == MethodKind.Constructor ? "" : "." + method.Name)}\"", code],
        replaced);

    private static SyntaxNode Call(string name, IEnumerable<string> arguments, SyntaxNode replaced) =>
        Expression($"{name}({string.Join(", ", arguments)})", replaced);

    private static SyntaxNode Expression(string text, SyntaxNode replaced) =>
        SyntaxFactory.ParseExpression(Place(text, replaced)).WithTriviaFrom(replaced);

    /// <summary>In an interpolated string a colon begins the format.</summary>
    private static string Place(string text, SyntaxNode replaced) =>
        replaced.FirstAncestorOrSelf<InterpolationSyntax>() is null ? text : text.Replace("global::", "", StringComparison.Ordinal);

    private static bool IsWholeTypeName(IdentifierNameSyntax node) =>
        node.Parent is not QualifiedNameSyntax and not AliasQualifiedNameSyntax and not UsingDirectiveSyntax
        && (node.Parent is not MemberAccessExpressionSyntax access || access.Expression == node);

    private IEnumerable<string> Arguments(ArgumentListSyntax arguments) => arguments.Arguments.Select(Text);

    private string Text(SyntaxNode node) => Visit(node).ToString();

    private ISymbol? SymbolOf(SyntaxNode node) => model.GetSymbolInfo(node).Symbol;
}
