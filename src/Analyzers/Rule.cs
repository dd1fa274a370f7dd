using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers;

/// <summary>
/// One mistake. A rule says what it wants to see (calls of an operation, objects of a type, Lambda handlers) and checks one such thing at
/// a time; it registers nothing with the compiler, keeps no state and knows no other rule. <see cref="MessagingAnalyzer"/> calls it.
/// </summary>
internal abstract class Rule
{
    /// <summary>Where the rules' pages are.</summary>
    private const string PagesUrl = "https://github.com/awsmessaging/AwsMessaging.Analyzers/blob/main/docs/rules/";

    private static int count;

    protected Rule(DiagnosticDescriptor descriptor)
    {
        Descriptor = descriptor;
        Name = NameOf(GetType());
        Number = Interlocked.Increment(ref count) - 1;
    }

    /// <summary>How many rules have been made: those of the catalogue, once in a process, and tests' own.</summary>
    public static int Made => Volatile.Read(ref count);

    /// <summary>Which of them this is, from 0.</summary>
    public int Number { get; }

    /// <summary>What the rule reports.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The rule's name as its files, classes and options carry it: <c>ShortPolling</c> for <c>ShortPollingRule</c>.</summary>
    public string Name { get; }

    /// <summary>The rule's name as its editorconfig options carry it: <c>short_polling</c>.</summary>
    public string OptionPrefix => RuleOptions.PrefixOf(Name);

    /// <summary>The options that the rule reads from editorconfig.</summary>
    public virtual IReadOnlyList<RuleOption> Options => [];

    /// <summary>Says what the rule wants to see.</summary>
    public abstract void Register(Interests interests);

    /// <summary>The address of a rule's page.</summary>
    public static string HelpLink(string id) => PagesUrl + id + ".md";

    /// <summary>The name shared by a rule's files, without the suffix that its class carries.</summary>
    public static string NameOf(Type type) =>
        type.Name.EndsWith("Rule", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - 4) : type.Name;
}

/// <summary>The categories of rules: where the reader of the code is standing.</summary>
internal static class Categories
{
    /// <summary>Code that sends or publishes.</summary>
    public const string Producers = "AwsMessaging.Producers";

    /// <summary>Code that receives in a loop of its own.</summary>
    public const string Pollers = "AwsMessaging.Pollers";

    /// <summary>Lambda handlers.</summary>
    public const string Handlers = "AwsMessaging.Handlers";

    /// <summary>Settings of queues, topics, streams and buses.</summary>
    public const string Configuration = "AwsMessaging.Configuration";

    /// <summary>Event source mappings, and code against configuration.</summary>
    public const string Mappings = "AwsMessaging.Mappings";

    /// <summary>Event patterns and filter policies.</summary>
    public const string Patterns = "AwsMessaging.Patterns";

    /// <summary>Code that produces to Kafka or consumes from it.</summary>
    public const string Kafka = "AwsMessaging.Kafka";

    /// <summary>Choices of design: off unless somebody asks for them.</summary>
    public const string Architecture = "AwsMessaging.Architecture";

    /// <summary>The analyzer speaking of itself.</summary>
    public const string Tool = "AwsMessaging.Tool";
}
