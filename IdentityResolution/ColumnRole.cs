namespace CxHub.IdentityResolution;

/// <summary>What a column means to the engine. Values of unknown columns are <see cref="Category"/>; nothing is compared in <see cref="Ignore"/>.</summary>
public enum ColumnRole
{
    Ignore,
    RecordId,
    Source,
    GivenName,
    MiddleName,
    FamilyName,
    FullName,
    BirthDate,
    Date,
    Email,
    Phone,
    Street,
    HouseNumber,
    AddressLine,
    City,
    Postcode,
    State,
    Country,
    Company,

    /// <summary>A personal number: equal speaks for, different against one person.</summary>
    NationalId,

    /// <summary>A key shared across systems (an ERP customer number stored in the CRM): equal speaks for one person, different says little.</summary>
    ExternalId,
    Title,
    Text,
    Number,
    Year,
    Category,
}
