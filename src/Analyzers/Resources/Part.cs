using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>The parts that a member of something can be, perhaps none, perhaps out of sight.</summary>
internal sealed record PartValue(IReadOnlyList<Part> Parts, bool MayBeAbsent, bool IsUnknown)
{
    public static readonly PartValue Unknown = new([], false, true);

    public static readonly PartValue Absent = new([], true, false);

    public static PartValue Of(Part part) => new([part], false, false);

    public PartValue Or(PartValue other) =>
        IsUnknown || other.IsUnknown ? Unknown : new([.. Parts, .. other.Parts], MayBeAbsent || other.MayBeAbsent, false);

    /// <summary>The member of every part.</summary>
    public PartValue Then(Func<Part, PartValue> member)
    {
        if (IsUnknown)
        {
            return Unknown;
        }

        var all = MayBeAbsent ? Absent : new PartValue([], false, false);
        foreach (var part in Parts)
        {
            all = all.Or(member(part));
        }

        return all;
    }
}

/// <summary>A piece of a resource's description: the call that makes it, an expression, a value inside JSON text.</summary>
internal abstract class Part
{
    /// <summary>Where it is written.</summary>
    public abstract SyntaxNode Syntax { get; }

    /// <summary>The expression, for a part that is one: it can be replaced by another one.</summary>
    public virtual IOperation? Expression => null;

    public abstract PartValue Member(string name, PartReader reader);

    public abstract Values Values(PartReader reader);
}

/// <summary>A call, or the creation of a construct: its arguments, and the members of the object that carries the rest.</summary>
/// <param name="call">The call.</param>
/// <param name="depth">How deep it was found in other parts.</param>
internal sealed class CallPart(IOperation call, int depth = 0) : Part
{
    public override SyntaxNode Syntax => call.Syntax;

