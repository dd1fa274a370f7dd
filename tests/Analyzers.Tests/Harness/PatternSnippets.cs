namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>Code that gives a pattern to a service.</summary>
internal static class PatternSnippets
{
    /// <summary>A rule of EventBridge with the pattern that an expression gives.</summary>
    public static string Rule(string pattern, string members = "") => Statements(
        "await events.PutRuleAsync(new PutRuleRequest { Name = \"r\", EventPattern = " + pattern + "\n        });", members);

    public static string Statements(string statements, string members = "") => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;

        public class Setup(IAmazonEventBridge events)
        {
            {{members}}

            public async Task RunAsync()
            {
                await Task.Yield();
                {{statements}}
            }

            private static string Names => nameof(events);
        }
        """;
}
