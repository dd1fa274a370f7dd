using AwsMessaging.Analyzers;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Rules.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Makes a dead-letter queue that keeps messages as long as a queue can, and has the queue move messages there.</summary>
internal sealed class MissingDeadLetterQueueFix : Fix
{
    private const string Ending = "DeadLetters";

    /// <summary>Settings of a queue that hold for what it lets go of, too.</summary>
    private static readonly string[] Protections = ["EnforceSSL", "Encryption", "EncryptionMasterKey", "RemovalPolicy"];

    public override string RuleId => "AWSM4001";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var isCall = await CallAsync(target, cancellation).ConfigureAwait(false) is { } call
            && DeadLetterCalls.CanWrite(call, target.Properties);
        var plan = await PlanAsync(target, cancellation).ConfigureAwait(false);
        if (!isCall && plan is null)
        {
            return [];
        }

        var isWatched = plan is not null && await AlarmAsync(target, plan, cancellation).ConfigureAwait(false) is not null;
        return [new FixAction(isWatched ? "Add a dead-letter queue and an alarm" : "Add a dead-letter queue", Primary, ApplyAsync)];
    }

    private static Task<InvocationExpressionSyntax?> CallAsync(FixTarget target, CancellationToken cancellation) =>
        target.Properties.ContainsKey(MissingDeadLetterQueueRule.QueueName)
            ? target.PlaceAsync<InvocationExpressionSyntax>(MissingDeadLetterQueueRule.Queue, cancellation)
            : Task.FromResult<InvocationExpressionSyntax?>(null);

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (await CallAsync(target, cancellation).ConfigureAwait(false) is { } call)
        {
            return target.With(DeadLetterCalls.Write(root, call, model, target.Properties));
        }

        if (await PlanAsync(target, cancellation).ConfigureAwait(false) is not { } plan)
        {
            return target.Document.Project.Solution;
        }

        var names = new TypeNames(model, plan.Creation);
        var isCfn = plan.Member == "RedrivePolicy";
        var construct = Construct(plan, names, isCfn, target.Properties, root);
        if (NewConstruct.StatementOf(plan.Creation) is not { } statement)
        {
            return target.With(names.Import(root.ReplaceNode(plan.Creation,
                plan.With(Policy(construct, names, isCfn, target.Properties), names))));
        }

        var locals = LocalNames.In(plan.Creation);
        var variable = locals.Free(NewConstruct.VariableFor(plan.Id, Ending));
        var type = names.Of(TypeNames.Sqs, isCfn ? "CfnQueue" : "Queue");
        var changed = statement.ReplaceNode(plan.Creation, plan.With(Policy(variable, names, isCfn, target.Properties), names));
        var added = $"{locals.Declare(type)} {variable} = {construct};";
        if (await AlarmAsync(target, plan, cancellation).ConfigureAwait(false) is { } metric)
        {
            var id = SyntaxFactory.ParseExpression(NewConstruct.IdFor(plan.Id, Ending, root));
            added += "\n" + QueueAlarm.For(variable, plan.Scope, id, metric, names, root);
        }

        return target.With(names.Import(NewConstruct.InsertBefore(root, statement, added, changed)));
    }

    /// <summary>
    /// The metric that an alarm on the new queue watches, where the next finding would otherwise be that there is none, and its fix would
    /// add one; null where that rule is silent.
    /// </summary>
    private static async Task<string?> AlarmAsync(FixTarget target, Plan plan, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue(MissingDeadLetterQueueRule.Alarm, out var metric) || plan.Id is IdentifierNameSyntax
            || NewConstruct.StatementOf(plan.Creation) is null)
        {
            return null;
        }

        var compilation = (await target.Document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false))!;
        var tree = (await target.Document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false))!;
        return CompilationState.IsEnabled(compilation, UnwatchedDeadLetterQueueRule.Finding, tree, cancellation) ? metric : null;
    }

    private static string Construct(
        Plan plan, TypeNames names, bool isCfn, System.Collections.Immutable.ImmutableDictionary<string, string?> properties,
        SyntaxNode root)
    {
        var seconds = properties[MissingDeadLetterQueueRule.Retention]!;
        var settings = new List<string>();
        if (properties.ContainsKey(MissingDeadLetterQueueRule.IsFifo))
        {
            settings.Add(isCfn ? "FifoQueue = true" : "Fifo = true");
        }

        settings.AddRange(isCfn ? [] : plan.Protections);
        settings.Add(isCfn
            ? $"MessageRetentionPeriod = {seconds}"
            : $"RetentionPeriod = {names.Of(TypeNames.Cdk, "Duration")}.Days({int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) / 86_400})");
        var (type, props) = isCfn ? ("CfnQueue", "CfnQueueProps") : ("Queue", "QueueProps");
        return $"new {names.Of(TypeNames.Sqs, type)}({plan.Scope}, {NewConstruct.IdFor(plan.Id, Ending, root)}, new {names.Of(TypeNames.Sqs, props)} {{ {string.Join(", ", settings)} }})";
    }

    private static ExpressionSyntax Policy(
        string queue, TypeNames names, bool isCfn, System.Collections.Immutable.ImmutableDictionary<string, string?> properties)
    {
        var receives = properties[MissingDeadLetterQueueRule.Receives];
        return SyntaxFactory.ParseExpression(isCfn
            ? $"new {names.Of(TypeNames.Collections, "Dictionary", "<string, object>")} {{ [\"deadLetterTargetArn\"] = {queue}.AttrArn, [\"maxReceiveCount\"] = {receives} }}"
            : $"new {names.Of(TypeNames.Sqs, "DeadLetterQueue")} {{ Queue = {queue}, MaxReceiveCount = {receives} }}");
    }

    /// <summary>What is to change; null where the code is not of a form in which that can be done.</summary>
    private static async Task<Plan?> PlanAsync(FixTarget target, CancellationToken cancellation)
    {
        if (!target.Properties.TryGetValue(SettingEdit.Member, out var member) || member is null
            || await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(MissingDeadLetterQueueRule.Queue, cancellation)
                .ConfigureAwait(false) is not { } creation
            || NewConstruct.ArgumentsOf(creation) is not var (scope, id))
        {
            return null;
        }

        var props = await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(SettingEdit.Target, cancellation).ConfigureAwait(false);
        if (props is not null)
        {
            // Props that several constructs may share are left to a person: each queue wants a dead-letter queue of its own.
            return creation.Span.Contains(props.Span) && props != creation && Initializers.CanSet(props)
                ? new Plan(creation, props, null, member, scope, id)
                : null;
        }

        return target.Properties.TryGetValue(SettingEdit.Props, out var type) && type is not null
            && creation.ArgumentList is { Arguments.Count: 2 }
            ? new Plan(creation, null, type, member, scope, id)
            : null;
    }

    /// <param name="Creation">The construct.</param>
    /// <param name="Props">The object that gets the policy, inside it.</param>
    /// <param name="PropsType">Full name of the type of that object, where there is none.</param>
    /// <param name="Member">The property that gets the policy.</param>
    /// <param name="Scope">The construct's scope.</param>
    /// <param name="Id">The construct's id.</param>
    private sealed record Plan(
        BaseObjectCreationExpressionSyntax Creation, BaseObjectCreationExpressionSyntax? Props, string? PropsType, string Member,
        string Scope, ExpressionSyntax Id)
    {
        public IEnumerable<string> Protections => Props?.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
            .Where(a => a.Left is IdentifierNameSyntax { Identifier.ValueText: var name }
                && MissingDeadLetterQueueFix.Protections.Contains(name)
                && a.Right is LiteralExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax)
            .Select(a => $"{a.Left.WithoutTrivia()} = {a.Right.WithoutTrivia()}") ?? [];

        public BaseObjectCreationExpressionSyntax With(ExpressionSyntax policy, TypeNames names)
        {
            if (Props is not null)
            {
                return Creation.ReplaceNode(Props, Initializers.Set(Props, Member, policy));
            }

            var cut = PropsType!.LastIndexOf('.');
            var props = Initializers.Create(names.Of(PropsType.Substring(0, cut), PropsType.Substring(cut + 1)), (Member, policy));
            var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
            var arguments = Creation.ArgumentList!;
            var list = arguments.Arguments.GetWithSeparators().Add(comma).Add(SyntaxFactory.Argument(props));
            return Creation.WithArgumentList(arguments.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(list)));
        }
    }
}
