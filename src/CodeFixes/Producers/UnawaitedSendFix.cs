namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Awaits the send.</summary>
internal sealed class UnawaitedSendFix() : AwaitFix("AWSM1003", "Await the send");
