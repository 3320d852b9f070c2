namespace CxHub.Sandbox.Population.Crm;

/// <summary>What is true of a person; records tell parts of it, at different times and with mistakes.</summary>
internal sealed record CrmPerson
{
    public required CrmLocale Locale { get; init; }

    public required string[] Given { get; init; }

    public required string Middle { get; init; }

    public required string Family { get; init; }

    /// <summary>The family name before a marriage, else the family name.</summary>
    public required string FormerFamily { get; init; }

    public required DateOnly Born { get; init; }

    public required string[] Emails { get; init; }

    public required string[] Phones { get; init; }

    public required CrmAddress[] Addresses { get; init; }

    public required CrmEmployer? Employer { get; init; }
}
