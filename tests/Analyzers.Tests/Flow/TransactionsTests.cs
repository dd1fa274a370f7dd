using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>
/// Each case is the body of a method that calls <c>Probe()</c> once; the comment <c>// opens</c> is on the line of the transaction that is
/// open there.
/// </summary>
public sealed class TransactionsTests
{
    private const string Around = """
        using System.Data;
        using System.Data.Common;
        using System.Transactions;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Storage;
        using MongoDB.Driver;
        using Npgsql;
        using IsolationLevel = System.Data.IsolationLevel;
        using TransactionOptions = System.Transactions.TransactionOptions;

        #nullable disable
        public class Order { public int Id; public bool IsBad; public void Complete() { } }
        public class ShopContext : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public interface IOrders { Task SaveAsync(Order order, object transaction); Task CommitAsync(); Task<IDbContextTransaction> BeginTransactionAsync(); }

        public class Service
        {
            private readonly DbConnection connection;
            private readonly NpgsqlConnection npgsql;
            private readonly ShopContext db;
            private readonly IOrders orders;
            private readonly IClientSessionHandle mongoSession;
            private readonly IMongoCollection<Order> mongoOrders;
            private bool flag;
            private IDbTransaction field;

            private static Task Probe() => Task.CompletedTask;

            public async Task RunAsync(Order order, List<Order> many, CancellationToken ct)
            {
        BODY
            }

        MEMBERS
        }
        """;

