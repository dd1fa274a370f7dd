using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A message for a FIFO queue or topic that certainly has no message group id: the service refuses every one of them.</summary>
internal sealed class FifoWithoutGroupIdRule() : Rule(FifoWithoutGroupId)
{
    /// <summary>
    /// Property, with a number behind, with the texts of the ids that the fix can set on one object, best first, one a line.
    /// </summary>
    public const string Candidates = "candidates";

    /// <summary>Property with the request's property for each argument of a call that takes no request; empty for one that stays.</summary>
    public const string ArgumentProperties = "arguments";

    /// <summary>Properties with the namespace and the name of the request that an overload's arguments go into.</summary>
    public const string RequestNamespace = "namespace";

    /// <inheritdoc cref="RequestNamespace"/>
    public const string RequestType = "type";

    /// <summary>Role, with a number behind, of the creation of a request or entry.</summary>
    public const string Creation = "creation";

    /// <summary>Role, with a number behind, of the statement that sets the body, after which the group id can be set.</summary>
    public const string BodyStatement = "statement";

    /// <summary>Property, with a number behind, with the variable on which the statement sets the body.</summary>
    public const string Variable = "variable";

    private const string GroupId = "MessageGroupId";
    private const string DeduplicationId = "MessageDeduplicationId";

    private static readonly DiagnosticDescriptor FifoWithoutGroupId = new(
        id: "AWSM1013",
        title: "FIFO destination without MessageGroupId",
        messageFormat: "{0} without MessageGroupId ({1}); {2} to the id of the entity whose messages must stay in order",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "FIFO queues and topics refuse a message that has no message group id. Messages of one group are delivered in order, "
            + "those of different groups side by side, so the group is the id of the entity whose messages must stay in order.",
        helpLinkUri: HelpLink("AWSM1013"));

    public override void Register(Interests interests) => interests.OnCalls(SendShape.Operations, Check);

    private static void Check(CallContext context)
    {
        var shape = SendShape.Of(context.Operation);
        var check = new Checker(context, shape);
        if (check.IsOverloadWithoutGroup(context.Call, out var address))
        {
            if (ClientCode.MaySet(context.Rule, GroupId))
            {
                return;
            }

            context.Rule.Report(
                context.Call.NameSyntax().GetLocation(),
                check.DetailsForOverload(),
                Says(shape, check.NameOf(address)),
                shape.MissingGroupError.Value,
                $"pass a {shape.Request} that sets it");
            return;
        }

        // What is created outside the call is reported under the call's name, once: a finding outside the code that is being looked at has
        // no light bulb in an editor.
        foreach (var group in check.Find().GroupBy(check.NodeOf))
        {
            if (ClientCode.MaySet(context.Rule, GroupId))
            {
                return;
            }

            context.Rule.Report(check.LocationOf(group.Key), check.DetailsFor([.. group]), group.First().Says,
                shape.MissingGroupError.Value, "set it");
        }
    }

    private static string Says(SendShape shape, string? name) =>
        (name is null ? $"The destination is a FIFO {shape.Kind}, which" : $"'{name}' is a FIFO {shape.Kind} and") + " refuses a message";

    private static string SaysOfDeduplicated(SendShape shape) =>
        $"A message with a MessageDeduplicationId can only go to a FIFO {shape.Kind}, which refuses it";

    /// <summary>A request or entry that certainly has no group id, on its way to what is certainly FIFO.</summary>
    /// <param name="Creations">Where it is created; more than one for an object from several branches.</param>
    /// <param name="Says">How it is known that the destination is FIFO.</param>
    private sealed record Finding(IReadOnlyList<IOperation> Creations, string Says);

    private sealed class Checker(CallContext context, SendShape shape)
    {
        private ValueFlow Flow => context.Flow;

        /// <summary>An overload that takes texts and makes the request itself can carry no group id.</summary>
        public bool IsOverloadWithoutGroup(IInvocationOperation call, out IReadOnlyList<IOperation> address)
        {
            address = [];
            if (call.Argument("request") is not null || call.Argument("entries") is not null
                || call.Argument(shape.AddressParameter) is not { } argument
                || !Flow.WithCallers(call).EndsWith(argument.Value, shape.FifoSuffix))
            {
                return false;
            }

            address = Flow.SourcesOf(argument.Value).Expressions;
            return true;
        }

        public string? NameOf(IReadOnlyList<IOperation> address) => Flow.WithCallers(context.Call).LastPart(address);

        public IEnumerable<Finding> Find()
        {
            foreach (var message in context.Messages)
            {
                if (IsNeverSet(message.PropertyOf(GroupId)) && message.IsFifo)
                {
                    yield return new Finding(
                        message.Creations, message.FifoAddress is { } address ? Says(shape, NameOf(address)) : SaysOfDeduplicated(shape));
                }
            }
        }

