using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>The expressions that make the elements of a collection.</summary>
/// <param name="Expressions">One for each element written out; one for all that a <c>Select</c> or a loop makes.</param>
/// <param name="IsComplete">No other element can be in the collection, and nobody changes one after the fact.</param>
internal sealed record Elements(IReadOnlyList<IOperation> Expressions, bool IsComplete)
{
    public static readonly Elements Unknown = new([], false);

    /// <summary>
    /// The collection went where its elements can be reached and changed: passed on, looped over, read by index. What is in
    /// <see cref="Expressions"/> is in the collection all the same.
    /// </summary>
    public bool IsExposed { get; init; }

    /// <summary>One operation from each member that the collection went through.</summary>
    public IReadOnlyList<IOperation> Bodies { get; init; } = [];
}

/// <content>Collections: initialisers, arrays, collection expressions, <c>Select</c>, and what is added later.</content>
internal readonly partial struct ValueFlow
{
    /// <summary>
    /// The elements of a collection. Complete only when all of it is in view: created here, added to here, given to nobody but the SDK.
    /// </summary>
    public Elements ElementsOf(IOperation collection) => ElementsOf(collection, []);

    /// <param name="collection">The collection.</param>
    /// <param name="following">The collections that are being read: one that is made from itself (<c>list = list.ToList()</c>) brings
    /// nothing new.</param>
    private Elements ElementsOf(IOperation collection, HashSet<SyntaxNode> following)
    {
        if (!following.Add(collection.Syntax))
        {
            return Elements.Unknown;
        }

        var sources = SourcesOf(collection);
        var elements = new Found(sources, following);
        var complete = sources.Expressions.Count > 0;
        foreach (var source in sources.Expressions)
        {
            complete &= AddCreated(source, elements);
        }

        foreach (var carrier in sources.Carriers)
        {
            complete &= AddAdded(carrier, sources, elements);
        }

        return elements.ToElements(complete);
    }

    /// <summary>
    /// What a property of an element was given, by whoever has the element on its own and by whoever has the collection. To be in the
    /// collection that is being followed is no way of escape for an element.
    /// </summary>
    public PropertyValue PropertyOf(Elements elements, IOperation element, string property)
    {
        if (elements.IsExposed)
        {
            return PropertyValue.Unknown;
        }

        return PropertyOf(SourcesOf(element).Through(elements.Bodies), property);
    }

    /// <summary>
    /// The elements of a collection property of an object: <c>request.Entries</c>, with those that <c>request.Entries.Add(…)</c> brings.
    /// </summary>
    public Elements ElementsOf(IOperation instance, string property)
    {
        var sources = SourcesOf(instance);
        var value = PropertyOf(sources, property);
        if (value.IsUnknown)
        {
            return Elements.Unknown;
        }

        var elements = new Found(sources, []);
        var complete = true;
        foreach (var assigned in value.Assigned)
        {
            complete &= AddCreated(assigned, elements);
        }

        foreach (var source in sources.Expressions)
        {
            if (source is IObjectCreationOperation creation && InitialValue(creation, property) is { } initial)
            {
                var way = SourcesOf(initial);
                elements.AddWay(way);
                foreach (var carrier in way.Carriers)
                {
                    complete &= AddAdded(carrier, way, elements);
                }
            }
        }

        foreach (var carrier in sources.Carriers)
        {
            if (BodyOfCarrier(carrier, sources) is not { } near)
            {
                return Elements.Unknown;
            }

            foreach (var mention in MentionsOf(carrier, near))
            {
                if (mention.Around() is (IPropertyReferenceOperation member, var child) && member.Instance == child
                    && member.Property.Name == property)
                {
                    if (member.IsWritten())
                    {
                        if (member.Parent is ISimpleAssignmentOperation assignment)
                        {
                            var way = SourcesOf(assignment.Value);
                            elements.AddWay(way);
                            foreach (var inner in way.Carriers)
                            {
                                complete &= AddAdded(inner, way, elements);
                            }
                        }
                    }
                    else
                    {
                        complete &= AddFrom(member, elements);
                    }
                }
            }
        }

        return elements.ToElements(complete);
    }

    /// <summary>Whether all elements that the expression creates could be read off.</summary>
    private bool AddCreated(IOperation collection, Found elements)
    {
        switch (collection.Kind)
        {
            case OperationKind.ArrayCreation when (IArrayCreationOperation)collection is { Initializer: { } initializer }:
                elements.AddRange(initializer.ElementValues.Select(e => e.Unwrapped()));
                return true;

            case OperationKind.ArrayCreation
                when (IArrayCreationOperation)collection is { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] }:
                return true; // there are none

            case OperationKind.ObjectOrCollectionInitializer: // Entries = { a, b } in an object initialiser
                return AddInitialised((IObjectOrCollectionInitializerOperation)collection, elements);

            case OperationKind.ObjectCreation when IsList(collection.Type):
                return AddCopied((IObjectCreationOperation)collection, elements);

            case OperationKind.Invocation:
                return AddMade((IInvocationOperation)collection, elements);

            default:
                return AddListed(collection, elements);
        }
    }

    /// <summary>
    /// Adds the elements of a collection expression, and those that are spread into it. Only later compilers than the floor have an
    /// operation for it; its children are the elements in all of them.
    /// </summary>
    private bool AddListed(IOperation collection, Found elements)
    {
        if (collection.Syntax is not CollectionExpressionSyntax syntax)
        {
            return false;
        }

        var all = collection.ChildOperations.Count == syntax.Elements.Count;
        foreach (var child in collection.ChildOperations)
        {
            if (child.Spreads() is { } spread)
            {
                all &= elements.AddAll(ElementsOf(spread, elements.Following));
            }
            else
            {
                elements.Add(child.Unwrapped());
            }
        }

        return all;
    }

    private bool AddCopied(IObjectCreationOperation list, Found elements)
    {
        var copied = list.Arguments.Where(a => a.Value.Type?.SpecialType != SpecialType.System_Int32).Select(a => a.Value);
        var all = true;
        foreach (var source in copied)
        {
            all &= elements.AddAll(ElementsOf(source, elements.Following));
        }

        return (list.Initializer is null || AddInitialised(list.Initializer, elements)) && all;
    }

    private bool AddMade(IInvocationOperation call, Found elements) => call.TargetMethod switch
    {
        { Name: "Empty", ContainingType.Name: nameof(Array) or "Enumerable" } => true, // there are none
        { Name: "ToList" or "ToArray", ContainingType.Name: "Enumerable" } when call.Arguments.Length == 1 =>
            elements.AddAll(ElementsOf(call.Arguments[0].Value, elements.Following)),
        { Name: "Select", ContainingType.Name: "Enumerable" } when call.Arguments.Length == 2 =>
            AddSelected(call.Arguments[1].Value, elements),
        _ => false,
    };

    private static bool AddInitialised(IObjectOrCollectionInitializerOperation initializer, Found elements)
    {
        foreach (var part in initializer.Initializers)
        {
            if (part is not IInvocationOperation { TargetMethod.Name: "Add" } add)
            {
                return false;
            }

            elements.Add(add.Arguments[add.Arguments.Length - 1].Value.Unwrapped());
        }

        return true;
    }

    private bool AddSelected(IOperation selector, Found elements)
    {
        switch (selector.Unwrapped())
        {
            case IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda }:
                foreach (var operation in lambda.Body.Descendants())
                {
                    if (operation is IReturnOperation { ReturnedValue: { } value } && operation.EnclosingFunction() == lambda)
                    {
                        elements.Add(value.Unwrapped());
                    }
                }

                return true;

            case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } }
                when Returned(method, awaited: false) is { } returned:
                elements.AddRange(returned.Select(r => r.Unwrapped()));
                return true;

            default:
                return false;
        }
    }

    /// <summary>
    /// What a variable that holds the collection gets added; false when the variable is used in a way that may change elements.
    /// </summary>
    private bool AddAdded(ISymbol carrier, Sources sources, Found elements)
    {
        if (BodyOfCarrier(carrier, sources) is not { } near)
        {
            elements.IsExposed = true;
            return false;
        }

        var facts = FactsOf(carrier, near);
        var complete = !facts.IsOpaque;
        elements.IsExposed |= facts.IsOpaque;
        foreach (var mention in MentionsOf(carrier, near))
        {
            if (!sources.IsStep(mention) || mention.Around().Parent is IInvocationOperation)
            {
                complete &= mention.IsWritten() || AddFrom(mention, elements);
            }
        }

        return complete;
    }

    /// <summary>What one use of a collection adds to it; false when the use may change elements or add unknown ones.</summary>
    private bool AddFrom(IOperation collection, Found elements)
    {
        var (parent, child) = collection.Around();
        switch (parent)
        {
            case IInvocationOperation call when call.Instance == child:
                return AddFromCall(call, elements);

            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Any" or "Count",
                ContainingType.Name: "Enumerable" } } }:
                return true;

            case IMemberReferenceOperation member when member.Instance == child:
                var isNumber = member is IPropertyReferenceOperation { Property.Name: "Count" or "Length" or "Capacity" };
                elements.IsExposed |= !isNumber; // An element that an indexer gives can be changed there
                return isNumber;

            default:
                var letsGo = Usage.LetsGo(collection, state.Symbols);
                elements.IsExposed |= letsGo;
                return !letsGo;
        }
    }

    /// <summary>Adds what a method of the collection's puts in; true when it puts in nothing else.</summary>
    private bool AddFromCall(IInvocationOperation call, Found elements)
    {
        switch (call.TargetMethod.Name)
        {
            case "Add" when call.Arguments.Length == 1:
                elements.Add(call.Arguments[0].Value.Unwrapped());
                return true;

            case "AddRange" when call.Arguments.Length == 1:
                return elements.AddAll(ElementsOf(call.Arguments[0].Value, elements.Following));

            case "Clear" or "Contains":
                return true;

            // ForEach and its like can put other elements in; an element that Find or Last gives can be changed there.
            default:
                elements.IsExposed = true;
                return false;
        }
    }

    /// <summary>Elements as they are being found.</summary>
    private sealed class Found : List<IOperation>
    {
        private readonly List<IOperation> bodies = [];

        public Found(Sources way, HashSet<SyntaxNode> following)
        {
            Following = following;
            AddWay(way);
        }

        /// <summary>The collections that are being read, to stop where they meet themselves.</summary>
        public HashSet<SyntaxNode> Following { get; }

        public bool IsExposed { get; set; }

        public void AddWay(Sources way) => bodies.AddRange(way.Bodies);

        /// <summary>Takes over the elements of another collection; true when those are all that it has.</summary>
        public bool AddAll(Elements others)
        {
            AddRange(others.Expressions);
            bodies.AddRange(others.Bodies);
            IsExposed |= others.IsExposed;
            return others.IsComplete;
        }

        /// <summary>An element that was come by in two ways counts once.</summary>
        public Elements ToElements(bool isComplete) =>
            new([.. this.GroupBy(e => e.Syntax).Select(g => g.First())], isComplete) { IsExposed = IsExposed, Bodies = bodies };
    }

    private static bool IsList(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "List", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };
}
