using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A handler's own response type whose members Lambda does not find, because their names differ in case.</summary>
internal sealed class ResponseNamesRule : Rule
{
    /// <summary>The property with the list, when its name is wrong and it stands in the handler's file.</summary>
    public const string ListPlace = "list";

    /// <summary>The property with the identifier, under the same conditions.</summary>
    public const string ItemPlace = "item";

    /// <summary>The name that the property at a place has to be written by: the place's role and this.</summary>
    public const string NameSuffix = ".name";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3006",
        title: "Response type does not serialise as batchItemFailures",
        messageFormat: "'{0}' is written as \"{1}\", and Lambda looks for \"{2}\": {3}; add [JsonPropertyName(\"{2}\")]",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Lambda reads the failed records from batchItemFailures and itemIdentifier, in exactly these letters. Its default "
            + "serializer for .NET writes the properties of a type by the names that they have in C#.",
        helpLinkUri: HelpLink("AWSM3006"));

    public ResponseNamesRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        var listName = LambdaFacts.BatchItemFailuresMember.Value;
        var itemName = LambdaFacts.ItemIdentifierMember.Value;
        var home = handler.Method.ContainingAssembly;
        if (handler.Method.MethodKind != MethodKind.Ordinary
            || JsonNames.Find(handler.ResultType, listName, home) is not var (list, writtenList)
            || !JsonNames.AreLeftAsTheyAre(handler.Method)
            || handler.IsHelper(context.Rule.State, context.Rule.Cancellation)
            || (!handler.IsAnnotated && CompilationText.Mentions(context.Rule.State, "LambdaBootstrapBuilder", context.Rule.Cancellation)))
        {
            return;
        }

        var item = JsonNames.ElementOf(list, home) is { } element ? JsonNames.Find(element, itemName, home) : null;
        var isListWrong = writtenList != listName;
        var isItemWrong = item is { } found && found.Name != itemName;
        if (!isListWrong && !isItemWrong)
        {
            return;
        }

        var details = new FixDetails();
        var isHere = (!isListWrong || Add(details, ListPlace, list, listName, handler))
            && (!isItemWrong || Add(details, ItemPlace, item!.Value.Property, itemName, handler));
        var (property, written, name) = isListWrong ? (list, writtenList, listName) : (item!.Value.Property, item.Value.Name, itemName);
        context.Rule.Report(
            handler.Location,
            isHere ? details : null,
            property.ContainingType.Name + "." + property.Name,
            written,
            name,
            isListWrong
                ? "it takes every record for handled, and those that failed are lost"
                : "it takes the whole batch for failed, whatever the list says");
    }

    private static bool Add(FixDetails details, string role, IPropertySymbol property, string name, BatchHandler handler)
    {
        if (property.DeclaringSyntaxReferences is not [var declaration] || declaration.SyntaxTree != handler.Body.Syntax.SyntaxTree)
        {
            return false;
        }

        details.At(role, declaration.GetSyntax()).With(role + NameSuffix, name);
        return true;
    }
}
