using System.Globalization;
using System.Text;
using CxHub.Sandbox.Population;

namespace CxHub.Tests.Sandbox.Population;

/// <summary>
/// What a careful clerk with a list in hand could find: names that agree up to marks, order, nickname and one slip, together with
/// an equal mail address, number, birth date or customer number. It knows nothing but the rows, and shows that the truth can be found.
/// </summary>
internal static class CarefulReader
{
    public static IReadOnlyDictionary<string, int> Resolve(IEnumerable<SeedRow> rows)
    {
        var entries = rows.Select(Entry.Of).OfType<Entry>().ToList();
        var groups = Enumerable.Range(0, entries.Count).ToArray();
        var byClue = entries.SelectMany((entry, i) => entry.Clues.Select(clue => (clue, i))).ToLookup(pair => pair.clue, pair => pair.i);

        foreach (var sharing in byClue)
        {
            var members = sharing.ToList();

            for (var a = 0; a < members.Count; a++)
            {
                for (var b = a + 1; b < members.Count; b++)
                {
                    if (entries[members[a]].Agrees(entries[members[b]], sharing.Key))
                    {
                        groups[Root(groups, members[b])] = Root(groups, members[a]);
                    }
                }
            }
        }

        return entries.Select((entry, i) => (entry.Key, Root: Root(groups, i))).ToDictionary(pair => pair.Key, pair => pair.Root);
    }

    private static int Root(int[] groups, int i)
    {
        while (groups[i] != i)
        {
            i = groups[i] = groups[groups[i]];
        }

        return i;
    }

    private sealed record Entry(string Key, string[] Name, DateOnly? BirthDate, HashSet<string> Clues)
    {
        public static Entry? Of(SeedRow row)
        {
            var f = row.Fields;
            var entry = (row.System, row.Entity) switch
            {
                ("salesforce", "Contact") => Make(row, $"{f["FirstName"]} {f["LastName"]}", f["Email"], [f["Phone"], f["MobilePhone"]], f["Birthdate"], f["ERP_Customer_No__c"]),
                ("dataverse", "contact") => Make(row, $"{f["firstname"]} {f["lastname"]}", f["emailaddress1"], [f["telephone1"], f["mobilephone"]], f["birthdate"], f["cxh_erpno"]),
                ("businesscentral", "customers") when f["type"] is "Person" => Make(row, $"{f["displayName"]}", f["email"], [f["phoneNumber"]], null, f["number"]),
                ("matomo", _) when f["userId"] is not null => Make(row, string.Empty, f["userId"], [], null, null),
                ("surveys", _) when f["identity"] is IReadOnlyDictionary<string, object?> who && who["anonymous"] is false =>
                    Make(row, $"{who["name"]}", who["email"], [who["phone"]], null, who["customerNumber"]),
                _ => null,
            };
            return entry;
        }

        public bool Agrees(Entry other, string clue)
        {
            if (Name.Length is 0 || other.Name.Length is 0)
            {
                return clue.StartsWith("email", StringComparison.Ordinal) && !clue.Contains(":giadinh.", StringComparison.Ordinal);
            }

            var bornApart = BirthDate is { } one && other.BirthDate is { } two && one != two && one.Year != 1900 && two.Year != 1900;
            return !bornApart && NamesAgree(other, clue.StartsWith("born", StringComparison.Ordinal));
        }

        private bool NamesAgree(Entry other, bool strictly)
        {
            var (few, many) = Name.Length <= other.Name.Length ? (Name, other.Name) : (other.Name, Name);
            var free = many.ToList();
            var missing = few.Where(token => !free.Remove(token)).ToList();
            return missing.Count is 0 || (!strictly && missing.Count is 1 && few.Length > 1 && free.Exists(token => IsVariant(missing[0], token)));
        }

        /// <summary>One slip (the letters of both sorted tell an exchange), an initial, or a short form.</summary>
        private static bool IsVariant(string a, string b) =>
            a.Length is 1 || b.Length is 1
                ? a[0] == b[0]
                : (a.Length >= 4 && b.Length >= 4 && (Distance(a, b) <= 1 || (Distance(a, b) is 2 && a.Order().SequenceEqual(b.Order())))) || ShortForms.Contains((a, b)) || ShortForms.Contains((b, a));

        private static readonly HashSet<(string, string)> ShortForms =
            [.. "james-jim robert-bob michael-mike william-bill richard-rick joseph-joe edward-ed elizabeth-liz margaret-maggie barbara-barb deborah-debbie lawrence-larry frederick-fred rebecca-becky katherine-kate anthony-tony steven-steve andrew-andy christopher-chris daniel-dan matthew-matt benjamin-ben samuel-sam gregory-greg nicholas-nick alexander-alex patrick-pat jonathan-jon timothy-tim charles-charlie patricia-patty jennifer-jenny susan-sue jessica-jess stephanie-steph christine-chris samantha-sam victoria-vicky pamela-pam abigail-abby kimberly-kim amanda-mandy theresa-terry antonio-toni manuel-manolo jose-pepe francisco-paco alejandro-alex concepcion-concha dolores-lola wolfgang-wolf matthias-matze sebastian-basti maximilian-max katharina-kathi johanna-hanna thomas-tom kenneth-ken joshua-josh"
                .Split(' ').Select(pair => (pair.Split('-')[0], pair.Split('-')[1]))];

        private static Entry Make(SeedRow row, string name, object? email, object?[] phones, object? birthDate, object? number)
        {
            var clues = new HashSet<string>();
            clues.UnionWith(email is string address ? [$"email:{Address(address)}"] : []);
            clues.UnionWith(phones.OfType<string>().Select(phone => $"phone:{National(phone)}"));
            clues.UnionWith(birthDate is DateOnly { Year: not 1900 } born ? [$"born:{born:O}"] : []);
            clues.UnionWith(number is string customer ? [$"number:{customer}"] : []);
            return new($"{row.System}/{row.Entity}/{row.Id}", Tokens(name), birthDate as DateOnly?, clues);
        }

        private static string Address(string text)
        {
            var address = text.Trim().ToLowerInvariant().Replace("mailto:", string.Empty, StringComparison.Ordinal);
            var plus = address.IndexOf('+', StringComparison.Ordinal);
            return plus < 0 ? address : address[..plus] + address[address.IndexOf('@', StringComparison.Ordinal)..];
        }

        private static string National(string phone)
        {
            var digits = string.Concat(phone.Split(" ext")[0].Replace("(0)", string.Empty, StringComparison.Ordinal).Where(char.IsAsciiDigit)).TrimStart('0');
            return digits[^Math.Min(7, digits.Length)..];
        }

        private static string[] Tokens(string name)
        {
            var plain = new StringBuilder();

            foreach (var letter in name.Replace("Mr/Ms", string.Empty, StringComparison.Ordinal).Normalize(NormalizationForm.FormD).ToLowerInvariant())
            {
                plain.Append(CharUnicodeInfo.GetUnicodeCategory(letter) switch
                {
                    UnicodeCategory.NonSpacingMark => string.Empty,
                    _ when letter is 'đ' => "d",
                    _ when letter is 'ß' => "ss",
                    _ when letter is '\'' => string.Empty,
                    _ => char.IsLetter(letter) ? letter.ToString() : " ",
                });
            }

            return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        }

        private static int Distance(string a, string b)
        {
            var row = Enumerable.Range(0, b.Length + 1).ToArray();

            for (var i = 1; i <= a.Length; i++)
            {
                var diagonal = row[0];
                row[0] = i;

                for (var j = 1; j <= b.Length; j++)
                {
                    (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
                }
            }

            return row[^1];
        }
    }
}
