using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// The expressions that a value can come from, with locals, fields, properties, branches and short helper methods looked through. An
/// expression that cannot be looked through (a parameter, a call into the unknown, a variable written out of sight) is itself a source.
/// </summary>
/// <remarks>
/// Only the code that finds them adds to them: once found they are kept with the body and given to every rule that asks. Most values are
/// made in one place and come through a variable or two, and there are many values, so a list is made with its first member.
/// </remarks>
internal sealed class Sources
{
    private List<IOperation>? expressions;
    private List<ISymbol>? carriers;
    private HashSet<SyntaxNode>? steps;
    private List<IOperation>? bodies;

    /// <summary>Where values are made, conversions stripped. Empty only for an expression that never yields (a throw).</summary>
    public IReadOnlyList<IOperation> Expressions => expressions ?? (IReadOnlyList<IOperation>)[];

    /// <summary>The variables (locals, fields, properties) that the value went through.</summary>
    public IReadOnlyList<ISymbol> Carriers => carriers ?? (IReadOnlyList<ISymbol>)[];

    /// <summary>Whether a mention of a carrier is one of the steps by which the value came here, and so no way of escape.</summary>
    public bool IsStep(IOperation mention) => steps?.Contains(mention.Syntax) == true;

    /// <summary>One operation from each member that the value went through.</summary>
    public IReadOnlyList<IOperation> Bodies => bodies ?? (IReadOnlyList<IOperation>)[];

    /// <summary>The same of a value that also went through other bodies.</summary>
    public Sources Through(IReadOnlyList<IOperation> others)
    {
        var same = new Sources();
        same.AddWay(this);
        foreach (var expression in Expressions)
        {
            same.AddExpression(expression);
        }

        foreach (var body in others)
        {
            same.AddBody(body);
        }

        return same;
    }

    internal void AddBody(IOperation near)
    {
        var root = BodyIndex.RootOf(near);
        if (bodies is null)
        {
            bodies = new(capacity: 1) { root };
        }
        else if (!bodies.Contains(root))
        {
            bodies.Add(root);
        }
    }

    internal void AddExpression(IOperation expression)
    {
        if (expressions is null)
        {
            expressions = new(capacity: 1) { expression };
        }
        else if (!expressions.Contains(expression))
        {
            expressions.Add(expression);
        }
    }

    internal bool AddCarrier(ISymbol carrier)
    {
        foreach (var known in Carriers)
        {
            if (SymbolEqualityComparer.Default.Equals(known, carrier))
            {
                return false;
            }
        }

        (carriers ??= new(capacity: 1)).Add(carrier);
        return true;
    }

    /// <summary>
    /// For a part of the value: knows the variables met so far, so that one that is made from itself ends, but no expressions.
    /// </summary>
    internal Sources Branch()
    {
        var branch = new Sources();
        if (carriers is not null)
        {
            branch.carriers = [.. carriers];
        }

        return branch;
    }

    /// <summary>Takes over the way that a part of the value went, without its expressions.</summary>
    internal void AddWay(Sources part)
    {
        foreach (var carrier in part.Carriers)
        {
            AddCarrier(carrier);
        }

        if (part.steps is not null)
        {
            (steps ??= []).UnionWith(part.steps);
        }

        foreach (var body in part.Bodies)
        {
            AddBody(body);
        }
    }

    internal void AddStep(IOperation mention) => (steps ??= []).Add(mention.Syntax);
}
