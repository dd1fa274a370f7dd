namespace AwsMessaging.Try.Tests;

public sealed class BuildProblemTests
{
    [Theory]
    [InlineData(
        "/a/b.cs(1,24): error CS0246: The type 'Foo' could not be found [/a/A.csproj]\n/a/b.cs(1,24): error CS0246: The type 'Foo' could not be found [/a/A.csproj]",
        "A.csproj does not compile: /a/b.cs(1,24): CS0246: The type 'Foo' could not be found")]
    [InlineData(
        "/a/b.cs(1,24): error CS0246: One [/a/A.csproj]\r\n/a/b.cs(2,1): error CS0029: Two [/a/A.csproj]\r\n",
        "A.csproj does not compile: /a/b.cs(1,24): CS0246: One (and 1 more error)")]
    [InlineData("/a/A.csproj : error NU1101: Unable to find package X.", "A.csproj cannot be restored: /a/A.csproj: NU1101: Unable to find package X.")]
    [InlineData("x.targets(1,5): error NETSDK1045: Too new. [/a/A.csproj]", "A.csproj needs an SDK or workload that is not installed here: x.targets(1,5): NETSDK1045: Too new.")]
    [InlineData("The command could not be loaded.\nA compatible .NET SDK was not found.", "A.csproj asks in its global.json for a .NET SDK that is not installed here.")]
    [InlineData("Something\nodd\n", "A.csproj: dotnet build ended with exit code 1: odd")]
    public void SaysWhyInOneSentence(string log, string sentence) =>
        Assert.Equal(sentence, BuildProblem.From(new Dotnet.Outcome(1, log), "A.csproj", "build").Message);
}
