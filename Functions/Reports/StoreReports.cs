using CxHub.Console.Pages.Texts;
using CxHub.Functions.Commands.Reports;
using CxHub.Functions.Configuration;
using CxHub.Insights;
using CxHub.Insights.Drivers;
using CxHub.Insights.Journeys;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Quality;
using CxHub.Insights.Scores;
using CxHub.Insights.Segments;
using CxHub.Insights.Text;
using CxHub.Storage;

namespace CxHub.Functions.Reports;

/// <summary>The analyses over the hub's own records. API and command line give the same document; the console's pages draw the same figures.</summary>
public sealed class StoreReports(HubStore store, ScoreOptions options, HubConfig hub, DriverStudies studies, Taxonomy taxonomy, TimeProvider clock)
{
    private const int Year = 365;

    public async Task<ReportDocument> NpsAsync(StoreQuery query, CancellationToken cancellationToken) => ScoreDocument.Of(
        "nps",
        await AnswersAsync(query, query.By is "touchpoint" ? "transactional" : "relational", AskedScore.Nps, cancellationToken),
        values => NpsReport.Figures(Nps.Measure(values)));

    public async Task<ReportDocument> CsatAsync(StoreQuery query, CancellationToken cancellationToken) => ScoreDocument.Of(
        "csat",
        await AnswersAsync(query, "transactional", AskedScore.Csat, cancellationToken),
        values => CsatReport.Figures(Csat.Measure(values, AnswerScale.OneToFive)));

    public async Task<ReportDocument> CesAsync(StoreQuery query, CancellationToken cancellationToken) => ScoreDocument.Of(
        "ces",
        await AnswersAsync(query, "transactional", AskedScore.Ces, cancellationToken),
        values => CesReport.Figures(Ces.Measure(values)));

    /// <summary>NPS period by period, and whether it rises or falls.</summary>
    public async Task<ReportDocument> TrendAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        var input = await InputAsync(query with { Days = query.Days ?? 2 * Year, Period = query.Period ?? "month" }, "relational", AskedScore.Nps, cancellationToken);
        var periods = input.Answers.GroupBy(answer => answer.Period!, StringComparer.Ordinal).OrderBy(period => period.Key, StringComparer.Ordinal);

