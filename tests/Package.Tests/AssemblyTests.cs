using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>The assemblies that every compiler from the floor on has to load beside those of strangers.</summary>
public sealed class AssemblyTests(PackedPackage package)
{
    /// <summary>
    /// What Roslyn 4.8 consists of and itself refers to, by assembly version. Nothing else may be referred to: an analyzer that brings a library along,
    /// or binds to a newer one than the compiler's, fails to load or breaks its neighbours.
    /// </summary>
    private static readonly Dictionary<string, Version> Floor = new()
    {
        ["netstandard"] = new(2, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
        ["System.Collections.Immutable"] = new(7, 0, 0, 0),
        ["System.Memory"] = new(4, 0, 1, 2),
    };

    /// <summary>The assemblies of the package.</summary>
    public static TheoryData<string> Names => ["AwsMessaging.Semantics", "AwsMessaging.Analyzers", "AwsMessaging.CodeFixes"];

    [Theory]
    [MemberData(nameof(Names))]
    public void References_are_what_the_oldest_supported_compiler_has(string name)
    {
        var assembly = Read(name);
        var foreign = assembly.References.Where(reference => !Names.Any(own => own.Data == reference.Name)).ToList();

        Assert.NotEmpty(foreign);
        Assert.All(foreign, reference =>
        {
            Assert.Contains(reference.Name, Floor);
            Assert.True(reference.Version <= Floor[reference.Name], $"{name} refers to {reference.Name} {reference.Version}; the floor has {Floor[reference.Name]}.");
        });
    }

    [Fact]
    public void The_analyzers_do_not_refer_to_the_workspaces_that_a_command_line_compiler_lacks()
    {
        var references = Read("AwsMessaging.Semantics").References.Concat(Read("AwsMessaging.Analyzers").References).Select(reference => reference.Name);

        Assert.DoesNotContain(references, reference => reference.Contains("Workspaces", StringComparison.Ordinal));
    }

    [Fact]
    public void The_semantics_know_nothing_of_the_compiler()
    {
        Assert.Equal(["netstandard"], Read("AwsMessaging.Semantics").References.Select(reference => reference.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Symbols_are_embedded_and_the_build_is_reproducible(string name)
    {
        var assembly = Read(name);

        Assert.Equal(name, assembly.Name);
        Assert.True(assembly.HasEmbeddedSymbols);
        Assert.True(assembly.IsDeterministic);
    }

    [Fact]
    public void All_assemblies_have_one_version_and_refer_to_each_other_by_it()
    {
        var assemblies = Names.Select(name => Read(name.Data)).ToList();
        var version = Assert.Single(assemblies.Select(assembly => assembly.Version).Distinct());

        Assert.All(
            assemblies.SelectMany(assembly => assembly.References).Where(reference => reference.Name.StartsWith("AwsMessaging.", StringComparison.Ordinal)),
            reference => Assert.Equal(version, reference.Version));
    }

    private AssemblyFile Read(string name) => AssemblyFile.Read(package.Read($"{PackedPackage.AnalyzerFolder}{name}.dll"));
}
