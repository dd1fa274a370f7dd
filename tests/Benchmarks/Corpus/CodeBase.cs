using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>A generated code base: always the same files for the same arguments.</summary>
/// <param name="Name">How it is called in commands and tables.</param>
/// <param name="UsesAws">It references AWS assemblies.</param>
/// <param name="Files">Path and text of each file.</param>
/// <param name="Lines">Lines in all files.</param>
/// <param name="AwsCalls">AWS client calls and Lambda handlers in it.</param>
/// <param name="Planted">How often each rule should report.</param>
internal sealed record CodeBase(
    string Name,
    bool UsesAws,
    ImmutableArray<(string Path, string Text)> Files,
    int Lines,
    int AwsCalls,
    ImmutableSortedDictionary<string, int> Planted)
{
    /// <summary>The code base with the most AWS calls.</summary>
    public const string Dense = "1/30";

    /// <summary>The code base that references AWS assemblies and calls nothing of them.</summary>
    public const string Uncalled = "uncalled";

    /// <summary>The code base without any AWS reference.</summary>
    public const string None = "none";

    /// <summary>The code bases by name, with the lines for each AWS call in them; zero stands for no call at all.</summary>
    public static readonly ImmutableArray<(string Name, int LinesPerCall)> All =
        [("1/1000", 1000), ("1/300", 300), (Dense, 30), (Uncalled, 0), (None, 0)];

    /// <summary>Identifies the text, so that two figures can be seen to be about the same code.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (path, text) in Files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(path));
                hash.AppendData(Encoding.UTF8.GetBytes(text));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
        }
    }
}
