namespace CxHub.IdentityResolution.Incremental;

/// <summary>A block that shrank to its cap, so that its members became candidates of one another, or grew over it, so that they may no longer be.</summary>
internal sealed record BlockTurn(List<int> Members, bool Gained);
