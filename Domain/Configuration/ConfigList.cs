namespace CxHub.Domain.Configuration;

/// <summary>A list of nodes, in file order.</summary>
public sealed record ConfigList(ConfigPosition At, IReadOnlyList<ConfigNode> Items) : ConfigNode(At)
{
    public override string Kind => "a list";
}
