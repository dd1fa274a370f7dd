using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>A stream that this compilation creates.</summary>
/// <param name="Name">Its name; null where that is not known.</param>
/// <param name="Shards">How many shards it is created with; null where that is not known.</param>
internal sealed record CreatedStream(string? Name, int? Shards);

/// <summary>The Kinesis streams that the compilation creates, by SDK or CDK, wherever in it that is.</summary>
internal static class Streams
{
    private const string ShardCount = "ShardCount";

    /// <summary>
    /// Shards of the stream of a name, when all that create it agree. Where no name says that a stream is the one, only a single shard
    /// counts: it is what a rule falls silent for.
    /// </summary>
    public static int? ShardsOf(string? name, CompilationState state, CancellationToken cancellation)
    {
        var streams = state.Keep("streams", state.Compilation.Assembly, () => Find(state, cancellation));
        var certain = streams.Where(s => s.Name is not null && s.Name == name).ToList();
        if (certain.Count > 0)
        {
            return certain.All(s => s.Shards == certain[0].Shards) ? certain[0].Shards : null;
        }

        var possible = streams.Where(s => name is null || s.Name is null).ToList();
        return possible.Count > 0 && possible.All(s => s.Shards == 1) ? 1 : null;
    }

    private static List<CreatedStream> Find(CompilationState state, CancellationToken cancellation)
    {
        var found = new List<CreatedStream>();
        foreach (var name in CompilationText.Names(state, ShardCount, cancellation))
        {
            if (name.Parent is AssignmentExpressionSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax syntax } assignment
                && assignment.Left == name
                && state.ModelOf(name.SyntaxTree).GetOperation(syntax, cancellation) is IObjectCreationOperation creation
                && state.Symbols.TypeOf(creation.Type) is { } type
                && (type == AwsApi.Kinesis.CreateStreamRequest || type == AwsApi.CdkStreamProps))
            {
                found.Add(Read(creation, new ValueFlow(state, cancellation)));
            }
        }

        return found;
    }

    private static CreatedStream Read(IObjectCreationOperation creation, ValueFlow flow)
    {
        var name = flow.ValuesOf(flow.PropertyOfCreated(creation, "StreamName"));
        var shards = flow.ValuesOf(flow.PropertyOfCreated(creation, ShardCount));
        return new CreatedStream(Single(name)?.Text, (int?)Single(shards)?.Integer);

        static Value? Single(Values values) => values is { IsUnknown: false, MayBeAbsent: false, Known: [var value] } ? value : null;
    }
}
