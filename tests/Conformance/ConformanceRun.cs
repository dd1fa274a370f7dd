using System.Text.Json;

namespace AwsMessaging.Conformance;

/// <summary>Runs every vector file of a folder and says how many of its cases the model passes.</summary>
internal static class ConformanceRun
{
    private const string Usage = """
        Compares the model with recorded behaviour.

          dotnet run --project tests/Conformance -- FOLDER [--verbose]

        Runs every *.json file in FOLDER. --verbose lists each failing case with what was expected and what happened.
        Exit codes: 0 all passed, 1 a case failed that is not contested, or could not be read, 2 the command line is wrong.
        """;

    private const int Passed = 0;
    private const int Failed = 1;
    private const int Misused = 2;

    /// <summary>Runs the command line.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var verbose = args.Contains("--verbose");
        var folders = args.Where(a => !a.StartsWith('-')).ToArray();
        if (folders.Length != 1 || args.Any(a => a.StartsWith('-') && a != "--verbose"))
        {
            error.WriteLine(Usage);
            return Misused;
        }

        if (!Directory.Exists(folders[0]))
        {
            error.WriteLine($"There is no folder {folders[0]}.");
            return Misused;
        }

        return RunFolder(folders[0], verbose, output, error);
    }

    private static int RunFolder(string folder, bool verbose, TextWriter output, TextWriter error)
    {
        var files = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
        {
            error.WriteLine($"There is no vector file in {folder}.");
            return Misused;
        }

        var total = new Count();
        foreach (var file in files)
        {
            total.Add(RunFile(file, verbose, output));
        }

        output.WriteLine($"{total.Passed} passed, {total.Failed} failed");
        return total.Failed == 0 ? Passed : Failed;
    }

    private static Count RunFile(string path, bool verbose, TextWriter output)
    {
        var name = Path.GetFileName(path);
        var count = new Count();
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out var element) || element.GetString() is not { } schema)
            {
                throw new UnreadableException("it has no member \"schema\"");
            }

            if (Schemas().FirstOrDefault(s => s.Schemas.Contains(schema)) is not { } reader)
            {
                throw new UnreadableException($"its schema {schema} is not known");
            }

            var lines = new List<string>();
            foreach (var @case in reader.Cases(root))
            {
                RunCase(@case, count, lines);
            }

            var contested = count.Contested == 0 ? "" : $", contested {count.ContestedPassed}/{count.Contested}";
            output.WriteLine($"{name}: {count.Passed}/{count.Passed + count.Failed}{contested}");
            foreach (var line in lines.Where(l => verbose || l.StartsWith(Unreadable, StringComparison.Ordinal)))
            {
                output.WriteLine("  " + line);
            }
        }
        catch (Exception e) when (e is UnreadableException or JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            count.Failed++;
            output.WriteLine($"{name}: {Unreadable}: {e.Message}");
        }

        return count;
    }

    private const string Unreadable = "cannot be read";

    private static void RunCase(VectorCase @case, Count count, List<string> lines)
    {
        Mismatch? mismatch;
        try
        {
            mismatch = @case.Run();
        }
        catch (Exception e) when (e is UnreadableException or KeyNotFoundException)
        {
            _ = @case.IsContested ? count.Contested++ : count.Failed++;
            lines.Add($"{Unreadable}: {@case.Id}: {e.Message}");
            return;
        }
        catch (Exception e)
        {
            mismatch = new("no exception", $"{e.GetType().Name}: {e.Message}");
        }

        if (@case.IsContested)
        {
            count.Contested++;
            count.ContestedPassed += mismatch is null ? 1 : 0;
        }
        else if (mismatch is null)
        {
            count.Passed++;
        }
        else
        {
            count.Failed++;
        }

        if (mismatch is not null)
        {
            lines.Add($"{(@case.IsContested ? "contested" : "failed")} {@case.Id}: expected {mismatch.Expected}; actual {mismatch.Actual}");
        }
    }

    private static IEnumerable<IVectorSchema> Schemas() =>
        from type in typeof(IVectorSchema).Assembly.GetTypes()
        where type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IVectorSchema))
        orderby type.Name
        select (IVectorSchema)Activator.CreateInstance(type)!;

    private sealed class Count
    {
        public int Passed { get; set; }

        public int Failed { get; set; }

        public int Contested { get; set; }

        public int ContestedPassed { get; set; }

        public void Add(Count other)
        {
            Passed += other.Passed;
            Failed += other.Failed;
        }
    }
}
