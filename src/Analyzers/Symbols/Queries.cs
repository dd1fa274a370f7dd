using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>Tells what a database answers, whenever it is asked, from what is in memory.</summary>
internal static class Queries
{
    /// <summary>
    /// Whether a type is <c>IQueryable</c>, or anything made from it: <c>IOrderedQueryable</c>, <c>IMongoQueryable</c>, <c>DbSet</c>.
    /// </summary>
    public static bool IsQuery(this ITypeSymbol? type) => type is not null && (IsQueryable(type) || type.AllInterfaces.Any(IsQueryable));

    private static bool IsQueryable(ITypeSymbol type) => type.Name == "IQueryable" && type.NamespaceName() == "System.Linq";
}
