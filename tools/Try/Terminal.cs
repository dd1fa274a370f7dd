namespace AwsMessaging.Try;

/// <summary>Where the report is written. Colour is used only when a person is looking.</summary>
/// <param name="output">The writer.</param>
/// <param name="colour">Whether to use colour.</param>
/// <param name="width">The columns of a line, or 0 when lines may have any length.</param>
public sealed class Terminal(TextWriter output, bool colour, int width = 0)
{
    private const int NarrowestWidth = 40;

    /// <summary>The columns of the terminal that standard output is, or 0 when it is none.</summary>
    public static int ConsoleWidth => Console.IsOutputRedirected ? 0 : Console.WindowWidth;

    /// <summary>Whether standard output is a terminal whose user has nothing against colour.</summary>
    public static bool CanColour =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Writes a line.</summary>
    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>Writes a line in one colour; null for the usual one.</summary>
    public void Line(string text, ConsoleColor? foreground)
    {
        if (foreground is { } given)
        {
            Write(text, given);
        }
        else
        {
            Write(text);
        }

        output.WriteLine();
    }

    /// <summary>Writes text in one colour and stays on the line.</summary>
    public void Write(string text, ConsoleColor foreground)
    {
        if (!colour)
        {
            output.Write(text);
            return;
        }

        Console.ForegroundColor = foreground;
        output.Write(text);
        Console.ResetColor();
    }

    /// <summary>Writes text and stays on the line.</summary>
    public void Write(string text) => output.Write(text);

    /// <summary>Writes text on as many indented lines as it takes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">What the lines begin with.</param>
    /// <param name="hanging">What lines after the first begin with, as long as <paramref name="indent"/>; null for the same.</param>
    public void Paragraph(string text, string indent, string? hanging = null)
    {
        var line = indent;
        foreach (var word in text.Split(' '))
        {
            if (width >= NarrowestWidth && line.Length > indent.Length && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(line);
                line = hanging ?? indent;
            }

            line += line.Length == indent.Length ? word : " " + word;
        }

        output.WriteLine(line);
    }

    /// <summary>Writes the headline of a step.</summary>
    public void Headline(string text)
    {
        output.WriteLine();
        Line("== " + text, ConsoleColor.Cyan);
    }
}
