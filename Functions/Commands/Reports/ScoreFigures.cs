using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary>One measured group in the terms of its measure; the details have the same names for every group.</summary>
internal sealed record ScoreFigures(long N, double? Value, Interval? Interval, IReadOnlyList<Figure> Details, AnswerIntake Intake, Func<ScoreFigures, Comparison?>? Compare = null)
{
    /// <summary>What the comparison of two groups works on.</summary>
    public object? Basis { get; init; }
}
