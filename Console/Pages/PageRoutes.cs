using CxHub.Console.Actions;
using CxHub.Console.Pages.Board;
using CxHub.Console.Pages.Customer;
using CxHub.Console.Pages.Customers;
using CxHub.Console.Pages.Dashboards;
using CxHub.Console.Pages.Drivers;
using CxHub.Console.Pages.Journeys;
using CxHub.Console.Pages.Mappings;
using CxHub.Console.Pages.Measures;
using CxHub.Console.Pages.Overview;
using CxHub.Console.Pages.Quality;
using CxHub.Console.Pages.Review;
using CxHub.Console.Pages.Runs;
using CxHub.Console.Pages.Segments;
using CxHub.Console.Pages.Settings;
using CxHub.Console.Pages.Sources;
using CxHub.Console.Pages.Stream;
using CxHub.Console.Pages.Texts;
using CxHub.Console.Pages.WinRate;
using CxHub.Console.Parts;
using CxHub.Insights.Drivers;
using CxHub.Insights.Scores;
using CxHub.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CxHub.Console.Pages;

/// <summary>One route per page: read the query, load the view in one consistent read, render it or its numbers.</summary>
internal static class PageRoutes
{
    public static void Map(RouteGroupBuilder console)
    {
        console.MapGet("/", OverviewAsync);
        console.MapGet("/customers", CustomersAsync);
        console.MapGet("/customers/{id}", CustomerAsync);
        console.MapGet("/feedback", FeedbackAsync);
        console.MapGet("/followups", FollowUpsAsync);
        console.MapGet("/dashboards", DashboardAsync);
        console.MapGet("/dashboards/{department}", DashboardAsync);
        console.MapGet("/scores", ScoresAsync);
        console.MapGet("/winrate", WinRateAsync);
        console.MapGet("/drivers", DriversAsync);
        console.MapGet("/text", TextAsync);
        console.MapGet("/journeys", JourneysAsync);
        console.MapGet("/quality", QualityAsync);
        console.MapGet("/segments", SegmentsAsync);
        console.MapGet("/review", ReviewAsync);
        console.MapGet("/mappings", MappingsAsync);
        console.MapGet("/sources", SourcesAsync);
        console.MapGet("/runs", RunsAsync);
        console.MapGet("/runs/{id}", RunAsync);
        console.MapGet("/runs/held/{target}", HeldAsync);
        console.MapGet("/settings", SettingsAsync);
    }

    private static async Task<IResult> OverviewAsync(HubStore store, Viewer viewer, CancellationToken cancellationToken) =>
        Answer.Page<OverviewPage>(await store.ReadAsync(session => OverviewView.LoadAsync(session, viewer, cancellationToken), cancellationToken));

    private static async Task<IResult> CustomersAsync(string? find, string? order, string? kind, string? after, HttpContext http, HubStore store, SearchSeal seal, Viewer viewer, CancellationToken cancellationToken)
    {
        var query = CustomersView.Read(seal.Open(find), order, kind, after);
        var view = await store.ReadAsync(session => CustomersView.LoadAsync(session, query, cancellationToken), cancellationToken);
        return Answer.Page<CustomersPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> CustomerAsync(string id, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => CustomerView.LoadAsync(session, id, viewer, cancellationToken), cancellationToken);
        if (view is null)
        {
            return Answer.NotFound(viewer.Words["There is no customer {0}.", id]);
        }

        await store.WriteAsync(session => session.Audit.AddAsync(new(viewer.Now, viewer.User, "profile.read", view.Profile.Id, "console"), cancellationToken), cancellationToken);
        return Answer.Page<CustomerPage>(view);
    }

