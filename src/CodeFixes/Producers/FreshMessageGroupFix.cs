namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Makes the entity the message group, so that its messages stay in order.</summary>
internal sealed class FreshMessageGroupFix() : IdFix("AWSM1011", "MessageGroupId");
