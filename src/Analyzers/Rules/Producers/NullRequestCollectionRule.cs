using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A collection of a request that is added to and was never created: version 4 of the SDK leaves it null.</summary>
internal sealed class NullRequestCollectionRule : Rule
{
    /// <summary>Role of the expression that creates the request.</summary>
    public const string Creation = "creation";

    /// <summary>Property: the collection.</summary>
    public const string Collection = "collection";

    /// <summary>Property: its type, as it can be written there.</summary>
    public const string CollectionType = "type";

    private const int FirstWithNull = 4;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1031",
        title: "Adding to a request collection that is null",
        messageFormat: "{0} of this {1} is null, so '{2}' throws a NullReferenceException; create it with the request",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Version 3 of the AWS SDK gave every request empty collections. Version 4 leaves them null until they are set, so "
            + "that what is not set is not sent.",
        helpLinkUri: HelpLink("AWSM1031"));

    /// <summary>Entries and records that have collections of their own, beside the requests.</summary>
    private static readonly AwsType[] Parts =
    [
        AwsApi.Sqs.Service.Model("SendMessageBatchRequestEntry"), AwsApi.Sns.Service.Model("PublishBatchRequestEntry"),
        AwsApi.EventBridge.Service.Model("PutEventsRequestEntry"),
    ];

    public NullRequestCollectionRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        var requests = AwsApi.Services.Where(s => s.Assembly.StartsWith("AWSSDK.", StringComparison.Ordinal))
            .SelectMany(s => s.Operations.Select(o => s.Model(o.Name + "Request")));
        foreach (var type in requests.Concat(Parts))
        {
            interests.OnCreation(type, Check);
        }
    }

    private static void Check(CreationContext context)
    {
        var creation = context.Creation;
        if (creation.Type?.ContainingAssembly?.Identity.Version.Major is null or < FirstWithNull
            || VariableOf(creation) is not { } request
            || CompilationText.Mentions(context.Rule.State, "InitializeCollections", context.Rule.Cancellation))
        {
            return;
        }

        var mentions = BodyIndex.Of(creation).MentionsOf(request).OfType<ILocalReferenceOperation>()
            .Where(m => m.Parent is not ISimpleAssignmentOperation assignment || assignment.Target != m
                || assignment.Value.Unwrapped() != creation).ToList();
        foreach (var mention in mentions)
        {
            if (AddedTo(mention) is var (collection, use)
                && ValueFlow.InitialValue(creation, collection.Property.Name) is null
                && !mentions.Exists(m => m.IsWritten() || SetsOrAsks(m, collection.Property)
                    || (m.Syntax.SpanStart < mention.Syntax.SpanStart && GoesElsewhere(m, context.Symbols))))
            {
                Report(context, collection, use);
                return;
            }
        }
    }

    /// <summary>The variable that a request goes into, where that is declared, or in a statement behind that.</summary>
    private static ILocalSymbol? VariableOf(IObjectCreationOperation creation) => creation.Around().Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var declared } } => declared,
        ISimpleAssignmentOperation
        {
            Target: ILocalReferenceOperation { Local: var assigned },
            Parent: IExpressionStatementOperation { Parent: IBlockOperation block },
        } when BodyIndex.Of(creation).DeclaratorOf(assigned) is { Initializer: null } declarator
            && declarator.Ancestors().OfType<IBlockOperation>().FirstOrDefault() == block => assigned,
        _ => null,
    };

    /// <summary><c>request.Entries.Add(…)</c> or <c>request.Attributes["a"] = …</c>: what throws when the collection is null.</summary>
    private static (IPropertyReferenceOperation Collection, SyntaxNode Use)? AddedTo(ILocalReferenceOperation mention)
    {
        if (mention.Around() is not (IPropertyReferenceOperation { Property.IsIndexer: false } collection, var child)
            || collection.Instance != child
            || collection.Type is not INamedTypeSymbol { Name: "List" or "Dictionary", ContainingNamespace.Name: "Generic" })
        {
            return null;
        }

        return UseOf(collection) is { } use ? (collection, use) : null;
    }

    /// <summary>The use of a collection that throws when that is null, through a variable that is there for it as well.</summary>
    private static SyntaxNode? UseOf(IOperation collection)
    {
        return collection.Around() switch
        {
            (IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Insert" or "TryAdd" } call, var c) when call.Instance == c =>
                call.Syntax,
            (IPropertyReferenceOperation { Property.IsIndexer: true } item, var c) when item.Instance == c && item.IsWritten() =>
                item.Syntax,
            (IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var alias } }, _)
                when BodyIndex.Of(collection).ReferencesTo(alias) is [var first, ..] mentions && !mentions.Any(m => m.IsWritten()) =>
                    first.Around().Parent is IVariableInitializerOperation ? null : UseOf(first),
            _ => null,
        };
    }

    /// <summary>
    /// Whether a mention gives the property a collection, on whatever way (set, <c>??=</c>, an initialiser of it), or asks whether it has
    /// one.
    /// </summary>
    private static bool SetsOrAsks(ILocalReferenceOperation mention, IPropertySymbol property)
    {
        return mention.Around().Parent switch
        {
            IPropertyReferenceOperation part => IsIt(part)
                && (part.IsWritten() || part.Around().Parent is IIsPatternOperation or IConditionalAccessOperation or ICoalesceOperation
                    or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }),

            // request?.Entries = []
            IConditionalAccessOperation access => access.WhenNotNull.DescendantsAndSelf().Any(IsIt),
            _ => false,
        };

        bool IsIt(IOperation operation) => operation is IPropertyReferenceOperation { Property.Name: var name } && name == property.Name;
    }

    /// <summary>A method that is given the request may create the collection; the SDK's do not.</summary>
    private static bool GoesElsewhere(ILocalReferenceOperation mention, MessagingSymbols symbols) => Usage.LetsGo(mention, symbols);

    private static void Report(CreationContext context, IPropertyReferenceOperation collection, SyntaxNode use)
    {
        var creation = context.Creation;
        var type = collection.Type!.ToMinimalDisplayString(creation.SemanticModel!, creation.Syntax.SpanStart);
        var details = creation.Syntax is BaseObjectCreationExpressionSyntax
            ? new FixDetails().At(Creation, creation.Syntax).With(Collection, collection.Property.Name).With(CollectionType, type)
            : null;
        object[] says = [collection.Property.Name, creation.Type!.Name, Outline(use)];

        // The program that uses a library may bring the collections of version 3 back, and so may a project that it shares with others.
        if (context.Symbols.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule
            || OtherCode.WorksWith(AwsApi.SdkAssemblies, context.Rule.State))
        {
            context.Rule.Suggest(Places.Of(creation), details, says);
        }
        else
        {
            context.Rule.Report(Places.Of(creation), details, says);
        }
    }

    /// <summary>What is called, without what it is given: <c>request.Entries.Add</c>.</summary>
    private static string Outline(SyntaxNode use) => use is InvocationExpressionSyntax call ? call.Expression.ToString() : use.ToString();
}
