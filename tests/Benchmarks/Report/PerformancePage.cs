namespace AwsMessaging.Benchmarks.Report;

/// <summary>
/// The page with all that is measured: the analyzers' section, then the model's. Each is measured for itself and may be missing.
/// </summary>
/// <param name="Analyzers">The section about the analyzers: it begins the page, so it has the page's title. Null when it is
/// missing.</param>
/// <param name="Model">The section about the model; null when it is missing.</param>
internal sealed record PerformancePage(string? Analyzers, string? Model)
{
    public const string Title = "# Performance";

    /// <summary>What the model's section begins with.</summary>
    public const string ModelHeading = "## The model";

    /// <summary>A page without any section.</summary>
    public static readonly PerformancePage Empty = new(null, null);

    /// <summary>Reads a page.</summary>
    public static PerformancePage Parse(string text)
    {
        var page = text.ReplaceLineEndings("\n");
        var model = ("\n" + page).IndexOf($"\n{ModelHeading}\n", StringComparison.Ordinal);
        var first = (model < 0 ? page : page[..model]).TrimEnd();
        return new(
            first.Length == 0 || first == Title ? null : first + "\n",
            model < 0 ? null : page[model..].TrimEnd() + "\n");
    }

    /// <summary>This page, with the sections of an earlier one where it has none.</summary>
    public PerformancePage Over(PerformancePage earlier) => new(Analyzers ?? earlier.Analyzers, Model ?? earlier.Model);

    /// <summary>The page's text.</summary>
    public override string ToString() => (Analyzers, Model) switch
    {
        (null, null) => Title + "\n",
        (null, _) => $"{Title}\n\n{Model}",
        (_, null) => Analyzers,
        _ => $"{Analyzers}\n{Model}",
    };
}
