using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AwsMessaging.CodeFixes;

/// <summary>
/// The one provider that hosts see. All rules share one analyzer, and <c>dotnet format</c> hands a provider any diagnostic of the analyzer
/// it belongs to; so one provider takes them all and passes each to its fix.
/// </summary>
/// <remarks>Without [Shared]: it would make the package refer to System.Composition, whose version differs from host to host.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MessagingCodeFixProvider))]
public sealed class MessagingCodeFixProvider : CodeFixProvider
{
    private static readonly ImmutableDictionary<string, Fix> Fixes = FixCatalog.All.ToImmutableDictionary(f => f.RuleId);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FixCatalog.All.Select(f => f.RuleId).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAllProvider.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FixFor(diagnostic) is not { } fix)
            {
                continue;
            }

            var target = await FixTarget.MarkAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            foreach (var action in await fix.OfferAsync(target, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(action.Title, c => action.ApplyAsync(target, c), action.EquivalenceKey), diagnostic);
            }
        }
    }

    internal static Fix? FixFor(Diagnostic diagnostic) => Fixes.TryGetValue(diagnostic.Id, out var fix) ? fix : null;
}
