using System.Runtime.CompilerServices;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// The ids that can tell entities apart in a message: what a fix offers for a message group or a partition key. Found in the expression
/// that makes the message's body: the objects that go into it, and their properties that are named as ids.
/// </summary>
internal sealed class IdCandidates
{
    /// <summary>What an id's name, without <c>Id</c>, ends in when every message has a new one.</summary>
    private static readonly string[] PerMessage =
    [
        "Event", "Message", "Command", "Notification", "Envelope", "Request", "Correlation", "Causation", "Conversation", "Trace", "Span",
        "Activity", "Operation", "Invocation", "Execution", "Attempt", "Connection", "Transaction", "Idempotency", "Deduplication",
    ];

    /// <summary>What the name of a type ends in when its own <c>Id</c> is the message's.</summary>
    private static readonly string[] MessageTypes = ["Event", "Message", "Command", "Notification", "Envelope", "Request"];

    private readonly SyntaxNode place;
    private readonly SemanticModel model;
    private readonly ValueFlow flow;
    private readonly HashSet<ISymbol> visited = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> inScope = new(SymbolEqualityComparer.Default);
    private readonly List<Candidate> found = [];

    private IdCandidates(SyntaxNode place, SemanticModel model, ValueFlow flow)
    {
        this.place = place;
        this.model = model;
        this.flow = flow;
    }

