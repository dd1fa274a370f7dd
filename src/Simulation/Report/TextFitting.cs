namespace AwsMessaging.Simulation.Report;

/// <summary>
/// How much text fits where. Fonts differ from machine to machine, so widths are taken from a wide one (DejaVu Sans); narrower ones leave
/// a little more room.
/// </summary>
internal static class TextFitting
{
    private const string Narrow = "fijlrtI.,:;'|!()[] -";
    private const string Wide = "mwMWQGO@%";

    /// <summary>Width in pixels.</summary>
    public static double WidthOf(string text, double fontSize = 12)
    {
        var width = 0.0;
        foreach (var c in text)
        {
            width += Narrow.Contains(c, StringComparison.Ordinal) ? 0.4 : Wide.Contains(c, StringComparison.Ordinal) ? 0.9 : 0.64;
        }

        return width * fontSize;
    }

    /// <summary>The text, cut with an ellipsis where it is too wide.</summary>
    public static string Cut(string text, double width, double fontSize = 12)
    {
        if (WidthOf(text, fontSize) <= width)
        {
            return text;
        }

        var length = text.Length;
        while (length > 1 && WidthOf(text[..length], fontSize) + fontSize > width)
        {
            length--;
        }

        return text[..length].TrimEnd() + "…";
    }

    /// <summary>The text in lines, broken between words.</summary>
    public static List<string> Wrap(string text, double width, double fontSize = 12)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && WidthOf(longer, fontSize) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        return lines;
    }
}
