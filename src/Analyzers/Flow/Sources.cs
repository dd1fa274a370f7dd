using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// The expressions that a value can come from, with locals, fields, properties, branches and short helper methods looked through. An
/// expression that cannot be looked through (a parameter, a call into the unknown, a variable written out of sight) is itself a source.
/// </summary>
internal sealed class Sources
{
    private readonly List<IOperation> expressions = [];
    private readonly List<ISymbol> carriers = [];
    private readonly HashSet<SyntaxNode> steps = [];
    private readonly List<IOperation> bodies = [];

    /// <summary>Where values are made, conversions stripped. Empty only for an expression that never yields (a throw).</summary>
    public IReadOnlyList<IOperation> Expressions => expressions;

    /// <summary>The variables (locals, fields, properties) that the value went through.</summary>
    public IReadOnlyList<ISymbol> Carriers => carriers;

    /// <summary>Whether a mention of a carrier is one of the steps by which the value came here, and so no way of escape.</summary>
    public bool IsStep(IOperation mention) => steps.Contains(mention.Syntax);

    /// <summary>One operation from each member that the value went through.</summary>
    public IReadOnlyList<IOperation> Bodies => bodies;

    internal void AddBody(IOperation near)
    {
        var root = BodyIndex.RootOf(near);
        if (!bodies.Contains(root))
        {
            bodies.Add(root);
        }
    }

    internal void AddExpression(IOperation expression)
    {
        if (!expressions.Contains(expression))
        {
            expressions.Add(expression);
        }
    }

    internal bool AddCarrier(ISymbol carrier)
    {
        foreach (var known in carriers)
        {
            if (SymbolEqualityComparer.Default.Equals(known, carrier))
            {
                return false;
            }
        }

        carriers.Add(carrier);
        return true;
    }

    /// <summary>
    /// For a part of the value: knows the variables met so far, so that one that is made from itself ends, but no expressions.
    /// </summary>
    internal Sources Branch()
    {
        var branch = new Sources();
        branch.carriers.AddRange(carriers);
        return branch;
    }

    /// <summary>Takes over the way that a part of the value went, without its expressions.</summary>
    internal void AddWay(Sources part)
    {
        foreach (var carrier in part.carriers)
        {
            AddCarrier(carrier);
        }

        steps.UnionWith(part.steps);
        foreach (var body in part.bodies)
        {
            AddBody(body);
        }
    }

    internal void AddStep(IOperation mention) => steps.Add(mention.Syntax);
}
