namespace CxHub.Sandbox.Dataverse;

/// <summary>Modelled execution time of operations in milliseconds, and the sum for one request.</summary>
internal sealed class Cost
{
    public const double Write = 100;
    public const double BulkTarget = 20;
    public const double Read = 20;
    public const double RowRead = 0.05;

    public double Milliseconds { get; private set; }

    /// <summary>Rows the request wrote or read, for the request log.</summary>
    public int Rows { get; private set; }

    public void Add(double milliseconds, int rows = 0)
    {
        Milliseconds += milliseconds;
        Rows += rows;
    }
}
