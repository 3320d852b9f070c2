using System.Globalization;

namespace CxHub.Sandbox.Population.Crm;

/// <summary>
/// Customers of four systems (crm, erp, web, support) with truth: one to six records a person, about one true pair a record. Seeded: the same seed gives the
/// same rows. Streams: memory holds a shuffling window, not the population.
/// </summary>
public static class CrmPopulation
{
    private const int Window = 50_000;

    private static readonly string[] RoleUsers = ["info", "sales", "office", "contact", "support", "admin"];

    /// <summary>Exactly <paramref name="records"/> rows, ids in row order; records of one person lie apart by up to a window.</summary>
    public static IEnumerable<CrmRecord> Make(int records, int seed)
    {
        var random = new Random(seed);
        var window = new List<CrmRecord>();
        var number = 0;

        foreach (var record in Unshuffled(random).Take(records))
        {
            window.Add(record);

            if (window.Count == Window) { yield return Numbered(Draw(window, random), number++); }
        }

        while (window.Count > 0) { yield return Numbered(Draw(window, random), number++); }
    }

    private static CrmRecord Numbered(CrmRecord record, int number) => record with { RecordId = string.Create(CultureInfo.InvariantCulture, $"r{number:0000000}") };

    private static CrmRecord Draw(List<CrmRecord> window, Random random)
    {
        var at = random.Next(window.Count);
        var drawn = window[at];
        window[at] = window[^1];
        window.RemoveAt(window.Count - 1);
        return drawn;
    }

    private static IEnumerable<CrmRecord> Unshuffled(Random random)
    {
        var households = new CrmHouseholds(random);
        var writer = new Writer(random, new CrmNoise(random));
        var entity = 0;

        while (true)
        {
            foreach (var person in households.Next())
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"p{entity++:0000000}");
                var count = random.NextDouble() switch { < 0.42 => 1, < 0.67 => 2, < 0.83 => 3, < 0.92 => 4, < 0.97 => 5, _ => 6 };
                for (var i = 0; i < count; i++) { yield return writer.Write(person, id); }
            }
        }
    }

    private sealed class Writer(Random random, CrmNoise noise)
    {
        public CrmRecord Write(CrmPerson person, string entity)
        {
            var record = random.NextDouble() switch { < 0.35 => Crm(person, entity), < 0.6 => Erp(person, entity), < 0.8 => Web(person, entity), _ => Support(person, entity) };
            return noise.Chance(0.05) ? record with { GivenName = record.FamilyName, FamilyName = record.GivenName } : record;
        }

        private CrmRecord Crm(CrmPerson person, string entity) => new()
        {
            RecordId = "",
            Entity = entity,
            Source = "crm",
            GivenName = noise.Typo(noise.WithoutMarks(GivenWithMiddle(person), 0.3), 0.03),
            FamilyName = noise.Typo(noise.WithoutMarks(Family(person), 0.3), 0.03),
            Email = noise.Chance(0.8) ? Email(person) : "",
            Phone = noise.Chance(0.65) ? Phone(person) : "",
            BirthDate = noise.Chance(0.25) ? noise.DateForm(person.Born, 0.08) : "",
            City = noise.Chance(0.6) ? noise.WithoutMarks(Address(person).City, 0.4) : "",
            Country = noise.Chance(0.7) ? person.Locale.Country : "",
            Company = noise.Chance(0.6) ? Company(person) : "",
        };

        private CrmRecord Erp(CrmPerson person, string entity)
        {
            var address = Address(person);
            return new()
            {
                RecordId = "",
                Entity = entity,
                Source = "erp",
                FullName = noise.Typo(CrmHouseholds.Plain(FullName(person)).ToUpperInvariant(), 0.05),
                Email = noise.Chance(0.4) ? Email(person) : "",
                Phone = noise.Chance(0.6) ? Phone(person) : "",
                BirthDate = noise.Chance(0.2) ? noise.DateForm(person.Born, 0.08) : "",
                Street = noise.Typo(noise.WithoutMarks(string.Format(CultureInfo.InvariantCulture, person.Locale.StreetForm, address.House, address.Street), 0.6), 0.06),
                City = noise.WithoutMarks(address.City, 0.6),
                Postcode = noise.Typo(address.Postcode, 0.03),
                Country = person.Locale.Country,
                Company = noise.Chance(0.4) ? Company(person) : "",
            };
        }

        private CrmRecord Web(CrmPerson person, string entity)
        {
            var named = random.NextDouble();
            return new()
            {
                RecordId = "",
                Entity = entity,
                Source = "web",
                GivenName = named < 0.45 ? noise.WithoutMarks(Given(person), 0.5) : "",
                FullName = named is >= 0.45 and < 0.8 ? noise.Typo(noise.WithoutMarks(FullName(person), 0.5), 0.05) : "",
                Email = noise.Chance(0.93) ? Email(person) : "",
                Phone = noise.Chance(0.2) ? Phone(person) : "",
                City = noise.Chance(0.15) ? person.Addresses[0].City : "",
            };
        }

        private CrmRecord Support(CrmPerson person, string entity) => new()
        {
            RecordId = "",
            Entity = entity,
            Source = "support",
            FullName = noise.Typo(noise.WithoutMarks(FullName(person), 0.6), 0.12),
            Email = noise.Chance(0.5) ? Email(person) : "",
            Phone = noise.Chance(0.65) ? Phone(person) : "",
            BirthDate = noise.Chance(0.15) ? noise.DateForm(person.Born, 0.1) : "",
            Company = noise.Chance(0.3) ? Company(person) : "",
        };

        private string Given(CrmPerson person) => noise.Chance(0.15) ? person.Given[random.Next(person.Given.Length)] : person.Given[0];

        private string GivenWithMiddle(CrmPerson person) =>
            person.Middle.Length == 0 || noise.Chance(0.45) ? Given(person) : person.Locale.FamilyFirst ? $"{person.Middle} {Given(person)}" : $"{Given(person)} {person.Middle[0]}.";

        private string Family(CrmPerson person) => noise.Chance(0.4) ? person.FormerFamily : person.Family;

        private string FullName(CrmPerson person)
        {
            var given = noise.Chance(0.04) ? person.Given[0][..1] + "." : GivenWithMiddle(person);
            return person.Locale.FamilyFirst != noise.Chance(0.15) ? $"{Family(person)} {given}" : $"{given} {Family(person)}";
        }

        private string Email(CrmPerson person)
        {
            if (person.Employer is { } employer && noise.Chance(0.05)) { return $"{RoleUsers[random.Next(RoleUsers.Length)]}@{employer.Domain}"; }

            var email = noise.Typo(person.Emails[random.Next(10) < 7 ? 0 : random.Next(person.Emails.Length)], 0.03);
            return noise.Chance(0.1) ? email.ToUpperInvariant() : email;
        }

        private string Phone(CrmPerson person)
        {
            if (person.Employer is { } employer && noise.Chance(0.07)) { return noise.PhoneForm(employer.Switchboard, person.Locale.CallingCode); }

            return noise.Typo(noise.PhoneForm(person.Phones[random.Next(10) < 7 ? 0 : random.Next(person.Phones.Length)], person.Locale.CallingCode), 0.02);
        }

        private CrmAddress Address(CrmPerson person) => person.Addresses[random.Next(person.Addresses.Length)];

        private string Company(CrmPerson person) => person.Employer is { } employer ? noise.WithoutMarks(employer.Name, 0.5) : "";
    }
}
