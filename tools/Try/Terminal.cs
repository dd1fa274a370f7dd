namespace AwsMessaging.Try;

/// <summary>Where the report is written. Colour is used only when a person is looking.</summary>
public sealed class Terminal(TextWriter output, bool colour)
{
    /// <summary>Whether standard output is a terminal whose user has nothing against colour.</summary>
    public static bool CanColour =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Writes a line.</summary>
    public void Line(string text = "") => output.WriteLine(text);

    /// <summary>Writes a line in one colour.</summary>
    public void Line(string text, ConsoleColor foreground)
    {
        Write(text, foreground);
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

    /// <summary>Writes the headline of a step.</summary>
    public void Headline(string text)
    {
        output.WriteLine();
        Line("== " + text, ConsoleColor.Cyan);
    }
}
