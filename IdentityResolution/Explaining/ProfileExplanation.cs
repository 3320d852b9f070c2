namespace CxHub.IdentityResolution.Explaining;

/// <summary>How a profile came together: its joins from strong to weak. A profile of one record has none; joins that a steward ordered are listed with their own weight.</summary>
public sealed record ProfileExplanation(IReadOnlyList<RecordKey> Records, IReadOnlyList<ProfileJoin> Joins)
{
    /// <summary>The join the profile would fall apart at first; null for a single record.</summary>
    public ProfileJoin? Weakest => Joins.MinBy(join => join.Weight);
}
