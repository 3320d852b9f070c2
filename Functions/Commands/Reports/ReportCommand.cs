using System.CommandLine;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>cxhub report …</c>: the analyses over the hub's own records, and every one on a plain CSV file, so that an analyst can check it against other tools.</summary>
public static class ReportCommand
{
    public static Command Build() => new("report", "Scores, win rates, drivers, journeys and models, from the hub's records or a CSV file")
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
        PathsReport.Build(),
        WebFeedbackCommand.Build(),
        QualityReportCommand.Build(),
        CustomerSegmentsReport.Build(),
        SegmentsReport.BuildRfm(),
        SegmentsReport.BuildClusters(),
    };
}
