using CxHub.Insights.Statistics;

namespace CxHub.Insights.Drivers;

/// <summary>R² of a model to which drivers are added and taken away one by one, by a Cholesky factor that grows a row at a time.</summary>
internal sealed class GrowingModel(CorrelationMatrix correlations)
{
    private const double Repeats = 1e-10;

    private readonly double[][] _rows = [.. Enumerable.Range(0, correlations.Count).Select(_ => new double[correlations.Count])];

    private readonly double[] _projections = new double[correlations.Count];

    private readonly double[] _explained = new double[correlations.Count + 1];

    // A driver that repeats those before it adds nothing and takes no row.
    private readonly bool[] _repeats = new bool[correlations.Count];

    private readonly int[] _members = new int[correlations.Count];

    private int _pushed;

    private int _rank;

    public int Count => correlations.Count;

    public double RSquared => _explained[_pushed];

    public void Push(int driver)
    {
        var row = _rows[_rank];
        var among = correlations.Among[driver];

        for (var place = 0; place < _rank; place++)
        {
            row[place] = (among[_members[place]] - Vectors.Dot(row.AsSpan(0, place), _rows[place].AsSpan(0, place))) / _rows[place][place];
        }

        var rest = 1 - Vectors.Dot(row.AsSpan(0, _rank), row.AsSpan(0, _rank));
        var repeats = rest <= Repeats;
        var gain = 0.0;

        if (!repeats)
        {
            row[_rank] = Math.Sqrt(rest);
            var projection = (correlations.WithOutcome[driver] - Vectors.Dot(row.AsSpan(0, _rank), _projections.AsSpan(0, _rank))) / row[_rank];
            _projections[_rank] = projection;
            _members[_rank++] = driver;
            gain = projection * projection;
        }

        _repeats[_pushed] = repeats;
        _explained[_pushed + 1] = _explained[_pushed] + gain;
        _pushed++;
    }

    public void Pop()
    {
        _pushed--;
        _rank -= _repeats[_pushed] ? 0 : 1;
    }
}
