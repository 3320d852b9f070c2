using CxHub.Console.Sheets;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Insights.Scores;
using CxHub.Storage;

namespace CxHub.Console.Pages.Stream;

/// <summary>The stream of answers, newest first.</summary>
public sealed record FeedbackView
{
    public const int PageSize = 30;

    public required FeedbackFilter Filter { get; init; }

    /// <summary>The answers of this page.</summary>
    public required IReadOnlyList<Feedback> Answers { get; init; }

    public required int Found { get; init; }

    public required NpsScore Score { get; init; }

    /// <summary>Touchpoints and sources that occur at all, for the filter links.</summary>
    public required IReadOnlyList<string> Touchpoints { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Respondent to profile.</summary>
    public required IReadOnlyDictionary<SourceKey, Profile> Who { get; init; }

    public bool HasNext => Filter.Page * PageSize < Found;

    internal static async Task<FeedbackView> LoadAsync(HubSession session, FeedbackFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = 0;
        Insights.Scores.NpsCounts counts = default;
        NewestAnswers newest = new(filter.Page * PageSize);
        SortedSet<string> touchpoints = new(StringComparer.Ordinal);
        SortedSet<string> sources = new(StringComparer.Ordinal);
        await foreach (var answer in session.Canonical.AllAsync<Feedback>(cancellationToken))
        {
            sources.Add(answer.Key.Source);
            if (answer.Touchpoint is { } touchpoint)
            {
                touchpoints.Add(touchpoint);
            }

            if (filter.Admits(answer, now))
            {
                found++;
                counts = answer.Nps is { } nps ? counts.With(Nps.BandOf(nps)) : counts;
                newest.Add(answer);
            }
        }

        var page = newest.InOrder().Skip((filter.Page - 1) * PageSize).ToList();
        return new()
        {
            Filter = filter,
            Answers = page,
            Found = found,
            Score = Nps.Of(counts),
            Touchpoints = [.. touchpoints],
            Sources = [.. sources],
            Who = await WhoAsync(session, page, cancellationToken),
        };
    }

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("feedback", viewer.Words["Feedback"],
            [
                new("id", "Id"), new("answeredAt", viewer.Words["Answered"]), new("profile", viewer.Words["Customer"]), new("nps", "NPS", true, 0), new("csat", "CSAT", true, 0), new("ces", "CES", true, 0),
                new("touchpoint", viewer.Words["Touchpoint"]), new("sentiment", viewer.Words["Sentiment"]), new("comment", viewer.Words["Comment"]), new("source", viewer.Words["Source"]),
            ],
            [
                .. Answers.Select(answer => (IReadOnlyList<object?>)
                    [answer.Key.Id, answer.AnsweredAt, Who.GetValueOrDefault(answer.RespondentKey)?.Id, answer.Nps, answer.Csat, answer.Ces, answer.Touchpoint, FeedbackFilter.MoodOf(answer), answer.Comment, answer.Key.Source]),
            ]),
    ];

    private static async Task<IReadOnlyDictionary<SourceKey, Profile>> WhoAsync(HubSession session, IReadOnlyList<Feedback> answers, CancellationToken cancellationToken)
    {
        var links = await session.Profiles.LinksForAsync(SubjectKind.Profile, [.. answers.Select(answer => answer.RespondentKey).Distinct()], cancellationToken);
        var profiles = (await session.Profiles.GetAsync([.. links.Select(link => link.ProfileId).Distinct()], cancellationToken)).ToDictionary(profile => profile.Id);
        return links.Where(link => profiles.ContainsKey(link.ProfileId)).ToDictionary(link => link.Record, link => profiles[link.ProfileId]);
    }
}
