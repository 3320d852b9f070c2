using System.Globalization;
using System.Text.RegularExpressions;
using CxHub.Functions.Commands.Reports;
using CxHub.Functions.Reports;
using CxHub.Insights;
using CxHub.Insights.Scores;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.Reports;

/// <summary>Scores are counted in the database; they must be those of the answers one by one.</summary>
public sealed class CountedReportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scores_CountedInTheStore_EqualTheAnswersOneByOne()
    {
        await using var hub = await HubBench.StartAsync(customers: 200);
        await hub.RunAsync();
        var reports = hub.Get<StoreReports>();
        var now = TimeProvider.System.GetUtcNow();

        foreach (var by in new[] { null, "touchpoint", "channel", "language", "source", "survey" })
        {
            foreach (var period in new[] { null, "month", "week" })
            {
                var document = await reports.CsatAsync(new StoreQuery { By = by, Period = period, Days = 600 }, Stop);
                var expected = await OneByOneAsync(hub, by, period, now);

                Assert.Equal(Text(expected), Text(document));
            }
        }
    }

    /// <summary>To nine digits: the order of adding up decides the sixteenth.</summary>
    private static string Text(ReportDocument document) =>
        Regex.Replace(ReportWriter.ToJson(document).ToJsonString(), @"-?\d+\.\d{10,}", number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("F9", CultureInfo.InvariantCulture));

    private static async Task<ReportDocument> OneByOneAsync(HubBench hub, string? by, string? period, DateTimeOffset now)
    {
        AnswerQuestion question = new()
        {
            Range = TimeRange.Last(600, now),
            Kind = "transactional",
            Value = answer => answer.Csat,
            By = by is null ? AnswerGroup.None : Enum.Parse<AnswerGroup>(by, ignoreCase: true),
            Period = period is null ? null : Enum.Parse<Period>(period, ignoreCase: true),
            Zone = hub.Get<CxHub.Functions.Configuration.HubConfig>().Zone,
        };
        var input = await hub.ReadAsync(session => session.Customers.ReadAsync(new AnswerInput(question), Stop));
        return ScoreDocument.Of("csat", ScoreAnswers.Of(input), values => CsatReport.Figures(Csat.Measure(values, AnswerScale.OneToFive)));
    }
}
