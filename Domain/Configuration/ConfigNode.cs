namespace CxHub.Domain.Configuration;

/// <summary>A configuration file as a tree that remembers where each part stands, so that every complaint can name file, line and column.</summary>
public abstract record ConfigNode(ConfigPosition At)
{
    /// <summary>What the node is, in words for a message.</summary>
    public abstract string Kind { get; }
}
