using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// The sites of a compilation: found one by one as the compiler comes by them, or all of a kind as soon as one of them is asked about
/// others.
/// </summary>
internal sealed class ResourceIndex
{
    /// <summary>
    /// Kept with the tree, not the compilation: while someone types, all trees but one go from compilation to compilation.
    /// </summary>
    private static readonly ConditionalWeakTable<SyntaxTree, List<SyntaxNode>> Implicit = new();

    private readonly ConcurrentDictionary<SyntaxNode, IReadOnlyList<Site>> sites = new();

    // By kind, as an array: a dictionary with an enum of our own as its key is one more that is compiled in each process anew.
    private readonly IReadOnlyList<Site>?[] kinds = new IReadOnlyList<Site>?[Enum.GetValues(typeof(ResourceKind)).Length];
    private readonly ConcurrentDictionary<string, (HashSet<string> Types, HashSet<SyntaxNode> Creations)> setBelow =
        new(StringComparer.Ordinal);

    /// <summary>The resources that a call or a creation makes.</summary>
    public IReadOnlyList<Site> At(IOperation operation, CompilationState state, CancellationToken cancellation) =>
        sites.TryGetValue(operation.Syntax, out var known) ? known : sites.GetOrAdd(operation.Syntax, Find(operation, state, cancellation));

    /// <summary>All resources of a kind that the compilation makes.</summary>
    public IReadOnlyList<Site> All(ResourceKind kind, CompilationState state, CancellationToken cancellation)
    {
        ref var known = ref kinds[(int)kind];
        if (Volatile.Read(ref known) is { } before)
        {
            return before;
        }

        // Two threads that find out at once find the same.
        var found = FindAll(kind, state, cancellation);
        return Interlocked.CompareExchange(ref known, found, null) ?? found;
    }

    /// <summary>
    /// The constructs with CloudFormation's names on which code sets a property of a name: where they are made, and the types of those of
    /// which that is not known.
    /// </summary>
    public (HashSet<string> Types, HashSet<SyntaxNode> Creations) SetBelow(
        string property, Func<(HashSet<string>, HashSet<SyntaxNode>)> find) =>
        setBelow.TryGetValue(property, out var known) ? known : setBelow.GetOrAdd(property, find());

    /// <summary>Every <c>new(…)</c> without a type.</summary>
    public static IEnumerable<SyntaxNode> ImplicitCreations(CompilationState state, CancellationToken cancellation) =>
        state.Compilation.SyntaxTrees.SelectMany(t => ImplicitIn(t, cancellation));

    public static Shape? ShapeOf(IOperation operation, CompilationState state) => operation switch
    {
        IObjectCreationOperation creation => state.Symbols.TypeOf(creation.Type) is { } type ? Shapes.Of(type) : null,
        IInvocationOperation call => state.Symbols.OperationOf(call.TargetMethod) is { } target ? Shapes.Of(target) : null,
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
        var names = Shapes.NamesOf(kind, state.Symbols.HasCdk);
        var parts = names.Where(n => !names.Any(o => o != n && n.Contains(o))).ToList();
        var found = new List<Site>();
        foreach (var tree in state.Compilation.SyntaxTrees)
        {
            if (SourceWords.MayName(tree, parts, cancellation))
            {
                foreach (var node in NamedIn(tree, names, cancellation))
                {
                    Add(node, tree);
                }
            }

            // A class of the CDK may be named nowhere near its new(…); a call of the SDK is named where it is.
            if (state.Symbols.HasCdk)
            {
                foreach (var node in ImplicitIn(tree, cancellation))
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

    /// <summary>Calls and creations, in order, that may make a resource, by the name of what is called or created alone.</summary>
    private static IEnumerable<SyntaxNode> NamedIn(SyntaxTree tree, HashSet<string> names, CancellationToken cancellation) =>
        names.SelectMany(n => SourceWords.Names(tree.GetRoot(cancellation), n, cancellation)).Select(MadeBy).OfType<SyntaxNode>()
            .OrderBy(n => n.SpanStart);

    /// <summary>The call or creation that a name is the last name of.</summary>
    private static SyntaxNode? MadeBy(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while (whole.Parent is ExpressionSyntax wider and not InvocationExpressionSyntax && SourceWords.NameOf(wider) is not null
            && wider.Span.End == name.Span.End)
        {
            whole = wider;
        }

        return whole.Parent switch
        {
            ObjectCreationExpressionSyntax creation when creation.Type == whole => creation,
            InvocationExpressionSyntax call when call.Expression == whole => call,
            _ => null,
        };
    }

    private static List<SyntaxNode> ImplicitIn(SyntaxTree tree, CancellationToken cancellation) =>
        Implicit.TryGetValue(tree, out var known) ? known : Implicit.GetValue(tree, t => FindImplicit(t, cancellation));

    private static List<SyntaxNode> FindImplicit(SyntaxTree tree, CancellationToken cancellation)
    {
        const string @new = "new";
        var text = FileText.Of(tree, cancellation);
        var root = tree.GetRoot(cancellation);
        var found = new List<SyntaxNode>();
        for (var at = text.IndexOf(@new, 0, text.Length); at >= 0; at = text.IndexOf(@new, at + @new.Length, text.Length))
        {
            var next = at + @new.Length;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            // A comment may stand before the bracket.
            if (next < text.Length && text[next] is '(' or '/'
                && root.FindToken(at) is { Parent: ImplicitObjectCreationExpressionSyntax creation } token
                && token == creation.NewKeyword && token.SpanStart == at)
            {
                found.Add(creation);
            }
        }

        return found;
    }
}
