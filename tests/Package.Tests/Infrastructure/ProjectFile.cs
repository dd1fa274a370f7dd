using System.Xml.Linq;

namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>Writes project files.</summary>
public sealed class ProjectFile
{
    private readonly XElement _properties = new("PropertyGroup");
    private readonly XElement _items = new("ItemGroup");

    private ProjectFile(string targetFramework) => Property("TargetFramework", targetFramework);

    /// <summary>A class library.</summary>
    /// <param name="targetFramework">Its target framework.</param>
    public static ProjectFile Library(string targetFramework = "net10.0") =>
        new ProjectFile(targetFramework).Property("LangVersion", "latest").Property("Nullable", "enable").Property("ImplicitUsings", "enable");

    /// <summary>Sets a property.</summary>
    public ProjectFile Property(string name, string value)
    {
        _properties.Add(new XElement(name, value));
        return this;
    }

    /// <summary>References a package.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">Exactly this version.</param>
    /// <param name="privateAssets">What does not flow to the users of the project; null: the default of NuGet.</param>
    public ProjectFile Package(string id, string version, string? privateAssets = null)
    {
        _items.Add(new XElement("PackageReference", new XAttribute("Include", id), new XAttribute("Version", version), privateAssets is null ? null : new XAttribute("PrivateAssets", privateAssets)));
        return this;
    }

    /// <summary>References the package under test as <c>dotnet add package</c> does for a development dependency.</summary>
    /// <param name="package">The package under test.</param>
    public ProjectFile Analyzers(PackedPackage package) => Package(PackedPackage.Id, package.Version, privateAssets: "all");

    /// <summary>References the SDK for SQS.</summary>
    public ProjectFile Sqs() => Package("AWSSDK.SQS", Repository.SqsVersion);

    /// <summary>References another AWS package, or the assembly that stands in for it.</summary>
    /// <param name="name">Name of package and assembly.</param>
    public ProjectFile Aws(string name)
    {
        if (Repository.UsesAwsPackages)
        {
            return Package(name, name.StartsWith("AWSSDK.", StringComparison.Ordinal) ? "4.*" : "*");
        }

        _items.Add(new XElement("Reference", new XAttribute("Include", name), new XElement("HintPath", Path.Combine(AppContext.BaseDirectory, "Stubs", $"{name}.dll"))));
        return this;
    }

    /// <summary>References another project.</summary>
    /// <param name="path">Relative path.</param>
    public ProjectFile Project(string path)
    {
        _items.Add(new XElement("ProjectReference", new XAttribute("Include", path)));
        return this;
    }

    /// <summary>The file's text.</summary>
    public override string ToString() => new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"), _properties, _items).ToString();
}
