using System.Globalization;
using System.Text.RegularExpressions;

namespace AwsMessaging.Try.Tests;

/// <summary>Both commands on real input, with the package as it is packed now.</summary>
/// <param name="packed">The package: packed once, as all tests run what is packed now.</param>
public sealed partial class EndToEndTests(EndToEndTests.Packed packed) : IClassFixture<EndToEndTests.Packed>
{
    private static readonly Repository Repository = Repository.Containing(null);
    private static readonly string SampleFolder = Path.Combine(Repository.Root, Repository.SampleFolders[0]);

    public static TheoryData<string> Samples => [.. Repository.SampleFolders];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task ASampleHasWhatItsTableSaysAndIsCleanAfterTheFixes(string sample)
    {
        var output = new StringWriter();
        var run = new SampleRun(Repository, new Terminal(output, colour: false), sample);

        var exitCode = await run.RunAsync(packed.Package, TestContext.Current.CancellationToken);

        Assert.Equal(Table(sample, TableRow()), run.Found.Select(f => $"{f.File}:{f.Span.Line.ToString(CultureInfo.InvariantCulture)} {f.Rule}").Order(StringComparer.Ordinal));
        Assert.Equal(0, exitCode);
        var withoutFix = run.Found.Select(f => f.Rule).Distinct().Where(rule => !HasFix(rule)).Order(StringComparer.Ordinal);
        Assert.Equal(withoutFix, run.Left.Select(f => f.Rule).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheSecondTableOfTheSampleNamesMembersThatAreThere()
    {
        var rows = SilentRow().Matches(File.ReadAllText(Path.Combine(SampleFolder, "README.md")));

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains($" {row.Groups["member"].Value}(", File.ReadAllText(Path.Combine(SampleFolder, row.Groups["file"].Value))));
    }

    [Fact]
    public async Task ReportsOnAnotherProjectAndChangesNothingThere()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Directory.Build.props", "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>");
        folder.Write("Shared/Shared.csproj", Project("netstandard2.0", ""));
        folder.Write("Shared/Names.cs", "namespace Shared { public static class Names { public const string Queue = \"https://sqs.eu-west-1.amazonaws.com/271828182845/orders\"; } }");
        folder.Write("Poller/Poller.csproj", Project("net10.0", """
            <PackageReference Include="AWSSDK.SQS" Version="4.0.100.25" />
            <ProjectReference Include="../Shared/Shared.csproj" />
            """));
        folder.Write("Poller/Poller.cs", """
            using Amazon.SQS;

            public class Poller(IAmazonSQS sqs)
            {
                public async System.Threading.Tasks.Task RunAsync()
                {
                    while (true)
                    {
                        var response = await sqs.ReceiveMessageAsync(Shared.Names.Queue);
                        System.Console.WriteLine(response.Messages?.Count);
                    }
                }
            }
            """);

        // Sources that an earlier build left behind are not part of the project.
        folder.Write("Poller/obj/Debug/net10.0/Poller.AssemblyInfo.cs", "[assembly: System.Reflection.AssemblyTitle(\"Poller\")]");
        var before = Contents(folder.Root);
        var output = new StringWriter();

        var exitCode = await new ReportRun(Repository, new Terminal(output, colour: false))
            .RunAsync(Target.At(Path.Combine(folder.Root, "Poller")), packed.Package, TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.Contains("Poller.cs:9:38 warning AWSM2001", output.ToString());
        Assert.Contains("1 finding in 1 file: 1 warning", output.ToString());
        Assert.Equal(before, Contents(folder.Root));
    }

    [Fact]
    public async Task SaysThatAProjectDoesNotCompile()
    {
        using var folder = new TemporaryFolder();
        folder.Write("Broken.csproj", Project("net10.0", ""));
        folder.Write("Broken.cs", "class Broken { Missing field; }");

        var problem = await Assert.ThrowsAsync<Problem>(() =>
            new ReportRun(Repository, new Terminal(TextWriter.Null, colour: false)).RunAsync(Target.At(folder.Root), packed.Package, TestContext.Current.CancellationToken));

        Assert.StartsWith("Broken.csproj does not compile: ", problem.Message);
        Assert.Contains("CS0246", problem.Message);
    }

    private static string Project(string framework, string items) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>{framework}</TargetFramework>
          </PropertyGroup>
          <ItemGroup>
            {items}
          </ItemGroup>
        </Project>
        """;

    private static IEnumerable<string> Table(string sample, Regex row) =>
        row.Matches(File.ReadAllText(Path.Combine(Repository.Root, sample, "README.md")))
            .Select(m => $"{m.Groups["file"].Value}:{m.Groups["line"].Value} {m.Groups["rule"].Value}")
            .Order(StringComparer.Ordinal);

    private static bool HasFix(string rule) =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", rule + ".md")).Contains("| yes | yes |", StringComparison.Ordinal);

    private static SortedDictionary<string, string> Contents(string folder) =>
        new(Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => path, path => File.Exists(path) ? File.ReadAllText(path) : "folder"));

    [GeneratedRegex(@"^\| (?<file>\S+\.cs) \| (?<line>\d+) \| (?<rule>AWSM\d{4}) \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^\| (?<file>\S+\.cs) \| (?<member>[A-Z]\w+) \|", RegexOptions.Multiline)]
    private static partial Regex SilentRow();

    /// <summary>Packs when the first test asks, and tidies up behind the last.</summary>
    public sealed class Packed : IAsyncLifetime
    {
        private readonly Scratch _scratch = new();

        public PackedPackage Package { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Package = await PackedPackage.PackAsync(Repository, _scratch, TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync()
        {
            _scratch.Dispose();
            return default;
        }
    }
}
