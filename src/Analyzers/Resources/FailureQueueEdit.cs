using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// How a fix gives a mapping of the CDK a queue for what fails for good: the statement before which the queue is made, a name, and the object
/// that says where failures go. Only in the constructor of a construct, which runs once for it: elsewhere a second queue would get the same id.
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
            || site.Root is not CallPart call || call.CarrierOf() is not { ArgumentKind: Microsoft.CodeAnalysis.Operations.ArgumentKind.Explicit, Value: var carrier }
            || SettingEdit.CreationOf(carrier, site, new PartReader(state, cancellation)) is not { } props
            || props.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault() is not { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax constructor } } statement
            || !IsOfConstruct(state.ModelOf(constructor.SyntaxTree).GetDeclaredSymbol((SyntaxNode)constructor, cancellation) as IMethodSymbol))
        {
            return null;
        }

        return details.At(Before, statement).At(Props, props).With(Member, reading.Path).With(Id, NameOf(mapping) + "Failures");
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

    /// <summary>The name of what is read, else of the function, as a construct's id begins with it.</summary>
    private static string NameOf(Resource mapping)
    {
        foreach (var link in new[] { ResourceLink.Source, ResourceLink.Function })
        {
            var words = (mapping.To(link).Single?.Name ?? "").Split(['-', '_', '.', ' ', '/'], StringSplitOptions.RemoveEmptyEntries);
            var name = string.Concat(words.Select(w => char.ToUpper(w[0], CultureInfo.InvariantCulture) + w.Substring(1)));
            if (name.Length > 0 && char.IsLetter(name[0]) && name.All(char.IsLetterOrDigit))
            {
                return name;
            }
        }

        return "Stream";
    }
}
