using System.Globalization;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;

namespace CxHub.Insights.Scores;

/// <summary>The scores of one customer as they stand on the CRM contact: the last valid NPS, CSAT and CES answer, sentiment of the latest comment, last touchpoint, health.</summary>
public static class ProfileScores
{
    /// <summary>One answer stands for the person; nothing is pooled. The relational series leads, a transactional answer fills in where there is none.</summary>
    public const string FormulaVersion = "profile/1";

    /// <param name="asOf">Answers after it do not count; health ages to it.</param>
    /// <param name="previousHealth">The health band stored last, so that a customer does not flap between bands.</param>
    public static IReadOnlyList<Score> Compute(ProfileEvidence evidence, ScoreOptions options, DateTimeOffset asOf, HealthBand? previousHealth = null)
    {
        var answers = evidence.Feedback
            .Where(answer => answer.Status is "completed" && answer.AnsweredAt <= asOf && answer.AnsweredAt > asOf - options.Validity)
            .OrderByDescending(answer => answer.AnsweredAt)
            .ThenBy(answer => answer.Key)
            .ToArray();

        Score?[] scores =
        [
            NetPromoter(evidence, answers),
            NetPromoterMean(evidence, answers),
            Latest(evidence, Measure.Csat, answers, answer => answer.Csat, null),
            Latest(evidence, Measure.Ces, answers, answer => answer.Ces, null),
            SentimentOf(evidence, answers),
            Comment(evidence, answers),
            LastTouchpoint(evidence, answers, asOf),
            Health(evidence, answers, options, asOf, previousHealth),
        ];
        return [.. scores.OfType<Score>()];
    }

    private static Score? NetPromoter(ProfileEvidence evidence, Feedback[] answers) =>
        Latest(evidence, Measure.Nps, Series(answers), answer => answer.Nps, answer => Nps.BandOf(answer.Nps!.Value).ToString().ToLowerInvariant());

    private static Score? NetPromoterMean(ProfileEvidence evidence, Feedback[] answers)
    {
        var series = Series(answers);
        return series is [] ? null : New(evidence, Measure.NpsMean, series) with { Value = series.Average(answer => answer.Nps!.Value) };
    }

    private static Feedback[] Series(Feedback[] answers)
    {
        var valid = answers.Where(answer => answer.Nps is not null).ToArray();
        var relational = valid.Where(answer => answer.SurveyKind is "relational").ToArray();
        return relational.Length > 0 ? relational : valid;
    }

    private static Score? Latest(ProfileEvidence evidence, string measure, Feedback[] answers, Func<Feedback, int?> value, Func<Feedback, string>? text)
    {
        var valid = answers.Where(answer => value(answer) is not null).ToArray();
        return valid is [] ? null : New(evidence, measure, valid) with { Value = value(valid[0]), Text = text?.Invoke(valid[0]), FeedbackKey = valid[0].Key };
    }

    private static Score? SentimentOf(ProfileEvidence evidence, Feedback[] answers)
    {
        if (answers.FirstOrDefault(answer => !string.IsNullOrWhiteSpace(answer.Comment)) is not { } latest || !evidence.Sentiments.TryGetValue(latest.Key, out var judged))
        {
            return null;
        }

        return Blank(evidence, Measure.Sentiment, latest.AnsweredAt, 1, [Fingerprint(latest), $"{judged.Label}|{judged.Model}"]) with
        {
            Value = judged.Score,
            Text = judged.Label,
            FeedbackKey = latest.Key,
            FormulaVersion = judged.Model,
        };
    }

