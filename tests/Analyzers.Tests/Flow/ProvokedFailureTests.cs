using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Code that wants to see a call refused, at the name <c>Send</c>.</summary>
public sealed class ProvokedFailureTests
{
    [Theory]
    [InlineData("Expect(\"MissingParameter\", () => Send());", true)]
    [InlineData("await check.ExpectFailureAsync(async () => { var x = 1; await Send(); });", true)]
    [InlineData("await Check.Throws<Exception>(() => Send());", true)]
    [InlineData("await ShouldBeRejected(Send());", true)]
    [InlineData("try { Send(); throw new Exception(\"was accepted\"); } catch (ArgumentException) { }", true)]
    [InlineData("try { Send(); Assert.Fail(\"was accepted\"); } catch (ArgumentException) { }", true)]
    [InlineData("try { Send(); return; } catch (TooManyEntriesInBatchRequestException) { Console.WriteLine(1); }", true)]
    [InlineData("try { Send(); return; } catch (Amazon.SQS.Model.BatchRequestTooLongException e) { Console.WriteLine(e); }", true)]
    [InlineData("try { return; } catch (TooManyEntriesInBatchRequestException) { Send(); }", false)]
    [InlineData("try { Send(); return; } catch (AmazonSQSException) { Console.WriteLine(1); }", false)]
    [InlineData("Send();", false)]
    [InlineData("Retry(() => Send());", false)]
    [InlineData("ThrowIfFailed(Send());", false)]
    [InlineData("ExpectSuccess(() => Send());", false)]
    [InlineData("EnsureNoError(Send());", false)]
    [InlineData("ShouldNotThrow(() => Send());", false)]
    [InlineData("AssertNoFailures(Send());", false)]
    [InlineData("IgnoreIfThrows(() => Send());", false)]
    [InlineData("if (ShouldInvalidate(Send())) return;", false)]
    [InlineData("ShouldFailover(Send());", false)]
    [InlineData("Expect(Send());", false)]
    [InlineData("try { Send(); job.Fail(\"parked\"); } catch (ArgumentException) { }", false)]
    [InlineData("try { while (go) { Send(); } throw new OperationCanceledException(); } catch (Exception) { }", false)]
    [InlineData("try { Send(); throw new OperationCanceledException(); } catch (Exception) { }", false)]
    [InlineData("try { Later(() => Send()); throw new Exception(); } catch (Exception) { }", false)]
    [InlineData("try { Send(); } catch (ArgumentException) { throw; }", false)]
    [InlineData("try { if (Send()) return; throw new Exception(); } catch (ArgumentException) { }", false)]
    [InlineData("try { throw new Exception(); } catch (ArgumentException) { Send(); }", false)]
    [InlineData("try { Send(); throw new Exception(); } finally { }", false)]
    public void Is_told_by_the_code_around(string statements, bool isProvoked)
    {
        var tree = CSharpSyntaxTree.ParseText(
            "class C { async Task M() { " + statements + " } }", cancellationToken: TestContext.Current.CancellationToken);
        var send = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>()
            .First(n => n.Identifier.ValueText == "Send");

        Assert.Equal(isProvoked, ProvokedFailure.IsAt(send.GetLocation(), TestContext.Current.CancellationToken));
    }
}
