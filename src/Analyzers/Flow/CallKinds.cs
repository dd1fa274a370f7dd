using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>What a call is for, told by whose method it is and by its name: writing a log, reading a value, or work.</summary>
internal static class CallKinds
{
    /// <summary>How many streams are looked through, one made around the other.</summary>
    private const int MaxStreams = 5;

    private static readonly string[] LogWords = 
    [
        "Log", "Logger", "Logging", "Trace", "Tracer", "Metric", "Metrics", "Telemetry", "Track", "Diagnostics",
    ];

    /// <summary>How methods of a log begin that write a line.</summary>
    private static readonly string[] LineVerbs =
    [
        "Log", "Info", "Information", "Warn", "Warning", "Error", "Fatal", "Critical", "Debug", "Trace", "Verbose", "Notice", "Exception",
    ];

    /// <summary>How levels are called that are off where code runs for others.</summary>
    private static readonly string[] DebugWords = ["Debug", "Trace", "Verbose"];

    /// <summary>What is said of those that measure and count, and write no text.</summary>
    private static readonly string[] MeasureWords = ["Metric", "Metrics", "Telemetry", "Tracer", "Tracing"];

    /// <summary>How the names of assemblies begin whose logs are logs and nothing else.</summary>
    private static readonly string[] LogAssemblies = ["System", "Microsoft.", "Amazon.Lambda.", "AWS.L", "Serilog", "NLog", "log4net"];

    /// <summary>How methods begin that make another form of what they are given and leave the world as it is.</summary>
    private static readonly string[] ParsingVerbs =
    [
        "Deserialize", "Parse", "TryParse", "Read", "Decode", "Decompress", "Decrypt", "Unwrap", "Unpack", "Map", "Convert", "To", "From",
        "As", "Extract", "Is", "Has", "Can", "Should", "Contains", "Validate", "Equals", "Compute", "Hash", "Format", "Normalize",
    ];

    /// <summary>How methods begin that are called for what they return, and may do something on the way.</summary>
    private static readonly string[] ReadingVerbs =
        [.. ParsingVerbs, "Get", "TryGet", "Create", "Build", "Make", "New", "Describe", "Find", "Resolve", "Lookup", "Select"];

    /// <summary>How methods are named that only settle a message, or forget it.</summary>
    private static readonly string[] SettlingWords =
    [
        "Delete", "Deleted", "Remove", "Removed", "Ack", "Acknowledge", "Acknowledged", "Complete", "Completed", "Release", "Released",
        "Dispose", "Forget", "Untrack", "Unregister", "Finish", "Finished", "Settle", "Settled", "Cancel", "Stop", "Clear", "Visibility",
        "Heartbeat", "Extend",
    ];

    /// <summary>Namespaces of the framework whose methods reach beyond the process, or hand a thing to other code.</summary>
    private static readonly string[] Reaching =
    [
        "System.IO", "System.Net", "System.Data", "System.Threading.Channels", "System.Threading.Tasks.Dataflow",
        "System.Diagnostics.Process", "System.Reflection",
    ];

    /// <summary>Tells somebody what happens and changes nothing: logs, the console, traces, measurements.</summary>
    public static bool IsLog(IMethodSymbol method) =>
        method.ContainingAssembly?.Name is "System.Console" or "Serilog" or "NLog" or "log4net"
            or "Microsoft.Extensions.Logging.Abstractions"
        || method.ContainingType.IsIn("System.Diagnostics")
        || (method.ContainingType.Name == nameof(Console) && method.ContainingType.NamespaceName() == "System")
        || Array.Exists(LogWords, w => Says(method.Name, w) || Says(method.ContainingType.Name, w));

    /// <summary>A log by its name, and by nothing else that is known of it.</summary>
    public static bool IsLogByName(IMethodSymbol method) => IsLog(method)
        && !Array.Exists(LogAssemblies, a => method.ContainingAssembly?.Name.StartsWith(a, StringComparison.Ordinal) == true);

