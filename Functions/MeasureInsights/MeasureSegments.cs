using CxHub.Domain.Loop;
using CxHub.Insights.Segments;
using CxHub.Storage;

namespace CxHub.Functions.MeasureInsights;

/// <summary>Puts customers into segments and keeps where they belong and what to do next.</summary>
public sealed class MeasureSegments(HubStore store, SegmentRules rules, TimeProvider clock)
{
    /// <summary>Returns how many customers are in segments.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var result = await store.ReadAsync(session => StudyAsync(session, now, cancellationToken), cancellationToken);
        SegmentSummary summary = new(now, [.. result.Personas.Select(PersonaCard.From)], result.Refusal, result.Silhouette, result.Currency);
        await store.WriteAsync(
            async session =>
            {
                await session.Segments.ReplaceAsync([.. result.Members.Select(Row)], cancellationToken);
                await session.Models.PutAsync(SegmentSummary.Name, summary.ToJson(), cancellationToken);
            },
            cancellationToken);
        return result.Members.Count;
    }

    private async Task<SegmentResult> StudyAsync(HubSession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var work = await session.FollowUps.TriggeredSinceAsync(now.AddYears(-1), cancellationToken);
        var contacted = work.Where(one => (one.ClosedAt ?? one.OpenedAt) > now - rules.ContactEvery).Select(one => one.ProfileId).ToHashSet(StringComparer.Ordinal);
        var complaining = work.Where(one => one.State is FollowUpState.Open or FollowUpState.Pending).Select(one => one.ProfileId).ToHashSet(StringComparer.Ordinal);
        var input = await session.Customers.ReadAsync(new SegmentInput(now), cancellationToken);
        return SegmentStudy.Of(input, rules, now, contacted, complaining, await session.Segments.PersonasAsync(cancellationToken));
    }

    private static SegmentRow Row(SegmentMember member) => new(
        member.Customer, member.Segment, member.Tier.ToString().ToLowerInvariant(), member.Band?.ToString().ToLowerInvariant(), member.Persona, member.Rfm?.Recency, member.Rfm?.Frequency, member.Rfm?.Money,
        member.Next.Name, member.Next.ExpectedValue, member.Next.IsAssumed, member.Blocked);
}
