using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// How a fix gives a resource a value for a setting: which expression it replaces, or into which object, dictionary or argument list it
/// puts what. The spelling is that of the code which makes the resource.
/// </summary>
internal static class SettingEdit
{
    /// <summary>
    /// Property with the expression to write: a value, or the full name of a type of the CDK with one of its members behind it.
    /// </summary>
    public const string Text = "setting.text";

    /// <summary>Role of the value that is replaced.</summary>
    public const string Value = "setting.value";

    /// <summary>Role of the object or dictionary that gets the member named by <see cref="Member"/>.</summary>
    public const string Target = "setting.target";

    /// <summary>Property with the name of a property, or the text that is a dictionary's key.</summary>
    public const string Member = "setting.member";

    /// <summary>Property that is there when the member is an entry of a dictionary.</summary>
    public const string IsEntry = "setting.entry";

    /// <summary>
    /// Role of the construct's creation that gets an object with the member as an argument; <see cref="Props"/> names its type.
    /// </summary>
    public const string Construct = "setting.construct";

    /// <summary>Property with the full name of the type of a construct's props.</summary>
    public const string Props = "setting.props";

    /// <summary>The value as a person reads it, for a fix's title.</summary>
    public const string Title = "setting.title";

    /// <param name="resource">The resource.</param>
    /// <param name="property">CloudFormation's name of the setting.</param>
    /// <param name="value">A <c>long</c>, <c>bool</c> or text; durations in seconds.</param>
    /// <param name="writing">The one of several places that is to change; null for the only one, or for none.</param>
    /// <param name="state">What is known of the compilation.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static FixDetails? Of(
        Resource resource, string property, object value, Setting? writing, CompilationState state, CancellationToken cancellation)
    {
        var site = resource.Site;
        var written = writing ?? (resource.Own(property).Writings is [var only] ? only : null);
        if (site.Shape.ReadingOf(property) is not { } reading
            || Spell(reading, value, written?.Values.Known.All(v => v.Text is not null)
                ?? IsText(site.Shape, reading), TypeOf(site, reading.Path)) is not { } text)
        {
            return null;
        }

        var details = new FixDetails().With(Text, text).With(Title, Short(text));
        if (written is { IsWhole: false, Syntax: SimpleNameSyntax { Parent: MemberAccessExpressionSyntax } method }
            && property == "MetricName" && value is string metric)
        {
            return IsHere(method, site) ? details.At(Value, method).With(Text, Metrics.MethodFor(metric)).With(Title, metric) : null;
        }

        if (written is not null)
        {
            return written is { IsWhole: true, Syntax: ExpressionSyntax expression } && IsHere(expression, site)
                ? details.At(Value, expression)
                : null;
        }

        if (resource.Own(property).Writings.Count > 0)
        {
            return null;
        }

        var names = reading.Path.Split('.');
        var member = names[names.Length - 1];
        var reader = new PartReader(state, cancellation);
        if (site.Shape.Bag is { } bag && site.Root is CallPart call && !site.Shape.IsDirect(reading.Path))
        {
            return names.Length == 1 && call.Member(bag, reader) is { IsUnknown: false, Parts: [{ Expression: { } dictionary }] }
                && CreationOf(dictionary, site, reader) is { } entries
                ? details.At(Target, entries).With(Member, SymbolDisplay.FormatLiteral(member, quote: true)).With(IsEntry, "true")
                : null;
        }

        if (names.Length == 1 && site.Root is CallPart { } made)
        {
            return made.CarrierOf() switch
            {
                { ArgumentKind: ArgumentKind.Explicit, Value: var carrier } =>
                    CreationOf(carrier, site, reader) is { } props ? details.At(Target, props).With(Member, member) : null,
                { Parameter.Type: var type }
                    when site.Operation is IObjectCreationOperation { Syntax: BaseObjectCreationExpressionSyntax creation }
                        && PropsOf(type) is { } name =>
                    details.At(Construct, creation).With(Member, member).With(Props, name),
                _ => null,
            };
        }

        var owner = names.Length == 1
            ? PartValue.Of(site.Root)
            : new SettingReader(state, cancellation).PartsOf(site, string.Join(".", names.Take(names.Length - 1)));
        return owner is { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } around }] }
            && CreationOf(around, site, reader) is { } target
            && state.ModelOf(target.SyntaxTree).GetTypeInfo(target, cancellation).Type is { Name: not "Dictionary" }
                ? details.At(Target, target).With(Member, member)
                : null;
    }

    /// <summary>Stands before names that the fix shortens.</summary>
    public const string Namespace = "Amazon.CDK.";

    /// <summary>Stands before the name of a collection that the fix creates.</summary>
    public const string Collections = "System.Collections.Generic.";

    /// <summary>
    /// The type of a member of the object that carries a site's properties; null when there is no such object, or member.
    /// </summary>
    public static ITypeSymbol? TypeOf(Site site, string member)
    {
        var carrier = (site.Root as CallPart)?.CarrierOf()?.Parameter?.Type;
        for (var type = carrier; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(member).Concat(type.AllInterfaces.SelectMany(i => i.GetMembers(member))).OfType<IPropertySymbol>()
                .FirstOrDefault() is { } property)
            {
                return property.Type;
            }
        }

        return null;
    }

    /// <summary>Whether the code has numbers and flags as texts: the attributes of a request.</summary>
    private static bool IsText(Shape shape, Reading reading) => !shape.IsDirect(reading.Path) && reading.Path.IndexOf('.') < 0;

    private static string? Spell(Reading reading, object value, bool isText, ITypeSymbol? type) =>
        (reading.Unit, value) switch
        {
            (Unit.Plain, string text) when type is IArrayTypeSymbol => "new[] { " + SymbolDisplay.FormatLiteral(text, quote: true) + " }",
            (Unit.Plain, string text) when type is { Name: "List", ContainingNamespace.Name: "Generic" } =>
                "new " + Collections + "List<string> { " + SymbolDisplay.FormatLiteral(text, quote: true) + " }",
            (Unit.Seconds, long seconds) => Namespace + Duration(seconds),
            (Unit.Plain, long number) when isText => "\"" + number.ToString(CultureInfo.InvariantCulture) + "\"",
            (Unit.Plain, long number) => number.ToString(CultureInfo.InvariantCulture),
            (Unit.Plain, bool flag) when isText => flag ? "\"true\"" : "\"false\"",
            (Unit.Plain, bool flag) => flag ? "true" : "false",
            (Unit.Plain, string text) => SymbolDisplay.FormatLiteral(text, quote: true),
            (Unit.Word, string) => "true",
            (Unit.CamelCase, string name) when reading.Word is { } enumeration => Namespace + enumeration + "." + MemberOf(name),
            _ => null,
        };

    /// <summary><c>messageGroup</c> → <c>MESSAGE_GROUP</c>.</summary>
    private static string MemberOf(string camelCase) =>
        string.Concat(camelCase.Select(c => char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    /// <summary>The value without the namespace of its type.</summary>
    private static string Short(string text) =>
        text.StartsWith(Namespace, StringComparison.Ordinal) ? text.Substring(TypeEnd(text, TypeEnd(text) - 1) + 1) : text;

    /// <summary>Where the name of the type ends in a text that begins with one.</summary>
    public static int TypeEnd(string text) => TypeEnd(text, (text.IndexOf('(') is >= 0 and var call ? call : text.Length) - 1);

    private static int TypeEnd(string text, int before) => text.LastIndexOf('.', before);

    /// <summary>In the largest unit of which it is a whole number; seconds where that would be a number to count with.</summary>
    private static string Duration(long seconds)
    {
        var (unit, amount) = seconds switch
        {
            > 0 when seconds % 86_400 == 0 => ("Days", seconds / 86_400),
            > 0 when seconds % 3_600 == 0 => ("Hours", seconds / 3_600),
            > 0 when seconds % 60 == 0 => ("Minutes", seconds / 60),
            _ => ("Seconds", seconds),
        };
        return $"Duration.{unit}({amount.ToString(CultureInfo.InvariantCulture)})";
    }

    /// <summary>The only place that makes the object, when it is in the same file.</summary>
    public static SyntaxNode? CreationOf(IOperation expression, Site site, PartReader reader) =>
        reader.Flow.SourcesOf(expression).Expressions is [IObjectCreationOperation { Syntax: BaseObjectCreationExpressionSyntax creation }]
            && IsHere(creation, site)
            ? creation
            : null;

    private static bool IsHere(SyntaxNode node, Site site) => node.SyntaxTree == site.Operation.Syntax.SyntaxTree;

    /// <summary><c>Amazon.CDK.AWS.SQS.QueueProps</c> for the parameter type <c>IQueueProps</c>.</summary>
    private static string? PropsOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Interface, Name: ['I', ..] name, ContainingNamespace: { } home }
            ? home.ToDisplayString() + "." + name.Substring(1)
            : null;
}
