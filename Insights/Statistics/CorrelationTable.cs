namespace CxHub.Insights.Statistics;

/// <summary>Pearson and Spearman for all pairs of many columns at once, on the rows without a missing value; for hundreds of columns where pair by pair would take hours.</summary>
public static class CorrelationTable
{
    /// <summary>Pairs in the order (0,1), (0,2), … of the columns that vary; constant ones are left out.</summary>
    public static IReadOnlyList<PairCorrelation> Of(IReadOnlyList<Column> columns)
    {
        var varying = CompleteCases.Of(columns).Columns.Where(column => column.Values.Length > 2 && !column.IsConstant).ToList();

        if (varying.Count < 2)
        {
            return [];
        }

        var n = varying[0].Values.Length;
        var values = new double[varying.Count][];
        var ranks = new double[varying.Count][];
        Parallel.For(0, varying.Count, index =>
        {
            values[index] = Vectors.Standardised(varying[index].Values).Values;
            ranks[index] = Vectors.Standardised(Ranks.Of(varying[index].Values)).Values;
        });
        var (pearson, spearman) = (CrossProducts.Of(values), CrossProducts.Of(ranks));
        double Coefficient(double[][] products, int one, int other) => Math.Clamp(products[one][other] / (n - 1), -1, 1);

        return
        [
            .. from first in Enumerable.Range(0, varying.Count)
               from second in Enumerable.Range(first + 1, varying.Count - first - 1)
               select new PairCorrelation(
                   varying[first].Name,
                   varying[second].Name,
                   Correlation.OfCoefficient(Coefficient(pearson, first, second), n),
                   Correlation.OfCoefficient(Coefficient(spearman, first, second), n)),
        ];
    }
}

public sealed record PairCorrelation(string First, string Second, CorrelationResult Pearson, CorrelationResult Spearman);
