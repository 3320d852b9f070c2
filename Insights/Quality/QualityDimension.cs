namespace CxHub.Insights.Quality;

/// <summary>The nine ways in which data can be good.</summary>
public enum QualityDimension
{
    /// <summary>Identified, consented, with what this use needs.</summary>
    Usability,

    /// <summary>At the grain required: seconds, cents, city.</summary>
    Precision,

    /// <summary>How fresh, halving with every half-life since last confirmed.</summary>
    Currency,

    /// <summary>Equal to a trusted reference, on a sample.</summary>
    Accuracy,

    /// <summary>Distinct entities over records.</summary>
    NoDuplication,

    /// <summary>Arrived within the agreed time.</summary>
    Timeliness,

    /// <summary>Of the right form and range.</summary>
    Validity,

    /// <summary>In agreement with other fields and sources.</summary>
    Consistency,

    /// <summary>There at all.</summary>
    Completeness,
}
