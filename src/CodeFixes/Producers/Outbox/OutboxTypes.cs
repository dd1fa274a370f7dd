using Microsoft.CodeAnalysis;

namespace AwsMessaging.CodeFixes.Producers.Outbox;

/// <summary>
/// The types of the outbox in a solution: those that are there when they are what the fix would write, new files for the others.
/// </summary>
internal sealed class OutboxTypes(Document code, Document store, string channel, INamedTypeSymbol? context)
{
    public const string Message = "OutboxMessage";

    /// <summary>The class that inserts and reads rows by ADO.NET.</summary>
    public const string Table = "OutboxTable";

    private const string Relay = "OutboxRelay";
    private const string Worker = "OutboxWorker";
    private const string Hosting = "Microsoft.Extensions.Hosting.Abstractions";

    /// <summary>The columns that the relay needs, and their types.</summary>
    private static readonly (string Name, string Type)[] Columns =
    [
        ("Id", "long"), ("Channel", "string"), ("Destination", "string"), ("GroupId", "string"), ("DeduplicationId", "string"),
        ("Body", "string"), ("Attributes", "string"), ("SentAt", "System.DateTimeOffset?"), ("Error", "string"),
    ];

    private readonly List<DocumentId> added = [];

    /// <summary>The files that were added.</summary>
    public IReadOnlyList<DocumentId> Added => added;

    /// <summary>Namespace of the row's type, once it is there.</summary>
    public string MessageNamespace { get; private set; } = "";

    /// <summary>The solution with all types; null when a name is taken by something else.</summary>
    public async Task<Solution?> AddAsync(Solution solution, CancellationToken cancellation)
    {
        var isPublic = await IsPublicAsync(cancellation).ConfigureAwait(false);
        MessageNamespace = await NamespaceAsync(store, context, cancellation).ConfigureAwait(false);
        var relayNamespace = store.Project.Id == code.Project.Id
            ? MessageNamespace
            : await NamespaceAsync(code, null, cancellation).ConfigureAwait(false);

        var message = await FindAsync(store.Project, Message, cancellation).ConfigureAwait(false);
        if (message is [var there])
        {
            MessageNamespace = NameOf(there.ContainingNamespace);
        }

        var current = await EnsureAsync(solution, store, message, Message, MessageNamespace, isPublic, IsMessage, cancellation)
            .ConfigureAwait(false);
        if (context is null)
        {
            current = await EnsureAsync(current, store, null, Table, MessageNamespace, isPublic, IsTable, cancellation)
                .ConfigureAwait(false);
        }

        current = await EnsureAsync(current, code, null, Relay, relayNamespace, isPublic, IsRelay, cancellation).ConfigureAwait(false);
        current = await EnsureAsync(current, code, null, channel + Relay, relayNamespace, isPublic, IsChannelRelay, cancellation)
            .ConfigureAwait(false);
        var compilation = (await code.Project.GetCompilationAsync(cancellation).ConfigureAwait(false))!;
        return compilation.ReferencedAssemblyNames.Any(a => a.Name == Hosting)
            ? await EnsureAsync(current, code, null, Worker, relayNamespace, isPublic, _ => true, cancellation).ConfigureAwait(false)
            : current;
    }

