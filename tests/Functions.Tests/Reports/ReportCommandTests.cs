using CxHub.Functions.Commands.Reports;
using Xunit;

namespace CxHub.Tests.Functions.Reports;

public sealed class ReportCommandTests : IDisposable
{
    // Spector and Mazzeo 1980, as printed in Greene's Econometric Analysis.
    private const string Spector =
        "2.66,20,0,0;2.89,22,0,0;3.28,24,0,0;2.92,12,0,0;4,21,0,1;2.86,17,0,0;2.76,17,0,0;2.87,21,0,0;3.03,25,0,0;3.92,29,0,1;2.63,20,0,0;3.32,23,0,0;" +
        "3.57,23,0,0;3.26,25,0,1;3.53,26,0,0;2.74,19,0,0;2.75,25,0,0;2.83,19,0,0;3.12,23,1,0;3.16,25,1,1;2.06,22,1,0;3.62,28,1,1;2.89,14,1,0;3.51,26,1,0;" +
        "3.54,24,1,1;2.83,27,1,1;3.39,17,1,1;2.67,24,1,0;3.65,21,1,1;4,23,1,1;3.1,21,1,0;2.39,19,1,1";

    private readonly CommandRun _run = new();

    [Fact]
    public void Nps_ByGroup_GivesUnroundedFiguresAndSuppressesSmallGroups()
    {
        var file = _run.File("a.csv", ["s,segment", .. Rows("10,SMB", 50), .. Rows("8,SMB", 30), .. Rows("1,SMB", 20), .. Rows("9,ENT", 40), .. Rows("7,ENT", 30), .. Rows("6,ENT", 30), .. Rows("9,tiny", 3), ",SMB", "11,SMB", "n/a,ENT", "abc,ENT"]);

        var json = CommandRun.Json(ReportCommand.Build(), "nps", "--input", file, "--score", "s", "--by", "segment");

        Assert.Equal(203, json.GetProperty("n").GetInt32());
        Assert.Equal((2, 2), (json.GetProperty("blank").GetInt32(), json.GetProperty("outsideScale").GetInt32()));
        var rows = json.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["ENT", "SMB", "tiny"], rows.Select(row => row.GetProperty("segment").GetString()));
        Assert.Equal(30, rows[1].GetProperty("nps").GetDouble(), 9);
        Assert.Equal(14.051130, rows[1].GetProperty("lower").GetDouble(), 6);
        Assert.Equal("suppressed", rows[2].GetProperty("standing").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, rows[2].GetProperty("nps").ValueKind);
        var comparison = Assert.Single(json.GetProperty("comparisons").EnumerateArray());
        Assert.Equal(0.0794106259989, comparison.GetProperty("p").GetDouble(), 10);
        Assert.Contains(json.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains("rows 208", StringComparison.Ordinal));
    }

    [Fact]
    public void Nps_FileWithoutTheNameOfItsColumn_IsToldWhatToName()
    {
        var (code, _, error) = CommandRun.Run(ReportCommand.Build(), "nps", "--input", _run.File("a.csv", "s", "9"));

        Assert.Equal((1, "A file needs --score: Column with the answers."), (code, error.Trim()));
    }

    [Fact]
    public void WebFeedback_TwoFiles_AreJoinedByVisitorAndPeriod()
    {
        var carts = _run.File("carts.csv", ["visitor,page,at,abandoned", .. Enumerable.Range(0, 40).Select(i => $"v{i},/cart,2026-03-0{1 + (i % 9)},{((i % 2 is 0 ? i % 10 is not 0 : i % 10 is 1) ? "yes" : "no")}")]);
        var comments = _run.File("comments.csv", ["visitor,at,text,language", .. Enumerable.Range(0, 40).Select(i => $"v{i},2026-03-20,{(i % 2 is 0 ? "Terrible. The delivery was late and the staff rude" : "Great service thank you")},en")]);

        var json = CommandRun.Json(ReportCommand.Build(), "webfeedback", "--input", carts, "--comments", comments, "--period", "month");

        Assert.Equal((20, 20), (json.GetProperty("abandonedAfterNegativeN").GetInt32(), json.GetProperty("abandonedOtherwiseN").GetInt32()));
        Assert.Equal(16, json.GetProperty("oddsRatio").GetDouble(), 9);
        Assert.Equal("2026-03", Assert.Single(json.GetProperty("rows").EnumerateArray()).GetProperty("period").GetString());
    }

    [Fact]
    public void Nps_ByMonth_UsesTheZoneAndCountsARepeatedResponseOnce()
    {
        var file = _run.File("a.csv", ["response_id,date,s", .. Enumerable.Range(0, 12).Select(i => $"r{i},2026-01-31T20:00:00Z,9"), .. Enumerable.Range(20, 12).Select(i => $"r{i},2026-01-31,2"), "r0,2026-01-31T20:00:00Z,9"]);

        var json = CommandRun.Json(ReportCommand.Build(), "nps", "--input", file, "--score", "s", "--period", "month");

        Assert.Equal([("2026-01", 12, -100.0), ("2026-02", 12, 100.0)], json.GetProperty("rows").EnumerateArray().Select(row => (row.GetProperty("period").GetString()!, row.GetProperty("n").GetInt32(), row.GetProperty("nps").GetDouble())));
    }

    [Fact]
    public void Nps_KnownShares_WeightTheGroups()
    {
        var file = _run.File("a.csv", ["s,segment", .. Rows("10,SMB", 20), .. Rows("8,SMB", 10), .. Rows("1,SMB", 10), .. Rows("9,ENT", 15), .. Rows("7,ENT", 20), .. Rows("6,ENT", 25)]);

        var weighted = CommandRun.Json(ReportCommand.Build(), "nps", "--input", file, "--score", "s", "--by", "segment", "--shares", "SMB=0.7,ENT=0.3").GetProperty("weighted")[0];

        Assert.Equal(12.5, weighted.GetProperty("nps").GetDouble(), 9);
        Assert.Equal(9.685148, weighted.GetProperty("standardError").GetDouble(), 6);
    }

    [Fact]
    public void Nps_BoundBeyondTheScale_IsShownCutAndKeptAsComputed()
    {
        var json = CommandRun.Json(ReportCommand.Build(), "nps", "--input", _run.File("a.csv", ["s", .. Rows("10", 10)]), "--score", "s");

        Assert.Equal(100, json.GetProperty("upper").GetDouble());
        Assert.Equal(106.342602, json.GetProperty("computedUpper").GetDouble(), 6);
        Assert.Equal("nps/1", json.GetProperty("formulaVersion").GetString());
    }

    [Fact]
    public void CsatAndCes_ReferenceAnswers_GiveTheReferenceFigures()
    {
        var csat = _run.File("csat.csv", ["s", .. Rows("5", 140), .. Rows("2", 60), "0"]);
        var ces = _run.File("ces.csv", ["s", .. "7,6,6,5,7,4,3,6,7,2".Split(',')]);

        var satisfied = CommandRun.Json(ReportCommand.Build(), "csat", "--input", csat, "--score", "s");
        var effort = CommandRun.Json(ReportCommand.Build(), "ces", "--input", ces, "--score", "s");

        Assert.Equal(70, satisfied.GetProperty("csat").GetDouble(), 9);
        Assert.Equal(63.3209316, satisfied.GetProperty("lower").GetDouble(), 6);
        Assert.Equal(1, satisfied.GetProperty("notApplicable").GetInt32());
        Assert.Equal(5.3, effort.GetProperty("ces").GetDouble(), 9);
        Assert.Equal(70, effort.GetProperty("easy").GetDouble(), 9);
    }

    [Fact]
    public void Logistic_PublishedTable_IsWithheldAsAFindingAndStandsInTheJson()
    {
        var file = _run.File("spector.csv", ["GPA,TUCE,PSI,GRADE", .. Spector.Split(';')]);
        string[] arguments = ["logistic", "--input", file, "--outcome", "GRADE", "--predictors", "GPA,TUCE,PSI"];

        var json = CommandRun.Json(ReportCommand.Build(), arguments);
        var (_, text, _) = CommandRun.Run(ReportCommand.Build(), arguments);

        Assert.Contains("3.67 per parameter", json.GetProperty("refusal").GetString(), StringComparison.Ordinal);
        Assert.Equal(2.826112595, json.GetProperty("coefficients")[1].GetProperty("estimate").GetDouble(), 1e-8);
        Assert.Equal(-12.889634222, json.GetProperty("logLikelihood").GetDouble(), 1e-8);
        Assert.DoesNotContain("standardError", text, StringComparison.Ordinal);
        Assert.Contains("2.8261", CommandRun.Run(ReportCommand.Build(), [.. arguments, "--min-events-per-parameter", "0"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Logistic_ExpressionsAndWords_BecomePredictors()
    {
        var file = _run.File("d.csv", ["won,x,y,segment", .. Enumerable.Range(0, 300).Select(i => $"{(i * 7 % 10 < 4 + (i % 2 * 2) ? "Won" : "Lost")},{i % 13},{1 + (i % 17)},{(i % 3 == 0 ? "ENT" : "SMB")}"), "Open,1,1,SMB"]);

        var json = CommandRun.Json(ReportCommand.Build(), "logistic", "--input", file, "--outcome", "won", "--predictors", "x,log(y),segment");

        Assert.Equal(["(intercept)", "x", "log(y)", "segment=ENT"], json.GetProperty("coefficients").EnumerateArray().Select(row => row.GetProperty("name").GetString()));
        Assert.Equal(300, json.GetProperty("n").GetInt32());
    }

    [Fact]
    public void WinRate_ConfoundedExample_ShowsCrudeAndAdjusted()
    {
        string[] Deals(string segment, int score, int won, int all) => [.. Enumerable.Range(0, all).Select(i => $"{segment},{score},{(i < won ? "Closed Won" : "Closed Lost")}")];
        var file = _run.File("deals.csv", ["segment,nps,stage", .. Deals("SMB", 9, 45, 60), .. Deals("smb ", 3, 28, 40), .. Deals("ENT", 10, 6, 20), .. Deals("ENT", 2, 20, 80), "ENT,9,Negotiation"]);

        var json = CommandRun.Json(ReportCommand.Build(), "winrate", "--input", file, "--outcome", "stage", "--score", "nps", "--controls", "segment");

        Assert.Equal(0.6375, json.GetProperty("bands")[2].GetProperty("rate").GetDouble(), 9);
        Assert.Equal(2.637931, json.GetProperty("crudeOddsRatio").GetDouble(), 6);
        Assert.Equal(1.285714, json.GetProperty("mantelHaenszelOddsRatio").GetDouble(), 6);
        Assert.Equal(0.05, json.GetProperty("adjustedDifference").GetDouble(), 6);
        Assert.Equal(1, json.GetProperty("open").GetInt32());
        Assert.Contains("associated with", json.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WinRate_WithoutScores_GivesRatesByColumn()
    {
        var file = _run.File("deals.csv", ["product,deal_stage", .. Rows("A,Won", 30), .. Rows("A,Lost", 10), .. Rows("B,Won", 12), .. Rows("B,Lost", 28), "B,Engaging"]);

        var json = CommandRun.Json(ReportCommand.Build(), "winrate", "--input", file, "--outcome", "deal_stage", "--by", "product");

        Assert.Equal([0.75, 0.3], json.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("rate").GetDouble()));
        Assert.StartsWith("52.5 % of closed deals are won", json.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Drivers_OutcomeInWords_TakesTheNamedOrTheSecondWordAsEvent()
    {
        var file = _run.File("t.csv", ["satisfaction,a,b", .. Enumerable.Range(0, 60).Select(i => $"{(i % 7 > 3 ? "satisfied" : "neutral or dissatisfied")},{i % 7},{i % 5}")]);
        string[] arguments = ["drivers", "--input", file, "--outcome", "satisfaction", "--drivers", "a,b", "--resamples", "50"];

        var byDefault = CommandRun.Json(ReportCommand.Build(), arguments);
        var named = CommandRun.Json(ReportCommand.Build(), [.. arguments, "--event", "neutral or dissatisfied"]);

        Assert.Equal("up", byDefault.GetProperty("drivers")[0].GetProperty("direction").GetString());
        Assert.Equal("down", named.GetProperty("drivers")[0].GetProperty("direction").GetString());
        Assert.Contains("\"satisfied\" counts as 1", byDefault.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nps_RelationalAndTransactionalInOneFile_AreNeverPooled()
    {
        var file = _run.File("a.csv", ["s,kind", .. Rows("9,relational", 12), .. Rows("2,transactional", 12)]);

        Assert.Contains("never pooled", CommandRun.Run(ReportCommand.Build(), "nps", "--input", file, "--score", "s").Error, StringComparison.Ordinal);
        Assert.Equal(100, CommandRun.Json(ReportCommand.Build(), "nps", "--input", file, "--score", "s", "--kind", "relational").GetProperty("nps").GetDouble());
    }

    [Fact]
    public void Logistic_OneCategoryOnly_SaysThatNothingVaries()
    {
        var file = _run.File("d.csv", ["won,segment", .. Rows("Won,SMB", 20), .. Rows("Lost,SMB", 20)]);

        Assert.Contains("No predictor varies", CommandRun.Json(ReportCommand.Build(), "logistic", "--input", file, "--outcome", "won", "--predictors", "segment").GetProperty("refusal").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WinRate_AnswersInASecondFile_UsesTheLastOneBeforeTheOutcome()
    {
        var deals = _run.File("deals.csv", ["account,won,closed", .. Enumerable.Range(0, 20).Select(i => $"A{i},{i % 2},2026-03-05")]);
        var answers = _run.File("answers.csv", ["account,s,at", .. Enumerable.Range(0, 15).SelectMany(i => new[] { $"a{i} ,9,2026-01-10", $"A{i},4,2026-03-05" })]);

        var json = CommandRun.Json(ReportCommand.Build(), "winrate", "--input", deals, "--answers", answers, "--score", "s", "--answered-at", "at", "--closed-at", "closed");

        Assert.Equal(15, json.GetProperty("bands")[2].GetProperty("n").GetInt32());
        Assert.Equal(5, json.GetProperty("bands")[3].GetProperty("n").GetInt32());
        Assert.Equal(5, json.GetProperty("unmatchedKeys").GetInt32());
    }

    [Fact]
    public void DriversOlsCorrelationsTrend_SmallTable_AnswerInEveryFormat()
    {
        var file = _run.File("t.csv", ["satisfied,a,b,c", .. Enumerable.Range(0, 60).Select(i => $"{(3 * (i % 7)) + (i % 5)},{i % 7},{i % 5},{i * 11 % 13}")]);

        var drivers = CommandRun.Json(ReportCommand.Build(), "drivers", "--input", file, "--outcome", "satisfied", "--drivers", "a,b,c", "--resamples", "100");
        var ols = CommandRun.Run(ReportCommand.Build(), "ols", "--input", file, "--outcome", "satisfied", "--predictors", "a,b", "--format", "csv");
        var correlations = CommandRun.Json(ReportCommand.Build(), "correlations", "--input", file);
        var trend = CommandRun.Json(ReportCommand.Build(), "trend", "--input", file, "--value", "a");

        Assert.Equal("a", drivers.GetProperty("drivers")[0].GetProperty("name").GetString());
        Assert.Equal(4, ols.Output.Split("\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("a,3", ols.Output.Split("\n")[2], StringComparison.Ordinal);
        Assert.Equal(6, correlations.GetProperty("pairs").GetArrayLength());
        Assert.Equal(60, trend.GetProperty("periods").GetInt32());
    }

    [Fact]
    public void RevenueRetentionEnps_SmallTables_AnswerWithASentence()
    {
        var revenue = _run.File("r.csv", ["nps,amount", .. "120,150,95,130,70,240,110,160".Split(',').Select(amount => $"9,{amount}"), .. "80,20,30,95,60,45".Split(',').Select(amount => $"2,{amount}")]);
        var retention = _run.File("k.csv", ["time,left,band", .. "9,13,18,23,31,34,48".Split(',').Select(time => $"{time},1,m"), .. "13,28,45,161".Split(',').Select(time => $"{time},0,m"), .. "5,5,8,8,12,23,27,30,33,43,45".Split(',').Select(time => $"{time},1,n"), "16,0,n"]);
        var enps = _run.File("e.csv", ["s,team", .. Rows("9,a", 24), .. Rows("7,b", 10), .. Rows("3,b", 6), .. Rows("3,c", 2)]);

        Assert.Equal(2.633290, CommandRun.Json(ReportCommand.Build(), "revenue", "--input", revenue, "--amount", "amount", "--score", "nps").GetProperty("ratio").GetDouble(), 6);
        Assert.Equal(3.396389, CommandRun.Json(ReportCommand.Build(), "retention", "--input", retention, "--time", "time", "--event", "left", "--by", "band").GetProperty("chiSquared").GetDouble(), 6);
        var cells = CommandRun.Json(ReportCommand.Build(), "enps", "--input", enps, "--score", "s", "--by", "team").GetProperty("rows");
        Assert.Equal([false, true, true], cells.EnumerateArray().Select(cell => cell.GetProperty("hidden").ValueKind is System.Text.Json.JsonValueKind.String));
    }

    [Fact]
    public void TopicsJourneysQualitySegments_SmallTables_AnswerWithFigures()
    {
        var comments = _run.File("c.csv", ["text,nps", .. Rows("late delivery,2", 40), .. Rows("great staff,9", 40)]);
        var events = _run.File("j.csv", "event_id,customer,at,channel,touchpoint,instance,goal,resolves", "1,p,2026-03-02T09:00:00,phone,ivr,C1,,", "2,p,2026-03-02T09:00:12,phone,ivr,C1,,", "3,p,2026-03-02T09:00:25,phone,ivr,C1,,", "4,p,2026-03-02T09:01:10,phone,agent,C1,K1,", "5,p,2026-03-02T09:09:40,phone,agent,C1,,", "6,p,2026-03-03T10:00:00,chat,chat,H1,K1,", "7,p,2026-03-03T10:03:00,chat,chat,H1,,yes");
        var people = _run.File("q.csv", "email,nps", "an@x.vn,9", "AN@X.VN,11", "bad,7", "n/a,3");
        var orders = _run.File("o.csv", ["customer,date,amount", .. Enumerable.Range(1, 5).SelectMany(i => Enumerable.Range(0, i).Select(_ => $"c{i},2026-01-{(10 * i % 30) + 1:00},{100 * i}"))]);
        var customers = _run.File("k.csv", ["a,b", .. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? $"{i % 5},1{i % 3}" : $"10{i % 5},{i % 3}")]);

        Assert.Equal("delivery.onTime", CommandRun.Json(ReportCommand.Build(), "topics", "--input", comments, "--score", "nps").GetProperty("topics")[0].GetProperty("code").GetString());
        var journeys = CommandRun.Json(ReportCommand.Build(), "journeys", "--input", events, "--as-of", "2026-04-01");
        Assert.Equal((7, 3, 2, 1, 1, 3.0), (journeys.GetProperty("events").GetInt32(), journeys.GetProperty("actions").GetInt32(), journeys.GetProperty("interactions").GetInt32(), journeys.GetProperty("experiences").GetInt32(), journeys.GetProperty("journeys").GetInt32(), journeys.GetProperty("actionsPerResolvedGoal").GetDouble()));
        var fields = CommandRun.Json(ReportCommand.Build(), "quality", "--input", people, "--required", "email,nps", "--valid", "email=email,nps=0-10", "--key", "email").GetProperty("dimensions").EnumerateArray().ToDictionary(row => row.GetProperty("dimension").GetString()!, row => (row.GetProperty("numerator").GetDouble(), row.GetProperty("denominator").GetDouble()));
        Assert.Equal(((7, 8), (5, 7), (2, 3)), (fields["completeness"], fields["validity"], fields["noDuplication"]));
        Assert.Equal(5, CommandRun.Json(ReportCommand.Build(), "rfm", "--input", orders).GetProperty("customers").GetInt32());
        Assert.Equal(2, CommandRun.Json(ReportCommand.Build(), "clusters", "--input", customers, "--columns", "a,b").GetProperty("groups").GetInt32());
    }

    [Theory]
    [InlineData("there is no column \"zz\". The columns are: s, when, x", "nps", "--score", "zz")]
    [InlineData("row 3, column \"when\": \"soon\" is not a date", "nps", "--score", "s", "--period", "month", "--date", "when")]
    [InlineData("row 3, column \"x\": \"soon\" is not a number", "ols", "--outcome", "s", "--predictors", "x")]
    [InlineData("--zone: \"Mars\" is not a time zone", "nps", "--score", "s", "--zone", "Mars", "--period", "month", "--date", "when")]
    public void Report_BadInput_NamesFileRowAndColumn(string expected, string report, params string[] arguments)
    {
        var file = _run.File("bad.csv", "s,when,x", "1,2026-01-01,1", "2,soon,soon", "3,2026-03-01,3", "4,2026-04-01,4");

        var (code, output, error) = CommandRun.Run(ReportCommand.Build(), [report, "--input", file, .. arguments]);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_EmptyMissingOrBrokenFile_IsOneSentence()
    {
        Assert.Contains("is empty", CommandRun.Run(ReportCommand.Build(), "nps", "--input", _run.File("empty.csv"), "--score", "s").Error, StringComparison.Ordinal);
        Assert.Contains("cannot be read", CommandRun.Run(ReportCommand.Build(), "nps", "--input", _run.PathOf("none.csv"), "--score", "s").Error, StringComparison.Ordinal);
        Assert.Contains("row 2: a quotation mark is opened and never closed", CommandRun.Run(ReportCommand.Build(), "nps", "--input", _run.File("open.csv", "s,t", "9,\"open", "8,x"), "--score", "s").Error, StringComparison.Ordinal);
        Assert.Contains("\"s\" is there 2 times", CommandRun.Run(ReportCommand.Build(), "nps", "--input", _run.File("twice.csv", "s,s", "9,8"), "--score", "s").Error, StringComparison.Ordinal);
        Assert.Contains("no valid answer", CommandRun.Run(ReportCommand.Build(), "nps", "--input", _run.File("none-valid.csv", "s,t", ",1"), "--score", "s").Output, StringComparison.Ordinal);
    }

    public void Dispose() => _run.Dispose();

    private static IEnumerable<string> Rows(string row, int times) => Enumerable.Repeat(row, times);
}
