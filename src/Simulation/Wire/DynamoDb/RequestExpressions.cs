using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.DynamoDb;

/// <summary>The expressions of one request, which share the names and values that it defines.</summary>
internal sealed class RequestExpressions
{
    // What expressions replaced. The model refuses it rather than ignore it.
    private static readonly string[] LegacyParameters =
        ["Expected", "ConditionalOperator", "AttributeUpdates", "AttributesToGet", "KeyConditions", "QueryFilter", "ScanFilter"];

    private readonly WireStructure input;
    private readonly WireStructure? names;
    private readonly Item values;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>Reads names and values.</summary>
    public RequestExpressions(WireStructure input)
    {
        this.input = input;
        names = input.Structure("ExpressionAttributeNames");
        values = input.Structure("ExpressionAttributeValues") is { } given ? Item.Read(given) : Item.Empty;
        foreach (var name in LegacyParameters)
        {
            if (input[name] is not null)
            {
                throw new WireFault(DynamoDbErrors.Validation($"The model knows expressions, and not the legacy parameter {name}."));
            }
        }
    }

    /// <summary>The condition of that name; null for none.</summary>
    public ConditionExpression? Condition(string member) => Reader(member) is { } reader ? ConditionExpression.Read(reader) : null;

    /// <summary>The update of that name; null for none.</summary>
    public UpdateExpression? Update(string member) => Reader(member) is { } reader ? UpdateExpression.Read(reader) : null;

    /// <summary>The attributes that a projection keeps; null for all.</summary>
    public IReadOnlyCollection<string>? Projection(string member)
    {
        if (Reader(member) is not { } reader)
        {
            return null;
        }

        List<string> result = [];
        do
        {
            result.Add(reader.TakePath() is [string name]
                ? name
                : throw reader.Fault("The model projects whole attributes only."));
        }
        while (reader.TryTake(","));
        return reader.AtEnd ? result : throw reader.Syntax();
    }

    /// <summary>Refuses placeholders that no expression uses.</summary>
    public void CheckAllUsed()
    {
        Check("ExpressionAttributeNames", names?.Members.Select(member => member.Key));
        Check("ExpressionAttributeValues", values.Attributes.Select(attribute => attribute.Key));
    }

    private void Check(string member, IEnumerable<string>? defined)
    {
        var unused = defined?.Where(name => !used.Contains(name)).ToList() ?? [];
        if (unused.Count > 0)
        {
            throw new WireFault(DynamoDbErrors.Validation(
                $"Value provided in {member} unused in expressions: keys: {{{string.Join(", ", unused)}}}"));
        }
    }

    private ExpressionReader? Reader(string member) =>
        input.Text(member) is { } text ? new ExpressionReader(member, text, names, values, used) : null;
}
