namespace AwsMessaging.AwsApiStubs;

/// <summary>Major version of the AWS SDK for .NET whose API shape is meant.</summary>
public enum SdkMajor
{
    /// <summary>Version 3: plain value types, collections that are never null, synchronous methods (as on .NET Framework).</summary>
    V3 = 3,

    /// <summary>Version 4: nullable value types, collections that are null until set, asynchronous methods only.</summary>
    V4 = 4,
}
