using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Whether code anywhere in the compilation names a thing: the cheap way to know that something out of sight may decide.</summary>
internal static class CompilationText
{
    /// <summary>Whether an identifier, or a string literal, is one of the words. Comments do not count.</summary>
    public static bool Mentions(CompilationState state, IReadOnlyList<string> words, CancellationToken cancellation) =>
        state.Keep("mentions " + words[0], state.Compilation.Assembly, () => Find(state.Compilation, words, cancellation));

    private static bool Find(Compilation compilation, IReadOnlyList<string> words, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText(cancellation).ToString();
            if (!words.Any(w => text.Contains(w)))
            {
                continue;
            }

            foreach (var token in tree.GetRoot(cancellation).DescendantTokens())
            {
                if (words.Contains(token.ValueText))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
