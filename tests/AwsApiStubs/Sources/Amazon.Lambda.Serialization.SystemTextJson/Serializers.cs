using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

public abstract class AbstractLambdaJsonSerializer
{
    protected AbstractLambdaJsonSerializer(Action<JsonWriterOptions> jsonWriterCustomizer) { }

    public T Deserialize<T>(Stream requestStream) => throw null;
    public void Serialize<T>(T response, Stream responseStream) { }
}

public class DefaultLambdaJsonSerializer : AbstractLambdaJsonSerializer, ILambdaSerializer
{
    public DefaultLambdaJsonSerializer() : base(null) { }
    public DefaultLambdaJsonSerializer(Action<JsonSerializerOptions> customizer) : base(null) { }
    public DefaultLambdaJsonSerializer(Action<JsonSerializerOptions> customizer, Action<JsonWriterOptions> jsonWriterCustomizer) : base(jsonWriterCustomizer) { }
}

public class CamelCaseLambdaJsonSerializer : DefaultLambdaJsonSerializer { }

public class SourceGeneratorLambdaJsonSerializer<TSGContext> : AbstractLambdaJsonSerializer, ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    public SourceGeneratorLambdaJsonSerializer() : base(null) { }
    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer) : base(null) { }
}
