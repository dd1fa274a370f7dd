using System.Globalization;
using AwsMessaging.Benchmarks.Measure;

namespace AwsMessaging.Benchmarks;

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        Measures the analyzers' execution time against the bare compile, on generated code.

          dotnet run -c Release --project tests/Benchmarks [-- options]

          --quick            a smoke run: 5,000 lines, 2 repetitions, no peers, no page
          --lines N          lines in each code base (default 100000)
          --repeat N         warm repetitions (default 5; at most 2 for the peers)
          --no-peers         measure only this package
          --analyzer PATH    this package from a .nupkg, a folder or a .dll instead of the build output
          --out FILE         where to write the page (default docs/performance.md)
          --check            exit code 1 when a target is missed
          --write-code DIR   write the generated code bases to a folder, and measure nothing

        Exit codes: 0 done, 1 a target is missed (only with --check), 2 it could not be measured.
        """;

    private const int QuickLines = 5_000;
    private const int QuickRepetitions = 2;

    // The peers take most of the time and need to be known to a few per cent only.
    private const int PeerRepetitions = 2;

    public int Lines { get; private init; } = 100_000;

    public int Repetitions { get; private init; } = 5;

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

    public bool Help { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">It has an unknown option or a value that is missing or out of range; the message is one sentence.</exception>
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
                "--quick" => options with { Quick = true, Lines = QuickLines, Repetitions = QuickRepetitions, Peers = false },
                "--lines" => options with { Lines = Number() },
                "--repeat" => options with { Repetitions = Number() },
                "--no-peers" => options with { Peers = false },
                "--analyzer" => options with { Analyzer = Value() },
                "--out" => options with { Out = Value() },
                "--check" => options with { Check = true },
                "--write-code" => options with { WriteCode = Value() },
                "--subject" => options with { Subject = Value() },
                "--corpus" => options with { CodeBase = Value() },
                "--per-rule" => options with { PerRule = true },
                "--help" or "-h" => options with { Help = true },
                _ => throw new ArgumentException($"There is no option {name}."),
            };
        }

        return options.Subject is null == options.CodeBase is null ? options : throw new ArgumentException("--subject and --corpus go together.");
    }

    /// <summary>The command line of a worker process.</summary>
    public IEnumerable<string> ForWorker(Subject subject, string codeBase, bool perRule)
    {
        var repetitions = subject.IsPackageUnderTest ? Repetitions : Math.Min(Repetitions, PeerRepetitions);
        string[] always = ["--subject", subject.Name, "--corpus", codeBase, "--lines", Invariant(Lines), "--repeat", Invariant(repetitions)];
        return [.. always, .. Analyzer is null ? (string[])[] : ["--analyzer", Analyzer], .. perRule ? (string[])["--per-rule"] : []];
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