    private async Task<Solution?> EnsureAsync(
        Solution? solution, Document beside, IReadOnlyList<INamedTypeSymbol>? found, string name, string @namespace, bool isPublic,
        Func<INamedTypeSymbol, bool> isOurs, CancellationToken cancellation)
    {
        if (solution is null)
        {
            return null;
        }

        found ??= await FindAsync(beside.Project, name, cancellation).ConfigureAwait(false);
        if (found.Count > 0)
        {
            return found.Count == 1 && isOurs(found[0]) ? solution : null;
        }

        var template = new OutboxTemplate(name) { IsForContext = context is not null };
        template.Values.Add("Access", isPublic ? "public" : "internal");
        template.Values.Add("Channel", channel);
        template.Values.Add("StoreType", context?.Name ?? "DbConnection");
        template.Values.Add("store", context is null ? "connection" : "context");
        if (@namespace != MessageNamespace && MessageNamespace.Length > 0)
        {
            template.Imports.Add(MessageNamespace);
        }

        if (name == channel + Relay && context is not null && NameOf(context.ContainingNamespace) is { Length: > 0 } home
            && home != @namespace)
        {
            template.Imports.Add(home);
        }

        // In its own project, which an earlier file may already have changed.
        var project = solution.GetProject(beside.Project.Id)!;
        var file = name + ".cs";
        var path = beside.FilePath is { } neighbour ? Path.Combine(Path.GetDirectoryName(neighbour) ?? "", file) : null;
        if (project.Documents.Any(d => path is null ? d.Name == file && d.Folders.SequenceEqual(beside.Folders) : d.FilePath == path))
        {
            return null;
        }

        var text = await template.RenderAsync(solution.GetDocument(beside.Id)!, @namespace, cancellation).ConfigureAwait(false);
        var document = project.AddDocument(file, text, beside.Folders, path);
        added.Add(document.Id);
        return document.Project.Solution;
    }

    private static bool IsMessage(INamedTypeSymbol type) =>
        Columns.All(c => type.GetMembers(c.Name) is [IPropertySymbol { SetMethod: not null, IsRequired: false } property]
            && property.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() == c.Type)
        && type.GetMembers("WriteAttributes") is [IMethodSymbol { IsStatic: true }]
        && type.InstanceConstructors.Any(c => c.Parameters.IsEmpty);

    private static bool IsTable(INamedTypeSymbol type) =>
        type.IsStatic && type.GetMembers("Insert").Length == 1 && type.GetMembers("InsertAsync").Length == 1;

    private bool IsRelay(INamedTypeSymbol type) =>
        type.IsAbstract && type.GetMembers("SendPendingAsync").Length == 1
        && type.InstanceConstructors is [{ Parameters: [{ Type.Name: var over }] }]
        && over == (context is null ? "DbConnection" : "DbContext");

    private bool IsChannelRelay(INamedTypeSymbol type) =>
        type.BaseType?.Name == Relay
        && type.InstanceConstructors is [{ Parameters: [{ Type: { } over }, ..] }]
        && over.ToDisplayString() == (context?.ToDisplayString() ?? "System.Data.Common.DbConnection");

    private static async Task<IReadOnlyList<INamedTypeSymbol>> FindAsync(Project project, string name, CancellationToken cancellation)
    {
        var compilation = (await project.GetCompilationAsync(cancellation).ConfigureAwait(false))!;
        return [.. compilation.GetSymbolsWithName(name, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>()];
    }

    /// <summary>As visible as what mentions them.</summary>
    private async Task<bool> IsPublicAsync(CancellationToken cancellation)
    {
        if (context is not null)
        {
            return context.DeclaredAccessibility == Accessibility.Public;
        }

        var types = (await code.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!
            .DescendantNodes(n => n is not Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax)
            .OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax>();
        return types.Any(t => t.Modifiers.Any(m => m.ValueText == "public"));
    }

    /// <summary>The namespace of a type, or of the first type in a file.</summary>
    private static async Task<string> NamespaceAsync(Document document, INamedTypeSymbol? type, CancellationToken cancellation)
    {
        if (type is not null)
        {
            return NameOf(type.ContainingNamespace);
        }

        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var first = root.DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax>().FirstOrDefault();
        return first is not null
            && Microsoft.CodeAnalysis.CSharp.CSharpExtensions.GetDeclaredSymbol(model, first, cancellation) is { } symbol
            ? NameOf(symbol.ContainingNamespace)
            : "";
    }

    private static string NameOf(INamespaceSymbol @namespace) => @namespace.IsGlobalNamespace ? "" : @namespace.ToDisplayString();
}
