namespace CxHub.Functions.Commands.Reports;

/// <summary>Input that cannot be worked with; the message names file, row and column and what to do.</summary>
public sealed class ReportException : Exception
{
    public ReportException(string message)
        : base(message)
    {
    }

    public ReportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ReportException()
    {
    }
}
