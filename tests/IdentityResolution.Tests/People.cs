using CxHub.IdentityResolution;

namespace CxHub.Tests.IdentityResolution;

/// <summary>Small populations of customers as six systems hold them, made from a seed; every record id ends in the number of its person.</summary>
internal static class People
{
    private static readonly string[] Given =
        ["Lan", "Minh", "Hoa", "Tuấn", "Nga", "Đức", "Phương", "Quỳnh", "Thomas", "Katherine", "William", "Sofia", "Jürgen", "Elena", "Hiroshi", "Aisha", "Marta", "Niels", "Bảo", "Yến"];

    private static readonly string[] Family =
        ["Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Kowalski", "Schmidt", "García", "O'Brien", "Larsen", "Okafor", "Rossi", "Dubois", "Novák", "Tanaka", "Haddad", "Lindqvist", "Moreau", "Đặng", "Bùi"];

    private static readonly string[] Streets = ["Lê Lợi", "Trần Hưng Đạo", "Hauptstrasse", "Baker Street", "Calle Mayor", "Rue de Lyon", "Nguyễn Huệ", "Hai Bà Trưng"];

    public static string PersonOf(string recordId) => recordId[(recordId.LastIndexOf('-') + 1)..];

    public static List<IdentityRecord> Make(int people, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, people).SelectMany(person => RecordsOf(person, random))];
    }

    public static IdentityRecord Record(string id, string source, params (ColumnRole Role, string Text)[] values) =>
        new(id, source, [.. values.Select(value => new IdentityValue(value.Role, value.Text))]);

    /// <summary>Clusters as a set of sets: what a partition is whatever its numbers.</summary>
    public static string Partition(IdentityResult result) => string.Join(
        '\n',
        result.Members().Select(members => string.Join(' ', members.Select(member => member.ToString()).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));

    public static (double Precision, double Recall) Quality(IdentityResult result)
    {
        double right = 0, said = 0, all = 0;

        foreach (var members in result.Members())
        {
            said += members.Count * (members.Count - 1) / 2.0;
            right += members.GroupBy(member => PersonOf(member.RecordId)).Sum(group => group.Count() * (group.Count() - 1) / 2.0);
        }

        foreach (var group in result.Members().SelectMany(members => members).GroupBy(member => PersonOf(member.RecordId))) { all += group.Count() * (group.Count() - 1) / 2.0; }

        return (right / said, right / all);
    }

    private static IEnumerable<IdentityRecord> RecordsOf(int person, Random random)
    {
        var (given, family) = (Given[random.Next(Given.Length)], Family[random.Next(Family.Length)]);
        var plain = CxHub.IdentityResolution.Normalisation.Folding.Fold(given + "." + family).Replace("'", "", StringComparison.Ordinal);
        var email = $"{plain}{random.Next(1000, 9999)}@{(random.Next(2) == 0 ? "gmail.com" : "mail.example.vn")}";
        var phone = $"09{random.Next(10_000_000, 99_999_999)}";
        var birth = new DateTime(1950, 1, 1).AddDays(random.Next(18_000)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var (street, house) = (Streets[random.Next(Streets.Length)], random.Next(1, 300).ToString(System.Globalization.CultureInfo.InvariantCulture));

        yield return Record($"sf-{person}", "salesforce", (ColumnRole.GivenName, given), (ColumnRole.FamilyName, family), (ColumnRole.Email, email), (ColumnRole.Phone, phone), (ColumnRole.ExternalId, $"erp:{person}"));
        yield return Record($"dv-{person}", "dataverse", (ColumnRole.FullName, $"{family} {given}"), (ColumnRole.Email, email.ToUpperInvariant()), (ColumnRole.BirthDate, birth));
        yield return Record($"bc-{person}", "businesscentral", (ColumnRole.FullName, $"{given} {family}"), (ColumnRole.Phone, "+84" + phone[1..]), (ColumnRole.Street, $"{house} {street}"), (ColumnRole.City, "Hà Nội"), (ColumnRole.ExternalId, $"erp:{person}"));

        if (random.Next(3) > 0) { yield return Record($"mt-{person}", "matomo", (ColumnRole.Email, email)); }

        if (random.Next(3) > 0) { yield return Record($"sv-{person}", "surveys", (ColumnRole.FullName, Plain(given, family)), (ColumnRole.Email, email)); }
    }

    private static string Plain(string given, string family) => CxHub.IdentityResolution.Normalisation.Folding.Fold($"{given} {family}");
}
