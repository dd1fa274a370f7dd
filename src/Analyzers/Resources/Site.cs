using System.Collections.Concurrent;
using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// One place in the code that makes a resource. What was found out about it is kept with it: a compilation has one site for a place,
/// whoever asks first.
/// </summary>
internal sealed class Site
{
    private readonly ConcurrentDictionary<string, Setting> settings = new(StringComparer.Ordinal);
    private readonly LinkTargets?[] links = new LinkTargets?[Shape.LinkKinds];

    /// <summary>1 for yes, -1 for no, 0 as long as nobody has asked.</summary>
    private volatile int givenAway;

    public Site(Shape shape, IOperation operation, IOperation? element = null)
    {
        Shape = shape;
        Operation = operation;
        Root = element is null ? new CallPart(operation) : new ExpressionPart(element);
        Element = element;
    }

    public Shape Shape { get; }

    /// <summary>The call or creation at which rules are asked.</summary>
    public IOperation Operation { get; }

    /// <summary>For one of several resources of a call: the expression that is this one.</summary>
    public IOperation? Element { get; }

    /// <summary>What the resource's properties are read from.</summary>
    public Part Root { get; }

    /// <summary>What stands for the resource: the type that is created, the name of the call.</summary>
    public Location Location =>
        (Element?.Unwrapped() is { } element && Operation.Syntax.Span.Contains(element.Syntax.Span) ? element : Operation) switch
    {
        IObjectCreationOperation creation => Places.Of(creation),
        IInvocationOperation call => call.NameSyntax().GetLocation(),
        var other => other.Syntax.GetLocation(),
    };

    /// <summary>Whether code that is not in view gets the resource.</summary>
    public bool IsGivenAway(Func<bool> find)
    {
        if (givenAway == 0)
        {
            givenAway = find() ? 1 : -1;
        }

        return givenAway > 0;
    }

    public Setting Keep(string property, Func<Setting> read) =>
        settings.TryGetValue(property, out var known) ? known : settings.GetOrAdd(property, read());

    public LinkTargets Keep(ResourceLink link, Func<LinkTargets> read) => LazyInitializer.EnsureInitialized(ref links[(int)link], read)!;
}

/// <summary>The resources that a link can lead to.</summary>
/// <param name="Sites">Those in sight.</param>
/// <param name="MayBeAbsent">On some path there is none.</param>
/// <param name="IsUnknown">It leads, or may lead, out of sight.</param>
internal sealed record LinkTargets(IReadOnlyList<Site> Sites, bool MayBeAbsent, bool IsUnknown)
{
    public static readonly LinkTargets Unknown = new([], false, true);

    public static readonly LinkTargets Absent = new([], true, false);

    public LinkTargets Or(LinkTargets other) =>
        new([.. Sites.Union(other.Sites)], MayBeAbsent || other.MayBeAbsent, IsUnknown || other.IsUnknown);
}
