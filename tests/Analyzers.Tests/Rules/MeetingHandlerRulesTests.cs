using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>Which of several rules speaks where they meet in a handler: each mistake is reported once.</summary>
public sealed class MeetingHandlerRulesTests
{
    private static async Task<string> FoundIn(string method)
    {
        var compilation = Workbench.Compile([("Function.cs", $$"""
            using Amazon.Lambda.Core;
            using Amazon.Lambda.KinesisEvents;
            using Amazon.Lambda.SQSEvents;
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public class Function(IAmazonSQS sqs, string url)
            {
            {{method}}
                private static Task StoreAsync(string body) => File.WriteAllTextAsync(body, body);
            }
            """)]);
        return string.Join(" ", (await Workbench.BuildAsync(compilation)).Select(d => d.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>Nothing can be said of failures before there is a task that can fail.</summary>
    [Fact]
    public async Task Async_void_comes_before_partial_failures() => Assert.Equal("AWSM3010", await FoundIn("""
            public async void FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await StoreAsync(message.Body); }
            }
        """));

    [Fact]
    public async Task An_unawaited_send_is_a_producer_s() => Assert.Equal("AWSM1003", await FoundIn("""
            public SQSBatchResponse FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { sqs.SendMessageAsync(url, message.Body); }
                return new SQSBatchResponse();
            }
        """));

    /// <summary>Two mistakes in two places: the tasks, and the return type.</summary>
    [Fact]
    public async Task Work_that_is_left_running_and_the_return_type_are_two() => Assert.Equal("AWSM3001 AWSM3011", await FoundIn("""
            public void FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { StoreAsync(message.Body); }
            }
        """));

    [Fact]
    public async Task A_needless_delete_is_neither_too_early_nor_unchecked() => Assert.Equal("AWSM3022 AWSM3022", await FoundIn("""
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                    await StoreAsync(message.Body);
                }

                await sqs.DeleteMessageBatchAsync(url, evnt.Records.Select(r => new DeleteMessageBatchRequestEntry(r.MessageId, r.ReceiptHandle)).ToList());
                return new SQSBatchResponse();
            }
        """));

    /// <summary>Deleting what succeeded keeps it from coming back: the return type is not the mistake.</summary>
    [Fact]
    public async Task Deletes_take_the_place_of_a_response() => Assert.Equal("AWSM3022", await FoundIn("""
            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    await StoreAsync(message.Body);
                    await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                }
            }
        """));

    /// <summary>A handler that can report nothing has one mistake, however it loses failures, and the one repair leaves none of the others.</summary>
    [Theory]
    [InlineData("foreach (var m in evnt.Records)\n{\n    try\n    {\n        await store.SaveAsync(m.Body);\n    }\n    catch (Exception e)\n    {\n        Console.WriteLine(e);\n    }\n}")]
    [InlineData("foreach (var m in evnt.Records)\n{\n    try\n    {\n        await store.SaveAsync(m.Body);\n    }\n    catch (Exception e) when (e is not OperationCanceledException)\n    {\n        Console.WriteLine(e);\n    }\n}")]
    [InlineData("try\n{\n    foreach (var m in evnt.Records)\n    {\n        await store.SaveAsync(m.Body);\n    }\n}\ncatch (Exception e)\n{\n    Console.WriteLine(e);\n}")]
    [InlineData("try\n{\n    foreach (var m in evnt.Records)\n    {\n        await store.SaveAsync(m.Body);\n    }\n}\ncatch (Exception e) when (e is not OperationCanceledException)\n{\n    Console.WriteLine(e);\n}")]
    [InlineData("foreach (var m in evnt.Records)\n{\n    var o = JsonSerializer.Deserialize<object>(m.Body);\n    try\n    {\n        store.Save(o!);\n    }\n    catch (Exception e)\n    {\n        Console.WriteLine(e);\n    }\n}")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m =>\n{\n    try\n    {\n        await store.SaveAsync(m.Body);\n    }\n    catch (Exception e)\n    {\n        Console.WriteLine(e);\n    }\n}));")]
    public async Task Partial_failures_come_before_swallowed_ones_and_take_them_in(string statements)
    {
        var before = HandlerSnippets.Whole("SQSEvent", statements);
        Assert.Equal("AWSM3001", await IdsIn(before));
        Assert.Equal("", await IdsIn(await Workbench.FixInOrderAsync(before, ["AWSM3001"])));
    }

    /// <summary>A catch in the middle of the work may be a step that does not count: the repair leaves it, and then the rule for it speaks.</summary>
    [Fact]
    public async Task What_the_repair_cannot_judge_is_reported_after_it()
    {
        var before = HandlerSnippets.Whole("SQSEvent", "foreach (var m in evnt.Records)\n{\n    try\n    {\n        await store.SaveAsync(m.Body);\n    }\n    catch (Exception e)\n    {\n        Console.WriteLine(e);\n    }\n\n    Console.WriteLine(m.MessageId);\n}");
        Assert.Equal("AWSM3001", await IdsIn(before));
        var after = await Workbench.FixInOrderAsync(before, ["AWSM3001"]);
        Assert.Equal("AWSM3002", await IdsIn(after));
        Assert.Equal("", await IdsIn(await Workbench.FixInOrderAsync(after, ["AWSM3002"])));
    }

    /// <summary>An empty response is the mistake there; the catch in front of it is the same one.</summary>
    [Fact]
    public async Task A_response_that_drops_failures_is_one_mistake() => Assert.Equal("AWSM3005", await IdsIn(HandlerSnippets.Sqs(
        "try { foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); } } catch (Exception e) { Console.WriteLine(e); return new SQSBatchResponse(); }")));

    private static async Task<string> IdsIn(string text)
    {
        var compilation = Workbench.Compile([("Function.cs", text)]);
        Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
        return string.Join(" ", (await Workbench.BuildAsync(compilation)).Select(d => d.Id).Order(StringComparer.Ordinal));
    }
}
