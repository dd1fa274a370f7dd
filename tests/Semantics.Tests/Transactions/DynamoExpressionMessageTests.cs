using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Transactions;
using static AwsMessaging.Semantics.Tests.Transactions.DynamoSamples;

namespace AwsMessaging.Semantics.Tests.Transactions;

/// <summary>What DynamoDB says about expressions that it does not take.</summary>
public sealed class DynamoExpressionMessageTests
{
    private readonly DynamoDatabase database = new();

    public DynamoExpressionMessageTests()
    {
        database.CreateTable("items", "id");
        Assert.True(database.Write(0, new DynamoWrite { Table = "items", Item = Sample() }, Choices.Benign).IsOk);
    }

    [Theory]
    [InlineData("n", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"n\"")]
    [InlineData("n = ", "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"")]
    [InlineData("n = :gone", "Invalid ConditionExpression: An expression attribute value used in expression is not defined; attribute value: :gone")]
    [InlineData("#x = :five", "Invalid ConditionExpression: An expression attribute name used in the document path is not defined; attribute name: #x")]
    [InlineData("exists(n)", "Invalid ConditionExpression: Invalid function name; function: exists")]
    [InlineData("n = :five total", "Invalid ConditionExpression: Syntax error; token: \"total\", near: \":five total\"")]
    [InlineData("", "Invalid ConditionExpression: The expression can not be empty;")]
    public void Conditions(string condition, string message)
    {
        var error = database.Write(0, Delete("1", condition), Choices.Benign).Error;

        Assert.Equal(("ValidationException", message), (error?.Code, error?.Message));
    }

    [Theory]
    [InlineData("SET n = s + :five", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD s :five", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET n = none", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET none.inner = :five", "The document path provided in the update expression is invalid for update")]
    [InlineData("CHANGE n = :five", "Invalid UpdateExpression: Syntax error; token: \"CHANGE\", near: \"CHANGE n =\"")]
    public void Updates(string update, string message)
    {
        var error = database.Write(0, Update("1", update), Choices.Benign).Error;

        Assert.Equal(("ValidationException", message), (error?.Code, error?.Message));
    }

    [Fact]
    public void The_size_counts_in_bytes()
    {
        var nested = new string('(', 2039) + "n = :five" + new string(')', 2039);
        Assert.True(database.Write(0, Delete("none", "attribute_not_exists(id)"), Choices.Benign).IsOk);
        Assert.Equal("ConditionalCheckFailedException", database.Write(0, Delete("none", nested), Choices.Benign).Error?.Code);

        var error = database.Write(0, Delete("1", new string('(', 4095) + "ü"), Choices.Benign).Error;

        Assert.Equal("Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 4097", error?.Message);
    }

    /// <summary>Numbers are equal whatever zeros they are written with; other types are not ordered with them.</summary>
    [Theory]
    [InlineData("n = :long", true)]
    [InlineData("n < :te", false)]
    [InlineData("s > :five", false)]
    [InlineData("attribute_not_exists(id) OR n = :five AND s = :x", false)]
    [InlineData("(attribute_not_exists(id) OR n = :five) AND NOT s = :x", true)]
    [InlineData("attribute_exists(l[1]) and not attribute_exists(l[2])", true)]
    [InlineData("contains(t, :a)", true)]
    [InlineData("contains(t, :x)", false)]
    [InlineData("begins_with(m.inner, :te)", false)]
    public void What_holds(string condition, bool expected)
    {
        var values = new Dictionary<string, AttributeValue>(Values) { [":long"] = AttributeValue.N(5.00m), [":a"] = AttributeValue.S("a") };
        var delete = Delete("1", condition) with
        {
            Values = values.Where(v => condition.Contains(v.Key, StringComparison.Ordinal)).ToDictionary(),
        };

        Assert.Equal(expected, database.Write(0, delete, Choices.Benign).IsOk);
    }
}
