using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>What an assembly's metadata says, read without loading it.</summary>
/// <param name="Name">Simple name.</param>
/// <param name="Version">Assembly version.</param>
/// <param name="References">Names and versions of the assemblies it refers to.</param>
/// <param name="HasEmbeddedSymbols">Whether the symbols are inside the file.</param>
/// <param name="IsDeterministic">Whether the compiler marked the file as reproducible.</param>
public sealed record AssemblyFile(string Name, Version Version, IReadOnlyList<(string Name, Version Version)> References, bool HasEmbeddedSymbols, bool IsDeterministic)
{
    /// <summary>Reads an assembly.</summary>
    /// <param name="content">The whole file.</param>
    public static AssemblyFile Read(byte[] content)
    {
        using var file = new PEReader(new MemoryStream(content));
        var metadata = file.GetMetadataReader();
        var definition = metadata.GetAssemblyDefinition();
        var debug = file.ReadDebugDirectory();
        return new AssemblyFile(
            metadata.GetString(definition.Name),
            definition.Version,
            [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))],
            debug.Any(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb),
            debug.Any(entry => entry.Type == DebugDirectoryEntryType.Reproducible));
    }
}
