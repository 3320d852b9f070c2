namespace CxHub.Insights.Scores;

/// <summary>What an answer may be. Values outside are excluded and counted, never clamped.</summary>
/// <param name="NotApplicable">A code for "does not apply" (0 on a 1–5 scale); such an answer is missing, not low.</param>
public sealed record AnswerScale(double Minimum, double Maximum, bool WholeNumbers = true, double? NotApplicable = null)
{
    public static AnswerScale Recommendation { get; } = new(0, 10);

    public static AnswerScale OneToFive { get; } = new(1, 5, NotApplicable: 0);

    public static AnswerScale OneToSeven { get; } = new(1, 7, NotApplicable: 0);

    public AnswerState Read(double? value) => value switch
    {
        null => AnswerState.Blank,
        { } code when code == NotApplicable => AnswerState.NotApplicable,
        { } number when double.IsNaN(number) || number < Minimum || number > Maximum => AnswerState.OutsideScale,
        { } number when WholeNumbers && number != Math.Floor(number) => AnswerState.OutsideScale,
        _ => AnswerState.Valid,
    };

    /// <summary>The value on 0 to 100, the lowest point of the scale being 0.</summary>
    public double Normalise(double value) => 100 * (value - Minimum) / (Maximum - Minimum);
}

public enum AnswerState
{
    Valid,
    Blank,
    NotApplicable,
    OutsideScale,
}
