using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>Which handlers are found, and which are left alone.</summary>
public sealed class NoPartialBatchResponseTests() : RuleTests("AWSM3001")
{
    private const string Usings = """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        """;

    // Return types

    /// <summary>That the others are not handled is the mistake there: AWSM3018.</summary>
    [Theory]
    [InlineData("var first = evnt.Records.First(); File.Delete(first.Body);")]
    [InlineData("File.Delete(evnt.Records[0].Body);")]
    public Task Silent_where_only_the_first_record_is_handled(string body) => Silent(Usings + $$"""
        public class Function
        {
            public void FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("Task", "return Task.CompletedTask;")]
    [InlineData("ValueTask", "return default;")]
    [InlineData("void", "")]
    [InlineData("string", "return \"ok\";")]
    [InlineData("bool", "return true;")]
    [InlineData("int", "return 0;")]
    [InlineData("Task<string>", "return Task.FromResult(\"ok\");")]
    [InlineData("ValueTask<bool>", "return new ValueTask<bool>(true);")]
    public Task Reports_types_that_say_nothing(string type, string end) => Reports(Usings + $$"""
        public class Function
        {
            public {{type}} {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { File.Delete(message.Body); }
                {{end}}
            }
        }
        """);

    /// <summary>Whether a method takes an event is first asked of its source.</summary>
    [Theory]
    [InlineData("SQSEvent?")]
    [InlineData("Amazon.Lambda.SQSEvents.SQSEvent")]
    [InlineData("global::Amazon.Lambda.SQSEvents.SQSEvent")]
    [InlineData("Events::SQSEvent")]
    [InlineData("Batch")]
    [InlineData("BatchOfBatch")]
    [InlineData("@SQSEvent")]
    public Task Reports_under_whatever_name_the_event_goes(string type) => Reports($$"""
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Events = Amazon.Lambda.SQSEvents;
        using Batch = Amazon.Lambda.SQSEvents.SQSEvent;

        namespace Orders
        {
            namespace Functions
            {
                using BatchOfBatch = Batch;

                public class Function
                {
                    public void {|AWSM3001:FunctionHandler|}({{type}} evnt, ILambdaContext context)
                    {
                        foreach (var message in evnt!.Records) { File.Delete(message.Body); }
                    }
                }
            }
        }
        """);

    [Theory]
    [InlineData("Task<SQSBatchResponse>", "return Task.FromResult(new SQSBatchResponse());")]
    [InlineData("SQSBatchResponse", "return new SQSBatchResponse();")]
    [InlineData("Report", "return new Report();")]
    [InlineData("Task<Report>", "return Task.FromResult(new Report());")]
    [InlineData("object", "return new object();")]
    [InlineData("dynamic", "return new object();")]
    [InlineData("Stream", "return new MemoryStream();")]
    [InlineData("Dictionary<string, string>", "return new();")]
    [InlineData("List<string>", "return new();")]
    [InlineData("T", "return default!;")]
    public Task Silent_on_types_that_may_say_which(string type, string end) => Silent(Usings + $$"""
        public class Report
        {
            [System.Text.Json.Serialization.JsonPropertyName("batchItemFailures")]
            public List<string> Failures { get; set; } = new();
        }

        public class Function<T>
        {
            public {{type}} FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { File.Delete(message.Body); }
                {{end}}
            }
        }
        """);

    [Fact]
    public Task Silent_on_async_void() => Silent(Usings + """
        public class Function
        {
            public async void FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    // What is a handler

    [Fact]
    public Task Reports_Kinesis_and_DynamoDB() => Reports("""
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KinesisEvents;

        public class Clicks
        {
            public async Task {|AWSM3001:FunctionHandlerAsync|}(KinesisEvent evnt)
            {
                foreach (var record in evnt.Records) { await Task.Delay(record.EventId.Length); }
            }
        }

        public class Changes
        {
            public static void {|AWSM3001:Handler|}(DynamoDBEvent evnt, ILambdaContext context)
            {
                foreach (var record in evnt.Records) { File.Delete(record.EventID); }
            }
        }
        """);

    [Fact]
    public Task Reports_annotated_methods_of_any_name() => Reports(Usings + """
        using Amazon.Lambda.Annotations.SQS;

        public class Functions
        {
            [LambdaFunction]
            [SQSEvent("@Orders", BatchSize = 5)]
            public async Task {|AWSM3001:ProcessOrders|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }

            [LambdaFunction]
            public void {|AWSM3001:Import|}([FromServices] IDisposable service, SQSEvent evnt)
            {
                evnt.Records.ForEach(m => File.Delete(m.Body));
            }
        }
        """);

    [Fact]
    public Task Reports_a_lambda_given_to_the_bootstrap() => Reports(Usings + """
        public static class Program
        {
            public static async Task Main()
            {
                var handler = async {|AWSM3001:(SQSEvent evnt, ILambdaContext context)|} =>
                {
                    foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
                };

                await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            }
        }
        """);

