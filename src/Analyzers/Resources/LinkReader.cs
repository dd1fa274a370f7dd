using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Finds the resources behind an expression: the construct itself, its ARN, URL or name, the response of the call that made it, or a text
/// that names it. What comes from elsewhere (imported, looked up, passed in from outside) is unknown.
/// </summary>
internal readonly struct LinkReader(CompilationState state, CancellationToken cancellation)
{
    private const int MaxDepth = 6;

    private static readonly char[] Separators = [':', '/'];

    /// <summary>Properties of constructs, and of responses, that are another way to say the resource itself.</summary>
    private static readonly HashSet<string> Identities = new(StringComparer.Ordinal)
    {
        "QueueArn", "QueueUrl", "QueueName", "QueueARN", "TopicArn", "TopicName", "FunctionArn", "FunctionName", "StreamArn", "StreamName",
        "EventBusArn", "EventBusName", "RuleArn", "RuleName", "StateMachineArn", "StateMachineName", "AlarmArn", "AlarmName",
        "UUID", "AttrArn", "AttrQueueUrl", "AttrQueueName", "AttrTopicArn", "AttrTopicName", "Ref", "LatestVersion", "CurrentVersion",
    };

    private PartReader Reader => new(state, cancellation);

    /// <summary>Where a link of a site leads.</summary>
    public LinkTargets TargetsOf(Site site, ResourceLink link)
    {
        if (Overrides.MayChange(site, link, state, cancellation))
        {
            return LinkTargets.Unknown;
        }

        switch (site.Shape.PathOf(link))
        {
            case null:
                return LinkTargets.Absent;

            case Shape.Owner:
                return new OwnerReader(state, cancellation).OwnersOf(site);

            case var path when path!.StartsWith("#call.", StringComparison.Ordinal):
                return TargetsOf(Reader.At(new CallPart(site.Operation), path.Substring("#call.".Length)), KindOf(link));

            case "Dimensions":
                return Reader.At(site.Root,
                    "Dimensions") is { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } dimensions }] }
                    ? OfDimensions(dimensions, depth: 0)
                    : LinkTargets.Unknown;

            case Shape.Instance:
                return TargetsOf(site.Root.Member(Shape.Instance, Reader), KindOf(link));

            case var path:
                return TargetsOf(new SettingReader(state, cancellation).PartsOf(site, path!), KindOf(link));
        }
    }

    /// <summary>The resources that an expression means, or whose ARN, URL or name it is.</summary>
    public LinkTargets TargetsOf(IOperation expression, ResourceKind? kind, int depth = 0)
    {
        var reader = this;
        var all = new LinkTargets([], false, false);
        var origins = Reader.Through(expression, PartOf);
        if (origins.IsUnknown || depth > MaxDepth)
        {
            return LinkTargets.Unknown;
        }

        foreach (var origin in origins.Parts)
        {
            if (PartReader.IsList(origin.Expression!.Unwrapped().Type))
            {
                all = all.Or(OfElements(origin.Expression!, kind, depth));
                continue;
            }

            var sources = Reader.Flow.SourcesOf(origin.Expression!).Expressions;
            all = sources.Count == 0
                ? LinkTargets.Unknown
                : sources.Aggregate(all, (found, source) => found.Or(reader.Behind(source, kind, depth)));
        }

        return origins.MayBeAbsent ? all.Or(LinkTargets.Absent) : all;

        static PartValue PartOf(IOperation origin) => PartValue.Of(new ExpressionPart(origin));
    }

    /// <summary>All that a list names; one that may name more leads out of sight.</summary>
    private LinkTargets OfElements(IOperation list, ResourceKind? kind, int depth)
    {
        var reader = this;
        return Reader.Flow.ElementsOf(list) is { IsComplete: true, IsExposed: false } elements
            ? elements.Expressions.Aggregate(new LinkTargets([], false, false), (found, element) =>
                found.Or(reader.TargetsOf(element, kind, depth + 1)))
            : LinkTargets.Unknown;
    }

    private LinkTargets TargetsOf(PartValue parts, ResourceKind? kind, int depth = 0)
    {
        if (parts.IsUnknown)
        {
            return LinkTargets.Unknown;
        }

        var all = new LinkTargets([], parts.MayBeAbsent, false);
        foreach (var part in parts.Parts)
        {
            all = all.Or(part switch
            {
                { Expression: { } expression } => TargetsOf(expression, kind, depth),
                JsonPart { TextAfterHoles: { Length: > 0 } text } => Named(text, kind),
                _ => LinkTargets.Unknown,
            });
        }

        return all;
    }

    private LinkTargets Behind(IOperation source, ResourceKind? kind, int depth)
    {
        if (source.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant switch
            {
                null => LinkTargets.Absent,
                string text => Named(text, kind),
                _ => LinkTargets.Unknown,
            };
        }

        switch (source)
        {
            case IObjectCreationOperation creation when Metrics.IsMetricObject(creation):
                return new CallPart(creation).Member("DimensionsMap", Reader) is
                    { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } map }] }
                    ? OfDimensions(map, depth + 1)
                    : LinkTargets.Unknown;

            case IObjectCreationOperation creation when ResourceIndex.ShapeOf(creation, state) is { Elements: null }:
                return new LinkTargets(state.Resources.At(creation, state, cancellation), false, false);

            // A version, and an alias of one, are the function: new Alias(this, "Live", new AliasProps { Version = function.CurrentVersion
            // }).
            case IObjectCreationOperation { Type: { Name: "Alias" or "Version_", ContainingNamespace.Name: "Lambda" } type } creation
                when state.Symbols.IsCdk(type.ContainingAssembly):
                return TargetsOf(new CallPart(creation).Member(type.Name == "Alias" ? "Version" : "Lambda", Reader), kind, depth + 1);

            // A destination or a dead-letter queue as an object around the queue: new SqsDlq(queue), new SqsDestination(queue).
            case IObjectCreationOperation { Type.Name: "SqsDlq" or "SnsDlq" or "SqsDestination" or "SnsDestination" or "LambdaDestination",
                Arguments: [var wrapped, ..] } creation
                when state.Symbols.IsCdk(creation.Type?.ContainingAssembly):
                return TargetsOf(wrapped.Value, kind, depth + 1);

            case IPropertyReferenceOperation { Instance: { } instance, Property: var property }
                when state.Symbols.IsCdk(property.ContainingAssembly) && Identities.Contains(property.Name):
                return TargetsOf(instance, kind, depth + 1);

            case IPropertyReferenceOperation { Instance: { } response, Property: var property }
                when state.Symbols.IsSdk(property.ContainingAssembly) && Identities.Contains(property.Name):
                return OfResponse(response, kind, depth);

            // response.Attributes["QueueArn"]
            case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key],
                Instance: IPropertyReferenceOperation { Instance: { } response } attributes }
                when state.Symbols.IsSdk(attributes.Property.ContainingAssembly)
                    && Reader.Flow.KeyOf(key.Value) is "QueueArn" or "TopicArn":
                return OfResponse(response, kind, depth);

            case IInvocationOperation { Instance: { } instance } call when Metrics.IsMetric(call, Reader)
                || call.TargetMethod.Name is "AddAlias" && state.Symbols.IsCdk(call.TargetMethod.ContainingAssembly):
                return TargetsOf(instance, kind, depth + 1);

            case IInterpolatedStringOperation or IBinaryOperation when Reader.Flow.LastPart([source]) is { } name:
                return Named(name, kind);

            default:
                return LinkTargets.Unknown;
        }
    }

    /// <summary>The resource that the dimensions of a metric name: <c>QueueName</c> and the queue's name.</summary>
    private LinkTargets OfDimensions(IOperation dimensions, int depth)
    {
        if (Reader.Flow.EntriesOf(dimensions) is { IsComplete: true, Known: [{ IsInitial: true } entry] })
        {
            return DimensionKind(entry.Key) is { } kind ? TargetsOf(entry.Value, kind, depth) : LinkTargets.Unknown;
        }

        if (Reader.Flow.ElementsOf(dimensions) is { IsComplete: true, IsExposed: false, Expressions: [var element] })
        {
            var dimension = new ExpressionPart(element);
            return dimension.Member("Name", Reader) is { IsUnknown: false, Parts: [var name] }
                && name.Values(Reader) is { IsUnknown: false, Known: [{ Text: { } key }] }
                && DimensionKind(key) is { } kind
                ? TargetsOf(dimension.Member("Value", Reader), kind, depth)
                : LinkTargets.Unknown;
        }

        return LinkTargets.Unknown;
    }

    private static ResourceKind? DimensionKind(string dimension) => dimension switch
    {
        "QueueName" => ResourceKind.Queue,
        "TopicName" => ResourceKind.Topic,
        "FunctionName" => ResourceKind.Function,
        "StreamName" => ResourceKind.Stream,
        "RuleName" => ResourceKind.BusRule,
        _ => null,
    };

    /// <summary>What a response of the SDK speaks of: what the call made, or what it asked for.</summary>
    private LinkTargets OfResponse(IOperation response, ResourceKind? kind, int depth)
    {
        if (Reader.Flow.SourcesOf(response).Expressions is not [var source])
        {
            return LinkTargets.Unknown;
        }

        var call = (source is IAwaitOperation awaited ? ValueFlow.SkipConfigureAwait(awaited.Operation) : source) as IInvocationOperation;
        if (call is null && source is IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task })
        {
            call = Reader.Flow.SourcesOf(task).Expressions is [IInvocationOperation single] ? single : null;
        }

        if (call is null || state.Symbols.OperationOf(call.TargetMethod) is not { } operation)
        {
            return LinkTargets.Unknown;
        }

        if (operation == AwsApi.Sqs.GetQueueAttributes || operation == AwsApi.Sqs.GetQueueUrl)
        {
            var asked = new CallPart(call).Member(operation == AwsApi.Sqs.GetQueueUrl ? "QueueName" : "QueueUrl", Reader);
            return asked is { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } expression }] }
                ? TargetsOf(expression, ResourceKind.Queue, depth + 1)
                : LinkTargets.Unknown;
        }

        return Shapes.Of(operation) is { Elements: null, IsPartial: false }
            ? new LinkTargets(state.Resources.At(call, state, cancellation), false, false)
            : LinkTargets.Unknown;
    }

    /// <summary>The only resource in sight that has the name in an ARN, a URL, or by itself.</summary>
    private LinkTargets Named(string text, ResourceKind? kind)
    {
        var name = text.Substring(text.LastIndexOfAny(Separators) + 1);
        if (name.Length == 0 || kind is not { } sought || NameProperty(sought) is not { } property)
        {
            return LinkTargets.Unknown;
        }

        var settings = new SettingReader(state, cancellation);
        var found = state.Resources.All(sought, state, cancellation)
            .Where(s => !s.Shape.IsPartial && settings.Own(s, property).Texts() is [var own] && own == name).ToList();
        return found.Count == 1 ? new LinkTargets(found, false, false) : LinkTargets.Unknown;
    }

    /// <summary>The property with the name by which others refer to a resource.</summary>
    public static string? NameProperty(ResourceKind kind) => kind switch
    {
        ResourceKind.Queue => "QueueName",
        ResourceKind.Topic => "TopicName",
        ResourceKind.Function => "FunctionName",
        ResourceKind.Stream or ResourceKind.Bus or ResourceKind.BusRule => "Name",
        ResourceKind.Alarm => "AlarmName",
        ResourceKind.StateMachine => "StateMachineName",
        _ => null,
    };

    private static ResourceKind? KindOf(ResourceLink link) => link switch
    {
        ResourceLink.DeadLetterQueue or ResourceLink.Changed or ResourceLink.Polled or ResourceLink.Governed => ResourceKind.Queue,
        ResourceLink.Function => ResourceKind.Function,
        ResourceLink.Topic => ResourceKind.Topic,
        ResourceLink.Bus => ResourceKind.Bus,
        ResourceLink.Rule => ResourceKind.BusRule,
        _ => null, // an ARN says itself
    };
}
