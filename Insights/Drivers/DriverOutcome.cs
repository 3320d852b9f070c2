using CxHub.Domain.Records;
using CxHub.Insights.Scores;

namespace CxHub.Insights.Drivers;

/// <summary>The answer that drivers are looked for.</summary>
public enum DriverOutcome
{
    Nps,
    Csat,
    Ces,
}

/// <summary>Where the answer stands and on which scale.</summary>
public static class DriverOutcomes
{
    extension(DriverOutcome outcome)
    {
        public string Name => outcome.ToString().ToUpperInvariant();

        public AnswerScale Scale => outcome switch
        {
            DriverOutcome.Nps => AnswerScale.Recommendation,
            DriverOutcome.Csat => AnswerScale.OneToFive,
            _ => AnswerScale.OneToSeven,
        };

        public int? Of(Feedback answer) => outcome switch
        {
            DriverOutcome.Nps => answer.Nps,
            DriverOutcome.Csat => answer.Csat,
            _ => answer.Ces,
        };
    }
}
