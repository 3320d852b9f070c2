namespace CxHub.IdentityResolution.Blocking;

/// <summary>What one blocking rule cost: blocks, pairs it gives by itself, its cap, and the blocks it had to divide or leave.</summary>
public sealed record RuleReport(string Rule, int Cap, int Blocks, long Pairs, int DividedBlocks, int LeftBlocks, int LargestLeft);
