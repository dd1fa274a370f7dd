using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <content>Texts of which only a part is known.</content>
internal readonly partial struct ValueFlow
{
    /// <summary>What stands before the name in a queue's URL and in an ARN.</summary>
    private static readonly char[] PartSeparators = ['/', ':'];

    /// <summary>
    /// Whether the text certainly ends so, whatever else it holds: <c>$"{baseUrl}/orders.fifo"</c> ends in <c>.fifo</c>. Also knows that
    /// the URL or ARN in the response of a look-up or creation ends as the name that was asked for.
    /// </summary>
    public bool EndsWith(IOperation expression, string suffix) => EndsWith(SourcesOf(expression).Expressions, suffix);

    /// <summary>The same of a property that was asked of an object.</summary>
    public bool EndsWith(PropertyValue property, string suffix) =>
        !property.IsUnknown && !property.MayBeAbsent && EndsWith(property.Assigned, suffix);

    /// <summary>The same of all possibilities.</summary>
    public bool EndsWith(IReadOnlyList<IOperation> sources, string suffix)
    {
        foreach (var source in sources)
        {
            if (!EndOf(source, depth: 0).Text.EndsWith(suffix, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return sources.Count > 0;
    }

    /// <summary>
    /// The name in a queue's URL or an ARN, <c>orders.fifo</c> of <c>$"{baseUrl}/orders.fifo"</c>; null when it is not known as a whole, or
    /// not the same for every possibility.
    /// </summary>
    public string? LastPart(IReadOnlyList<IOperation> sources)
    {
        string? name = null;
        foreach (var source in sources)
        {
            var (text, isWhole) = EndOf(source, depth: 0);
            var cut = text.LastIndexOfAny(PartSeparators);
            var part = cut >= 0 ? text.Substring(cut + 1) : isWhole ? text : null;
            if (part is null || (name is not null && name != part))
            {
                return null;
            }

            name = part;
        }

        return name;
    }

    /// <summary>The last characters of a text as far as they are known, and whether that is the whole of it.</summary>
    private (string Text, bool IsWhole) EndOf(IOperation expression, int depth)
    {
        if (expression.ConstantValue is { HasValue: true, Value: string constant })
        {
            return (constant, true);
        }

        switch (expression)
        {
            case IInterpolatedStringOperation interpolated:
                var parts = interpolated.Parts.Select(p => p switch
                {
                    IInterpolatedStringTextOperation text => text.Text,
                    IInterpolationOperation { FormatString: null, Alignment: null } hole => hole.Expression,
                    _ => p,
                });
                return EndOf([.. parts], depth);

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return EndOf([sum.LeftOperand, sum.RightOperand], depth);

            case IPropertyReferenceOperation { Instance: { } response, Property.Name: "QueueUrl" or "TopicArn" } property
                when state.Symbols.IsWatched(property.Property.ContainingAssembly):
                var name = EndOfRequestedName(response, depth);
                return (name.IsWhole ? "/" + name.Text : name.Text, false);

            case IParameterReferenceOperation when GivenFor(expression) is { } given:
                return WithoutCallers.CommonEndOf(given, depth + 1);

            default:
                return ("", false);
        }
    }

    private (string Text, bool IsWhole) EndOf(IReadOnlyList<IOperation> parts, int depth)
    {
        var text = "";
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            var part = CommonEndOf(parts[i], depth);
            text = part.Text + text;
            if (!part.IsWhole)
            {
                return (text, false);
            }
        }

        return (text, true);
    }

    private (string Text, bool IsWhole) CommonEndOf(IOperation part, int depth) =>
        depth < MaxHops * 4 ? CommonEndOf(SourcesOf(part).Expressions, depth + 1) : ("", false);

    /// <summary>What all possibilities end in. Branches within branches are not counted out.</summary>
    private (string Text, bool IsWhole) CommonEndOf(IReadOnlyList<IOperation> sources, int depth)
    {
        if (sources.Count == 0 || (sources.Count > 1 && depth > MaxHops))
        {
            return ("", false);
        }

        var common = EndOf(sources[0], depth);
        for (var i = 1; i < sources.Count && (common.IsWhole || common.Text.Length > 0); i++)
        {
            var other = EndOf(sources[i], depth);
            common = common == other ? common : (CommonEnd(common.Text, other.Text), false);
        }

        return common;
    }

    private static string CommonEnd(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && one[one.Length - 1 - length] == other[other.Length - 1 - length])
        {
            length++;
        }

        return one.Substring(one.Length - length);
    }

    /// <summary>The end of the name in <c>(await client.GetQueueUrlAsync(name)).QueueUrl</c>.</summary>
    private (string Text, bool IsWhole) EndOfRequestedName(IOperation response, int depth)
    {
        if (depth > MaxHops * 4 || SourcesOf(response).Expressions is not [var source])
        {
            return ("", false);
        }

        var call = (source is IAwaitOperation awaited ? SkipConfigureAwait(awaited.Operation) : source) as IInvocationOperation;
        if (call is null || state.Symbols.OperationOf(call.TargetMethod)?.Name is not ("GetQueueUrl" or "CreateQueue" or "CreateTopic"))
        {
            return ("", false);
        }

        if ((call.Argument("queueName") ?? call.Argument("name")) is { } name)
        {
            return CommonEndOf(name.Value, depth);
        }

        if (call.Argument("request") is { } request)
        {
            var property = PropertyOf(request.Value, call.TargetMethod.Name.Contains("Topic") ? "Name" : "QueueName");
            return property is { IsUnknown: false, MayBeAbsent: false, Assigned: [var single] } ? EndOf(single, depth + 1) : ("", false);
        }

        return ("", false);
    }

    /// <summary>The task behind <c>task.ConfigureAwait(…)</c>.</summary>
    internal static IOperation SkipConfigureAwait(IOperation task) =>
        task.Unwrapped() is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance }
            ? instance.Unwrapped()
            : task.Unwrapped();
}
