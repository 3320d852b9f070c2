namespace CxHub.Domain.Records;

/// <summary>One human as one system knows them: a CRM contact, an ERP customer of type person, a web visitor, a survey respondent.</summary>
public sealed record Person : CanonicalRecord
{
    public string? FullName { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public EmailAddress? Email { get; init; }

    public EmailAddress? OtherEmail { get; init; }

    public PhoneNumber? Phone { get; init; }

    public PhoneNumber? OtherPhone { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? Street { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }

    public string? Company { get; init; }

    public string? JobTitle { get; init; }

    public string? Language { get; init; }

    /// <summary>The person's number in another system, as this system stores it (a CRM contact that carries the ERP customer number).</summary>
    public string? CustomerNumber { get; init; }

    /// <summary>The CRM contact this record names itself (a survey answer to a personal link).</summary>
    public string? CrmContactId { get; init; }

    /// <summary>The account record in the same source.</summary>
    public SourceKey? AccountKey { get; init; }

    /// <summary>The CRM user who owns the record, an id of the same source.</summary>
    public string? OwnerId { get; init; }

    /// <summary>False when the customer asked not to be contacted; null when the source does not know.</summary>
    public bool? MayContact { get; init; }

    /// <summary>The record this one was merged into by its own system.</summary>
    public SourceKey? MergedIntoKey { get; init; }

    /// <summary>The name as written: full name, else given and family name joined.</summary>
    public string DisplayName => FullName ?? string.Join(' ', new[] { GivenName, FamilyName }.Where(part => !string.IsNullOrWhiteSpace(part)));
}
