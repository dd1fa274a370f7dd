using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests;

/// <summary>Which functions are known to be called by Lambda with a batch of records, and what is known of them.</summary>
public sealed class BatchHandlerTests
{
    private const string Usings = """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KafkaEvents;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SNSEvents;
        using Amazon.Lambda.SQSEvents;

        """;

    [Theory]
    [InlineData("public class F { public void FunctionHandler(SQSEvent e) { } }", nameof(BatchSource.Sqs))]
    [InlineData("public class F { public void FunctionHandlerAsync(KinesisEvent e, ILambdaContext c) { } }", nameof(BatchSource.Kinesis))]
    [InlineData("public class F { public static void Handler(DynamoDBEvent e, ILambdaContext c) { } }", nameof(BatchSource.DynamoDb))]
    [InlineData("public class F { public int HandleBatch(KafkaEvent e, ILambdaContext c) => 1; }", nameof(BatchSource.Kafka))]
    [InlineData("public class F { public virtual void Handle(SQSEvent e, ILambdaContext c) { } }", nameof(BatchSource.Sqs))]
    [InlineData("public class F { [LambdaFunction] public void Import([FromServices] IDisposable d, SQSEvent e, ILambdaContext c) { } }", nameof(BatchSource.Sqs))]
    [InlineData("internal class F { [LambdaFunction] internal void Import(SQSEvent e) { } }", nameof(BatchSource.Sqs))]
    [InlineData("public interface I { void FunctionHandler(SQSEvent e); } public class F : I { public void FunctionHandler(SQSEvent e) { } }", nameof(BatchSource.Sqs))]
    public void Is_a_handler(string type, string source)
    {
        var handler = Assert.Single(Handlers(type).OfType<BatchHandler>());
        Assert.Equal(source, handler.Source.ToString());
        Assert.Equal("e", handler.EventParameter.Name);
        Assert.Equal(type.Contains("[LambdaFunction]", StringComparison.Ordinal), handler.IsAnnotated);
        Assert.Equal(handler.Method.Name, handler.Location.SourceTree!.ToString().Substring(handler.Location.SourceSpan.Start, handler.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("public class F { public void Process(SQSEvent e) { } }")]
    [InlineData("public class F { internal void FunctionHandler(SQSEvent e) { } }")]
    [InlineData("internal class F { public void FunctionHandler(SQSEvent e) { } }")]
    [InlineData("public struct F { public void FunctionHandler(SQSEvent e) { } }")]
    [InlineData("public class F { public void FunctionHandler(SQSEvent e, CancellationToken t) { } }")]
    [InlineData("public class F { public void FunctionHandler(ILambdaContext c, SQSEvent e) { } }")]
    [InlineData("public class F { public void FunctionHandler<T>(SQSEvent e) { } }")]
    [InlineData("public class F { public void FunctionHandler(SNSEvent e) { } }")]
    [InlineData("public class F { public void FunctionHandler(KinesisTimeWindowEvent e) { } }")]
    [InlineData("public static class F { public static void HandleAll(this SQSEvent e) { } }")]
    [InlineData("public abstract class B { public abstract void Handle(SQSEvent e); } public class F : B { public override void Handle(SQSEvent e) { } }")]
    [InlineData("public interface I<T> { void FunctionHandler(T e); } public class F : I<SQSEvent> { public void FunctionHandler(SQSEvent e) { } }")]
    [InlineData("public interface I { void Handle(SQSEvent e); } public class F : I { public void Handle(SQSEvent e) { } }")]
    [InlineData("public class F : IObserver<SQSEvent> { public void OnNext(SQSEvent e) { } public void OnError(Exception e) { } public void OnCompleted() { } }")]
    public void Is_no_handler(string type) => Assert.All(Handlers(type), Assert.Null);

    /// <summary>A handler setting names a type as reflection does, and a method by its name alone.</summary>
    [Theory]
    [InlineData("namespace Shop { public class F { public void Process(SQSEvent e) { } } }", "Shop.F::Process", true)]
    [InlineData("namespace Shop { public class O { public class F { public void Process(SQSEvent e, ILambdaContext c) { } } } }", "Shop.O+F::Process", true)]
    [InlineData("public class F { public void Process(SQSEvent e) { } }", "F::Process", true)]
    [InlineData("public class F { public void Process(SQSEvent e) { } }", "F::Processes", false)]
    [InlineData("public class F { public void Process(SQSEvent e) { } }", "Shop.F::Process", false)]
    [InlineData("public class F { public void Process(SQSEvent e) { } public void Process() { } }", "F::Process", false)]
    [InlineData("public class F { public void Process(SQSEvent e, string s) { } }", "F::Process", false)]
    [InlineData("public class F { internal void Process(SQSEvent e) { } }", "F::Process", false)]
    [InlineData("public class F : IObserver<SQSEvent> { public void OnNext(SQSEvent e) { } public void OnError(Exception e) { } public void OnCompleted() { } }", "F::OnNext", false)]
    public void Is_a_handler_where_a_setting_names_it(string type, string name, bool isHandler)
    {
        var setting = $"\npublic class Stack {{ public string Handler => \"Snippet::{name}\"; }}";
        Assert.Equal(isHandler, Handlers(type + setting).OfType<BatchHandler>().Any());
        Assert.Empty(Handlers(type + setting.Replace("Snippet::", "Other::", StringComparison.Ordinal)).OfType<BatchHandler>());
        Assert.Empty(Handlers(type + setting.Replace("public class", "// ", StringComparison.Ordinal)).OfType<BatchHandler>());
    }

    [Theory]
    [InlineData("void F(SQSEvent e) { }", null)]
    [InlineData("Task F(SQSEvent e) => Task.CompletedTask;", null)]
    [InlineData("ValueTask F(SQSEvent e) => default;", null)]
    [InlineData("string F(SQSEvent e) => \"\";", "string")]
    [InlineData("Task<SQSBatchResponse> F(SQSEvent e) => null!;", "SQSBatchResponse")]
    [InlineData("ValueTask<int> F(SQSEvent e) => default;", "int")]
    public void Knows_what_is_returned(string method, string? result)
    {
        var handler = Assert.Single(Handlers("public class C { public " + method.Replace(" F(", " FunctionHandler(", StringComparison.Ordinal) + " }").OfType<BatchHandler>());
        Assert.Equal(result, handler.ResultType?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    [Theory]
    [InlineData("LambdaBootstrapBuilder.Create((SQSEvent e) => { }, new DefaultLambdaJsonSerializer());", "(SQSEvent e)")]
    [InlineData("LambdaBootstrapBuilder.Create<SQSEvent>(e => { }, new DefaultLambdaJsonSerializer());", "e")]
    [InlineData("LambdaBootstrapBuilder.Create<SQSEvent>(delegate (SQSEvent e) { }, new DefaultLambdaJsonSerializer());", "(SQSEvent e)")]
    [InlineData("Action<SQSEvent> h = e => { }; LambdaBootstrapBuilder.Create(h, new DefaultLambdaJsonSerializer());", "e")]
    [InlineData("void Local(SQSEvent e) { } LambdaBootstrapBuilder.Create<SQSEvent>(Local, new DefaultLambdaJsonSerializer());", "Local")]
    public void Finds_what_the_bootstrap_is_given_in_the_same_member(string statements, string underlined)
    {
        var handler = FromBootstrap(statements);
        Assert.NotNull(handler);
        Assert.Equal(BatchSource.Sqs, handler.Source);
        Assert.Equal(underlined, handler.Location.SourceTree!.ToString().Substring(handler.Location.SourceSpan.Start, handler.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("LambdaBootstrapBuilder.Create((SNSEvent e) => { }, new DefaultLambdaJsonSerializer());")]
    [InlineData("LambdaBootstrapBuilder.Create(() => { });")]
    [InlineData("LambdaBootstrapBuilder.Create<SQSEvent>(Member, new DefaultLambdaJsonSerializer());")]
    [InlineData("LambdaBootstrapBuilder.Create<SQSEvent>(Field, new DefaultLambdaJsonSerializer());")]
    [InlineData("Action<SQSEvent> h = flag ? e => { } : e => { }; LambdaBootstrapBuilder.Create(h, new DefaultLambdaJsonSerializer());")]
    public void Leaves_what_is_unknown_no_batch_or_elsewhere(string statements) => Assert.Null(FromBootstrap(statements));

    [Theory]
    [InlineData("LambdaBootstrapBuilder.Create<SQSEvent>(Given, new DefaultLambdaJsonSerializer());")]
    [InlineData("Action<SQSEvent> h = Given; LambdaBootstrapBuilder.Create<SQSEvent>(h, new DefaultLambdaJsonSerializer());")]
    public void Finds_a_method_that_the_bootstrap_is_given_at_its_own_body(string statements)
    {
        var found = Handlers($"internal static class F {{ public static void Main() {{ {statements} }} private static void Given(SQSEvent e) {{ }} private static void Other(SQSEvent e) {{ }} }}");
        Assert.Equal("Given", Assert.Single(found.OfType<BatchHandler>()).Method.Name);
    }

    private static List<BatchHandler?> Handlers(string type)
    {
        var compilation = Compile(("0.cs", Usings + type));
        var state = new CompilationState(compilation, MessagingSymbols.TryCreate(compilation)!, new AnalyzerOptions([]));
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == "0.cs");
        var model = compilation.GetSemanticModel(tree);
        return
        [
            .. from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
               where method.Body is not null || method.ExpressionBody is not null
               let body = (IMethodBodyOperation)model.GetOperation(method)!
               select BatchHandler.FromMethod((IMethodSymbol)model.GetDeclaredSymbol(method)!, body, state, TestContext.Current.CancellationToken),
        ];
    }

    private static BatchHandler? FromBootstrap(string statements)
    {
        var compilation = Compile(("0.cs", Usings + $$"""
            public class Home
            {
                private static readonly Action<SQSEvent> Field = x => { };

                public static void Run(bool flag)
                {
                    {{statements}}
                }

                private static void Member(SQSEvent e) { }
            }
            """));
        var state = new CompilationState(compilation, MessagingSymbols.TryCreate(compilation)!, new AnalyzerOptions([]));
        var tree = compilation.SyntaxTrees.Single(t => t.FilePath == "0.cs");
        var model = compilation.GetSemanticModel(tree);
        var create = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(i => model.GetOperation(i)).OfType<IInvocationOperation>().Single(i => i.TargetMethod.Name == "Create");
        return BatchHandler.FromBootstrap(create, state, TestContext.Current.CancellationToken);
    }

    private static Compilation Compile(params (string Path, string Text)[] sources)
    {
        var compilation = Workbench.Compile(sources);
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(Workbench.Write));
        return compilation;
    }
}