    /// <summary>
    /// A log that certainly does nothing else. A method of this compilation that is called one may do more: throw (<c>LogAndThrow(e)</c>),
    /// park the message, take a note that others read. One that is only declared may keep what it is given, an event log, unless it is
    /// named for writing a line and gives nothing back. Of another project's an editor has the source and a build has not: it is not looked at.
    /// </summary>
    public static bool IsOnlyLog(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (IsOnConsole(call))
        {
            return true;
        }

        if (!IsLog(method) || method.Name.IndexOf("Throw", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return false;
        }

        var bodies = method.DeclaringSyntaxReferences.Where(r => call.SemanticModel?.Compilation.ContainsSyntaxTree(r.SyntaxTree) == true)
            .Select(r => r.GetSyntax()).Where(HasBody).ToList();
        return bodies.Count > 0
            ? !Says(method.Name, "And") && !bodies.Exists(b => b.DescendantNodes().Any(DoesMore))
            : !IsLogByName(method) || !(Says(method.Name, "And") || call.Arguments.Any(MayBeKept));

        static bool HasBody(SyntaxNode declaration) => declaration.ChildNodes().Any(n => n is BlockSyntax or ArrowExpressionClauseSyntax);

        bool MayBeKept(IArgumentOperation argument) => !IsLine(method)
            ? argument.Value.ConstantValue.HasValue is false
            : Execution.IsTask(method.ReturnType)
                && argument.Value.Unwrapped() is IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation
                && argument.Value.Unwrapped().Type?.IsException() != true && argument.Value.Type?.Name != nameof(CancellationToken);
    }

    /// <summary>Whether a log's method is named for writing a line, of whatever level, and gives nothing back.</summary>
    private static bool IsLine(IMethodSymbol method) =>
        IsWithoutResult(method) && Array.Exists(LineVerbs, v => BeginsWith(method.Name, v));

    /// <summary>
    /// A log of a level that is off where code runs for others: <c>LogDebug</c>, <c>LogTrace</c>, and their like elsewhere.
    /// </summary>
    public static bool IsLogForDebugging(IMethodSymbol method) =>
        (method.Name is "LogDebug" or "LogTrace" && method.ContainingType.IsIn("Microsoft.Extensions.Logging"))
        || (method.Name is "Debug" or "Trace" or "Verbose" && method.ContainingAssembly?.Name is "Serilog" or "NLog" or "log4net");

    /// <summary>
    /// An entry of a log that is certainly of another level than those: not one whose level a variable says, no measurement, and no
    /// question whether the level is on.
    /// </summary>
    public static bool IsLogOfConsequence(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!IsLog(method) || !IsWithoutResult(method) || IsLogForDebugging(method)
            || Array.Exists(DebugWords, w => method.Name.EndsWith(w, StringComparison.Ordinal)
                || method.Name.EndsWith(w + "Async", StringComparison.Ordinal)))
        {
            return false;
        }

        return method.ContainingType.IsIn("System.Diagnostics")
            ? method.ContainingType.Name is "Trace" or "TraceSource" or "EventLog"
            : !Array.Exists(MeasureWords, w => Says(method.Name, w) || Says(method.ContainingType.Name, w))
                && !call.Arguments.Any(a => MayBeLevelForDebugging(a.Value.Unwrapped()));

        static bool MayBeLevelForDebugging(IOperation value) => value.Type is { Name: var type }
            && type.EndsWith("Level", StringComparison.Ordinal)
            && (value is not IFieldReferenceOperation { Field: var level } || Array.IndexOf(DebugWords, level.Name) >= 0);
    }

    /// <summary>A log by its name that may keep what it is given, or do something with it.</summary>
    public static bool MayBeMoreThanLog(IInvocationOperation call) => IsLogByName(call.TargetMethod) && !IsOnlyLog(call);

