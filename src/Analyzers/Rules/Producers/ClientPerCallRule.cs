using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// A client of the SDK that lives for one call, one message or one invocation, though it could live as long as the process.
/// </summary>
internal sealed class ClientPerCallRule : Rule
{
    /// <summary>Role: the statement that declares the local, when it can become a field.</summary>
    public const string Declaration = "declaration";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1028",
        title: "Client is created for every call",
        messageFormat: "{0} is created {1}, and each one opens connections of its own and looks for credentials again; keep one in a "
            + "static field, or have it injected",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Clients of the AWS SDK are thread-safe and made to be kept. A new one for each message costs a TLS handshake and a "
            + "look for credentials each time, and can use up ports and the limits of the credentials' source.",
        helpLinkUri: HelpLink("AWSM1028"));

    public ClientPerCallRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        foreach (var service in AwsApi.Services.Where(s => s != AwsApi.Kafka.Service && s != AwsApi.LambdaRuntime.Service))
        {
            interests.OnCreation(new AwsType(service.Assembly, service.Namespace + "." + service.Clients[1]), Check);
        }
    }

    private static void Check(CreationContext context)
    {
        var creation = context.Creation;
        if (creation.SemanticModel?.GetEnclosingSymbol(creation.Syntax.SpanStart, context.Rule.Cancellation) is not IMethodSymbol method
            || !ClientUse.EndsWithTheCall(context, out var local)
            || !creation.Arguments.All(a => ClientUse.IsTheSameAlways(a.Value, context, [])))
        {
            return;
        }

        var details = Details(context, local, method);
        if (CreationRate.IsInSlowLoop(creation))
        {
            return; // a client a day
        }

        if (local is not null && CreationRate.IsWorkedWithOnAndOn(local, context))
        {
            return; // the loop that works with it is what runs; around it, and around the call, code starts again what failed
        }

        if (CreationRate.IsInLoop(creation, local))
        {
            Report(context, details, "in every turn of the loop");
        }
        else if (CreationRate.IsForEachElement(creation, local))
        {
            Report(context, details, "for every element");
        }
        else if (creation.EnclosingFunction() is null && CreationRate.IsInvokedByLambda(method, context.Symbols))
        {
            Report(context, details, "for every invocation of the function");
        }
        else if (creation.EnclosingFunction() is null && CreationRate.IsCalledOften(method) && !CreationRate.IsMadeAfterFailure(creation))
        {
            context.Rule.Suggest(Places.Of(creation), details, creation.Type!.Name, "on every call of '" + method.Name + "'");
        }
        else if (CreationRate.IsForEachRequest(creation))
        {
            context.Rule.Suggest(Places.Of(creation), details, creation.Type!.Name, "for every request");
        }
    }

    private static void Report(CreationContext context, FixDetails? details, string how) =>
        context.Rule.Report(Places.Of(context.Creation), details, context.Creation.Type!.Name, how);

    private static FixDetails? Details(CreationContext context, ILocalSymbol? local, IMethodSymbol method) =>
        local is not null
        && method.ContainingType is { TypeKind: TypeKind.Class, IsGenericType: false } type
        && context.Creation.Arguments.All(a => !a.Value.DescendantsAndSelf().Any(
            o => o is ILocalReferenceOperation or IParameterReferenceOperation
                or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }))
        && context.Creation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is
            { Parent: BlockSyntax, Declaration.Variables.Count: 1 } statement
        && statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not null // a program of statements has no place for a field
            ? new FixDetails().At(Declaration, statement)
            : null;
}
