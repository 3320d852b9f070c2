using System.CommandLine;
using CxHub.Insights.Outcomes;
using CxHub.Insights.Scores;
using CxHub.Insights.Statistics;

namespace CxHub.Functions.Commands.Reports;

/// <summary>Deals of a file, joined to the score before the outcome.</summary>
internal sealed record WinRateDeals(ExposedDeals Exposed, string RuleText, CsvTable Table, List<string> Notes)
{
    // A file without dates says nothing about order; the caller has applied a rule already, or none.
    private static readonly DateTimeOffset NoDate = DateTimeOffset.UnixEpoch.AddYears(50);

    public static WinRateDeals Read(string file, ParseResult result, WinRateOptions options)
    {
        var heading = CsvTable.HeadingOf(file);
        var (answers, customer) = (result.GetValue(options.Answers), result.GetValue(options.Customer)!);
        var (closedAt, answeredAt) = (result.GetValue(options.ClosedAt), result.GetValue(options.AnsweredAt));
        var own = answers is null ? result.GetValue(options.Band) ?? result.GetValue(options.Score) : null;

        if (answers is not null && closedAt is null)
        {
            throw new ReportException("--answers needs --closed-at: only answers before the outcome may be used.");
        }

        string?[] columns = [result.GetRequiredValue(options.Outcome), closedAt, own, result.GetValue(options.By), answers is null ? answeredAt : customer];
        var controls = Expressions.Split(result.GetValue(options.Controls) ?? "").SelectMany(control => Expressions.ColumnsOf(control, heading));
        var table = CsvTable.Read(file, columns.OfType<string>().Concat(controls));
        ExposureRule rule = new() { Window = TimeSpan.FromDays(result.GetValue(options.Window)), Gap = TimeSpan.FromDays(result.GetValue(options.Gap)) };
        List<string> notes = [];
        var deals = Deals(table, result, options, answers is null ? null : customer, notes);
        var dated = closedAt is not null && answeredAt is not null;
        var scores = answers is null && own is null ? [] : answers is null ? OwnScores(table, result, options, notes) : OtherScores(answers, result, options, notes);
        var exposed = Exposure.Join(deals, scores, dated ? rule : rule with { Gap = TimeSpan.Zero, Window = TimeSpan.FromDays(2) });

        if (!dated && scores.Count > 0)
        {
            notes.Add("no moments of answer and outcome were named, so it cannot be checked that answers came before outcomes");
        }

        return new(exposed, dated ? rule.ToString() : "none", table, notes);
    }

