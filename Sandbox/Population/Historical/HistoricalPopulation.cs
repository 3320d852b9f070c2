using System.Globalization;
using CxHub.Sandbox.Population.Crm;

namespace CxHub.Sandbox.Population.Historical;

/// <summary>
/// People of old registers with truth: no e-mail, phone or number, but up to twenty mentions of one person, every field of which may be missing, misspelt or told in another
/// way (Will for William, the county for the town, the year alone for the day). The counterpart of <see cref="CrmPopulation"/> for engines that lean on contacts.
/// </summary>
public static class HistoricalPopulation
{
    private const int Window = 20_000;

    /// <summary>Exactly <paramref name="records"/> rows, ids in row order; the same seed gives the same rows.</summary>
    public static IEnumerable<HistoricalRecord> Make(int records, int seed)
    {
        var random = new Random(seed);
        var number = 0;

        foreach (var chunk in Mentions(random).Take(records).Chunk(Window))
        {
            random.Shuffle(chunk);

            foreach (var record in chunk) { yield return record with { RecordId = string.Create(CultureInfo.InvariantCulture, $"h{number++:0000000}") }; }
        }
    }

    private static IEnumerable<HistoricalRecord> Mentions(Random random)
    {
        var noise = new CrmNoise(random);
        var people = new People(random, noise);
        var clerk = new Clerk(random, noise);

        for (var entity = 0; ; entity++)
        {
            var person = people.Next(string.Create(CultureInfo.InvariantCulture, $"p{entity:0000000}"));
            var count = 1 + random.Next(20);
            for (var i = 0; i < count; i++) { yield return clerk.Mention(person); }
        }
    }

    private sealed record Person(
        string Entity, string[] First, string[] Surnames, DateOnly Born, bool DayIsKnown, (string Town, string County) Place, string[] Postcodes, string[] Occupations);

    private sealed class People(Random random, CrmNoise noise)
    {
        private Person? _last;

        public Person Next(string entity)
        {
            _last = _last is not null && noise.Chance(0.2) ? Relative(_last, entity) : Stranger(entity);
            return _last;
        }

        // A brother or a son: of one family and place, now and then with the father's name and trade.
        private Person Relative(Person of, string entity) => Stranger(entity) with
        {
            First = noise.Chance(0.25) ? of.First : HistoricalNames.First(random),
            Surnames = of.Surnames,
            Born = of.Born.AddDays(random.Next(400, 12_000)),
            Place = of.Place,
            Postcodes = noise.Chance(0.5) ? of.Postcodes : [HistoricalNames.Postcode(random, of.Place.County)],
            Occupations = noise.Chance(0.4) ? of.Occupations : [HistoricalNames.Occupation(random)],
        };

        private Person Stranger(string entity)
        {
            var place = HistoricalNames.Place(random);
            var surname = HistoricalNames.Surname(random);
            return new Person(
                entity,
                HistoricalNames.First(random),
                noise.Chance(0.12) ? [surname, noise.Chance(0.5) ? HistoricalNames.Surname(random) : place.Town] : [surname],
                new DateOnly(1560, 1, 1).AddDays((int)(Math.Sqrt(random.NextDouble()) * 350 * 365)),
                noise.Chance(0.7),
                place,
                [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => HistoricalNames.Postcode(random, place.County))],
                [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => HistoricalNames.Occupation(random))]);
        }
    }

    private sealed class Clerk(Random random, CrmNoise noise)
    {
        public HistoricalRecord Mention(Person person)
        {
            // Some clerks wrote all they knew and wrote it well; every third did neither.
            var careless = noise.Chance(0.35) ? 3 : 1;
            var first = noise.Chance(0.05 * careless) ? "" : noise.Typo(noise.Chance(0.12 * careless) ? Pick(person.First) : person.First[0], 0.1 * careless);
            var surname = noise.Chance(0.04 * careless) ? "" : noise.Typo(noise.Chance(0.15 * careless) ? Pick(person.Surnames) : person.Surnames[0], 0.12 * careless);
            var swapped = noise.Chance(0.03);
            return new HistoricalRecord
            {
                RecordId = "",
                Entity = person.Entity,
                FirstName = swapped ? surname : first,
                Surname = swapped ? first : surname,
                BirthDate = noise.Chance(0.15 * careless) ? "" : BirthDate(person, careless),
                BirthPlace = noise.Chance(0.12 * careless) ? "" : noise.Typo(noise.Chance(0.15 * careless) ? person.Place.County : person.Place.Town, 0.05 * careless),
                Postcode = noise.Chance(0.2 * careless) ? "" : noise.Typo(noise.Chance(0.7) ? person.Postcodes[0] : Pick(person.Postcodes), 0.05 * careless),
                Occupation = noise.Chance(0.25 * careless) ? "" : Pick(person.Occupations),
            };
        }

        private string BirthDate(Person person, int careless)
        {
            var told = !person.DayIsKnown || noise.Chance(0.06 * careless) ? new DateOnly(person.Born.Year, 1, 1) : person.Born;
            var written = noise.DateForm(told, 0.1 * careless);
            return noise.Typo(written, 0.06 * careless);
        }

        private T Pick<T>(T[] of) => of[random.Next(of.Length)];
    }
}
