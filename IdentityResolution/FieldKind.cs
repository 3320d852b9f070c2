namespace CxHub.IdentityResolution;

/// <summary>How a field is compared; one field is made of one or more columns (a name of given, middle, family and full name).</summary>
public enum FieldKind
{
    Name,
    Email,
    Phone,
    Date,
    Place,
    Company,
    NationalId,
    ExternalId,
    Text,
    Number,
    Year,
    Category,
}
