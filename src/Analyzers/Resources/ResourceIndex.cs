using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>The sites of a compilation: found one by one as the compiler comes by them, or all of a kind as soon as one of them is asked about others.</summary>
internal sealed class ResourceIndex
{
    /// <summary>Kept with the tree, not the compilation: while someone types, all trees but one go from compilation to compilation.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Candidates> Known = new();

    private readonly ConcurrentDictionary<SyntaxNode, IReadOnlyList<Site>> sites = new();
    private readonly ConcurrentDictionary<ResourceKind, IReadOnlyList<Site>> kinds = new();
    private readonly ConcurrentDictionary<string, HashSet<string>> setBelow = new(StringComparer.Ordinal);

    /// <summary>The resources that a call or a creation makes.</summary>
    public IReadOnlyList<Site> At(IOperation operation, CompilationState state, CancellationToken cancellation) =>
        sites.TryGetValue(operation.Syntax, out var known) ? known : sites.GetOrAdd(operation.Syntax, Find(operation, state, cancellation));

    /// <summary>All resources of a kind that the compilation makes.</summary>
    public IReadOnlyList<Site> All(ResourceKind kind, CompilationState state, CancellationToken cancellation) =>
        kinds.TryGetValue(kind, out var known) ? known : kinds.GetOrAdd(kind, FindAll(kind, state, cancellation));

    /// <summary>The constructs with CloudFormation's names on which code sets a property of a name.</summary>
    public HashSet<string> SetBelow(string property, Func<HashSet<string>> find) =>
        setBelow.TryGetValue(property, out var known) ? known : setBelow.GetOrAdd(property, find());

    /// <summary>Every <c>new(…)</c> without a type.</summary>
    public static IEnumerable<SyntaxNode> ImplicitCreations(CompilationState state, CancellationToken cancellation) =>
        state.Compilation.SyntaxTrees.SelectMany(t => CandidatesIn(t, cancellation).Implicit);

    public static Shape? ShapeOf(IOperation operation, CompilationState state) => operation switch
    {
        IObjectCreationOperation creation => state.Symbols.TypeOf(creation.Type) is { } type && Shapes.ByType.TryGetValue(type, out var shape) ? shape : null,
        IInvocationOperation call => state.Symbols.OperationOf(call.TargetMethod) is { } target && Shapes.ByOperation.TryGetValue(target, out var shape) ? shape : null,
        _ => null,
    };

    private static IReadOnlyList<Site> Find(IOperation operation, CompilationState state, CancellationToken cancellation)
    {
        if (ShapeOf(operation, state) is not { } shape || Scopes.IsInExpressionTree(operation))
        {
            return [];
        }

        if (shape.Elements is not { } list)
        {
            return [new Site(shape, operation, shape.IsObject ? operation : null)];
        }

        var reader = new PartReader(state, cancellation);
        var found = new List<Site>();
        foreach (var part in new CallPart(operation).Member(list, reader).Parts)
        {
            if (part.Expression is { } expression)
            {
                found.AddRange(reader.Flow.ElementsOf(expression).Expressions.Select(e => new Site(shape, operation, e)));
            }
        }

        return found;
    }

    private IReadOnlyList<Site> FindAll(ResourceKind kind, CompilationState state, CancellationToken cancellation)
    {
        var names = NamesOf(kind);
        var parts = names.Where(n => !names.Any(o => o != n && n.Contains(o))).ToList();
        var found = new List<Site>();
        foreach (var tree in state.Compilation.SyntaxTrees)
        {
            // A class of the CDK may be named nowhere near its new(…); a call of the SDK is named where it is.
            if (!state.Symbols.HasCdk && !SourceWords.MayName(tree, parts, cancellation))
            {
                continue;
            }

            var candidates = CandidatesIn(tree, cancellation);
            foreach (var (name, node) in candidates.Named)
            {
                if (names.Contains(name))
                {
                    Add(node, tree);
                }
            }

            if (state.Symbols.HasCdk)
            {
                foreach (var node in candidates.Implicit)
                {
                    Add(node, tree);
                }
            }
        }

        return found;

        void Add(SyntaxNode node, SyntaxTree tree)
        {
            if (state.ModelOf(tree).GetOperation(node, cancellation) is { } operation && ShapeOf(operation, state)?.Kind == kind)
            {
                found.AddRange(At(operation, state, cancellation));
            }
        }
    }

    private static HashSet<string> NamesOf(ResourceKind kind) => new(
        Shapes.ByType.Where(p => p.Value.Kind == kind).Select(p => p.Key.SimpleName)
            .Concat(Shapes.ByOperation.Where(p => p.Value.Kind == kind).SelectMany(p => new[] { p.Key.Name, p.Key.Name + "Async" })),
        StringComparer.Ordinal);

    private static Candidates CandidatesIn(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!Known.TryGetValue(tree, out var candidates))
        {
            candidates = Known.GetValue(tree, _ => new Candidates(tree, cancellation));
        }

        return candidates;
    }

    /// <summary>What may make a resource, by its name alone.</summary>
    private sealed class Candidates
    {
        public Candidates(SyntaxTree tree, CancellationToken cancellation)
        {
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                switch (node)
                {
                    case ObjectCreationExpressionSyntax { Type: var type } when SourceWords.NameOf(type) is { } name && Shapes.TypeNames.Contains(name):
                        Named.Add((name, node));
                        break;
                    case ImplicitObjectCreationExpressionSyntax:
                        Implicit.Add(node);
                        break;
                    case InvocationExpressionSyntax { Expression: var called } when SourceWords.NameOf(called) is { } name && Shapes.MethodNames.Contains(name):
                        Named.Add((name, node));
                        break;
                }
            }
        }

        public List<(string Name, SyntaxNode Node)> Named { get; } = [];

        public List<SyntaxNode> Implicit { get; } = [];
    }
}
