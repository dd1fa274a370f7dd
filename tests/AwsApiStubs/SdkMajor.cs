namespace AwsMessaging.AwsApiStubs;

/// <summary>
/// Major version of the AWS SDK for .NET whose API shape is meant. That collections are never null in version 3 and null until
/// set in version 4 is behaviour: the types do not show it.
/// </summary>
public enum SdkMajor
{
    /// <summary>Version 3: plain value types, and synchronous methods as on .NET Framework.</summary>
    V3 = 3,

    /// <summary>Version 4: nullable value types, asynchronous methods only.</summary>
    V4 = 4,
}