    private static readonly Compilation References = CSharpCompilation.Create(
        "Probes",
        [CSharpSyntaxTree.ParseText(Snippets.GlobalUsings)],
        ReferenceSets.Combine(
            ReferenceSets.Framework, ReferenceSets.Aws(SdkMajor.V4), ReferenceSets.EfCore, ReferenceSets.Npgsql, ReferenceSets.Mongo, ReferenceSets.Dapper),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    [Theory]
    [InlineData("using var tx = connection.BeginTransaction(); // opens")]
    [InlineData("await using var tx = await connection.BeginTransactionAsync(ct); // opens")]
    [InlineData("await using var tx = await connection.BeginTransactionAsync(IsolationLevel.Serializable, ct).ConfigureAwait(false); // opens")]
    [InlineData("var tx = connection.BeginTransactionAsync(ct).GetAwaiter().GetResult(); // opens")]
    [InlineData("var tx = connection.BeginTransactionAsync(ct).AsTask().Result; // opens")]
    [InlineData("var tx = (NpgsqlTransaction)connection.BeginTransaction(); // opens")]
    [InlineData("await using var tx = await npgsql.BeginTransactionAsync(ct); // opens")]
    [InlineData("using IDbTransaction tx = npgsql.BeginTransaction(); // opens")]
    [InlineData("using IDbTransaction tx = ((IDbConnection)connection).BeginTransaction(IsolationLevel.Snapshot); // opens")]
    [InlineData("using var tx = db.Database.BeginTransaction(); // opens")]
    [InlineData("await using var tx = await db.Database.BeginTransactionAsync(ct); // opens")]
    [InlineData("await using var tx = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct); // opens")]
    [InlineData("using var scope = new TransactionScope(); // opens")]
    [InlineData("using var scope = new TransactionScope(TransactionScopeOption.RequiresNew); // opens")]
    [InlineData("using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled); // opens")]
    [InlineData("using var scope = new TransactionScope(TransactionScopeOption.Required, new TransactionOptions { IsolationLevel = System.Transactions.IsolationLevel.ReadCommitted }); // opens")]
    [InlineData("using var tx = new CommittableTransaction(); // opens")]
    [InlineData("IDbTransaction tx = null; tx = connection.BeginTransaction(); // opens")]
    [InlineData("var session = mongoSession.Fork(); session.StartTransaction(); // opens")]
    public void Open_after_an_opener(string opener) => Open(opener + "\nawait Probe();");

    [Theory]
    [InlineData("using var tx = flag ? connection.BeginTransaction() : null;")]
    [InlineData("DbTransaction tx = null; if (flag) { tx = connection.BeginTransaction(); }")]
    [InlineData("using var tx = db.Database.CurrentTransaction;")]
    [InlineData("using var tx = db.Database.CurrentTransaction ?? db.Database.BeginTransaction();")]
    [InlineData("using var tx = flag switch { true => connection.BeginTransaction(), _ => null };")]
    [InlineData("using var scope = new TransactionScope(TransactionScopeOption.Suppress);")]
    [InlineData("var option = TransactionScopeOption.Suppress; using var scope = new TransactionScope(option);")]
    [InlineData("using var scope = new TransactionScope(flag ? TransactionScopeOption.Required : TransactionScopeOption.Suppress);")]
    [InlineData("using var outer = new TransactionScope(); using var inner = new TransactionScope(TransactionScopeOption.Suppress);")]
    [InlineData("using var scope = new TransactionScope(Transaction.Current);")]
    [InlineData("using var tx = connection.BeginTransaction(IsolationLevel.ReadUncommitted);")]
    [InlineData("var o = new TransactionOptions { IsolationLevel = System.Transactions.IsolationLevel.ReadUncommitted }; using var scope = new TransactionScope(TransactionScopeOption.Required, o);")]
    [InlineData("using var tx = await orders.BeginTransactionAsync();")]
    [InlineData("field = connection.BeginTransaction();")]
    [InlineData("await db.Database.BeginTransactionAsync(ct);")]
    [InlineData("mongoSession.StartTransaction();")]
    [InlineData("await orders.CommitAsync();")]
    [InlineData("using (connection.BeginTransaction()) { order.Id = 1; }")]
    [InlineData("using (new TransactionScope()) { }")]
    [InlineData("{ using var tx = connection.BeginTransaction(); }")]
    public void Not_open_when_the_opener_is_not_certain_or_gone(string opener) => NotOpen(opener + "\nawait Probe();");

    [Theory]
    [InlineData("tx.Commit();")]
    [InlineData("await tx.CommitAsync(ct);")]
    [InlineData("tx.Rollback();")]
    [InlineData("await tx.RollbackAsync(ct).ConfigureAwait(false);")]
    [InlineData("tx.Dispose();")]
    [InlineData("await tx.DisposeAsync();")]
    [InlineData("tx?.Commit();")]
    [InlineData("if (flag) { tx.Commit(); }")]
    [InlineData("if (flag) { tx.Commit(); } else { return; }")]
    [InlineData("try { tx.Commit(); } catch (DbException) { throw; }")]
    [InlineData("using (tx) { order.Id = 1; }")]
    [InlineData("tx = null;")]
    [InlineData("Finish(ref tx);")]
    [InlineData("connection.Close();")]
    [InlineData("await connection.DisposeAsync();")]
    [InlineData("Action finish = () => tx.Commit(); finish();")]
    [InlineData("Finally(); void Finally() { tx.Commit(); }")]
    [InlineData("var other = tx;")]
    [InlineData("field = tx;")]
    [InlineData("Action finish = tx.Commit;")]
    [InlineData("await orders.SaveAsync(order, tx);")]
    [InlineData("await orders.CommitAsync();")]
    [InlineData("order.Complete();")]
    [InlineData("End(tx);")]
    [InlineData("Pass(tx);")]
    [InlineData("var keeper = new Keeper(tx);")]
    public void Not_open_once_it_may_have_ended(string end) => NotOpen(
        $"DbTransaction tx = connection.BeginTransaction();\n{end}\nawait Probe();",
        "static void Finish(ref DbTransaction t) { } static void End(DbTransaction t) { t.Commit(); } void Pass(DbTransaction t) { orders.SaveAsync(null, t); } class Keeper(DbTransaction t) { public void End() => t.Commit(); }");

    [Theory]
    [InlineData("await connection.ExecuteAsync(\"INSERT\", order, transaction: tx);")]
    [InlineData("await connection.QueryAsync<Order>(new CommandDefinition(\"SELECT\", transaction: tx));")]
    [InlineData("var c = connection.CreateCommand(); c.Transaction = tx;")]
    [InlineData("using (var c = new NpgsqlCommand(\"INSERT\", npgsql, (NpgsqlTransaction)tx)) { c.ExecuteNonQuery(); }")]
    [InlineData("await db.Database.UseTransactionAsync(tx, ct);")]
    [InlineData("await db.SaveChangesAsync(ct);")]
    [InlineData("if (tx.Connection == null) { throw new InvalidOperationException(); }")]
    [InlineData("await tx.SaveAsync(\"point\"); await tx.RollbackAsync(\"point\"); await tx.ReleaseAsync(\"point\");")]
    [InlineData("if (order.IsBad) { tx.Rollback(); return; }")]
    [InlineData("if (order.IsBad) { await tx.RollbackAsync(ct); throw new InvalidOperationException(); }")]
    [InlineData("try { await db.SaveChangesAsync(ct); } catch { tx.Rollback(); throw; }")]
    [InlineData("foreach (var o in many) { if (o.IsBad) { tx.Rollback(); return; } }")]
    [InlineData("switch (order.Id) { case 1: tx.Rollback(); return; default: break; }")]
    [InlineData("ArgumentNullException.ThrowIfNull(tx);")]
    [InlineData("Use(tx);")]
    [InlineData("using (var inner = new TransactionScope(TransactionScopeOption.Suppress)) { inner.Complete(); }")]
    [InlineData("using (var other = npgsql.BeginTransaction()) { other.Commit(); }")]
    [InlineData("using var reader = connection.CreateCommand().ExecuteReader(); reader.Close();")]
    [InlineData("if (flag) { return; }")]
    public void Open_past_what_leaves_it_open(string between) => Open(
        $"DbTransaction tx = connection.BeginTransaction(); // opens\n{between}\nawait Probe();",
        "void Use(DbTransaction t) { connection.Execute(\"INSERT\", transaction: t); Deeper(t); } void Deeper(DbTransaction t) { if (t is null) { throw new Exception(); } }");

    [Theory]
    [InlineData("await orders.SaveAsync(order, tx);")]
    [InlineData("order.Complete();")]
    [InlineData("var other = tx;")]
    public void Open_when_a_commit_that_follows_proves_it(string between) =>
        Open($"await using var tx = await connection.BeginTransactionAsync(ct); // opens\n{between}\nawait Probe();\nawait tx.CommitAsync(ct);");

    [Theory]
    [InlineData("using var tx = await orders.BeginTransactionAsync();", "await tx.CommitAsync(ct);")]
    [InlineData("await db.Database.BeginTransactionAsync(ct);", "await db.Database.CommitTransactionAsync(ct);")]
    [InlineData("db.Database.BeginTransaction(IsolationLevel.Serializable);", "db.Database.CommitTransaction();")]
    [InlineData("mongoSession.StartTransaction();", "await mongoSession.CommitTransactionAsync(ct);")]
    public void Open_when_only_the_commit_that_follows_makes_the_opener_certain(string opener, string commit) =>
        Open($"{opener} // opens\nawait Probe();\n{commit}");

    [Theory]
    [InlineData("await orders.CommitAsync();")]
    [InlineData("db.Database.CommitTransaction();")]
    public void Not_open_after_another_commit_even_if_one_follows(string between) =>
        NotOpen($"using var tx = db.Database.BeginTransaction();\n{between}\nawait Probe();\ntx.Commit();");

    [Theory]
    [InlineData("if (flag) { tx.Commit(); }")]
    [InlineData("tx?.Commit();")]
    [InlineData("field.Commit();")]
    public void A_commit_under_a_condition_or_of_another_proves_nothing(string after) =>
        NotOpen($"using var tx = connection.BeginTransaction();\nawait orders.SaveAsync(order, tx);\nawait Probe();\n{after}");

    [Theory]
    [InlineData("using (var tx = connection.BeginTransaction()) // opens\n{ await Probe(); tx.Commit(); }")]
    [InlineData("using (connection.BeginTransaction()) // opens\n{ await Probe(); }")]
    [InlineData("using (new TransactionScope()) // opens\n{ await Probe(); }")]
    [InlineData("using (var scope = new TransactionScope()) // opens\n{ scope.Complete(); await Probe(); }")]
    [InlineData("var tx = connection.BeginTransaction(); // opens\nusing (tx) { await Probe(); tx.Commit(); }")]
    [InlineData("var tx = connection.BeginTransaction(); // opens\ntry { await Probe(); tx.Commit(); } catch { tx.Rollback(); throw; } finally { connection.Close(); }")]
    [InlineData("DbTransaction tx = null;\ntry { tx = connection.BeginTransaction(); // opens\nawait Probe(); tx.Commit(); } catch { tx?.Rollback(); throw; }")]
    [InlineData("using var tx = connection.BeginTransaction(); // opens\nforeach (var o in many) { if (flag) { await Probe(); } }\ntx.Commit();")]
    [InlineData("foreach (var o in many) { using var tx = connection.BeginTransaction(); // opens\nif (o.IsBad) { tx.Rollback(); continue; }\nawait Probe(); tx.Commit(); }")]
    [InlineData("using var tx = connection.BeginTransaction(); // opens\nforeach (var o in many) { if (o.IsBad) { tx.Rollback(); break; }\nawait Probe(); }")]
    [InlineData("using var tx = connection.BeginTransaction(); // opens\nif (flag) { tx.Rollback(); } else { await Probe(); tx.Commit(); }")]
    [InlineData("switch (order.Id) { case 1: using (var tx = connection.BeginTransaction()) // opens\n{ await Probe(); } break; }")]
    [InlineData("try { order.Id = 1; } catch { using var tx = connection.BeginTransaction(); // opens\nawait Probe(); tx.Commit(); }")]
    [InlineData("using var outer = new TransactionScope(); // opens\nusing (var tx = connection.BeginTransaction()) { tx.Commit(); await Probe(); }")]
    public void Open_in_nested_code(string body) => Open(body);

    [Theory]
    [InlineData("using (var tx = connection.BeginTransaction()) { tx.Commit(); await Probe(); }")]
    [InlineData("using (var tx = connection.BeginTransaction()) { tx.Commit(); }\nawait Probe();")]
    [InlineData("using (var scope = new TransactionScope()) { scope.Complete(); }\nawait Probe();")]
    [InlineData("using var tx = connection.BeginTransaction();\ntry { tx.Commit(); } catch { await Probe(); throw; }")]
    [InlineData("using var tx = connection.BeginTransaction();\ntry { order.Id = 1; } finally { await Probe(); }")]
    [InlineData("var tx = connection.BeginTransaction();\nforeach (var o in many) { await Probe(); tx.Commit(); tx = connection.BeginTransaction(); }")]
    [InlineData("using var tx = connection.BeginTransaction();\nwhile (flag) { await Probe(); if (order.IsBad) { tx.Rollback(); } }")]
    [InlineData("using var tx = connection.BeginTransaction();\nforeach (var o in many) { if (o.IsBad) { tx.Rollback(); continue; }\nawait Probe(); }")]
    [InlineData("using var tx = connection.BeginTransaction();\nforeach (var o in many) { if (o.IsBad) { tx.Rollback(); } else { await Probe(); } }")]
    [InlineData("await Probe();\nusing var tx = connection.BeginTransaction();")]
    [InlineData("switch (order.Id) { case 1: using (var tx = connection.BeginTransaction()) { } break; case 2: await Probe(); break; }")]
    public void Not_open_in_nested_code(string body) => NotOpen(body);

    [Theory]
    [InlineData("await Task.WhenAll(many.Select(o => Probe()));")]
    [InlineData("await Task.WhenAll(many.Where(o => o.IsBad).Select(async o => { order.Id++; await Probe(); }).ToList());")]
    [InlineData("var tasks = many.Select(o => Probe()); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = many.Select(o => Probe()).ToList();")]
    [InlineData("many.ForEach(o => Probe());")]
    [InlineData("await Parallel.ForEachAsync(many, async (o, c) => await Probe());")]
    [InlineData("await RetryAsync(() => Probe());")]
    [InlineData("await RetryAsync(async () => await Probe());")]
    public void Open_in_a_lambda_that_runs_in_place(string body) => Open(
        $"using var tx = connection.BeginTransaction(); // opens\n{body}",
        "static async Task RetryAsync(Func<Task> work) { for (var i = 0; i < 3; i++) { try { await work(); return; } catch (IOException) { } } }");

    [Theory]
    [InlineData("_ = Task.Run(() => Probe());")]
    [InlineData("await Task.Run(async () => await Probe());")]
    [InlineData("Func<Task> later = () => Probe();")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => Probe();")]
    [InlineData("ct.Register(() => Probe());")]
    [InlineData("var lazy = many.Select(o => Probe());")]
    [InlineData("var tasks = many.Select(o => Probe()); tx.Commit(); await Task.WhenAll(tasks);")]
    [InlineData("many.ForEach(async o => await Probe());")]
    [InlineData("await KeepAsync(() => Probe());")]
    [InlineData("_ = RetryAsync(() => Probe());")]
    [InlineData("await WithoutWaitingAsync(() => Probe());")]
    public void Not_open_in_a_lambda_that_may_run_later(string body) => NotOpen(
        $"using var tx = connection.BeginTransaction();\n{body}",
        """
        static async Task RetryAsync(Func<Task> work) { await work(); }
        static async Task KeepAsync(Func<Task> work) { kept = work; await work(); } static Func<Task> kept;
        static async Task WithoutWaitingAsync(Func<Task> work) { _ = work(); await Task.Yield(); }
        """);

    [Theory]
    [InlineData("await mongoSession.WithTransactionAsync(async (s, c) => // opens\n{ await mongoOrders.InsertOneAsync(s, order, null, c); await Probe(); return true; });", true)]
    [InlineData("mongoSession.WithTransaction((s, c) => // opens\n{ Probe(); return true; });", true)]
    [InlineData("await db.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(async () => // opens\n{ await Probe(); }, () => Task.FromResult(true));", true)]
    [InlineData("await db.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(async () => // opens\n{ await Probe(); }, () => Task.FromResult(true), IsolationLevel.Serializable);", true)]
    [InlineData("await db.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(() => Task.CompletedTask, async () => { await Probe(); return true; });", false)]
    [InlineData("await db.Database.CreateExecutionStrategy().ExecuteAsync(async () => {\nusing var tx = await db.Database.BeginTransactionAsync(ct); // opens\nawait Probe(); await tx.CommitAsync(ct); });", true)]
    [InlineData("await db.Database.CreateExecutionStrategy().ExecuteAsync(async () => { await Probe(); });", false)]
    [InlineData("await InTransactionAsync(async () => await Probe());", true)]
    [InlineData("await Maybe(async () => await Probe());", false)]
    [InlineData("await After(async () => await Probe());", false)]
    public void Open_in_a_delegate_that_is_run_in_a_transaction(string body, bool open)
    {
        const string Members = """
            private async Task InTransactionAsync(Func<Task> work)
            {
                using var tx = await connection.BeginTransactionAsync(); // opens
                await work();
                await tx.CommitAsync();
            }
            private async Task Maybe(Func<Task> work)
            {
                if (flag) { using var tx = await connection.BeginTransactionAsync(); await work(); await tx.CommitAsync(); }
                else { await work(); }
            }
            private async Task After(Func<Task> work)
            {
                using var tx = await connection.BeginTransactionAsync(); await tx.CommitAsync(); await work();
            }
            """;
        if (open)
        {
            Open(body, body.Contains("InTransactionAsync(async () => await", StringComparison.Ordinal) ? Members : "");
        }
        else
        {
            NotOpen(body, Members);
        }
    }

    [Theory]
    [InlineData("await NotifyAsync(order);", "private async Task NotifyAsync(Order o) { await Task.Yield(); await Probe(); }")]
    [InlineData("await this.NotifyAsync(order).ConfigureAwait(false);", "private async Task NotifyAsync(Order o) => await Probe();")]
    [InlineData("_ = NotifyAsync(order);", "private Task NotifyAsync(Order o) => Probe();")]
    [InlineData("await Task.WhenAll(NotifyAsync(order), NotifyAsync(order));", "private async Task NotifyAsync(Order o) => await Probe();")]
    [InlineData("await NotifyAsync(order, \"x\");", "private async Task NotifyAsync(Order o, string why) { if (o.IsBad) { return; } await Probe(); Console.WriteLine(why); }")]
    [InlineData("await NotifyAsync(); async Task NotifyAsync() { await Probe(); }", "")]
    [InlineData("if (flag) { await NotifyAsync(order); }\ntx.Commit();", "private async Task NotifyAsync(Order o) { foreach (var i in new[] { 1 }) { await Probe(); } }")]
    public void Open_at_the_caller(string body, string members) => Open($"using var tx = connection.BeginTransaction(); // opens\n{body}", members, atCaller: true);

    [Theory]
    [InlineData("tx.Commit(); await NotifyAsync(order);", "private async Task NotifyAsync(Order o) { await Probe(); }")]
    [InlineData("_ = NotifyAsync(order);", "private async Task NotifyAsync(Order o) { await Task.Yield(); await Probe(); }")]
    [InlineData("await NotifyAsync(order);", "public async Task NotifyAsync(Order o) { await Probe(); }")]
    [InlineData("await NotifyAsync(order);", "private async Task NotifyAsync(Order o) { try { order(); } catch { await Probe(); } void order() { } }")]
    [InlineData("await NotifyAsync(order);", "private async Task NotifyAsync(Order o) { await orders.CommitAsync(); await Probe(); }")]
    [InlineData("await NotifyAsync(tx);", "private async Task NotifyAsync(DbTransaction t) { t.Dispose(); await Probe(); }")]
    [InlineData("await NotifyAsync(order, false);", "private async Task NotifyAsync(Order o, bool really) { if (really) { await Probe(); } }")]
    [InlineData("await NotifyAsync(order);", "private async Task NotifyAsync(Order o, bool really = false) { if (o.IsBad && really) { await Probe(); } }")]
    [InlineData("await NotifyAsync(null);", "private async Task NotifyAsync(Order o) { var copy = o; if (copy != null) { await Probe(); } }")]
    [InlineData("await NotifyAsync(order);", "private async Task NotifyAsync(Order o) { if (db.Database.CurrentTransaction is not null) { many.Add(o); return; } await Probe(); } private List<Order> many;")]
    [InlineData("await NotifyAsync(order);", "private async Task NotifyAsync(Order o) { if (Transaction.Current == null) { await Probe(); } }")]
    [InlineData("await RunLater(NotifyAsync);", "private async Task NotifyAsync() { await Probe(); } Task RunLater(Func<Task> work) => Task.Run(work);")]
    [InlineData("try { order.Id = 1; } catch { await NotifyAsync(order); }", "private async Task NotifyAsync(Order o) { await Probe(); }")]
    [InlineData("_ = NotifyAsync(order);", "private IEnumerable<int> NotifyAsync(Order o) { Probe(); yield return 1; }")]
    public void Not_open_at_the_caller(string body, string members) =>
        NotOpen($"using var tx = connection.BeginTransaction();\n{body}", members, atCaller: true);

    [Fact]
    public void Types_of_the_same_name_elsewhere_open_nothing() => NotOpen(
        "using var scope = new Own.TransactionScope();\nusing var tx = new Own.Connection().BeginTransaction();\nawait Probe();",
        "}\nnamespace Own { public class TransactionScope : IDisposable { public void Dispose() { } } public class Transaction : IDisposable { public void Dispose() { } } public class Connection { public Transaction BeginTransaction() => new(); }");

    private static void Open(string body, string members = "", bool atCaller = false)
    {
        var (source, opener) = Find(body, members, atCaller);
        var expected = source.Split('\n').Index().Single(l => l.Item.Contains("// opens", StringComparison.Ordinal)).Index;
        Assert.NotNull(opener);
        Assert.Equal(expected, opener.Opener.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line);
    }

    private static void NotOpen(string body, string members = "", bool atCaller = false) => Assert.Null(Find(body, members, atCaller).Opener);

    private static (string Source, OpenTransaction? Opener) Find(string body, string members, bool atCaller)
    {
        var source = Around.Replace("BODY", body, StringComparison.Ordinal).Replace("MEMBERS", members, StringComparison.Ordinal);
        var tree = CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = References.AddSyntaxTrees(tree);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        var model = compilation.GetSemanticModel(tree);
        var probe = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Single(i => i.Expression is IdentifierNameSyntax { Identifier.ValueText: "Probe" });
        var operation = Assert.IsAssignableFrom<IInvocationOperation>(model.GetOperation(probe, TestContext.Current.CancellationToken));
        var state = new CompilationState(compilation, MessagingSymbols.TryCreate(compilation)!, new AnalyzerOptions([]));
        var direct = Transactions.OpenAt(operation, state, TestContext.Current.CancellationToken);
        if (!atCaller)
        {
            return (source, direct);
        }

        Assert.Null(direct);
        return (source, Transactions.OpenAtCallers(operation, state, TestContext.Current.CancellationToken).FirstOrDefault()?.Transaction);
    }
}
