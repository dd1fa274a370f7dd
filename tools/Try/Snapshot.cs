namespace AwsMessaging.Try;

/// <summary>Which files a folder holds, with their sizes and times.</summary>
public sealed class Snapshot
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    private readonly Dictionary<string, (long Length, DateTime Written)> _files;

    private Snapshot(Dictionary<string, (long Length, DateTime Written)> files) => _files = files;

    /// <summary>Looks at a folder and everything below it.</summary>
    public static Snapshot Of(string folder) =>
        new(new DirectoryInfo(folder).EnumerateFiles("*", Everything).ToDictionary(f => f.FullName, f => (f.Length, f.LastWriteTimeUtc)));

    /// <summary>The files that are new, different or gone in a later snapshot.</summary>
    public IEnumerable<string> ChangesTo(Snapshot later) =>
        later._files.Where(f => !_files.TryGetValue(f.Key, out var old) || old != f.Value).Select(f => f.Key)
            .Concat(_files.Keys.Where(f => !later._files.ContainsKey(f)))
            .Order(StringComparer.Ordinal);
}
