using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A handler of a batch that looks at its first record and at no other.</summary>
internal sealed class OnlyFirstRecordRule : Rule
{
    /// <summary>Role of the statement that takes the first record into a local.</summary>
    public const string Statement = "statement";

    /// <summary>Property: the records, as the statement names them.</summary>
    public const string Records = "records";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3018",
        title: "Only the first record is handled",
        messageFormat: "Only the first {0} of the batch is handled, and Lambda takes the others for handled too, unless the batch size is "
            + "1; go through all of them",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Lambda hands over as many records as there are, up to the batch size of the event source mapping, and when the "
            + "handler returns it takes all of them for handled.",
        helpLinkUri: HelpLink("AWSM3018"));

    private static readonly RuleOption BatchSizeIsOne = new(
        "batch_size_is_one", "false", "`true` declares that the event source mappings of these handlers have a batch size of 1.");

    public OnlyFirstRecordRule()
        : base(Finding)
    {
    }

    public override IReadOnlyList<RuleOption> Options { get; } = [BatchSizeIsOne];

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        if (handler.Source == BatchSource.Kafka
            || (handler.Source == BatchSource.Sqs && handler.IsWholeByAttribute)
            || context.Rule.Flag(BatchSizeIsOne)
            || handler.IsHelper(context.Rule.State, context.Rule.Cancellation))
        {
            return;
        }

        var reading = context.Reading;
        if (reading.OnlyFirst is { } first && !reading.RefusesSeveralRecords && !reading.IsLeftToLibrary
            && !context.GetsOneRecord)
        {
            var isHere = handler.Body.Syntax.SyntaxTree == first.Syntax.SyntaxTree && handler.Body.Syntax.Span.Contains(first.Syntax.Span);
            context.Rule.Report(
                isHere ? first.Syntax.GetLocation() : handler.Location,
                isHere ? Details(first.Syntax) : null,
                handler.Source == BatchSource.Sqs ? "message" : "record");
        }
    }

    /// <summary><c>var message = evnt.Records[0];</c> as a statement of its own.</summary>
    private static FixDetails? Details(SyntaxNode first)
    {
        var value = first.Parent is PostfixUnaryExpressionSyntax forgiven ? forgiven : first;
        var records = first switch
        {
            ElementAccessExpressionSyntax access => access.Expression,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
            _ => null,
        };
        return records is not null
            && value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } }
            ? new FixDetails().At(Statement, statement).With(Records, records.ToString())
            : null;
    }
}
