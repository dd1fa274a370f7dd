using System.Globalization;
using System.Reflection;
using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Tests.Facts;

/// <summary>What every fact must have, found by reflection, so that no later one can forget it.</summary>
public sealed class FactsTests
{
    public static TheoryData<string, string> All =>
        [.. from type in typeof(Fact<>).Assembly.GetTypes()
            where type.Namespace == typeof(Fact<>).Namespace
            from fact in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            where IsFact(fact.FieldType)
            select new TheoryDataRow<string, string>(type.Name, fact.Name)];

    [Fact]
    public void There_are_facts_of_every_service_that_rules_speak_of() =>
        Assert.Superset(
            new HashSet<string> { nameof(SqsFacts), nameof(SnsFacts), nameof(KinesisFacts), nameof(LambdaFacts) },
            All.Select(row => row.Data.Item1).ToHashSet());

    [Theory]
    [MemberData(nameof(All))]
    public void A_fact_says_where_it_was_read(string type, string name)
    {
        var source = new Uri((string)Read(type, name, nameof(Fact<int>.Source))!);

        Assert.Equal("https", source.Scheme);
        Assert.Equal("docs.aws.amazon.com", source.Host);
        Assert.EndsWith(".html", source.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_fact_says_when_it_was_checked(string type, string name)
    {
        var asOf = (string)Read(type, name, nameof(Fact<int>.AsOf))!;

        Assert.True(DateTime.TryParseExact(asOf, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month), asOf);
        Assert.InRange(month, new DateTime(2025, 1, 1), new DateTime(2100, 1, 1));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_fact_has_a_value(string type, string name)
    {
        var value = Read(type, name, nameof(Fact<int>.Value));

        Assert.NotNull(value);
        Assert.NotEqual("", value);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_fact_cannot_be_replaced(string type, string name) => Assert.True(FieldOf(type, name).IsInitOnly);

    [Fact]
    public void A_fact_stands_where_its_value_is_meant()
    {
        var fact = new Fact<int>(7, "https://docs.aws.amazon.com/a.html", "2026-10");
        int value = fact;

        Assert.Equal((7, "https://docs.aws.amazon.com/a.html", "2026-10"), (value, fact.Source, fact.AsOf));
    }

    [Theory]
    [InlineData(0, 20, 0, true)]
    [InlineData(0, 20, 20, true)]
    [InlineData(0, 20, 21, false)]
    [InlineData(1, 10, 0, false)]
    [InlineData(-1, -1, -1, true)]
    public void Bounds_include_both_ends(long min, long max, long value, bool expected) => Assert.Equal(expected, new Bounds(min, max).Contains(value));

    [Fact]
    public void Bounds_do_not_end_before_they_begin() =>
        Assert.Equal("max", Assert.Throws<ArgumentOutOfRangeException>(() => new Bounds(1, 0)).ParamName);

    /// <summary>Defaults lie within the range of their setting.</summary>
    [Fact]
    public void Defaults_are_accepted_values() => Assert.True(SqsFacts.MaxNumberOfMessages.Value.Contains(SqsFacts.DefaultMaxNumberOfMessages));

    private static bool IsFact(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Fact<>);

    private static object? Read(string type, string name, string property)
    {
        var fact = FieldOf(type, name).GetValue(null)!;
        return fact.GetType().GetProperty(property)!.GetValue(fact);
    }

    private static FieldInfo FieldOf(string type, string name) =>
        typeof(Fact<>).Assembly.GetType(typeof(Fact<>).Namespace + "." + type)!.GetField(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!;
}
