using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What an object's property was given: the expressions behind each assignment, whether it may have been left alone, or unknown.
/// </summary>
/// <param name="Assigned">Sources of the values assigned.</param>
/// <param name="MayBeAbsent">Some object that can be meant leaves the property at its default.</param>
/// <param name="IsUnknown">The object comes from elsewhere, or went where it may be changed.</param>
internal sealed record PropertyValue(IReadOnlyList<IOperation> Assigned, bool MayBeAbsent, bool IsUnknown)
{
    public static readonly PropertyValue Unknown = new([], false, true);

    /// <summary>The property is never given anything but null.</summary>
    public bool IsAbsent => !IsUnknown && Assigned.All(a => a.ConstantValue is { HasValue: true, Value: null });
}

/// <content>Objects: where they are created, what is set on them later, and whether they leave our sight.</content>
internal readonly partial struct ValueFlow
{
    /// <summary>Steps from an object to the code that gets the collection that it is in.</summary>
    private const int MaxSteps = 12;

    /// <summary>What a property of an object (a request, an entry, props) was given by the time somebody uses it.</summary>
    public PropertyValue PropertyOf(IOperation instance, string property) => PropertyOf(SourcesOf(instance), property);

    /// <summary>The same for an object whose sources were already asked for.</summary>
    public PropertyValue PropertyOf(Sources sources, string property)
    {
        var assigned = new List<IOperation>();
        var mayBeAbsent = false;
        if (sources.Expressions.Count == 0)
        {
            return PropertyValue.Unknown;
        }

        foreach (var source in sources.Expressions)
        {
            if (source is not IObjectCreationOperation creation || MaySetItself(creation, property) || IsSetByExtension(creation))
            {
                return PropertyValue.Unknown;
            }

            if (InitialValue(creation, property) is { } initial)
            {
                assigned.AddRange(SourcesOf(initial).Expressions);
            }
            else
            {
                mayBeAbsent |= !IsSetAtOnce(creation, property);
            }
        }

        foreach (var carrier in sources.Carriers)
        {
            if (Escapes(carrier, sources, property, assigned))
            {
                return PropertyValue.Unknown;
            }
        }

        return HasWriteToAlias(sources, property) ? PropertyValue.Unknown : new PropertyValue(assigned, mayBeAbsent, false);
    }

    /// <summary>
    /// Whether the statements behind the one that creates an object set a property of it, before anything else is done with the object:
    /// <c>var config = new ProducerConfig(); config.TransactionalId = id;</c>.
    /// </summary>
    private static bool IsSetAtOnce(IObjectCreationOperation creation, string property)
    {
        if (creation.Around().Parent is not IVariableInitializerOperation
            {
                Parent: IVariableDeclaratorOperation
                {
                    Symbol: var local,
                    Parent: IVariableDeclarationOperation { Parent: IVariableDeclarationGroupOperation { Parent: IBlockOperation block } },
                },
            })
        {
            return false;
        }

        foreach (var mention in BodyIndex.Of(creation).ReferencesTo(local))
        {
            if (WrittenProperty(mention) is not { Parent: IAssignmentOperation assignment } write)
            {
                return false;
            }

            if (write.Property.Name == property && assignment is ISimpleAssignmentOperation
                && assignment.Parent is IExpressionStatementOperation statement && statement.Parent == block)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a type that is derived from one of the SDK's or the CDK's may give a property a value by itself: its source names the
    /// property, or is not here to be read, or its constructor has a parameter of that name. What an initialiser says comes after that,
    /// if a constructor alone says another thing: <c>props.For(limit)</c> and <c>init => VisibilityTimeout = …</c> may come later.
    /// </summary>
    private bool MaySetItself(IObjectCreationOperation creation, string property)
    {
        if (IsAws(creation.Type))
        {
            return false;
        }

        var (isDerived, maySet, maySetLater) = (false, creation.Argument(property) is not null, false);
        for (var type = creation.Type as INamedTypeSymbol; type is { SpecialType: SpecialType.None } && !isDerived; type = type.BaseType)
        {
            isDerived = IsAws(type);
            if (!isDerived && type.IsOf(state.Compilation))
            {
                maySet |= MemberReader.Names(type.OriginalDefinition, [property], state, cancellation);
                maySetLater |= SetsOutsideOfConstructors(type.OriginalDefinition, property);
            }
            else
            {
                maySet |= !isDerived;
            }
        }

        return isDerived && (maySetLater || (maySet && !IsInitialised(creation, property)));
    }

    private bool IsAws(ITypeSymbol? type) =>
        state.Symbols.IsSdk(type?.ContainingAssembly) || state.Symbols.IsCdk(type?.ContainingAssembly);

    /// <summary>
    /// Whether a method or a property of a type here sets a property, or gives the object to other code: <c>House.Harden(this)</c>.
    /// </summary>
    private bool SetsOutsideOfConstructors(INamedTypeSymbol type, string property)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            var source = reference.GetSyntax(cancellation);
            if (SourceWords.Names(source, property, cancellation).Any(n => IsOutside(n)
                    && (n.Parent is MemberAccessExpressionSyntax access && access.Name == n ? (SyntaxNode)access : n) is var written
                    && written.Parent is AssignmentExpressionSyntax assignment && assignment.Left == written)
                || source.DescendantNodes().Any(static n => n is ThisExpressionSyntax { Parent: ArgumentSyntax }))
            {
                return true;
            }
        }

        return false;

        static bool IsOutside(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not ConstructorDeclarationSyntax;
    }

    /// <summary>Whether an initialiser sets a property of an <c>extension</c> block, whose code may set any other.</summary>
    private static bool IsSetByExtension(IObjectCreationOperation creation)
    {
        if (creation.Initializer is { } initializer)
        {
            foreach (var part in initializer.Initializers)
            {
                if (part is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } }
                    && property.IsInExtensionBlock())
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsInitialised(IObjectCreationOperation creation, string property) =>
        creation.Initializer?.Initializers.Any(i =>
            i is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } }
            && name == property) == true;

    /// <summary>
    /// The same for an object that is just being created: through the variable that it goes into, or as it is where it goes into none.
    /// To be handed to a method that is not AWS's is a way of escape. To be returned, or put in a collection, is one only when code
    /// elsewhere in the compilation sets the property on an object that is there already (the caller may, or who gets the collection) or
    /// makes another object with what it says, or when the collection is given to code that is not in view.
    /// </summary>
    public PropertyValue PropertyOfCreated(IObjectCreationOperation creation, string property)
    {
        var value = PropertyInItsMember(creation, property);
        return !value.IsUnknown && creation.Type is { } type
            && IsCollected(creation) is var isCollected && (isCollected || IsReturned(creation))
            && (CompilationText.SetsElsewhere(state, type, property, BodyIndex.RootOf(creation).Syntax, cancellation)
                || CompilationText.MakesOthers(state, type, property, cancellation)
                || (isCollected && IsGivenOutOfView(creation, steps: 0, new(SymbolEqualityComparer.Default))))
            ? PropertyValue.Unknown
            : value;
    }

    /// <summary>
    /// Whether a collection that the object is put into is given to a method whose code is not here: one of an interface, or of another
    /// assembly.
    /// </summary>
    private bool IsGivenOutOfView(IOperation value, int steps, HashSet<ISymbol> seen)
    {
        var (parent, child) = value.Around();
        switch (parent)
        {
            case null:
            case var _ when steps > MaxSteps:
                return false;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                return seen.Add(local) && IsAnyGivenOutOfView(BodyIndex.Of(value).MentionsOf(local), steps, seen);
            case IArrayInitializerOperation or IObjectOrCollectionInitializerOperation:
            case { Syntax: CollectionExpressionSyntax or SpreadElementSyntax }:
            case IConditionalOperation or ICoalesceOperation or IConditionalAccessOperation:
            case IArrayCreationOperation or IObjectCreationOperation or IDelegateCreationOperation or IAnonymousFunctionOperation:
                return IsGivenOutOfView(parent, steps + 1, seen);
            case IReturnOperation when value.EnclosingFunction() is IAnonymousFunctionOperation lambda:
                return IsGivenOutOfView(lambda, steps + 1, seen);
            case IInvocationOperation { TargetMethod: var method } call when call.Instance == child:
                return IsKeeping(method) && !method.ReturnsVoid && IsGivenOutOfView(call, steps + 1, seen);
            case IArgumentOperation { Parent: IObjectCreationOperation made }:
                return Usage.IsCollection((INamedTypeSymbol)made.Type!) && IsGivenOutOfView(made, steps + 1, seen);
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call }:
                return IsKeeping(method)
                    ? IsGivenOutOfView(call, steps + 1, seen)
                        || (call.Instance is ILocalReferenceOperation list && seen.Add(list.Local)
                            && IsAnyGivenOutOfView(BodyIndex.Of(list).MentionsOf(list.Local), steps, seen))
                    : Usage.HandsOver(value, state.Symbols)
                        && !method.IsOwn(state.Compilation);
            default:
                return false;
        }
    }

    private bool IsAnyGivenOutOfView(IReadOnlyList<IOperation> mentions, int steps, HashSet<ISymbol> seen)
    {
        foreach (var mention in mentions)
        {
            if (mention is ILocalReferenceOperation && IsGivenOutOfView(mention, steps + 1, seen))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsKeeping(IMethodSymbol method) =>
        Usage.IsCollection(method.ContainingType) || method.ContainingType.Name is "Enumerable" or "Array";

    /// <summary>
    /// Whether the object, or the variable that it goes into, is what its method returns. What a lambda returns stays in the method
    /// around it, whose writes are looked at anyway.
    /// </summary>
    private static bool IsReturned(IObjectCreationOperation creation)
    {
        if (creation.EnclosingFunction() is IAnonymousFunctionOperation)
        {
            return false;
        }

        return creation.Around().Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                BodyIndex.Of(creation).MentionsOf(declarator.Symbol).Any(IsResult),
            _ => IsResult(creation),
        };

        static bool IsResult(IOperation value)
        {
            while (value.Around().Parent is IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation
                or ISwitchExpressionOperation)
            {
                value = value.Around().Parent!;
            }

            return value.Around().Parent is IReturnOperation;
        }
    }

    /// <summary>
    /// Whether the object, or the variable that it goes into, becomes a part of another: of a collection, of what a lambda makes, of an
    /// envelope.
    /// </summary>
    private static bool IsCollected(IObjectCreationOperation creation)
    {
        return creation.Around().Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                BodyIndex.Of(creation).MentionsOf(declarator.Symbol).Any(IsElement),
            _ => IsElement(creation),
        };

        static bool IsElement(IOperation value) => value.Around().Parent switch
        {
            IArrayInitializerOperation or ITupleOperation or { Syntax: CollectionExpressionSyntax } => true,
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } =>
                property.IsOf(value.SemanticModel?.Compilation),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: var type } } => Usage.IsCollection(type),
            IReturnOperation => value.EnclosingFunction() is IAnonymousFunctionOperation,
            IPropertyInitializerOperation or ICoalesceAssignmentOperation => true,
            _ => false,
        };
    }

    private PropertyValue PropertyInItsMember(IObjectCreationOperation creation, string property)
    {
        ISymbol? variable = creation.Around().Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
            ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } => field.Field,
            IFieldInitializerOperation { InitializedFields: [var field] } => field,
            _ => null,
        };
        if (variable is null)
        {
            return Usage.HandsOver(creation, state.Symbols) || IsGivenOut(creation)
                ? PropertyValue.Unknown
                : PropertyOf(SourcesOf(creation), property);
        }

        // The mention that hands the object on is where the question is asked from; a second one is an escape.
        IOperation? asked = null;
        foreach (var mention in MentionsOf(variable, creation))
        {
            if (mention is ILocalReferenceOperation or IFieldReferenceOperation && !mention.IsWritten())
            {
                if (Usage.HandsOver(mention, state.Symbols))
                {
                    return PropertyValue.Unknown;
                }

                asked = asked is null || Usage.LetsGo(mention, state.Symbols) ? mention : asked;
            }
        }

        return asked is null ? PropertyValue.Unknown : PropertyOf(asked, property);
    }

    /// <summary>
    /// Whether the caller has the object in a variable of its own: <c>entry = new(); return true;</c> with <c>out entry</c>.
    /// </summary>
    private static bool IsGivenOut(IObjectCreationOperation creation) => creation.Around().Parent is ISimpleAssignmentOperation
    {
        Target: IParameterReferenceOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref },
    };

    /// <summary>What the object is given as it is created, by its initialiser or by the constructor's parameter of the same name.</summary>
    public static IOperation? InitialValue(IObjectCreationOperation creation, string property)
    {
        if (creation.Initializer is { } initializer)
        {
            foreach (var part in initializer.Initializers)
            {
                switch (part)
                {
                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
                        when target.Property.Name == property:
                        return assignment.Value;
                    case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation target } member
                        when target.Property.Name == property:
                        return member.Initializer;
                }
            }
        }

        return creation.Argument(property) is { ArgumentKind: ArgumentKind.Explicit } argument ? argument.Value : null;
    }

    /// <summary>
    /// The values that a property of an object is given, as they are written: in the initialiser, the constructor, and later in the same
    /// member. What is given elsewhere is not among them: see <see cref="PropertyOf(IOperation, string)"/> for whether these are all.
    /// </summary>
    public IReadOnlyList<IOperation> WrittenTo(IObjectCreationOperation creation, string property)
    {
        var values = new List<IOperation>();
        if (InitialValue(creation, property) is { } initial)
        {
            values.Add(initial);
        }

        AddWrites(creation, property, BodyIndex.RootOf(creation), values);
        return values;
    }

    /// <summary>
    /// The same with what is given on the way from where it is created to here: <c>var entry = ToEntry(body); entry.Id = …</c>.
    /// </summary>
    public IReadOnlyList<IOperation> WrittenTo(IObjectCreationOperation creation, string property, Sources way)
    {
        var values = WrittenTo(creation, property);
        var home = BodyIndex.RootOf(creation);
        foreach (var body in way.Bodies)
        {
            if (!IsSamePlace(body, home))
            {
                var all = values.ToList();
                AddWrites(creation, property, body, all);
                values = all;
            }
        }

        return values;
    }

    private void AddWrites(IObjectCreationOperation creation, string property, IOperation body, List<IOperation> values)
    {
        foreach (var write in BodyIndex.Of(body).WritesTo(property))
        {
            if (write is { Instance: not (null or IInstanceReferenceOperation), Parent: ISimpleAssignmentOperation assignment }
                && SourcesOf(write.Instance).Expressions.Any(e => IsSamePlace(e, creation)))
            {
                values.Add(assignment.Value);
            }
        }
    }

    /// <summary>
    /// The values that a property of an object being created is given, as they are written, when all of them are wrong: none where one is
    /// not, which may take the place of the others, or where the object is handed to code that may set one. What only callers know is asked
    /// last.
    /// </summary>
    public IReadOnlyList<IOperation> WrongIn(IObjectCreationOperation creation, string property, Func<Value, bool> isWrong)
    {
        var written = WrittenTo(creation, property);
        var flow = WithoutCallers;
        var isAsked = false;
        foreach (var value in written)
        {
            var values = flow.ValuesOf(value);
            if (values.IsUnknown && until is not null && flow.SourcesOf(value).Expressions.Any(Arguments.MayTell))
            {
                isAsked = true;
            }
            else if (values.Known.Count == 0 || !values.All(isWrong))
            {
                return [];
            }
        }

        if (written.Count == 0 || PropertyOfCreated(creation, property).IsUnknown)
        {
            return [];
        }

        foreach (var value in isAsked ? written : [])
        {
            if (ValuesOf(value) is not { Known.Count: > 0 } values || !values.All(isWrong))
            {
                return [];
            }
        }

        return written;
    }

    /// <summary>Collects what is set on the object through a variable; true when the variable lets it out of sight.</summary>
    private bool Escapes(ISymbol carrier, Sources sources, string property, List<IOperation> assigned)
    {
        // Who can read a member can change the object in it.
        if (carrier is not ILocalSymbol && carrier.DeclaredAccessibility != Accessibility.Private)
        {
            return true;
        }

        if (BodyOfCarrier(carrier, sources) is not { } near)
        {
            return true;
        }

        var facts = FactsOf(carrier, near);
        if (facts.IsOpaque)
        {
            return true;
        }

        foreach (var mention in MentionsOf(carrier, near))
        {
            if (sources.IsStep(mention) && !IsInstance(mention))
            {
                continue;
            }

            if (WrittenProperty(mention) is { } write)
            {
                if (write.Property.Name == property)
                {
                    if (write.Parent is not ISimpleAssignmentOperation assignment)
                    {
                        return true;
                    }

                    assigned.AddRange(SourcesOf(assignment.Value).Expressions);
                }
            }
            else if (Usage.LetsGo(mention, state.Symbols))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An operation of the body in which a local carrier lives; any for a field.</summary>
    private static IOperation? BodyOfCarrier(ISymbol carrier, Sources sources)
    {
        if (carrier is not ILocalSymbol)
        {
            return sources.Expressions[0];
        }

        foreach (var near in sources.Bodies)
        {
            if (BodyIndex.Of(near).MentionsOf(carrier).Count > 0)
            {
                return near;
            }
        }

        return null;
    }

    /// <summary>
    /// Someone sets the property, in a body we look at, on an object that may be ours by another name: a foreach variable over the
    /// entries, an indexer, a lambda's parameter, a variable for what a local function made.
    /// </summary>
    private bool HasWriteToAlias(Sources sources, string property)
    {
        foreach (var near in sources.Bodies)
        {
            foreach (var write in BodyIndex.Of(near).WritesTo(property))
            {
                if (write.Instance is null or IInstanceReferenceOperation || !SameType(write.Property.ContainingType, sources))
                {
                    continue; // an initialiser of the object being created, or another kind of object
                }

                foreach (var target in SourcesOf(write.Instance).Expressions)
                {
                    // What is set through a carrier is among the assigned.
                    if (target is not IObjectCreationOperation
                        || (sources.Expressions.Any(e => IsSamePlace(e, target)) && !IsCarrier(write.Instance, sources)))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Operations of one place can be several: the compiler drops what it has bound of a file and binds it again when somebody asks.
    /// </summary>
    private static bool IsSamePlace(IOperation one, IOperation other) =>
        one.Syntax.SyntaxTree == other.Syntax.SyntaxTree && one.Syntax.Span == other.Syntax.Span;

    private static bool IsCarrier(IOperation instance, Sources sources)
    {
        ISymbol? variable = instance.Unwrapped() switch
        {
            ILocalReferenceOperation local => local.Local,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };
        return variable is not null && sources.Carriers.Contains(variable, SymbolEqualityComparer.Default);
    }

    private static bool SameType(INamedTypeSymbol? type, Sources sources)
    {
        foreach (var source in sources.Expressions)
        {
            for (var t = source.Type; t is not null; t = t.BaseType)
            {
                if (SymbolEqualityComparer.Default.Equals(t, type))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsInstance(IOperation mention) =>
        mention.Around() is (IMemberReferenceOperation member, var child) && member.Instance == child;

    /// <summary>The property that a statement sets through a mention of its object: <c>request.WaitTimeSeconds = …</c>.</summary>
    private static IPropertyReferenceOperation? WrittenProperty(IOperation mention) =>
        mention.Around() is (IPropertyReferenceOperation property, var child) && property.Instance == child && property.IsWritten()
            ? property
            : null;
}