    /// <summary>
    /// Texts of expressions of type string, the likeliest first: <c>order.CustomerId</c>, <c>order.Id.ToString()</c>. Each is valid at
    /// <paramref name="place"/>.
    /// </summary>
    /// <param name="body">The expression that makes the body.</param>
    /// <param name="place">Where the text will stand.</param>
    /// <param name="flow">Follows the locals that the body is made from.</param>
    public static IReadOnlyList<string> In(IOperation body, SyntaxNode place, ValueFlow flow)
    {
        // A body of another member is made from variables of that member.
        if (body.SemanticModel is not { } model || body.Syntax.SyntaxTree != place.SyntaxTree)
        {
            return [];
        }

        var search = new IdCandidates(place, model, flow);
        search.Visit(body);
        return [.. search.found
            .OrderBy(c => c.Rank).ThenByDescending(c => c.Specificity).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Text).Distinct()];
    }

    /// <summary>
    /// Whether an expression is, by its name, the id of the message itself and not of what it is about: <c>command.CommandId</c>,
    /// <c>placed.Id</c>.
    /// </summary>
    public static bool IsOfMessage(IOperation expression)
    {
        var id = expression.Unwrapped();
        while (id is IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } instance })
        {
            id = instance.Unwrapped();
        }

        var name = id switch
        {
            IMemberReferenceOperation member => member.Member.Name,
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            _ => "",
        };
        return StemOf(name) switch
        {
            null => false,
            "" => id is IMemberReferenceOperation { Member.ContainingType.Name: var type } && IsMessage(type),
            var stem => IsPerMessage(stem.Capitalized()),
        };
    }

    private void Visit(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case INameOfOperation or IAnonymousFunctionOperation or ITypeOfOperation:
                return;

            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                if (AddIdsOf(operation) || AddId(operation))
                {
                    return;
                }

                if (operation is ILocalReferenceOperation local)
                {
                    VisitLocal(local);
                }

                break;
        }

        foreach (var child in operation is IBinaryOperation sum ? sum.Operands() : operation.ChildOperations.AsEnumerable())
        {
            Visit(child);
        }
    }

    /// <summary>What the local was made from, and what was written into it when it is a stream or a writer.</summary>
    private void VisitLocal(ILocalReferenceOperation reference)
    {
        if (!visited.Add(reference.Local))
        {
            return;
        }

        var facts = flow.FactsOf(reference.Local, reference);
        foreach (var write in facts.IsOpaque ? [] : facts.Writes)
        {
            Visit(write);
        }

        if (!IsSink(reference.Type))
        {
            return;
        }

        foreach (var mention in flow.MentionsOf(reference.Local, reference))
        {
            if (mention.Around().Parent is { } parent
                && (parent as IInvocationOperation ?? (parent as IArgumentOperation)?.Parent) is IInvocationOperation call)
            {
                Visit(call);
            }
        }
    }

    /// <summary>Whether the object that a reference gives is an entity or a message with ids that can stand at the place.</summary>
    private bool AddIdsOf(IOperation reference)
    {
        if (reference.Type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } type
            || IsFrameworkType(type)
            || IdsIn(type) is not { } ids
            || !IsReachable(reference)
            || model.GetTypeInfo(reference.Syntax).Nullability.FlowState == NullableFlowState.MaybeNull)
        {
            return false;
        }

        var count = found.Count;
        foreach (var id in ids)
        {
            if (IsReadable(id))
            {
                var stem = StemOf(id.Name)!;
                Add(TextOf(reference) + "." + id.Name, id.Name, id.Type, NamesEntity(type.Name, stem), stem.Length == 0
                    ? type.Name.Length
                    : stem.Length);
            }
        }

        return found.Count > count;
    }

    /// <summary>What a type has that tells its objects apart, and not messages about them; null for nothing.</summary>
    private static List<IPropertySymbol>? IdsIn(INamedTypeSymbol type)
    {
        List<IPropertySymbol>? ids = null;
        HashSet<string>? names = null;
        foreach (var property in PropertiesOf(type))
        {
            if (StemOf(property.Name) is { } stem
                && (names ??= new HashSet<string>(StringComparer.Ordinal)).Add(property.Name)
                && !(stem.Length == 0 ? IsMessage(type.Name) : IsPerMessage(stem))
                && IsIdType(property.Type))
            {
                (ids ??= []).Add(property);
            }
        }

        return ids;
    }

    /// <summary>Whether code at the place may read a property. What is public all the way needs no look at where that is.</summary>
    private bool IsReadable(IPropertySymbol property)
    {
        var getter = (ISymbol)property.GetMethod!;
        for (var symbol = getter; symbol is not null; symbol = symbol.ContainingType)
        {
            if (symbol.DeclaredAccessibility != Accessibility.Public)
            {
                return model.IsAccessible(place.SpanStart, getter);
            }
        }

        return true;
    }

    /// <summary>Whether a reference is itself an id, in a variable of its own.</summary>
    private bool AddId(IOperation reference)
    {
        var symbol = reference switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => (ISymbol)parameter.Parameter,
            _ => null,
        };
        if (symbol is null
            || StemOf(symbol.Name) is not { Length: > 0 } stem
            || IsPerMessage(stem.Capitalized())
            || reference.Type is null || !IsIdType(reference.Type)
            || !IsReachable(reference))
        {
            return false;
        }

        Add(TextOf(reference), symbol.Name, reference.Type, namesEntity: false, specificity: 0);
        return true;
    }

    private void Add(string expression, string name, ITypeSymbol type, bool namesEntity, int specificity)
    {
        var isText = type.SpecialType == SpecialType.System_String;
        var rank = (type.NullableAnnotation == NullableAnnotation.Annotated ? 2 : 0) + (namesEntity ? 0 : 1);
        found.Add(new Candidate(isText ? expression : expression + ".ToString()", name, rank, namesEntity ? specificity : 0));
    }

    /// <summary>A reference on one line, without the comments in it: names and dots need no space between them.</summary>
    public static string TextOf(IOperation reference) => string.Concat(reference.Syntax.DescendantTokens().Select(t => t.Text));

    /// <summary>Whether the reference can be repeated at the place: plain variables and members of them, in scope there.</summary>
    private bool IsReachable(IOperation reference)
    {
        switch (reference)
        {
            case ILocalReferenceOperation { IsDeclaration: false, Local: var local }:
                return IsInScope(local) && local.DeclaringSyntaxReferences is [var declaration] && declaration.Span.Start < place.SpanStart;

            case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None or RefKind.In } parameter }:
                return IsInScope(parameter);

            case IFieldReferenceOperation { Instance: { } instance }:
                return instance is IInstanceReferenceOperation { IsImplicit: false }
                    or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
                    || IsReachable(instance);

            case IPropertyReferenceOperation { Arguments.Length: 0, Instance: { } instance }:
                return instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
                    || IsReachable(instance);

            default:
                return false;
        }
    }

    /// <summary>
    /// Whether the name means the variable at the place. A message mentions one variable many times, and to find out is dear.
    /// </summary>
    private bool IsInScope(ISymbol variable)
    {
        if (!inScope.TryGetValue(variable, out var answer))
        {
            answer = Scopes.IsInScope(variable, place, model, flow.Cancellation);
            inScope.Add(variable, answer);
        }

        return answer;
    }

    private static IEnumerable<IPropertySymbol> PropertiesOf(INamedTypeSymbol type)
    {
        IEnumerable<ITypeSymbol> types = type.TypeKind == TypeKind.Interface ? [type, .. type.AllInterfaces] : type.SelfAndBases();
        return types.Where(t => !IsFrameworkType(t))
            .SelectMany(t => t.GetMembers().OfType<IPropertySymbol>())
            .Where(p => p is { IsStatic: false, IsIndexer: false, GetMethod: not null });
    }

    /// <summary>The name without <c>Id</c> or <c>ID</c>: empty for <c>Id</c> itself, null for another name (<c>Paid</c>).</summary>
    private static string? StemOf(string name) =>
        name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - 2)
            : null;

    private static bool IsPerMessage(string stem) => PerMessage.Any(w => stem.EndsWith(w, StringComparison.Ordinal));

    /// <summary>
    /// Whether a type's own <c>Id</c> is that of a message: by its last word, or because it is named after what happened (OrderPlaced).
    /// </summary>
    private static bool IsMessage(string type) =>
        MessageTypes.Any(w => type.EndsWith(w, StringComparison.Ordinal))
        || (type.EndsWith("ed", StringComparison.Ordinal) && !type.EndsWith("eed", StringComparison.Ordinal)
            && type.Skip(1).Any(char.IsUpper));

    /// <summary>
    /// Whether the id is that of what the type is named after: <c>Id</c> of an entity, OrderId of Order and of OrderPlaced.
    /// </summary>
    private static bool NamesEntity(string type, string stem) =>
        type.StartsWith(stem, StringComparison.Ordinal)
            && (stem.Length == 0 || type.Length == stem.Length || char.IsUpper(type[stem.Length]));

    private static bool IsIdType(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64
        || type is { Name: nameof(Guid), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Types of the framework and of AWS: what their ids tell apart is not the entity.</summary>
    private static bool IsFrameworkType(ITypeSymbol type)
    {
        var @namespace = type.ContainingNamespace;
        while (@namespace is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            @namespace = @namespace.ContainingNamespace;
        }

        return @namespace?.Name is "System" or "Microsoft" or "Amazon";
    }

    private static bool IsSink(ITypeSymbol? type) => type?.Name is "MemoryStream" or "StringBuilder" or "Utf8JsonWriter" or "StringWriter";

    /// <param name="Text">The expression.</param>
    /// <param name="Name">Name of the property or variable.</param>
    /// <param name="Rank">0 the id of what the message is about; 1 another's; 2 and 3 the same where it may be null.</param>
    /// <param name="Specificity">Length of the name that it shares with the type: OrderLineId before OrderId on OrderLineAdded.</param>
    private sealed record Candidate(string Text, string Name, int Rank, int Specificity);
}
