using Microsoft.CodeAnalysis;
using Xunit;

namespace AwsMessaging.AwsApiStubs.Tests;

public sealed class StubCompilationTests
{
    public static TheoryData<string, SdkMajor> EveryStub
    {
        get
        {
            var data = new TheoryData<string, SdkMajor>();
            foreach (var name in Stubs.AssemblyNames)
            {
                data.Add(name, SdkMajor.V3);
                data.Add(name, SdkMajor.V4);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryStub))]
    public void Compiles(string assemblyName, SdkMajor shape)
    {
        var errors = Stubs.Compile(assemblyName, shape).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(EveryStub))]
    public void CarriesTheAssemblyVersionOfItsMajor(string assemblyName, SdkMajor shape)
    {
        var major = assemblyName switch
        {
            "EntityFramework" => 6,
            _ when assemblyName.StartsWith("AWSSDK.", StringComparison.Ordinal) => (int)shape,
            _ => 1,
        };

        Assert.Equal(major, Stubs.Compile(assemblyName, shape).Assembly.Identity.Version.Major);
    }

    [Fact]
    public void EmitsEachStubOncePerShape()
    {
        var references = new MetadataReference[8];

        Parallel.For(0, references.Length, index => references[index] = Stubs.Get("AWSSDK.Kinesis", SdkMajor.V3));

        Assert.Single(references.Distinct());
        Assert.NotSame(references[0], Stubs.Get("AWSSDK.Kinesis", SdkMajor.V4));
    }

    [Fact]
    public void RejectsAnUnknownName() => Assert.Throws<ArgumentException>(() => Stubs.Get("AWSSDK.S3", SdkMajor.V4));
}