    [Fact]
    public Task Reports_a_private_method_given_to_the_bootstrap() => Reports(Usings + """
        internal static class Program
        {
            public static async Task Main()
            {
                Func<SQSEvent, ILambdaContext, Task> handler = ProcessAsync;
                await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            }

            private static async Task {|AWSM3001:ProcessAsync|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Reports_once_a_handler_by_name_that_is_given_to_the_bootstrap() => Reports(Usings + """
        public class Function
        {
            public static async Task Main()
            {
                Func<SQSEvent, ILambdaContext, Task> handler = FunctionHandler;
                await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();
            }

            public static async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Silent_on_a_bootstrap_lambda_with_a_response() => Silent(Usings + """
        public static class Program
        {
            public static Task Main() => LambdaBootstrapBuilder.Create(
                async (SQSEvent evnt, ILambdaContext context) =>
                {
                    await Task.Delay(evnt.Records[0].Body.Length);
                    return new SQSBatchResponse();
                },
                new DefaultLambdaJsonSerializer()).Build().RunAsync();
        }
        """);

    [Fact]
    public Task Reports_a_handler_of_an_interface_of_its_own() => Reports(Usings + """
        public interface IFunction
        {
            Task FunctionHandler(SQSEvent evnt, ILambdaContext context);
        }

        public class Function : IFunction
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Silent_on_methods_that_a_host_dictates() => Silent(Usings + """
        public interface IEventHandler<TEvent>
        {
            Task HandleAsync(TEvent input, ILambdaContext context);
        }

        public interface IBatch
        {
            Task HandleBatchAsync(SQSEvent evnt);
        }

        public abstract class Base
        {
            public abstract Task Handle(SQSEvent evnt, ILambdaContext context);
        }

        public class One : IEventHandler<SQSEvent>, IBatch
        {
            public async Task HandleAsync(SQSEvent input, ILambdaContext context)
            {
                foreach (var message in input.Records) { await Task.Delay(message.Body.Length); }
            }

            public async Task HandleBatchAsync(SQSEvent evnt)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }

        public class Two : Base
        {
            public override async Task Handle(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Silent_on_helpers() => Silent(Usings + """
        public static class Extensions
        {
            public static async Task HandleAllAsync(this SQSEvent evnt)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }

        public class Processor
        {
            // Not public
            internal async Task HandleInternalAsync(SQSEvent evnt) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }

            // Wants more than Lambda gives
            public async Task HandleWithAsync(SQSEvent evnt, CancellationToken token) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length, token); } }

            // Not named as handlers are
            public async Task ProcessAsync(SQSEvent evnt) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }

            // Generic
            public async Task HandleManyAsync<T>(SQSEvent evnt) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }
        }

        internal class Hidden
        {
            public async Task HandleAsync(SQSEvent evnt) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }
        }
        """);

    [Fact]
    public Task Silent_on_a_library_that_handles_an_event() => Silent(Usings + """
        public class OrderProcessor
        {
            public async Task HandleAsync(SQSEvent evnt) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }
        }
        """);

    [Theory]
    [InlineData("", "Handle", ", ILambdaContext context", "")]
    [InlineData("", "FunctionHandlerAsync", "", "")]
    [InlineData("[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]", "Handle", "", "")]
    [InlineData("", "Handle", "", "[LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]")]
    [InlineData("public static class Names { public const string Handler = \"TestProject::Function::Handle\"; }", "Handle", "", "")]
    [InlineData("public static class Names { public const string Handler = \"TestProject::Function::ProcessAsync\"; }", "ProcessAsync", "", "")]
    [InlineData("public static class Names { public const string Handler = \"TestProject::Function::ProcessAsync\"; }", "ProcessAsync", ", ILambdaContext context", "")]
    [InlineData("public static class Trial { public const string Handler = \"TestProject::Function::Process\"; public static Task Run() => new Function().Process(new SQSEvent()); }", "Process", "", "")]
    public Task Reports_a_handler_that_shows(string before, string name, string context, string attribute) => Reports(Usings + $$"""
        {{before}}
        public class Function
        {
            {{attribute}}
            public async Task {|AWSM3001:{{name}}|}(SQSEvent evnt{{context}}) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }
        }
        """);

    [Theory]
    [InlineData("// TestProject::Function::ProcessAsync")]
    [InlineData("public static class Names { public const string Handler = \"Elsewhere::Function::ProcessAsync\"; }")]
    [InlineData("public static class Names { public const string Handler = \"TestProject::Shop.Function::ProcessAsync\"; }")]
    [InlineData("public static class Names { public const string Handler = \"TestProject::Function::ProcessAsync2\"; }")]
    public Task Silent_on_a_method_that_no_setting_names(string before) => Silent(Usings + $$"""
        {{before}}
        public class Function
        {
            public async Task ProcessAsync(SQSEvent evnt, ILambdaContext context) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }
        }
        """);

    [Fact]
    public Task Silent_on_a_method_that_the_handler_calls() => Silent(Usings + """
        public class Function
        {
            private readonly OrderProcessor processor = new();

            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                try { await processor.HandleAsync(evnt, context); return new SQSBatchResponse(); }
                catch (Exception) { return new SQSBatchResponse(evnt.Records.Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }).ToList()); }
            }
        }

        public class OrderProcessor
        {
            public async Task HandleAsync(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Silent_on_other_events() => Silent("""
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KafkaEvents;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.SNSEvents;

        public class A
        {
            public async Task FunctionHandler(SNSEvent evnt, ILambdaContext context) { foreach (var r in evnt.Records) { await Task.Delay(r.EventSource.Length); } }
        }

        public class B
        {
            public async Task FunctionHandler(KafkaEvent evnt, ILambdaContext context) { foreach (var r in evnt.Records) { await Task.Delay(r.Value.Count); } }
        }

        public class C
        {
            public async Task FunctionHandler(KinesisTimeWindowEvent evnt, ILambdaContext context) { foreach (var r in evnt.Records) { await Task.Delay(r.EventId.Length); } }
        }

        public class D
        {
            public async Task FunctionHandler(DynamoDBTimeWindowEvent evnt, ILambdaContext context) { foreach (var r in evnt.Records) { await Task.Delay(r.EventID.Length); } }
        }
        """);

    [Fact]
    public Task Silent_on_types_of_the_same_name() => Silent("""
        namespace Amazon.Lambda.SQSEvents.Fakes
        {
            public class SQSEvent
            {
                public List<string> Records { get; set; } = new();
            }

            public class Function
            {
                public async Task FunctionHandler(SQSEvent evnt)
                {
                    foreach (var r in evnt.Records) { await Task.Delay(r.Length); }
                }
            }
        }
        """);

    [Fact]
    public Task Silent_in_generated_code() => Silent(Usings + """
        [System.CodeDom.Compiler.GeneratedCode("x", "1")]
        public class Function
        {
            public async Task FunctionHandler(SQSEvent evnt) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }
        }
        """);

    // One record at a time

    [Theory]
    [InlineData("if (evnt.Records.Count > 1) throw new InvalidOperationException();")]
    [InlineData("if (evnt.Records.Count != 1) { return; }")]
    [InlineData("if (1 < evnt.Records.Count) return;")]
    [InlineData("if (evnt.Records.Count >= 2) throw new InvalidOperationException();")]
    [InlineData("if (evnt.Records is not { Count: 1 }) throw new InvalidOperationException();")]
    [InlineData("if (evnt.Records.Count is > 1) throw new InvalidOperationException();")]
    [InlineData("if (evnt.Records.Count() > 1) return;")]
    [InlineData("if (evnt?.Records?.Count > 1) return;")]
    [InlineData("System.Diagnostics.Debug.Assert(evnt.Records.Count == 1, \"one by one\");")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfGreaterThan(evnt.Records.Count, 1);")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNotEqual(evnt.Records.Count, 1);")]
    [InlineData("var only = evnt.Records.Single();")]
    [InlineData("if (evnt.Records is not [var only]) return;")]
    [InlineData("if (evnt is not { Records: [var only] }) throw new InvalidOperationException();")]
    [InlineData("var only = evnt.Only();")]
    [InlineData("var only = evnt.Records.Count == 1 ? evnt.Records[0] : throw new InvalidOperationException();")]
    [InlineData("var only = evnt.Records switch { [var one] => one, _ => throw new InvalidOperationException() };")]
    [InlineData("var only = evnt switch { { Records: [var one] } => one, _ => throw new InvalidOperationException() };")]
    [InlineData("var only = evnt.Records.Count switch { 1 => evnt.Records[0], _ => throw new InvalidOperationException() };")]
    [InlineData("switch (evnt.Records.Count) { case 0: return; case 1: break; default: throw new InvalidOperationException(); }")]
    public Task Silent_when_several_records_are_refused(string guard) => Silent(Usings + $$"""
        public class Function
        {
            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                {{guard}}
                await Task.Delay(evnt!.Records[0].Body.Length);
            }
        }

        public static class Events { public static SQSEvent.SQSMessage Only(this SQSEvent evnt) => evnt.Records.Single(); }
        """);

    [Fact]
    public Task Reports_where_one_record_only_has_a_way_of_its_own() => Reports(Usings + """
        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                if (evnt is { Records: [var only] })
                {
                    await Task.Delay(only.Body.Length);
                    return;
                }

                foreach (var message in evnt.Records)
                {
                    await Task.Delay(message.Body.Length);
                }
            }
        }
        """);

    [Fact]
    public Task Reports_where_a_helper_only_counts() => Reports(Usings + """
        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                context.Logger.LogInformation(Events.Size(evnt));
                foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); }
            }
        }

        public static class Events { public static string Size(SQSEvent evnt) => evnt.Records.Count > 1 ? "batch" : "single"; }
        """);

    [Theory]
    [InlineData("if (evnt.Records.Count == 0) return;")]
    [InlineData("if (evnt.Records.Count > 10) throw new InvalidOperationException();")]
    [InlineData("if (evnt.Records.Count > 1) context.Logger.LogInformation(\"a batch\");")]
    [InlineData("if (evnt.Records is null) return;")]
    [InlineData("if (!evnt.Records.Any()) return;")]
    [InlineData("var size = evnt.Records.Count switch { 1 => \"one\", _ => \"many\" };")]
    [InlineData("switch (evnt.Records.Count) { case 0: throw new InvalidOperationException(); default: break; }")]
    public Task Reports_behind_other_guards(string guard) => Reports(Usings + $$"""
        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                {{guard}}
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Silent_when_the_guard_is_in_the_method_that_gets_the_event() => Silent(Usings + """
        public class Function
        {
            public Task FunctionHandler(SQSEvent evnt, ILambdaContext context) => ProcessAsync(evnt);

            private async Task ProcessAsync(SQSEvent batch)
            {
                if (batch.Records.Count > 1) throw new InvalidOperationException();
                await Task.Delay(batch.Records[0].Body.Length);
            }
        }
        """);

    [Fact]
    public Task Silent_with_a_batch_size_of_one() => Silent(Usings + """
        using Amazon.Lambda.Annotations.SQS;

        public class Functions
        {
            [LambdaFunction]
            [SQSEvent("@Orders", BatchSize = 1)]
            public async Task ProcessOrders(SQSEvent evnt)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Reports_when_only_one_of_two_queues_has_a_batch_size_of_one() => Reports(Usings + """
        using Amazon.Lambda.Annotations.SQS;

        public class Functions
        {
            [LambdaFunction]
            [SQSEvent("@Orders", BatchSize = 1)]
            [SQSEvent("@Returns")]
            public async Task {|AWSM3001:ProcessOrders|}(SQSEvent evnt)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Silent_when_the_option_declares_a_batch_size_of_one() => Silent(
        Usings + """
        public class Function
        {
            public async Task FunctionHandler(SQSEvent evnt) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }
        }
        """,
        options: "awsm_no_partial_batch_response.batch_size_is_one = true");

    // Failures that go another way

    [Fact]
    public Task Silent_on_DynamoDB_under_Annotations() => Silent("""
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.DynamoDB;
        using Amazon.Lambda.DynamoDBEvents;

        public class Functions
        {
            [LambdaFunction]
            [DynamoDBEvent("@Orders")]
            public async Task Changes(DynamoDBEvent evnt)
            {
                foreach (var record in evnt.Records) { await Task.Delay(record.EventID.Length); }
            }
        }
        """);

    [Fact]
    public Task Silent_under_Powertools() => Silent(Usings + """
        namespace AWS.Lambda.Powertools.BatchProcessing
        {
            public class BatchProcessorAttribute : Attribute { public Type? RecordHandler { get; set; } }

            public class SqsBatchProcessor
            {
                public static SqsBatchProcessor Instance { get; } = new();
                public Task ProcessAsync(SQSEvent evnt) => Task.CompletedTask;
            }
        }

        namespace Orders
        {
            using AWS.Lambda.Powertools.BatchProcessing;

            public class ByAttribute
            {
                [BatchProcessor(RecordHandler = typeof(string))]
                public void FunctionHandler(SQSEvent evnt, ILambdaContext context) => context.Logger.LogInformation(evnt.Records[0].Body);
            }

            public class ByCall
            {
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context) => await SqsBatchProcessor.Instance.ProcessAsync(evnt);
            }
        }
        """);

    [Fact]
    public Task Silent_under_AWS_Messaging() => Silent(Usings + """
        namespace AWS.Messaging.Lambda
        {
            public interface ILambdaMessaging { Task ProcessLambdaEventAsync(SQSEvent evnt, ILambdaContext context); }
        }

        public class Function(AWS.Messaging.Lambda.ILambdaMessaging messaging)
        {
            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context) => await messaging.ProcessLambdaEventAsync(evnt, context);
        }
        """);

    [Fact]
    public Task Silent_when_handled_messages_are_deleted_at_once() => Silent(Usings + """
        public class Function(Amazon.SQS.IAmazonSQS sqs)
        {
            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    await StoreAsync(message);
                }
            }

            private async Task StoreAsync(SQSEvent.SQSMessage message)
            {
                await Task.Delay(message.Body.Length);
                await sqs.DeleteMessageAsync("https://sqs.eu-west-1.amazonaws.com/123456789012/orders", message.ReceiptHandle);
            }
        }
        """);

    [Fact]
    public Task Silent_when_a_base_class_keeps_the_failures() => Silent(Usings + """
        public abstract class BatchFunction
        {
            protected List<SQSBatchResponse.BatchItemFailure> Failures { get; } = new();

            public async Task<SQSBatchResponse> Run(SQSEvent evnt, Func<SQSEvent, Task> handle)
            {
                await handle(evnt);
                return new SQSBatchResponse(Failures);
            }
        }

        public class Function : BatchFunction
        {
            public async Task HandleAsync(SQSEvent evnt)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Silent_when_another_method_for_the_event_returns_them() => Silent(Usings + """
        public class Function
        {
            public async Task<SQSBatchResponse> Entry(SQSEvent evnt, ILambdaContext context)
            {
                Func<SQSEvent, Task> handle = Handle;
                await handle(evnt);
                return new SQSBatchResponse();
            }

            public async Task Handle(SQSEvent evnt) { foreach (var m in evnt.Records) { await Task.Delay(m.Body.Length); } }
        }
        """);

    [Theory]
    [InlineData("catch (Exception e) { context.Logger.LogError(e, message.Body); await parked.PutAsync(message.Body); }")]
    [InlineData("catch { var letter = new Letter(message.Body); await parked.PutAsync(letter.Text).ConfigureAwait(false); }")]
    [InlineData("catch (Exception e) { await ParkAsync(message, e); }")]
    public Task Silent_when_each_failed_record_is_put_elsewhere(string clause) => Silent(Parking(clause, "FunctionHandler"));

    [Theory]
    [InlineData("catch (Exception e) { context.Logger.LogError(e, message.Body); }")]
    [InlineData("catch (Exception e) { await NoteAsync(message, e); }")]
    [InlineData("catch (Exception) { failed.Add(message.Body); }")]
    [InlineData("catch (InvalidOperationException) { await parked.PutAsync(message.Body); }")]
    [InlineData("catch (Exception e) when (e is not IOException) { await parked.PutAsync(message.Body); }")]
    [InlineData("catch (Exception) { await parked.PutAsync(message.Body); throw; }")]
    public Task Reports_when_a_failed_record_is_not_put_elsewhere(string clause) => Reports(Parking(clause, "{|AWSM3001:FunctionHandler|}"));

    private static string Parking(string clause, string name) => Usings + $$"""
        public interface IParked { Task PutAsync(string text); }

        public record Letter(string Text);

        public class Function(IParked parked)
        {
            private readonly List<string> failed = new();

            public async Task {{name}}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    try { await Task.Delay(message.Body.Length); failed.Clear(); }
                    {{clause}}
                }
            }

            private Task ParkAsync(SQSEvent.SQSMessage message, Exception e) => parked.PutAsync(message.Body + e.Message);

            private static async Task NoteAsync(SQSEvent.SQSMessage message, Exception e) => await Console.Error.WriteLineAsync(message.Body + e.Message);
        }
        """;

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { context.Logger.LogInformation(m.MessageId); var text = m.Body.Trim(); try { await work.DoAsync(text); } catch (Exception e) { await parked.PutAsync(text, e); } }", "")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { try { await work.DoAsync(m.Body); } catch (Exception e) { await parked.PutAsync(m.Body, e); } }));", "")]
    [InlineData("foreach (var m in evnt.Records) { await OneAsync(m, context); }", "private async Task OneAsync(SQSEvent.SQSMessage m, ILambdaContext context) { try { await work.DoAsync(m.Body); } catch (Exception e) { context.Logger.LogError(e, m.MessageId); await parked.PutAsync(m.Body, e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception e) when (e is not OutOfMemoryException) { await parked.PutAsync(m.Body, e); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception e) { var id = await parked.PutAsync(m.Body, e); context.Logger.LogError(id); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception e) { await log.SaveAsync(m.MessageId, m.Body, e.ToString()); } }", "")]
    [InlineData("var failed = new List<string>(); foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception e) { context.Logger.LogError(e, m.MessageId); failed.Add(m.Body); } } foreach (var some in failed.Chunk(10)) { var taken = await parked.PutAllAsync(some); if (taken < some.Length) throw new InvalidOperationException(\"not parked\"); }", "")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { try { await work.DoAsync(evnt.Records[i].Body); } catch (Exception e) { await parked.PutAsync(evnt.Records[i].Body, e); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { for (var attempt = 1; ; attempt++) { try { await work.DoAsync(m.Body); break; } catch (Exception e) { if (attempt < 3) continue; await parked.PutAsync(m.Body, e); break; } } }", "")]
    [InlineData("foreach (var m in evnt.Records) { var error = await TryAsync(m.Body); if (error is not null) { await parked.PutAsync(m.Body, error); } }", "private async Task<Exception?> TryAsync(string body) { try { await work.DoAsync(body); return null; } catch (Exception e) { return e; } }")]
    [InlineData("var done = await Task.WhenAll(evnt.Records.Select(TryAsync)); var failed = evnt.Records.Zip(done).Where(p => !p.Second).Select(p => p.First.Body).ToArray(); await parked.PutAllAsync(failed);", "private async Task<bool> TryAsync(SQSEvent.SQSMessage m) { try { await work.DoAsync(m.Body); return true; } catch (Exception e) { Console.WriteLine(e); return false; } }")]
    [InlineData("foreach (var m in evnt.Records) { var done = false; try { await work.DoAsync(m.Body); done = true; } catch (Exception e) { context.Logger.LogError(e, m.MessageId); } if (!done) { await parked.PutAllAsync(m.Body); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { await guard.GuardAsync(m.Body, body => work.DoAsync(body)); }", "")]
    [InlineData("foreach (var m in evnt.Records) { await guard.HandleAsync(m.Body); }", "")]
    [InlineData("foreach (var m in evnt.Records) { await work.DoAsync(m.Body).OrPark(e => parked.PutAsync(m.Body, e)); }", "")]
    [InlineData("IObserver<string> failed = null!; foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception) { failed.OnNext(m.Body); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception) { await File.AppendAllTextAsync(\"/mnt/parked\", m.Body); } }", "")]
    public Task Silent_where_no_failure_of_a_record_leaves_the_handler(string body, string members) => Silent(Settling(body, members, "FunctionHandler"));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { await work.DoAsync(m.MessageId); try { await work.DoAsync(m.Body); } catch (Exception e) { await parked.PutAsync(m.Body, e); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { var o = System.Text.Json.JsonSerializer.Deserialize<string>(m.Body); try { await work.DoAsync(o!); } catch (Exception e) { await parked.PutAsync(m.Body, e); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { if (m.Body == \"\") throw new InvalidOperationException(); try { await work.DoAsync(m.Body); } catch (Exception e) { await parked.PutAsync(m.Body, e); } }", "")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { try { await work.DoAsync(m.Body); } catch (Exception e) { await parked.PutAsync(m.Body, e); throw; } }));", "")]
    [InlineData("foreach (var m in evnt.Records) { await OneAsync(m); }", "private async Task OneAsync(SQSEvent.SQSMessage m) { await work.DoAsync(m.Body); try { await work.DoAsync(m.Body); } catch (Exception e) { await parked.PutAsync(m.Body, e); } }")]
    [InlineData("var errors = new List<Exception>(); foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception e) { errors.Add(e); } } if (errors.Count > 0) { throw new AggregateException(errors); }", "")]
    [InlineData("var failed = 0; foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception e) { await parked.PutAsync(m.Body, e); failed++; } } if (failed > 0) { throw new InvalidOperationException(); }", "")]
    [InlineData("var failed = new List<string>(); foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); failed.Add(m.Body); } } context.Logger.LogInformation($\"{failed.Count}\");", "")]
    [InlineData("foreach (var m in evnt.Records) { var error = await TryAsync(m.Body); if (error is not null) { throw error; } }", "private async Task<Exception?> TryAsync(string body) { try { await work.DoAsync(body); return null; } catch (Exception e) { return e; } }")]
    [InlineData("try { foreach (var m in evnt.Records) { await work.DoAsync(m.Body); } } catch (Exception e) { await parked.PutAsync(\"\", e); throw; }", "")]
    [InlineData("foreach (var m in evnt.Records) { try { await work.DoAsync(m.Body); } catch (Exception e) { await parked.PutAsync(m.Body, e); return; } }", "")]
    [InlineData("foreach (var m in evnt.Records) { await guard.TimeAsync(() => work.DoAsync(m.Body)); }", "")]
    public Task Reports_where_the_failure_of_a_record_may_leave_the_handler(string body, string members) => Reports(Settling(body, members, "{|AWSM3001:FunctionHandler|}"));

    [Theory]
    [InlineData("await parked.AckAsync(m.ReceiptHandle);", "FunctionHandler")]
    [InlineData("await parked.ChangeVisibilityAsync(m.ReceiptHandle);", "{|AWSM3001:FunctionHandler|}")]
    [InlineData("context.Logger.LogInformation(m.ReceiptHandle);", "{|AWSM3001:FunctionHandler|}")]
    public async Task Knows_who_is_given_the_receipt_handle(string call, string name)
    {
        var source = Settling("foreach (var m in evnt.Records) { await work.DoAsync(m.Body); " + call + " }", "", name);
        await (name.StartsWith('{') ? Reports(source) : Silent(source));
    }

    /// <summary>What runs the lambda that goes through the records commits it, or the lambda does in the end.</summary>
    [Theory]
    [InlineData("await unit.RunAsync(async () => { foreach (var m in evnt.Records) { await work.DoAsync(m.Body); } });", "FunctionHandler")]
    [InlineData("await parked.WithTransactionAsync(async () => { foreach (var m in evnt.Records) { await work.DoAsync(m.Body); } });", "FunctionHandler")]
    [InlineData("await parked.ExecuteAsync(async () => { foreach (var m in evnt.Records) { await work.DoAsync(m.Body); } await unit.SaveChangesAsync(); });", "FunctionHandler")]
    [InlineData("await parked.ExecuteAsync(async () => { foreach (var m in evnt.Records) { await work.DoAsync(m.Body); } });", "{|AWSM3001:FunctionHandler|}")]
    [InlineData("foreach (var m in evnt.Records) { await unit.RunAsync(async () => { await work.DoAsync(m.Body); }); }", "{|AWSM3001:FunctionHandler|}")]
    public async Task Knows_what_is_committed_as_one(string body, string name)
    {
        var source = Settling(body, "", name);
        await (name.StartsWith('{') ? Reports(source) : Silent(source));
    }

    private static string Settling(string body, string members, string name) => Usings + $$"""
        public interface IWork { Task DoAsync(string body); }

        public interface IParked
        {
            Task<string> PutAsync(string body, Exception e);

            Task<int> PutAllAsync(params string[] bodies);

            Task AckAsync(string handle);

            Task ChangeVisibilityAsync(string handle);

            Task ExecuteAsync(Func<Task> work);

            Task WithTransactionAsync(Func<Task> work);
        }

        public interface IFailedMessageLog { Task SaveAsync(string id, string body, string reason); }

        public sealed class Unit
        {
            public async Task RunAsync(Func<Task> work)
            {
                await work();
                await SaveChangesAsync();
            }

            public Task SaveChangesAsync() => File.WriteAllTextAsync("", "");
        }

        public sealed class Guard(IWork work, IParked parked)
        {
            public async Task GuardAsync(string body, Func<string, Task> inner)
            {
                try { await inner(body); } catch (Exception e) { await parked.PutAsync(body, e); }
            }

            public async Task HandleAsync(string body)
            {
                try { await work.DoAsync(body); } catch (Exception e) { await parked.PutAsync(body, e); }
            }

            public async Task TimeAsync(Func<Task> inner)
            {
                var start = DateTime.UtcNow;
                await inner();
                Console.WriteLine(DateTime.UtcNow - start);
            }
        }

        public static class Extensions
        {
            public static async Task OrPark(this Task work, Func<Exception, Task> park)
            {
                try { await work; } catch (Exception e) { await park(e); }
            }
        }

        public class Function(IWork work, IParked parked, IFailedMessageLog log, Guard guard, Unit unit)
        {
            public async Task {{name}}(SQSEvent evnt, ILambdaContext context)
            {
                {{body}}
            }

            {{members}}
        }
        """;

    /// <summary>A program that tries the function out is no function, though it is called like one.</summary>
    [Theory]
    [InlineData("FunctionHandler", "var response = await inner.RunAsync(evnt); Console.WriteLine(response.BatchItemFailures.Count);")]
    [InlineData("FunctionHandler", "if ((await inner.RunAsync(evnt)).BatchItemFailures.Count > 0) throw new InvalidOperationException();")]
    [InlineData("{|AWSM3001:FunctionHandler|}", "await inner.RunAsync(evnt).ConfigureAwait(false);")]
    public async Task Reads_what_another_handler_answers(string name, string body)
    {
        var source = Usings + $$"""
            public interface IInner { Task<SQSBatchResponse> RunAsync(SQSEvent evnt); }

            public class Function(IInner inner)
            {
                public async Task {{name}}(SQSEvent evnt, ILambdaContext context)
                {
                    {{body}}
                }
            }
            """;
        await (name.StartsWith('{') ? Reports(source) : Silent(source));
    }

    [Theory]
    [InlineData("await store.InsertAsync(evnt.Records.Select(Map));")]
    [InlineData("var all = evnt.Records.Where(m => m.Body != null).Select(m => new Row(m.Body)).ToList(); context.Logger.LogInformation($\"{all.Count} rows\"); await store.InsertAsync(all);")]
    [InlineData("await store.InsertAsync([.. evnt.Records.Select(Map)]);")]
    [InlineData("List<Row> all = [.. evnt.Records.Select(m => new Row(m.Body))]; context.Logger.LogInformation($\"{all.Count} rows\"); await store.InsertAsync(all);")]
    [InlineData("if (evnt.Records.Count == 0) return; await store.InsertAsync(from m in evnt.Records select new Row(m.Body));")]
    [InlineData("using var all = new MemoryStream(); foreach (var m in evnt.Records) { await all.WriteAsync(System.Text.Encoding.UTF8.GetBytes(m.Body)); } await store.InsertAsync(new[] { new Row(Convert.ToBase64String(all.ToArray())) });")]
    [InlineData("using var all = new StringWriter(); foreach (var m in evnt.Records) { await all.WriteLineAsync(m.Body); } await store.InsertAsync(new[] { new Row(all.ToString()) });")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { rows.Add(new Row(m.Body)); } rows.Add(new Row(evnt.Records[0].MessageId)); await store.InsertAsync(rows);")]
    [InlineData("var counts = new Dictionary<string, int>(); foreach (var m in evnt.Records) { counts[m.Body] = counts.GetValueOrDefault(m.Body) + 1; } await store.InsertAsync(counts.Keys.Select(k => new Row(k + evnt.Records[^1].MessageId)));")]
    [InlineData("using var all = new MemoryStream(); using (var zip = new System.IO.Compression.GZipStream(all, System.IO.Compression.CompressionLevel.Optimal)) { foreach (var m in evnt.Records) { zip.Write(Convert.FromBase64String(m.Body)); } } await store.InsertAsync(new[] { new Row(Convert.ToBase64String(all.ToArray())) });")]
    [InlineData("await store.InsertAsync(Rows(evnt)); static IEnumerable<Row> Rows(SQSEvent e) { foreach (var m in e.Records) { yield return new Row(m.Body); } }")]
    [InlineData("var rows = ParseAll(evnt.Records); await store.InsertAsync(rows); static List<Row> ParseAll(IEnumerable<SQSEvent.SQSMessage> all) { var rows = new List<Row>(); foreach (var m in all) { rows.Add(new Row(m.Body)); } return rows; }")]
    [InlineData("await InsertRowsAsync(evnt); async Task InsertRowsAsync(SQSEvent e) { await store.InsertAsync(e.Records.Select(m => new Row(m.Body))); }")]
    [InlineData("System.Data.Common.DbBatch batch = null!; foreach (var m in evnt.Records) { var c = batch.CreateBatchCommand(); c.CommandText = m.Body; batch.BatchCommands.Add(c); } await batch.ExecuteNonQueryAsync();")]
    [InlineData("var rows = evnt.Records.Select(ToRow).ToList(); await store.InsertAsync(rows); await store.AddAsync(rows[0]); static Row ToRow(SQSEvent.SQSMessage m) => new(m.Body);")]
    [InlineData("var rows = evnt.Records.ConvertAll(m => new Row(m.Body)); await store.InsertAsync(rows);")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { Take(m); } await store.InsertAsync(rows); void Take(SQSEvent.SQSMessage m) { rows.Add(new Row(m.Body)); }")]
    [InlineData("foreach (var m in evnt.Records) { store.Add(new Row(m.Body)); } await store.SaveAsync();")]
    [InlineData("var path = Path.GetTempFileName(); using (var all = new StreamWriter(path)) { foreach (var m in evnt.Records) { await all.WriteLineAsync(m.Body); } } await store.AddAsync(new Row(path));")]
    [InlineData("var rows = new List<Row>(evnt.Records.Count); foreach (var m in evnt.Records) { rows.Add(new Row(m.Body)); } context.Logger.LogInformation($\"{rows.Count} rows\"); await store.InsertAsync(rows);")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { context.Logger.LogInformation(m.MessageId); if (System.Text.Json.JsonSerializer.Deserialize<Row>(m.Body) is { } row) rows.Add(row); } if (rows.Count > 0) { await store.InsertAsync(rows); }")]
    [InlineData("await store.InsertAsync(evnt.Records.SelectMany(m => m.Body.Split(',')).Distinct().Select(t => new Row(t)));")]
    [InlineData("var latest = new Dictionary<string, Row>(); foreach (var m in evnt.Records) { latest[m.MessageId] = Map(m); } await store.InsertAsync(latest.Values);")]
    [InlineData("var rows = new List<Row>(); for (var i = 0; i < evnt.Records.Count; i++) { var m = evnt.Records[i]; rows.AddRange(new[] { Map(m) }); } await store.InsertAsync(rows);")]
    [InlineData("var text = new System.Text.StringBuilder(); foreach (var m in evnt.Records) { text.AppendLine(m.Body); } await File.WriteAllTextAsync(\"x\", text.ToString());")]
    [InlineData("foreach (var m in evnt.Records) { await store.AddAsync(new Row(m.Body)); } await store.SaveChangesAsync();")]
    [InlineData("var table = new System.Data.DataTable(); table.Columns.Add(\"body\"); foreach (var m in evnt.Records) { var row = table.NewRow(); row[\"body\"] = m.Body; table.Rows.Add(row); } await store.WriteAsync(table);")]
    public Task Silent_when_all_records_go_into_one_call(string body) => Silent(AllAtOnce(body, "FunctionHandler"));

    [Theory]
    [InlineData("await EachAsync(evnt.Records.Select(Map));")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(m => store.InsertAsync(new[] { new Row(m.Body) })));")]
    [InlineData("await store.AllAsync(evnt.Records.Select(m => store.InsertAsync(new[] { new Row(m.Body) })));")]
    [InlineData("await store.InsertAsync(evnt.Records.Select(Map)); foreach (var m in evnt.Records) { File.Delete(m.Body); }")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { rows.Add(new Row(m.Body)); } await store.InsertAsync(rows); await store.AddAsync(new Row(evnt.Records[0].Body));")]
    [InlineData("await InsertRowsAsync(evnt); async Task InsertRowsAsync(SQSEvent e) { foreach (var m in e.Records) { await store.AddAsync(new Row(m.Body)); } }")]
    [InlineData("System.Data.Common.DbBatch batch = null!; foreach (var m in evnt.Records) { var c = batch.CreateBatchCommand(); c.CommandText = m.Body; batch.BatchCommands.Add(c); await batch.ExecuteNonQueryAsync(); }")]
    [InlineData("foreach (var m in evnt.Records) { using var file = File.OpenWrite(m.MessageId); using var zip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Optimal); zip.Write(Convert.FromBase64String(m.Body)); } await store.InsertAsync(new List<Row>());")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(OneAsync)); await store.SaveAsync(); Task OneAsync(SQSEvent.SQSMessage m) => store.AddAsync(new Row(m.Body));")]
    [InlineData("var ids = evnt.Records.Select(One).ToList(); await store.SaveAsync(); int One(SQSEvent.SQSMessage m) { File.Delete(m.Body); return 1; }")]
    [InlineData("foreach (var m in evnt.Records) { store.Add(new Row(m.Body)); await store.SaveAsync(); }")]
    [InlineData("foreach (var m in evnt.Records) { Take(m); } await store.SaveAsync(); void Take(SQSEvent.SQSMessage m) { File.Delete(m.Body); }")]
    [InlineData("evnt.Records.ForEach(m => File.Delete(m.Body)); await store.SaveAsync();")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { rows.Add(new Row(m.Body)); } await EachAsync(rows);")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { rows.Add(new Row(m.Body)); File.Delete(m.Body); } await store.InsertAsync(rows);")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { rows.Add(new Row(m.Body)); } foreach (var row in rows) { await store.InsertAsync(new[] { row }); }")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { rows.Add(new Row(m.Body)); await store.InsertAsync(rows); }")]
    [InlineData("var rows = new List<SQSEvent.SQSMessage>(); foreach (var m in evnt.Records) { rows.Add(m); } await store.AllAsync(rows.Select(r => Task.CompletedTask));")]
    [InlineData("foreach (var m in evnt.Records) { await store.AddAsync(new Row(m.Body)); await store.SaveChangesAsync(); }")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { rows.Add(Map(m)); } await Task.WhenAll(rows.Chunk(25).Select(c => store.InsertAsync(c)));")]
    [InlineData("var rows = new List<Row>(); foreach (var m in evnt.Records) { rows.Add(Map(m)); await store.AddAsync(rows[0]); } await store.InsertAsync(rows);")]
    [InlineData("foreach (var m in evnt.Records) { var table = new System.Data.DataTable(); table.Rows.Add(m.Body); await store.WriteAsync(table); }")]
    public Task Reports_when_records_do_not_go_into_one_call(string body) => Reports(AllAtOnce(body, "{|AWSM3001:FunctionHandler|}"));

    /// <summary>What is added to something counts as put together where that is taken for all records behind the loop.</summary>
    [Theory]
    [InlineData("var csv = new Csv(); foreach (var m in evnt.Records) { csv.AddRow(m.Body); } await bus.PutAsync(csv);")]
    [InlineData("var csv = new Csv(); csv.AddRow(\"body\"); foreach (var m in evnt.Records) { csv.AddRow(m.Body); } var text = csv.ToText(); await bus.PutAsync(text);")]
    [InlineData("var rows = new List<Csv>(); foreach (var m in evnt.Records) { var row = new Csv(); row.AddRow(m.Body); rows.Add(row); } await bus.PutAsync(rows);")]
    [InlineData("var path = Path.GetTempFileName(); var csv = new Csv(path); foreach (var m in evnt.Records) { csv.AddRow(m.Body); } await bus.PutAsync(path);")]
    [InlineData("await bus.PutAsync(ParseAll(evnt.Records)); static Csv ParseAll(IEnumerable<SQSEvent.SQSMessage> all) { var csv = new Csv(); foreach (var m in all) { csv.AddRow(m.Body); } return csv; }")]
    [InlineData("foreach (var m in evnt.Records) { orders.AddOrder(m.Body); } await orders.SaveAsync();")]
    [InlineData("foreach (var m in evnt.Records) { orders.AddOrder(m.Body); } await bus.PutAsync(orders);")]
    public Task Silent_where_what_is_added_to_goes_into_one_call(string body) => Silent(Adding(body, "FunctionHandler"));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { var repo = scope.Get<IRepo>(); repo.AddOrder(m.Body); } await bus.FlushAsync();")]
    [InlineData("var repo = scope.Get<IRepo>(); foreach (var m in evnt.Records) { repo.AddOrder(m.Body); } await bus.FlushAsync();")]
    [InlineData("var repo = scope.Get<IRepo>(); foreach (var m in evnt.Records) { repo.AddOrder(m.Body); } Console.WriteLine(repo); await bus.FlushAsync();")]
    [InlineData("foreach (var m in evnt.Records) { orders.AddOrder(m.Body); } await bus.FlushAsync();")]
    [InlineData("await orders.SaveAsync(); foreach (var m in evnt.Records) { orders.AddOrder(m.Body); } await bus.FlushAsync();")]
    [InlineData("foreach (var m in evnt.Records) { orders.AddOrder(m.Body); } await archive.SaveAsync();")]
    public Task Reports_where_a_service_adds_each_record(string body) => Reports(Adding(body, "{|AWSM3001:FunctionHandler|}"));

    private static string Adding(string body, string name) => Usings + $$"""
        public interface IScope { T Get<T>(); }

        public interface IRepo
        {
            void AddOrder(string order);

            Task SaveAsync();
        }

        public interface IBus
        {
            Task PutAsync(object item);

            Task FlushAsync();
        }

        public class Csv(string path = "")
        {
            private readonly List<string> rows = new();

            public void AddRow(string row) => rows.Add(row);

            public string ToText() => path + string.Join(",", rows);
        }

        public class Function(IScope scope, IRepo orders, IRepo archive, IBus bus)
        {
            public async Task {{name}}(SQSEvent evnt, ILambdaContext context)
            {
                {{body}}
            }
        }
        """;

    private static string AllAtOnce(string body, string name) => Usings + $$"""
        public record Row(string Text);

        public interface IStore
        {
            Task InsertAsync(IEnumerable<Row> rows);

            Task AllAsync(IEnumerable<Task> tasks);

            Task WriteAsync(System.Data.DataTable table);

            Task AddAsync(Row row);

            Task SaveChangesAsync();

            void Add(Row row);

            Task SaveAsync();
        }

        public class Function(IStore store)
        {
            public async Task {{name}}(SQSEvent evnt, ILambdaContext context)
            {
                {{body}}
            }

            private static Row Map(SQSEvent.SQSMessage message) => new(message.Body);

            private async Task EachAsync(IEnumerable<Row> rows)
            {
                foreach (var row in rows) { await store.InsertAsync(new[] { row }); }
            }
        }
        """;

    // What is done with the batch

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { context.Logger.LogInformation(m.Body); }")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { File.Delete(evnt.Records[i].Body); }")]
    [InlineData("Task.WaitAll(evnt.Records.Select(m => Task.Run(() => File.Delete(m.Body))).ToArray());")]
    [InlineData("using var e = evnt.Records.GetEnumerator(); while (e.MoveNext()) { File.Delete(e.Current.Body); }")]
    [InlineData("Consume(evnt);")]
    [InlineData("Consume(evnt.Records);")]
    [InlineData("if (evnt?.Records?.Count > 0) { evnt.Records.ForEach(m => File.Delete(m.Body)); }")]
    public Task Reports_every_way_of_handling(string body) => Reports(Usings + $$"""
        public class Function
        {
            public void {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                {{body}}
            }

            private static void Consume(object batch) => File.WriteAllText("/tmp/batch", batch.ToString());
        }
        """);

    [Theory]
    [InlineData("context.Logger.LogInformation(JsonSerializer.Serialize(evnt));")]
    [InlineData("context.Logger.LogInformation($\"{evnt.Records.Count} messages\");")]
    [InlineData("if (evnt?.Records == null) return; Console.WriteLine(evnt.Records.Count);")]
    [InlineData("context.Logger.LogInformation(\"called\");")]
    public Task Silent_when_no_record_is_handled(string body) => Silent("using System.Text.Json;\n" + Usings + $$"""
        public class Function
        {
            public void FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                {{body}}
            }
        }
        """);

    // Code that does not compile, or not yet

    [Fact]
    public Task Silent_on_a_handler_without_a_type() => Silent(
        Usings + """
        public class Function
        {
            public async Task<Missing> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await
            }
        """,
        compiles: false);

    /// <summary>A stream that is made around itself, or two around each other: following them must come to an end.</summary>
    [Theory]
    [InlineData("System.IO.Compression.GZipStream zip = new System.IO.Compression.GZipStream(zip, System.IO.Compression.CompressionLevel.Optimal);")]
    [InlineData("Stream zip = new System.IO.Compression.GZipStream(buffer, System.IO.Compression.CompressionLevel.Optimal); Stream buffer = new BufferedStream(zip);")]
    public Task Survives_streams_around_themselves(string streams) => Silent(
        AllAtOnce(streams + " foreach (var m in evnt.Records) { zip.Write(Convert.FromBase64String(m.Body)); } await store.InsertAsync(new List<Row>());", "FunctionHandler"),
        compiles: false);

    [Fact]
    public Task Silent_on_half_a_handler() => Silent(
        Usings + """
        public class Function
        {
            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext
        """,
        compiles: false);

    // The fix: its shapes are in NoPartialBatchResponseFixTests

    [Fact]
    public Task Fixes_a_value_task_without_async() => Fixes(
        Usings + """
        public class Function
        {
            public ValueTask {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                // Nothing to wait for
                foreach (var message in evnt.Records)
                {
                    File.Delete(message.Body); // synchronous
                }

                return default;
            }
        }
        """,
        Usings + """
        public class Function
        {
            public ValueTask<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                // Nothing to wait for
                foreach (var message in evnt.Records)
                {
                    try
                    {
                        File.Delete(message.Body); // synchronous
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return new ValueTask<SQSBatchResponse>(new SQSBatchResponse(batchItemFailures));
            }
        }
        """);

    // No fix where none can be right

    [Fact]
    public Task Not_fixed_when_work_for_all_records_follows() => NotFixed(Usings + """
        public class Function
        {
            private readonly List<string> pending = new();

            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { File.Delete(message.Body); pending.Add(message.Body); }
                await FlushAsync();
            }

            private Task FlushAsync() => Task.Delay(pending.Count);
        }
        """);

    [Fact]
    public Task Silent_when_the_transaction_is_for_all_records() => Silent(Usings + """
        public class Function
        {
            public void FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                using (var scope = new System.Transactions.TransactionScope())
                {
                    foreach (var message in evnt.Records) { File.Delete(message.Body); }
                    scope.Complete();
                }
            }
        }
        """);

    /// <summary>A catch around what only begins the work learns of no failure: to wait for it comes first.</summary>
    [Fact]
    public Task Not_fixed_while_work_is_left_running() => NotFixed(Usings + """
        public class Function
        {
            public void {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    HandleAsync(message);
                }
            }

            private async Task HandleAsync(SQSEvent.SQSMessage message)
            {
                await Task.Yield();
                Console.WriteLine(message.Body);
            }
        }
        """);

    [Fact]
    public Task Not_fixed_when_the_result_is_computed() => NotFixed(Usings + """
        public class Function
        {
            public async Task<int> {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                var handled = 0;
                foreach (var message in evnt.Records) { await Task.Delay(1); handled++; }
                return handled;
            }
        }
        """);

    [Fact]
    public Task Not_fixed_when_a_service_gets_the_event() => NotFixed(Usings + """
        public interface IProcessor { Task ProcessAsync(SQSEvent evnt); }

        public class Function(IProcessor processor)
        {
            public Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context) => processor.ProcessAsync(evnt);
        }
        """);

    [Fact]
    public Task Not_fixed_when_records_are_looped_over_twice() => NotFixed(Usings + """
        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
                foreach (var message in evnt.Records) { File.Delete(message.Body); }
            }
        }
        """);

    [Fact]
    public Task Not_fixed_when_the_loop_has_no_record() => NotFixed(Usings + """
        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var body in evnt.Records.Select(m => m.Body)) { await Task.Delay(body.Length); }
            }
        }
        """);

    [Fact]
    public Task Not_fixed_with_an_enumerator() => NotFixed(Usings + """
        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                using var e = evnt.Records.GetEnumerator();
                while (e.MoveNext()) { await Task.Delay(e.Current.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Not_fixed_when_a_stream_is_reordered() => NotFixed("""
        using Amazon.Lambda.Core;
        using Amazon.Lambda.KinesisEvents;

        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(KinesisEvent evnt, ILambdaContext context)
            {
                foreach (var record in evnt.Records.OrderBy(r => r.Kinesis.PartitionKey)) { await Task.Delay(record.EventId.Length); }
            }
        }
        """);

    [Fact]
    public Task Not_fixed_when_a_shared_method_keeps_failures_to_itself() => NotFixed(Usings + """
        public class Function
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await StoreAsync(message); }
            }

            public Task ReplayAsync(SQSEvent.SQSMessage message) => StoreAsync(message);

            private async Task StoreAsync(SQSEvent.SQSMessage message)
            {
                try { await Task.Delay(message.Body.Length); }
                catch (Exception e) { Console.WriteLine(e); }
            }
        }
        """);

    [Fact]
    public Task Not_fixed_when_the_interface_has_another_implementation() => NotFixed(Usings + """
        public interface IFunction
        {
            Task FunctionHandler(SQSEvent evnt, ILambdaContext context);
        }

        public class Function : IFunction
        {
            public async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }

        internal class Nothing : IFunction
        {
            public Task FunctionHandler(SQSEvent evnt, ILambdaContext context) => Task.CompletedTask;
        }
        """);

    [Theory]
    [InlineData("", "#if DEBUG\nSystem.Console.WriteLine(evnt);\n#endif")]
    [InlineData("#if DEBUG\nSystem.Console.WriteLine(message);\n#endif", "")]
    [InlineData("", "#region The end\n#endregion")]
    public Task Not_fixed_around_directives(string inLoop, string behind) => NotFixed(Usings + $$"""
        public class Function
        {
            public Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    File.Delete(message.Body);
        {{inLoop}}
                }

        {{behind}}
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_comment_over_the_last_return_stays() => Fixes(
        Usings + """
        public class Function
        {
        #region Entry
            public Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    File.Delete(message.Body);
                }

                // The files are gone for good.
                return Task.CompletedTask;
            }
        #endregion
        }
        """,
        Usings + """
        public class Function
        {
        #region Entry
            public Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var batchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();

                foreach (var message in evnt.Records)
                {
                    try
                    {
                        File.Delete(message.Body);
                    }
                    catch (Exception e)
                    {
                        context.Logger.LogError(e, "Message {MessageId} failed", message.MessageId);
                        batchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
                    }
                }

                // The files are gone for good.
                // Needs ReportBatchItemFailures on the event source mapping: without it, Lambda deletes the failed messages.
                return Task.FromResult(new SQSBatchResponse(batchItemFailures));
            }
        #endregion
        }
        """);

    [Fact]
    public Task Not_fixed_when_the_handler_may_be_overridden() => NotFixed(Usings + """
        public class Function
        {
            public virtual async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    [Fact]
    public Task Not_fixed_when_a_text_over_lines_would_be_copied() => NotFixed(Usings + """
        public class Function
        {
            public Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context) =>
                Task.WhenAll(evnt.Records.Select(m => File.AppendAllTextAsync(m.Body, @"one
                  two")));
        }
        """);

    [Fact]
    public Task Not_fixed_when_the_result_is_used() => NotFixed(Usings + """
        public class Function
        {
            public string {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { File.Delete(message.Body); }
                return "ok";
            }
        }

        public static class LocalRun
        {
            public static int Run(SQSEvent evnt, ILambdaContext context) => new Function().FunctionHandler(evnt, context).Length;
        }
        """);

    [Fact]
    public Task Not_fixed_when_a_delegate_of_another_type_would_drop_the_response() => NotFixed(Usings + """
        public delegate Task Handle(SQSEvent evnt, ILambdaContext context);

        public class Function
        {
            public static Handle Registered { get; } = FunctionHandler;

            public static async Task {|AWSM3001:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await Task.Delay(message.Body.Length); }
            }
        }
        """);

    /// <summary>The stack that maps the queue to the handler is in the same project.</summary>
    [Theory]
    [InlineData("1", false)]
    [InlineData("10", true)]
    [InlineData("int.Parse(System.Environment.GetEnvironmentVariable(\"BATCH_SIZE\")!)", false)]
    public async Task Looks_at_the_mapping_in_view(string size, bool isFound)
    {
        var found = await MappedHandler.FindAsync("foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); }", size);

        Assert.Equal(isFound, found.Contains("AWSM3001"));
    }

    /// <summary>Of two functions in one class one may report and the other not; of two methods one may be the other's helper.</summary>
    [Theory]
    [InlineData("[LambdaFunction] ", true)]
    [InlineData("", false)]
    public async Task Looks_at_each_annotated_function_alone(string attribute, bool isFound)
    {
        var source = HandlerSnippets.Usings + $$"""
            public class Functions(IStore store)
            {
                {{attribute}}public async Task<SQSBatchResponse> PlaceAsync(SQSEvent evnt) { await store.SaveAsync("x"); return new SQSBatchResponse([]); }

                {{attribute}}public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context) { foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); } }
            }
            """;
        var found = (await Workbench.BuildAsync(Workbench.Compile([("/Code.cs", source)]))).Select(d => d.Id);

        Assert.Equal(isFound, found.Contains("AWSM3001"));
    }

    [Theory]
    [InlineData("Console.WriteLine(evnt.Records.Sum(r => r.Body.Length)); await store.SaveAsync(\"all\");")]
    [InlineData("var oldest = evnt.Records.Min(r => r.MessageId); Console.WriteLine(oldest);")]
    public Task Silent_where_only_a_number_of_all_records_is_asked_for(string statements) => Silent(HandlerSnippets.Whole("SQSEvent", statements));

    /// <summary>The number is made by handling each record.</summary>
    [Theory]
    [InlineData("Console.WriteLine(evnt.Records.Count(r => !Try(r)));")]
    [InlineData("Console.WriteLine(evnt.Records.Count(Try));")]
    public async Task Reports_a_number_that_handling_the_records_gives(string statements)
    {
        var source = HandlerSnippets.Usings + $$"""
            public class Function
            {
                private readonly IStore store = null!;

                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context) { await Task.Yield(); {{statements}} }

                private bool Try(SQSEvent.SQSMessage message) { store.Save(message.Body); return true; }
            }
            """;
        var found = (await Workbench.BuildAsync(Workbench.Compile([("/Code.cs", source)]))).Select(d => d.Id);

        Assert.Contains("AWSM3001", found);
    }
}
