using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Tests.Flow;

public sealed class SourceWordsTests
{
    [Theory]
    [InlineData("class C { int url; int M() => url + this.url; }", 2)]
    [InlineData("class C { int url; int M() => urls + myurl + url_ + url1; }", 0)]
    [InlineData("class C { int url; int M() => @url; }", 1)]
    [InlineData("class C { int url; /* url */ string M() => \"url\"; // url\n }", 0)]
    [InlineData("class C { int url; string M() => $\"{url}url{url:url}\"; }", 2)]
    [InlineData("class C { int url; int M() => u\\u0072l + url; }", 2)]
    [InlineData("class C { int url; int M() => u\\U00000072l; }", 1)]
    [InlineData("class C { int url; /// <see cref=\"url\"/>\n int M() => nameof(url).Length; }", 1)]
    [InlineData("class C { int url; void M() => new C { url = 1 }.url++; }", 2)]
    [InlineData("class C { void url<T>() { url<int>(); } }", 1)]
    [InlineData("class C { int url; int M() => ur", 0)]
    [InlineData("class C { int url; int M() => url", 1)]
    public void Names_are_the_whole_identifiers_of_code(string code, int count)
    {
        var root = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        var found = SourceWords.Names(root, "url", TestContext.Current.CancellationToken).ToList();
        Assert.Equal(count, found.Count);
        Assert.All(found, n => Assert.Equal("url", n.Identifier.ValueText));
        Assert.Equal(root.DescendantNodes().OfType<SimpleNameSyntax>().Where(n => n.Identifier.ValueText == "url"), found);
    }

    [Theory]
    [InlineData("class C { int url; string M() => \"url\" + url; }", 3)]
    [InlineData("class C { string M() => @\"url\" + \"\"\"url\"\"\" + $\"url\" + $\"{1}url{2}\"; }", 4)]
    [InlineData("class C { string M() => \"the url\" + \"url \" + 'u'; /* url */ }", 0)]
    [InlineData("class C { string M() => \"u\\u0072l\" + \"url\"; }", 2)]
    [InlineData("class url { url() { } ~url() { } }", 3)]
    public void Tokens_are_identifiers_and_literals(string code, int count)
    {
        var root = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        var found = SourceWords.Tokens(root, "url", TestContext.Current.CancellationToken).ToList();
        Assert.Equal(count, found.Count);
        Assert.Equal(root.DescendantTokens().Where(t => t.ValueText == "url"), found);
    }

    [Fact]
    public void Only_what_is_below_the_node_counts()
    {
        const string Code = "class A { int url; int M() => url; } class B { int url; int M() => url + url; }";
        var root = CSharpSyntaxTree.ParseText(Code, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken);
        Assert.Equal(
            [1, 2],
            root.DescendantNodes().OfType<ClassDeclarationSyntax>().Select(c => SourceWords.Names(c, "url", TestContext.Current.CancellationToken).Count()));
    }
}
