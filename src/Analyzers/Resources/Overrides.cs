using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// The ways around a construct's props: <c>AddPropertyOverride</c>, properties set on the construct below, aspects, and code of others that
/// gets the construct. What may be changed by one of them is unknown.
/// </summary>
internal static class Overrides
{
    private static readonly string[] Methods = ["AddPropertyOverride", "AddOverride", "AddPropertyDeletionOverride", "AddDeletionOverride"];

    /// <summary>Locals looked through, one made of the other.</summary>
    private const int MaxLocals = 3;

    /// <summary>How methods begin that only ask for something.</summary>
    private static readonly string[] Questions = ["Get", "Find", "Read", "Describe", "Is", "Has", "Parse"];

    /// <summary>Words of the CDK for code that gives constructs other props, and for code that is applied to all in a scope.</summary>
    private static readonly string[] Injections = ["IPropertyInjector", "PropertyInjectors", "IMixin", "Mixin", "Mixins"];

    /// <summary>Constructs that call services when the stack is deployed, and what they do is not looked at.</summary>
    private static readonly string[] CustomResources = ["AwsCustomResource", "AwsSdkCall", "CustomResource", "CfnCustomResource"];

    /// <summary>Assemblies that take constructs and leave their settings alone, and the names that others of theirs begin with.</summary>
    private static readonly string[] Harmless =
        ["Amazon.CDK", "Amazon.JSII", "AWSSDK", "System", "Microsoft", "Cdklabs.CdkNag", "mscorlib", "netstandard"];

    /// <summary>Whether a property of a site may be changed past what it is created with.</summary>
    public static bool MayChange(Site site, string property, CompilationState state, CancellationToken cancellation)
    {
        if (site.Shape.Form == Form.Request || !state.Symbols.HasCdk)
        {
            return false;
        }

        var name = site.Shape.Kind == ResourceKind.Target
            ? "Targets"
            : property.Split('.')[0]; // below, targets are a property of their rule
        return AreOf(name, state, cancellation)
            || SetsBelow(site, name, state, cancellation)
            || IsGivenAway(site, state, cancellation)
            || ForeignCode.Of(state, cancellation).HasScope; // Who has the app can walk through it
    }

    /// <summary>
    /// Whether a link of a site may lead elsewhere than where it is made says: the property that has it is overridden, or set below.
    /// </summary>
    public static bool MayChange(Site site, ResourceLink link, CompilationState state, CancellationToken cancellation) =>
        site.Shape.Form != Form.Request && state.Symbols.HasCdk && PropertyOf(site.Shape.Kind, link) is { } name
        && (AreOf(name, state, cancellation) || SetsBelow(site, name, state, cancellation));

    /// <summary>
    /// Whether overrides somewhere in the program are of a property, as CloudFormation names it, or of one that is not known.
    /// </summary>
    public static bool AreOf(string property, CompilationState state, CancellationToken cancellation) =>
        Overridden(state, cancellation) is var overridden && (overridden.Contains("*") || overridden.Contains(property));

    /// <summary>Whether code that is not in view gets the construct, or its stack, and may do with it what it likes.</summary>
    public static bool IsGivenAway(Site site, CompilationState state, CancellationToken cancellation) =>
        site.IsGivenAway(() => FindGivenAway(site, state, cancellation));

    /// <summary>
    /// Whether what a call of the SDK answers, or the URL or ARN of what it made, is given to code that is not in view, other than a log:
    /// that may set what the call left out. To return it is the ordinary thing to do, and says nothing.
    /// </summary>
    public static bool IsHandedOut(Site site, CompilationState state) =>
        site.Operation is IInvocationOperation call && site.IsGivenAway(() => GoesToOthers(call, state, 0));

    private static bool GoesToOthers(IOperation value, CompilationState state, int steps)
    {
        foreach (var around in value.AncestorsInFunction())
        {
            switch (around)
            {
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return IsForeign(call.TargetMethod.ContainingAssembly, state) && !CallKinds.IsLog(call.TargetMethod)
                        && !CallKinds.Begins(call.TargetMethod, Questions);

                case IArgumentOperation { Parent: IObjectCreationOperation { Type.ContainingAssembly: var home } }:
                    return IsForeign(home, state);

                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return IsFollowed(local);

                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                    return IsFollowed(local);

                case IAssignmentOperation or IExpressionStatementOperation or IReturnOperation or IBlockOperation:
                    return false;
            }
        }

        return false;

        bool IsFollowed(ILocalSymbol local) =>
            steps < MaxLocals && BodyIndex.Of(value).ReferencesTo(local).Any(m => !m.IsWritten() && GoesToOthers(m, state, steps + 1));
    }

