using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Options;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>
/// Sets the message group id: in the initialiser, after the statement that sets the body, or in a request made of an overload's arguments.
/// </summary>
internal sealed class FifoWithoutGroupIdFix : Fix
{
    private const string GroupId = "MessageGroupId";

    /// <summary>Columns up to which a request made of arguments stays on the call's line.</summary>
    private const int MaxLineLength = 140;

    public override string RuleId => "AWSM1013";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var objects = CandidatesOf(target);
        if (objects.Count == 0 || await FixedAsync(target, [.. objects.Select(o => o[0])], cancellation).ConfigureAwait(false) is null)
        {
            return [];
        }

        // Where several objects differ in what they offer, each gets its best.
        var choices = objects.All(o => o.SequenceEqual(objects[0])) ? objects[0].Length : 1;
        var keys = KeysOf(objects[0]);
        return
        [
            .. Enumerable.Range(0, choices).Select(i => objects.Select(o => o[i]).ToArray()).Select((choice, i) => new FixAction(
                "Set MessageGroupId to " + string.Join(" and ", choice.Distinct()),
                keys[i],
                async (t, c) => await FixedAsync(t, choice, c).ConfigureAwait(false) ?? t.Document.Project.Solution)),
        ];
    }

    private static List<string[]> CandidatesOf(FixTarget target)
    {
        var objects = new List<string[]>();
        while (target.Properties.TryGetValue(FifoWithoutGroupIdRule.Candidates + objects.Count, out var candidates))
        {
            objects.Add(candidates!.Split('\n'));
        }

        return objects;
    }

    /// <summary>The solution with the group of each object set; null when an earlier fix changed what was to be fixed.</summary>
    private static async Task<Solution?> FixedAsync(FixTarget target, string[] candidates, CancellationToken cancellation)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            if (await FixedAsync(target, i, candidates[i], cancellation).ConfigureAwait(false) is not { } root)
            {
                return null;
            }

            target = target.In(target.With(root));
        }

        return target.Document.Project.Solution;
    }

    private static async Task<SyntaxNode?> FixedAsync(FixTarget target, int number, string candidate, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var value = SyntaxFactory.ParseExpression(candidate);

        if (await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(FifoWithoutGroupIdRule.Creation + number, cancellation)
            .ConfigureAwait(false) is { } creation)
        {
            var existing = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
                .FirstOrDefault(a => a.Left is IdentifierNameSyntax { Identifier.ValueText: GroupId });
            return existing is null or { Right.RawKind: (int)SyntaxKind.NullLiteralExpression } && Initializers.CanSet(creation)
                ? root.ReplaceNode(creation, Initializers.Set(creation, GroupId, value))
                : null;
        }

        if (await target.PlaceAsync<ExpressionStatementSyntax>(FifoWithoutGroupIdRule.BodyStatement + number, cancellation)
            .ConfigureAwait(false) is { } statement
            && target.Properties.TryGetValue(FifoWithoutGroupIdRule.Variable + number, out var variable))
        {
            return statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax
                ? AddAfter(root, statement, $"{variable}.{GroupId} = {candidate};")
                : null;
        }

        return target.Properties.TryGetValue(FifoWithoutGroupIdRule.ArgumentProperties, out var properties)
            && (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            ? await WithRequestAsync(target, root, call, properties!.Split(';'), value, cancellation).ConfigureAwait(false)
            : null;
    }

    private static SyntaxNode? AddAfter(SyntaxNode root, ExpressionStatementSyntax statement, string text)
    {
        var indent = statement.GetLeadingTrivia().LastOrDefault();
        var added = SyntaxFactory.ParseStatement(text)
            .WithLeadingTrivia(indent.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indent) : default)
            .WithTrailingTrivia(statement.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)));
        if (statement.Parent is GlobalStatementSyntax global)
        {
            return NextSetsGroup((global.Parent as CompilationUnitSyntax)?.Members.SkipWhile(m => m != global).Skip(1).FirstOrDefault(),
                text)
                ? null
                : root.InsertNodesAfter(global, [SyntaxFactory.GlobalStatement(added)]);
        }

        var siblings = statement.Parent is BlockSyntax block ? block.Statements : ((SwitchSectionSyntax)statement.Parent!).Statements;
        return NextSetsGroup(siblings.SkipWhile(s => s != statement).Skip(1).FirstOrDefault(), text)
            ? null
            : root.InsertNodesAfter(statement, [added]);

        static bool NextSetsGroup(SyntaxNode? next, string text) =>
            next?.ToString() is { } code && code.StartsWith(text.Split('=')[0], StringComparison.Ordinal);
    }

    /// <summary>
    /// Puts the arguments of <c>SendMessageAsync(url, body)</c> into a request; null when they no longer look as the rule saw them.
    /// </summary>
    private static async Task<SyntaxNode?> WithRequestAsync(
        FixTarget target, SyntaxNode root, InvocationExpressionSyntax call, string[] properties, ExpressionSyntax groupId,
        CancellationToken cancellation)
    {
        var arguments = call.ArgumentList.Arguments;
        var taken = properties.TakeWhile(p => p.Length > 0).Count();
        if (arguments.Count != properties.Length || taken == 0 || properties.Skip(taken).Any(p => p.Length > 0))
        {
            return null;
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (type, import) = Usings.NameFor(
            model, call, target.Properties[FifoWithoutGroupIdRule.RequestNamespace]!,
            target.Properties[FifoWithoutGroupIdRule.RequestType]!);
        var request = Initializers.Create(
            type, [.. arguments.Take(taken).Select((a, i) => (properties[i], a.Expression.WithoutTrivia())), (GroupId, groupId)]);
        var separators = arguments.GetSeparators().Skip(taken - 1).ToList();
        var rest = arguments.Skip(taken).ToList();
        var open = call.ArgumentList.OpenParenToken;

        var place = call.GetLocation().GetLineSpan();
        var isOneLine = place.StartLinePosition.Line == place.EndLinePosition.Line;
        if (!isOneLine || HasComment(call.ArgumentList)
            || place.EndLinePosition.Character
                + request.FullSpan.Length - (arguments[taken - 1].Span.End - arguments[0].SpanStart) > MaxLineLength)
        {
            var options = await target.Document.GetOptionsAsync(cancellation).ConfigureAwait(false);
            request = OnLines(request, arguments, Indent(call.ArgumentList, root), options);
            open = WithoutLineEnd(open);
            separators = [.. separators.Select((s, i) => i == 0 ? WithoutLineEnd(s) : s)];
            rest = [.. rest.Select((a, i) => i == 0 && !HasComment(a) ? a.WithoutLeadingTrivia() : a)];
        }

        var list = call.ArgumentList
            .WithOpenParenToken(open)
            .WithArguments(SyntaxFactory.SeparatedList([SyntaxFactory.Argument(request), .. rest], separators.Take(rest.Count)));
        return Usings.Add(root.ReplaceNode(call.ArgumentList, list), import);
    }

    /// <summary>The request with each property on a line of its own, with the comments of the argument that it came from.</summary>
    private static ObjectCreationExpressionSyntax OnLines(
        ObjectCreationExpressionSyntax request, SeparatedSyntaxList<ArgumentSyntax> arguments, string indent, OptionSet options)
    {
        var newLine = SyntaxFactory.EndOfLine(options.GetOption(FormattingOptions.NewLine, LanguageNames.CSharp));
        var step = options.GetOption(FormattingOptions.UseTabs, LanguageNames.CSharp)
            ? "\t"
            : new string(' ', options.GetOption(FormattingOptions.IndentationSize, LanguageNames.CSharp));
        var (outer, inner) = (SyntaxFactory.Whitespace(indent), SyntaxFactory.Whitespace(indent + step));

        var nodes = new List<SyntaxNodeOrToken>();
        var assignments = request.Initializer!.Expressions;
        for (var i = 0; i < assignments.Count; i++)
        {
            var isArgument = i < assignments.Count - 1;
            var before = isArgument ? CommentsIn(arguments[i].GetLeadingTrivia()) : [];
            var after = isArgument ? CommentsIn(arguments[i].GetTrailingTrivia()) : [];
            if (i < assignments.Count - 2)
            {
                after.AddRange(CommentsIn(arguments.GetSeparator(i).TrailingTrivia));
            }

            nodes.Add(assignments[i].WithLeadingTrivia(before.SelectMany(c => new[] { inner, c, newLine }).Append(inner)));
            nodes.Add(SyntaxFactory.Token(SyntaxKind.CommaToken)
                .WithTrailingTrivia(after.SelectMany(c => new[] { SyntaxFactory.Space, c }).Append(newLine)));
        }

        return request
            .WithType(request.Type.WithTrailingTrivia(newLine))
            .WithInitializer(SyntaxFactory.InitializerExpression(
                SyntaxKind.ObjectInitializerExpression,
                SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(outer).WithTrailingTrivia(newLine),
                SyntaxFactory.SeparatedList<ExpressionSyntax>(nodes),
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(outer)));
    }

    /// <summary>The white space at the start of the line that the node begins on.</summary>
    private static string Indent(SyntaxNode node, SyntaxNode root)
    {
        var text = root.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static List<SyntaxTrivia> CommentsIn(SyntaxTriviaList trivia) => [.. trivia.Where(Comments.IsComment)];

    private static bool HasComment(SyntaxNode node) => node.DescendantTrivia().Any(Comments.IsComment);

    private static SyntaxToken WithoutLineEnd(SyntaxToken token)
    {
        if (token.TrailingTrivia.Any(Comments.IsComment))
        {
            return token;
        }

        return token.WithTrailingTrivia(token.IsKind(SyntaxKind.CommaToken)
            ? SyntaxFactory.TriviaList(SyntaxFactory.Space)
            : SyntaxFactory.TriviaList());
    }
}
