using System.Globalization;
using CxHub.Connectors;
using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Functions.Hosting;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Population;
using CxHub.Storage;
using Spectre.Console;
using Profile = CxHub.Storage.Profile;

namespace CxHub.Functions.Commands;

/// <summary>The end of the demo in a sales manager's words: what was found, one customer before and after, what was written where, what it cost.</summary>
internal static class DemoReport
{
    public static async Task WriteAsync(DemoSummary summary, IServiceProvider services, SandboxHost sandbox, CancellationToken cancellationToken)
    {
        AnsiConsole.WriteLine();
        LoopReport.Found(summary.First);
        var identity = summary.First.Identity;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{identity.Records:N0} records of people are [bold]{identity.Profiles:N0} customers[/]. Held against the sandbox's truth: precision {identity.Precision:P2}, recall {identity.Recall:P2}, F1 {identity.F1:0.0000}.");
        AnsiConsole.WriteLine();

        var store = services.GetRequiredService<HubStore>();
        if (await ShowcaseAsync(store, cancellationToken) is { } showcase)
        {
            await WriteCustomerAsync(showcase, store, services.GetRequiredService<HubConfig>().Zone, cancellationToken);
        }

        LoopReport.Written(summary.First);
        var calls = services.GetRequiredService<ConnectorCatalog>().Sources.Sum(source => source.Calls.Total) + services.GetRequiredService<ConnectorCatalog>().Sinks.Sum(sink => sink.Calls.Total);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The whole demo, second pass included, made {calls:N0} API calls. The second pass wrote [bold]{summary.SecondPass}[/] records: nothing had changed.");
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Console: {services.GetRequiredService<HubApplication>().Address}   Look-alike Salesforce: {sandbox.Address(SandboxSystem.Salesforce)}   Dynamics: {sandbox.Address(SandboxSystem.Dataverse)}");
    }

    /// <summary>The customer with an open follow-up who is known to the most systems.</summary>
    private static async Task<FollowUp?> ShowcaseAsync(HubStore store, CancellationToken cancellationToken)
    {
        var open = await store.ReadAsync(session => session.FollowUps.InStateAsync(FollowUpState.Open, null, 500, cancellationToken), cancellationToken);
        var links = await store.ReadAsync(session => session.Profiles.LinksOfAsync([.. open.Select(one => one.ProfileId).Distinct()], cancellationToken), cancellationToken);
        var systems = links.ToLookup(link => link.ProfileId, link => link.Record.Source);
        return open.OrderByDescending(one => systems[one.ProfileId].Distinct().Count()).ThenByDescending(one => systems[one.ProfileId].Count()).ThenBy(one => one.Key, StringComparer.Ordinal).FirstOrDefault();
    }

    private static async Task WriteCustomerAsync(FollowUp followUp, HubStore store, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var (profile, links, persons, scores) = await store.ReadAsync(session => LoadAsync(session, followUp.ProfileId, cancellationToken), cancellationToken);
        var before = LoopReport.Table($"Before: {profile.Name} in {links.Select(link => link.Record.Source).Distinct().Count()} systems", "system", "name", "e-mail", "phone", "why it is the same person");
        foreach (var link in links)
        {
            var person = persons.GetValueOrDefault(link.Record);
            before.AddRow(
                Markup.Escape(link.Record.Source), Markup.Escape(person?.DisplayName ?? string.Empty), Markup.Escape(person?.Email?.Value ?? "—"), Markup.Escape(person?.Phone?.Value ?? "—"), Markup.Escape(link.Rule));
        }

        AnsiConsole.Write(before);
        AnsiConsole.Write(After(followUp, profile, scores, zone));
    }

    private static Table After(FollowUp followUp, Profile profile, IReadOnlyList<Score> scores, TimeZoneInfo zone)
    {
        var after = LoopReport.Table("After: one customer", "what", "value", "where it stands now");
        foreach (var (field, golden) in profile.Golden.Where(pair => pair.Key is "email" or "phone" or "city").OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            after.AddRow(field, Markup.Escape(golden.Value), Markup.Escape($"customer profile, from {golden.Source.Source}"));
        }

        foreach (var score in scores.Where(score => score.Measure is Measure.Nps or Measure.Sentiment or Measure.LatestComment or Measure.Health))
        {
            after.AddRow(score.Measure.Replace('_', ' '), Markup.Escape(Shown(score)), "CRM contact");
        }

        after.AddRow("follow-up", Markup.Escape($"{followUp.Order.Subject}, due {TimeZoneInfo.ConvertTime(followUp.Order.DueAt, zone):yyyy-MM-dd HH:mm}"), Markup.Escape($"{followUp.Target} {followUp.Order.Kind.ToString().ToLowerInvariant()} {followUp.RecordId}"));
        return after;
    }

    private static string Shown(Score score)
    {
        var text = score.Text is { Length: > 90 } words ? words[..90] + "…" : score.Text;
        return score.Value is null ? text ?? "—" : FormattableString.Invariant($"{score.Value:0.##}") + (text is null ? string.Empty : $" ({text})");
    }

    private static async Task<(Profile Profile, IReadOnlyList<Link> Links, Dictionary<SourceKey, Person> Persons, IReadOnlyList<Score> Scores)> LoadAsync(HubSession session, string profileId, CancellationToken cancellationToken)
    {
        var profile = (await session.Profiles.FindAsync(profileId, cancellationToken))!;
        var links = await session.Profiles.LinksOfAsync([profile.Id], cancellationToken);
        var persons = await session.Canonical.GetAsync<Person>([.. links.Select(link => link.Record)], cancellationToken);
        return (profile, links, persons.ToDictionary(person => person.Key), await session.Scores.OfAsync(SubjectKind.Profile, [profile.Id], cancellationToken));
    }
}
