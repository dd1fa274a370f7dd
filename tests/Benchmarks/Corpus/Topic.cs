namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>What one generated file is about: the names that its templates are filled with.</summary>
/// <param name="Entity">The entity's type name, for example <c>Order</c>.</param>
/// <param name="Number">Distinguishes members and types of the same template; unique within a code base.</param>
/// <param name="Dice">For what templates vary.</param>
internal sealed record Topic(string Entity, int Number, Dice Dice)
{
    private static readonly string[] Verbs = ["Handle", "Apply", "Process", "Prepare", "Complete", "Review", "Collect", "Resolve"];

    public string Plural => Entity.EndsWith('y') ? Entity[..^1] + "ies" : Entity + "s";

    public string Lower => char.ToLowerInvariant(Entity[0]) + Entity[1..];

    public string Verb => Verbs[Number % Verbs.Length];

    /// <summary>A queue name or a host name: lower case.</summary>
    public string Slug => Plural.ToLowerInvariant();

    public int Constant(int exclusiveMaximum) => Dice.Roll(exclusiveMaximum) + 1;
}
