using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Which member a place is in, and which variable a name means there: the variable <c>x</c>, at the call of <c>Probe</c>.</summary>
public sealed class ScopesTests
{
    [Theory]
    [InlineData("var x = 1; Probe(0);", true)]
    [InlineData("var x = 1; if (flag) { Probe(0); }", true)]
    [InlineData("var x = 1; Action a = () => Probe(0);", true)]
    [InlineData("var x = 1; Func<int, int> a = static (int x) => Probe(0);", false)]
    [InlineData("var x = 1; static int F(int x) => Probe(0); F(2);", false)]
    [InlineData("if (flag) { var x = 1; } Probe(0);", false)]
    [InlineData("foreach (var x in text) { Probe(0); }", true)]
    [InlineData("foreach (var x in text) { } Probe(0);", false)]
    [InlineData("for (var x = 0; x < 2; x++) { Probe(0); }", true)]
    [InlineData("for (var x = 0; x < 2; x++) { } Probe(0);", false)]
    [InlineData("if (int.TryParse(text, out var x)) { } Probe(0);", true)]
    [InlineData("while (int.TryParse(text, out var x)) { } Probe(0);", false)]
    [InlineData("if (text is { Length: var x }) { Probe(0); }", true)]
    [InlineData("using (var x = new System.IO.StringReader(text)) { Probe(0); }", true)]
    [InlineData("switch (number) { case 1: var x = 2; break; default: Probe(0); break; }", true)]
    [InlineData("try { } catch (Exception x) { Probe(0); }", true)]
    public void Says_whether_a_name_means_the_variable(string statements, bool isInScope)
    {
        var call = FlowProbe.At(statements).Call;
        var model = call.SemanticModel!;
        var declaration = call.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>()!.Body!.DescendantNodes().First(IsDeclarationOfX);

        Assert.Equal(isInScope, Scopes.IsInScope(model.GetDeclaredSymbol(declaration, TestContext.Current.CancellationToken)!, call.Syntax, model, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("class C { int x; void M() { Probe(0); } }")]
    [InlineData("class C { int x; void M() { var x = 1; Probe(0); } }")]
    [InlineData("class C { int x; void M(int x) => Probe(0); void N() => Probe(1); }")]
    [InlineData("class C { int x; static void M() { Probe(0); } static int x2; }")]
    [InlineData("class C { static int x; static void M() { Probe(0); } }")]
    [InlineData("class C { int x; void M() { System.Action a = () => Probe(0); System.Action b = static () => Probe(1); void L() { Probe(2); } static void S() { Probe(3); } } }")]
    [InlineData("class C { int x; void M() { System.Action<int> a = x => Probe(0); Probe(1); } }")]
    [InlineData("class C { int x; void M<x>() { Probe(0); } }")]
    [InlineData("class C { int x; class D { void M() { Probe(0); } } void N() { Probe(1); } }")]
    [InlineData("class C { int x; class D { int x; void M() { Probe(0); } } }")]
    [InlineData("class C(int x) { void M() { Probe(0); } }")]
    [InlineData("class C(int x) { int x = x; void M() { Probe(0); } }")]
    [InlineData("class C(int x) { static void M() { Probe(0); } void N() { int x = 2; Probe(1); } }")]
    [InlineData("record C(int x) { void M() { Probe(0); } }")]
    [InlineData("class C { int x; int P { get { Probe(0); return 1; } } C() { Probe(1); } }")]
    [InlineData("class C { void M(int x) { System.Action a = () => Probe(0); System.Action<int> b = y => { var z = y; Probe(1); }; } }")]
    [InlineData("class C { void M(int x) { void L(int x) { Probe(0); } void K() { Probe(1); } } }")]
    [InlineData("class C { void M() { { var x = 1; System.Action a = () => { Probe(0); }; } Probe(1); } }")]
    [InlineData("class C { void M() { foreach (var x in new[] { 1 }) { System.Action a = () => Probe(0); } Probe(1); } }")]
    [InlineData("class C { void M() { using (var x = new System.IO.MemoryStream()) { Probe(0); System.Func<int, int> f = x => { Probe(1); return x; }; } } }")]
    [InlineData("class C { void M() { using var x = new System.IO.MemoryStream(); Probe(0); } }")]
    [InlineData("partial class C { int x; } partial class C { void M() { Probe(0); } }")]
    [InlineData("class B { protected int x; } class C : B { void M() { Probe(0); } }")]
    public void Says_what_the_compiler_says(string code)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tree = CSharpSyntaxTree.ParseText(code + " static class P { public static void Probe(int i) { } }", cancellationToken: cancellation);
        var model = CSharpCompilation.Create("A", [tree], ReferenceSets.Aws(SdkMajor.V4)).GetSemanticModel(tree);
        var root = tree.GetRoot(cancellation);
        var places = root.DescendantNodes().OfType<InvocationExpressionSyntax>().ToList();
        var variables = root.DescendantNodes().Where(n => IsDeclarationOfX(n) || n is ParameterSyntax { Identifier.ValueText: "x" }).Select(d => model.GetDeclaredSymbol(d, cancellation)).OfType<ISymbol>().ToList();
        Assert.NotEmpty(places);
        Assert.NotEmpty(variables);
        foreach (var variable in variables)
        {
            foreach (var place in places)
            {
                Assert.Equal(
                    model.LookupSymbols(place.SpanStart, name: "x") is [var found] && SymbolEqualityComparer.Default.Equals(found, variable),
                    Scopes.IsInScope(variable, place, model, cancellation));
            }
        }
    }

    [Fact]
    public void A_parameter_is_in_scope_where_no_lambda_takes_its_name()
    {
        var plain = FlowProbe.At("Probe(0);").Call;
        var hidden = FlowProbe.At("Func<bool, int> f = static flag => Probe(0);").Call;

        Assert.True(Scopes.IsInScope(ParameterAround(plain), plain.Syntax, plain.SemanticModel!, TestContext.Current.CancellationToken));
        Assert.False(Scopes.IsInScope(ParameterAround(hidden), hidden.Syntax, hidden.SemanticModel!, TestContext.Current.CancellationToken));

        static ISymbol ParameterAround(IOperation call) => ((IMethodSymbol)Scopes.MemberAround(call, TestContext.Current.CancellationToken)!).Parameters.Single(p => p.Name == "flag");
    }

    [Theory]
    [InlineData("Probe(0);")]
    [InlineData("Action a = () => { Action b = () => Probe(0); };")]
    [InlineData("void F() { Probe(0); }")]
    public void Names_the_member_around_lambdas_and_local_functions(string statements)
    {
        var call = FlowProbe.At(statements).Call;
        var method = call.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>()!;

        Assert.Equal(method.Identifier.ValueText, Scopes.MemberAround(call, TestContext.Current.CancellationToken)!.Name);
    }

    [Theory]
    [InlineData("private readonly int made = Probe(0);", "made")]
    [InlineData("private static readonly Func<int> Made = () => Probe(0);", "Made")]
    [InlineData("private int Made => Probe(0);", "get_Made")]
    [InlineData("private int Made { get; } = Probe(0);", "Made")]
    [InlineData("private int Made { get { return Probe(0); } }", "get_Made")]
    public void Names_the_member_that_is_initialised_or_read(string member, string name)
    {
        var call = FlowProbe.At("", member).Call;

        Assert.Equal(name, Scopes.MemberAround(call, TestContext.Current.CancellationToken)!.Name);
    }

    private static bool IsDeclarationOfX(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Identifier.ValueText: "x" } or ForEachStatementSyntax { Identifier.ValueText: "x" } => true,
        SingleVariableDesignationSyntax { Identifier.ValueText: "x" } or CatchDeclarationSyntax { Identifier.ValueText: "x" } => true,
        _ => false,
    };
}
