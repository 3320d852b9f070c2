using CxHub.Domain.Scores;

namespace CxHub.Storage;

/// <summary>A page of profiles.</summary>
public sealed record ProfileQuery
{
    public SubjectKind Kind { get; init; } = SubjectKind.Profile;

    /// <summary>Words that must all be found in name, e-mail, phone or company; marks and case do not matter (nguyen finds Nguyễn).</summary>
    public string? Text { get; init; }

    public ProfileOrder Order { get; init; } = ProfileOrder.Name;

    /// <summary><see cref="ProfilePage.Next"/> of the page before.</summary>
    public string? After { get; init; }

    public int Max { get; init; } = 50;
}
