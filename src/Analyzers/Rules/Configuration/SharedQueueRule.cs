using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A queue from which several consumers with different jobs take messages, so that each sees a part of them.</summary>
internal sealed class SharedQueueRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4039",
        title: "One queue has several different consumers",
        messageFormat: "{0} and {1} take messages from {2}, and each message goes to one of them only; give each a queue of its own, and "
            + "send through a topic or an event bus",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A message of a queue is handled by whoever receives it first, and is gone for everybody else. Consumers with "
            + "different jobs each miss the messages that another one got.",
        helpLinkUri: HelpLink("AWSM4039"));

    private static readonly char[] Separators = ['-', '_', '.', ':', '+'];

    /// <summary>Words by which images and functions of one job are told apart while the one takes the place of the other.</summary>
    private static readonly HashSet<string> Deployments = new(StringComparer.OrdinalIgnoreCase)
    {
        "blue", "green", "canary", "stable", "spot", "ondemand", "main", "next", "old", "new", "latest", "primary", "secondary", "arm",
        "legacy",
    };

    public SharedQueueRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        var queue = context.Resource;
        if (queue.IsChange)
        {
            return;
        }

        var consumers = queue.ReadersInView().Where(r => r.Kind != ResourceKind.Poller || r.IsConstruct)
            .Select(ConsumerOf).OfType<Consumer>().ToList();
        for (var i = 0; i < consumers.Count; i++)
        {
            for (var k = i + 1; k < consumers.Count; k++)
            {
                if (!consumers[i].Filters && !consumers[k].Filters && consumers[i].DiffersFrom(consumers[k])
                    && queue.IsSharedBy([consumers[i].Resource, consumers[k].Resource]))
                {
                    var first = consumers[i].Title;
                    context.Rule.Report(queue.Location, null, first.Capitalized(), consumers[k].Title, queue.Title);
                    return;
                }
            }
        }
    }

    /// <summary>The consumer behind a mapping or pipe that is on; null when it may be off, or when what it does is not known.</summary>
    private static Consumer? ConsumerOf(Resource resource)
    {
        if (resource.Kind == ResourceKind.Pipe)
        {
            return resource.Get("DesiredState").Texts("RUNNING") is ["RUNNING"]
                ? new Consumer(resource, resource.Title, null, resource.To(ResourceLink.Destination).Single, resource.Get("Target").Texts())
                : null;
        }

        if (resource.Kind == ResourceKind.Poller)
        {
            var most = resource.Get("MaxCapacity");
            return most.IsAbsent || most.Numbers() is { } counts && counts.All(c => c > 0)
                ? new Consumer(resource, resource.Title, null, null, null)
                : null;
        }

        if (resource.IsChange || !resource.Get("Enabled").Is(true, absent: true))
        {
            return null;
        }

        return resource.To(ResourceLink.Function).Single is { } function
            ? function.Get("Handler").Texts() is { } handlers ? new Consumer(resource, function.Title, function, null, handlers) : null
            : resource.Get("FunctionName").Texts() is { Count: > 0 } names
                ? new Consumer(resource, "function '" + FunctionIn(names[0]) + "'", null, null, [.. names.Select(FunctionIn)])
                : null;
    }

    /// <summary>The function's name in a name or ARN that may have a version or alias.</summary>
    private static string FunctionIn(string name)
    {
        var parts = name.Split(':');
        var index = Array.IndexOf(parts, "function");
        return index >= 0 && index + 1 < parts.Length ? parts[index + 1] : parts[0];
    }

    /// <param name="Resource">The mapping, the pipe, or the service of containers.</param>
    /// <param name="Title">Who gets the messages, in words.</param>
    /// <param name="Function">The function, when it is in view.</param>
    /// <param name="Destination">Where a pipe sends, when it is in view.</param>
    /// <param name="Jobs">What tells one job from another one: handlers, names, targets.</param>
    private sealed record Consumer(Resource Resource, string Title, Resource? Function, Resource? Destination, IReadOnlyList<string>? Jobs)
    {
        /// <summary>Deletes what is for the other one, which is reported at the filter.</summary>
        public bool Filters => Resource.Kind == ResourceKind.Mapping && Resource.Get(MappingFilters.Property).IsSet;

        public bool DiffersFrom(Consumer other)
        {
            if (Resource.Kind != other.Resource.Kind)
            {
                return true;
            }

            if (Resource.Kind == ResourceKind.Poller)
            {
                return HasOtherImage(other, "Image") || HasOtherImage(other, "ImageFolder");
            }

            if (Destination is not null && other.Destination is not null)
            {
                return Destination != other.Destination;
            }

            return Function is null == other.Function is null && (Function is null || Function != other.Function)
                && Jobs is { Count: > 0 } && other.Jobs is { Count: > 0 }
                && (Resource.Kind == ResourceKind.Mapping
                    ? Jobs.All(j => other.Jobs.All(o => AreOther(j, o)))
                    : !Jobs.Intersect(other.Jobs).Any());
        }

        /// <summary>
        /// Whether each handler's name says something that the other one's does not: <c>Orders.Function</c> and <c>Orders.V2.Function</c>
        /// may do the same, while the one takes the place of the other.
        /// </summary>
        private static bool AreOther(string job, string other)
        {
            var (words, others) = (Spread(job).Where(IsOfJob).ToList(), Spread(other).Where(IsOfJob).ToList());
            return words.Except(others, StringComparer.OrdinalIgnoreCase).Any()
                && others.Except(words, StringComparer.OrdinalIgnoreCase).Any();
        }

        /// <summary>
        /// Whether the containers are certainly of images that have no word in common, whatever their registry and version:
        /// <c>worker-arm64</c> and <c>worker-spot</c> may do the same.
        /// </summary>
        private bool HasOtherImage(Consumer other, string property) =>
            Resource.Get(property).Texts() is { Count: > 0 } mine && other.Resource.Get(property).Texts() is { Count: > 0 } others
            && mine.All(m => WordsOf(m).Count > 0) && others.All(o => WordsOf(o).Count > 0)
            && !mine.SelectMany(WordsOf).Intersect(others.SelectMany(WordsOf), StringComparer.OrdinalIgnoreCase).Any();

        /// <summary>
        /// The words of an image's own name; what has a digit is a version or a platform, and some words tell deployments of one job apart.
        /// </summary>
        private static List<string> WordsOf(string image)
        {
            var path = image.TrimEnd('/');
            var name = path.Substring(path.LastIndexOf('/') + 1).Split(':', '@')[0];
            return [.. Spread(name).Where(w => w.Length > 2 && IsOfJob(w))];
        }

        private static bool IsOfJob(string word) => word.All(char.IsLetter) && !Deployments.Contains(word);

        /// <summary>The words of a name that is written in any of the usual ways.</summary>
        private static IEnumerable<string> Spread(string name) =>
            string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && char.IsLower(name[i - 1]) ? "-" + c : c.ToString()))
                .Split(Separators, StringSplitOptions.RemoveEmptyEntries);
    }
}
