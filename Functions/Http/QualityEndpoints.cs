using CxHub.Insights.Quality;
using CxHub.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CxHub.Functions.Http;

/// <summary><c>/api/insights/quality</c>: the nine dimensions by source, kind and field, as last measured, and the gates they shut.</summary>
public static class QualityEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/insights/quality", GetAsync).WithName("GetQuality").WithSummary("Data quality by source, kind, field and dimension with examples of failing records, and what is not written back because of it");

    private static async Task<Ok<QualityAnswer>> GetAsync(string? source, HubStore store, CancellationToken cancellationToken)
    {
        var (measured, shut) = await store.ReadAsync(
            async session => (await session.Quality.LatestAsync(cancellationToken), ShutGates.Read(await session.Models.GetAsync(ShutGates.Name, cancellationToken))), cancellationToken);
        return TypedResults.Ok(new QualityAnswer(measured?.At, [.. (measured?.Figures ?? []).Where(figure => source is null || figure.Source == source).Select(QualityLine.Of)], shut.Gates));
    }
}

/// <summary>Quality as last measured; no time when nothing has been measured yet.</summary>
public sealed record QualityAnswer(DateTimeOffset? MeasuredAt, IReadOnlyList<QualityLine> Figures, IReadOnlyList<ShutGate> ShutGates);

/// <summary>One dimension of one data set, or of one field of it, with the keys of some failing records.</summary>
public sealed record QualityLine(string Source, string Kind, string? Field, string Dimension, double Numerator, double Denominator, double Share, long Failing, IReadOnlyList<string> Examples)
{
    public static QualityLine Of(QualityFigure figure) => new(
        figure.Source, figure.Kind, figure.Field.Length is 0 ? null : figure.Field, figure.Dimension, figure.Numerator, figure.Denominator, figure.Numerator / figure.Denominator, figure.Failing, [.. figure.Examples.Select(key => key.ToString())]);
}
