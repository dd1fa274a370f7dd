using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>What a dictionary with texts as keys holds.</summary>
/// <param name="Known">Keys and the expressions that they are given, each time that they are.</param>
/// <param name="IsComplete">Nothing else can be in it, and nothing of this has been taken out or replaced out of sight.</param>
internal sealed record DictionaryEntries(IReadOnlyList<DictionaryEntry> Known, bool IsComplete)
{
    public static readonly DictionaryEntries Unknown = new([], false);
}

/// <param name="Key">The key.</param>
/// <param name="Value">What it is given.</param>
/// <param name="IsInitial">Given as the dictionary is created: the key is certainly there.</param>
internal sealed record DictionaryEntry(string Key, IOperation Value, bool IsInitial)
{
    /// <summary>The key as it is written.</summary>
    public IOperation? Name { get; init; }
}

/// <content>Dictionaries: initialisers of both forms, and what is set or added later.</content>
internal readonly partial struct ValueFlow
{
    /// <summary>The entries of a dictionary.</summary>
    public DictionaryEntries EntriesOf(IOperation dictionary)
    {
        var entries = new List<DictionaryEntry>();
        var sources = SourcesOf(dictionary);
        var complete = AddEntries(sources, entries);
        return new DictionaryEntries(sources.Expressions.Count == 1 ? entries : MaybeThere(entries), complete);
    }

    /// <summary>The entries of an object's dictionary, with those that <c>request.Attributes["key"] = …</c> brings.</summary>
    public DictionaryEntries EntriesOf(IOperation instance, string property)
    {
        var sources = SourcesOf(instance);
        if (PropertyOf(sources, property).IsUnknown)
        {
            return DictionaryEntries.Unknown;
        }

        var entries = new List<DictionaryEntry>();
        var complete = true;
        var isOnly = sources.Expressions.Count == 1;
        foreach (var source in sources.Expressions)
        {
            var written = WrittenTo((IObjectCreationOperation)source, property);
            foreach (var value in written)
            {
                var dictionaries = SourcesOf(value);
                isOnly &= written.Count == 1 && dictionaries.Expressions.Count == 1 && !IsSetUnderCondition(value);
                complete &= AddEntries(dictionaries, entries);
            }
        }

        entries = isOnly ? entries : MaybeThere(entries);

        foreach (var carrier in sources.Carriers)
        {
            if (BodyOfCarrier(carrier, sources) is not { } near)
            {
                return DictionaryEntries.Unknown;
            }

            foreach (var mention in MentionsOf(carrier, near))
            {
                if (mention.Around() is (IPropertyReferenceOperation member, var child) && member.Instance == child
                    && member.Property.Name == property && !member.IsWritten())
                {
                    complete &= AddEntryFrom(member, entries);
                }
            }
        }

        return new DictionaryEntries(entries, complete);
    }

    /// <summary>The entries of one of several dictionaries: in the others the keys are not.</summary>
    private static List<DictionaryEntry> MaybeThere(List<DictionaryEntry> entries) => entries.ConvertAll(e => e with { IsInitial = false });

    /// <summary>
    /// Whether a value is given to an object that is there already, and not on every way: <c>if (fifo) { request.Attributes = …; }</c>.
    /// </summary>
    private static bool IsSetUnderCondition(IOperation value) =>
        value.Around().Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation statement }
        && statement.Ancestors().Any(a => a is IConditionalOperation or ISwitchOperation or ILoopOperation);

    private bool AddEntries(Sources sources, List<DictionaryEntry> entries)
    {
        var complete = sources.Expressions.Count > 0;
        foreach (var source in sources.Expressions)
        {
            complete &= source switch
            {
                IObjectCreationOperation { Initializer: var initializer } creation when IsDictionary(creation.Type) =>
                    creation.Arguments.All(a => a.Value.Type?.SpecialType == SpecialType.System_Int32
                        || a.Value.Type?.Name is "StringComparer")
                    && (initializer is null || AddInitialEntries(initializer, entries)),
                IObjectOrCollectionInitializerOperation initializer => AddInitialEntries(initializer, entries),
                { ConstantValue: { HasValue: true, Value: null } } => true,
                _ => false,
            };
        }

        foreach (var carrier in sources.Carriers)
        {
            if ((carrier is not ILocalSymbol && carrier.DeclaredAccessibility != Accessibility.Private)
                || BodyOfCarrier(carrier, sources) is not { } near)
            {
                return false;
            }

            var facts = FactsOf(carrier, near);
            complete &= !facts.IsOpaque;
            foreach (var mention in MentionsOf(carrier, near))
            {
                if (!sources.IsStep(mention) || mention.Around().Parent is IInvocationOperation or IPropertyReferenceOperation)
                {
                    complete &= mention.IsWritten() || AddEntryFrom(mention, entries);
                }
            }
        }

        return complete;
    }

    private bool AddInitialEntries(IObjectOrCollectionInitializerOperation initializer, List<DictionaryEntry> entries)
    {
        var complete = true;
        foreach (var part in initializer.Initializers)
        {
            complete &= part switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var key] } } set =>
                    AddEntry(key.Value, set.Value, true, entries),
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var key, var value] } =>
                    AddEntry(key.Value, value.Value, true, entries),
                _ => false,
            };
        }

        return complete;
    }

    /// <summary>What one use of a dictionary puts in; false when it may put in, or take out, what is not known.</summary>
    private bool AddEntryFrom(IOperation dictionary, List<DictionaryEntry> entries)
    {
        var (parent, child) = dictionary.Around();
        switch (parent)
        {
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key] } indexer when indexer.Instance == child:
                return indexer.IsWritten()
                    ? indexer.Parent is ISimpleAssignmentOperation set && AddEntry(key.Value, set.Value, false, entries)
                    : KeepsAsIs(indexer.Type);

            case IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd", Arguments: [var key, var value] } call
                when call.Instance == child:
                return AddEntry(key.Value, value.Value, false, entries);

            case IInvocationOperation { TargetMethod.Name: "ContainsKey" or "TryGetValue" } call when call.Instance == child:
                return true;

            case IPropertyReferenceOperation { Property.Name: "Count" } property when property.Instance == child:
                return true;

            case IInvocationOperation call when call.Instance == child:
                return false;

            // A request keeps the dictionary as it is.
            case IArgumentOperation { Parent: IObjectCreationOperation { Type.ContainingAssembly: { } home } }
                when state.Symbols.IsSdk(home):
                return true;

            default:
                return !Usage.LetsGo(dictionary, state.Symbols);
        }
    }

    /// <summary>Whether what is read cannot be changed where it goes; a dictionary in a dictionary can.</summary>
    private static bool KeepsAsIs(ITypeSymbol? type) =>
        type is { SpecialType: not SpecialType.System_Object, Name: not ("Dictionary" or "IDictionary" or "List" or "IList") }
            and not IArrayTypeSymbol;

    private bool AddEntry(IOperation key, IOperation value, bool isInitial, List<DictionaryEntry> entries)
    {
        if (KeyOf(key) is not { } text)
        {
            return false;
        }

        entries.Add(new DictionaryEntry(text, value.Unwrapped(), isInitial) { Name = key });
        return true;
    }

    /// <summary>A key as text: a constant, or one of AWS's names, such as <c>QueueAttributeName.VisibilityTimeout</c>.</summary>
    public string? KeyOf(IOperation key)
    {
        while (key is IConversionOperation { OperatorMethod: { } method } conversion && method.ContainingType.Name == "ConstantClass")
        {
            key = conversion.Operand;
        }

        key = key.Unwrapped();
        return key switch
        {
            IFieldReferenceOperation { Field: { IsStatic: true, ContainingType.BaseType.Name: "ConstantClass" } field } => field.Name,
            IInvocationOperation { TargetMethod: { Name: nameof(ToString), Parameters.Length: 0 }, Instance: { } instance } =>
                KeyOf(instance),
            IPropertyReferenceOperation { Property: { Name: "Value", ContainingType.Name: "ConstantClass" }, Instance: { } instance } =>
                KeyOf(instance),
            _ => ValuesOf(key) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] } ? text : null,
        };
    }

    private static bool IsDictionary(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Dictionary", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };
}
