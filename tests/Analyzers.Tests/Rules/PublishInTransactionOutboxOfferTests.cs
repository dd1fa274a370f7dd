using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>Where the outbox is offered beside the move behind the commit, what it takes along, and where it is not offered.</summary>
public sealed class PublishInTransactionOutboxOfferTests
{
    private const string Id = "AWSM1026";
    private const string Commit = "await tx.CommitAsync(ct);";

    private static readonly string Key = Fix.Alternative("Outbox");

    /// <summary>One file in the global namespace, as small services have it.</summary>
    private static string Shop(string statements, string members = "", string parameters = "ShopContext db, IAmazonSQS sqs, string url") => $$"""
        using System.Text;
        using System.Text.Json;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Microsoft.EntityFrameworkCore;

        public record Order(string Id, string Email);

        public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
        {
            public DbSet<Order> Orders { get; set; }
        }

        public class Checkout({{parameters}})
        {
            public async Task PlaceAsync(Order order, CancellationToken ct)
            {
                await using var tx = await db.Database.BeginTransactionAsync(ct);
                db.Orders.Add(order);
                await db.SaveChangesAsync(ct);
                {{statements}}
            }
        {{members}}
        }
        """.ReplaceLineEndings("\n");

    private static FixedProject Project(string code) => new(SdkMajor.V4, ("Shop.cs", code));

    /// <summary>What Entity Framework's own suppressor leaves: it knows that a context sets its sets.</summary>
    private static async Task<IEnumerable<string>> ComplaintsAsync(FixedProject project) =>
        (await project.ComplaintsAsync()).Where(c => !c.Contains("CS8618", StringComparison.Ordinal));

    [Fact]
    public async Task Both_fixes_are_offered()
    {
        using var project = Project(Shop("await sqs.SendMessageAsync(url, order.Email, ct);\n        " + Commit));
        Assert.Equal(
            [("Publish after the commit", Fix.Primary), ("Write to an outbox in the same transaction", Key)],
            await project.OffersAsync(Id));
    }

