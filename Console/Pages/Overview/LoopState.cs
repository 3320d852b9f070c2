using CxHub.Console.Parts;
using CxHub.Domain.Loop;
using CxHub.Insights.Scores;
using CxHub.Storage;

namespace CxHub.Console.Pages.Overview;

/// <summary>Judges the loop: six steps, and one sentence that says the worst first.</summary>
internal sealed class LoopState(OverviewView view, Viewer viewer)
{
    /// <summary>A source that said nothing for a day is late.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(24);

    public IReadOnlyList<LoopStep> Steps => [Pull(), Map(), Resolve(), Score(), Push(), Close()];

    public string Tone => view.Sources.Count is 0 ? "empty-hub" : Steps.Any(step => step.Tone is "failed") ? "failed" : Steps.Any(step => step.Tone is "late") ? "late" : "";

    public string Sentence
    {
        get
        {
            var words = viewer.Words;
            if (view.Sources.Count is 0)
            {
                return words["No data yet. Configure a source, then run the loop: each step will show here what it did."];
            }

            var troubles = Steps.Where(step => step.Tone.Length > 0).OrderBy(step => step.Tone is "failed" ? 0 : 1).Select(step => step.Trouble ?? step.Note).ToList();
            var size = words["{0} from {1}", words.Count(view.Counts.Profiles, "{0} customer", "{0} customers"), words.Count(view.Counts.Records, "{0} record", "{0} records")];
            var score = Nps.Of(view.Latest) is { Value: { } value, ShownInterval: { } interval } nps
                ? words["NPS {0} ({1} to {2}, n {3})", viewer.WithSign(value), viewer.WithSign(interval.Lower), viewer.WithSign(interval.Upper), viewer.Number(nps.N)]
                : words["no NPS answers yet"];
            return troubles.Count is 0
                ? words["The loop is healthy: {0}, {1}.", size, score]
                : words["{0}. {1}; {2}.", Capital(string.Join(", ", troubles)), Capital(size), score];
        }
    }

    private LoopStep Pull()
    {
        var failing = view.Sources.Where(source => source.LastError is not null).Select(source => source.Source).Distinct().ToList();
        var stale = view.Sources.Where(source => source.CursorAt is { } at && viewer.Now - at > Stale).Select(source => source.Source).Distinct().ToList();
        var systems = view.Sources.Select(source => source.Source).Distinct().Count();
        var (note, tone) = (failing, stale) switch
        {
            ({ Count: > 0 }, _) => (viewer.Words["{0} cannot be read", Named(failing)], "failed"),
            (_, { Count: > 0 }) => (viewer.Words["{0} silent for over a day", Named(stale)], "late"),
            _ when view.Sources.Max(source => source.CursorAt) is { } newest => (viewer.Words["newest data {0}", viewer.Relative(newest)], ""),
            _ => (viewer.Words["nothing pulled yet"], ""),
        };
        return new(viewer.Words["Pull"], "sources", "sources", view.Counts.Records, viewer.Words.Count(systems, "records of {0} system", "records of {0} systems"), note, tone);
    }

    private LoopStep Map() => new(
        viewer.Words["Map"], "mappings", "sources", view.Mapped, viewer.Words["hub records"],
        view.Counts.SetAside is 0 ? viewer.Words["no row set aside"] : viewer.Words.Count(view.Counts.SetAside, "{0} row set aside", "{0} rows set aside"),
        view.Counts.SetAside is 0 ? "" : "late",
        viewer.Words.Count(view.Counts.SetAside, "{0} row is set aside", "{0} rows are set aside"));

    private LoopStep Resolve() => new(
        viewer.Words["Resolve"], "customers", "customers", view.Counts.Profiles, viewer.Words["customers"],
        viewer.Words.Count(view.Counts.AccountProfiles, "and {0} company", "and {0} companies"), "");

    private LoopStep Score() => new(
        viewer.Words["Score"], "scores", "scores", view.Counts.Answers, viewer.Words["answers"],
        Nps.Of(view.Latest).Value is { } value ? "NPS " + viewer.WithSign(value) : viewer.Words["no NPS answers yet"], "");

    private LoopStep Push()
    {
        var last = view.LastPushes;
        var (failed, rejected) = (last.Where(push => push.State is PushRunState.Failed).ToList(), last.Sum(push => (long)push.Rejected));
        var (note, tone) = failed.Count > 0
            ? (viewer.Words["last push to {0} failed", Named(failed.Select(push => push.Target))], "failed")
            : rejected > 0
                ? (viewer.Words.Count(rejected, "{0} row rejected", "{0} rows rejected"), "late")
                : last.Count is 0 ? (viewer.Words["nothing pushed yet"], "") : (viewer.Words["to {0}, {1}", Named(last.Select(push => push.Target)), viewer.Relative(last.Max(push => push.StartedAt))], "");
        return new(viewer.Words["Push"], "runs", "runs", last.Sum(push => (long)push.Written), viewer.Words["rows written last"], note, tone,
            failed.Count > 0 ? null : viewer.Words.Count(rejected, "the CRMs rejected {0} row of the last push", "the CRMs rejected {0} rows of the last push"));
    }

    private LoopStep Close()
    {
        var rejected = view.FollowUps.ByState.GetValueOrDefault(FollowUpState.Rejected);
        var (note, tone) = rejected > 0
            ? (viewer.Words.Count(rejected, "{0} refused by the CRM", "{0} refused by the CRM"), "failed")
            : view.FollowUps.Overdue > 0
                ? (viewer.Words.Count(view.FollowUps.Overdue, "{0} follow-up overdue", "{0} follow-ups overdue"), "late")
                : (viewer.Words["{0} closed so far", viewer.Number(view.FollowUps.ByState.GetValueOrDefault(FollowUpState.Completed))], "");
        return new(viewer.Words["Close the loop"], "followups", "followups", view.OpenFollowUps, viewer.Words["open follow-ups"], note, tone,
            rejected > 0 ? viewer.Words.Count(rejected, "the CRM refused {0} follow-up", "the CRM refused {0} follow-ups") : null);
    }

    private static string Named(IEnumerable<string> systems) => string.Join(", ", systems.Distinct().Select(SystemNames.Of));

    private string Capital(string text) => text.Length is 0 ? text : char.ToUpper(text[0], viewer.Culture) + text[1..];
}