    private static async Task<IResult> FeedbackAsync([AsParameters] FeedbackQuery query, HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var filter = FeedbackFilter.Read(query.Band, query.Touchpoint, query.Source, query.Mood, query.Comments, query.Q, query.Days, query.Page);
        var view = await store.ReadAsync(session => FeedbackView.LoadAsync(session, filter, viewer.Now, cancellationToken), cancellationToken);
        return Answer.Page<FeedbackPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> FollowUpsAsync(string? target, HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => BoardView.LoadAsync(session, string.IsNullOrEmpty(target) ? null : target, viewer.Now, cancellationToken), cancellationToken);
        return Answer.Page<BoardPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> DashboardAsync(string? department, HttpContext http, HubStore store, Viewer viewer, ConsoleOptions options, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => DashboardView.LoadAsync(session, options.Kpis, department, viewer, cancellationToken), cancellationToken);
        return view is null ? Answer.NotFound(viewer.Words["There is no dashboard {0} for you.", department]) : Answer.Page<DashboardPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> ScoresAsync(int? days, HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => ScoresView.LoadAsync(session, Math.Clamp(days ?? 365, 1, 3650), viewer, cancellationToken), cancellationToken);
        return Answer.Page<ScoresPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> WinRateAsync(int? window, HttpContext http, HubStore store, Viewer viewer, ConsoleOptions options, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => WinRateView.LoadAsync(session, options.WinRate.WithWindow(window), viewer.Now, cancellationToken), cancellationToken);
        return Answer.Page<WinRatePage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> DriversAsync(string? outcome, string? group, int? days, HttpContext http, HubStore store, Viewer viewer, ConsoleOptions options, DriverStudies studies, CancellationToken cancellationToken)
    {
        var asked = outcome switch { "csat" => DriverOutcome.Csat, "ces" => DriverOutcome.Ces, _ => DriverOutcome.Nps };
        var whose = group is "with-case" ? DriverGroup.WithCase : DriverGroup.Everyone;
        var view = await store.ReadAsync(session => DriversView.LoadAsync(session, asked, whose, Math.Clamp(days ?? 365, 1, 3650), options.Drivers, studies, viewer.Now, cancellationToken), cancellationToken);
        return Answer.Page<DriversPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> JourneysAsync(int? days, string? period, HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var length = period switch { "week" => Period.Week, "month" => Period.Month, _ => Period.Quarter };
        var view = await store.ReadAsync(session => JourneysView.LoadAsync(session, Math.Clamp(days ?? 365, 1, 3650), length, viewer, cancellationToken), cancellationToken);
        return Answer.Page<JourneysPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> TextAsync(int? days, HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => TextView.LoadAsync(session, Math.Clamp(days ?? 365, 1, 3650), viewer.Topics, viewer.Now, cancellationToken), cancellationToken);
        return Answer.Page<TextPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> QualityAsync(string? source, string? kind, HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => QualityView.LoadAsync(session, source, kind, viewer.Now, cancellationToken), cancellationToken);
        return Answer.Page<QualityPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> SegmentsAsync(string? segment, HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => SegmentsView.LoadAsync(session, segment, cancellationToken), cancellationToken);
        return Answer.Page<SegmentsPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> ReviewAsync(int? skip, HubStore store, IServiceProvider services, CancellationToken cancellationToken)
    {
        var left = Math.Clamp(skip ?? 0, 0, 100_000);
        var pair = services.GetService<IConsoleActions>() is { } actions ? await actions.NextReviewAsync(left, cancellationToken) : null;
        return Answer.Page<ReviewPage>(await store.ReadAsync(session => ReviewView.LoadAsync(session, pair, left, cancellationToken), cancellationToken));
    }

    private static async Task<IResult> MappingsAsync(string? preview, HttpContext http, HubStore store, Viewer viewer, ConsoleOptions options, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => MappingsView.LoadAsync(session, options, preview, cancellationToken), cancellationToken);
        return Answer.Page<MappingsPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> SourcesAsync(HttpContext http, HubStore store, Viewer viewer, IServiceProvider services, CancellationToken cancellationToken)
    {
        var quotas = services.GetService<IConsoleActions>() is { } actions ? await actions.QuotasAsync(cancellationToken) : [];
        var view = await store.ReadAsync(session => SourcesView.LoadAsync(session, quotas, cancellationToken), cancellationToken);
        return Answer.Page<SourcesPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> RunsAsync(HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => RunsView.LoadAsync(session, cancellationToken), cancellationToken);
        return Answer.Page<RunsPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> RunAsync(string id, string? outcome, string? q, long? after, HttpContext http, HubStore store, Viewer viewer, CancellationToken cancellationToken)
    {
        var query = RunView.Read(outcome, q, after);
        var view = await store.ReadAsync(session => RunView.LoadAsync(session, id, query, cancellationToken), cancellationToken);
        return view is null ? Answer.NotFound(viewer.Words["There is no run {0}.", id]) : Answer.Page<RunPage>(http, view, () => view.Sheets(viewer));
    }

    private static async Task<IResult> HeldAsync(string target, HubStore store, Viewer viewer, IServiceProvider services, CancellationToken cancellationToken)
    {
        var held = services.GetService<IConsoleActions>() is { } actions ? await actions.HeldPushAsync(target, cancellationToken) : null;
        return held is null
            ? Answer.NotFound(viewer.Words["No push to {0} waits for a person.", SystemNames.Of(target)])
            : Answer.Page<HeldPage>(await store.ReadAsync(session => HeldView.LoadAsync(session, held, cancellationToken), cancellationToken));
    }

    private static async Task<IResult> SettingsAsync(string? subject, HttpContext http, HubStore store, Viewer viewer, ConsoleOptions options, CancellationToken cancellationToken)
    {
        var view = await store.ReadAsync(session => SettingsView.LoadAsync(session, options, store.Engine, subject, cancellationToken), cancellationToken);
        return Answer.Page<SettingsPage>(http, view, () => view.Sheets(viewer));
    }

    internal sealed record FeedbackQuery(string? Band, string? Touchpoint, string? Source, string? Mood, string? Comments, string? Q, int? Days, int? Page);
}
