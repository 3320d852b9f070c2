using CxHub.Console.Language;

namespace CxHub.Console;

/// <summary>Times as people say them. Nearer than thirty days relative to now, else the date.</summary>
public static class TimeWords
{
    public static string Relative(this Viewer viewer, DateTimeOffset at)
    {
        var ago = viewer.Now - at;
        var (words, future) = (viewer.Words, ago < TimeSpan.Zero);
        var span = ago.Duration();

        return span switch
        {
            { TotalSeconds: < 45 } => words["just now"],
            { TotalDays: >= 30 } => viewer.DateText(viewer.Day(at)),
            _ => words[future ? "in {0}" : "{0} ago", Length(words, span)],
        };
    }

    /// <summary>A length of time by its largest unit: <c>5 min</c>, <c>3 h</c>, <c>2 days</c>.</summary>
    public static string Length(Words words, TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => words["{0} ms", (int)span.TotalMilliseconds],
        { TotalSeconds: < 60 } => words["{0} s", (int)span.TotalSeconds],
        { TotalMinutes: < 60 } => words["{0} min", (int)Math.Max(1, span.TotalMinutes)],
        { TotalHours: < 36 } => words["{0} h", (int)Math.Round(span.TotalHours)],
        _ => words.Count((long)Math.Round(span.TotalDays), "{0} day", "{0} days"),
    };

    public static string DateText(this Viewer viewer, DateOnly day) =>
        viewer.Words.Code is "vi" ? day.ToString("d/M/yyyy", viewer.Culture) : day.ToString("d MMM yyyy", viewer.Culture);

    public static string MonthText(this Viewer viewer, DateOnly month) =>
        viewer.Words.Code is "vi" ? month.ToString("M/yyyy", viewer.Culture) : month.ToString("MMM yyyy", viewer.Culture);

    public static string ClockText(this Viewer viewer, DateTimeOffset at) => viewer.Local(at).ToString("HH:mm", viewer.Culture);

    /// <summary>Date, time and zone: what the tooltip of a relative time says.</summary>
    public static string Exact(this Viewer viewer, DateTimeOffset at)
    {
        var local = viewer.Local(at);
        var offset = local.Offset;
        var sign = offset < TimeSpan.Zero ? "−" : "+";
        var zone = offset.Minutes is 0 ? $"UTC{sign}{Math.Abs(offset.Hours)}" : $"UTC{sign}{Math.Abs(offset.Hours)}:{Math.Abs(offset.Minutes):00}";
        return $"{viewer.DateText(viewer.Day(at))} {viewer.ClockText(at)} ({zone}, {viewer.Zone.Id})";
    }
}
