using CxHub.Console.Parts;
using CxHub.Domain.Loop;
using CxHub.Domain.Records;

namespace CxHub.Console.Pages.Customer;

/// <summary>One thing that happened, in words.</summary>
/// <remarks><c>Kind</c> is the lane of the strip; <c>Tone</c> promoter, passive, detractor, late or nothing.</remarks>
public sealed record TimelineEntry(DateTimeOffset At, string Icon, string Kind, string Title, string? Note, string Tone, string Source)
{
    internal static TimelineEntry Of(Feedback answer, Viewer viewer)
    {
        List<string> scores = [];
        if (answer.Nps is { } nps)
        {
            scores.Add($"NPS {nps} · {viewer.Words[Bands.Word(nps)]}");
        }

        if (answer.Csat is { } csat)
        {
            scores.Add($"CSAT {csat}/5");
        }

        if (answer.Ces is { } ces)
        {
            scores.Add($"CES {ces}/7");
        }

        var title = string.Join(" · ", scores.Append(viewer.Touchpoint(answer.Touchpoint)).Where(part => part.Length > 0));
        return new(answer.AnsweredAt, "feedback", viewer.Words["Feedback"], title.Length > 0 ? title : viewer.Words["Answer"], answer.Comment, answer.Nps is { } value ? Bands.Css(value) : "", answer.Key.Source);
    }

    internal static TimelineEntry Of(Interaction visit, Viewer viewer)
    {
        var icon = visit.Channel?.ToUpperInvariant() switch { "PHONE" or "CALL" => "phone", "EMAIL" => "email", _ => visit.CartAbandoned is true ? "cart" : "web" };
        var title = visit.CartAbandoned is true
            ? viewer.Words["Left a cart{0}", visit.CartValue is { } value ? " · " + viewer.Amount(value, null) : ""]
            : visit.CartValue is { } bought ? viewer.Words["Bought online · {0}", viewer.Amount(bought, null)] : viewer.Words["Visit"];
        List<string> note = [];
        if (visit.DurationSeconds is { } seconds)
        {
            note.Add(TimeWords.Length(viewer.Words, TimeSpan.FromSeconds(seconds)));
        }

        if (visit.Actions is { } actions)
        {
            note.Add(viewer.Words.Count(actions, "{0} action", "{0} actions"));
        }

        if (!string.IsNullOrEmpty(visit.Page))
        {
            note.Add(visit.Page);
        }

        return new(visit.OccurredAt, icon, viewer.Words["Visits"], title, note.Count is 0 ? null : string.Join(" · ", note), visit.CartAbandoned is true ? "late" : "", visit.Key.Source);
    }

    internal static IEnumerable<TimelineEntry> Of(SupportCase incident, Viewer viewer)
    {
        if (incident.OpenedAt is { } opened)
        {
            yield return new(opened, "case", viewer.Words["Cases"], viewer.Words["Case opened: {0}", incident.Subject ?? "–"], incident.Priority is { } priority ? viewer.Words["priority {0}", priority] : null, "", incident.Key.Source);
        }

        if (incident is { IsClosed: true, ClosedAt: { } closed })
        {
            yield return new(closed, "check", viewer.Words["Cases"], viewer.Words["Case closed: {0}", incident.Subject ?? "–"], incident.OpenedAt is { } from ? viewer.Words["after {0}", TimeWords.Length(viewer.Words, closed - from)] : null, "", incident.Key.Source);
        }
    }

    internal static IEnumerable<TimelineEntry> Of(Deal deal, Viewer viewer)
    {
        var amount = deal.Amount is { } value ? viewer.Amount(value, deal.Currency) : null;
        if (deal.CreatedAt is { } created)
        {
            yield return new(created, "deal", viewer.Words["Deals"], Joined(viewer.Words["Deal opened: {0}", deal.Name ?? "–"], deal.IsClosed ? null : amount), null, "", deal.Key.Source);
        }

        if (deal is { IsClosed: true, ClosedAt: { } closed })
        {
            yield return new(closed, "deal", viewer.Words["Deals"], Joined(viewer.Words[deal.IsWon ? "Deal won: {0}" : "Deal lost: {0}", deal.Name ?? "–"], amount), null, deal.IsWon ? "promoter" : "detractor", deal.Key.Source);
        }
    }

    internal static TimelineEntry? Of(Order order, Viewer viewer) => order.PlacedAt is { } placed
        ? new(placed, "order", viewer.Words["Orders"], Joined($"{viewer.Words[order.Kind ?? "order"]} {order.Number}", order.Amount is { } amount ? viewer.Amount(amount, order.Currency) : null), null, order.Amount < 0 ? "late" : "", order.Key.Source)
        : null;

    internal static IEnumerable<TimelineEntry> Of(IEnumerable<FollowUp> followUps, Viewer viewer)
    {
        foreach (var work in followUps)
        {
            yield return new(work.OpenedAt ?? work.TriggeredAt, "followups", viewer.Words["Follow-ups"], viewer.Words["Follow-up opened: {0}", work.Order.Subject], null, "", work.Target);
            if (work.ClosedAt is { } closed)
            {
                yield return new(closed, "check", viewer.Words["Follow-ups"], viewer.Words["Follow-up closed: {0}", work.Order.Subject], work.Outcome, "", work.Target);
            }
        }
    }

    private static string Joined(string title, string? amount) => amount is null ? title : $"{title} · {amount}";
}
