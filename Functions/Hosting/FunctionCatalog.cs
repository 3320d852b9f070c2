namespace CxHub.Functions.Hosting;

/// <summary>All functions of the app: every folder beside the executable that holds a <c>function.json</c>.</summary>
public sealed class FunctionCatalog(IReadOnlyList<FunctionDefinition> functions)
{
    public IReadOnlyList<FunctionDefinition> Functions { get; } = functions;

    public static FunctionCatalog Load(string folder)
    {
        var files = Directory.EnumerateDirectories(folder)
            .Select(directory => Path.Combine(directory, "function.json"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal);

        return new FunctionCatalog([.. files.Select(file => FunctionDefinition.Parse(Path.GetFileName(Path.GetDirectoryName(file)!), File.ReadAllText(file), file))]);
    }

    /// <summary>The function by its name in any case, as the host may spell it; null when there is none.</summary>
    public FunctionDefinition? Find(string name) => Functions.FirstOrDefault(function => string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase));

    public FunctionDefinition? ForQueue(string queue) => Functions.FirstOrDefault(function => function.Kind is TriggerKind.Queue && function.Source == queue);
}
