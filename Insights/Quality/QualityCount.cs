namespace CxHub.Insights.Quality;

/// <summary>Counts what passes a check and keeps the first records that do not.</summary>
internal sealed class QualityCount(QualityDimension dimension)
{
    private readonly List<string> _failing = [];
    private long _passed;
    private long _all;

    /// <param name="passes">Null when the record cannot be judged.</param>
    public void Add(string id, bool? passes)
    {
        _all += passes is null ? 0 : 1;
        _passed += passes is true ? 1 : 0;
        if (passes is false && _failing.Count < QualityMeasure.MostIds && !_failing.Contains(id))
        {
            _failing.Add(id);
        }
    }

    public QualityMeasure ToMeasure() => new(dimension, _passed, _all, [.. _failing]) { Failing = _all - _passed };
}
