using System.Globalization;
using AwsMessaging.Benchmarks.Measure;
using AwsMessaging.Benchmarks.Model;

namespace AwsMessaging.Benchmarks;

/// <summary>What can be measured: each a section of the page.</summary>
[Flags]
internal enum Parts
{
    None = 0,

    /// <summary>What the analyzers cost a compile.</summary>
    Analyzers = 1,

    /// <summary>What the model does in a second.</summary>
    Model = 2,
}

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        Measures the analyzers' execution time against the bare compile, on generated code, and the speed of the model.

          dotnet run -c Release --project tests/Benchmarks [-- [analyzers] [model] [options]]

          analyzers          measure the analyzers; the page's section about the model stays as it is
          model              measure the model; the page's section about the analyzers stays as it is
                             (neither word, or both: both)
          --quick            a smoke run: 5,000 lines, 1,000,000 messages, 2 repetitions, one cold start, no peers, no page
          --lines N          lines in each code base (default 100000)
          --messages N       messages over which the model's memory has to stay flat (default 10000000)
          --repeat N         warm repetitions (default 5; at most 2 for the peers)
          --cold-starts N    processes that measure this package's cold start (default 5; one for the peers)
          --no-peers         measure only this package
          --analyzer PATH    this package from a .nupkg, a folder or a .dll instead of the build output
          --out FILE         where to write the page (default docs/performance.md)
          --check            exit code 1 when a target is missed
          --write-code DIR   write the generated code bases to a folder, and measure nothing

        Exit codes: 0 done, 1 a target is missed (only with --check), 2 it could not be measured.
        """;

    private const int QuickLines = 5_000;
    private const int QuickMessages = 1_000_000;
    private const int QuickRepetitions = 2;

    // The peers take most of the time and need to be known to a few per cent only.
    private const int PeerRepetitions = 2;

    /// <summary>What to measure.</summary>
    public Parts Parts { get; private init; }

    public int Lines { get; init; } = 100_000;

    /// <summary>Messages over which memory has to stay flat.</summary>
    public int Messages { get; private init; } = 10_000_000;

    public int Repetitions { get; private init; } = 5;

    /// <summary>Processes that measure the package's cold start.</summary>
    public int ColdStarts { get; private init; } = 5;

    public bool Quick { get; private init; }

    public bool Peers { get; private init; } = true;

    public string? Analyzer { get; init; }

    public string? Out { get; private init; }

    public bool Check { get; private init; }

    public string? WriteCode { get; private init; }

    /// <summary>The worker's subject; null when this process is not a worker.</summary>
    public string? Subject { get; private init; }

    /// <summary>The worker's code base.</summary>
    public string? CodeBase { get; private init; }

    public bool PerRule { get; private init; }

    /// <summary>Which cold start the worker measures, and nothing else; null when it measures more.</summary>
    public int? ColdStart { get; private init; }

    /// <summary>The worker's benchmark of the model's speed; null when this process is not such a worker.</summary>
    public string? Benchmark { get; private init; }

    /// <summary>The worker's benchmark of the model's memory; null when this process is not such a worker.</summary>
    public string? Heap { get; private init; }

    public bool Help { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">It has an unknown option or a value that is missing or out of range; the message is one
    /// sentence.</exception>
    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i];
            string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{name} needs a value.");
            int Number() => int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : throw new ArgumentException($"{name} needs a number of at least 1.");
            options = name switch
            {
                "analyzers" => options with { Parts = options.Parts | Parts.Analyzers },
                "model" => options with { Parts = options.Parts | Parts.Model },
                "--quick" => options with { Quick =
                    true, Lines = QuickLines, Messages = QuickMessages, Repetitions = QuickRepetitions, ColdStarts = 1, Peers = false },
                "--lines" => options with { Lines = Number() },
                "--messages" => options with { Messages = Number() },
                "--repeat" => options with { Repetitions = Number() },
                "--cold-starts" => options with { ColdStarts = Number() },
                "--no-peers" => options with { Peers = false },
                "--analyzer" => options with { Analyzer = Value() },
                "--out" => options with { Out = Value() },
                "--check" => options with { Check = true },
                "--write-code" => options with { WriteCode = Value() },
                "--subject" => options with { Subject = Value() },
                "--corpus" => options with { CodeBase = Value() },
                "--per-rule" => options with { PerRule = true },
                "--cold-start" => options with { ColdStart = Number() },
                "--benchmark" => options with { Benchmark = Value() },
                "--heap" => options with { Heap = Value() },
                "--help" or "-h" => options with { Help = true },
                _ => throw new ArgumentException($"There is no option {name}."),
            };
        }

        if (options.Subject is null != options.CodeBase is null)
        {
            throw new ArgumentException("--subject and --corpus go together.");
        }

        return options.Parts == Parts.None ? options with { Parts = Parts.Analyzers | Parts.Model } : options;
    }

    /// <summary>The command line of a worker process.</summary>
    public IEnumerable<string> ForWorker(Subject subject, string codeBase, bool perRule)
    {
        var repetitions = subject.IsPackageUnderTest ? Repetitions : Math.Min(Repetitions, PeerRepetitions);
        return [.. On(subject, codeBase), "--repeat", Invariant(repetitions), .. perRule ? (string[])["--per-rule"] : []];
    }

    /// <summary>The command line of a worker process that measures a cold start.</summary>
    /// <param name="subject">Of whom.</param>
    /// <param name="codeBase">On what.</param>
    /// <param name="phase">Which of several it is, at least 1.</param>
    public IEnumerable<string> ForWorker(Subject subject, string codeBase, int phase) =>
        [.. On(subject, codeBase), "--cold-start", Invariant(phase)];

    /// <summary>The command line of a worker process that measures the model's speed.</summary>
    public IEnumerable<string> ForWorker(ModelBenchmark benchmark) =>
        [.. Quick ? (string[])["--quick"] : [], "--benchmark", benchmark.Name, "--repeat", Invariant(Repetitions)];

    /// <summary>The command line of a worker process that measures the model's memory.</summary>
    public IEnumerable<string> ForWorker(MemoryBenchmark benchmark) => ["--heap", benchmark.Name, "--messages", Invariant(Messages)];

    private IEnumerable<string> On(Subject subject, string codeBase) =>
        ["--subject", subject.Name, "--corpus", codeBase, "--lines", Invariant(Lines), .. Analyzer is null
            ? (string[])[]
            : ["--analyzer", Analyzer]];

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
