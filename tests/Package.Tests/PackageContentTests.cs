using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>What is in the package and what it says about itself.</summary>
public sealed partial class PackageContentTests(PackedPackage package)
{
    private const string Snapshot = "PackageContentTests.Files.verified.txt";

    [Fact]
    public void The_package_holds_exactly_the_verified_files()
    {
        // The name of one part is a hash of the version.
        var actual = package.Entries().Select(entry => Metadata().Replace(entry, "*.psmdcp")).Order(StringComparer.Ordinal).ToList();
        var verified = Path.Combine(Repository.Root, "tests", "Package.Tests", Snapshot);
        if (!actual.SequenceEqual(File.ReadLines(verified)))
        {
            File.WriteAllLines(verified.Replace(".verified.", ".received.", StringComparison.Ordinal), actual);
        }

        Assert.Equal(File.ReadLines(verified), actual);
    }

    [Fact]
    public void The_nuspec_describes_a_development_dependency_without_dependencies()
    {
        var metadata = package.Nuspec().Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string? Value(string name) => (string?)metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);
        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);

        Assert.Equal(PackedPackage.Id, Value("id"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("expression", (string?)Element("license").Attribute("type"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("git", (string?)Element("repository").Attribute("type"));
        Assert.StartsWith("https://", (string?)Element("repository").Attribute("url"), StringComparison.Ordinal);
        Assert.EndsWith("CHANGELOG.md", Value("releaseNotes"), StringComparison.Ordinal);
        Assert.NotEmpty(Value("authors")!);
        Assert.Contains("SQS", Value("description"), StringComparison.Ordinal);
        Assert.Contains("analyzers", Value("tags")!.Split(' '));
        Assert.Null(Value("dependencies"));
        Assert.Null(Value("frameworkAssemblies"));
        Assert.Null(Value("requireLicenseAcceptance"));
    }

    [Fact]
    public void The_icon_is_a_png_of_128_pixels()
    {
        var icon = package.Read("icon.png");

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a], icon[..8]);
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)));
        Assert.Equal(128, BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)));
    }

    [Fact]
    public void The_readme_has_no_relative_link_and_no_relative_image()
    {
        var readme = System.Text.Encoding.UTF8.GetString(package.Read("README.md"));
        var targets = Link().Matches(readme).Select(match => match.Groups["target"].Value).ToList();

        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.StartsWith("https://", target, StringComparison.Ordinal));
        Assert.DoesNotContain("<img", readme, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_readme_lists_the_analysis_modes_that_have_a_preset()
    {
        var presets = package.Entries().Select(entry => Preset().Match(entry)).Where(match => match.Success).Select(match => match.Groups["mode"].Value);
        var readme = System.Text.Encoding.UTF8.GetString(package.Read("README.md"));

        Assert.Equal(presets.Order(StringComparer.Ordinal), Mode().Matches(readme).Select(match => match.Groups["mode"].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"[0-9a-z]+\.psmdcp$")]
    private static partial Regex Metadata();

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^config/AwsMessaging\.(?<mode>\w+)\.globalconfig$")]
    private static partial Regex Preset();

    [GeneratedRegex(@"^\| `(?<mode>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Mode();
}
