using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Where a message is deleted, and whether a failure is kept quiet.</summary>
public sealed class DeleteSitesTests
{
    private const string List = "var r = await sqs.ReceiveMessageAsync(text); var list = r.Messages; ";

    [Theory]
    [InlineData("foreach (var m in list) { Probe(m); await sqs.DeleteMessageAsync(text, m.ReceiptHandle); }", "m;all list")]
    [InlineData("foreach (var m in list) { Probe(m); if (flag) await sqs.DeleteMessageAsync(text, m.ReceiptHandle); }", "m")]
    [InlineData("foreach (var m in list) { Probe(m); if (flag) continue; await sqs.DeleteMessageAsync(text, m.ReceiptHandle); }", "m")]
    [InlineData("foreach (var m in list.Where(x => flag)) { Probe(m); await sqs.DeleteMessageAsync(text, m.ReceiptHandle); }", "m")]
    [InlineData("Probe(0); var h = list[0].ReceiptHandle; await sqs.DeleteMessageAsync(text, h);", "list")]
    [InlineData("Probe(0); await sqs.DeleteMessageAsync(new DeleteMessageRequest(text, r.Messages.First().ReceiptHandle));", "r")]
    [InlineData("Probe(0); await sqs.DeleteMessageBatchAsync(text, list.Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());", "all list")]
    [InlineData("Probe(0); await sqs.DeleteMessageBatchAsync(text, list.Where(m => flag).Select(m => new DeleteMessageBatchRequestEntry(m.MessageId, m.ReceiptHandle)).ToList());", "")]
    [InlineData("Probe(0); await Task.WhenAll(list.Select(m => sqs.DeleteMessageAsync(text, m.ReceiptHandle)));", "m;all list")]
    [InlineData("Probe(0); await Task.WhenAll(list.Select(async m => { await sqs.DeleteMessageAsync(text, m.ReceiptHandle); }));", "m;all list")]
    [InlineData("Probe(0); await Task.WhenAll(list.Select(async m => { if (flag) await sqs.DeleteMessageAsync(text, m.ReceiptHandle); }));", "m")]
    [InlineData("Probe(0); await Task.WhenAll(list.Where(m => flag).Select(m => sqs.DeleteMessageAsync(text, m.ReceiptHandle)));", "m")]
    [InlineData("Probe(0); var tasks = list.Select(m => sqs.DeleteMessageAsync(text, m.ReceiptHandle));", "m")]
    [InlineData("Probe(0); await sqs.DeleteMessageAsync(text, text);", "text")]
    [InlineData("Probe(0); await sqs.DeleteMessageAsync(text, Handle());", "")]
    public void Are_seen_from_the_message(string statements, string expected) =>
        Assert.Equal(expected, Sites(List + statements, "private static string Handle() => Guid.NewGuid().ToString();"));

    [Theory]
    [InlineData("private async Task Delete(IAmazonSQS sqs, Message given) => await sqs.DeleteMessageAsync(\"q\", given.ReceiptHandle);", "given;m;all list")]
    [InlineData("private async Task Delete(IAmazonSQS sqs, Message given) { if (given.Body == \"\") return; await sqs.DeleteMessageAsync(\"q\", given.ReceiptHandle); }", "given")]
    [InlineData("private async Task Delete(IAmazonSQS sqs, Message given) { try { await sqs.DeleteMessageAsync(\"q\", given.ReceiptHandle); } catch (AmazonSQSException) { } }", "given;m;all list")]
    [InlineData("protected virtual async Task Delete(IAmazonSQS sqs, Message given) => await sqs.DeleteMessageAsync(\"q\", given.ReceiptHandle);", "given")]
    public void Are_also_the_calls_of_a_helper(string helper, string expected) =>
        Assert.Equal(expected, Sites(List + "foreach (var m in list) { Probe(m); await Delete(sqs, m); }", helper));

    [Theory]
    [InlineData("Probe(0); await Task.WhenAll(list.Select(m => Delete(sqs, m)));", "given;m;all list")]
    [InlineData("foreach (var m in list) { Probe(m); if (flag) await Delete(sqs, m); }", "given;m")]
    public void Are_also_the_loops_that_call_a_helper(string statements, string expected) => Assert.Equal(expected, Sites(
        List + statements, "private Task Delete(IAmazonSQS sqs, Message given) => sqs.DeleteMessageAsync(\"q\", given.ReceiptHandle);"));

    [Theory]
    [InlineData("try { Probe(0); } catch { }", true)]
    [InlineData("try { Probe(0); } catch (Exception e) { Console.WriteLine(e); }", true)]
    [InlineData("try { Probe(0); } catch (Exception e) when (e is not OperationCanceledException) { Console.WriteLine(e); }", true)]
    [InlineData("try { Probe(0); } catch (Exception e) when (e.Message == text) { Console.WriteLine(e); }", false)]
    [InlineData("try { Probe(0); } catch (FormatException) { }", false)]
    [InlineData("try { Probe(0); } catch (Exception) { throw; }", false)]
    [InlineData("try { Probe(0); } catch (Exception) { return; }", false)]
    [InlineData("try { Probe(0); } catch (Exception) { number++; }", false)]
    [InlineData("try { Probe(0); } catch (Exception e) { Park(e); }", false)]
    [InlineData("try { Probe(0); } finally { }", false)]
    public void A_failure_is_swallowed_by_a_catch_of_all_that_only_logs(string statements, bool swallows)
    {
        var probe = FlowProbe.At(statements, "private static void Park(Exception e) { }");
        Assert.Equal(swallows, SwallowedFailures.Swallows(probe.Call.AncestorsInFunction().OfType<ITryOperation>().Single()));
    }

    private static string Sites(string statements, string members)
    {
        var probe = FlowProbe.At(statements, members);
        var compilation = probe.Call.SemanticModel!.Compilation;
        var symbols = MessagingSymbols.TryCreate(compilation)!;
        var state = new CompilationState(compilation, symbols, new AnalyzerOptions([]));
        var tree = probe.Call.Syntax.SyntaxTree;
        var model = compilation.GetSemanticModel(tree);
        var delete = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().Select(n => model.GetOperation(n)).OfType<IInvocationOperation>()
            .First(c => symbols.OperationOf(c.TargetMethod) is { } o && (o == AwsApi.Sqs.DeleteMessage || o == AwsApi.Sqs.DeleteMessageBatch));
        var sites = new DeleteSites(state, TestContext.Current.CancellationToken).Of(delete, symbols.OperationOf(delete.TargetMethod)!.IsBatch);
        return string.Join(";", sites.Select(s => (s.IsOfAll ? "all " : "") + string.Join(",", s.Messages.Select(m => m.Name))));
    }
}
