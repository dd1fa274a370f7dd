using System.Globalization;
using System.Text;

namespace AwsMessaging.Simulation.Report;

/// <summary>Writes SVG: shapes by style class, numbers without culture, an element a line so that files can be compared.</summary>
internal sealed class SvgWriter
{
    /// <summary>
    /// Colours for light and, as far as they differ, dark surroundings. Fonts are what the reader's machine has; nothing is loaded.
    /// </summary>
    private const string Style = """
        text { font: 12px ui-sans-serif, system-ui, "Segoe UI", "DejaVu Sans", Helvetica, Arial, sans-serif; fill: #1f2328; }
        .mono { font-family: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: 11px; }
        .title { font-size: 15px; font-weight: 600; }
        .strong { font-weight: 600; }
        .quiet { fill: #59636e; }
        .small { font-size: 11px; }
        .middle { text-anchor: middle; }
        .end { text-anchor: end; }
        .paper { fill: #ffffff; }
        .card { fill: #f6f8fa; stroke: #d1d9e0; }
        .lane { stroke: #d1d9e0; stroke-dasharray: 2 4; }
        .rule { stroke: #d1d9e0; }
        .pause { stroke: #afb8c1; stroke-dasharray: 1 5; stroke-width: 2; }
        .repeat { stroke: #afb8c1; stroke-width: 1; }
        .stroke { stroke: #818b98; stroke-width: 1.5; }
        .band { fill: #ffebe9; }
        .bandmark { fill: #cf222e; }
        .alarm { fill: #cf222e; }
        .alarmline { stroke: #cf222e; stroke-width: 2; fill: none; }
        .note { fill: #fff8c5; stroke: #d4a72c66; }
        .flight { fill-opacity: .18; stroke-width: 1; stroke-opacity: .6; }
        .work { fill-opacity: .65; stroke-width: 0; }
        .tick { stroke: #59636e; stroke-width: 2; fill: #59636e; }
        .tickfill { fill: #59636e; }
        .cool { fill: #4ac26b; } .warm { fill: #d4a72c; } .hot { fill: #e16f24; } .over { fill: #cf222e; } .none { fill: #f6f8fa; }
        .limit { stroke: #59636e; stroke-dasharray: 4 3; } .warn { fill: #cf222e; }
        .k0 { stroke: #0969da; fill: #0969da; } .k1 { stroke: #bc4c00; fill: #bc4c00; } .k2 { stroke: #1a7f37; fill: #1a7f37; }
        .neutral { stroke: #59636e; fill: #59636e; }
        .k3 { stroke: #8250df; fill: #8250df; } .k4 { stroke: #bf3989; fill: #bf3989; } .k5 { stroke: #4d2d00; fill: #4d2d00; }
        .arrow { stroke-width: 1.8; fill: none; }
        .hollow { fill: #ffffff; stroke-width: 1.8; }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc; } .quiet { fill: #9198a1; } .paper { fill: #0d1117; } .card { fill: #151b23; stroke: #3d444d; }
          .lane, .rule { stroke: #3d444d; } .band { fill: #3c1618; } .bandmark, .alarm { fill: #f85149; } .alarmline { stroke: #f85149; }
          .note { fill: #2e2510; stroke: #9e6a0366; } .tick { stroke: #9198a1; fill: #9198a1; } .tickfill { fill: #9198a1; } .pause, .repeat { stroke: #656c76; }
          .cool { fill: #238636; } .warm { fill: #9e6a03; } .hot { fill: #db6d28; } .over { fill: #f85149; } .none { fill: #151b23; }
          .limit { stroke: #9198a1; } .warn { fill: #f85149; }
          .k0 { stroke: #4493f8; fill: #4493f8; } .k1 { stroke: #f0883e; fill: #f0883e; } .k2 { stroke: #3fb950; fill: #3fb950; }
          .neutral { stroke: #9198a1; fill: #9198a1; }
          .k3 { stroke: #ab7df8; fill: #ab7df8; } .k4 { stroke: #f778ba; fill: #f778ba; } .k5 { stroke: #d4a72c; fill: #d4a72c; }
          .arrow { fill: none; } .hollow { fill: #0d1117; }
        }
        """;

    private readonly StringBuilder body = new();

    /// <summary>The file.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="title">What it shows, for readers who do not see it.</param>
    public string Finish(double width, double height, string title)
    {
        var size = string.Create(CultureInfo.InvariantCulture,
            $"width=\"{width:0.#}\" height=\"{height:0.#}\" viewBox=\"0 0 {width:0.#} {height:0.#}\"");
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" {size} role=\"img\">\n<title>{Escape(title)}</title>\n<style>\n{Style.ReplaceLineEndings("\n")}\n</style>\n"
            + string.Create(CultureInfo.InvariantCulture,
                $"<rect class=\"paper\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"8\"/>\n")
            + body
            + "</svg>\n";
    }

    /// <summary>A text whose base line is at <paramref name="y"/>.</summary>
    public void Text(double x, double y, string text, string style = "", string? title = null) =>
        Line($"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{(title is null ? "" : $"<title>{Escape(title)}</title>")}{Escape(text)}</text>");

    /// <summary>A rectangle.</summary>
    public void Rect(double x, double y, double width, double height, string style, double radius = 0, string? title = null) =>
        Line($"<rect class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"{radius:0.#}\"{Close("rect", title)}");

    /// <summary>A straight line.</summary>
    public void Segment(double x1, double y1, double x2, double y2, string style) =>
        Line($"<line class=\"{style}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>");

    /// <summary>A circle.</summary>
    public void Circle(double x, double y, double radius, string style) =>
        Line($"<circle class=\"{style}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\"/>");

    /// <summary>A path.</summary>
    public void Path(FormattableString data, string style) =>
        Line($"<path class=\"{style}\" d=\"{data.ToString(CultureInfo.InvariantCulture)}\"/>");

    /// <summary>An arrow from one lane to another: a line with a filled head.</summary>
    public void Arrow(double x1, double x2, double y, string colour)
    {
        var way = Math.Sign(x2 - x1);
        Segment(x1, y, x2 - (way * 6), y, $"arrow {colour}");
        Path($"M{x2:0.#} {y:0.#}l{-way * 8:0.#} -4.5v9z", colour);
    }

    /// <summary>Says below a rule how a run ended.</summary>
    /// <param name="left">Left edge.</param>
    /// <param name="right">Right edge.</param>
    /// <param name="y">Where the rule is.</param>
    /// <param name="verdict">What holds and what does not, each with a mark of its own.</param>
    /// <returns>Base line of the last line.</returns>
    public double Verdict(double left, double right, double y, IEnumerable<(bool Holds, string Text)> verdict)
    {
        Segment(left, y, right, y, "rule");
        foreach (var (holds, text) in verdict)
        {
            if (holds)
            {
                Path($"M{left + 2:0.#} {y + 15:0.#}l4 4l8 -9", "arrow k2");
            }
            else
            {
                Path($"M{left + 3:0.#} {y + 10:0.#}l9 9m0 -9l-9 9", "alarmline");
            }

            foreach (var line in TextFitting.Wrap(text, right - left - 40, 13))
            {
                Text(left + 22, y += 19, line, "strong");
            }
        }

        return y;
    }

    private static string Close(string element, string? title) => title is null ? "/>" : $"><title>{Escape(title)}</title></{element}>";

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private void Line(FormattableString element) => body.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
