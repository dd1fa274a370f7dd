using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>A loop around a batch call that sends again what failed, and only that, a few times.</summary>
internal sealed class BatchResend(UncheckedBatchResultFix.Change change)
{
    /// <summary>Calls before the loop gives up. The SDK's own retries are for whole calls and come on top.</summary>
    private const string Attempts = "3";

    /// <summary>The root with the loop in place of the call's statement.</summary>
    public SyntaxNode Apply(SyntaxNode root)
    {
        var indentation = StatementLists.IndentationFor(change.Statement);
        var argument = change.Call.ArgumentList.Arguments[0].Expression;
        var created = argument as ObjectCreationExpressionSyntax;
        var request = created is null ? argument.ToString() : change.Names.Free("request");
        var statements = new List<StatementSyntax>();
        if (created is not null)
        {
            // Braces on lines of their own stand below the new statement, wherever the call had them.
            var from = Handlers.Layout.IndentationOf(
                created.Initializer is { } initializer && Handlers.Layout.StartsLine(initializer.OpenBraceToken) ? initializer : created);
            statements.Add(Replaced($"{change.Names.Declare(created.Type.ToString())} {request} = x;", indentation,
                Handlers.Layout.MoveLines(created.WithoutTrivia(), from, indentation)));
        }

        var loop = Loop(request, indentation);
        var place = loop.DescendantNodes().OfType<IdentifierNameSyntax>().First(n => n.Identifier.ValueText == "x");
        var calls = place.FirstAncestorOrSelf<StatementSyntax>()!;
        var changed = calls.ReplaceNode(place, Handlers.Layout.MoveLines(
            ValueWith(request, created).WithoutTrivia(),
            Handlers.Layout.IndentationOf(change.Statement),
            indentation + change.Layout.Unit));
        statements.Add(loop.ReplaceNode(
            calls, changed.WithTrailingTrivia(Comments.Behind(change.Statement).Concat(changed.GetTrailingTrivia()))));
        statements[0] = statements[0].WithLeadingTrivia(change.Statement.GetLeadingTrivia());
        return StatementLists.Replace(root, change.Statement, statements);
    }

    /// <summary>
    /// The call with a variable for its request. What lines a new request made of the arguments are put together again, unless a comment
    /// stands there.
    /// </summary>
    private ExpressionSyntax ValueWith(string request, ObjectCreationExpressionSyntax? created)
    {
        if (created is null)
        {
            return change.AwaitedValue;
        }

        var list = change.Call.ArgumentList;
        var name = SyntaxFactory.IdentifierName(request).WithTriviaFrom(created);
        var hasComments = list.DescendantTrivia().Any(t => list.Span.Contains(t.Span) && !created.Span.Contains(t.Span)
            && Comments.IsComment(t));
        if (hasComments || list.Arguments.Skip(1).Any(a => a.ToString().Contains('\n')))
        {
            return change.AwaitedValue.ReplaceNode(created, name);
        }

        var first = list.Arguments[0];
        IEnumerable<ArgumentSyntax> arguments =
            [first.ReplaceNode(first.Expression, name).WithoutTrivia(), .. list.Arguments.Skip(1).Select(a => a.WithoutTrivia())];
        var joined = list
            .WithOpenParenToken(list.OpenParenToken.WithTrailingTrivia())
            .WithArguments(SyntaxFactory.SeparatedList(arguments, list.Arguments.GetSeparators().Select(s =>
                s.WithLeadingTrivia().WithTrailingTrivia(SyntaxFactory.Space))))
            .WithCloseParenToken(list.CloseParenToken.WithLeadingTrivia());
        return change.AwaitedValue.ReplaceNode(list, joined);
    }

    private StatementSyntax Loop(string request, string indentation)
    {
        var (attempt, response) = (change.Names.Free("attempt"), change.Names.Free("response"));
        var entries = $"{request}.{change.Response.Entries}";
        var (e, f, i) = (change.Names.ForLambda("e"), change.Names.ForLambda("f"), change.Names.ForLambda("i"));
        var unused = change.Names.ForLambda("_");
        var failed = change.Response.IsOnePerEntry
            ? $"{entries}.Where(({unused}, {i}) => {response}.{change.Response.Results}[{i}].{change.Response.Code} != null).ToList()"
            : $"{entries}.Where({e} => {response}.{change.Response.Results}.Any({f} => {f}.Id == {e}.Id)).ToList()";
        var token = change.Token is { } stop ? ", " + stop : "";
        var text = $"for ({change.Names.Declare("int")} {attempt} = 1; ; {attempt}++)\n{{\n"
            + $"    {change.Names.Declare(change.Operation + "Response")} {response} = x;\n"
            + $"    if (!({change.HasFailures(response)}))\n    {{\n        break;\n    }}\n\n"
            + $"    if ({attempt} == {Attempts})\n    {{\n"
            + UncheckedBatchResultFix.Change.Indented(UncheckedBatchResultFix.Change.Indented(change.Throw(response)))
            + $"    }}\n\n    {entries} = {failed};\n"
            + $"    await {change.Task}.Delay({change.TimeSpan}.FromSeconds({attempt}){token}){ConfigureAwait};\n}}\n";
        return change.Layout.Statement(text, indentation);
    }

    private string ConfigureAwait => Handlers.CodeFacts.HasConfigureAwait(change.AwaitedValue) ? ".ConfigureAwait(false)" : "";

    private StatementSyntax Replaced(string text, string indentation, ExpressionSyntax value)
    {
        var statement = change.Layout.Statement(text, indentation);
        return statement.ReplaceNode(statement.DescendantNodes().OfType<IdentifierNameSyntax>().Last(), value.WithoutTrivia());
    }
}
