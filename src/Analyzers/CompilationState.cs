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
    private readonly ConcurrentDictionary<(string Word, ISymbol Key), object?> kept = new(KeyComparer.Instance);
    private readonly ConcurrentDictionary<(string Id, SyntaxTree Tree), bool> enabled = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<SyntaxTree>> mentions = new(StringComparer.Ordinal);

    public Compilation Compilation { get; } = compilation;

    public MessagingSymbols Symbols { get; } = symbols;

    /// <summary>The queues, topics, mappings and so on that the compilation makes.</summary>
    public ResourceIndex Resources { get; } = new();

    public AnalyzerConfigOptionsProvider Options { get; } = options.AnalyzerConfigOptionsProvider;

    /// <summary>The answer of a word of Flow for a symbol, worked out at the first question.</summary>
    public T Keep<T>(string word, ISymbol key, Func<T> answer) => (T)kept.GetOrAdd((word, key), _ => answer())!;

    /// <summary>The files that mention a word, found out at the first question: there can be thousands to ask.</summary>
    public IReadOnlyList<SyntaxTree> KeepMentions(string word, Func<string, IReadOnlyList<SyntaxTree>> find) => mentions.GetOrAdd(word, find);

    /// <summary>The model of a tree other than the one being analysed: a field's initialiser or a constructor may be in another file.</summary>
    public SemanticModel ModelOf(SyntaxTree tree)
    {
#pragma warning disable RS1030 // The one place that looks beyond the document, on demand and only in code that already matched; the driver caches models
        return Compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
    }

    /// <summary>Whether the configuration lets a rule speak in a tree; a rule that may not is not called.</summary>
    public bool IsEnabled(DiagnosticDescriptor descriptor, SyntaxTree tree, CancellationToken cancellation) =>
        enabled.TryGetValue((descriptor.Id, tree), out var answer)
            ? answer
            : enabled.GetOrAdd((descriptor.Id, tree), FindEnabled(descriptor, tree, cancellation));

    private bool FindEnabled(DiagnosticDescriptor descriptor, SyntaxTree tree, CancellationToken cancellation)
    {
        var options = Compilation.Options;
        var provider = options.SyntaxTreeOptionsProvider;
        if (options.SpecificDiagnosticOptions.TryGetValue(descriptor.Id, out var configured)
            || (provider is not null
                && (provider.TryGetDiagnosticValue(tree, descriptor.Id, cancellation, out configured)
                    || provider.TryGetGlobalDiagnosticValue(descriptor.Id, cancellation, out configured))))
        {
            return configured switch
            {
                ReportDiagnostic.Suppress => false,
                ReportDiagnostic.Default => descriptor.IsEnabledByDefault,
                _ => true,
            };
        }

        return descriptor.IsEnabledByDefault;
    }

    private sealed class KeyComparer : IEqualityComparer<(string Word, ISymbol Key)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((string Word, ISymbol Key) x, (string Word, ISymbol Key) y) =>
            x.Word == y.Word && SymbolEqualityComparer.Default.Equals(x.Key, y.Key);

        public int GetHashCode((string Word, ISymbol Key) key) =>
            unchecked((key.Word.GetHashCode() * 31) + SymbolEqualityComparer.Default.GetHashCode(key.Key));
    }
}
