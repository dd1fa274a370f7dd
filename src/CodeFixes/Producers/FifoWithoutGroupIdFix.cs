using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
        var end = statement.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
        var indentation = SyntaxFactory.Whitespace(Handlers.Layout.IndentationOf(statement));
        var added = end.Count == 0 // more follows on the line
            ? SyntaxFactory.ParseStatement(text)
                .WithTrailingTrivia(statement.GetTrailingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1))
            : SyntaxFactory.ParseStatement(text).WithLeadingTrivia(indentation).WithTrailingTrivia(end);
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
        if (!isOneLine || Comments.AreWith(call.ArgumentList)
            || place.EndLinePosition.Character
                + request.FullSpan.Length - (arguments[taken - 1].Span.End - arguments[0].SpanStart) > MaxLineLength)
        {
            request = OnLines(request, arguments, Indent(call.ArgumentList, root), Handlers.Layout.Of(call));
            open = WithoutLineEnd(open);
            separators = [.. separators.Select((s, i) => i == 0 ? WithoutComments(s, endsLine: Comments.AreWith(rest[0])) : s)];
            rest = [.. rest.Select((a, i) => i == 0 && !Comments.AreWith(a) ? a.WithoutLeadingTrivia() : a)];
        }

        var list = call.ArgumentList
            .WithOpenParenToken(open)
            .WithArguments(SyntaxFactory.SeparatedList([SyntaxFactory.Argument(request), .. rest], separators.Take(rest.Count)));
        return Usings.Add(root.ReplaceNode(call.ArgumentList, list), import);
    }

    /// <summary>The request with each property on a line of its own, with the comments of the argument that it came from.</summary>
    private static ObjectCreationExpressionSyntax OnLines(
        ObjectCreationExpressionSyntax request, SeparatedSyntaxList<ArgumentSyntax> arguments, string indent, Handlers.Layout layout)
    {
        var assignments = request.Initializer!.Expressions.Cast<AssignmentExpressionSyntax>().ToList();
        var lines = new List<string>();
        for (var i = 0; i < assignments.Count; i++)
        {
            var isArgument = i < assignments.Count - 1;
            lines.AddRange(isArgument ? CommentsIn(arguments[i].GetLeadingTrivia()).Select(c => c.ToString()) : []);
            var after = isArgument ? CommentsIn(arguments[i].GetTrailingTrivia()) : [];
            if (isArgument && i < arguments.SeparatorCount)
            {
                after.AddRange(CommentsIn(arguments.GetSeparator(i).TrailingTrivia));
            }

            lines.Add($"{assignments[i].Left} = x," + string.Concat(after.Select(c => " " + c)));
        }

        // The values are put in as they are: a text may go over several lines.
        var statement = (ExpressionStatementSyntax)layout.Statement(
            $"_ = new {request.Type}\n{{\n{string.Concat(lines.Select(l => "    " + l + "\n"))}}};", indent);
        var written = (ObjectCreationExpressionSyntax)((AssignmentExpressionSyntax)statement.Expression).Right;
        var places = written.Initializer!.Expressions.Cast<AssignmentExpressionSyntax>().Select(a => a.Right).ToList();
        return written.ReplaceNodes(places, (place, _) => assignments[places.IndexOf(place)].Right.WithoutTrivia());
    }

    /// <summary>The white space at the start of the line that the node begins on.</summary>
    private static string Indent(SyntaxNode node, SyntaxNode root)
    {
        var text = root.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static List<SyntaxTrivia> CommentsIn(SyntaxTriviaList trivia) => [.. trivia.Where(Comments.IsComment)];

    /// <summary>The comma behind the last argument in the request, which has the comments already.</summary>
    private static SyntaxToken WithoutComments(SyntaxToken comma, bool endsLine)
    {
        var end = comma.TrailingTrivia.FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia));
        return comma.WithTrailingTrivia(endsLine && end != default ? end : SyntaxFactory.Space);
    }

    private static SyntaxToken WithoutLineEnd(SyntaxToken token)
    {
        if (token.TrailingTrivia.Any(Comments.IsComment))
        {
            return token;
        }

        return token.WithTrailingTrivia();
    }
}
