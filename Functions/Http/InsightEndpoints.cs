using CxHub.Insights.Outcomes;
using CxHub.Insights.Scores;
using CxHub.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxHub.Functions.Http;

/// <summary><c>/api/insights/…</c>: the analytics over the hub's own records, unrounded.</summary>
public static class InsightEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/insights/nps", NpsAsync).WithName("GetNps").WithSummary("NPS over the latest answer of every customer, with its interval");
        api.MapGet("/insights/winrate", WinRateAsync).WithName("GetWinRate").WithSummary("Win rate by NPS band; only answers given before the deal closed count");
    }

    private static async Task<Ok<NpsScore>> NpsAsync(HubStore store, CancellationToken cancellationToken)
    {
        var counts = await store.ReadAsync(session => session.Overview.NpsAsync(cancellationToken), cancellationToken);
        return TypedResults.Ok(Nps.Of(new CxHub.Insights.Scores.NpsCounts(counts.Promoters, counts.Passives, counts.Detractors)));
    }

    private static async Task<Ok<WinRateStudy>> WinRateAsync(int? window, HubStore store, ScoreOptions options, CancellationToken cancellationToken)
    {
        var rule = options.WinRate.WithWindow(window);
        var input = await store.ReadAsync(session => session.Customers.ReadAsync(new OutcomeInput(), cancellationToken), cancellationToken);
        return TypedResults.Ok(WinRateStudy.Of(input.Join(rule)));
    }
}
