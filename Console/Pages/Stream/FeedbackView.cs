using CxHub.Console.Sheets;
using CxHub.Domain;
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
    public required IReadOnlyList<JudgedAnswer> Answers { get; init; }

    public required long Found { get; init; }

    public required NpsScore Score { get; init; }

    /// <summary>Touchpoints and sources that occur at all, for the filter links.</summary>
    public required IReadOnlyList<string> Touchpoints { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Respondent to profile.</summary>
    public required IReadOnlyDictionary<SourceKey, Profile> Who { get; init; }

    public bool HasNext => (long)Filter.Page * PageSize < Found;

    internal static async Task<FeedbackView> LoadAsync(HubSession session, FeedbackFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (found, bands, page) = filter.Text is null
            ? await CountedAsync(session, filter, now, cancellationToken)
            : await SearchedAsync(session, filter, now, cancellationToken);
        var (touchpoints, sources) = await session.Answers.PlacesAsync(cancellationToken);
        return new()
        {
            Filter = filter,
            Answers = page,
            Found = found,
            Score = Nps.Of(new((int)bands.Promoters, (int)bands.Passives, (int)bands.Detractors)),
            Touchpoints = touchpoints,
            Sources = sources,
            Who = await WhoAsync(session, page, cancellationToken),
        };
    }

    /// <summary>Counted and cut in the database.</summary>
    private static async Task<(long Found, Storage.NpsCounts Bands, IReadOnlyList<JudgedAnswer> Page)> CountedAsync(HubSession session, FeedbackFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = filter.ToStore(now);
        var (found, bands) = await session.Answers.CountAsync(asked, cancellationToken);
        return (found, bands, await session.Answers.PageAsync(asked, (filter.Page - 1) * PageSize, PageSize, cancellationToken));
    }

    /// <summary>Words are looked for without marks and case, which the database does not know: what the other filters leave runs by.</summary>
    private static async Task<(long Found, Storage.NpsCounts Bands, IReadOnlyList<JudgedAnswer> Page)> SearchedAsync(HubSession session, FeedbackFilter filter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = 0L;
        Insights.Scores.NpsCounts counts = default;
        NewestAnswers newest = new(filter.Page * PageSize);
        await foreach (var answer in session.Answers.AllAsync(filter.ToStore(now), cancellationToken))
        {
            if (filter.HasWords(answer.Answer))
            {
                found++;
                counts = answer.Answer.Nps is { } nps ? counts.With(Nps.BandOf(nps)) : counts;
                newest.Add(answer);
            }
        }

        return (found, new(counts.Promoters, counts.Passives, counts.Detractors), [.. newest.InOrder().Skip((filter.Page - 1) * PageSize)]);
    }

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("feedback", viewer.Words["Feedback"],
            [
                new("id", "Id"), new("answeredAt", viewer.Words["Answered"]), new("profile", viewer.Words["Customer"]), new("nps", "NPS", true, 0), new("csat", "CSAT", true, 0), new("ces", "CES", true, 0),
                new("touchpoint", viewer.Words["Touchpoint"]), new("sentiment", viewer.Words["Sentiment"]),
                new("probability", viewer.Words["Probability"], true, 2), new("because", viewer.Words["Because of"]), new("judgedBy", viewer.Words["Judged by"]), new("comment", viewer.Words["Comment"]), new("source", viewer.Words["Source"]),
            ],
            [
                .. Answers.Select(judged => (judged.Answer, judged.Sentiment)).Select(one => (IReadOnlyList<object?>)
                    [
                        one.Answer.Key.Id, one.Answer.AnsweredAt, Who.GetValueOrDefault(one.Answer.RespondentKey)?.Id, one.Answer.Nps, one.Answer.Csat, one.Answer.Ces, one.Answer.Touchpoint,
                        one.Sentiment?.Mood, one.Sentiment?.Probability, one.Sentiment?.Because, one.Sentiment?.Model, one.Answer.Comment, one.Answer.Key.Source,
                    ]),
            ]),
    ];

    private static async Task<IReadOnlyDictionary<SourceKey, Profile>> WhoAsync(HubSession session, IReadOnlyList<JudgedAnswer> answers, CancellationToken cancellationToken)
    {
        var links = await session.Profiles.LinksForAsync(SubjectKind.Profile, [.. answers.Select(answer => answer.Answer.RespondentKey).Distinct()], cancellationToken);
        var profiles = (await session.Profiles.GetAsync([.. links.Select(link => link.ProfileId).Distinct()], cancellationToken)).ToDictionary(profile => profile.Id);
        return links.Where(link => profiles.ContainsKey(link.ProfileId)).ToDictionary(link => link.Record, link => profiles[link.ProfileId]);
    }
}
