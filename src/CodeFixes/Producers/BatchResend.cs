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
            statements.Add(Replaced($"{change.Names.Declare(created.Type.ToString())} {request} = x;", indentation, created));
        }

        var value = change.AwaitedValue.ReplaceNode(argument, SyntaxFactory.IdentifierName(request));
        var loop = Loop(request, indentation);
        loop = loop.ReplaceNode(
            loop.DescendantNodes().OfType<IdentifierNameSyntax>().First(n => n.Identifier.ValueText == "x"),
            created is null ? value.WithoutTrivia() : value.WithoutTrivia());
        statements.Add(loop);
        statements[0] = statements[0].WithLeadingTrivia(change.Statement.GetLeadingTrivia());
        var last = statements[statements.Count - 1];
        statements[statements.Count - 1] = last.WithTrailingTrivia(change.Statement.GetTrailingTrivia());
        return StatementLists.Replace(root, change.Statement, statements);
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
        var text = $"for ({change.Names.Declare("int")} {attempt} = 1; ; {attempt}++)\n{{\n"
            + $"    {change.Names.Declare(change.Operation + "Response")} {response} = x;\n"
            + $"    if (!({change.HasFailures(response)}))\n    {{\n        break;\n    }}\n\n"
            + $"    if ({attempt} == {Attempts})\n    {{\n"
            + UncheckedBatchResultFix.Change.Indented(UncheckedBatchResultFix.Change.Indented(change.Throw(response)))
            + $"    }}\n\n    {entries} = {failed};\n"
            + $"    await {change.Task}.Delay({change.TimeSpan}.FromSeconds({attempt})){ConfigureAwait};\n}}\n";
        return change.Layout.Statement(text, indentation);
    }

    private string ConfigureAwait => Handlers.CodeFacts.HasConfigureAwait(change.AwaitedValue) ? ".ConfigureAwait(false)" : "";

    private StatementSyntax Replaced(string text, string indentation, ExpressionSyntax value)
    {
        var statement = change.Layout.Statement(text, indentation);
        return statement.ReplaceNode(statement.DescendantNodes().OfType<IdentifierNameSyntax>().Last(), value.WithoutTrivia());
    }
}
