using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// How a fix gives a mapping of the CDK a queue for what fails for good: the statement before which the queue is made, a name, and the
/// object that says where failures go. Only in the constructor of a construct, which runs once for it: elsewhere a second queue would get
/// the same id.
/// </summary>
internal static class FailureQueueEdit
{
    /// <summary>Role of the statement before which the queue is made.</summary>
    public const string Before = "failures.before";

    /// <summary>Role of the object that gets the destination.</summary>
    public const string Props = "failures.props";

    /// <summary>Property with the name of the object's property.</summary>
    public const string Member = "failures.member";

    /// <summary>Property with the id that the queue's construct would have.</summary>
    public const string Id = "failures.id";

    /// <summary>The details with those of the queue added; null where the code is not of a form in which that can be done.</summary>
    public static FixDetails? Add(FixDetails details, Resource mapping, CompilationState state, CancellationToken cancellation)
    {
        var site = mapping.Site;
        if (site.Shape.Form is not (Form.Construct or Form.Attachment)
            || site.Shape.ReadingOf("DestinationConfig") is not { } reading
            || site.Root is not CallPart call || call.CarrierOf() is not { ArgumentKind: ArgumentKind.Explicit, Value: var carrier }
            || SettingEdit.CreationOf(carrier, site, new PartReader(state, cancellation)) is not { } props
            || props.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault() is not
                { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax constructor } } statement
            || !IsOfConstruct(state.ModelOf(constructor.SyntaxTree)
                .GetDeclaredSymbol((SyntaxNode)constructor, cancellation) as IMethodSymbol))
        {
            return null;
        }

        return details.At(Before, statement).At(Props, props).With(Member, reading.Path)
            .With(Id, NameOf(mapping, state, cancellation) + "Failures");
    }

    private static bool IsOfConstruct(IMethodSymbol? constructor)
    {
        for (var type = constructor is { IsStatic: false } ? constructor.ContainingType : null; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Construct", ContainingAssembly.Name: "Constructs" })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The name of what is read, else of the function, as a construct's id begins with it; both where others read the same, so that no two
    /// queues have a name that only a number tells apart.
    /// </summary>
    private static string NameOf(Resource mapping, CompilationState state, CancellationToken cancellation)
    {
        var source = mapping.To(ResourceLink.Source).Single;
        var (read, reader) = (Word(source?.Name), Word(mapping.To(ResourceLink.Function).Single?.Name
            ?? ImportOf(mapping, state, cancellation)));
        return read is null ? reader ?? "Stream"
            : source!.From(ResourceKind.Mapping, ResourceLink.Source).Certain.Count > 1 ? read + reader
            : read;
    }

    private static string? Word(string? name)
    {
        var words = (name ?? "").Split(['-', '_', '.', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        var word = string.Concat(words.Select(w => w.Capitalized()));
        return word.Length > 0 && char.IsLetter(word[0]) && word.All(char.IsLetterOrDigit) ? word : null;
    }

    /// <summary>
    /// What code calls a function of elsewhere that it gives the mapping to: the id in
    /// <c>Function.FromFunctionName(this, "Prices", name)</c>.
    /// </summary>
    private static string? ImportOf(Resource mapping, CompilationState state, CancellationToken cancellation) =>
        mapping.Site.Operation.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { Instance: { } function } }
        && new PartReader(state, cancellation).Flow.SourcesOf(function).Expressions is
            [IInvocationOperation { TargetMethod.IsStatic: true } import]
        && import.Argument("id") is { Value.ConstantValue: { HasValue: true, Value: string id } }
            ? id
            : null;
}
