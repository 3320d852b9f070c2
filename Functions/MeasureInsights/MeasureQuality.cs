using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Functions.MapAndResolve;
using CxHub.Insights.Quality;
using CxHub.Storage;

namespace CxHub.Functions.MeasureInsights;

/// <summary>Measures data quality, keeps it, and shuts or opens the gates of write-back by it.</summary>
public sealed class MeasureQuality(HubStore store, QualityRules rules, ConfiguredMaps maps, TimeProvider clock)
{
    /// <summary>Arrivals of this long are judged; what came before says nothing about today.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(30);

    /// <summary>Before a write-back: measures again when there are gates and the last measurement is older than the rules allow.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (rules.Gates.Count is 0)
        {
            return;
        }

        var last = await store.ReadAsync(session => session.Quality.LatestAtAsync(cancellationToken), cancellationToken);
        if (last is not { } at || clock.GetUtcNow() - at >= rules.Every)
        {
            await RunAsync(cancellationToken);
        }
    }

    public async Task<IReadOnlyList<QualityDataSet>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var measured = await store.ReadAsync(session => MeasureAsync(session, now, cancellationToken), cancellationToken);
        var shut = ShutGates.Of(rules.Gates, measured);
        QualityMeasurement measurement = new(now, [.. measured.SelectMany(Figures)]);
        await store.WriteAsync(
            async session =>
            {
                await session.Quality.PutAsync(measurement, cancellationToken);
                var before = ShutGates.Read(await session.Models.GetAsync(ShutGates.Name, cancellationToken));
                await session.Models.PutAsync(ShutGates.Name, shut.ToJson(), cancellationToken);
                await CatchUpAsync(session, before.PlacesBeyond(shut), cancellationToken);
            },
            cancellationToken);
        return measured;
    }

    private async Task<IReadOnlyList<QualityDataSet>> MeasureAsync(HubSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        QualityInput input = new(rules, now)
        {
            Complaints = await ComplaintsAsync(session, cancellationToken),
            Arrivals = (await session.Records.ArrivalsAsync(now - Recent, cancellationToken)).ToDictionary(one => one.Key, one => (one.ChangedAt, one.LandedAt)),
            Mentions = Mentions(),
        };
        return (await session.Customers.ReadAsync(input, cancellationToken)).ToDataSets();
    }

    /// <summary>Each reason begins with the field that it is about.</summary>
    private static async Task<Dictionary<string, IReadOnlySet<string>>> ComplaintsAsync(HubSession session, CancellationToken cancellationToken)
    {
        var rows = await session.SetAside.ListAsync("map", null, int.MaxValue, cancellationToken);
        return rows.ToDictionary(
            row => row.Key,
            IReadOnlySet<string> (row) => row.Reason.Split("; ").Select(reason => reason.Split(':')[0]).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    /// <summary>Sources that name a person with every answer or visit.</summary>
    private HashSet<string> Mentions() =>
        [.. maps.Fields.Describe().Where(line => line.Kind is CanonicalKind.Feedback or CanonicalKind.Interaction).Select(line => line.Source)];

    /// <summary>What a gate held back is planned anew as soon as it opens.</summary>
    private static async Task CatchUpAsync(HubSession session, IEnumerable<string> places, CancellationToken cancellationToken)
    {
        foreach (var target in places.Select(place => place.Split('/')[0]).Distinct(StringComparer.Ordinal))
        {
            foreach (var kind in Enum.GetValues<SubjectKind>())
            {
                var members = await session.Profiles.MembersAsync(kind, cancellationToken);
                await session.Pending.AddAsync(PendingStep.Push(target), [.. members.Select(member => member.ProfileId).Distinct(StringComparer.Ordinal)], cancellationToken);
            }

            await session.Messages.SendAsync(StepQueue.ScoresChanged, target, new StepMessage(target).ToJson(), null, cancellationToken);
        }
    }

    private static IEnumerable<QualityFigure> Figures(QualityDataSet set) =>
        set.Report.Dimensions.Select(measure => (Field: string.Empty, Measure: measure)).Concat(set.Report.ByField).Where(one => one.Measure.Denominator > 0).Select(one => new QualityFigure(
            set.Source, set.Kind.ToString(), one.Field, one.Measure.Dimension.ToString(), one.Measure.Numerator, one.Measure.Denominator, one.Measure.Failing,
            [.. one.Measure.FailingIds.Select(id => SourceKey.TryParse(id, out var key) ? key : (SourceKey?)null).OfType<SourceKey>()]));
}
