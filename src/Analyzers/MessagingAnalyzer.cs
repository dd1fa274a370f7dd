using System.Collections.Immutable;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers;

/// <summary>
/// The one analyzer that the compiler sees. It registers once per kind of operation, turns away whatever does not belong to an AWS
/// assembly by comparing references, and hands the rest to the rules that asked for it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessagingAnalyzer : DiagnosticAnalyzer
{
    /// <summary>A rule threw. It is contained: the other rules go on, and the build does not fail for it.</summary>
    internal static readonly DiagnosticDescriptor RuleFailed = new(
        id: "AWSM0001",
        title: "A rule failed",
        messageFormat: "Rule {0} failed on this code and was skipped here: {1}",
        category: Categories.Tool,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "An error in AwsMessaging.Analyzers itself. The code that it points at need not be wrong. Please report it.",
        helpLinkUri: Rule.HelpLink("AWSM0001"));

    private readonly Interests interests;

    /// <summary>All rules.</summary>
    public MessagingAnalyzer()
        : this(RuleCatalog.All)
    {
    }

    /// <summary>Some rules: tests run one alone through the same dispatcher.</summary>
    internal MessagingAnalyzer(ImmutableArray<Rule> rules)
    {
        interests = new Interests(rules);
        SupportedDiagnostics = rules.Select(r => r.Descriptor).Append(RuleFailed).ToImmutableArray();
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
#pragma warning disable RS0030 // The one place that configures the analysis
        // Generated code is not analysed. Asked to filter what is reported there too, the compiler would walk all tokens of a file at its
        // first report, which cost as much as all rules together; reports are made where the analysed code stands.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
#pragma warning restore RS0030
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        if (MessagingSymbols.TryCreate(context.Compilation) is not { } symbols || symbols.IsTestProject)
        {
            return;
        }

        var state = new CompilationState(context.Compilation, symbols, context.Options);
        context.RegisterOperationAction(c => OnInvocation(c, state), OperationKind.Invocation);
        context.RegisterOperationAction(c => OnCreation(c, state), OperationKind.ObjectCreation);
        if (symbols.HasBatchEvents && interests.Handlers.Count > 0)
        {
            context.RegisterOperationAction(c => OnMethodBody(c, state), OperationKind.MethodBody);
        }
    }

    // The three callbacks see every call, creation and method of a program. What rejects them allocates nothing, so what belongs to AWS
    // goes on in methods of its own: a closure would be made where its method begins.
    private void OnInvocation(OperationAnalysisContext context, CompilationState state)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if ((state.Symbols.IsWatched(method.ContainingAssembly) || method.IsOverride) && state.Symbols.OperationOf(method) is { } operation)
        {
            CheckCall(call, operation, context, state);
        }
    }

    private void CheckCall(IInvocationOperation call, AwsOperation operation, OperationAnalysisContext context, CompilationState state)
    {
        if (operation == AwsApi.LambdaRuntime.Create
            && Contained(context, "handlers", () => BatchHandler.FromBootstrap(call, state, context.CancellationToken)) is { } handler)
        {
            var facts = new HandlerFacts();
            Run(interests.Handlers, context, state, rule => new HandlerContext(rule, handler, facts));
        }

        if (operation.Service != AwsApi.Cdk.Service && ClientCode.IsOutOfView(call, state))
        {
            return;
        }

        var interested = interests.For(operation);
        if (interested.Count > 0 && !Scopes.IsInExpressionTree(call))
        {
            var facts = new CallFacts();
            Run(interested, context, state, rule => new CallContext(rule, call, operation, facts));
        }

        if (interests.HasResources && Shapes.Of(operation) is { } shape)
        {
            CheckResources(call, shape, context, state);
        }
    }

    private void OnCreation(OperationAnalysisContext context, CompilationState state)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (state.Symbols.TypeOf(creation.Type) is not { } type)
        {
            return;
        }

        if (interests.For(type) is { Count: > 0 } interested)
        {
            CheckCreation(creation, interested, context, state);
        }

        if (interests.HasResources && Shapes.Of(type) is { } shape)
        {
            CheckResources(creation, shape, context, state);
        }
    }

    private void CheckResources(IOperation operation, Shape shape, OperationAnalysisContext context, CompilationState state)
    {
        if (interests.For(shape.Kind) is not { Count: > 0 } interested)
        {
            return;
        }

        var cancellation = context.CancellationToken;
        var sites = Contained(context, "resources", () => state.Resources.At(operation, state, cancellation));
        foreach (var site in sites ?? [])
        {
            Run(interested, context, state, rule => new ResourceContext(rule, new Resource(site, state, cancellation)));
        }
    }

    private static void CheckCreation(
        IObjectCreationOperation creation, IReadOnlyList<Interest<CreationContext>> interested, OperationAnalysisContext context,
        CompilationState state)
    {
        if (!Scopes.IsInExpressionTree(creation))
        {
            Run(interested, context, state, rule => new CreationContext(rule, creation));
        }
    }

    private void OnMethodBody(OperationAnalysisContext context, CompilationState state)
    {
        if (context.Operation.Syntax is BaseMethodDeclarationSyntax { ParameterList.Parameters.Count: > 0 } declaration
            && state.EventTypeNames(context.CancellationToken).MayBeTakenBy(declaration)
            && context.ContainingSymbol is IMethodSymbol method && BatchHandler.TakesEvent(method, state.Symbols))
        {
            CheckHandler(method, context, state);
        }
    }

    private void CheckHandler(IMethodSymbol method, OperationAnalysisContext context, CompilationState state)
    {
        if (Contained(context, "handlers", () => BatchHandler.FromMethod(method, (IMethodBodyOperation)context.Operation, state,
            context.CancellationToken))
            is { } handler)
        {
            var facts = new HandlerFacts();
            Run(interests.Handlers, context, state, rule => new HandlerContext(rule, handler, facts));
        }
    }

    private static void Run<TContext>(
        IReadOnlyList<Interest<TContext>> interested, OperationAnalysisContext context, CompilationState state,
        Func<RuleContext, TContext> wrap)
    {
        var tree = context.Operation.Syntax.SyntaxTree;
        var enabled = state.EnabledIn(tree);
        Action<Diagnostic> report = context.ReportDiagnostic;
        foreach (var interest in interested)
        {
            if (!enabled.Contains(interest.Rule, context.CancellationToken))
            {
                continue;
            }

            try
            {
                interest.Check(wrap(new RuleContext(interest.Rule, state, tree, report, context.CancellationToken)));
            }
#pragma warning disable CA1031 // Whatever it is, it is reported
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                ReportFailure(context, interest.Rule.Name, e);
            }
        }
    }

    /// <summary>Finds what rules ask about.</summary>
    private static T? Contained<T>(OperationAnalysisContext context, string what, Func<T?> find)
        where T : class
    {
        try
        {
            return find();
        }
#pragma warning disable CA1031 // Whatever it is, it is reported
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            ReportFailure(context, what, e);
            return null;
        }
    }

    /// <summary>A fault in a rule must cost neither the build nor the other rules.</summary>
    private static void ReportFailure(OperationAnalysisContext context, string rule, Exception e) =>
#pragma warning disable RS0030 // Not a finding of a rule
        context.ReportDiagnostic(Diagnostic.Create(RuleFailed, context.Operation.Syntax.GetLocation(), rule, e.GetType().Name + ": "
            + e.Message));
#pragma warning restore RS0030
}