    private IEnumerable<IArgumentOperation> Arguments => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => Enumerable.Empty<IArgumentOperation>(),
    };

    public override PartValue Member(string name, PartReader reader)
    {
        if (name == Shape.Instance)
        {
            return call is IInvocationOperation { Instance: { } instance } ? PartValue.Of(new ExpressionPart(instance)) : PartValue.Unknown;
        }

        // Goes before what the props say: new CfnQueue(this, "Q", props) { DelaySeconds = 5 }
        if (Initialiser(name) is { } initialiser)
        {
            return initialiser is ISimpleAssignmentOperation set ? PartValue.Of(new ExpressionPart(set.Value)) : PartValue.Unknown;
        }

        if (ArgumentOf(name) is { } direct)
        {
            return direct.ArgumentKind == ArgumentKind.Explicit ? PartValue.Of(new ExpressionPart(direct.Value)) : PartValue.Absent;
        }

        return CarrierOf() switch
        {
            null => PartValue.Absent,
            { ArgumentKind: ArgumentKind.Explicit } carrier => new ExpressionPart(carrier.Value, depth + 1).Member(name, reader),
            _ => PartValue.Absent,
        };
    }

    /// <summary>An entry of the dictionary that a request, or an argument, has by a name.</summary>
    public PartValue Entry(string bag, string key, PartReader reader)
    {
        if (ArgumentOf(bag) is { ArgumentKind: ArgumentKind.Explicit } direct)
        {
            return ExpressionPart.EntryOf(reader.Flow.EntriesOf(direct.Value), key);
        }

        return CarrierOf() is { ArgumentKind: ArgumentKind.Explicit } carrier
            ? reader.Through(carrier.Value, origin => ExpressionPart.EntryOf(reader.Flow.EntriesOf(origin, bag), key))
            : PartValue.Absent;
    }

    public override Values Values(PartReader reader) => Flow.Values.Unknown;

    /// <summary>The argument that is an object with the rest: <c>props</c>, <c>options</c>, <c>request</c>.</summary>
    public IArgumentOperation? CarrierOf() =>
        Arguments.FirstOrDefault(a => a.Parameter?.Name is "props" or "options" or "request");

    /// <summary>What sets a property of the object that is made, where it is made.</summary>
    private IOperation? Initialiser(string name) =>
        (call as IObjectCreationOperation)?.Initializer?.Initializers.FirstOrDefault(i => i switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var property } } => property == name,
        IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: var property } } => property == name,
        _ => false,
    });

    private IArgumentOperation? ArgumentOf(string name) =>
        Arguments.FirstOrDefault(a => string.Equals(a.Parameter?.Name, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>An expression: an object with properties, a dictionary, JSON text, a metric.</summary>
/// <param name="expression">The expression.</param>
/// <param name="depth">How deep it was found in other parts: <c>policy = JsonSerializer.Serialize(policy)</c> has no end.</param>
internal sealed class ExpressionPart(IOperation expression, int depth = 0) : Part
{
    private const int MaxDepth = 8;

    public override SyntaxNode Syntax => expression.Unwrapped().Syntax;

    public override IOperation Expression => expression;

    public override PartValue Member(string name, PartReader reader) => depth > MaxDepth
        ? PartValue.Unknown
        : reader.Through(expression, origin => MemberOf(origin, name, reader, depth));

    public override Values Values(PartReader reader) => reader.ValuesOf(expression);

    /// <summary>
    /// What a dictionary has for a key, in whatever case: CDK's dictionaries are written in CloudFormation's and in JavaScript's.
    /// </summary>
    public static PartValue EntryOf(DictionaryEntries entries, string key)
    {
        if (!entries.IsComplete)
        {
            return PartValue.Unknown;
        }

        var found = entries.Known.Where(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 0
            ? PartValue.Absent
            : new PartValue([.. found.Select(e => new ExpressionPart(e.Value))], !found.Any(e => e.IsInitial), false);
    }

    private static PartValue MemberOf(IOperation origin, string name, PartReader reader, int depth)
    {
        var sources = reader.Flow.SourcesOf(origin);
        var all = new PartValue([], false, false);
        if (sources.Expressions.Count == 0)
        {
            return PartValue.Unknown;
        }

        if (sources.Expressions.All(s => s is IObjectCreationOperation creation && !IsDictionary(creation.Type)))
        {
            return PropertyOf(origin, sources, name, reader, depth);
        }

        foreach (var source in sources.Expressions)
        {
            all = all.Or(source switch
            {
                { ConstantValue: { HasValue: true, Value: null } } => PartValue.Absent,
                IObjectCreationOperation creation when IsDictionary(creation.Type) => EntryOf(reader.Flow.EntriesOf(origin), name),
                IAnonymousObjectCreationOperation anonymous => AnonymousMember(anonymous, name),
                IInvocationOperation call when Metrics.IsMetric(call, reader) => Metrics.Member(call, name),
                IInvocationOperation { Instance: null,
                    TargetMethod.ContainingType: { Name: "DockerImageCode" or "ContainerImage" } type } image
                        when reader.Symbols.IsCdk(type.ContainingAssembly) =>
                    new CallPart(image, depth + 1).Member(name, reader),
                IInvocationOperation { TargetMethod: { Name: "Serialize" or "SerializeObject" }, Arguments: [var value, ..] } =>
                    new ExpressionPart(value.Value, depth + 1).Member(name, reader),
                { Type.SpecialType: SpecialType.System_String } => JsonPart.Read(source, reader)?.Member(name, reader) ?? PartValue.Unknown,
                _ => PartValue.Unknown,
            });
        }

        return all;
    }

    /// <summary>What an object's property is given, as it is written, if all of that is in sight.</summary>
    private static PartValue PropertyOf(IOperation origin, Sources sources, string name, PartReader reader, int depth)
    {
        if (sources.Expressions.All(Metrics.IsMetricObject))
        {
            return sources.Expressions is [IObjectCreationOperation metric] ? new CallPart(metric, depth + 1).Member(name, reader) : PartValue.Unknown;
        }

        var value = reader.Flow.PropertyOf(origin, name);
        if (value.IsUnknown || (value.MayBeAbsent
            && !sources.Expressions.All(s => LeavesAbsent((IObjectCreationOperation)s, name, reader))))
        {
            return PartValue.Unknown;
        }

        var written = sources.Expressions.SelectMany(s => reader.Flow.WrittenTo((IObjectCreationOperation)s, name)).ToList();
        var covered = new HashSet<IOperation>(written.SelectMany(w => reader.Flow.SourcesOf(w).Expressions));
        var parts = written.Concat(value.Assigned.Where(a => !covered.Contains(a))).Select(w => (Part)new ExpressionPart(w));
        return new PartValue([.. parts], value.MayBeAbsent, false);
    }

    /// <summary>
    /// Whether an object leaves a property empty that is given nowhere: AWS's types do, a type of this compilation only where neither a
    /// constructor nor an initialiser of its own can fill it.
    /// </summary>
    private static bool LeavesAbsent(IObjectCreationOperation creation, string name, PartReader reader)
    {
        for (var t = creation.Type as INamedTypeSymbol; t is { SpecialType: not SpecialType.System_Object }; t = t.BaseType)
        {
            if (reader.Symbols.IsWatched(t.ContainingAssembly))
            {
                return true;
            }

            // What a type of another assembly does, an editor may see and a build does not.
            if (!reader.IsOfThisCompilation(t) || t.InstanceConstructors.Any(c => !c.IsImplicitlyDeclared))
            {
                return false;
            }

            foreach (var property in t.GetMembers(name).OfType<IPropertySymbol>())
            {
                return property.DeclaringSyntaxReferences.All(r => r.GetSyntax()
                    is Microsoft.CodeAnalysis.CSharp.Syntax.PropertyDeclarationSyntax { Initializer: null, ExpressionBody: null,
                        AccessorList: { } accessors }
                    && accessors.Accessors.All(a => a.Body is null && a.ExpressionBody is null));
            }
        }

        return true;
    }

    private static PartValue AnonymousMember(IAnonymousObjectCreationOperation anonymous, string name)
    {
        foreach (var initializer in anonymous.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
                && string.Equals(target.Property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return PartValue.Of(new ExpressionPart(assignment.Value));
            }
        }

        return PartValue.Absent;
    }

    private static bool IsDictionary(ITypeSymbol? type) => type is { Name: "Dictionary", ContainingNamespace.Name: "Generic" };
}
