using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>One row of the outbox: C# for each of its columns.</summary>
internal sealed record OutboxRow(
    string Destination, string Body, string? Group, string? Deduplication, IReadOnlyList<(string Name, string Value)> Attributes);

/// <summary>Reads the rows of a publishing call out of its request, when all of the request is written out at the call.</summary>
internal sealed class OutboxRows(OutboxForm form, ValueFlow flow)
{
    private const string Text = "String";

    /// <summary>The rows, in the order of sending; null when they would not hold all that is sent.</summary>
    /// <param name="call">The publishing call.</param>
    /// <param name="request">The creation of its request; null when the call is given the members themselves.</param>
    public IReadOnlyList<OutboxRow>? Of(IInvocationOperation call, IObjectCreationOperation? request)
    {
        var members = request is null ? Given(call.Arguments) : MembersOf(request);
        if (members is null)
        {
            return null;
        }

        if (form.Entries is null)
        {
            return RowOf(members) is { } row ? [row] : null;
        }

        if (!members.TryGetValue(form.Entries, out var entries) || EntriesOf(entries) is not { Count: > 0 } creations)
        {
            return null;
        }

        members.Remove(form.Entries);
        var rows = new List<OutboxRow>();
        foreach (var creation in creations)
        {
            if (creation.EnclosingFunction() != call.EnclosingFunction() || MembersOf(creation) is not { } own)
            {
                return null;
            }

            foreach (var member in members)
            {
                own[member.Key] = member.Value;
            }

            if (RowOf(own) is not { } row)
            {
                return null;
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The creations of a collection's elements, or the one of a single entry.</summary>
    private List<IObjectCreationOperation>? EntriesOf(IOperation entries)
    {
        var value = entries.Unwrapped();
        if (value is IObjectCreationOperation single && flow.ElementsOf(value) is { Expressions.Count: 0 })
        {
            return [single];
        }

        var elements = flow.ElementsOf(value);
        var creations = elements.Expressions.Select(e => e.Unwrapped()).OfType<IObjectCreationOperation>().ToList();
        return elements.IsComplete && creations.Count == elements.Expressions.Count
            && creations.TrueForAll(c => entries.Syntax.Span.Contains(c.Syntax.Span))
            ? creations
            : null;
    }

    private OutboxRow? RowOf(Dictionary<string, IOperation> members)
    {
        var attributes = new List<(string, string)>();
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in members)
        {
            if (Is(form.Attributes, member.Key))
            {
                if (!AddAttributes(member.Value, attributes))
                {
                    return null;
                }
            }
            else if (Is(form.Body, member.Key))
            {
                if (BodyOf(member.Value) is not { } body)
                {
                    return null;
                }

                columns.Add(member.Key, body);
            }
            else if (Is(form.Destination, member.Key) || Is(form.Group, member.Key) || Is(form.Deduplication, member.Key)
                || form.Named.Any(n => Is(n, member.Key)))
            {
                columns.Add(member.Key, NotNull(member.Value));
            }
            else if (!form.Given.Any(g => Is(g, member.Key)))
            {
                return null;
            }
        }

        foreach (var name in form.Named)
        {
            if (Column(name) is not { } value)
            {
                return null;
            }

            attributes.Add((Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(name, quote: true), value));
        }

        return (Column(form.Destination) ?? form.DefaultDestination) is { } destination && Column(form.Body) is { } text
            ? new(destination, text, Column(form.Group), Column(form.Deduplication), attributes)
            : null;

        string? Column(string? name) => name is not null && columns.TryGetValue(name, out var code) ? code : null;

        static bool Is(string? name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Members by name, whatever their first letter's case, from constructor arguments and the initialiser. Null when something else is
    /// done there.
    /// </summary>
    private static Dictionary<string, IOperation>? MembersOf(IObjectCreationOperation creation)
    {
        if (Given(creation.Arguments) is not { } members)
        {
            return null;
        }

        var initializers = creation.Initializer?.Initializers ?? System.Collections.Immutable.ImmutableArray<IOperation>.Empty;
        foreach (var initial in initializers)
        {
            var (target, value) = initial switch
            {
                ISimpleAssignmentOperation assignment => (assignment.Target, assignment.Value),
                IMemberInitializerOperation nested => (nested.InitializedMember, nested.Initializer),
                _ => ((IOperation?)null, (IOperation?)null),
            };
            if (target is not IPropertyReferenceOperation { Property: { IsIndexer: false, Name: var name } })
            {
                return null;
            }

            if (!IsNull(value!))
            {
                members[name] = value!;
            }
        }

        return members;
    }

    private static Dictionary<string, IOperation>? Given(IEnumerable<IArgumentOperation> arguments)
    {
        var members = new Dictionary<string, IOperation>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter?.Type.Name == nameof(CancellationToken))
            {
                continue;
            }

            if (argument.Parameter is not { Name: var name } || argument.ArgumentKind != ArgumentKind.Explicit)
            {
                return null;
            }

            if (!IsNull(argument.Value))
            {
                members[name] = argument.Value;
            }
        }

        return members;
    }

    /// <summary>
    /// Adds the entries of <c>new() { ["name"] = new MessageAttributeValue { DataType = "String", StringValue = … } }</c>.
    /// </summary>
    private static bool AddAttributes(IOperation dictionary, List<(string Name, string Value)> attributes)
    {
        var initializers = dictionary.Unwrapped() switch
        {
            IObjectCreationOperation { Arguments.Length: 0, Initializer: { } initializer } => initializer.Initializers,
            IObjectOrCollectionInitializerOperation initializer => initializer.Initializers,
            _ => default,
        };
        if (initializers.IsDefaultOrEmpty)
        {
            return false;
        }

        foreach (var initial in initializers)
        {
            var (key, value) = initial switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var index] } } assignment =>
                    (index.Value, assignment.Value),
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: [var first, var second] } => (first.Value, second.Value),
                _ => ((IOperation?)null, (IOperation?)null),
            };
            if (key is null || value!.Unwrapped() is not IObjectCreationOperation creation
                || MembersOf(creation) is not { Count: 2 } members
                || !members.TryGetValue("DataType", out var type) || type.ConstantValue is not { HasValue: true, Value: Text }
                || !members.TryGetValue("StringValue", out var text))
            {
                return false;
            }

            attributes.Add((NotNull(key), NotNull(text)));
        }

        return true;
    }

    /// <summary>The text that is sent: itself, or what a stream is made of.</summary>
    private static string? BodyOf(IOperation body)
    {
        var value = body.Unwrapped();
        if (value.Type?.SpecialType == SpecialType.System_String)
        {
            return NotNull(body);
        }

        if (value is not IObjectCreationOperation { Type.Name: nameof(MemoryStream), Initializer: null, Arguments: [{ Value: { } given }] }
            || given.Unwrapped() is not IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: var owner },
                Arguments: { } arguments } bytes)
        {
            return null;
        }

        const string ToBytes = "SerializeToUtf8Bytes";
        return (owner, name) switch
        {
            ("Encoding" or "UTF8Encoding", "GetBytes")
                when bytes.Instance?.Unwrapped() is IPropertyReferenceOperation { Property.Name: "UTF8" }
                    && arguments is [{ Value: { Type.SpecialType: SpecialType.System_String } text }] => NotNull(text),
            ("JsonSerializer", ToBytes)
                when bytes.Syntax.ToString() is var code && code.IndexOf(ToBytes, StringComparison.Ordinal) is >= 0 and var at =>
                code.Substring(0, at) + "Serialize" + code.Substring(at + ToBytes.Length),
            _ => null,
        };
    }

    private static bool IsNull(IOperation value) => value.Unwrapped().ConstantValue is { HasValue: true, Value: null };

    /// <summary>The expression as it stands there; with <c>!</c> where the compiler takes it for null, which the SDK never asked.</summary>
    private static string NotNull(IOperation value)
    {
        var code = value.Syntax.ToString();
        if (value.Syntax is not ExpressionSyntax expression
            || value.SemanticModel is not { } model
            || Microsoft.CodeAnalysis.CSharp.CSharpExtensions.GetTypeInfo(model,
                expression).Nullability.FlowState != NullableFlowState.MaybeNull)
        {
            return code;
        }

        return expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
            or InvocationExpressionSyntax
            or ParenthesizedExpressionSyntax
            ? code + "!"
            : $"({code})!";
    }
}
