using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// The text of a file, for looking through where it lies: the compiler holds a long one in pieces, and to put it together is to copy it to
/// where it costs a collection of all garbage. All positions are in characters from the beginning of the file.
/// </summary>
internal readonly struct FileText
{
    /// <summary>Characters: what the compiler reads from a file into one string, which it gives away as it is.</summary>
    private const int LongText = 40 * 1024;

    /// <summary>Characters: far less than that. An editor puts a text together each time somebody asks for it.</summary>
    private const int ShortText = 8 * 1024;

    /// <summary>Characters: what is looked at first, as most words that are asked for stand again a few lines below.</summary>
    private const int FirstPiece = 1024;

    /// <summary>Characters: what is looked at at most at once.</summary>
    private const int Piece = 16 * 1024;

    /// <summary>Goes with the text itself, which an editor keeps until someone types in the file.</summary>
    private static readonly ConditionalWeakTable<SourceText, string> Known = new();

    [ThreadStatic]
    private static char[]? buffer;

    private readonly SourceText source;
    private readonly string? whole;

    private FileText(SourceText source)
    {
        this.source = source;
        whole = source.Length < ShortText ? source.ToString()
            : source.Length < LongText ? Known.GetValue(source, static t => t.ToString())
            : null;
    }

    public int Length => source.Length;

    public char this[int at] => whole is null ? source[at] : whole[at];

    public static FileText Of(SyntaxTree tree, CancellationToken cancellation) => new(tree.GetText(cancellation));

    /// <summary>The number of the line, from 1, on which a piece of source begins, as editors show it.</summary>
    public static int LineOf(SyntaxNode node, CancellationToken cancellation) => Of(node.SyntaxTree, cancellation).LineOf(node.SpanStart);

    /// <summary>A part of the text as a string of its own.</summary>
    public string Part(int start, int end) => source.ToString(TextSpan.FromBounds(start, end));

    /// <summary>Whether a word stands in the text, be it as a part of another.</summary>
    public bool Has(string word, StringComparison comparison = StringComparison.Ordinal) => IndexOf(word, 0, Length, comparison) >= 0;

    /// <summary>Whether a word stands in a part of the text, be it as a part of another.</summary>
    public bool Has(string word, TextSpan part, StringComparison comparison = StringComparison.Ordinal) =>
        IndexOf(word, part.Start, part.End, comparison) >= 0;

    /// <summary>Which of some words stand in the text, be it as a part of another: one look through it for all of them.</summary>
    public bool[] HasEach(string[] words)
    {
        var found = new bool[words.Length];
        var longest = 0;
        foreach (var word in words)
        {
            longest = Math.Max(longest, word.Length);
        }

        for (var start = 0; start < Length; start += Piece)
        {
            var piece = PieceAt(start, Math.Min(Length, start + Piece + longest));
            for (var i = 0; i < words.Length; i++)
            {
                found[i] = found[i] || piece.IndexOf(words[i].AsSpan()) >= 0;
            }
        }

        return found;
    }

    /// <summary>Where a word stands first in a part of the text, be it as a part of another; -1 when nowhere.</summary>
    /// <param name="word">Not empty.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where the part ends, at most the end of the text.</param>
    /// <param name="comparison">Ordinal, with or without regard to case.</param>
    public int IndexOf(string word, int start, int end, StringComparison comparison = StringComparison.Ordinal)
    {
        if (whole is not null)
        {
            return start < end ? whole.IndexOf(word, start, end - start, comparison) : -1;
        }

        for (var size = FirstPiece; end - start >= word.Length; start += size, size = Math.Min(Piece, 2 * size))
        {
            var piece = PieceAt(start, Math.Min(end, start + size + word.Length - 1));
            var at = comparison == StringComparison.Ordinal ? piece.IndexOf(word.AsSpan()) : piece.IndexOf(word.AsSpan(), comparison);
            if (at >= 0)
            {
                return start + at;
            }
        }

        return -1;
    }

    /// <summary>
    /// The number of the line, from 1, on which a character stands, as editors show it. The compiler would note where each line of the
    /// file begins to tell one, in code that a build that has nothing else to report never runs.
    /// </summary>
    /// <param name="position">From 0, at most the length of the text.</param>
    public int LineOf(int position)
    {
        var line = 1;
        var before = '\0';
        for (var start = 0; start < position; start += Piece)
        {
            foreach (var c in PieceAt(start, Math.Min(position, start + Piece)))
            {
                // The same characters as the compiler's; the second of \r\n ends no further line
                if (c is '\n' ? before != '\r' : c is '\r' or '\u0085' or '\u2028' or '\u2029')
                {
                    line++;
                }

                before = c;
            }
        }

        return line - (before == '\r' && position < Length && this[position] == '\n' ? 1 : 0);
    }

    private ReadOnlySpan<char> PieceAt(int start, int end)
    {
        if (whole is not null)
        {
            return whole.AsSpan(start, end - start);
        }

        if (buffer is not { } piece || piece.Length < end - start)
        {
            buffer = piece = new char[Math.Max(end - start, Piece + FirstPiece)];
        }

        source.CopyTo(start, piece, 0, end - start);
        return piece.AsSpan(0, end - start);
    }
}
