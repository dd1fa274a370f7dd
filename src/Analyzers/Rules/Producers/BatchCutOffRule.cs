using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A batch of the first ten, and nobody ever looks at the eleventh.</summary>
internal sealed class BatchCutOffRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1006",
        title: "Batch is cut off and the rest is dropped",
        messageFormat: "Only the first {0} of '{1}' are sent and the rest is never looked at, so those are lost; send all of them in chunks of {0}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A batch takes a limited number of entries. What is cut off to fit has to go into another batch.",
        helpLinkUri: HelpLink("AWSM1006"));

    public BatchCutOffRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) =>
        interests.OnCalls(BatchResponse.Operations.Where(o => o.Publishes && BatchResponse.Of(o).Entries is not null), Check);

    private static void Check(CallContext context)
    {
        var max = BatchResponse.Of(context.Operation).MaxEntries!.Value;
        if (BatchEntries.SizeOf(context) is not { Source: { } source } size || size.Count != max)
        {
            return;
        }

        // Exactly as many as fit: the cut is there for the batch's sake. The whole is a variable that is read here and nowhere else, once.
        var variable = source switch
        {
            ILocalReferenceOperation local => (ISymbol)local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (variable is not null
            && BodyIndex.Of(source).MentionsOf(variable).Count(m => m is ILocalReferenceOperation or IParameterReferenceOperation) == 1
            && !source.AncestorsInFunction().Any(a => a is ILoopOperation) && source.EnclosingFunction() is not IAnonymousFunctionOperation)
        {
            context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, max, variable.Name);
        }
    }
}
