using AwsMessaging.Semantics.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// JSON as code has it, a constant text or objects that become one, and where in the code each part of it stands. Parts that are not known
/// have a stand-in, of which nothing may be said.
/// </summary>
internal sealed class WrittenJson
{
    private readonly IReadOnlyList<Piece> pieces;
    private readonly IReadOnlyList<TextSpan> unknown;

    internal WrittenJson(string text, bool isText, IReadOnlyList<Piece> pieces, IReadOnlyList<TextSpan> unknown)
    {
        Text = text;
        IsText = isText;
        this.pieces = pieces;
        this.unknown = unknown;
    }

    /// <summary>The JSON.</summary>
    public string Text { get; }

    /// <summary>The code has it as a text.</summary>
    public bool IsText { get; }

    /// <summary>Where objects begin of which some members are left out, because nothing is known of them.</summary>
    public IReadOnlyList<int> Gaps { get; init; } = [];

    /// <summary>The text that an expression is.</summary>
    /// <param name="text">The text, and where its characters stand.</param>
    /// <param name="use">Where it is used.</param>
    public static WrittenJson Of(ConstantText text, SyntaxNode use) =>
        new(text.Text, true, [new Piece(0, text.Text.Length, use) { Written = text }], []);

    /// <summary>Whether some of it is all known.</summary>
    public bool IsKnown(int offset, int length) => !unknown.Any(u => u.OverlapsWith(new TextSpan(offset, length)) || u.Contains(offset));

    /// <summary>
    /// Whether what a service finds wrong with it, as a pattern, is certain. How long a text objects become is not known.
    /// </summary>
    public bool IsCertain(PatternFault fault) => fault.Kind switch
    {
        PatternFaultKind.TooLong => IsText,
        PatternFaultKind.LeafNotInArray or PatternFaultKind.ExpressionNotInArray => true, // whatever the value is
        _ => IsKnown(fault.Offset, fault.Length),
    };

    /// <summary>
    /// Where some of it stands: the characters, or else the smallest expression that makes it, out of those that are in view.
    /// </summary>
    public Location? At(int offset, int length, Func<Location, bool> isInView) =>
        Around(offset, length).SelectMany(p => p.Places(offset, length)).FirstOrDefault(isInView);

    /// <summary>Where some of it stands within code: null where it is written elsewhere.</summary>
    public Location? At(int offset, int length, SyntaxNode code) =>
        At(offset, length, l => l.SourceTree == code.SyntaxTree && code.Span.Contains(l.SourceSpan));

    /// <summary>
    /// The literal in which some of it stands, and the span of its own text that makes it; null where it is not all in one literal.
    /// </summary>
    public (LiteralExpressionSyntax Literal, TextSpan Span)? LiteralAt(int offset, int length) =>
        Around(offset, length).FirstOrDefault() is { Written: { } text } piece && piece.IndexOf(offset, length) is { } index
            ? text.LiteralAt(index, length)
            : null;

    /// <summary>The expression that makes exactly this part of it.</summary>
    public ExpressionSyntax? ExpressionAt(int offset, int length) =>
        pieces.FirstOrDefault(p => p.Start == offset && p.Length == length)?.Node as ExpressionSyntax;

    private IEnumerable<Piece> Around(int offset, int length) =>
        pieces.Where(p => p.Start <= offset && offset + length <= p.Start + p.Length).OrderBy(p => p.Length);

    /// <summary>A part of the JSON, and what makes it.</summary>
    /// <param name="Start">Index of its first character.</param>
    /// <param name="Length">How many it has.</param>
    /// <param name="Node">The code.</param>
    internal sealed record Piece(int Start, int Length, SyntaxNode Node)
    {
        /// <summary>For a text: the text, and where its characters stand.</summary>
        public ConstantText? Written { get; init; }

        /// <summary>
        /// For a text that is a string of the JSON: where each of its characters begins there, and where the last one ends.
        /// </summary>
        public IReadOnlyList<int>? Starts { get; init; }

        /// <summary>The index in the text of characters of the JSON; null when they are not all of the text.</summary>
        public int? IndexOf(int offset, int length)
        {
            if (Starts is null)
            {
                return offset - Start;
            }

            for (var i = 0; i < Starts.Count; i++)
            {
                if (Starts[i] == offset)
                {
                    return offset + length <= Starts[Starts.Count - 1] ? i : null;
                }
            }

            return null;
        }

        /// <summary>Where the characters stand, then the code that makes them.</summary>
        public IEnumerable<Location> Places(int offset, int length)
        {
            if (Written is not null && IndexOf(offset, length) is { } index)
            {
                yield return Written.At(index, length);
            }

            yield return Node switch
            {
                ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
                ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
                _ => Node.GetLocation(),
            };
        }
    }
}
