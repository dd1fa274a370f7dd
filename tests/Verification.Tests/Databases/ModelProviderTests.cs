using System.Data.Common;
using System.Transactions;
using AwsMessaging.Semantics.Transactions;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Traces;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace AwsMessaging.Verification.Tests.Databases;

/// <summary>ADO.NET, Dapper and Entity Framework Core on the model's database.</summary>
public sealed class ModelProviderTests : IDisposable
{
    private readonly MessagingWorld world = new();
    private readonly ModelSchema schema;

    public ModelProviderTests() => schema = new ModelSchema(world, (table, row) => table == "orders" ? row.Text("id") : null)
        .WithTable("orders", "Id")
        .WithTable("lines", "Number");

    public void Dispose() => world.Dispose();

    [Fact]
    public void Rows_are_written_read_changed_and_deleted()
    {
        Run(async () =>
        {
            await using var connection = await OpenAsync();
            Assert.Equal(2, await connection.ExecuteAsync("INSERT INTO lines (article, price, noted) VALUES ('pen', @price, CURRENT_TIMESTAMP), ('it''s', 2, NULL)", new { price = 1.5m }));
            Assert.Equal(1, await connection.ExecuteAsync("UPDATE \"lines\" AS \"l\" SET \"price\" = @price WHERE \"l\".\"article\" = 'pen'", new { price = 3 }));
            Assert.Equal(["pen", "it's"], await connection.QueryAsync<string>("SELECT article FROM lines WHERE price > 1 AND number >= 1 ORDER BY price DESC LIMIT 2"));
            Assert.Equal("pen", await connection.QuerySingleAsync<string>("SELECT article FROM lines WHERE noted IS NOT NULL"));
            Assert.Equal(1, await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM lines WHERE sold IS NULL AND NOT (price = 2 OR price = 9)"));
            Assert.Equal(1, await connection.ExecuteAsync("DELETE FROM lines WHERE number = 1"));
            Assert.Equal(2, await connection.QuerySingleAsync<int>("SELECT number FROM lines"));
        });
    }

    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("SELECT a FROM b JOIN c ON a = c")]
    [InlineData("DROP TABLE lines")]
    [InlineData("INSERT INTO lines (a, b) VALUES (1)")]
    public void What_is_not_known_is_refused(string sql) => Assert.Throws<NotSupportedException>(() => SqlParser.Parse(sql));

