namespace CxHub.Insights.Outcomes;

/// <summary>One decided deal for the adjusted analysis: exposed (promoter) or not (detractor), won or lost, and what else could explain it.</summary>
/// <param name="Categories">Values of the categorical controls (segment, product), in one order for all cases.</param>
/// <param name="Amounts">Values of the numeric controls, as they enter the model (log of a list price, say).</param>
public sealed record EffectCase(bool Won, bool Exposed, IReadOnlyList<string> Categories, IReadOnlyList<double> Amounts)
{
    /// <summary>The combination of categories: the stratum of Mantel–Haenszel.</summary>
    public string Stratum => string.Join(" | ", Categories);
}

/// <summary>The cases with the names of what is controlled for.</summary>
public sealed record EffectStudy(IReadOnlyList<EffectCase> Cases, IReadOnlyList<string> CategoryNames, IReadOnlyList<string> AmountNames)
{
    public IReadOnlyList<string> Controls => [.. CategoryNames, .. AmountNames];
}
