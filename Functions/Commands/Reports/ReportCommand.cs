using System.CommandLine;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>cxhub report …</c>: every analysis on a plain CSV file, so that an analyst can check it against other tools.</summary>
public static class ReportCommand
{
    public static Command Build() => new("report", "Scores, win rates, drivers and models, from a CSV file")
    {
        NpsReport.Build(),
        CsatReport.Build(),
        CesReport.Build(),
        EnpsReport.Build(),
        TrendReport.Build(),
        WinRateCommand.Build(),
        RevenueCommand.Build(),
        RetentionCommand.Build(),
        DriversReport.Build(),
        LogisticReport.Build(),
        OlsReport.Build(),
        CorrelationsReport.Build(),
        TopicsReport.Build(),
        JourneysReport.Build(),
        KpisReport.Build(),
        QualityReportCommand.Build(),
        SegmentsReport.BuildRfm(),
        SegmentsReport.BuildClusters(),
    };
}
