using System.Collections.Concurrent;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AwsMessaging.Analyzers;

/// <summary>
/// What is kept for the length of one compilation: symbols, options, and answers that were pulled from source on demand. Nothing in it
/// depends on which callbacks ran before, so that an editor, which analyses one document, says the same as the build.
/// </summary>
internal sealed class CompilationState(Compilation compilation, MessagingSymbols symbols, AnalyzerOptions options)
{
    // By word, then by symbol: a key of both would be a struct, for which a dictionary's code is compiled in each process anew.
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<ISymbol, object?>> kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SyntaxTree, EnabledRules> enabled = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxTree>> mentions = new(StringComparer.Ordinal);
    private EventTypeNames? eventTypeNames;

    public Compilation Compilation { get; } = compilation;

    public MessagingSymbols Symbols { get; } = symbols;

    /// <summary>Whether source may mention an event; two threads that find out at once find the same.</summary>
    public EventTypeNames EventTypeNames(CancellationToken cancellation) =>
        eventTypeNames ??= new EventTypeNames(Compilation, cancellation);

    /// <summary>The queues, topics, mappings and so on that the compilation makes.</summary>
    public ResourceIndex Resources { get; } = new();

    public AnalyzerConfigOptionsProvider Options { get; } = options.AnalyzerConfigOptionsProvider;

    /// <summary>The answer of a word of Flow for a symbol, worked out at the first question.</summary>
    public T Keep<T>(string word, ISymbol key, Func<T> answer)
    {
        var answers = kept.TryGetValue(word, out var known)
            ? known
            : kept.GetOrAdd(word, new ConcurrentDictionary<ISymbol, object?>(SymbolEqualityComparer.Default));
        return answers.TryGetValue(key, out var found) ? (T)found! : (T)answers.GetOrAdd(key, answer())!;
    }

    /// <summary>
    /// The same for a question of yes or no, as an object: the code for another kind of value would be compiled in each process anew.
    /// </summary>
    public bool Holds(string word, ISymbol key, Func<bool> answer) => Keep<object>(word, key, () => answer()) is true;

    /// <summary>The files that mention a word, found out at the first question: there can be thousands to ask.</summary>
    /// <param name="word">The word.</param>
    /// <param name="together">The words to look for when it has not been looked for, itself among them.</param>
    /// <param name="find">Looks for some words, and gives the files of each in their order.</param>
    public IReadOnlyList<SyntaxTree> KeepMentions(
        string word, string[] together, Func<string[], IReadOnlyList<SyntaxTree>[]> find)
    {
        if (!mentions.ContainsKey(word))
        {
            var found = find(together);
            for (var i = 0; i < together.Length; i++)
            {
                mentions.TryAdd(together[i], found[i]);
            }
        }

        return mentions[word];
    }

    /// <summary>
    /// The model of a tree other than the one being analysed: a field's initialiser or a constructor may be in another file.
    /// </summary>
    public SemanticModel ModelOf(SyntaxTree tree)
    {
#pragma warning disable RS1030 // The one place that looks beyond the document, on demand and only in code that already matched; the driver caches models
        return Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
    }

    /// <summary>Which rules the configuration lets speak in a tree; a rule that may not is not called.</summary>
    public EnabledRules EnabledIn(SyntaxTree tree) =>
        enabled.TryGetValue(tree, out var known) ? known : enabled.GetOrAdd(tree, new EnabledRules(this, tree));

    /// <summary>
    /// What the configuration of a tree says of rules, found out at the first question: at each call that matters a dozen rules are asked
    /// for.
    /// </summary>
    internal sealed class EnabledRules(CompilationState state, SyntaxTree tree)
    {
        // By the rule's number: 0 is not yet known. Two threads that find out at once find the same.
        private readonly sbyte[] answers = new sbyte[Rule.Made];

        public bool Contains(Rule rule, CancellationToken cancellation)
        {
            if (rule.Number >= answers.Length)
            {
                return IsEnabled(state.Compilation, rule.Descriptor, tree, cancellation);
            }

            if (answers[rule.Number] == 0)
            {
                answers[rule.Number] = IsEnabled(state.Compilation, rule.Descriptor, tree, cancellation) ? (sbyte)1 : (sbyte)-1;
            }

            return answers[rule.Number] > 0;
        }
    }

    /// <summary>
    /// Whether the configuration of a tree lets a rule speak: an option of the whole compilation goes before what is said of its files.
    /// </summary>
    internal static bool IsEnabled(
        Compilation compilation, DiagnosticDescriptor descriptor, SyntaxTree tree, CancellationToken cancellation)
    {
        var options = compilation.Options;
        var provider = options.SyntaxTreeOptionsProvider;
        return options.SpecificDiagnosticOptions.TryGetValue(descriptor.Id, out var configured)
            || (provider is not null
                && (provider.TryGetDiagnosticValue(tree, descriptor.Id, cancellation, out configured)
                    || provider.TryGetGlobalDiagnosticValue(descriptor.Id, cancellation, out configured)))
                ? configured switch
                {
                    ReportDiagnostic.Suppress => false,
                    ReportDiagnostic.Default => descriptor.IsEnabledByDefault,
                    _ => true,
                }
                : descriptor.IsEnabledByDefault;
    }
}
