using System.Text;
using System.Text.Json;
using AwsMessaging.Benchmarks;
using AwsMessaging.Benchmarks.Corpus;
using AwsMessaging.Benchmarks.Measure;
using AwsMessaging.Benchmarks.Model;
using AwsMessaging.Benchmarks.Report;

const int done = 0;
const int targetMissed = 1;
const int notMeasured = 2;

try
{
    var options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Options.Usage);
        return done;
    }

    if (options.WriteCode is { } folder)
    {
        WriteCode(folder, options.Lines);
        return done;
    }

    if (options is { Subject: { } name, CodeBase: { } codeBase })
    {
        var subject = Subject.All(options.Analyzer).FirstOrDefault(s => s.Name == name)
            ?? throw new ArgumentException($"There is no subject called '{name}'.");
        var code = CodeBaseGenerator.Generate(codeBase, options.Lines);
        Console.WriteLine(options.ColdStart is { } phase
            ? JsonSerializer.Serialize(await Worker.MeasureColdAsync(subject, code, phase))
            : JsonSerializer.Serialize(await Worker.MeasureAsync(subject, code, options.Repetitions, options.PerRule)));
        return done;
    }

    if (options.Benchmark is { } benchmark)
    {
        var speed = ModelBenchmarks.Speed.FirstOrDefault(b => b.Name == benchmark)
            ?? throw new ArgumentException($"There is no benchmark called '{benchmark}'.");
        Console.WriteLine(JsonSerializer.Serialize(ModelWorker.Measure(speed, options.Repetitions, options.Quick)));
        return done;
    }

    if (options.Heap is { } heap)
    {
        var memory = ModelBenchmarks.Memory.FirstOrDefault(b => b.Name == heap)
            ?? throw new ArgumentException($"There is no benchmark called '{heap}'.");
        Console.WriteLine(JsonSerializer.Serialize(ModelWorker.Measure(memory, options.Messages)));
        return done;
    }

    return await MeasureAllAsync(options);
}
catch (Exception error) when (error is ArgumentException or InvalidOperationException or IOException)
{
    Console.Error.WriteLine(error.Message);
    return notMeasured;
}

async Task<int> MeasureAllAsync(Options options)
{
    var analyzers = options.Parts.HasFlag(Parts.Analyzers) ? await ReportAnalyzersAsync(options) : null;
    var model = options.Parts.HasFlag(Parts.Model) ? await ReportModelAsync(options) : null;
    var measured = new PerformancePage(analyzers?.ToMarkdown(), model?.ToMarkdown());
    Console.WriteLine(measured);
    if (PageOf(options) is { } page)
    {
        var before = File.Exists(page) ? PerformancePage.Parse(await File.ReadAllTextAsync(page)) : PerformancePage.Empty;
        Directory.CreateDirectory(Path.GetDirectoryName(page)!);
        await File.WriteAllTextAsync(page, measured.Over(before).ToString(), new UTF8Encoding(false));
        Console.Error.WriteLine($"written to {page}");
    }

    IEnumerable<Verdict> verdicts = [.. analyzers?.Verdicts ?? [], .. model?.Verdicts ?? []];
    return options.Check && !verdicts.All(v => v.Held) ? targetMissed : done;
}

async Task<PerformanceReport> ReportAnalyzersAsync(Options options)
{
    var scratch = Directory.CreateTempSubdirectory("awsm-benchmarks-");
    try
    {
        if (options.Analyzer is { } path)
        {
            options = options with { Analyzer = AnalyzerFolder.Unpack(path, scratch.FullName) };
        }

        var subjects = Subject.All(options.Analyzer).Where(s => options.Peers || s.IsPackageUnderTest).ToArray();
        var densest = CodeBase.All.Where(c => c.LinesPerCall > 0).MinBy(c => c.LinesPerCall).Name;
        var measurements = new List<Measurement>();
        foreach (var (codeBase, _) in CodeBase.All)
        {
            foreach (var subject in subjects)
            {
                Console.Error.WriteLine($"measuring {subject.Name} on {codeBase} ...");
                var measured = await WorkerProcess.RunAsync(options, subject, codeBase, perRule: false);
                measurements.Add(subject.IsPackageUnderTest
                    ? measured.WithColdStarts(await FurtherColdStartsAsync(options, subject, codeBase))
                    : measured);
            }
        }

        // Each rule is a handful of analyses of its own, and there are many: on less code.
        const int part = 5;
        Console.Error.WriteLine("measuring each rule alone ...");
        var perRule = await WorkerProcess.RunAsync(options with { Lines = options.Lines / part },
            subjects.Single(s => s.IsPackageUnderTest), densest, perRule: true);
        return new PerformanceReport(measurements, perRule, subjects, options, args);
    }
    finally
    {
        scratch.Delete(recursive: true);
    }
}

// The worker that measures all else has made the first.
static async Task<IReadOnlyList<Times>> FurtherColdStartsAsync(Options options, Subject subject, string codeBase)
{
    var starts = new List<Times>();
    for (var phase = 1; phase < options.ColdStarts; phase++)
    {
        starts.Add(await WorkerProcess.RunColdAsync(options, subject, codeBase, phase));
    }

    return starts;
}

async Task<ModelReport> ReportModelAsync(Options options)
{
    var speed = new List<ModelMeasurement>();
    foreach (var benchmark in ModelBenchmarks.Speed)
    {
        Console.Error.WriteLine($"measuring {benchmark.Name} ...");
        speed.Add(await WorkerProcess.RunAsync(options, benchmark));
    }

    var memory = new List<MemoryMeasurement>();
    foreach (var benchmark in ModelBenchmarks.Memory)
    {
        Console.Error.WriteLine($"measuring the heap: {benchmark.Name} ...");
        memory.Add(await WorkerProcess.RunAsync(options, benchmark));
    }

    return new ModelReport(speed, memory, options, args);
}

static string? PageOf(Options options)
{
    if (options.Out is { } path)
    {
        return Path.GetFullPath(path);
    }

#if DEBUG
    Console.Error.WriteLine("A debug build's figures are not worth a page; run it with -c Release.");
    return null;
#else
    return options.Quick ? null : Path.Combine(Subject.Metadata("RepositoryRoot")!, "docs", "performance.md");
#endif
}

static void WriteCode(string folder, int lines)
{
    foreach (var (name, _) in CodeBase.All)
    {
        var codeBase = CodeBaseGenerator.Generate(name, lines);
        foreach (var (path, text) in codeBase.Files)
        {
            var file = Path.Combine(folder, name.Replace('/', '-'), path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text, new UTF8Encoding(false));
        }

        Console.WriteLine($"{name}: {codeBase.Files.Length} files, {codeBase.Lines} lines, {codeBase.AwsCalls} AWS calls, {codeBase.Fingerprint}");
    }
}