    /// <summary>Win rate of every value of a column.</summary>
    public IReadOnlyList<(string Group, Share Rate)> By(string column) =>
    [
        .. Exposed.Closed.GroupBy(deal => Table[column][RowOf(deal)].Trim(), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, new Share(group.Count(deal => deal.Deal.Won is true), group.Count()))),
    ];

    /// <summary>Promoters against detractors with the named controls; words become strata, numbers enter the model.</summary>
    public EffectStudy Study(IReadOnlyList<string> controls)
    {
        var words = controls.Where(IsWords).ToList();
        var numbers = controls.Except(words).Select(control => Expressions.Evaluate(control, Table, Notes).Single()).ToList();
        var scored = Exposed.Closed.Where(deal => deal.Score is { } score && Nps.BandOf(score.Score) is not NpsBand.Passive).ToList();
        Column won = new("won", Enumerable.Repeat(double.NaN, Table.Rows).ToArray());

        foreach (var deal in Exposed.Closed)
        {
            won.Values[RowOf(deal)] = deal.Deal.Won is true ? 1 : 0;
        }

        Notes.AddRange(Leakage.Check(won, numbers).Select(note => "possible leak: " + note.TrimEnd('.')));

        return new(
            [.. scored.Select(deal => new EffectCase(
                deal.Deal.Won is true,
                Nps.BandOf(deal.Score!.Value.Score) is NpsBand.Promoter,
                [.. words.Select(control => JoinKey.Of(Table[control][RowOf(deal)]))],
                [.. numbers.Select(column => column.Values[RowOf(deal)])]))],
            words,
            [.. numbers.Select(column => column.Name)]);
    }

    private bool IsWords(string control) => Table.Has(control) && Array.Exists(Table[control], cell => Cells.Number(cell) is null);

    private static int RowOf(ExposedDeal deal) => int.Parse(deal.Deal.DealId, System.Globalization.CultureInfo.InvariantCulture);

    private static List<DealOutcome> Deals(CsvTable table, ParseResult result, WinRateOptions options, string? customer, List<string> notes)
    {
        var outcomes = table[result.GetRequiredValue(options.Outcome)];
        var zone = ScoreAnswers.ZoneOf(result.GetRequiredValue(options.Zone));
        var closedAt = result.GetValue(options.ClosedAt);
        var undated = 0;
        List<DealOutcome> deals = new(table.Rows);

        for (var row = 0; row < table.Rows; row++)
        {
            var won = Cells.Won(outcomes[row]);
            var closed = closedAt is null ? NoDate : Cells.Moment(table, closedAt, row, zone, result.GetValue(options.DateFormat));
            undated += won is not null && closed is null ? 1 : 0;
            var id = row.ToString(System.Globalization.CultureInfo.InvariantCulture);
            deals.Add(new() { DealId = id, Customer = customer is null ? id : table[customer][row], Won = won, ClosedAt = closed });
        }

        if (undated > 0)
        {
            notes.Add($"{undated} decided deals have no closing date and count as open");
        }

        return deals;
    }

    private static List<ScorePoint> OwnScores(CsvTable table, ParseResult result, WinRateOptions options, List<string> notes)
    {
        var column = result.GetValue(options.Band) ?? result.GetValue(options.Score)!;
        var isBand = result.GetValue(options.Band) is not null;

        return Scores(table, column, isBand, row => row.ToString(System.Globalization.CultureInfo.InvariantCulture), result, options, NoDate.AddDays(-1), notes);
    }

    private static List<ScorePoint> OtherScores(string file, ParseResult result, WinRateOptions options, List<string> notes)
    {
        var customer = result.GetRequiredValue(options.Customer);
        var score = result.GetValue(options.Score) ?? throw new ReportException("--answers needs --score: the column with the answer in that file.");
        var answeredAt = result.GetValue(options.AnsweredAt) ?? throw new ReportException("--answers needs --answered-at: only answers before the outcome may be used.");
        var table = CsvTable.Read(file, [customer, score, answeredAt]);

        return Scores(table, score, isBand: false, row => table[customer][row], result, options, null, notes);
    }

    private static List<ScorePoint> Scores(CsvTable table, string column, bool isBand, Func<int, string> customer, ParseResult result, WinRateOptions options, DateTimeOffset? undated, List<string> notes)
    {
        var zone = ScoreAnswers.ZoneOf(result.GetRequiredValue(options.Zone));
        var answeredAt = result.GetValue(options.AnsweredAt);
        var outside = 0;
        List<ScorePoint> scores = [];

        for (var row = 0; row < table.Rows; row++)
        {
            var score = isBand ? BandScore(table, column, row) : Cells.Number(table[column][row]) ?? throw Cells.NotA("number", table, column, row);
            var state = AnswerScale.Recommendation.Read(double.IsNaN(score) ? null : score);
            outside += state is AnswerState.OutsideScale ? 1 : 0;
            var at = answeredAt is null || result.GetValue(options.ClosedAt) is null ? undated : Cells.Moment(table, answeredAt, row, zone, result.GetValue(options.DateFormat));

            if (state is AnswerState.Valid && at is { } moment)
            {
                scores.Add(new(customer(row), moment, score));
            }
        }

        if (outside > 0)
        {
            notes.Add($"{outside} answers are outside 0-10 and were left out");
        }

        return scores;
    }

    private static double BandScore(CsvTable table, string column, int row) => table[column][row].Trim().ToLowerInvariant() switch
    {
        "detractor" => 0,
        "passive" => 7,
        "promoter" => 10,
        "" or "none" => double.NaN,
        _ => throw Cells.NotA("band (detractor, passive, promoter or blank)", table, column, row),
    };
}
