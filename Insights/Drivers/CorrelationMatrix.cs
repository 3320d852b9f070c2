using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

/// <summary>All that importance is computed from: how the drivers go along with each other and with the outcome.</summary>
/// <param name="Among">Drivers with drivers; symmetric, ones on the diagonal.</param>
/// <param name="WithOutcome">Drivers with the outcome.</param>
public sealed record CorrelationMatrix(double[][] Among, double[] WithOutcome)
{
    public int Count => WithOutcome.Length;

    /// <summary>From cross products of centred columns, the outcome last; null when one of them does not vary.</summary>
    public static CorrelationMatrix? FromCrossProducts(double[][] products)
    {
        var last = products.Length - 1;
        var lengths = products.Select((row, index) => Math.Sqrt(row[index])).ToArray();

        if (Array.Exists(lengths, length => !(length > 0)))
        {
            return null;
        }

        double[] Row(int row, int count) => [.. Enumerable.Range(0, count).Select(column => row == column ? 1 : products[row][column] / (lengths[row] * lengths[column]))];

        return new([.. Enumerable.Range(0, last).Select(row => Row(row, last))], Row(last, last));
    }

    /// <summary>From columns without missing values; none of them constant.</summary>
    public static CorrelationMatrix Of(IReadOnlyList<Column> drivers, Column outcome) =>
        FromCrossProducts(CrossProducts.Of([.. drivers.Append(outcome).Select(column => Vectors.Standardised(column.Values).Values)]))
        ?? throw new ArgumentException("A constant column has no correlation.", nameof(drivers));
}
