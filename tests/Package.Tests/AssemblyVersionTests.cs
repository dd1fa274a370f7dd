using System.IO.Compression;
using AwsMessaging.Package.Tests.Infrastructure;

namespace AwsMessaging.Package.Tests;

/// <summary>
/// Compilers and IDEs keep an analyzer assembly loaded by its identity, so equal versions must mean equal content, and other content another version.
/// </summary>
public sealed class AssemblyVersionTests
{
    private static readonly string[] Names = ["AwsMessaging.Semantics", "AwsMessaging.Analyzers", "AwsMessaging.CodeFixes"];

    [Fact]
    public async Task The_version_moves_with_the_content_and_with_nothing_else()
    {
        using var first = new TemporaryDirectory();
        using var second = new TemporaryDirectory();
        CopySources(first.FullPath);
        CopySources(second.FullPath);

        var inFirst = await PackAsync(first, "out1");
        var inSecond = await PackAsync(second, "out1");
        foreach (var name in Names)
        {
            Assert.True(inFirst[name].AsSpan().SequenceEqual(inSecond[name]), $"{name} differs between two packs of the same sources in two folders.");
        }

        // One character in the assembly that nothing is built on: the versions of the others, whose own sources are the same, move too.
        var source = Directory.GetFiles(Path.Combine(second.FullPath, "src", "CodeFixes"), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        await File.AppendAllTextAsync(source, "\n", TestContext.Current.CancellationToken);
        var changed = await PackAsync(second, "out2");
        var before = Assert.Single(Names.Select(name => AssemblyFile.Read(inSecond[name]).Version).Distinct());
        var after = Assert.Single(Names.Select(name => AssemblyFile.Read(changed[name]).Version).Distinct());
        Assert.NotEqual(before, after);
    }

    private static void CopySources(string target)
    {
        var files = Directory.GetFiles(Repository.Root, "Directory.*.props").Append(Path.Combine(Repository.Root, "global.json"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories));
        foreach (var file in files)
        {
            var relative = Path.GetRelativePath(Repository.Root, file);
            if (relative.Split('/', '\\') is var parts && (parts.Contains("bin") || parts.Contains("obj")))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, relative))!);
            File.Copy(file, Path.Combine(target, relative));
        }
    }

    private static async Task<IReadOnlyDictionary<string, byte[]>> PackAsync(TemporaryDirectory repository, string feed)
    {
        var output = Path.Combine(repository.FullPath, feed);
        (await Packer.PackAsync(repository.FullPath, Path.Combine(repository.FullPath, "artifacts"), output, "copy")).MustSucceed();
        using var archive = ZipFile.OpenRead(Directory.GetFiles(output, "*.nupkg").Single());
        return Names.ToDictionary(name => name, name => ReadAll(archive.GetEntry($"{PackedPackage.AnalyzerFolder}{name}.dll")!));
    }

    private static byte[] ReadAll(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