    [Fact]
    public void A_transaction_is_seen_by_nobody_else_before_its_commit()
    {
        Run(async () =>
        {
            await using var one = await OpenAsync();
            await using var other = await OpenAsync();
            await using (var transaction = await one.BeginTransactionAsync())
            {
                await one.ExecuteAsync("INSERT INTO orders (id) VALUES ('order-1')", transaction: transaction);
                Assert.Equal(1, await one.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM orders"));
                Assert.Equal(0, await other.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM orders"));
            }

            Assert.Equal(0, await one.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM orders"));
            await using var again = await one.BeginTransactionAsync();
            await one.ExecuteAsync("INSERT INTO orders (id) VALUES ('order-2')");
            await again.CommitAsync();
            Assert.Equal(1, await other.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM orders"));
            Assert.Equal("23505", (await Assert.ThrowsAnyAsync<DbException>(() => other.ExecuteAsync("INSERT INTO orders (id) VALUES ('order-2')"))).SqlState);
        });

        Assert.Equal(
            [(TraceKind.RolledBack, "order-1"), (TraceKind.Committed, "order-2")], Ends().Select(e => (e.Kind, e.Key!)));
    }

    [Theory]
    [InlineData("benign", TraceKind.Committed, null)]
    [InlineData("db.commit#0=1", TraceKind.RolledBack, "08007")]
    [InlineData("db.commit#0=2", TraceKind.Committed, "08007")]
    public void A_commit_may_fail_or_lose_its_answer(string script, TraceKind end, string? error)
    {
        Run(
            async () =>
            {
                await using var connection = await OpenAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await connection.ExecuteAsync("INSERT INTO orders (id) VALUES ('order-1')", transaction: transaction);
                var thrown = await Record.ExceptionAsync(() => transaction.CommitAsync());
                Assert.Equal(error, (thrown as DbException)?.SqlState);
            },
            script);

        Assert.Equal(end, Assert.Single(Ends()).Kind);
    }

    [Theory]
    [InlineData(true, TraceKind.Committed)]
    [InlineData(false, TraceKind.RolledBack)]
    public void A_scope_commits_when_it_ends(bool completes, TraceKind end)
    {
        Run(async () =>
        {
            using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
            {
                await using var connection = await OpenAsync();
                await connection.ExecuteAsync("INSERT INTO orders (id) VALUES ('order-1')");
                await world.Clock.Delay(10);
                if (completes)
                {
                    scope.Complete();
                }
            }

            await world.Clock.Delay(10);
        });

        Assert.Equal((end, 10), Ends().Select(e => (e.Kind, (int)e.TimeMs)).Single());
    }

    [Theory]
    [InlineData("benign", 1)]
    [InlineData("process.crash#0=1", 0)]
    [InlineData("process.crash#0=2", 1)]
    [InlineData("db.commit#0=1", 0)]
    public void Entity_Framework_saves_in_its_own_transaction_or_in_ours(string script, int orders)
    {
        foreach (var isOurs in new[] { true, false })
        {
            Run(
                async () =>
                {
                    await using var connection = schema.Connect();
                    await using var db = new Shop(EntityFramework.Options(typeof(Shop), connection));
                    await using var transaction = isOurs ? await db.Database.BeginTransactionAsync() : null;
                    db.Orders.Add(new Order { Id = "order-1", Placed = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) });
                    db.Lines.Add(new Line { Article = "pen", Price = 1.5m, IsGift = true });
                    db.Lines.Add(new Line { Article = "ink" });
                    try
                    {
                        await db.SaveChangesAsync();
                        if (transaction is not null)
                        {
                            await transaction.CommitAsync();
                        }
                    }
                    catch (Exception e) when (e is DbUpdateException or DbException)
                    {
                        return;
                    }

                    await using var reader = new Shop(EntityFramework.Options(typeof(Shop), schema.Connect()));
                    var gift = await reader.Lines.Where(l => l.IsGift).OrderBy(l => l.Number).Take(5).ToListAsync() is [var only] ? only : throw new InvalidOperationException();
                    Assert.Equal((1.5m, 1), (gift.Price, gift.Number));
                    Assert.Equal(2026, (await reader.Orders.FindAsync("order-1"))!.Placed.Year);
                    gift.Price = 2;
                    reader.Lines.Remove(await reader.Lines.FirstAsync(l => l.Article == "ink"));
                    await reader.SaveChangesAsync();
                },
                script);

            Assert.Equal(orders, schema.Database.State.Rows("orders").Count);
            Assert.Equal(script == "benign" ? ["2"] : schema.Database.State.Rows("lines").Select(l => l.Text("price")), schema.Database.State.Rows("lines").Select(l => l.Text("price")));
        }
    }

    private async Task<DbConnection> OpenAsync()
    {
        var connection = schema.Connect();
        await connection.OpenAsync();
        return connection;
    }

    private Replay Run(Func<Task> program, string script = "benign")
    {
        Exception? failure = null;
        var run = world.Run(
            () => world.Start(
                "service",
                async () =>
                {
                    try
                    {
                        await program();
                    }
                    catch (Exception e)
                    {
                        failure = e;
                    }
                },
                restarts: false),
            TimeSpan.FromMinutes(1),
            [],
            Script.Parse(script));
        Assert.Null(failure);
        Assert.True(run.Result.Inconclusive is null, run.Result.Inconclusive);
        return run;
    }

    private IEnumerable<TraceEvent> Ends() => world.Trace.Events.Where(e => e.Kind is TraceKind.Committed or TraceKind.RolledBack);

    private sealed class Order
    {
        public string Id { get; set; } = "";

        public DateTime Placed { get; set; }
    }

    private sealed class Line
    {
        [System.ComponentModel.DataAnnotations.Key]
        public int Number { get; set; }

        public string Article { get; set; } = "";

        public decimal Price { get; set; }

        public bool IsGift { get; set; }
    }

    private sealed class Shop(DbContextOptions options) : DbContext(options)
    {
        public DbSet<Order> Orders => Set<Order>();

        public DbSet<Line> Lines => Set<Line>();
    }
}
