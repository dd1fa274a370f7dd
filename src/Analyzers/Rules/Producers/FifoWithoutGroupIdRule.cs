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
    /// <summary>Property, with a number behind, with the texts of the ids that the fix can set on one object, best first, one a line.</summary>
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

    private static readonly Destination Queue = new(
        "queue", ["QueueUrl"], "queueUrl", "Entries", "MessageBody", SqsFacts.FifoSuffix, SqsFacts.MissingGroupError,
        "SendMessageRequest");

    private static readonly Destination Topic = new(
        "topic", ["TopicArn", "TargetArn"], "topicArn", "PublishBatchRequestEntries", "Message", SnsFacts.FifoSuffix, SnsFacts.MissingGroupError,
        "PublishRequest");

    public override void Register(Interests interests)
    {
        interests.OnCalls([AwsApi.Sqs.SendMessage, AwsApi.Sqs.SendMessageBatch], c => Check(c, Queue));
        interests.OnCalls([AwsApi.Sns.Publish, AwsApi.Sns.PublishBatch], c => Check(c, Topic));
    }

    private static void Check(CallContext context, Destination destination)
    {
        var check = new Checker(context, destination);
        if (check.IsOverloadWithoutGroup(context.Call, out var address))
        {
            if (check.ClientMaySetGroup())
            {
                return;
            }

            context.Rule.Report(
                context.Call.NameSyntax().GetLocation(),
                check.DetailsForOverload(),
                destination.Says(check.NameOf(address)),
                destination.Error.Value,
                $"pass a {destination.Request} that sets it");
            return;
        }

        // What is created outside the call is reported under the call's name, once: a finding outside the code that is being looked at has
        // no light bulb in an editor.
        foreach (var group in check.FindIn(context.Call).GroupBy(check.NodeOf))
        {
            if (check.ClientMaySetGroup())
            {
                return;
            }

            context.Rule.Report(check.LocationOf(group.Key), check.DetailsFor([.. group]), group.First().Says, destination.Error.Value, "set it");
        }
    }

    /// <summary>A service's queues or topics, and how its requests call things.</summary>
    private sealed record Destination(
        string Kind,
        IReadOnlyList<string> AddressProperties,
        string AddressParameter,
        string EntriesProperty,
        string BodyProperty,
        Fact<string> Suffix,
        Fact<string> Error,
        string Request)
    {
        public string Says(string? name) =>
            (name is null ? $"The destination is a FIFO {Kind}, which" : $"'{name}' is a FIFO {Kind} and") + " refuses a message";

        public string SaysOfDeduplicated() => $"A message with a MessageDeduplicationId can only go to a FIFO {Kind}, which refuses it";
    }

    /// <summary>A request or entry that certainly has no group id, on its way to what is certainly FIFO.</summary>
    /// <param name="Creations">Where it is created; more than one for an object from several branches.</param>
    /// <param name="Says">How it is known that the destination is FIFO.</param>
    private sealed record Finding(IReadOnlyList<IOperation> Creations, string Says);

    private sealed class Checker(CallContext context, Destination destination)
    {
        private ValueFlow Flow => context.Flow;

        /// <summary>
        /// Whether the client is of a class that users derived, which can set the group on what it is given: its source mentions the
        /// property, or is not here to be read.
        /// </summary>
        public bool ClientMaySetGroup()
        {
            var client = context.Call.Instance?.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type ? type : context.Call.TargetMethod.ContainingType;
            for (var t = client; t is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } && !context.Symbols.IsSdk(t.ContainingAssembly); t = t.BaseType)
            {
                if (t.DeclaringSyntaxReferences.IsEmpty || t.DeclaringSyntaxReferences.Any(MentionsGroup))
                {
                    return true;
                }
            }

            return false;

            bool MentionsGroup(SyntaxReference part) =>
                part.GetSyntax(context.Rule.Cancellation).DescendantTokens().Any(token => token.ValueText == GroupId);
        }

        /// <summary>An overload that takes texts and makes the request itself can carry no group id.</summary>
        public bool IsOverloadWithoutGroup(IInvocationOperation call, out IReadOnlyList<IOperation> address)
        {
            address = [];
            if (call.Argument("request") is not null || call.Argument("entries") is not null
                || call.Argument(destination.AddressParameter) is not { } argument
                || !Flow.EndsWith(argument.Value, destination.Suffix))
            {
                return false;
            }

            address = Flow.SourcesOf(argument.Value).Expressions;
            return true;
        }

        public string? NameOf(IReadOnlyList<IOperation> address) => Flow.LastPart(address);

        public IEnumerable<Finding> FindIn(IInvocationOperation call)
        {
            if (call.Argument("request") is { } request)
            {
                return call.TargetMethod.Name.Contains("Batch")
                    ? FindInEntries(Flow.ElementsOf(request.Value, destination.EntriesProperty), AddressOf(request.Value))
                    : FindInRequest(request.Value);
            }

            return call.Argument("entries") is { } entries && call.Argument(destination.AddressParameter) is { } address
                ? FindInEntries(Flow.ElementsOf(entries.Value), FifoOrNull(Flow.SourcesOf(address.Value).Expressions))
                : [];
        }

        /// <summary>What a reader has to change, where it is part of the call; else the call.</summary>
        public SyntaxNode NodeOf(Finding finding) =>
            finding.Creations is [var creation] && creation.Syntax.FirstAncestorOrSelf<SyntaxNode>(n => n == context.Call.Syntax) is not null
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
            if (context.Call.Syntax is not InvocationExpressionSyntax { ArgumentList.Arguments: var syntax } || syntax.Count != properties.Length)
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
                        ? char.ToUpperInvariant(name[0]) + name.Substring(1)
                        : "";
                    body = properties[index] == destination.BodyProperty ? argument.Value : body;
                }
            }

            return body is not null && IdCandidates.In(body, context.Call.Syntax, Flow) is { Count: > 0 } candidates
                ? new FixDetails()
                    .With(Candidates + "0", string.Join("\n", candidates))
                    .With(ArgumentProperties, string.Join(";", properties))
                    .With(RequestNamespace, context.Operation.Service.Namespace + ".Model")
                    .With(RequestType, destination.Request)
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

            if (ValueFlow.InitialValue(creation, destination.BodyProperty) is { } body)
            {
                var candidates = IdCandidates.In(body, creation.Syntax, Flow);
                details.With(Candidates + number, string.Join("\n", candidates)).At(Creation + number, creation.Syntax);
                return candidates.Count > 0;
            }

            if (LaterValues(creation, destination.BodyProperty) is
                [{ Instance: ILocalReferenceOperation variable, Parent: ISimpleAssignmentOperation { Parent: IExpressionStatementOperation statement } assignment }])
            {
                var candidates = IdCandidates.In(assignment.Value, assignment.Syntax, Flow);
                details
                    .With(Candidates + number, string.Join("\n", candidates))
                    .With(Variable + number, variable.Syntax.ToString())
                    .At(BodyStatement + number, statement.Syntax);
                return candidates.Count > 0;
            }

            return false;
        }

        private List<IPropertyReferenceOperation> LaterValues(IObjectCreationOperation creation, string property)
        {
            var found = new List<IPropertyReferenceOperation>();
            foreach (var write in BodyIndex.Of(creation).WritesTo(property))
            {
                if (write.Instance is not (null or IInstanceReferenceOperation) && Flow.SourcesOf(write.Instance).Expressions.Contains(creation))
                {
                    found.Add(write);
                }
            }

            return found;
        }

        private IEnumerable<Finding> FindInRequest(IOperation request)
        {
            var sources = Flow.SourcesOf(request);
            if (!AreOfSdk(sources) || !Flow.PropertyOf(sources, GroupId).IsAbsent)
            {
                return [];
            }

            if (AddressOf(request) is { } address)
            {
                return [new Finding(sources.Expressions, destination.Says(NameOf(address)))];
            }

            return IsCertainlySet(Flow.PropertyOf(sources, DeduplicationId))
                ? [new Finding(sources.Expressions, destination.SaysOfDeduplicated())]
                : [];
        }

        private IEnumerable<Finding> FindInEntries(Elements entries, IReadOnlyList<IOperation>? address)
        {
            foreach (var entry in entries.Expressions)
            {
                var sources = Flow.SourcesOf(entry);
                if (!AreOfSdk(sources) || !Flow.PropertyOf(entries, entry, GroupId).IsAbsent)
                {
                    continue;
                }

                if (address is not null)
                {
                    yield return new Finding(sources.Expressions, destination.Says(NameOf(address)));
                }
                else if (IsCertainlySet(Flow.PropertyOf(entries, entry, DeduplicationId)))
                {
                    yield return new Finding(sources.Expressions, destination.SaysOfDeduplicated());
                }
            }
        }

        /// <summary>The sources of the request's address when all of them are of something FIFO, else null.</summary>
        private IReadOnlyList<IOperation>? AddressOf(IOperation request)
        {
            foreach (var property in destination.AddressProperties)
            {
                // A request without an address goes nowhere, so only what is assigned counts.
                if (Flow.PropertyOf(request, property) is { IsUnknown: false } address && FifoOrNull(address.Assigned) is { } fifo)
                {
                    return fifo;
                }
            }

            return null;
        }

        private IReadOnlyList<IOperation>? FifoOrNull(IReadOnlyList<IOperation> address) =>
            Flow.EndsWith(new PropertyValue(address, MayBeAbsent: false, IsUnknown: false), destination.Suffix) ? address : null;

        /// <summary>Types that users derive may set the group id themselves.</summary>
        private bool AreOfSdk(Sources sources)
        {
            foreach (var source in sources.Expressions)
            {
                if (source is not IObjectCreationOperation || context.Symbols.TypeOf(source.Type) is null)
                {
                    return false;
                }
            }

            return sources.Expressions.Count > 0;
        }

        private static bool IsCertainlySet(PropertyValue property) => !property.IsUnknown && property.Assigned.Any(IsCertainlyNotNull);

        /// <summary>
        /// A wrapper that passes on what may be null serves standard queues too. Where nullability is not analysed, a variable counts as one that
        /// may be null, and what is computed as one that is not.
        /// </summary>
        private static bool IsCertainlyNotNull(IOperation value) =>
            value.ConstantValue is { HasValue: true, Value: var constant }
                ? constant is not null
                : value.SemanticModel?.GetTypeInfo(value.Syntax).Nullability.FlowState switch
                {
                    NullableFlowState.NotNull => true,
                    NullableFlowState.MaybeNull => false,
                    _ => value is IInvocationOperation or IInterpolatedStringOperation or IBinaryOperation,
                };
    }
}