    private static bool FindGivenAway(Site site, CompilationState state, CancellationToken cancellation)
    {
        if (MayChangeAll(state, cancellation) || Reaches(site, IsOfCustomResource, state, cancellation))
        {
            return true;
        }

        if (site.Shape.Form == Form.Attachment || site.Operation is not IObjectCreationOperation creation)
        {
            return false;
        }

        var holder = HolderOf(creation);
        IReadOnlyList<IOperation> mentions = holder is null
            ? [creation]
            : [.. new ValueFlow(state, cancellation).MentionsOf(holder, creation)];
        if (mentions.Any(m => IsForeign(m, state)))
        {
            return true;
        }

        // Where it goes from there is not followed, but a library can only have got it as something that it can be, or be in.
        return (holder is IFieldSymbol or IPropertySymbol && holder.DeclaredAccessibility != Accessibility.Private)
            || mentions.Any(m => LeavesPlace(m, state))
            ? creation.Type is { } type && ForeignCode.Of(state, cancellation).MayGet(type)
            : false;
    }

    /// <summary>
    /// Whether a construct goes elsewhere at a mention: it is returned, put into a collection, or given to other code of the program.
    /// </summary>
    private static bool LeavesPlace(IOperation mention, CompilationState state)
    {
        var (parent, child) = mention.Around();
        return parent switch
        {
            null or IExpressionStatementOperation => false,
            IMemberReferenceOperation member => member.Instance != child,
            IInvocationOperation call => call.Instance != child,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingAssembly: var home } } =>
                !state.Symbols.IsWatched(home),
            IArgumentOperation { Parent: IObjectCreationOperation { Type.ContainingAssembly: var home } } => !state.Symbols.IsWatched(home),
            ISimpleAssignmentOperation assignment => assignment.Value == child
                && !(assignment.Target is IMemberReferenceOperation { Member.ContainingAssembly: var home }
                    && state.Symbols.IsWatched(home))
                && mention is not IObjectCreationOperation,
            IVariableInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation =>
                mention is not IObjectCreationOperation,
            _ => true,
        };
    }

    /// <summary>The variable, field or property that is given a construct where it is made.</summary>
    private static ISymbol? HolderOf(IOperation creation) => creation.Around().Parent switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } => member.Member,
        IFieldInitializerOperation { InitializedFields: [var field] } => field,
        IPropertyInitializerOperation { InitializedProperties: [var own] } => own,
        _ => null,
    };

    /// <summary>
    /// Whether the queue, its URL or its ARN goes where something is named after failures that no shape knows:
    /// <c>OnFailure = new Sink(queue)</c>.
    /// </summary>
    public static bool MayTakeFailures(Site site, CompilationState state, CancellationToken cancellation) =>
        Reaches(site, SaysFailure, state, cancellation);

    private static bool SaysFailure(IOperation around)
    {
        var name = around switch
        {
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: var member } } => member,
            IArgumentOperation { Parameter.Name: var parameter } => parameter,
            IObjectCreationOperation { Type.Name: var type } => type,
            IInvocationOperation { TargetMethod.Name: var method } => method,
            _ => "",
        };
        return ResourceWords.Contain(name, ResourceWords.OfFailures) || name.EndsWith("Destination", StringComparison.Ordinal);
    }

    private static bool IsOfCustomResource(IOperation around) =>
        around is IObjectCreationOperation { Type.Name: var type } && Array.IndexOf(CustomResources, type) >= 0;

    /// <summary>
    /// Whether what a site makes, or its URL or ARN, is in something that is looked for: also by way of variables, and in the methods here
    /// that are given it.
    /// </summary>
    private static bool Reaches(Site site, Func<IOperation, bool> isLookedFor, CompilationState state, CancellationToken cancellation)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return From(site.Operation, 0)
            || (site.Operation is IObjectCreationOperation creation && HolderOf(creation) is { } holder
                && FromAll(new ValueFlow(state, cancellation).MentionsOf(holder, creation), 0));

        bool FromAll(IEnumerable<IOperation> mentions, int steps) => mentions.Any(m => From(m, steps));

        bool From(IOperation mention, int steps)
        {
            var isPart = false; // of what another call or constructor makes of it
            for (var o = mention.Parent; o is not (null or IBlockOperation or IAnonymousFunctionOperation); o = o.Parent)
            {
                if (isLookedFor(o) || (steps < MaxLocals && GoesOn(o, isPart, steps + 1)))
                {
                    return true;
                }

                isPart |= o is IObjectCreationOperation or IInvocationOperation;
            }

            return false;
        }

        bool GoesOn(IOperation around, bool isPart, int steps)
        {
            return around switch
            {
                IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => Into(local, local.Type),
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => Into(local, local.Type),
                ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field: var field } } => Into(field, field.Type),
                IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol method } parameter }
                    when method.IsOf(state.Compilation) =>
                    MayHave(parameter.Type) && seen.Add(parameter) && MemberReader.BodyOf(method, state, cancellation) is { } body
                    && FromAll(BodyIndex.Of(body).MentionsOf(parameter), steps),
                _ => false,
            };

            bool Into(ISymbol variable, ITypeSymbol type) => MayHave(type) && seen.Add(variable)
                && FromAll(new ValueFlow(state, cancellation).MentionsOf(variable, around), steps);

            // A function that has the URL is another thing; a text, the SDK's answer or a dictionary is the URL.
            bool MayHave(ITypeSymbol type) => !isPart || type.SpecialType == SpecialType.System_String
                || state.Symbols.IsSdk(type.ContainingAssembly) || (type is INamedTypeSymbol named && Usage.IsCollection(named));
        }
    }

    /// <summary>
    /// Whether somebody may take messages out of a queue with rights or an address that the code hands out by itself:
    /// <c>queue.Grant(…)</c>, its ARN in a statement of a policy, its URL in the environment of a function. An output of the stack is for
    /// people.
    /// </summary>
    public static bool MayLetOthersReceive(Site site, CompilationState state, CancellationToken cancellation)
    {
        return site.Operation is IObjectCreationOperation creation && HolderOf(creation) is { } holder
            && new ValueFlow(state, cancellation).MentionsOf(holder, creation).Any(m => m.Around().Parent switch
            {
                IInvocationOperation { TargetMethod.Name: "Grant" } grant => grant.Arguments.Skip(1).Any(a => MaySayReceive(a.Value)),
                IPropertyReferenceOperation { Property.Name: "QueueUrl" } url => !IsIn(url, "CfnOutput"),
                IPropertyReferenceOperation { Property.Name: "QueueArn" } arn =>
                    IsIn(arn, "PolicyStatement") || IsIn(arn, "PolicyStatementProps"),
                _ => false,
            });

        static bool MaySayReceive(IOperation actions) =>
            !actions.DescendantsAndSelf().Any(o => o.ConstantValue is { HasValue: true, Value: string })
            || actions.DescendantsAndSelf().Any(o =>
                o.ConstantValue is { HasValue: true, Value: string action } && (action.Contains("Receive") || action.Contains("*")));

        static bool IsIn(IOperation value, string type) =>
            value.Ancestors().Any(o => o is IObjectCreationOperation { Type.Name: var name } && name == type);
    }

    /// <summary>
    /// Whether the body that makes a resource calls code that is neither of this compilation nor known to leave things alone.
    /// </summary>
    public static bool CallsOthers(Site site, CompilationState state) =>
        BodyIndex.Of(site.Operation).Root.DescendantsAndSelf().Any(o => o switch
    {
        IInvocationOperation call => IsForeign(call.TargetMethod.ContainingAssembly, state),
        IObjectCreationOperation creation => IsForeign(creation.Type?.ContainingAssembly, state),
        _ => false,
    });

    /// <summary>Whether a library is there that walks through an app and makes alarms for what it finds.</summary>
    public static bool IsMonitored(CompilationState state) => state.Compilation.ReferencedAssemblyNames
        .Any(a => a.Name.IndexOf("Monitoring", StringComparison.OrdinalIgnoreCase) >= 0
            && !a.Name.StartsWith("AWSSDK", StringComparison.Ordinal));

    private static bool IsForeign(IOperation mention, CompilationState state)
    {
        var (parent, child) = mention.Around();
        return parent switch
        {
            IArgumentOperation argument => (argument.Parent switch
            {
                IInvocationOperation call => (ISymbol)call.TargetMethod,
                IObjectCreationOperation creation => creation.Type,
                _ => null,
            }) is { } taker && IsForeign(taker.ContainingAssembly, state),

            // A member of an extension block
            IInvocationOperation { TargetMethod.ContainingAssembly: var home } when parent == child => IsForeign(home, state),
            IPropertyReferenceOperation { Property.ContainingAssembly: var home } when parent == child => IsForeign(home, state),

            // new MonitoringProps { Function = function }
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member } } assignment
                when assignment.Value == child =>
                IsForeign(member.ContainingAssembly, state),
            IArrayInitializerOperation { Parent: IArrayCreationOperation array } => IsForeign(array, state),
            _ => false,
        };
    }

    /// <summary>Whether an assembly is neither this one nor known to leave constructs alone.</summary>
    public static bool IsForeign(IAssemblySymbol? assembly, CompilationState state) =>
        assembly is not null && !SymbolEqualityComparer.Default.Equals(assembly, state.Compilation.Assembly)
        && assembly.Name != "Constructs" // and not a team's Constructs.Queues
        && !Array.Exists(Harmless, h => PlainLibraries.IsOrIsBelow(assembly.Name, h));

    /// <summary>The properties that some override names; <c>*</c> for one whose name is not known.</summary>
    private static HashSet<string> Overridden(CompilationState state, CancellationToken cancellation) =>
        state.Keep("overrides", state.Compilation.Assembly, () => FindOverridden(state, cancellation));

    private static HashSet<string> FindOverridden(CompilationState state, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in Methods)
        {
            foreach (var tree in CompilationText.TreesThatMention(state, method, cancellation))
            {
                foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
                {
                    if (node is SimpleNameSyntax { Identifier.ValueText: var text } name && text == method)
                    {
                        var call = name.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault();
                        var path = call?.ArgumentList.Arguments is [var first, ..]
                            ? state.ModelOf(tree).GetConstantValue(first.Expression, cancellation) is
                                { HasValue: true, Value: string constant } ? constant : null
                            : null;
                        const string Properties = "Properties.";
                        path = path is not null && path.StartsWith(Properties, StringComparison.Ordinal)
                            ? path.Substring(Properties.Length)
                            : path;
                        names.Add(path is null or "Properties" ? "*" : path.Split('.')[0]);
                    }
                }
            }
        }

        return names;
    }

    /// <summary>
    /// Whether code sets the property on the construct, or on one with CloudFormation's names of which only the type is known.
    /// </summary>
    private static bool SetsBelow(Site site, string name, CompilationState state, CancellationToken cancellation)
    {
        var (types, creations) = state.Resources.SetBelow(name, () => FindSetBelow(name, state, cancellation));
        return types.Contains(CfnNameOf(site)) || creations.Contains(site.Operation.Syntax);
    }

    private static (HashSet<string> Types, HashSet<SyntaxNode> Creations) FindSetBelow(
        string name, CompilationState state, CancellationToken cancellation)
    {
        var (types, creations) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<SyntaxNode>());
        foreach (var mention in CompilationText.Names(state, name, cancellation))
        {
            SyntaxNode access = mention.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? mention.Parent : mention;
            if (access == mention || access.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != access
                || state.ModelOf(access.SyntaxTree)
                    .GetOperation(access, cancellation) is not IPropertyReferenceOperation { Property.ContainingType: var below } set
                || !below.Name.StartsWith("Cfn", StringComparison.Ordinal) || !state.Symbols.IsCdk(below.ContainingAssembly))
            {
                continue;
            }

            var sources = set.Instance is { } instance ? new ValueFlow(state, cancellation).SourcesOf(instance).Expressions : [];
            if (sources.Count > 0 && sources.All(s => s is IObjectCreationOperation))
            {
                creations.UnionWith(sources.Select(s => s.Syntax));
            }
            else
            {
                types.Add(below.Name);
            }
        }

        return (types, creations);
    }

    private static string CfnNameOf(Site site)
    {
        var name = site.Operation.Type?.Name ?? "";
        return name.StartsWith("Cfn", StringComparison.Ordinal) ? name : site.Shape.Kind switch
        {
            ResourceKind.Mapping => "CfnEventSourceMapping",
            ResourceKind.Subscription => "CfnSubscription",
            ResourceKind.Function => "CfnFunction",
            ResourceKind.BusRule or ResourceKind.Target => "CfnRule",
            ResourceKind.Bus => "CfnEventBus",
            _ => "Cfn" + site.Shape.Kind,
        };
    }

    /// <summary>CloudFormation's property that has a link; null for one that is in none, and for what belongs to an attachment.</summary>
    private static string? PropertyOf(ResourceKind kind, ResourceLink link) => link switch
    {
        ResourceLink.Rule => null,
        _ when kind == ResourceKind.Target => "Targets",
        ResourceLink.DeadLetterQueue => kind switch
        {
            ResourceKind.Function => "DeadLetterConfig",
            ResourceKind.Schedule => "Target",
            _ => "RedrivePolicy",
        },
        ResourceLink.FailureDestination => "DestinationConfig",
        ResourceLink.Source => kind == ResourceKind.Pipe ? "Source" : "EventSourceArn",
        ResourceLink.Destination => "Target",
        ResourceLink.Function => "FunctionName",
        ResourceLink.Topic => "TopicArn",
        ResourceLink.Endpoint => "Endpoint",
        ResourceLink.Bus => "EventBusName",
        ResourceLink.Watched => "Dimensions",
        ResourceLink.Governed => "Queues",
        _ => null,
    };

    /// <summary>
    /// Whether something in the program may give any construct another setting: an aspect that somebody else wrote, a macro that
    /// CloudFormation runs over the template, or what newer versions of the CDK have for that.
    /// </summary>
    private static bool MayChangeAll(CompilationState state, CancellationToken cancellation) =>
        state.Holds("changes of all", state.Compilation.Assembly, () =>
            CompilationText.MentionsOneOf(state, Injections, cancellation)
            || HasMixin(state, cancellation) || HasForeignAspect(state, cancellation) || HasMacro(state, cancellation));

    /// <summary><c>scope.With(new Redrive())</c>: mixins are applied to what is in a scope.</summary>
    private static bool HasMixin(CompilationState state, CancellationToken cancellation) =>
        CompilationText.Names(state, "With", cancellation).Any(name => name.Parent is MemberAccessExpressionSyntax access
            && state.ModelOf(name.SyntaxTree).GetSymbolInfo(access, cancellation).Symbol is { ContainingAssembly: { } home }
            && (home.Name == "Constructs" || state.Symbols.IsCdk(home)));

    /// <summary><c>Aspects.Of(app).Add(…)</c> with an aspect that somebody else wrote, or may have: it sees every construct.</summary>
    private static bool HasForeignAspect(CompilationState state, CancellationToken cancellation)
    {
        foreach (var tree in CompilationText.TreesThatMention(state, "Aspects", cancellation))
        {
            var model = state.ModelOf(tree);
            foreach (var name in SourceWords.Names(tree.GetRoot(cancellation), "Add", cancellation))
            {
                if (name.Parent is MemberAccessExpressionSyntax access
                    && model.GetTypeInfo(access.Expression, cancellation).Type is { Name: "Aspects" } aspects
                    && state.Symbols.IsCdk(aspects.ContainingAssembly)
                    && !(access.Parent is InvocationExpressionSyntax call
                        && model.GetOperation(call, cancellation) is IInvocationOperation { Arguments: [var aspect, ..] }
                        && IsInView(aspect.Value, state, cancellation)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether an aspect is the program's own, or one that leaves constructs alone: <c>IAspect</c> can be anybody's.</summary>
    private static bool IsInView(IOperation aspect, CompilationState state, CancellationToken cancellation)
    {
        return IsOfThese(aspect.Unwrapped().Type)
            || (new ValueFlow(state, cancellation).SourcesOf(aspect).Expressions is { Count: > 0 } sources
                && sources.All(s => s is IObjectCreationOperation && IsOfThese(s.Type)));

        bool IsOfThese(ITypeSymbol? type) =>
            type is { TypeKind: TypeKind.Class, IsAbstract: false }
            && type.SelfAndBases().All(t => !IsForeign(t.ContainingAssembly, state));
    }

    /// <summary>
    /// <c>AddTransform("QueueDefaults")</c>, or the same in the options of the template. AWS's own transforms are named <c>AWS::…</c>.
    /// </summary>
    private static bool HasMacro(CompilationState state, CancellationToken cancellation)
    {
        return CompilationText.Names(state, "AddTransform", cancellation).Any(n =>
                n.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.ArgumentList.Arguments is not [{ Expression: var name }]
                || IsMacro(name))
            || new[] { "Transform", "Transforms" }.SelectMany(w => CompilationText.Names(state, w, cancellation)).Any(IsSetToMacro);

        bool IsSetToMacro(SimpleNameSyntax name) =>
            name.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Right: var right } } access
            && state.ModelOf(name.SyntaxTree).GetSymbolInfo(access, cancellation).Symbol is { ContainingAssembly: var home }
            && state.Symbols.IsCdk(home)
            && (right switch
            {
                ImplicitArrayCreationExpressionSyntax { Initializer: var list } => [.. list.Expressions],
                ArrayCreationExpressionSyntax { Initializer: { } list } => [.. list.Expressions],
                CollectionExpressionSyntax list => list.Elements.Select(e => (e as ExpressionElementSyntax)?.Expression).ToArray(),
                _ => new ExpressionSyntax?[] { right },
            }).Any(IsMacro);

        bool IsMacro(ExpressionSyntax? name) =>
            name is null || state.ModelOf(name.SyntaxTree).GetConstantValue(name, cancellation)
                is not { HasValue: true, Value: string text }
            || !text.StartsWith("AWS::", StringComparison.Ordinal);
    }
}