    private static Score? Comment(ProfileEvidence evidence, Feedback[] answers)
    {
        var commented = answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Comment)).ToArray();
        return commented is [] ? null : New(evidence, Measure.LatestComment, commented) with { Text = commented[0].Comment, FeedbackKey = commented[0].Key };
    }

    private static Score? LastTouchpoint(ProfileEvidence evidence, Feedback[] answers, DateTimeOffset asOf)
    {
        var last = answers.Where(answer => answer.Touchpoint is not null).Select(answer => (At: answer.AnsweredAt, Name: answer.Touchpoint!, answer.Key))
            .Concat(evidence.Interactions.Where(visit => visit.OccurredAt <= asOf).Select(visit => (At: visit.OccurredAt, Name: visit.Touchpoint ?? visit.Channel ?? "visit", visit.Key)))
            .Concat(evidence.Cases.Where(supportCase => supportCase.OpenedAt <= asOf).Select(supportCase => (At: supportCase.OpenedAt!.Value, Name: "support", supportCase.Key)))
            .OrderByDescending(touch => touch.At)
            .ThenBy(touch => touch.Key)
            .ToArray();

        return last is [] ? null : Blank(evidence, Measure.LastTouchpoint, last[0].At, last.Length, [$"{last[0].Key}|{last[0].Name}|{last[0].At.UtcDateTime:O}"]) with { Text = last[0].Name };
    }

    private static Score? Health(ProfileEvidence evidence, Feedback[] answers, ScoreOptions options, DateTimeOffset asOf, HealthBand? previous)
    {
        var result = HealthScore.Compute(Signals(evidence, answers, options, asOf), options.Health, asOf, previous);
        if (result.Value is not { } value)
        {
            return null;
        }

        return Blank(evidence, Measure.Health, asOf, result.Parts.Count, [result.InputHash]) with
        {
            Value = Math.Round(value, 2),
            Text = result.Band.ToString()?.ToLowerInvariant(),
            FormulaVersion = result.FormulaVersion,
        };
    }

    private static List<HealthSignal> Signals(ProfileEvidence evidence, Feedback[] answers, ScoreOptions options, DateTimeOffset asOf)
    {
        var survey = answers.FirstOrDefault(answer => answer.Nps is not null);
        var visits = evidence.Interactions.Count(visit => visit.OccurredAt <= asOf && visit.OccurredAt > asOf - options.UsageWindow);
        var cases = evidence.Cases.Where(supportCase => supportCase.OpenedAt <= asOf && supportCase.OpenedAt > asOf - options.SupportWindow).ToArray();
        var due = evidence.Orders.Where(order => order.Counts && order.DueAt is not null && order.Amount > 0).ToArray();
        var overdue = due.Count(order => order.DueAt < asOf && string.Equals(order.Status, "open", StringComparison.OrdinalIgnoreCase));

        return
        [
            new("survey", survey?.Nps * 10.0, survey?.AnsweredAt),
            // No visit at all says nothing about usage unless the customer is known to visit.
            new("usage", evidence.Interactions.Count is 0 ? null : 100 * (1 - Math.Pow(2, -visits / 4.0))),
            new("support", evidence.Cases.Count is 0 ? null : 100.0 / (1 + cases.Count(one => !one.IsClosed) + (0.25 * cases.Count(one => one.IsClosed)))),
            new("commercial", due.Length is 0 ? null : 100.0 * (due.Length - overdue) / due.Length),
        ];
    }

    private static Score New(ProfileEvidence evidence, string measure, Feedback[] answers) =>
        Blank(evidence, measure, answers[0].AnsweredAt, answers.Length, answers.Select(Fingerprint));

    private static Score Blank(ProfileEvidence evidence, string measure, DateTimeOffset at, int count, IEnumerable<string> inputs) => new()
    {
        Subject = SubjectKind.Profile,
        SubjectId = evidence.ProfileId,
        Measure = measure,
        Count = count,
        At = at,
        FormulaVersion = FormulaVersion,
        InputHash = InputHash.Of(inputs),
    };

    private static string Fingerprint(Feedback answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{answer.Key}|{answer.AnsweredAt.UtcDateTime:O}|{answer.SurveyKind}|{answer.Touchpoint}|{answer.Nps}|{answer.Csat}|{answer.Ces}|{answer.Comment}");
}
