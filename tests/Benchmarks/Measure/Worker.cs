using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using AwsMessaging.Benchmarks.Corpus;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Benchmarks.Measure;

/// <summary>
/// Measures one subject on one code base in this process: bare compile and analysis in turn, each on files that were just parsed, as in a
/// build, neither of them concurrent. The first pair is the cold one.
/// </summary>
internal sealed class Worker
{
    // There may be a hundred rules, each of which is a handful of analyses.
    private const int PerRuleRepetitions = 3;

    /// <summary>Lines of the code that warms up: enough AWS calls for a round to count, and not much else.</summary>
    private const int WarmUpLines = 20_000;

    /// <summary>Rounds of it for each repetition that is measured.</summary>
    private const int WarmUpRounds = 2;

    /// <summary>How many phases there are, see <see cref="Litter"/>.</summary>
    private const int Phases = 5;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly ImmutableArray<string> _rules;
    private readonly CSharpCompilation _compilation;
    private readonly ImmutableArray<(string Path, byte[] Bytes)> _files;
    private readonly CodeBase _codeBase;
    private readonly List<double> _processorShares = [];

    private Worker(ImmutableArray<DiagnosticAnalyzer> analyzers, CodeBase codeBase)
    {
        _codeBase = codeBase;
        _files = [.. codeBase.Files.Select(f => ("/src/" + f.Path, Encoding.UTF8.GetBytes(f.Text)))];
        _analyzers = analyzers;
        _rules = [.. _analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal)];
        _compilation = CSharpCompilation.Create(
            "GeneratedCodeBase",
            [],
            codeBase.UsesAws ? BenchmarkReferences.WithAws : BenchmarkReferences.WithoutAws,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
                concurrentBuild: false));
    }

    /// <summary>Runs the measurement.</summary>
    /// <param name="subject">Whom to measure.</param>
    /// <param name="codeBase">On what.</param>
    /// <param name="repetitions">Warm repetitions, at least 1.</param>
    /// <param name="perRule">Also measure each rule alone.</param>
    /// <exception cref="InvalidOperationException">The code base does not compile, or the subject does not load.</exception>
    public static async Task<Measurement> MeasureAsync(Subject subject, CodeBase codeBase, int repetitions, bool perRule)
    {
        var worker = new Worker(subject.Load(), codeBase);
        var compilation = worker.Configured(subject);
        var (cold, findings, actions) = await worker.PairAsync(compilation, phase: 0);
        await worker.WarmUpAsync(subject, WarmUpRounds * repetitions);
        var pairs = new List<Times>();
        for (var i = 0; i < repetitions; i++)
        {
            pairs.Add((await worker.PairAsync(compilation, phase: i)).Times);
        }

        return new()
        {
            Subject = subject.Name,
            CodeBase = codeBase.Name,
            Fingerprint = codeBase.Fingerprint,
            Lines = codeBase.Lines,
            AwsCalls = codeBase.AwsCalls,
            Planted = new(codeBase.Planted),
            Analyzers = worker._analyzers.Length,
            Rules = worker._rules.Length,
            Cold = cold,
            Warm = new(Statistics.Median(pairs.Select(p => p.Bare)), Statistics.Median(pairs.Select(p => p.Analyzers))),
            WarmShareFrom = pairs.Min(p => p.Share),
            WarmShareTo = pairs.Max(p => p.Share),
            ProcessorShare = Statistics.Median(worker._processorShares.Skip(1)),
            Findings = findings,
            Actions = actions,
            PerRule = perRule ? await worker.PerRuleAsync(Math.Min(repetitions, PerRuleRepetitions)) : [],
        };
    }

    /// <summary>Measures a cold start and nothing else: worth it in a process that has done nothing yet.</summary>
    /// <param name="subject">Whom to measure.</param>
    /// <param name="codeBase">On what.</param>
    /// <param name="phase">Which of several cold starts it is.</param>
    /// <exception cref="InvalidOperationException">The code base does not compile, or the subject does not load.</exception>
    public static async Task<Times> MeasureColdAsync(Subject subject, CodeBase codeBase, int phase)
    {
        var worker = new Worker(subject.Load(), codeBase);
        return (await worker.PairAsync(worker.Configured(subject), phase)).Times;
    }

    /// <summary>
    /// Compiles and analyses other code with many AWS calls, as a compiler that serves one project after the other does: a method is
    /// compiled for good when it has been called some dozens of times, and in a hundred calls many of the analyzers' are not.
    /// </summary>
    private async Task WarmUpAsync(Subject subject, int rounds)
    {
        var other = new Worker(_analyzers, CodeBaseGenerator.Generate(CodeBase.Dense, WarmUpLines));
        var compilation = other.Configured(subject);
        for (var i = 0; i < rounds; i++)
        {
            await other.PairAsync(compilation, phase: i);
        }
    }

    /// <summary>
    /// A team gets the peers as they come; of the package under test every rule counts, also those that are off by default.
    /// </summary>
    private CSharpCompilation Configured(Subject subject) => subject.IsPackageUnderTest ? With(_ => ReportDiagnostic.Warn) : _compilation;

    private async Task<(Times Times, SortedDictionary<string, int> Findings, SortedDictionary<string, int> Actions)> PairAsync(
        CSharpCompilation compilation, int phase)
    {
        var bare = Bare(compilation, phase);
        var result = await AnalyzeAsync(compilation, phase);
        var actions = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var telemetry in result.AnalyzerTelemetryInfo.Values)
        {
            Count(telemetry, actions);
        }

        return (new(bare, ExecutionTime(result)), Findings(result), actions);
    }

    private double Bare(CSharpCompilation compilation, int phase)
    {
        var fresh = Parsed(compilation);
        Litter(phase);
        var processorTime = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var diagnostics = fresh.GetDiagnostics();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        _processorShares.Add((Environment.CpuUsage.TotalTime - processorTime).TotalMilliseconds / elapsed);
        if (diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException($"The code base {_codeBase.Name} does not compile: {error}");
        }

        return elapsed;
    }

    private Task<AnalysisResult> AnalyzeAsync(CSharpCompilation compilation, int phase)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false,
            logAnalyzerExecutionTime: true);
        var fresh = Parsed(compilation).WithAnalyzers(_analyzers, options);
        Litter(phase);
        return fresh.GetAnalysisResultAsync(CancellationToken.None);
    }

    /// <summary>Each rule with all others suppressed; whatever rules there are, none is listed anywhere.</summary>
    private async Task<IReadOnlyList<RuleCost>> PerRuleAsync(int repetitions)
    {
        var costs = new List<RuleCost>();
        foreach (var rule in _rules)
        {
            var alone = With(id => id == rule ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);
            var findings = Findings(await AnalyzeAsync(alone, phase: 0));
            var times = new List<double>();
            for (var i = 0; i < repetitions; i++)
            {
                times.Add(ExecutionTime(await AnalyzeAsync(alone, phase: i)));
            }

            costs.Add(new(rule, Statistics.Median(times), findings.GetValueOrDefault(rule)));
        }

        return costs;
    }

    /// <summary>
    /// Collects, and leaves some garbage that depends on the phase. A collection of what the compiler left lasts as long as a third of all
    /// that the analyzers do in a cold start; the code being the same, it would fall into the same place each time, be it theirs or the
    /// compiler's.
    /// </summary>
    private static void Litter(int phase)
    {
        // A collection comes after some 150 MB.
        const int piece = 16 << 10;
        const int pieces = (30 << 20) / piece;
        GC.Collect();
        for (var i = 0; i < phase % Phases * pieces; i++)
        {
            GC.KeepAlive(new byte[piece]);
        }
    }

    /// <summary>
    /// A compilation with files that nobody has looked at: what is kept for a file, by the compiler or by an analyzer, is of use to an
    /// editor, which parses the one file that changed, and not to a build, which parses all. They are read as the compiler reads them, from
    /// a stream: a long text is not one string then.
    /// </summary>
    private CSharpCompilation Parsed(CSharpCompilation compilation) =>
        compilation.AddSyntaxTrees(_files.Select(f => CSharpSyntaxTree.ParseText(Read(f.Bytes), ParseOptions, f.Path)));

    private static SourceText Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SourceText.From(stream, Encoding.UTF8, SourceHashAlgorithm.Sha256);
    }

    private CSharpCompilation With(Func<string, ReportDiagnostic> severity) =>
        _compilation.WithOptions(_compilation.Options.WithSpecificDiagnosticOptions(_rules.ToImmutableDictionary(id => id, severity)));

    private static double ExecutionTime(AnalysisResult result) =>
        result.AnalyzerTelemetryInfo.Values.Sum(t => t.ExecutionTime.TotalMilliseconds);

    private static SortedDictionary<string, int> Findings(AnalysisResult result) =>
        new(result.GetAllDiagnostics().Where(d => !d.IsSuppressed).CountBy(d => d.Id).ToDictionary(), StringComparer.Ordinal);

    /// <summary>Adds the counts of all kinds of actions, known here or not: they are the telemetry's properties.</summary>
    private static void Count(AnalyzerTelemetryInfo telemetry, SortedDictionary<string, int> actions)
    {
        const string suffix = "ActionsCount";
        foreach (var property in typeof(AnalyzerTelemetryInfo).GetProperties())
        {
            if (property.Name.EndsWith(suffix, StringComparison.Ordinal) && property.GetValue(telemetry) is int count and > 0)
            {
                var kind = property.Name[..^suffix.Length];
                actions[kind] = actions.GetValueOrDefault(kind) + count;
            }
        }
    }
}
