namespace AwsMessaging.Semantics.Transactions;

/// <summary>
/// The attributes that a read returns. Only whole attributes: parts of maps and lists are refused, which DynamoDB does not do.
/// Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
/// </summary>
internal sealed class ProjectionExpression : ExpressionReader
{
    private ProjectionExpression(string text, ExpressionNames names)
        : base("ProjectionExpression", text, names)
    {
        do
        {
            if (Path().Steps.Count > 0)
            {
                throw Fault("The model projects whole attributes only.");
            }
        }
        while (TryTake(","));
        if (!IsAtEnd)
        {
            throw SyntaxError();
        }
    }

    /// <summary>Reads a projection; null for none.</summary>
    /// <exception cref="ExpressionException">The text is none.</exception>
    public static ProjectionExpression? Read(string? text, ExpressionNames names) =>
        text is null ? null : new ProjectionExpression(text, names);

    /// <summary>The item with those attributes alone.</summary>
    public DynamoItem Of(DynamoItem item) => item.Only(Attributes);
}