    /// <summary>
    /// Whether a part of a method that is called a log throws, ends the process, takes a note, or does something that has no name of a log.
    /// </summary>
    private static bool DoesMore(SyntaxNode node) => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax
            or SimpleNameSyntax { Identifier.ValueText: "Add" or "TryAdd" or "AddRange" or "Enqueue" or "Push" } => true,
        ExpressionStatementSyntax { Expression: var expression } => IsMoreThanLog(expression),
        ArrowExpressionClauseSyntax { Expression: var expression } => IsMoreThanLog(expression),
        ReturnStatementSyntax { Expression: { } expression } => IsMoreThanLog(expression),
        _ => false,
    };

    private static bool IsMoreThanLog(ExpressionSyntax expression) => expression switch
    {
        AwaitExpressionSyntax awaited => IsMoreThanLog(awaited.Expression),
        ConditionalAccessExpressionSyntax access => !access.DescendantTokens().Any(SaysLog),
        InvocationExpressionSyntax call => !call.Expression.DescendantTokens().Any(SaysLog),
        AssignmentExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Whether a token is what a log, or its method, is called: <c>_log</c>, <c>logger</c>, <c>Console</c>.</summary>
    private static bool SaysLog(SyntaxToken token)
    {
        var name = token.ValueText.TrimStart('_');
        return name is "Console" or "Debug" or "Delay"
            || (WordsOf(name) is var words && Array.Exists(LogWords, w => Says(words, w)));
    }

    /// <summary>
    /// Certainly does something with what it is given that matters to others: a method that is not the framework's own and not called for
    /// what it returns, a delegate, and what reaches files, networks, databases or other tasks.
    /// </summary>
    public static bool IsWork(IInvocationOperation call) => MayBeWork(call) && !IsSettling(call.TargetMethod)
        && !IsCallback(call.TargetMethod)
        && (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke || IsWithoutResult(call.TargetMethod)
        || !Begins(call.TargetMethod, ReadingVerbs));

    /// <summary>Cannot be told to be only a log or a reading of what it is given.</summary>
    public static bool MayBeWork(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return true;
        }

        if (IsLog(method) || IsOnConsole(call) || (!IsWithoutResult(method) && !Execution.IsTask(method.ReturnType)
            && Begins(method, ParsingVerbs)))
        {
            return false;
        }

        return method.ContainingType.IsIn("System")
            ? IsCallback(method) || (Array.Exists(Reaching, n => method.ContainingType.IsIn(n)) && !IsInMemory(call))
            : !method.ContainingType.IsIn("Newtonsoft");
    }

    /// <summary>
    /// A method of one of the framework's interfaces by which code of others is told something: <c>IObserver.OnNext</c>,
    /// <c>IProgress.Report</c>.
    /// </summary>
    public static bool IsCallback(IMethodSymbol method) =>
        method is { ContainingType.TypeKind: TypeKind.Interface, Parameters.Length: > 0 } && IsWithoutResult(method)
        && method.ContainingType.IsIn("System") && !method.ContainingType.IsIn("System.Collections");

    /// <summary>
    /// Whether a call reads or writes memory by the ways of files: <c>buffer.WriteAsync(…)</c>, <c>data.CopyToAsync(buffer)</c>.
    /// </summary>
    private static bool IsInMemory(IInvocationOperation call) => call.Instance is { } instance && IsMemory(instance)
        && call.Arguments.All(a => !a.Value.Unwrapped().Type.IsIn("System.IO") || IsMemory(a.Value));

    /// <summary>A stream or writer in memory, or one that is made around such: <c>new GZipStream(buffer, …)</c>.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="steps">How many streams may be around it: in code that is being typed, one may be made around itself.</param>
    private static bool IsMemory(IOperation stream, int steps = MaxStreams)
    {
        stream = stream.Unwrapped();
        return (stream.Type is { Name: "MemoryStream" or "StringWriter" or "StringReader" } && stream.Type.IsIn("System.IO"))
            || (steps > 0 && stream is ILocalReferenceOperation { Local: var local }
                && BodyIndex.Of(stream).DeclaratorOf(local)?.GetVariableInitializer() is { Value: var value }
                && value.Unwrapped() is IObjectCreationOperation { Arguments: [{ Value: var inner }, ..] } made
                && made.Type.IsIn("System.IO") && IsMemory(inner, steps - 1));
    }

    /// <summary>A writer of the console: <c>Console.Out</c>, <c>Console.Error</c>.</summary>
    public static bool IsOnConsole(IInvocationOperation call) =>
        call.Instance?.Unwrapped() is IPropertyReferenceOperation
            { Property: { Name: "Out" or "Error", ContainingType.Name: nameof(Console) } };

    /// <summary>Whether a method's name says that it settles messages: deletes, acknowledges, completes.</summary>
    public static bool IsSettling(IMethodSymbol method) => Array.Exists(SettlingWords, w => Says(method.Name, w));

    /// <summary>Whether a method's name says that it does no more than that: <c>DeleteAsync</c>, not <c>HandleAndDelete</c>.</summary>
    public static bool IsOnlySettling(IMethodSymbol method) =>
        Begins(method, SettlingWords) || (Says(method.Name, "Visibility") && !Says(method.Name, "And"));

    public static bool IsWithoutResult(IMethodSymbol method) =>
        method.ReturnsVoid || (Execution.IsTask(method.ReturnType) && method.ReturnType is INamedTypeSymbol { Arity: 0 });

    /// <summary>Whether a method is named for one of the verbs, and for nothing more: <c>Parse</c>, not <c>ParseAndSave</c>.</summary>
    public static bool Begins(IMethodSymbol method, string[] verbs) =>
        !Says(method.Name, "And") && Array.Exists(verbs, v => BeginsWith(method.Name, v));

    /// <summary>
    /// Whether a name has a word in it: <c>Log</c> is in <c>TryLog</c>, and neither in <c>Catalog</c> nor in <c>Logistics</c>.
    /// </summary>
    public static bool Says(string name, string word)
    {
        for (var at = name.IndexOf(word, StringComparison.Ordinal); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (end == name.Length || !char.IsLower(name[end]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name with its first letter large, so that its words can be told: <c>Notify</c> of <c>_notify</c>.</summary>
    public static string WordsOf(string name) => name.TrimStart('_') is { Length: > 0 } bare ? bare.Capitalized() : "";

    private static bool BeginsWith(string name, string verb) =>
        name.StartsWith(verb, StringComparison.Ordinal) && (name.Length == verb.Length || !char.IsLower(name[verb.Length]));
}