    [Fact]
    public async Task Types_in_the_global_namespace_are_named_without_one()
    {
        using var project = Project(Shop("await sqs.SendMessageAsync(url, order.Email, ct);\n        " + Commit));
        Assert.True(await project.ApplyAsync(Id, Key));
        Assert.Empty(await ComplaintsAsync(project));
        var code = await project.TextAsync("Shop.cs");
        Assert.Contains("    public DbSet<OutboxMessage> OutboxMessages { get; set; }\n", code, StringComparison.Ordinal);
        Assert.Contains("        db.OutboxMessages.Add(new OutboxMessage\n", code, StringComparison.Ordinal);
        Assert.DoesNotContain("namespace", await project.TextAsync("OutboxRelay.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_on_one_line_stays_there()
    {
        using var project = Project(Shop("await sqs.SendMessageAsync(url, order.Email, ct);\n        " + Commit).Replace(
            "\n{\n    public DbSet<Order> Orders { get; set; }\n}", " { public DbSet<Order> Orders => Set<Order>(); }", StringComparison.Ordinal));
        Assert.True(await project.ApplyAsync(Id, Key));
        Assert.Contains(
            " { public DbSet<Order> Orders => Set<Order>(); public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>(); }\n",
            await project.TextAsync("Shop.cs"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task All_findings_of_a_project_share_one_outbox(string endOfLine)
    {
        using var project = Project(Shop(
            """
            // For the customer.
                    await sqs.SendMessageAsync(url, order.Email, ct);
                    await sqs.SendMessageAsync(url, order.Id, ct); // for the stock
                    await tx.CommitAsync(ct);
            """,
            """

                public async Task CancelAsync(Order order, CancellationToken ct)
                {
                    await using var tx = await db.Database.BeginTransactionAsync(ct);
                    db.Orders.Remove(order);
                    await sqs.SendMessageAsync(url, "cancelled " + order.Id, ct);
                    await db.SaveChangesAsync(ct);
                    await tx.CommitAsync(ct);
                }
            """).ReplaceLineEndings(endOfLine));
        await project.ApplyToAllAsync(Id, Key);
        Assert.Empty(await ComplaintsAsync(project));
        Assert.Equal(["Shop.cs", "OutboxMessage.cs", "OutboxRelay.cs", "SqsOutboxRelay.cs", "OutboxWorker.cs"], project.Names);
        var code = await project.TextAsync("Shop.cs");
        Assert.Equal(3, code.Split("db.OutboxMessages.Add(").Length - 1);
        Assert.Contains("// For the customer.", code, StringComparison.Ordinal);
        Assert.Contains("// for the stock", code, StringComparison.Ordinal);
        Assert.Contains("class Checkout(ShopContext db, string url)", code, StringComparison.Ordinal);
        foreach (var name in project.Names)
        {
            var text = await project.TextAsync(name);
            Assert.Equal(text.ReplaceLineEndings(endOfLine), text);
        }
    }

    [Fact]
    public async Task What_else_a_method_publishes_is_reported_still()
    {
        using var project = Project(Shop("""
            await sqs.SendMessageAsync(url, order.Email, ct);
                    await sqs.SendMessageAsync(url, order.Id, ct);
                    await tx.CommitAsync(ct);
            """));
        Assert.Equal(2, (await project.FindAsync(Id)).Count);
        Assert.True(await project.ApplyAsync(Id, Key));
        Assert.Single(await project.FindAsync(Id));
        Assert.True(await project.ApplyAsync(Id, Key));
        Assert.Empty(await project.FindAsync(Id));
        Assert.Empty(await ComplaintsAsync(project));
    }

    [Fact]
    public async Task A_context_of_another_project_gets_the_rows_there_and_the_relay_stays()
    {
        using var project = new FixedProject(SdkMajor.V4, ("Checkout.cs", """
            using Amazon.SQS;
            using Shop.Data;

            namespace Shop.Orders;

            public class Checkout(ShopContext db, IAmazonSQS sqs, string url)
            {
                public async Task PlaceAsync(Order order, CancellationToken ct)
                {
                    await using var tx = await db.Database.BeginTransactionAsync(ct);
                    db.Orders.Add(order);
                    await sqs.SendMessageAsync(url, order.Email, ct);
                    await db.SaveChangesAsync(ct);
                    await tx.CommitAsync(ct);
                }
            }
            """));
        project.AddReferenced(SdkMajor.V4, "Data", ("ShopContext.cs", """
            using Microsoft.EntityFrameworkCore;

            namespace Shop.Data;

            public record Order(string Id, string Email);

            public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
            {
                public DbSet<Order> Orders => Set<Order>();
            }
            """));
        Assert.True(await project.ApplyAsync(Id, Key));
        Assert.Empty(await project.ComplaintsAsync());
        Assert.Contains("namespace Shop.Data;", await project.TextAsync("OutboxMessage.cs"), StringComparison.Ordinal);
        Assert.Contains("namespace Shop.Orders;", await project.TextAsync("SqsOutboxRelay.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var sent = await sqs.SendMessageAsync(url, order.Email, ct); Console.WriteLine(sent.MessageId);", "the answer is used")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(url, order.Email) { DelaySeconds = 60 }, ct);", "a delay counts from the sending")]
    [InlineData("await sqs.SendMessageAsync(url, /* only the address */ order.Email, ct);", "a comment would be lost")]
    [InlineData("await new AmazonSQSClient().SendMessageAsync(url, order.Email, ct);", "the client may be for another region")]
    [InlineData("try { await sqs.SendMessageAsync(url, order.Email, ct); } catch (AmazonSQSException) { }", "a failed insert would be passed over")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest(url, order.Email) { MessageAttributes = new Dictionary<string, MessageAttributeValue> { [\"n\"] = new() { DataType = \"Number\", StringValue = \"1\" } } }, ct);", "an attribute is no text")]
    [InlineData("await sqs.SendMessageAsync(url, order.Email, ct);", "the name is taken", "}\n\npublic class OutboxRelay {")]
    public async Task Is_not_offered_where(string statement, string why, string members = "")
    {
        using var project = Project(Shop(statement + "\n        " + Commit, members));
        Assert.DoesNotContain(await project.OffersAsync(Id), o => o.Key == Key);
        Assert.NotEmpty(why);
    }
}
