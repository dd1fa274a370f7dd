using System.Reflection;
using System.Text.RegularExpressions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;

namespace AwsMessaging.Simulation.Tests.Adversary;

/// <summary>What every choice point must have, found by reflection in both assemblies, since evidence quotes its statement and its page.</summary>
public sealed class ChoicePointsTests
{
    /// <summary>Whose pages are quoted: AWS's, and of what is not AWS's the maker's.</summary>
    private static readonly string[] Hosts = ["docs.aws.amazon.com", "kafka.apache.org", "learn.microsoft.com"];

    private static readonly Dictionary<string, ChoicePoint> Points = (
        from assembly in new[] { typeof(ChoicePoint).Assembly, typeof(ProgramChoices).Assembly }
        from type in assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(ChoicePoint)
        select (Name: type.Name + "." + field.Name, Point: (ChoicePoint)field.GetValue(null)!)).ToDictionary(p => p.Name, p => p.Point);

    public static TheoryData<string> All => [.. Points.Keys];

    [Fact]
    public void There_are_points_of_every_service_and_of_programs() =>
        Assert.Superset(
            new HashSet<string>
            {
                "batch", "db", "dynamodb", "events", "firehose", "handler", "kafka", "kinesis", "lambda", "net", "outbox", "process", "scheduler",
                "sns", "sqs", "states",
            },
            Points.Values.Select(p => p.Id.Split('.')[0]).ToHashSet());

    /// <summary>Scripts name a point by its id alone.</summary>
    [Fact]
    public void No_two_points_share_an_id() => Assert.Equal(Points.Count, Points.Values.Select(p => p.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(All))]
    public void An_id_is_a_service_and_words(string name) => Assert.Matches("^[a-z]+\\.[a-z]+(-[a-z]+)*$", Points[name].Id);

    [Theory]
    [MemberData(nameof(All))]
    public void A_statement_is_one_sentence_or_two(string name)
    {
        var statement = Points[name].Statement;

        Assert.Matches("^[A-Z].*\\.$", statement);
        Assert.InRange(Regex.Count(statement, "[.!?](\\s|$)"), 1, 2);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_statement_names_a_page_of_whose_service_it_is(string name)
    {
        var source = new Uri(Points[name].Source);

        Assert.Equal("https", source.Scheme);
        Assert.Contains(source.Host, Hosts);
        Assert.True(source.Host != Hosts[0] || source.AbsolutePath.EndsWith(".html", StringComparison.Ordinal), source.ToString());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_outcome_that_a_user_hopes_for_is_named(string name)
    {
        var options = Points[name].Options;

        Assert.NotEmpty(options);
        Assert.DoesNotContain(options, string.IsNullOrWhiteSpace);
        Assert.Equal(options.Count, options.Distinct().Count());
    }
}
