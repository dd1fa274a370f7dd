using AwsMessaging.Analyzers.Rules.Producers;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Keeps the response and throws when entries failed, or sends those again a few times before it throws.</summary>
internal sealed class UncheckedBatchResultFix : Fix
{
    public override string RuleId => "AWSM1001";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var actions = new List<FixAction>();
        if (await Change.OfAsync(target, cancellation).ConfigureAwait(false) is { } change)
        {
            actions.Add(new FixAction("Throw when entries failed", Primary, (t, c) => ApplyAsync(t, again: false, c)));
            if (change.CanSendAgain)
            {
                actions.Add(new FixAction("Send failed entries again", Alternative("again"), (t, c) => ApplyAsync(t, again: true, c)));
            }
        }

        return actions;
    }

    private static async Task<Solution> ApplyAsync(FixTarget target, bool again, CancellationToken cancellation)
    {
        if (await Change.OfAsync(target, cancellation).ConfigureAwait(false) is not { } change || (again && !change.CanSendAgain))
        {
            return target.Document.Project.Solution;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        root = again ? new BatchResend(change).Apply(root) : StatementLists.Replace(root, change.Statement, change.Checked());
        foreach (var import in again ? change.ImportsToSendAgain : change.Imports)
        {
            root = Usings.Add(root, import);
        }

        return target.With(root);
    }

    /// <summary>The statement with the call, as it is now, and the code that checks its response.</summary>
    internal sealed class Change
    {
        private readonly int sdkMajor;
        private readonly string exception;

        private Change(StatementSyntax statement, InvocationExpressionSyntax call, BatchResponse response, FixTarget target,
            SemanticModel model)
        {
            (Statement, Call, Response) = (statement, call, response);
            Operation = target.Properties[UncheckedBatchResultRule.Operation]!;
            sdkMajor = int.Parse(target.Properties[UncheckedBatchResultRule.SdkMajor], System.Globalization.CultureInfo.InvariantCulture);
            RequestIsLocal = target.Properties[UncheckedBatchResultRule.RequestIsOwn] == "true";
            Names = LocalNames.Beside(statement, model);
            Token = CancellationTokens.Of(call, model);
            Layout = Handlers.Layout.Of(statement);
            (exception, var system) = Usings.NameFor(model, statement, "System", "InvalidOperationException");
            (var enumerable, var linq) = Usings.NameFor(model, statement, "System.Linq", "Enumerable");
            HasLinq = !enumerable.StartsWith("global", StringComparison.Ordinal);
            (Task, var tasks) = Usings.NameFor(model, statement, "System.Threading.Tasks", "Task");
            (TimeSpan, var time) = Usings.NameFor(model, statement, "System", "TimeSpan");
            Imports = [system, linq];
            ImportsToSendAgain = [system ?? time, linq, tasks];
        }

        public StatementSyntax Statement { get; }

        public InvocationExpressionSyntax Call { get; }

        public BatchResponse Response { get; }

        public string Operation { get; }

        public LocalNames Names { get; }

        /// <summary>The token that the call is given; null for none.</summary>
        public string? Token { get; }

        public Handlers.Layout Layout { get; }

        public string Task { get; }

        public string TimeSpan { get; }

        /// <summary>Namespaces that the check needs beyond those of the file.</summary>
        public IReadOnlyList<string?> Imports { get; }

        public IReadOnlyList<string?> ImportsToSendAgain { get; }

        /// <summary>The request is made for this call, in a variable beside it.</summary>
        public bool RequestIsLocal { get; }

        private bool HasLinq { get; }

        /// <summary>The call waits without blocking, its statement stands in a list, and its request is nobody else's.</summary>
        public bool CanSendAgain =>
            Response.Entries is not null && AwaitedValue is AwaitExpressionSyntax
            && Statement is ExpressionStatementSyntax { Parent: BlockSyntax, Expression: var expression }
            && expression is not AssignmentExpressionSyntax { Left: not IdentifierNameSyntax { Identifier.ValueText: "_" } }
            && DiscardedOrValue(expression) is not null
            && Call.ArgumentList.Arguments is { Count: > 0 } arguments
            && arguments[0].NameColon?.Name.Identifier.ValueText is null or "request"
            && (RequestIsLocal
                ? arguments[0].Expression is IdentifierNameSyntax
                : arguments[0].Expression is ObjectCreationExpressionSyntax);

        /// <summary>The whole expression whose value is the response.</summary>
        public ExpressionSyntax AwaitedValue => ValueOf(Statement)!;

        public static async Task<Change?> OfAsync(FixTarget target, CancellationToken cancellation)
        {
            var node = await target.NodeAsync(cancellation).ConfigureAwait(false);
            var statement = await target.PlaceAsync<StatementSyntax>(UncheckedBatchResultRule.Statement, cancellation)
                .ConfigureAwait(false);
            if (node?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || statement is null
                || ValueOf(statement) is not { } value || CallIn(value) != call
                || HasCommentBeside(value, statement) || !StatementLists.CanReplace(statement)
                || Handlers.CodeFacts.HasDirectives(statement)
                || BatchResponse.Find(target.Properties[UncheckedBatchResultRule.Service],
                    target.Properties[UncheckedBatchResultRule.Operation]) is not { } response)
            {
                return null;
            }

            // A variable that holds the task, which is awaited further down, holds no response.
            var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
            if (value == call && model.GetTypeInfo(call, cancellation).Type?.Name is "Task" or "ValueTask")
            {
                return null;
            }

            var change = new Change(statement, call, response, target, model);
            return change.HasLinq ? change : null;
        }

        /// <summary>The statement with its response kept, and the check of it.</summary>
        public IReadOnlyList<StatementSyntax> Checked()
        {
            var (kept, response) = Kept();
            var indentation = StatementLists.IndentationFor(Statement);
            return [kept, .. Layout.Statements($"if ({HasFailures(response)})\n{{\n{Indented(Throw(response))}}}\n", indentation)];
        }

        /// <summary>Says that entries failed, with how many and why.</summary>
        public string Throw(string response)
        {
            var codes = Names.Free("codes");
            var count = Response.IsCount ? $"{response}.{Response.Failures}" : $"{response}.{Response.Failures}.Count";
            var (r, f) = (Names.ForLambda("r"), Names.ForLambda("f"));
            var failed = Response.IsOnePerEntry
                ? $"{response}.{Response.Results}.Where({r} => {r}.{Response.Code} != null).Select({r} => {r}.{Response.Code}).Distinct()"
                : $"{response}.{Response.Results}.Select({f} => {f}.{Response.Code}).Distinct()";
            return $"{Names.Declare("string")} {codes} = string.Join(\", \", {failed});\n"
                + $"throw new {exception}($\"{Operation} failed for {{{count}}} of its entries: {{{codes}}}\");\n";
        }

        public string HasFailures(string response) =>
            Response.IsCount ? $"{response}.{Response.Failures} > 0"
            : sdkMajor >= 4 ? $"{response}.{Response.Failures}?.Count > 0"
            : $"{response}.{Response.Failures}.Count > 0";

        public static string Indented(string text) => string.Concat(text.TrimEnd('\n').Split('\n').Select(l => "    " + l + "\n"));

        private (StatementSyntax Kept, string Response) Kept()
        {
            switch (Statement)
            {
                case LocalDeclarationStatementSyntax { Declaration.Variables: [var variable] }:
                    return (Statement, variable.Identifier.Text);

                case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: not "_" } name } }:
                    return (Statement, name.Identifier.Text);

                default:
                    var response = Names.Free("response");
                    var declaration = SyntaxFactory.ParseStatement($"{Names.Declare(Operation + "Response")} {response} = x;");
                    var placeholder = ((LocalDeclarationStatementSyntax)declaration).Declaration.Variables[0].Initializer!.Value;
                    var value = AwaitedValue;
                    declaration = declaration.ReplaceNode(placeholder, value.WithoutLeadingTrivia().WithoutTrailingTrivia());
                    return (declaration.WithLeadingTrivia(Statement.GetLeadingTrivia()).WithTrailingTrivia(Statement.GetTrailingTrivia()),
                        response);
            }
        }

        private static ExpressionSyntax? ValueOf(StatementSyntax statement) => statement switch
        {
            ExpressionStatementSyntax { Expression: var expression } => DiscardedOrValue(expression),
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: [{ Initializer.Value: var value }] } => value,
            _ => null,
        };

        /// <summary>Whether a comment stands at what a variable takes the place of: <c>_ = /* on purpose */ …</c>.</summary>
        private static bool HasCommentBeside(ExpressionSyntax value, StatementSyntax statement) =>
            statement is ExpressionStatementSyntax && statement.DescendantTrivia().Any(t =>
                Comments.IsComment(t) && statement.Span.Contains(t.Span) && !value.Span.Contains(t.Span));

        private static ExpressionSyntax? DiscardedOrValue(ExpressionSyntax expression) => expression switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax,
                Right: var value } => value,
            AssignmentExpressionSyntax => null,
            _ => expression,
        };

        /// <summary>The call whose response the value is; null for a value that is none.</summary>
        private static InvocationExpressionSyntax? CallIn(ExpressionSyntax value)
        {
            switch (value)
            {
                case AwaitExpressionSyntax awaited:
                    return Handlers.CodeFacts.WithoutConfigureAwait(awaited.Expression) as InvocationExpressionSyntax;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult" } result }:
                    return result.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } awaiter }
                        ? Handlers.CodeFacts.WithoutConfigureAwait(awaiter.Expression) as InvocationExpressionSyntax
                        : null;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result:
                    return result.Expression as InvocationExpressionSyntax;
                default:
                    return value as InvocationExpressionSyntax;
            }
        }
    }
}
