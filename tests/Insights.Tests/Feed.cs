using CxHub.Domain;
using CxHub.Domain.Records;

namespace CxHub.Tests.Insights;

/// <summary>Records with their customers, as the store would show them to the input of an analysis.</summary>
internal static class Feed
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static int _number;

    public static CustomerRecord<Feedback> Answer(string person, double daysAgo, int? nps = null, string? account = null, string? comment = null, int? ces = null, string? touchpoint = null, string status = "completed") =>
        new(new() { Key = Key("survey", "response"), AnsweredAt = Ago(daysAgo), Nps = nps, Ces = ces, Comment = comment, Language = "en", Touchpoint = touchpoint, SurveyKind = touchpoint is null ? "relational" : "transactional", Status = status }, person, account);

    public static CustomerRecord<SupportCase> Case(string person, double daysAgo, double? solvedAfterDays = null, string? owner = null, string channel = "phone", string? subject = null) =>
        new(new() { Key = Key("crm", "Case"), OpenedAt = Ago(daysAgo), ClosedAt = solvedAfterDays is { } days ? Ago(daysAgo - days) : null, IsClosed = solvedAfterDays is not null, OwnerId = owner, Channel = channel, Subject = subject }, person, null);

    public static CustomerRecord<Interaction> Visit(string person, double daysAgo, bool? left = null, string? page = null) =>
        new(new() { Key = Key("web", "visit"), OccurredAt = Ago(daysAgo), CartAbandoned = left, Channel = "web", Touchpoint = "website", DurationSeconds = 60, Page = page }, person, null);

    public static CustomerRecord<Order> Invoice(string customer, double daysAgo, decimal amount, string currency = "VND", string status = "paid") =>
        new(new() { Key = Key("erp", "invoice"), PlacedAt = Ago(daysAgo), Amount = amount, Currency = currency, Status = status }, customer, null);

    public static DateTimeOffset Ago(double days) => Now.AddDays(-days);

    private static SourceKey Key(string source, string entity) => new(source, entity, $"{Interlocked.Increment(ref _number):D6}");
}
