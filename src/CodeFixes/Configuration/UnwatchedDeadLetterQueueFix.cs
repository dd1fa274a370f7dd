using AwsMessaging.Analyzers.Rules.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Adds an alarm that goes off as soon as a message waits in the queue, behind the statement that makes the queue.</summary>
internal sealed class UnwatchedDeadLetterQueueFix : Fix
{
    public override string RuleId => "AWSM4006";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation) =>
        await PlanAsync(target, cancellation).ConfigureAwait(false) is null ? [] : [new FixAction("Add an alarm", Primary, ApplyAsync)];

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await PlanAsync(target, cancellation).ConfigureAwait(false) is not { } plan)
        {
            return target.Document.Project.Solution;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var names = new TypeNames(model, plan.Statement);
        var layout = Handlers.Layout.Of(plan.Statement);
        var alarm = layout.Statement(
            QueueAlarm.For(plan.Queue, plan.Scope, plan.Id, target.Properties[UnwatchedDeadLetterQueueRule.Metric]!, names, root),
            Layout.IndentationOf(plan.Statement));
        return target.With(names.Import(StatementLists.Replace(root, plan.Statement, [plan.Statement, alarm])));
    }

    /// <summary>Where the alarm goes, and how code there says the queue; null where that is not simple.</summary>
    private static async Task<Plan?> PlanAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(UnwatchedDeadLetterQueueRule.Queue, cancellation)
            .ConfigureAwait(false) is not { } creation
            || NewConstruct.ArgumentsOf(creation) is not var (scope, id) || NewConstruct.StatementOf(creation) is not { } statement)
        {
            return null;
        }

        var queue = (statement, creation.Parent) switch
        {
            (LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] }, EqualsValueClauseSyntax) =>
                variable.Identifier.ValueText,
            (ExpressionStatementSyntax, AssignmentExpressionSyntax { Left: IdentifierNameSyntax or MemberAccessExpressionSyntax,
                Parent: ExpressionStatementSyntax } assignment)
                when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) => assignment.Left.WithoutTrivia().ToString(),
            _ => null,
        };
        return queue is null ? null : new Plan(statement, queue, scope, id);
    }

    /// <param name="Statement">What makes the queue.</param>
    /// <param name="Queue">The variable or property that has it.</param>
    /// <param name="Scope">The construct's scope.</param>
    /// <param name="Id">The construct's id.</param>
    private sealed record Plan(StatementSyntax Statement, string Queue, string Scope, ExpressionSyntax Id);
}
