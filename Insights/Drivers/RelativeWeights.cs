using CxHub.Insights.Statistics;
using MathNet.Numerics.LinearAlgebra;

namespace CxHub.Insights.Drivers;

/// <summary>Johnson's relative weights (2000; the same as Genizi 1993): R² divided among correlated drivers, for any number of them.</summary>
public static class RelativeWeights
{
    public const string FormulaVersion = "johnson/1";

    /// <summary>Directions of the drivers with less than this part of the spread are rounding, not information.</summary>
    private const double Smallest = 1e-10;

    /// <summary>One non-negative weight per driver; they add up to R².</summary>
    public static double[] Of(CorrelationMatrix correlations)
    {
        var size = correlations.Count;
        var split = Matrix<double>.Build.Dense(size, size, (row, column) => correlations.Among[row][column]).Evd(Symmetricity.Symmetric);
        var vectors = Enumerable.Range(0, size).Select(index => split.EigenVectors.Column(index).ToArray()).ToArray();
        var values = split.EigenValues.Select(value => value.Real > Smallest ? Math.Sqrt(value.Real) : 0).ToArray();
        var beta = Project(vectors, values, correlations.WithOutcome);
        var weights = new double[size];

        for (var row = 0; row < size; row++)
        {
            var root = RootRow(vectors, values, row);

            for (var column = 0; column < size; column++)
            {
                weights[row] += root[column] * root[column] * beta[column] * beta[column];
            }
        }

        return weights;
    }

    // β* = Λ*⁻¹ r: how the outcome depends on the nearest uncorrelated stand-ins of the drivers.
    private static double[] Project(double[][] vectors, double[] roots, double[] withOutcome)
    {
        var beta = new double[withOutcome.Length];

        for (var index = 0; index < vectors.Length; index++)
        {
            if (roots[index] > 0)
            {
                Vectors.AddScaled(beta, Vectors.Dot(vectors[index], withOutcome) / roots[index], vectors[index]);
            }
        }

        return beta;
    }

    private static double[] RootRow(double[][] vectors, double[] roots, int row)
    {
        var root = new double[vectors.Length];

        for (var index = 0; index < vectors.Length; index++)
        {
            Vectors.AddScaled(root, roots[index] * vectors[index][row], vectors[index]);
        }

        return root;
    }
}
