using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Where a member's body mentions its locals, assigns properties and calls methods of this compilation: one walk of the body, made when a
/// rule first asks about it and kept as long as the body is.
/// </summary>
internal sealed class BodyIndex
{
    /// <summary>In longer bodies an operation is not looked for: to walk over a small part of one is faster.</summary>
    private const int MaxLooked = 600;

    private static readonly ConditionalWeakTable<IOperation, BodyIndex> Known = new();

    private readonly Dictionary<ISymbol, List<IOperation>> mentions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, List<IPropertyReferenceOperation>> propertyWrites = new(StringComparer.Ordinal);
    private readonly Dictionary<ISymbol, List<IInvocationOperation>> calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IMethodReferenceOperation>> delegates = new(SymbolEqualityComparer.Default);

    /// <summary>What rules have asked about the body's expressions and locals, one after the other mostly about the same.</summary>
    private readonly Dictionary<IOperation, Sources> sources = [];

    private readonly Dictionary<ISymbol, VariableFacts> facts = new(SymbolEqualityComparer.Default);

    /// <summary>All operations, each before those below it.</summary>
    private readonly IOperation[] operations;

    /// <summary>For each of them, where those below it end.</summary>
    private readonly int[] ends;

    private ISymbol? member;

    private BodyIndex(IOperation root)
    {
        Root = root;
        operations = [.. Microsoft.CodeAnalysis.Operations.OperationExtensions.DescendantsAndSelf(root)];
        ends = EndsOf(operations);
        foreach (var operation in operations)
        {
            // By kind first: the walk goes over all of a body, and testing for one interface after the other is what it would cost.
            switch (operation.Kind)
            {
                case OperationKind.LocalReference:
                    Add(mentions, ((ILocalReferenceOperation)operation).Local, operation);
                    break;
                case OperationKind.ParameterReference:
                    Add(mentions, ((IParameterReferenceOperation)operation).Parameter, operation);
                    break;
                case OperationKind.VariableDeclarator:
                    Add(mentions, ((IVariableDeclaratorOperation)operation).Symbol, operation);
                    break;
                case OperationKind.DeclarationPattern or OperationKind.RecursivePattern or OperationKind.ListPattern
                    when operation.DeclaredByPattern() is { } declared:
                    Add(mentions, declared, operation);
                    break;
                case OperationKind.PropertyReference when (IPropertyReferenceOperation)operation is var property && property.IsWritten():
                    Add(propertyWrites, property.Property.Name, property);
                    break;
                case OperationKind.MethodReference
                    when (IMethodReferenceOperation)operation is { Method.DeclaringSyntaxReferences.Length: > 0 } reference:
                    Add(delegates, reference.Method.OriginalDefinition, reference);
                    break;
                case OperationKind.Invocation:
                    var call = (IInvocationOperation)operation;
                    MayChangeDatabase |= DatabaseWrites.IsName(call.TargetMethod.Name);
                    if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
                    {
                        Add(calls, call.TargetMethod.OriginalDefinition, call);
                    }

                    break;
            }
        }
    }

    /// <summary>The outermost operation: a whole member's body, or a field's or property's initialiser.</summary>
    public IOperation Root { get; }

    /// <summary>Whether the body has a call with the name of one that changes a database. False is certain.</summary>
    public bool MayChangeDatabase { get; }

    /// <summary>
    /// The method, constructor or accessor whose body this is; null for an initialiser and for an expression body of a property.
    /// </summary>
    public ISymbol? Member => member ??= Root is IMethodBodyBaseOperation ? Root.SemanticModel?.GetDeclaredSymbol(Root.Syntax) : null;

    /// <summary>The index of the body that an operation is in.</summary>
    public static BodyIndex Of(IOperation operation) => Known.GetValue(RootOf(operation), static root => new BodyIndex(root));

    public static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>
    /// An operation and all below it, in source order, where the body around is indexed already and has this very operation; else null.
    /// </summary>
    public static ArraySegment<IOperation>? PartOf(IOperation operation)
    {
        if (!Known.TryGetValue(RootOf(operation), out var index) || index.operations is not { Length: <= MaxLooked } all)
        {
            return null;
        }

        for (var i = 0; i < all.Length; i++)
        {
            if (ReferenceEquals(all[i], operation))
            {
                return new ArraySegment<IOperation>(all, i, index.ends[i] - i);
            }
        }

        return null;
    }

    /// <summary>The locals and parameters that the body mentions, in no order.</summary>
    public IEnumerable<ISymbol> Variables => mentions.Keys;

    /// <summary>Declarations of a local and references to a local or parameter, in source order, those in lambdas included.</summary>
    public IReadOnlyList<IOperation> MentionsOf(ISymbol variable) => Get(mentions, variable);

    /// <summary>References to a local, in source order, those in lambdas included.</summary>
    public IReadOnlyList<IOperation> ReferencesTo(ISymbol local) =>
        MentionsOf(local).Where(static m => m is ILocalReferenceOperation).ToList();

    /// <summary>The declaration of a local; null for one that a loop, a pattern or an argument declares.</summary>
    public IVariableDeclaratorOperation? DeclaratorOf(ISymbol local) =>
        MentionsOf(local).OfType<IVariableDeclaratorOperation>().FirstOrDefault();

    /// <summary>Assignments of any kind to properties of a name, on whatever instance, those in object initialisers included.</summary>
    public IReadOnlyList<IPropertyReferenceOperation> WritesTo(string property) =>
        propertyWrites.TryGetValue(property, out var list) ? list : [];

    /// <summary>Calls of a method that this compilation declares.</summary>
    public IReadOnlyList<IInvocationOperation> CallsOf(IMethodSymbol method) => Get(calls, method.OriginalDefinition);

    /// <summary>Uses as a delegate of a method that this compilation declares.</summary>
    public IReadOnlyList<IMethodReferenceOperation> DelegatesOf(IMethodSymbol method) => Get(delegates, method.OriginalDefinition);

    /// <summary>The sources of an expression of the body that somebody has asked for already; else null.</summary>
    public Sources? SourcesOf(IOperation expression)
    {
        lock (sources)
        {
            return sources.TryGetValue(expression, out var known) ? known : null;
        }
    }

    /// <summary>Keeps the sources of an expression of the body for those who ask next.</summary>
    public Sources Keep(IOperation expression, Sources found)
    {
        lock (sources)
        {
            sources[expression] = found;
        }

        return found;
    }

    /// <summary>What a local of the body is assigned.</summary>
    public VariableFacts FactsOf(ILocalSymbol local)
    {
        lock (facts)
        {
            if (facts.TryGetValue(local, out var known))
            {
                return known;
            }
        }

        var found = VariableFacts.OfLocal(local, this);
        lock (facts)
        {
            facts[local] = found;
        }

        return found;
    }

    private static int[] EndsOf(IOperation[] operations)
    {
        var ends = new int[operations.Length];
        var open = new Stack<int>();
        for (var i = 0; i <= operations.Length; i++)
        {
            while (open.Count > 0 && (i == operations.Length || operations[open.Peek()] != operations[i].Parent))
            {
                ends[open.Pop()] = i;
            }

            open.Push(i);
        }

        return ends;
    }

    private static IReadOnlyList<T> Get<T>(Dictionary<ISymbol, List<T>> table, ISymbol key) =>
        table.TryGetValue(key, out var list) ? list : [];

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> table, TKey key, TValue value)
        where TKey : notnull
    {
        if (!table.TryGetValue(key, out var list))
        {
            table.Add(key, list = []);
        }

        list.Add(value);
    }
}
