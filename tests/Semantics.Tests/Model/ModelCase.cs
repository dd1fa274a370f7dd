using System.Reflection;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Model;

/// <summary>One observation of the model: what it is, and a check that throws when the model does something else.</summary>
/// <param name="Row">The behaviour that it shows.</param>
/// <param name="Name">What is seen, as a sentence.</param>
/// <param name="Check">Runs the model with some behaviours in force and asserts.</param>
public sealed record ModelCase(SemanticRow Row, string Name, Action<SemanticRows> Check);

/// <summary>Marks a static class whose static property <c>Cases</c> has cases: they are found by reflection.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ModelCasesAttribute : Attribute;

/// <summary>All cases of the model, run twice: as it is, and with the behaviour that they show switched off.</summary>
public sealed class ModelTests
{
    private static readonly Lazy<IReadOnlyList<ModelCase>> Cases = new(() =>
        [.. from type in typeof(ModelTests).Assembly.GetTypes()
            where type.GetCustomAttribute<ModelCasesAttribute>() is not null
            orderby type.Name
            from @case in (IEnumerable<ModelCase>)type.GetProperty("Cases", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
            select @case]);

    public static TheoryData<string> Names => [.. Cases.Value.Select(NameOf)];

    public static TheoryData<SemanticRow> Rows => [.. Enum.GetValues<SemanticRow>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_model_does_it(string name) => Assert.Single(Cases.Value, c => NameOf(c) == name).Check(SemanticRows.All);

    /// <summary>A behaviour that could be taken out without a case noticing would be a claim without proof.</summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public void A_missing_behaviour_is_noticed(SemanticRow row)
    {
        var cases = Cases.Value.Where(c => c.Row == row).ToList();
        Assert.NotEmpty(cases);

        Assert.Contains(cases, c => Record.Exception(() => c.Check(SemanticRows.Without(row))) is not null);
    }

    private static string NameOf(ModelCase @case) => $"{@case.Row}: {@case.Name}";
}
