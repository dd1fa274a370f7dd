using System.Collections.Immutable;
using AwsMessaging.Analyzers.Rules.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>The calls of the SDK that make a dead-letter queue, before the one that creates the queue.</summary>
internal static class DeadLetterCalls
{
    private const string Model = "Amazon.SQS.Model";

    /// <summary>Whether the call stands where others can stand before it, and its request is written at the call.</summary>
    public static bool CanWrite(InvocationExpressionSyntax call, ImmutableDictionary<string, string?> properties) =>
        properties[MissingDeadLetterQueueRule.QueueName] is not null
        && call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax }
        && StatementOf(call) is not null
        && call.ArgumentList.Arguments is [{ NameColon: null, Expression: var first }, ..]
        && (first is BaseObjectCreationExpressionSyntax creation
            ? CanSet(creation)
            : first is LiteralExpressionSyntax or IdentifierNameSyntax)
        && call.ArgumentList.Arguments.Skip(1).All(a => a.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax);

    public static SyntaxNode Write(
        SyntaxNode root, InvocationExpressionSyntax call, SemanticModel model, ImmutableDictionary<string, string?> properties)
    {
        var statement = StatementOf(call)!;
        var names = new TypeNames(model, call);
        var locals = LocalNames.In(call);
        var isFifo = properties.ContainsKey(MissingDeadLetterQueueRule.IsFifo);
        const string Suffix = ".fifo";
        var name = properties[MissingDeadLetterQueueRule.QueueName]!;
        name = isFifo && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Suffix.Length) + "-dlq" + Suffix
            : name + "-dlq";

        var client = (MemberAccessExpressionSyntax)call.Expression;
        var (before, after) = Around(call);
        var async = client.Name.Identifier.ValueText.EndsWith("Async", StringComparison.Ordinal) ? "Async" : "";
        var more = string.Concat(call.ArgumentList.Arguments.Skip(1).Select(a => ", " + a.WithoutTrivia()));
        string Call(string method, string arguments) =>
            $"{before}{client.Expression.WithoutTrivia()}.{method}{async}({arguments}{more}){after}";

        var (queue, arn) = (locals.Free("deadLetters"), locals.Free("deadLettersArn"));
        var request = names.Of(Model, "CreateQueueRequest");
        var attributes = names.Of(TypeNames.Collections, "Dictionary", "<string, string>");
        var fifo = isFifo ? "[\"FifoQueue\"] = \"true\", " : "";
        var create = $$"""new {{request}} { QueueName = "{{name}}", Attributes = new {{attributes}} { {{fifo}}["MessageRetentionPeriod"] = "{{properties[MissingDeadLetterQueueRule.Retention]}}" } }""";
        var ask = Call("GetQueueAttributes",
            $"{queue}.QueueUrl, new {names.Of(TypeNames.Collections, "List", "<string>")} {{ \"QueueArn\" }}");
        var described = before.Length > 0 ? $"({ask})" : ask;
        var layout = Handlers.Layout.Of(statement);
        var added = layout.Statements(
            $"{locals.Declare(names.Of(Model, "CreateQueueResponse"))} {queue} = {Call("CreateQueue", create)};\n{locals.Declare("string")} {arn} = {described}.QueueARN;\n",
            Layout.IndentationOf(statement));

        var policy = SyntaxFactory.ParseExpression(
            $$$"""$"{{\"deadLetterTargetArn\":\"{{{{arn}}}}\",\"maxReceiveCount\":\"{{{properties[MissingDeadLetterQueueRule.Receives]}}}\"}}" """.TrimEnd());
        var first = call.ArgumentList.Arguments[0].Expression;
        var changed = statement.ReplaceNode(first, first is BaseObjectCreationExpressionSyntax creation
            ? WithPolicy(creation, policy, attributes)
            : Initializers.Create(request, ("QueueName", first), ("Attributes", NewAttributes(attributes, policy))));
        var (bare, above) = Layout.Parted(changed);
        return names.Import(StatementLists.Replace(
            root, statement, [added[0].WithLeadingTrivia(above.Concat(added[0].GetLeadingTrivia())), .. added.Skip(1), bare]));
    }

    private static BaseObjectCreationExpressionSyntax WithPolicy(
        BaseObjectCreationExpressionSyntax request, ExpressionSyntax policy, string attributes) =>
        AttributesOf(request) is BaseObjectCreationExpressionSyntax there
            ? request.ReplaceNode(there, WithEntry(there, policy))
            : Initializers.Set(request, "Attributes", NewAttributes(attributes, policy));

    private static BaseObjectCreationExpressionSyntax NewAttributes(string type, ExpressionSyntax policy) =>
        WithEntry(SyntaxFactory.ObjectCreationExpression(SyntaxFactory.ParseTypeName(type))
            .WithNewKeyword(SyntaxFactory.Token(SyntaxKind.NewKeyword).WithTrailingTrivia(SyntaxFactory.Space)), policy);

    private static BaseObjectCreationExpressionSyntax WithEntry(BaseObjectCreationExpressionSyntax dictionary, ExpressionSyntax policy) =>
        Initializers.SetEntry(dictionary, SyntaxFactory.ParseExpression("\"RedrivePolicy\""), policy);

    private static bool CanSet(BaseObjectCreationExpressionSyntax request) =>
        Initializers.CanSet(request)
            && AttributesOf(request) is null or BaseObjectCreationExpressionSyntax { Initializer: null or { ContainsDirectives: false } };

    private static ExpressionSyntax? AttributesOf(BaseObjectCreationExpressionSyntax request) => request.Initializer?.Expressions
        .OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(a => a.Left is IdentifierNameSyntax { Identifier.ValueText: "Attributes" })?.Right;

    /// <summary>What stands before and behind a call that is awaited.</summary>
    private static (string Before, string After) Around(InvocationExpressionSyntax call) => call.Parent switch
    {
        AwaitExpressionSyntax => ("await ", ""),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } configured } =>
            ("await ", configured.ToString().Substring(call.Span.End - configured.SpanStart)),
        _ => ("", ""),
    };

    /// <summary>The statement, when the call certainly runs first in it: awaited, or synchronous, and by itself or as a value.</summary>
    private static StatementSyntax? StatementOf(InvocationExpressionSyntax call)
    {
        var isAsync = call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method }
            && method.EndsWith("Async", StringComparison.Ordinal);
        if (isAsync && Around(call).Before.Length == 0)
        {
            return null;
        }

        var statement = call.Ancestors().OfType<StatementSyntax>().FirstOrDefault();
        return statement is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } or ExpressionStatementSyntax
            or ReturnStatementSyntax
            && statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax && NewConstruct.HasLinesOfItsOwn(statement)
            && !call.Ancestors().TakeWhile(a => a != statement).Any(a =>
                a is AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax
                    or ConditionalAccessExpressionSyntax)
                ? statement
                : null;
    }
}