        /// <summary>
        /// Neither here nor by a caller of the private method around that passes one: <c>string? groupId = null</c>, and none does.
        /// </summary>
        private bool IsNeverSet(PropertyValue group) =>
            group.IsAbsent
            || (!group.IsUnknown
                && group.Assigned.All(v => v is IParameterReferenceOperation or { ConstantValue: { HasValue: true, Value: null } })
                && Flow.WithCallers(context.Call).ValuesOf(group).IsAbsent);

        /// <summary>What a reader has to change, where it is part of the call; else the call.</summary>
        public SyntaxNode NodeOf(Finding finding) =>
            finding.Creations is [var creation]
                && creation.Syntax.FirstAncestorOrSelf<SyntaxNode>(n => n == context.Call.Syntax) is not null
                ? creation.Syntax
                : context.Call.Syntax;

        public Location LocationOf(SyntaxNode node) => node switch
        {
            ObjectCreationExpressionSyntax { Type: var type } => type.GetLocation(),
            ImplicitObjectCreationExpressionSyntax @new => @new.NewKeyword.GetLocation(),
            _ => context.Call.NameSyntax().GetLocation(),
        };

        public FixDetails? DetailsForOverload()
        {
            var properties = new string[context.Call.Arguments.Count(a => a.ArgumentKind == ArgumentKind.Explicit)];
            if (context.Call.Syntax is not InvocationExpressionSyntax { ArgumentList.Arguments: var syntax }
                || syntax.Count != properties.Length)
            {
                return null;
            }

            IOperation? body = null;
            foreach (var argument in context.Call.Arguments)
            {
                var index = argument.Syntax is ArgumentSyntax node ? syntax.IndexOf(node) : -1;
                if (index >= 0)
                {
                    // queueUrl makes QueueUrl: the overload's parameters are the request's properties.
                    var name = argument.Parameter!.Name;
                    properties[index] = argument.Value.Type?.SpecialType == SpecialType.System_String
                        ? name.Capitalized()
                        : "";
                    body = properties[index] == shape.BodyProperty ? argument.Value : body;
                }
            }

            return body is not null && IdCandidates.In(body, context.Call.Syntax, Flow) is { Count: > 0 } candidates
                ? new FixDetails()
                    .With(Candidates + "0", string.Join("\n", candidates))
                    .With(ArgumentProperties, string.Join(";", properties))
                    .With(RequestNamespace, context.Operation.Service.Namespace + ".Model")
                    .With(RequestType, shape.Request)
                : null;
        }

        /// <summary>What the fix needs to set the group of every object; null when one of them offers no id.</summary>
        public FixDetails? DetailsFor(IReadOnlyList<Finding> findings)
        {
            var details = new FixDetails();
            for (var i = 0; i < findings.Count; i++)
            {
                if (!AddDetails(details, findings[i], i.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                {
                    return null;
                }
            }

            return details;
        }

        private bool AddDetails(FixDetails details, Finding finding, string number)
        {
            // A group id that is set to null later would undo what the fix puts into the initialiser.
            if (finding.Creations is not [IObjectCreationOperation creation] || LaterValues(creation, GroupId).Count > 0)
            {
                return false;
            }

            if (ValueFlow.InitialValue(creation, shape.BodyProperty) is { } body)
            {
                var candidates = CandidatesIn(body, creation.Syntax, creation);
                details.With(Candidates + number, string.Join("\n", candidates)).At(Creation + number, creation.Syntax);
                return candidates.Count > 0;
            }

            if (LaterValues(creation, shape.BodyProperty) is
                [{ Instance: ILocalReferenceOperation variable,
                    Parent: ISimpleAssignmentOperation { Parent: IExpressionStatementOperation statement } assignment }])
            {
                var candidates = CandidatesIn(assignment.Value, assignment.Syntax, creation);
                details
                    .With(Candidates + number, string.Join("\n", candidates))
                    .With(Variable + number, variable.Syntax.ToString())
                    .At(BodyStatement + number, statement.Syntax);
                return candidates.Count > 0;
            }

            return false;
        }

        /// <summary>The ids in a body that the message does not have as deduplication id already.</summary>
        private IReadOnlyList<string> CandidatesIn(IOperation body, SyntaxNode place, IObjectCreationOperation creation) =>
            IdCandidates.In(body, place, Flow).Without(Flow.WrittenTo(creation, DeduplicationId), Flow);

        private List<IPropertyReferenceOperation> LaterValues(IObjectCreationOperation creation, string property)
        {
            var found = new List<IPropertyReferenceOperation>();
            foreach (var write in BodyIndex.Of(creation).WritesTo(property))
            {
                if (write.Instance is not (null or IInstanceReferenceOperation)
                    && Flow.SourcesOf(write.Instance).Expressions.Contains(creation))
                {
                    found.Add(write);
                }
            }

            return found;
        }
    }
}
