using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution;

/// <summary>Recognises the role of a column from its usual names, whatever their case, separators, prefixes or numbering (Email 2, billing_city, Ngày sinh).</summary>
public static class ColumnNames
{
    private const string Table = """
        RecordId: recordid id rec uid uniqueid rowid recid key unique_id
        Source: source sourcesystem system dataset origin sourcename
        GivenName: givenname firstname forename given first fname vorname prenom nombre ten
        MiddleName: middlename middle secondname tendem
        FamilyName: familyname lastname surname family last lname sname nachname apellido apellidos nom ho
        FullName: fullname name personname customername contactname displayname hoten hovaten contact customer firstandsurname
        BirthDate: birthdate dob dateofbirth birthday born birth geburtsdatum ngaysinh birthdt
        Date: date startdate hiredate
        Email: email emailaddress mail e-mail emails emailaddr
        Phone: phone phonenumber telephone tel mobile mobilephone cell cellphone telefon homephone workphone dienthoai sdt sodienthoai phones
        HouseNumber: housenumber streetnumber houseno streetno housenr hausnummer sonha
        Street: street address address1 streetaddress addressline1 street1 strasse duong diachi streetname addr
        AddressLine: address2 addressline2 street2 unit apartment
        City: city suburb town locality municipality stadt ort thanhpho ville ciudad
        Postcode: postcode zip zipcode postalcode plz postcodefake mabuudien
        State: state region province county bundesland tinh
        Country: country countrycode land nation quocgia
        Company: company organisation organization employer companyname accountname account firma congty business
        NationalId: nationalid ssn socsecid socialsecuritynumber passport taxid nationalidnumber personalnumber cccd cmnd socialsecurity nino
        ExternalId: externalid customerid customernumber customerno erpid crmid accountnumber
        Title: title papertitle productname item
        Text: text description authors author venue notes comment abstract body booktitle journal manufacturer brand
        Year: year pubyear publicationyear yearofbirth birthyear
        Number: number price amount value quantity weight listprice
        Ignore: clusterid cluster entityid truth label updatedat createdat modifiedat lastmodified timestamp created modified updated
        """;

    private static readonly Dictionary<string, ColumnRole> Roles = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => (Name: Compact(name), Role: Enum.Parse<ColumnRole>(line[..line.IndexOf(':', StringComparison.Ordinal)]))))
        .DistinctBy(entry => entry.Name)
        .ToDictionary(entry => entry.Name, entry => entry.Role, StringComparer.Ordinal);

    private static readonly string[] Prefixes = ["billing", "mailing", "shipping", "home", "work", "primary", "secondary", "person", "customer", "contact", "permanent", "main"];

    /// <summary>The role, or null for a name that means nothing here.</summary>
    public static ColumnRole? Recognise(string column)
    {
        var name = Compact(column);

        if (Roles.TryGetValue(name, out var role)) { return role; }

        var unnumbered = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

        if (Roles.TryGetValue(unnumbered, out role) && role is ColumnRole.Email or ColumnRole.Phone or ColumnRole.ExternalId) { return role; }

        var prefix = Array.Find(Prefixes, prefix => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is not null && Roles.TryGetValue(name[prefix.Length..], out role) ? role : null;
    }

    /// <summary>A role by the name used with <c>--map</c>: the role's own name or any usual column name.</summary>
    public static ColumnRole? RoleNamed(string name) =>
        Array.Find(Enum.GetNames<ColumnRole>(), known => Compact(known) == Compact(name)) is { } exact ? Enum.Parse<ColumnRole>(exact) : Recognise(name);

    private static string Compact(string name) => string.Concat(Words.Split(name));
}
