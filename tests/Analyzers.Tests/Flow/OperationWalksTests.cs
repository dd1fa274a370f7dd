using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using CompilerWalks = Microsoft.CodeAnalysis.Operations.OperationExtensions;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Walks from the list of an indexed body go where the compiler's own go.</summary>
public sealed class OperationWalksTests
{
    private const string Statements = """
        foreach (var c in text.Where(c => c > ' ')) { if (c is 'a' or 'b') { text += $"{c}{number}"; } else { continue; } }
        try { int Twice(int n) { return n * 2; } Probe(Twice(number)); } catch (Exception e) when (flag) { Console.WriteLine(e); } finally { }
        var (a, b) = (number, text?.Length ?? 0);
        int[] all = [a, b, .. new List<int> { 1, 2 }];
        """;

    [Fact]
    public void Finds_the_same_operations_in_the_same_order() => Compare(Statements, isListed: true);

    [Fact]
    public void Finds_them_in_long_bodies() => Compare(string.Concat(Enumerable.Repeat("Console.WriteLine(number + 1); ", 100)) + Statements, isListed: false);

    private static void Compare(string statements, bool isListed)
    {
        var root = BodyIndex.RootOf(FlowProbe.At(statements).Call);
        var operations = CompilerWalks.DescendantsAndSelf(root).ToList();
        Assert.All(operations, o => Assert.Null(BodyIndex.PartOf(o)));
        Assert.Equal(operations, root.DescendantsAndSelf());

        Assert.Same(root, BodyIndex.Of(root).Root);
        foreach (var operation in operations)
        {
            Assert.Equal(isListed, BodyIndex.PartOf(operation) is not null);
            Assert.Equal(CompilerWalks.Descendants(operation), operation.Descendants());
            Assert.Equal(CompilerWalks.DescendantsAndSelf(operation), operation.DescendantsAndSelf());
        }
    }
}
