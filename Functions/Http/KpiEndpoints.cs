using System.Security.Claims;
using CxHub.Console.Pages.Dashboards;
using CxHub.Domain.Configuration;
using CxHub.Insights.Kpis;
using CxHub.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxHub.Functions.Http;

/// <summary><c>/api/insights/kpis</c>: the figures of one department or of all that the caller may see, as last measured.</summary>
public static class KpiEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/insights/kpis", GetAsync).WithName("GetKpis").WithSummary("KPIs of a department with n, interval, target, change and owner; without a department those of all that the caller may see");

    private static async Task<Results<Ok<KpiAnswer>, ValidationProblem, ForbidHttpResult>> GetAsync(string? department, ClaimsPrincipal user, HubStore store, KpiPlan plan, CancellationToken cancellationToken)
    {
        Department[] open = [.. plan.Departments.Where(one => plan.MaySee(one, role => !ClientPrincipal.IsEnforced || user.IsInRole(role)))];
        if (department is not null && !plan.Departments.Any(one => ConfigNames.Written(one.ToString()) == department))
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]>
            {
                ["department"] = [$"No department '{department}' answers for a figure; there are {string.Join(", ", plan.Departments.Select(one => ConfigNames.Written(one.ToString())))}."],
            });
        }

        var asked = open.Where(one => department is null || ConfigNames.Written(one.ToString()) == department).ToArray();
        if (department is not null && asked.Length is 0)
        {
            return TypedResults.Forbid();
        }

        var (measured, history) = await store.ReadAsync(session => ReadAsync(session, cancellationToken), cancellationToken);
        return TypedResults.Ok(new KpiAnswer(measured?.MeasuredAt, [.. asked.SelectMany(one => KpiBoard.Of(plan, one, measured, history)).Select(KpiLine.Of)]));
    }

    private static async Task<(KpiSnapshot? Measured, IReadOnlyDictionary<(string, KpiCadence), KpiSeries> History)> ReadAsync(HubSession session, CancellationToken cancellationToken)
    {
        var measured = KpiSnapshot.Read(await session.Models.GetAsync(KpiSnapshot.Name, cancellationToken));
        return (measured, await KpiHistory.LoadAsync(session, measured, cancellationToken));
    }
}

/// <summary>Figures as last measured; no time when nothing has been measured yet.</summary>
public sealed record KpiAnswer(DateTimeOffset? MeasuredAt, IReadOnlyList<KpiLine> Kpis);
