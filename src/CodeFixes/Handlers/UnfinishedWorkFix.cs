namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Awaits the work; a handler that returned nothing returns its task.</summary>
internal sealed class UnfinishedWorkFix() : AwaitFix("AWSM3011", "Await it");
