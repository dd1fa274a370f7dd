using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>The entries that a batch call is given: in its request, or as an argument of their own.</summary>
internal static class BatchEntries
{
    /// <summary>The size of the batch; null when the code does not say.</summary>
    public static CollectionSize? SizeOf(CallContext context) =>
        CollectionOf(context) is { } entries ? CollectionSize.Of(entries, context.Flow) : null;

    /// <summary>The one expression that gives the entries; null when there are several, or none in view.</summary>
    public static IOperation? CollectionOf(CallContext context)
    {
        var property = BatchResponse.Of(context.Operation).Entries!;
        if (context.Call.Argument("request") is { } request)
        {
            return context.Flow.PropertyOf(request.Value, property) is { IsUnknown: false }
                && context.Flow.SourcesOf(request.Value) is { Expressions: [IObjectCreationOperation creation] } way
                && context.Flow.WrittenTo(creation, property, way) is [var written]
                && !Usage.MayTakeOut(creation.Type, property, context.Call, context.Call)
                    ? written
                    : null;
        }

        return (context.Call.Argument("entries") ?? context.Call.Argument("records") ?? context.Call.Argument(property))?.Value;
    }

    /// <summary>The entries one by one, as far as they are in view.</summary>
    public static Elements ElementsOf(CallContext context)
    {
        if (context.Call.Argument("request") is { } request)
        {
            return context.Flow.ElementsOf(request.Value, BatchResponse.Of(context.Operation).Entries!);
        }

        return (context.Call.Argument("entries") ?? context.Call.Argument("records")) is { } entries
            ? context.Flow.ElementsOf(entries.Value)
            : Elements.Unknown;
    }
}
