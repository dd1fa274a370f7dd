namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>CDK code around the statements that a test is about.</summary>
internal static class CdkSnippets
{
    public const string Usings = """
        using Amazon.CDK;
        using Amazon.CDK.AWS.Events;
        using Amazon.CDK.AWS.Events.Targets;
        using Amazon.CDK.AWS.Lambda;
        using Amazon.CDK.AWS.Lambda.EventSources;
        using Amazon.CDK.AWS.SNS;
        using Amazon.CDK.AWS.SNS.Subscriptions;
        using Amazon.CDK.AWS.SQS;
        using Constructs;

        """;

    /// <summary>A stack with statements in its constructor.</summary>
    /// <param name="statements">What the constructor does.</param>
    /// <param name="members">Other members of the stack.</param>
    /// <param name="types">Other types.</param>
    public static string Stack(string statements, string members = "", string types = "") => Usings + $$"""
        internal sealed class OrdersStack : Stack
        {
            {{members}}

            internal OrdersStack(Construct scope, string id, IStackProps? props = null)
                : base(scope, id, props)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }

        {{types}}
        """;

    /// <summary>The declaration of a function with a timeout in seconds.</summary>
    public static string Function(string name, int timeout, string more = "") => $$"""
        var {{name}} = new Function(this, "{{name}}", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8, Handler = "Shop::Shop.{{name}}::Handle", Code = Code.FromAsset("publish"), Timeout = Duration.Seconds({{timeout}}), {{more}}
        });
        """;
}
