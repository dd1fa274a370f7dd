namespace AwsMessaging.Try;

/// <summary>A project or solution to report on.</summary>
/// <param name="File">The project or solution file, an absolute path.</param>
public sealed record Target(string File)
{
    private static readonly string[] Solutions = [".slnx", ".sln", ".slnf"];

    /// <summary>The folder of the file.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The name of the file.</summary>
    public string Name => Path.GetFileName(File);

    /// <summary>The project or solution that a path names.</summary>
    /// <param name="path">A C# project, a solution, or a folder with one of them.</param>
    /// <exception cref="Problem">The path names nothing of that kind, or more than one.</exception>
    public static Target At(string path)
    {
        var full = Path.GetFullPath(path);
        if (System.IO.File.Exists(full))
        {
            return IsProject(full) || IsSolution(full)
                ? new Target(full)
                : throw new Problem($"{path} is neither a C# project (.csproj) nor a solution (.sln, .slnx, .slnf).");
        }

        if (!Directory.Exists(full))
        {
            throw new Problem($"{path} does not exist.");
        }

        return InFolder(path, Directory.GetFiles(full));
    }

    private static Target InFolder(string path, string[] files)
    {
        // One solution in two formats is one solution: the newer format is taken.
        var solutions = files.Where(IsSolution)
            .GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.MinBy(f => Array.IndexOf(Solutions, Extension(f)))!)
            .ToList();
        var candidates = solutions.Count > 0 ? solutions : [.. files.Where(IsProject)];
        return candidates switch
        {
            [var only] => new Target(only),
            [] => throw new Problem($"There is no C# project and no solution in the folder {path}."),
            _ => throw new Problem($"There is more than one in the folder {path}, name one: {string.Join(", ", candidates.Select(Path.GetFileName).Order(StringComparer.Ordinal))}."),
        };
    }

    private static bool IsProject(string file) => Extension(file) == ".csproj";

    private static bool IsSolution(string file) => Solutions.Contains(Extension(file));

    private static string Extension(string file) => Path.GetExtension(file).ToLowerInvariant();
}
