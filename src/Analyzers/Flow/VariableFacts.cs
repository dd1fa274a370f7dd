using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What a local, a field or a get-only property is assigned. For a local the whole member is in view; for a field all declarations of its
/// type are, provided that nobody else can write it.
/// </summary>
internal sealed class VariableFacts
{
    private VariableFacts(IReadOnlyList<IOperation> writes, bool isOpaque)
    {
        Writes = writes;
        IsOpaque = isOpaque;
    }

    /// <summary>The values assigned, wherever that happens.</summary>
    public IReadOnlyList<IOperation> Writes { get; }

    /// <summary>Something else may write it too: loop variable, pattern, ref or out, compound assignment, a lambda, another type.</summary>
    public bool IsOpaque { get; }

    public static VariableFacts OfLocal(ILocalSymbol local, BodyIndex body)
    {
        var collector = new Collector { IsOpaque = local.IsRef };
        var home = default(IOperation?);
        var declared = false;
        foreach (var mention in body.MentionsOf(local))
        {
            switch (mention)
            {
                case IVariableDeclaratorOperation declarator:
                    declared = true;
                    home = declarator.EnclosingFunction();
                    var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
                    if (initializer is not null)
                    {
                        collector.Writes.Add(initializer.Value);
                    }
                    else if (declarator.Parent is not IVariableDeclarationOperation)
                    {
                        collector.IsOpaque = true; // foreach, catch
                    }

                    break;
                case ILocalReferenceOperation:
                    collector.Add(mention, writeInView: declared && mention.EnclosingFunction() == home);
                    break;
                default:
                    collector.IsOpaque = true; // declared by a pattern
                    break;
            }
        }

        collector.IsOpaque |= !declared;
        return collector.ToFacts();
    }

    /// <summary>Facts of a field, or of an auto-implemented property, from all declarations of the type that holds it.</summary>
    public static VariableFacts OfMember(ISymbol member, CompilationState state, CancellationToken cancellation)
    {
        if (!CanOnlyBeWrittenInItsType(member, state))
        {
            return new VariableFacts([], isOpaque: true);
        }

        var collector = new Collector();
        collector.Writes.AddRange(MemberReader.InitialisersOf(member, state, cancellation));
        foreach (var mention in MemberReader.PossibleWritesOf(member, state, cancellation))
        {
            collector.Add(mention, writeInView: IsInInitialisation(mention, member));
        }

        return collector.ToFacts();
    }

    /// <summary>
    /// Every reference to a field, or to an auto-implemented property, in the type that holds it, in source order within a body; none when
    /// it can be written elsewhere. All members of the type that mention it are bound.
    /// </summary>
    public static IReadOnlyList<IOperation> MentionsOf(ISymbol member, CompilationState state, CancellationToken cancellation) =>
        CanOnlyBeWrittenInItsType(member, state) ? MemberReader.MentionsOf(member, state, cancellation).ToList() : [];

    private static bool CanOnlyBeWrittenInItsType(ISymbol member, CompilationState state)
    {
        // The zero of a struct passes by its constructors and initialisers.
        if (member.ContainingType is not { TypeKind: TypeKind.Class } || member.DeclaringSyntaxReferences.IsEmpty
            || !member.IsOf(state.Compilation))
        {
            return false;
        }

        return member switch
        {
            IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private,
            // A setter with code of its own may store another value.
            IPropertySymbol property => property.SetMethod is null or { DeclaredAccessibility: Accessibility.Private, IsInitOnly: false }
                && !HasBody(property.SetMethod)
                && !property.IsVirtual && !property.IsOverride && !property.IsAbstract,
            _ => false,
        };
    }

    private static bool HasBody(IMethodSymbol? accessor) => accessor?.DeclaringSyntaxReferences
        .Any(d => d.GetSyntax() is AccessorDeclarationSyntax { Body: not null }
            or AccessorDeclarationSyntax { ExpressionBody: not null }) == true;

    /// <summary>A write counts as in view only where it happens once, before anyone uses the object: initialiser or constructor.</summary>
    private static bool IsInInitialisation(IOperation mention, ISymbol member) =>
        mention.EnclosingFunction() is null
        && BodyIndex.Of(mention).Root is IConstructorBodyOperation or IFieldInitializerOperation or IPropertyInitializerOperation
        && (member.IsStatic || mention is IMemberReferenceOperation
        {
            Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance },
        });

    private sealed class Collector
    {
        public List<IOperation> Writes { get; } = [];

        public bool IsOpaque { get; set; }

        public void Add(IOperation mention, bool writeInView)
        {
            if (!mention.IsWritten())
            {
                return;
            }

            if (writeInView && mention.Parent is ISimpleAssignmentOperation { IsRef: false } assignment)
            {
                Writes.Add(assignment.Value);
            }
            else
            {
                IsOpaque = true;
            }
        }

        public VariableFacts ToFacts() => new(Writes, IsOpaque);
    }
}
