using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Where the response of a call went: here <c>Probe</c> stands for the call.</summary>
public sealed class ResultUseTests
{
    private const string Members = """
        private static Task<SendMessageBatchResponse> kept = null!;
        private static void Look(object o) { }
        private static async Task<SendMessageBatchResponse> Call() { await Task.Yield(); return new(); }
        """;

    [Theory]
    [InlineData("await Probe(Call());")]
    [InlineData("await Probe(Call()).ConfigureAwait(false);")]
    [InlineData("_ = await Probe(Call());")]
    [InlineData("Probe(Call()).Wait();")]
    [InlineData("Probe(Call()).GetAwaiter().GetResult();")]
    [InlineData("var r = await Probe(Call());")]
    [InlineData("var t = Probe(Call()); await t;")]
    [InlineData("Task Send() => Probe(Call()); await Send();")]
    [InlineData("Task Send() { return Probe(Call()); } await Send();")]
    [InlineData("Func<Task> f = () => Probe(Call()); await f();")]
    [InlineData("var t = Probe(Call()); await Task.WhenAll(t, Call());")]
    [InlineData("await Task.WhenAll(new[] { 1 }.Select(n => Probe(Call()))).ConfigureAwait(false);")]
    [InlineData("await Task.WhenAll(new[] { 1 }.Select(async n => await Probe(Call())).ToList());")]
    [InlineData("await Task.WhenAll<SendMessageBatchResponse>([.. new[] { 1 }.Select(n => Probe(Call())), Call()]);")]
    [InlineData("Task[] all = [.. new[] { 1 }.Select(n => Probe(Call()))]; await Task.WhenAll(all);")]
    [InlineData("var all = new[] { 1 }.Select(n => Probe(Call())); await Task.WhenAll<SendMessageBatchResponse>([.. all]);")]
    [InlineData("var all = new[] { 1 }.Select(n => Probe(Call())); await Task.WhenAll(all);")]
    [InlineData("var all = new List<Task>(); all.Add(Probe(Call())); await Task.WhenAll(all);")]
    [InlineData("var all = new List<Task> { Probe(Call()) }; await Task.WhenAll(all);")]
    [InlineData("Task[] all = [Probe(Call()), Task.Delay(1)]; Task.WaitAll(all);")]
    [InlineData("var all = new List<Task<SendMessageBatchResponse>>(); all.Add(Probe(Call())); foreach (var t in all) { await t; }")]
    [InlineData("SendMessageBatchResponse? r = null; r = await Probe(Call()); if (r == null || r is null) return;")]
    public void Is_discarded_when_nobody_looks(string statements) =>
        Assert.Equal(ResultFate.Discarded, ResultUse.Of(FlowProbe.At(statements, Members).Call).Fate);

    [Theory]
    [InlineData("Probe(Call());")]
    [InlineData("_ = Probe(Call());")]
    [InlineData("var t = Probe(Call());")]
    [InlineData("var all = new List<Task>(); all.Add(Probe(Call()));")]
    [InlineData("var all = new[] { 1 }.Select(n => Probe(Call())).ToList();")]
    [InlineData("Task[] all = [.. new[] { 1 }.Select(n => Probe(Call()))];")]
    public void Is_not_awaited_when_the_task_is_dropped(string statements) =>
        Assert.Equal(ResultFate.NotAwaited, ResultUse.Of(FlowProbe.At(statements, Members).Call).Fate);

