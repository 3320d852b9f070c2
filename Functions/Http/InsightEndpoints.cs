using System.Text;
using CxHub.Functions.Commands.Reports;
using CxHub.Functions.Reports;

namespace CxHub.Functions.Http;

/// <summary><c>/api/insights/…</c>: the analyses over the hub's own records, every figure of the screen unrounded; the same document as <c>report … --json</c>.</summary>
public static class InsightEndpoints
{
    private delegate Task<ReportDocument> Analysis(StoreReports reports, StoreQuery query, CancellationToken cancellationToken);

    public static void Map(IEndpointRouteBuilder api)
    {
        var insights = api.MapGroup("/insights").WithTags("Insights");
        Add(insights, "nps", "NPS with interval, by group and period", (reports, query, token) => reports.NpsAsync(query, token));
        Add(insights, "csat", "Share of satisfied customers and mean, by group and period", (reports, query, token) => reports.CsatAsync(query, token));
        Add(insights, "ces", "How easy it was: mean and share of easy answers, by group and period", (reports, query, token) => reports.CesAsync(query, token));
        Add(insights, "trend", "NPS period by period: does it rise or fall by more than noise?", (reports, query, token) => reports.TrendAsync(query, token));
        Add(insights, "winrate", "Win rate by NPS band, as counted and controlled for the deal's segment; only answers given before the deal closed count", (reports, query, token) => reports.WinRateAsync(query, token));
        Add(insights, "revenue", "Invoiced revenue of promoters, passives and detractors", (reports, query, token) => reports.RevenueAsync(query, token));
        Add(insights, "retention", "How long customers go on buying, by the band of their first answer", (reports, query, token) => reports.RetentionAsync(query, token));
        Add(insights, "drivers", "What the answer goes with, by importance, with intervals and noise floor", (reports, query, token) => reports.DriversAsync(query, token));
        Add(insights, "correlations", "Each behaviour's correlation with the answer, corrected for the number of looks", (reports, query, token) => reports.CorrelationsAsync(query, token));
        Add(insights, "topics", "What comments are about, how they sound, and how NPS differs with the topic", (reports, query, token) => reports.TopicsAsync(query, token));
        Add(insights, "journeys", "First-contact resolution, effort, touchpoints beside the relationship", (reports, query, token) => reports.JourneysAsync(query, token));
        Add(insights, "paths", "The ways customers take, and where they stop", (reports, query, token) => reports.PathsAsync(query, token));
        Add(insights, "webfeedback", "Carts left behind beside what the same visitors wrote", (reports, query, token) => reports.WebFeedbackAsync(query, token));
    }

    private static void Add(RouteGroupBuilder insights, string name, string summary, Analysis analysis) => insights
        .MapGet($"/{name}", (StoreReports reports, [AsParameters] StoreQuery query, CancellationToken cancellationToken) => AnswerAsync(analysis(reports, query, cancellationToken)))
        .WithName($"GetInsight_{name}")
        .WithSummary(summary)
        .Produces<InsightDocument>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> AnswerAsync(Task<ReportDocument> analysis)
    {
        try
        {
            return Results.Text(ReportWriter.ToJson(await analysis).ToJsonString(), "application/json", Encoding.UTF8);
        }
        catch (ReportException wrong)
        {
            return Results.Problem(wrong.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
