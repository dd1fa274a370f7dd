using AwsMessaging.Analyzers.Rules.Pollers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>Has the request ask for the attributes that are read.</summary>
internal sealed class AttributeNotRequestedFix : RequestSettingFix
{
    public override string RuleId => "AWSM2013";

    protected override string PropertyOf(FixTarget target) => target.Properties[AttributeNotRequestedRule.Property]!;

    protected override string TitleOf(FixTarget target) => "Ask for " + string.Join(" and ", NamesOf(target));

    protected override ExpressionSyntax ValueOf(FixTarget target)
    {
        var texts = string.Join(", ", NamesOf(target).Select(n => SymbolDisplay.FormatLiteral(n, quote: true)));
        var options = (CSharpParseOptions)target.Document.Project.ParseOptions!;
        if (options.LanguageVersion >= LanguageVersion.CSharp12)
        {
            return SyntaxFactory.ParseExpression("[" + texts + "]", options: options);
        }

        // Hosts cut the name to what the file's using directives need.
        var list = (ObjectCreationExpressionSyntax)SyntaxFactory.ParseExpression(
            "new System.Collections.Generic.List<string> { " + texts + " }", options: options);
        return list.WithType(list.Type.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static string[] NamesOf(FixTarget target) => target.Properties[AttributeNotRequestedRule.Names]!.Split('\n');
}