    [Theory]
    [InlineData("var r = await Probe(Call()); if (r.Failed.Count > 0) throw new Exception();", "Failed")]
    [InlineData("var r = await Probe(Call()).ConfigureAwait(false); if (r?.Failed?.Count > 0) return;", "Failed")]
    [InlineData("if ((await Probe(Call())).HttpStatusCode != System.Net.HttpStatusCode.OK) return;", "HttpStatusCode")]
    [InlineData("var t = Probe(Call()); await t; if (t.Result.Failed.Any()) return;", "Failed")]
    [InlineData("var t = Probe(Call()); await Task.WhenAll(t, Call()); if (t.Result.Failed.Any()) return;", "Failed")]
    [InlineData("var all = new List<Task<SendMessageBatchResponse>> { Probe(Call()) }; foreach (var t in all) { if ((await t).Failed.Any()) return; }", "Failed")]
    [InlineData("var n = Probe(Call()).Result.Successful.Count;", "Successful")]
    [InlineData("if (await Probe(Call()) is { Failed.Count: > 0 }) return;", "Failed")]
    [InlineData("SendMessageBatchResponse r; try { r = await Probe(Call()); } catch { return; } Look(r.Successful);", "Successful")]
    [InlineData("var r = await Probe(Call()); Action look = () => Look(r.Failed); look();", "Failed")]
    [InlineData("SendMessageBatchResponse r; while ((r = await Probe(Call())).Failed.Count > 0) { }", "Failed")]
    public void Is_read_member_by_member(string statements, string member)
    {
        var use = ResultUse.Of(FlowProbe.At(statements, Members).Call);
        Assert.Equal(ResultFate.Read, use.Fate);
        Assert.Equal([member], use.MembersRead);
    }

    [Theory]
    [InlineData("Look(await Probe(Call()));")]
    [InlineData("var r = await Probe(Call()); Look(r);")]
    [InlineData("kept = Probe(Call());")]
    [InlineData("Func<Task<SendMessageBatchResponse>> f = () => Probe(Call()); await f();")]
    [InlineData("var all = new List<Task> { Probe(Call()) }; Look(all);")]
    [InlineData("var all = new[] { 1 }.Select(n => Probe(Call())); var r = await Task.WhenAll(all); Look(r[0].Failed);")]
    [InlineData("foreach (var r in await Task.WhenAll(new[] { 1 }.Select(n => Probe(Call())))) Look(r);")]
    [InlineData("foreach (var r in await Task.WhenAll<SendMessageBatchResponse>([.. new[] { 1 }.Select(n => Probe(Call()))])) Look(r);")]
    [InlineData("Task[] all = [.. new[] { 1 }.Select(n => Probe(Call()))]; Look(all);")]
    [InlineData("await Task.WhenAny(Probe(Call()), Task.Delay(1));")]
    [InlineData("await Probe(Call()).ContinueWith(t => Look(t.Result));")]
    [InlineData("var r = await Probe(Call()); Func<object> f = () => r; Look(f);")]
    [InlineData("var r = flag ? await Probe(Call()) : null; Look(r!);")]
    [InlineData("if (await Probe(Call()) is { } r) Look(r);")]
    [InlineData("var r = await Probe(Call()); var (a, b) = (r, 1);")]
    public void Escapes_when_another_has_it(string statements) =>
        Assert.Equal(ResultFate.Escapes, ResultUse.Of(FlowProbe.At(statements, Members).Call).Fate);

    [Theory]
    [InlineData("await Task.WhenAll(Probe(new[] { 1 }.Select(n => Call())));", ResultFate.Discarded)]
    [InlineData("Task.WaitAll(Probe(new[] { 1 }.Select(async n => { await Call(); })).ToArray());", ResultFate.Discarded)]
    [InlineData("var all = Probe(new[] { 1 }.Select(n => Call())).ToList(); await Task.WhenAll(all);", ResultFate.Discarded)]
    [InlineData("Task All() => Task.WhenAll(Probe(new[] { 1 }.Select(n => Call()))); await All();", ResultFate.Discarded)]
    [InlineData("var all = Probe(new[] { 1 }.Select(n => Call())).ToList();", ResultFate.NotAwaited)]
    [InlineData("_ = Task.WhenAll(Probe(new[] { 1 }.Select(n => Call())));", ResultFate.NotAwaited)]
    [InlineData("Look(await Task.WhenAll(Probe(new[] { 1 }.Select(n => Call()))));", ResultFate.Escapes)]
    [InlineData("Look(Probe(new[] { 1 }.Select(n => Call())));", ResultFate.Escapes)]
    public void Is_told_of_tasks_in_a_collection(string statements, object fate) =>
        Assert.Equal(fate, ResultUse.OfTasks(FlowProbe.At(statements, Members).Call).Fate);
}
