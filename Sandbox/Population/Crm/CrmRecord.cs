namespace CxHub.Sandbox.Population.Crm;

/// <summary>One row of the population as one of its four systems holds it; empty text is missing. <see cref="Entity"/> is the truth.</summary>
public sealed record CrmRecord
{
    /// <summary>The columns of the CSV form, in order.</summary>
    public const string Header = "record_id,source,given_name,family_name,full_name,email,phone,birth_date,street,city,postcode,country,company";

    public required string RecordId { get; init; }

    public required string Entity { get; init; }

    public required string Source { get; init; }

    public string GivenName { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string FullName { get; init; } = "";

    public string Email { get; init; } = "";

    public string Phone { get; init; } = "";

    public string BirthDate { get; init; } = "";

    public string Street { get; init; } = "";

    public string City { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string Country { get; init; } = "";

    public string Company { get; init; } = "";
}
