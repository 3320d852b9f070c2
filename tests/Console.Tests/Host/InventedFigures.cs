using CxHub.Domain.Configuration;
using CxHub.Domain.Scores;
using CxHub.Insights.Kpis;
using CxHub.Insights.Scores;
using CxHub.Storage;

namespace CxHub.Tests.Console.Host;

/// <summary>The figures that departments answer for, and how they stand in the invented hub.</summary>
internal static class InventedFigures
{
    /// <summary>The first dashboard has every figure there is; people's figures are for those who hold a role.</summary>
    public static KpiPlan Plan { get; } = new(
        [
            .. KpiCatalog.All.Select(kind => Kpi(Department.Executive, kind, KpiCadence.Quarterly)),
            Kpi(Department.Service, KpiCatalog.Find(KpiCatalog.ServiceCsat)!, KpiCadence.Monthly),
            Kpi(Department.Hr, KpiCatalog.Find(KpiCatalog.EmployeeNps)!, KpiCadence.Quarterly),
        ],
        new Dictionary<Department, string> { [Department.Hr] = "CxHub.People" },
        [new(KpiCatalog.ServiceCsat, 77, "An index", 2025, null, null)]);

    public static async Task MeasureAsync(HubSession session, CancellationToken cancellationToken)
    {
        var evidence = (await session.Customers.ReadAsync(new KpiInput(), cancellationToken)).ToEvidence() with
        {
            Customers = (await session.Overview.CountsAsync(cancellationToken)).Profiles,
            FollowUps = await session.FollowUps.TriggeredSinceAsync(DateTimeOffset.UnixEpoch, cancellationToken),
            Health = [.. (await session.Scores.StandingAsync(Measure.Health, cancellationToken)).Select(score => new HealthPoint(score.SubjectId, Invented.Now.AddDays(-1), Enum.Parse<HealthBand>(score.Text!, ignoreCase: true)))],
            Pushes = [.. (await session.Pushes.SinceAsync(DateTimeOffset.UnixEpoch, cancellationToken)).Select(run => new PushPoint(run.StartedAt, run.Planned, run.Rejected))],
        };
        await session.Models.PutAsync(KpiSnapshot.Name, KpiMeasures.Measure(Plan, evidence, Invented.Now).ToJson(), cancellationToken);
    }

    private static KpiDefinition Kpi(Department department, KpiKind kind, KpiCadence cadence) => new()
    {
        Kind = kind, Department = department, Cadence = cadence, Title = Title(kind.Name), Owner = "Head of service",
        Target = kind.Name switch { KpiCatalog.ServiceCsat => new(80, true), KpiCatalog.TimeToClose => new(48, false), KpiCatalog.RelationalNps => new(5, true), _ => null },
    };

    private static string Title(string name) => ConfigNames.Written(name).Replace('-', ' ');
}
