namespace AwsMessaging.Try;

/// <summary>A temporary folder that is gone afterwards.</summary>
public sealed class Scratch : IDisposable
{
    /// <summary>Creates the folder.</summary>
    public Scratch() => Root = Directory.CreateTempSubdirectory("awsm-try-").FullName;

    /// <summary>The folder, an absolute path.</summary>
    public string Root { get; }

    /// <summary>A folder in it, created when it is not there.</summary>
    public string Folder(params string[] names) => Directory.CreateDirectory(Path.Combine([Root, .. names])).FullName;

    /// <summary>A path in it.</summary>
    public string File(params string[] names) => Path.Combine([Root, .. names]);

    /// <inheritdoc/>
    public void Dispose() => Delete(Root);

    /// <summary>Deletes a folder, or leaves it to the system when a process still holds one of its files.</summary>
    public static void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"try.cs: {folder} could not be deleted: {e.Message}");
        }
    }
}