        return TrendReport.Document(NpsSeries.Of(periods.Select(period => (period.Key, Nps.Measure(period.Select(answer => answer.Value))))), input.Question);
    }

    public async Task<ReportDocument> WinRateAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        var exposed = (await ReadAsync(new OutcomeInput(), cancellationToken)).Join(options.WinRate.WithWindow(query.Window));

        return WinRateCommand.Document(WinRateStudy.Of(exposed), exposed);
    }

    public async Task<ReportDocument> RevenueAsync(StoreQuery query, CancellationToken cancellationToken) =>
        RevenueCommand.Document((await ReadAsync(new RevenueInput(Range(query), query.Currency?.ToUpperInvariant()), cancellationToken)).Study());

    public async Task<ReportDocument> RetentionAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        var silence = query.Silence is { } days ? TimeSpan.FromDays(Math.Clamp(days, 30, 3650)) : RetentionInput.DefaultSilence;

        return RetentionCommand.Document((await ReadAsync(new RetentionInput(clock.GetUtcNow(), silence), cancellationToken)).Study());
    }

    public async Task<ReportDocument> DriversAsync(StoreQuery query, CancellationToken cancellationToken) =>
        DriversReport.Document(studies.Of(await BehavioursAsync(query, cancellationToken), Outcome(query), Group(query), options.Drivers));

    public async Task<ReportDocument> CorrelationsAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        var table = await BehavioursAsync(query, cancellationToken);

        return CorrelationsReport.Document([.. table.Drivers.Select(driver => (driver, table.Outcome))], DriversReport.LeftOut(table.LeftOut));
    }

    public async Task<ReportDocument> TopicsAsync(StoreQuery query, CancellationToken cancellationToken) =>
        TopicsReport.Document(await store.ReadAsync(session => StoredTopics.LoadAsync(session, Range(query), taxonomy, cancellationToken), cancellationToken), taxonomy);

    public async Task<ReportDocument> JourneysAsync(StoreQuery query, CancellationToken cancellationToken) =>
        JourneysReport.Document((await ReadAsync(new JourneyInput(Range(query), taxonomy), cancellationToken)).Study());

    public async Task<ReportDocument> PathsAsync(StoreQuery query, CancellationToken cancellationToken) =>
        PathsReport.Document((await ReadAsync(new JourneyInput(Range(query), taxonomy), cancellationToken)).Study());

    public async Task<ReportDocument> WebFeedbackAsync(StoreQuery query, CancellationToken cancellationToken)
    {
        var period = QueryWords.Choice<Period>("period", query.Period) ?? Period.Quarter;

        return WebFeedbackCommand.Document((await ReadAsync(new WebFeedbackInput(Range(query), period, hub.Zone, taxonomy), cancellationToken)).Report());
    }

    /// <summary>As last measured: a report that measured anew would differ from the page.</summary>
    public Task<ReportDocument> QualityAsync(CancellationToken cancellationToken) => store.ReadAsync(
        async session => QualityReportCommand.Document(await session.Quality.LatestAsync(cancellationToken), ShutGates.Read(await session.Models.GetAsync(ShutGates.Name, cancellationToken))),
        cancellationToken);

    /// <summary>As last measured, with the customers for whom most is at stake.</summary>
    public Task<ReportDocument> SegmentsAsync(string? segment, int top, CancellationToken cancellationToken) => store.ReadAsync(
        async session => CustomerSegmentsReport.Document(
            SegmentSummary.Read(await session.Models.GetAsync(SegmentSummary.Name, cancellationToken)), await session.Segments.CountsAsync(cancellationToken), await session.Segments.TopAsync(segment, top, cancellationToken)),
        cancellationToken);

    private static DriverOutcome Outcome(StoreQuery query) => QueryWords.Choice<DriverOutcome>("outcome", query.Outcome) ?? DriverOutcome.Nps;

    private static DriverGroup Group(StoreQuery query) => QueryWords.Choice<DriverGroup>("group", query.Group) ?? DriverGroup.Everyone;

    private async Task<ScoreAnswers> AnswersAsync(StoreQuery query, string kind, AskedScore score, CancellationToken cancellationToken) =>
        ScoreAnswers.Of(await InputAsync(query, kind, score, cancellationToken));

    private Task<AnswerInput> InputAsync(StoreQuery query, string kind, AskedScore score, CancellationToken cancellationToken)
    {
        AnswerQuestion question = new()
        {
            Range = Range(query),
            Kind = QueryWords.Kind(query.Kind, kind),
            Value = score.OfAnswer,
            By = QueryWords.Choice<AnswerGroup>("by", query.By) ?? AnswerGroup.None,
            Period = QueryWords.Choice<Period>("period", query.Period),
            Zone = hub.Zone,
        };

        return store.ReadAsync(
            session => question.By is AnswerGroup.Segment ? OneByOneAsync(session, question, cancellationToken) : CountedAsync(session, question, score, cancellationToken),
            cancellationToken);
    }

    /// <summary>The segment of an answer is that of its customer, which is known with the records only.</summary>
    private static async Task<AnswerInput> OneByOneAsync(HubSession session, AnswerQuestion question, CancellationToken cancellationToken) =>
        await session.Customers.ReadAsync(new AnswerInput(question with { Segments = await session.Customers.ReadAsync(new CustomerSegments(), cancellationToken) }), cancellationToken);

    /// <summary>Counted in the database: a million answers are a few hundred counts.</summary>
    private static async Task<AnswerInput> CountedAsync(HubSession session, AnswerQuestion question, AskedScore score, CancellationToken cancellationToken)
    {
        AnswerInput input = new(question);
        var by = Enum.Parse<AnswerColumn>(question.By.ToString());
        var periods = question.Period is { } period ? Periods.Split(question.Range, period, question.Zone).Select(one => (Name: (string?)one.Name, one.Range)) : [(null, question.Range)];
        foreach (var (name, range) in periods)
        {
            var counts = await session.Answers.CountsAsync(by, range.From, range.To, score.Score, cancellationToken);
            foreach (var count in counts.Where(count => (count.SurveyKind is "relational") == (question.Kind is "relational")))
            {
                input.Add(new(score.OfCount(count), count.Group, name), count.Count);
            }
        }

        return input;
    }

    private async Task<BehaviourTable> BehavioursAsync(StoreQuery query, CancellationToken cancellationToken) =>
        (await ReadAsync(new BehaviourInput(Outcome(query), Range(query), options.Drivers), cancellationToken)).Table(Group(query));

    private TimeRange Range(StoreQuery query, int days = Year) => TimeRange.Last(Math.Clamp(query.Days ?? days, 1, 3650), clock.GetUtcNow());

    private Task<TInput> ReadAsync<TInput>(TInput input, CancellationToken cancellationToken)
        where TInput : class => store.ReadAsync(session => session.Customers.ReadAsync(input, cancellationToken), cancellationToken);
}
