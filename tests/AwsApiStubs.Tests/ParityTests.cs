using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AwsMessaging.AwsApiStubs.Tests;

/// <summary>Holds the v4 stubs against the real assemblies, as far as their packages are referenced.</summary>
public sealed class ParityTests(ITestOutputHelper output)
{
    public static TheoryData<string> RealAssemblies => [.. Stubs.AssemblyNames.Where(HasReal)];

    [Fact]
    public void ComparesAtLeastOneAssembly()
    {
        var compared = Stubs.AssemblyNames.Where(HasReal).ToArray();
        var skipped = Stubs.AssemblyNames.Except(compared).ToArray();
        output.WriteLine("compared: " + string.Join(", ", compared));
        output.WriteLine("skipped, package not referenced: " + string.Join(", ", skipped));

        Assert.Contains("AWSSDK.SQS", compared);
        if (BuiltWithAllPackages)
        {
            Assert.Empty(skipped);
        }
    }

    [Theory]
    [MemberData(nameof(RealAssemblies))]
    public void EveryStubMemberIsReal(string assemblyName)
    {
        var stub = Stubs.Compile(assemblyName, SdkMajor.V4);
        var real = Compile(assemblyName);

        var comparison = new ApiComparison(stub.Assembly, real);

        output.WriteLine($"{assemblyName}: {comparison.Types} types, {comparison.Members} members compared with {real.Identity}");
        Assert.True(comparison.Members > 0, "The stub has no members.");
        Assert.True(comparison.Differences.Count == 0, string.Join(Environment.NewLine, comparison.Differences));
    }

    private static bool BuiltWithAllPackages => typeof(ParityTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(attribute => attribute is { Key: "AwsPackages", Value: "true" });

    private static bool HasReal(string assemblyName) => Stubs.TryGetReal(assemblyName, SdkMajor.V4) is not null;

    private static IAssemblySymbol Compile(string assemblyName)
    {
        var reference = Stubs.TryGetReal(assemblyName, SdkMajor.V4)!;
        var compilation = CSharpCompilation.Create(
            "Parity",
            references: ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.Hosting, ReferenceSets.Aws(SdkMajor.V4), [reference]));
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
    }
}
