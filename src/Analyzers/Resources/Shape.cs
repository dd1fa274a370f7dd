using AwsMessaging.Analyzers.Symbols;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>How a value is written where CloudFormation writes it otherwise.</summary>
internal enum Unit
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>A <c>Duration</c>, where CloudFormation has seconds.</summary>
    Seconds,

    /// <summary>A <c>Duration</c>, where CloudFormation has hours.</summary>
    Hours,

    /// <summary>A member <c>PER_QUEUE</c>, where CloudFormation has <c>perQueue</c>.</summary>
    CamelCase,

    /// <summary>A member <c>EMAIL_JSON</c>, where CloudFormation has <c>email-json</c>.</summary>
    LowerCase,

    /// <summary>A URL, where CloudFormation has its protocol: one of two for a URL that is not known.</summary>
    Scheme,

    /// <summary>A flag, where CloudFormation has a list that names what is on.</summary>
    Word,

    /// <summary>A member <c>DOTNET_8</c> or <c>Dotnet8</c>, where CloudFormation has <c>dotnet8</c>.</summary>
    Runtime,
}

/// <summary>Where a kind of C# code has a property of a resource.</summary>
/// <param name="Path">Names from the arguments inwards: <c>DeadLetterQueue.MaxReceiveCount</c>.</param>
/// <param name="Unit">How it is written.</param>
/// <param name="Word">For <see cref="Unit.Word"/>: what a flag that is on stands for. For <see cref="Unit.CamelCase"/>: the enumeration,
/// below <c>Amazon.CDK</c>.</param>
internal sealed record Reading(string Path, Unit Unit = Unit.Plain, string? Word = null);

/// <summary>What code looks like that makes a resource.</summary>
internal enum Form
{
    /// <summary>A request of the SDK: names are those of the API, which are CloudFormation's.</summary>
    Request,

    /// <summary>A construct of the CDK with names of its own (L2).</summary>
    Construct,

    /// <summary>A construct of the CDK with CloudFormation's names (L1).</summary>
    CfnConstruct,

    /// <summary>
    /// An object that is given to a construct, which makes the resource of it: an event source, a subscription, a target.
    /// </summary>
    Attachment,
}

/// <summary>
/// How one kind of code makes a resource: which names it has for CloudFormation's properties, and for the resource's links. To add a way to
/// make resources is to add a shape.
/// </summary>
internal sealed class Shape(ResourceKind kind, Form form)
{
    /// <summary>The resource to which an attachment is given.</summary>
    public const string Owner = "#owner";

    /// <summary>The object whose method is called.</summary>
    public const string Instance = "#instance";

    /// <summary>
    /// How many links a resource can have: arrays of them cost no dictionary of an enum, which is compiled in each process anew.
    /// </summary>
    public static readonly int LinkKinds = Enum.GetValues(typeof(ResourceLink)).Length;

    private readonly Dictionary<string, Reading> readings = new(StringComparer.Ordinal);
    private readonly string?[] links = new string?[LinkKinds];
    private readonly Dictionary<string, string> constants = new(StringComparer.Ordinal);

    public ResourceKind Kind { get; } = kind;

    public Form Form { get; } = form;

    /// <summary>A dictionary of texts that has the properties: <c>Attributes</c> of a request.</summary>
    public string? Bag { get; private set; }

    /// <summary>A list each of whose elements is a resource of its own: <c>Targets</c>.</summary>
    public string? Elements { get; private set; }

    /// <summary>The methods by which an attachment is given to its owner, and the properties of the owner's that hold some.</summary>
    public IReadOnlyList<string> Attachers { get; private set; } = [];

    /// <summary>The object that is created has the properties itself.</summary>
    public bool IsObject { get; private set; }

    /// <summary>Changes a resource that is there already: what it does not say is as it was.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Whether the construct is FIFO where something says so that FIFO ones alone have.</summary>
    public bool InfersFifo { get; private set; }

    /// <summary>An operation that changes such a resource in a way that is not read.</summary>
    public string? Changer { get; private set; }

    /// <summary>Properties that are what they are for all resources of the shape.</summary>
    public IReadOnlyDictionary<string, string> Constants => constants;

    /// <summary>Names the properties whose names differ: CloudFormation's, and what the code has for it.</summary>
    public Shape Has(string property, string path, Unit unit = Unit.Plain, string? word = null)
    {
        readings[property] = new Reading(path, unit, word);
        return this;
    }

    public Shape Seconds(string property, string path) => Has(property, path, Unit.Seconds);

    public Shape Link(ResourceLink link, string path)
    {
        links[(int)link] = path;
        return this;
    }

    public Shape Always(string property, string value)
    {
        constants[property] = value;
        return this;
    }

    public Shape WithBag(string property)
    {
        Bag = property;
        return this;
    }

    public Shape WithElements(string property)
    {
        Elements = property;
        return this;
    }

    public Shape AttachedBy(params string[] names)
    {
        Attachers = names;
        return this;
    }

    public Shape OnObject()
    {
        IsObject = true;
        return this;
    }

    public Shape Partial()
    {
        IsPartial = true;
        return this;
    }

    public Shape ChangedBy(string operation)
    {
        Changer = operation;
        return this;
    }

    public Shape InferringFifo()
    {
        InfersFifo = true;
        return this;
    }

    /// <summary>Where the code has a property; null for one that this kind of code cannot set.</summary>
    public Reading? ReadingOf(string property) =>
        readings.TryGetValue(property, out var reading) ? reading
        : Form is Form.Construct or Form.Attachment ? null
        : new Reading(property);

    /// <summary>Whether the request itself has the path, not its dictionary.</summary>
    public bool IsDirect(string path) => Bag is null || readings.Values.Any(r => r.Path == path);

    /// <summary>Where the code has a link; null when this kind of code has none.</summary>
    public string? PathOf(ResourceLink link) => links[(int)link];
}

/// <summary>The shapes that are known, by what makes them: objects of a type, or calls of an operation.</summary>
internal static class Shapes
{
    // The CDK's are many, and most programs are without it: they are made when it is met.

    /// <summary>The shape of an object that is created; null for one that makes no resource.</summary>
    public static Shape? Of(AwsType type) =>
        type.Assembly is AwsApi.CdkAssembly or AwsApi.CdkDotNetAssembly && CdkShapes.Types.TryGetValue(type, out var shape) ? shape : null;

    /// <summary>The shape of a call; null for one that makes no resource.</summary>
    public static Shape? Of(AwsOperation operation) =>
        (operation.Service == AwsApi.Cdk.Service ? CdkShapes.Operations : SdkShapes.Operations).TryGetValue(operation, out var shape)
            ? shape
            : null;

    /// <summary>The names of what makes resources of a kind: types, and operations with and without <c>Async</c>.</summary>
    public static HashSet<string> NamesOf(ResourceKind kind, bool hasCdk)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Add(SdkShapes.Operations);
        if (hasCdk)
        {
            Add(CdkShapes.Operations);
            names.UnionWith(CdkShapes.Types.Where(t => t.Value.Kind == kind).Select(t => t.Key.SimpleName));
        }

        return names;

        void Add(IReadOnlyDictionary<AwsOperation, Shape> operations)
        {
            foreach (var operation in operations)
            {
                if (operation.Value.Kind == kind)
                {
                    names.Add(operation.Key.Name);
                    names.Add(operation.Key.Name + "Async");
                }
            }
        }
    }
}
