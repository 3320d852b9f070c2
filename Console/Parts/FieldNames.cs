namespace CxHub.Console.Parts;

/// <summary>Golden fields carry the hub's field names; people read words, and the ones they call about first.</summary>
internal static class FieldNames
{
    private static readonly string[] First = ["name", "fullName", "email", "otherEmail", "phone", "otherPhone", "company", "jobTitle", "street", "city", "state", "postalCode", "country", "birthDate", "language", "website", "industry"];

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = "Name",
        ["fullName"] = "Name",
        ["givenName"] = "Given name",
        ["familyName"] = "Family name",
        ["email"] = "E-mail",
        ["otherEmail"] = "Other e-mail",
        ["phone"] = "Phone",
        ["otherPhone"] = "Other phone",
        ["birthDate"] = "Born",
        ["company"] = "Company",
        ["jobTitle"] = "Job title",
        ["street"] = "Street",
        ["city"] = "City",
        ["state"] = "State",
        ["postalCode"] = "Postal code",
        ["country"] = "Country",
        ["language"] = "Language",
        ["customerNumber"] = "Customer number",
        ["crmContactId"] = "CRM contact",
        ["taxNumber"] = "Tax number",
        ["website"] = "Website",
        ["industry"] = "Industry",
        ["mayContact"] = "May be contacted",
        ["annualRevenue"] = "Annual revenue",
    };

    public static string Of(string field) => Words.GetValueOrDefault(field) ?? field;

    public static int Order(string field)
    {
        var place = Array.FindIndex(First, name => string.Equals(name, field, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? First.Length : place;
    }
}
