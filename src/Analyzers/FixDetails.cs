using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers;

/// <summary>
/// What a rule tells its fix: a fix never analyses again, it reads names from properties and places from additional locations. A place's
/// role is a property that holds its index.
/// </summary>
internal sealed class FixDetails
{
    private readonly ImmutableDictionary<string, string?>.Builder properties = ImmutableDictionary.CreateBuilder<string, string?>();
    private readonly ImmutableArray<Location>.Builder locations = ImmutableArray.CreateBuilder<Location>();

    public ImmutableDictionary<string, string?> Properties => properties.ToImmutable();

    public IEnumerable<Location> Locations => locations;

    public FixDetails With(string name, string? value)
    {
        properties[name] = value;
        return this;
    }

    public FixDetails At(string role, SyntaxNode node)
    {
        properties[role] = locations.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        locations.Add(node.GetLocation());
        return this;
    }
}
