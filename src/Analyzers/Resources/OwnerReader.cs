using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Finds to what an attachment is given: <c>function.AddEventSource(source)</c>, or an element of <c>Events</c> in the function's props. An
/// attachment that goes elsewhere, or to several, has an owner that nobody knows.
/// </summary>
internal readonly struct OwnerReader(CompilationState state, CancellationToken cancellation)
{
    public LinkTargets OwnersOf(Site site)
    {
        var owner = Follow(site.Operation, site.Shape.Attachers, 0);
        return owner ?? LinkTargets.Unknown;
    }

    private LinkTargets? Follow(IOperation value, IReadOnlyList<string> attachers, int depth)
    {
        if (depth > 6)
        {
            return null;
        }

        var (parent, child) = value.Around();
        switch (parent)
        {
            case IArgumentOperation { Parent: IInvocationOperation { Instance: { } instance, TargetMethod: var method } }
                when attachers.Contains(method.Name) && state.Symbols.IsCdk(method.ContainingAssembly):
                return new LinkReader(state, cancellation).TargetsOf(instance, null);

            case IArrayInitializerOperation { Parent: IArrayCreationOperation array }:
                return Follow(array, attachers, depth + 1);

            case { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax }:
                return Follow(parent, attachers, depth + 1);

            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } target } assignment
                when assignment.Value == child && attachers.Contains(name):
                return target.Instance switch
                {
                    // new FunctionProps { Events = […] }
                    IInstanceReferenceOperation when assignment.Parent is { Parent: IObjectCreationOperation props } => OwnerOfProps(props),
                    ILocalReferenceOperation local => OwnerOfVariable(local.Local, local, OwnerOfMention),
                    _ => null,
                };

            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                var reader = this;
                return OwnerOfVariable(declarator.Symbol, value, m => reader.Follow(m, attachers, depth + 1));

            default:
                return null;
        }
    }

    private LinkTargets? OwnerOfProps(IOperation props)
    {
        var (parent, _) = props.Around();
        return parent switch
        {
            IArgumentOperation => OwnerOfMention(props),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                OwnerOfVariable(declarator.Symbol, props, OwnerOfMention),
            _ => null,
        };
    }

    /// <summary>The construct to whose constructor the props are given.</summary>
    private LinkTargets? OwnerOfMention(IOperation mention) =>
        mention.Around().Parent is IArgumentOperation { Parent: IObjectCreationOperation construct }
            && ResourceIndex.ShapeOf(construct, state) is not null
            ? new LinkTargets(state.Resources.At(construct, state, cancellation), false, false)
            : null;

    /// <summary>What the only use of a variable that counts says; null when there are several, or one that says nothing.</summary>
    private LinkTargets? OwnerOfVariable(ILocalSymbol local, IOperation near, Func<IOperation, LinkTargets?> owner)
    {
        LinkTargets? found = null;
        foreach (var mention in BodyIndex.Of(near).MentionsOf(local).OfType<ILocalReferenceOperation>())
        {
            if (mention.Around() is (IMemberReferenceOperation member, var child) && member.Instance == child)
            {
                continue; // a property that is set or read
            }

            if (mention.IsWritten() || found is not null || owner(mention) is not { } one)
            {
                return null;
            }

            found = one;
        }

        return found;
    }
}
