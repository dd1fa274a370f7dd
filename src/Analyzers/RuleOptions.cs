using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AwsMessaging.Analyzers;

/// <summary>One option of a rule: <c>awsm_&lt;rule_name&gt;.&lt;name&gt; = value</c> in editorconfig.</summary>
/// <param name="Name">Name after the rule's prefix, in snake case.</param>
/// <param name="Default">Value when nothing is configured, as written in editorconfig.</param>
/// <param name="Description">What the option declares, for the rule's page.</param>
internal sealed record RuleOption(string Name, string Default, string Description);

/// <summary>Reads options of rules. A value that does not parse counts as not set.</summary>
internal static class RuleOptions
{
    public static bool Flag(AnalyzerConfigOptionsProvider provider, SyntaxTree tree, Rule rule, RuleOption option) =>
        bool.TryParse(Read(provider, tree, rule.OptionPrefix, option), out var value) ? value : bool.Parse(option.Default);

    /// <summary>What is declared for another rule, which this one has to heed as well.</summary>
    public static bool Flag<TRule>(AnalyzerConfigOptionsProvider provider, SyntaxTree tree, RuleOption option)
        where TRule : Rule =>
        bool.TryParse(Read(provider, tree, PrefixOf(Rule.NameOf(typeof(TRule))), option), out var value)
            ? value
            : bool.Parse(option.Default);

    public static int Number(AnalyzerConfigOptionsProvider provider, SyntaxTree tree, Rule rule, RuleOption option) =>
        int.TryParse(Read(provider, tree, rule.OptionPrefix, option), out var value) ? value : int.Parse(option.Default);

    /// <summary><c>ShortPolling</c> → <c>short_polling</c>.</summary>
    public static string PrefixOf(string ruleName)
    {
        var text = new StringBuilder();
        foreach (var c in ruleName)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static string? Read(AnalyzerConfigOptionsProvider provider, SyntaxTree tree, string prefix, RuleOption option) =>
        provider.GetOptions(tree).TryGetValue("awsm_" + prefix + "." + option.Name, out var value) ? value : null;
}
