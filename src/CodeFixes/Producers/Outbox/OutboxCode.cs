using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers.Outbox;

/// <summary>The statements that stand where the message was published.</summary>
/// <param name="target">What the rule said.</param>
/// <param name="statement">The publishing statement.</param>
/// <param name="request">The declaration of its request, which goes too; null when it has none of its own.</param>
internal sealed class OutboxCode(FixTarget target, StatementSyntax statement, StatementSyntax? request)
{
    private readonly string indentation = Layout.IndentationOf(statement);
    private readonly string unit = Layout.UnitOf(statement);

    /// <summary>Names of the row's type and of the class that inserts it, as the code there can say them.</summary>
    public string Message { get; set; } = OutboxTypes.Message;

    /// <inheritdoc cref="Message"/>
    public string Table { get; set; } = OutboxTypes.Table;

    /// <summary>
    /// Whether comments in the statement, or between the request and it, would be lost: the values are taken out of what they stand in.
    /// </summary>
    public bool LosesComments =>
        HasComment(statement) || (request is not null && (HasComment(request) || request.GetTrailingTrivia().Any(IsComment)));

    /// <summary>Adds the rows to a context's set, and saves them where nothing later does.</summary>
    public IReadOnlyList<StatementSyntax> ThroughContext(string context, string set, string endOfLine)
    {
        var texts = Rows(indentation, endOfLine).Select(r => $"{context}.{set}.Add({r});").ToList();
        if (target.Properties.ContainsKey(PublishToOutbox.Save))
        {
            texts.Add(IsAwaited
                ? $"await {context}.SaveChangesAsync({Cancellation}){Configured};"
                : $"{context}.SaveChanges();");
        }

        return Statements(texts, endOfLine);
    }

    /// <summary>Inserts the rows by a transaction of ADO.NET.</summary>
    public IReadOnlyList<StatementSyntax> ThroughTransaction(string endOfLine)
    {
        var transaction = target.Properties[PublishToOutbox.Transaction]!;
        var isAsync = IsAwaited && target.Properties.ContainsKey(PublishToOutbox.IsAsync);
        var inner = endOfLine + indentation + unit;
        return Statements(
            [.. Rows(indentation + unit, endOfLine).Select(r => isAsync
                ? $"await {Table}.InsertAsync({inner}{transaction},{inner}{r}{(Cancellation.Length > 0 ? "," + inner + Cancellation : "")}){Configured};"
                : $"{Table}.Insert({inner}{transaction},{inner}{r});")],
            endOfLine);
    }

    private AwaitExpressionSyntax? Await => (statement as ExpressionStatementSyntax)?.Expression switch
    {
        AwaitExpressionSyntax awaited => awaited,
        AssignmentExpressionSyntax { Right: AwaitExpressionSyntax awaited } => awaited,
        _ => null,
    };

    private bool IsAwaited => Await is not null;

    private string Cancellation => target.Properties.TryGetValue(PublishToOutbox.Cancellation, out var token) ? token ?? "" : "";

    /// <summary><c>.ConfigureAwait(false)</c> where the call had it.</summary>
    private string Configured => Await?.Expression is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access,
    } call ? access.OperatorToken.ToString() + access.Name + call.ArgumentList : "";

    private IEnumerable<string> Rows(string outer, string endOfLine)
    {
        for (var i = 0; ; i++)
        {
            var prefix = PublishToOutbox.Row + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + ".";
            if (!target.Properties.ContainsKey(prefix + "Body"))
            {
                yield break;
            }

            yield return Row(prefix, outer, endOfLine);
        }
    }

    private string Row(string prefix, string outer, string endOfLine)
    {
        var lines = new List<string> { $"Channel = \"{target.Properties[PublishToOutbox.Channel]}\"" };
        Add("Destination", "Destination");
        Add("GroupId", "Group");
        Add("DeduplicationId", "Deduplication");
        Add("Body", "Body");
        var attributes = new List<string>();
        for (var i = 0; ; i++)
        {
            var number = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!target.Properties.TryGetValue(prefix + "name" + number, out var name))
            {
                break;
            }

            attributes.Add($"({name}, {target.Properties[prefix + "value" + number]})");
        }

        if (attributes.Count > 0)
        {
            lines.Add($"Attributes = {Message}.WriteAttributes({string.Join(", ", attributes)})");
        }

        var inner = outer + unit;
        return $"new {Message}{endOfLine}{outer}{{{endOfLine}"
            + string.Concat(lines.Select(l => inner + l + "," + endOfLine))
            + outer + "}";

        void Add(string column, string part)
        {
            if (target.Properties.TryGetValue(prefix + part, out var code) && code is not null)
            {
                lines.Add(column + " = " + code);
            }
        }
    }

    /// <summary>The statements on lines of their own, with what stood before and behind the old ones.</summary>
    private IReadOnlyList<StatementSyntax> Statements(List<string> texts, string endOfLine)
    {
        var statements = texts.Select((t, i) => SyntaxFactory.ParseStatement(i == 0 ? t : indentation + t)).ToList();
        for (var i = 0; i < statements.Count - 1; i++)
        {
            statements[i] = statements[i].WithTrailingTrivia(SyntaxFactory.EndOfLine(endOfLine));
        }

        statements[0] = statements[0].WithLeadingTrivia(Leading());
        statements[statements.Count - 1] = statements[statements.Count - 1].WithTrailingTrivia(statement.GetTrailingTrivia());
        return statements;
    }

    private SyntaxTriviaList Leading()
    {
        var own = statement.GetLeadingTrivia();
        if (request is null)
        {
            return own;
        }

        var before = request.GetLeadingTrivia();
        return own.Any(IsComment)
            ? before.RemoveAt(before.Count - 1).AddRange(Layout.WithoutBlankLineBefore(statement).GetLeadingTrivia())
            : before;
    }

    private static bool HasComment(StatementSyntax node)
    {
        var (first, last) = (node.GetFirstToken(), node.GetLastToken());
        return node.DescendantTokens().Any(t =>
            (t != first && t.LeadingTrivia.Any(IsComment)) || (t != last && t.TrailingTrivia.Any(IsComment)));
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
