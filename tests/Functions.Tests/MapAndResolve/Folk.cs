using CxHub.Domain;
using CxHub.Domain.Records;

namespace CxHub.Tests.Functions.MapAndResolve;

/// <summary>Messy person records of a few people in three systems, made from a seed: shared phones, changed e-mails, missing fields, look-alike names.</summary>
internal static class Folk
{
    private static readonly string[] Given = ["Lan", "Minh", "Hoa", "Tuấn", "Nga", "Đức", "Thomas", "Sofia", "Elena", "Hiroshi", "Aisha", "Niels"];
    private static readonly string[] Family = ["Nguyễn", "Trần", "Lê", "Phạm", "Kowalski", "Schmidt", "García", "Larsen", "Rossi", "Tanaka"];
    private static readonly string[] Cities = ["Hà Nội", "Huế", "Oslo", "Roma"];
    private static readonly string[] Systems = ["crm", "erp", "web"];

    /// <summary>Record <paramref name="number"/> of <paramref name="system"/>, telling of a person in its own way; the same person has the same number in all systems.</summary>
    public static Person Person(int system, int number, Random random, DateTimeOffset at)
    {
        var own = new Random(number);
        var (given, family) = (Given[own.Next(Given.Length)], Family[own.Next(Family.Length)]);
        var (mail, phone) = (own.Next(10_000, 99_999), own.Next(1_000_000, 9_999_999));
        var birth = new DateOnly(1950, 1, 1).AddDays(own.Next(18_000));
        var stranger = random.Next(12) is 0 ? random.Next(60) : number;
        return new Person
        {
            Key = Key(system, number),
            ModifiedAt = at,
            FullName = random.Next(8) is 0 ? null : random.Next(3) is 0 ? $"{family} {given}" : $"{given} {family}",
            Email = random.Next(4) is 0 ? null : Mail($"kh{mail + (stranger - number)}@mail.example.vn"),
            Phone = random.Next(3) is 0 ? null : Phone($"+8490{(random.Next(10) is 0 ? 1_234_567 : phone)}"),
            BirthDate = random.Next(3) is 0 ? birth : null,
            City = Cities[own.Next(Cities.Length)],
            CustomerNumber = Systems[system] is "crm" && random.Next(3) is 0 ? $"{stranger}" : null,
            AccountKey = random.Next(3) is 0 ? AccountKey(random.Next(8)) : null,
        };
    }

    public static Account Account(int number, Random random, DateTimeOffset at) => new()
    {
        Key = AccountKey(number),
        ModifiedAt = at,
        Name = $"{Family[number % Family.Length]} {(random.Next(2) is 0 ? "Trading" : "Logistics")} Co., Ltd",
        TaxNumber = $"01234567{random.Next(4)}",
    };

    public static SourceKey Key(int system, int number) => new(Systems[system], "person", $"{number}");

    private static SourceKey AccountKey(int number) => new("crm", "account", $"{number}");

    private static EmailAddress? Mail(string text) => EmailAddress.TryParse(text, out var mail) ? mail : null;

    private static PhoneNumber? Phone(string text) => PhoneNumber.TryParse(text, "VN", out var phone) ? phone : null;
}
