namespace CxHub.Storage;

/// <summary>How a list of profiles is ordered.</summary>
public enum ProfileOrder
{
    /// <summary>By name, marks and case left out of account.</summary>
    Name,

    /// <summary>Latest answer first; profiles without an answer come last.</summary>
    LastFeedback,

    /// <summary>Lowest health (0 to 100) first, where there is no health the NPS answer times ten; profiles with neither come last.</summary>
    AtRisk,
}
