using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Adversary;

/// <summary>
/// Which choice points the adversary may use in a scenario; at all others all goes well, as if there were no choice. What a scenario leaves
/// out is a
/// claim that it does not make, so it belongs in the scenario's report.
/// </summary>
public sealed class PermittedDeviations
{
    /// <summary>Whatever AWS permits.</summary>
    public static readonly PermittedDeviations All = new(null, []);

    /// <summary>Nothing: benign runs only.</summary>
    public static readonly PermittedDeviations None = new([], []);

    private readonly HashSet<string>? only;
    private readonly HashSet<string> except;

    private PermittedDeviations(IEnumerable<string>? only, IEnumerable<string> except)
    {
        this.only = only is null ? null : new(only, StringComparer.Ordinal);
        this.except = new(except, StringComparer.Ordinal);
    }

    /// <summary>These points and no others.</summary>
    public static PermittedDeviations Only(params ChoicePoint[] points) => new(points.Select(p => p.Id), []);

    /// <summary>All points but these.</summary>
    public static PermittedDeviations AllExcept(params ChoicePoint[] points) => new(null, points.Select(p => p.Id));

    /// <summary>Whether the adversary may use a point.</summary>
    public bool Permits(ChoicePoint point) => only?.Contains(point.Id) != false && !except.Contains(point.Id);

    /// <summary>In words.</summary>
    public override string ToString() =>
        only is not null ? only.Count == 0 ? "nothing" : string.Join(", ", only.Order(StringComparer.Ordinal))
        : except.Count == 0 ? "whatever AWS permits"
        : "whatever AWS permits but " + string.Join(", ", except.Order(StringComparer.Ordinal));
}
