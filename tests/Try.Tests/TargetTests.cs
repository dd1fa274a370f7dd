namespace AwsMessaging.Try.Tests;

public sealed class TargetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("A.csproj")]
    [InlineData("A.sln")]
    [InlineData("A.slnx")]
    [InlineData("A.slnf")]
    public void TakesAFileOrTheFolderItIsIn(string name)
    {
        var file = _folder.Write(name, "");

        Assert.Equal(file, Target.At(file).File);
        Assert.Equal(file, Target.At(_folder.Root).File);
    }

    [Fact]
    public void PrefersASolutionToItsProjectsAndTheNewFormatToTheOld()
    {
        _folder.Write("A.csproj", "");
        _folder.Write("A.sln", "");
        var newest = _folder.Write("A.slnx", "");

        Assert.Equal(newest, Target.At(_folder.Root).File);
    }

    [Fact]
    public void AsksWhichOneWhenThereAreSeveral()
    {
        _folder.Write("B.csproj", "");
        _folder.Write("A.csproj", "");

        Assert.EndsWith("name one: A.csproj, B.csproj.", Assert.Throws<Problem>(() => Target.At(_folder.Root)).Message);
    }

    [Fact]
    public void RefusesWhatIsNoProject()
    {
        var text = _folder.Write("notes.txt", "");

        Assert.Contains("is neither a C# project", Assert.Throws<Problem>(() => Target.At(text)).Message);
        Assert.Contains("There is no C# project", Assert.Throws<Problem>(() => Target.At(_folder.Root)).Message);
        Assert.EndsWith("does not exist.", Assert.Throws<Problem>(() => Target.At(text + "x")).Message);
    }
}
