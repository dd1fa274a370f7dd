using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>
/// Gives a resource a value for a setting, in the words of the code that makes it: in place of another value, in an object or dictionary,
/// or in an object that the construct is given.
/// </summary>
/// <param name="ruleId">Id of the rule.</param>
/// <param name="title">What the action does, for a person; <c>{0}</c> is the value.</param>
internal abstract class SettingFix(string ruleId, string title) : Fix
{
    public override string RuleId => ruleId;

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue(SettingEdit.Title, out var value) || value is null)
        {
            return [];
        }

        var canApply =
            await target.PlaceAsync<ExpressionSyntax>(SettingEdit.Value, cancellation).ConfigureAwait(false) is { } written
                ? CanReplace(written)
            : await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(SettingEdit.Target, cancellation).ConfigureAwait(false) is
                { } creation
                ? Initializers.CanSet(creation)
            : await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(SettingEdit.Construct, cancellation).ConfigureAwait(false) is
                { ArgumentList.Arguments.Count: > 0 };
        return canApply
            ? [new FixAction(string.Format(System.Globalization.CultureInfo.InvariantCulture, title, value), Primary, ApplyAsync)]
            : [];
    }

    protected virtual async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var text = target.Properties[SettingEdit.Text]!;
        if (await target.PlaceAsync<ExpressionSyntax>(SettingEdit.Value, cancellation).ConfigureAwait(false) is { } written)
        {
            var (value, import) = ValueAt(written, text, model);
            return target.With(Usings.Add(root.ReplaceNode(written, value.WithTriviaFrom(written)), import));
        }

        var member = target.Properties.TryGetValue(SettingEdit.Member, out var name) ? name! : "";
        if (await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(SettingEdit.Target, cancellation).ConfigureAwait(false) is
            { } creation)
        {
            var (value, import) = ValueAt(creation, text, model);
            var changed = target.Properties.ContainsKey(SettingEdit.IsEntry)
                ? Initializers.SetEntry(creation, SyntaxFactory.ParseExpression(member), value)
                : Initializers.Set(creation, member, value);
            return target.With(Usings.Add(root.ReplaceNode(creation, changed), import));
        }

        if (await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(SettingEdit.Construct, cancellation).ConfigureAwait(false) is
            { ArgumentList: { } arguments } construct)
        {
            var (value, import) = ValueAt(construct, text, model);
            var props = target.Properties[SettingEdit.Props]!;
            var cut = props.LastIndexOf('.');
            var (type, propsImport) = Usings.NameFor(model, construct, props.Substring(0, cut), props.Substring(cut + 1));
            var argument = SyntaxFactory.Argument(Initializers.Create(type, (member, value)));
            if (arguments.Arguments.Any(a => a.NameColon is not null))
            {
                argument = argument.WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName("props"))
                    .WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space)));
            }

            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
            var list = SyntaxFactory.SeparatedList<ArgumentSyntax>(arguments.Arguments.GetWithSeparators().Add(comma).Add(argument));
            var changed = construct.ReplaceNode(arguments, arguments.WithArguments(list));
            return target.With(Usings.Add(Usings.Add(root.ReplaceNode(construct, changed), import), propsImport));
        }

        return target.Document.Project.Solution;
    }

    /// <summary>The value with its type's name as short as it can be there.</summary>
    private static (ExpressionSyntax Value, string? Import) ValueAt(SyntaxNode place, string text, SemanticModel model)
    {
        if (!text.StartsWith(SettingEdit.Namespace, StringComparison.Ordinal))
        {
            var isImported = model.LookupNamespacesAndTypes(place.SpanStart, name: "List")
                .Any(t => t.ContainingNamespace?.ToDisplayString() + "." == SettingEdit.Collections);
            return (SyntaxFactory.ParseExpression(isImported ? text.Replace(SettingEdit.Collections, "") : text), null);
        }

        var end = SettingEdit.TypeEnd(text);
        var type = text.LastIndexOf('.', end - 1);
        var (name, import) = Usings.NameFor(model, place, text.Substring(0, type), text.Substring(type + 1, end - type - 1));
        return (SyntaxFactory.ParseExpression(name + text.Substring(end)), import);
    }

    /// <summary>A value with something else to it (a comment, an assignment, a call that does something) is left to a person.</summary>
    private static bool CanReplace(ExpressionSyntax written) =>
        !written.DescendantTrivia()
            .Any(t => !t.IsKind(SyntaxKind.WhitespaceTrivia) && !t.IsKind(SyntaxKind.EndOfLineTrivia) && written.Span.Contains(t.Span))
        && !written.DescendantNodesAndSelf().Any(n => n is AssignmentExpressionSyntax or AwaitExpressionSyntax);
}
