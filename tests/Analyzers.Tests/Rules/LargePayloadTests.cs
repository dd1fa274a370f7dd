using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class LargePayloadTests() : RuleTests("AWSM8005")
{
    [Theory]
    [InlineData("await sqs.SendMessageAsync(url, {|AWSM8005:await File.ReadAllTextAsync(path)|});")]
    [InlineData("var scan = await File.ReadAllBytesAsync(path).ConfigureAwait(false); await sqs.SendMessageAsync(url, {|AWSM8005:Convert.ToBase64String(scan)|});")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = url, MessageBody = {|AWSM8005:File.ReadAllText(path)|} });")]
    [InlineData("var body = JsonSerializer.Serialize(new { Name = path, Content = Convert.ToBase64String(File.ReadAllBytes(path)) }); await sqs.SendMessageAsync(url, {|AWSM8005:body|});")]
    [InlineData("var body = JsonSerializer.Serialize(new Scan(path) { Content = File.ReadAllBytes(path) }); await sqs.SendMessageAsync(url, {|AWSM8005:body|});")]
    [InlineData("var text = File.ReadAllText(path); if (text.Length > 0) await sqs.SendMessageAsync(url, {|AWSM8005:text|});")]
    [InlineData("await sns.PublishAsync(url, {|AWSM8005:Convert.ToBase64String(await http.GetByteArrayAsync(path))|});")]
    [InlineData("var answer = await http.GetAsync(path); await sns.PublishAsync(new Amazon.SimpleNotificationService.Model.PublishRequest { TopicArn = url, Message = {|AWSM8005:Convert.ToBase64String(await answer.Content.ReadAsByteArrayAsync())|} });")]
    [InlineData("var entries = new List<SendMessageBatchRequestEntry> { new() { Id = \"a\", MessageBody = File.ReadAllText(path) } }; await sqs.{|AWSM8005:SendMessageBatchAsync|}(url, entries);")]
    public Task Reports_content_of_files_and_downloads(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("var text = await File.ReadAllTextAsync(path); if (text.Length > 100_000) throw new InvalidOperationException(path); await sqs.SendMessageAsync(url, text);")]
    [InlineData("var scan = File.ReadAllBytes(path); if (1_000 >= scan.Length) { await sqs.SendMessageAsync(url, Convert.ToBase64String(scan)); } else { await sqs.SendMessageAsync(url, path); }")]
    [InlineData("var text = File.ReadAllText(path); if (System.Text.Encoding.UTF8.GetByteCount(text) < 1_000) await sqs.SendMessageAsync(url, text);")]
    [InlineData("await sqs.SendMessageAsync(url, path);")]
    [InlineData("await sqs.SendMessageAsync(url, Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))));")]
    [InlineData("await sqs.SendMessageAsync(url, Convert.ToBase64String(Guid.NewGuid().ToByteArray()));")]
    [InlineData("var scan = await File.ReadAllBytesAsync(path); await sqs.SendMessageAsync(url, scan.Length.ToString());")]
    [InlineData("await sqs.SendMessageAsync(url, File.ReadAllLines(path)[0]);")]
    [InlineData("await sqs.SendMessageAsync(url, path.Length > 3 ? path : await File.ReadAllTextAsync(path));")]
    [InlineData("await sqs.SendMessageAsync(await File.ReadAllTextAsync(path), url);")]
    [InlineData("await sqs.SendMessageAsync(url, await http.GetStringAsync(path));")]
    public Task Is_silent_on_other_bodies(string statements) => Silent(Send(statements));

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public interface IAmazonSQS { Task SendMessageAsync(string queueUrl, string messageBody); }
        public class Use(IAmazonSQS sqs) { public Task Run(string path) => sqs.SendMessageAsync("a", System.IO.File.ReadAllText(path)); }
        """);

    [Fact]
    public Task Is_silent_on_a_File_of_the_user_s_own() => Silent(Send("await sqs.SendMessageAsync(url, Mine.File.ReadAllText(path));") + """

        namespace Mine
        {
            public static class File { public static string ReadAllText(string path) => path; }
        }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("await sqs.SendMessageAsync(url, Convert.ToBase64String( ); await sqs.SendMessageAsync(url, File.ReadAllText("), compiles: false);

    private static string Send(string statements) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using System.Text.Json;

        public record Scan(string Path) { public byte[] Content { get; init; } = []; }

        public class Sender(IAmazonSQS sqs, Amazon.SimpleNotificationService.IAmazonSimpleNotificationService sns, HttpClient http, string url)
        {
            public async Task Run(string path)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
