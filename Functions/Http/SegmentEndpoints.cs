using System.Text;
using CxHub.Functions.Commands.Reports;
using CxHub.Functions.Reports;
using CxHub.Insights.Segments;

namespace CxHub.Functions.Http;

/// <summary><c>/api/insights/segments</c>: segments, personas and next best actions, as last measured.</summary>
public static class SegmentEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/insights/segments", GetAsync).WithName("GetSegments").WithSummary("Segments, personas, and the customers for whom most is at stake with their next best action").Produces<InsightDocument>().ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> GetAsync(string? segment, int? top, StoreReports reports, CancellationToken cancellationToken) =>
        segment is not null && !RuleSegments.Names.Contains(segment)
            ? Results.Problem($"'{segment}' is not a segment; there are {string.Join(", ", RuleSegments.Names)}.", statusCode: StatusCodes.Status400BadRequest)
            : Results.Text(ReportWriter.ToJson(await reports.SegmentsAsync(segment, Math.Clamp(top ?? 50, 1, 1000), cancellationToken)).ToJsonString(), "application/json", Encoding.UTF8);
}
