namespace AwsMessaging.Package.Tests.Infrastructure;

/// <summary>A new empty folder outside the repository that goes away with everything in it.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    /// <summary>Creates the folder.</summary>
    public TemporaryDirectory() => FullPath = Directory.CreateTempSubdirectory("awsm-").FullName;

    /// <summary>Absolute path, without a separator at the end.</summary>
    public string FullPath { get; }

    /// <summary>Deletes the folder, as far as no other process holds a file in it.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // On Windows a compiler server may hold an assembly for some minutes; what stays is in the temporary folder of the system.
        }
    }
}
