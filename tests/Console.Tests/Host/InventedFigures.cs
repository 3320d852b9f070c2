using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Insights.Kpis;
using CxHub.Insights.Quality;
using CxHub.Insights.Scores;
using CxHub.Insights.Segments;
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
        await MeasureQualityAsync(session, cancellationToken);
        await MeasureSegmentsAsync(session, cancellationToken);
        var measured = KpiMeasures.Measure(Plan, evidence, Invented.Now);
        await session.Models.PutAsync(KpiSnapshot.Name, measured.ToJson(), cancellationToken);
        var csat = measured.Figures.Single(figure => figure is { Name: KpiCatalog.ServiceCsat, Cadence: KpiCadence.Monthly });
        await session.Kpis.PutAsync([.. Enumerable.Range(0, 10).Select(back => new KpiMeasurement(csat.Name, nameof(KpiCadence.Monthly), Invented.Now.AddDays(-30 * back), 80 - (2 * back), 40, 70 - (2 * back), 90 - (2 * back), null, back > 5))], cancellationToken);
    }

    private static async Task MeasureQualityAsync(HubSession session, CancellationToken cancellationToken)
    {
        var sets = (await session.Customers.ReadAsync(new QualityInput(new QualityRules { Reference = "businesscentral" }, Invented.Now) { Mentions = new HashSet<string> { "surveys", "matomo" } }, cancellationToken)).ToDataSets();
        List<QualityFigure> figures =
        [
            .. sets.SelectMany(set => set.Report.Dimensions.Select(measure => (Field: "", Measure: measure)).Concat(set.Report.ByField).Where(one => one.Measure.Denominator > 0).Select(one => new QualityFigure(
                set.Source, set.Kind.ToString(), one.Field, one.Measure.Dimension.ToString(), one.Measure.Numerator, one.Measure.Denominator, one.Measure.Failing, [.. one.Measure.FailingIds.Select(id => SourceKey.TryParse(id, out var key) ? key : default)]))),
        ];
        await session.Quality.PutAsync(new(Invented.Now.AddDays(-2), figures), cancellationToken);
        await session.Quality.PutAsync(new(Invented.Now.AddHours(-1), figures), cancellationToken);
        QualityGate gate = new("dataverse", CanonicalKind.Person, null, QualityDimension.Validity, 0.99, ["dataverse/contact"]);
        await session.Models.PutAsync(ShutGates.Name, ShutGates.Of([gate], sets).ToJson(), cancellationToken);
    }

    private static async Task MeasureSegmentsAsync(HubSession session, CancellationToken cancellationToken)
    {
        SegmentRules rules = new() { Actions = [new("call the customer", ["save", "win back"], 0.12, null, 150_000, false, true), new("present a further product", [], 0.05, null, 1_000, true, true)] };
        var input = await session.Customers.ReadAsync(new SegmentInput(Invented.Now), cancellationToken);
        var result = SegmentStudy.Of(input, rules, Invented.Now, new HashSet<string> { Invented.StarId }, new HashSet<string>(), new Dictionary<string, string>());
        await session.Segments.ReplaceAsync(
            [
                .. result.Members.Select(one => new SegmentRow(
                    one.Customer, one.Segment, one.Tier.ToString().ToLowerInvariant(), one.Band?.ToString().ToLowerInvariant(), one.Persona, one.Rfm?.Recency, one.Rfm?.Frequency, one.Rfm?.Money, one.Next.Name, one.Next.ExpectedValue, one.Next.IsAssumed, one.Blocked)),
            ],
            cancellationToken);
        await session.Models.PutAsync(SegmentSummary.Name, new SegmentSummary(Invented.Now, [.. result.Personas.Select(PersonaCard.From)], result.Refusal, result.Silhouette, result.Currency).ToJson(), cancellationToken);
    }

    private static KpiDefinition Kpi(Department department, KpiKind kind, KpiCadence cadence) => new()
    {
        Kind = kind,
        Department = department,
        Cadence = cadence,
        Title = Title(kind.Name),
        Owner = "Head of service",
        Target = kind.Name switch { KpiCatalog.ServiceCsat => new(80, true), KpiCatalog.TimeToClose => new(48, false), KpiCatalog.RelationalNps => new(5, true), _ => null },
    };

    private static string Title(string name) => ConfigNames.Written(name).Replace('-', ' ');
}
