using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>
/// The API stubs as assemblies that can be loaded, for the packages that this process does not have. They have data types that work; of their
/// clients every call throws, until the glue of a scenario overrides it.
/// </summary>
internal static class StubImages
{
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Images = new(() =>
        Stubs.AssemblyNames
            .Where(name => Stubs.TryGetReal(name, SdkMajor.V4) is null)
            .ToDictionary(name => name, Emit, StringComparer.Ordinal));

    /// <summary>Images by simple name.</summary>
    public static IReadOnlyDictionary<string, byte[]> All => Images.Value;

    private static byte[] Emit(string name)
    {
        using var image = new MemoryStream();
        var result = Stubs.Compile(name, SdkMajor.V4).Emit(image);
        return result.Success ? image.ToArray() : throw new InvalidOperationException($"The stub of {name} does not compile: {result.Diagnostics[0]}");
    }
}
