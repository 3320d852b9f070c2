namespace CxHub.IdentityResolution;

/// <summary>What the operator decides; everything else follows from the data.</summary>
public sealed record IdentitySettings
{
    public const double DefaultPrecision = 0.95;

    /// <summary>The share of merged pairs that shall be right, by the model's own estimate.</summary>
    public double Precision
    {
        get;
        init => field = value is > 0.5 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Precision is a share between 0.5 and 1.");
    } = DefaultPrecision;

    /// <summary>ISO country of phone numbers that name none.</summary>
    public string Region { get; init; } = "VN";

    /// <summary>No profile grows beyond this many records by itself; a further one goes to review.</summary>
    public int LargestCluster { get; init; } = 30;

    /// <summary>Records of one source are never merged: every source is known to be free of duplicates.</summary>
    public bool LinkOnly { get; init; }

    /// <summary>Sources whose ids are marked distinct: two of their records are two persons.</summary>
    public IReadOnlySet<string> DistinctSources { get; init; } = new HashSet<string>();

    /// <summary>Further nickname groups, one per line, beside the built-in ones.</summary>
    public string Nicknames { get; init; } = "";

    /// <summary>Whether 03/04/1990 is the fourth of March.</summary>
    public bool MonthFirst { get; init; }

    /// <summary>The most records that one blocking key may bring together; larger blocks are divided by a further feature.</summary>
    public int LargestBlock { get; init; } = 400;

    /// <summary>Width of the band below the merge threshold that goes to review, in bits.</summary>
    public double ReviewBits { get; init; } = 6;
}
