using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Insights.Scores;
using CxHub.Insights.Text;

namespace CxHub.Insights.Segments;

/// <summary>
/// Visits with a cart and comments of the same person in the same period. The page a visit ended on is decided by the outcome itself
/// (the thank-you page is reached by who bought), so carts are compared within a site and not within an exit page.
/// </summary>
public sealed class WebFeedbackInput(TimeRange range, Period period, TimeZoneInfo zone, Taxonomy taxonomy) : ICustomerReader<Interaction>, ICustomerReader<Feedback>
{
    private readonly TopicFinder _finder = new(taxonomy.Topics);
    private readonly List<CartVisit> _carts = [];
    private readonly List<VisitorComment> _comments = [];

    public void Read(CustomerRecord<Interaction> record)
    {
        if (record.Record is { CartAbandoned: { } left } visit && range.Holds(visit.OccurredAt))
        {
            _carts.Add(new(record.ProfileId ?? visit.Key.ToString(), SiteOf(visit), Periods.NameOf(visit.OccurredAt, period, zone), left));
        }
    }

    public void Read(CustomerRecord<Feedback> record)
    {
        if (record is { ProfileId: { } visitor, Record: { Status: "completed", Comment: { } comment } answer } && !string.IsNullOrWhiteSpace(comment) && range.Holds(answer.AnsweredAt))
        {
            var topics = _finder.Find(comment, answer.Language).Select(mention => mention.Topic.Code);
            _comments.Add(new(visitor, Periods.NameOf(answer.AnsweredAt, period, zone), [.. topics], LexiconSentiment.Judge(comment, answer.Language).Label));
        }
    }

    public WebFeedbackReport Report() => WebFeedback.Compare(_carts, _comments);

    private static string SiteOf(Interaction visit) =>
        Uri.TryCreate(visit.Page, UriKind.Absolute, out var page) && page.Host.Length > 0 ? page.Host : visit.Touchpoint ?? visit.Channel ?? "web";
}
