using System;
using Amazon.Lambda.Core;
using AWS.Lambda.Powertools.Common;

namespace AWS.Lambda.Powertools.Idempotency;

[AttributeUsage(AttributeTargets.Method)]
public class IdempotentAttribute : UniversalWrapperAttribute
{
    public string KeyPrefix { get; set; }
}

[AttributeUsage(AttributeTargets.Parameter)]
public class IdempotencyKeyAttribute : Attribute { }

public sealed class Idempotency
{
    internal Idempotency() { }

    public static void Configure(Action<IdempotencyBuilder> configurationAction) { }
    public static void RegisterLambdaContext(ILambdaContext context) { }
    public ILambdaContext LambdaContext => throw null;

    public class IdempotencyBuilder
    {
        public IdempotencyBuilder UseDynamoDb(string tableName) => throw null;
        public IdempotencyBuilder WithOptions(Action<IdempotencyOptionsBuilder> builderAction) => throw null;
    }
}

public class IdempotencyOptionsBuilder
{
    public IdempotencyOptionsBuilder WithEventKeyJmesPath(string eventKeyJmesPath) => throw null;
    public IdempotencyOptionsBuilder WithUseLocalCache(bool useLocalCache) => throw null;
    public IdempotencyOptionsBuilder WithPayloadValidationJmesPath(string payloadValidationJmesPath) => throw null;
    public IdempotencyOptionsBuilder WithThrowOnNoIdempotencyKey(bool throwOnNoIdempotencyKey) => throw null;
    public IdempotencyOptionsBuilder WithExpiration(TimeSpan duration) => throw null;
}
