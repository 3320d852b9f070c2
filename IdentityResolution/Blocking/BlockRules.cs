using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Blocking;

/// <summary>Chooses the blocking rules from the fields that a data set has.</summary>
internal static class BlockRules
{
    public static List<BlockRule> For(FieldTable[] tables)
    {
        var rules = new List<BlockRule>();

        for (var field = 0; field < tables.Length; field++) { AddOwn(rules, tables, field); }

        AddNamePairs(rules, tables);
        AddTextPairs(rules, tables);
        return rules;
    }

    private static void AddOwn(List<BlockRule> rules, FieldTable[] tables, int field)
    {
        switch (tables[field].Spec.Kind)
        {
            case FieldKind.Email:
                Add(rules, tables, field, true, KeyPart.Whole);
                Add(rules, tables, field, false, KeyPart.RareWord, KeyPart.Start, KeyPart.End);
                break;
            case FieldKind.Phone:
                Add(rules, tables, field, true, KeyPart.Whole);
                Add(rules, tables, field, false, KeyPart.End, KeyPart.LessOne);
                break;
            case FieldKind.NationalId or FieldKind.ExternalId:
                Add(rules, tables, field, true, KeyPart.Whole);
                Add(rules, tables, field, false, KeyPart.Start, KeyPart.End);
                break;
            case FieldKind.Date: Add(rules, tables, field, true, KeyPart.Whole); break;
            case FieldKind.Place:
                Add(rules, tables, field, true, KeyPart.Whole);
                Add(rules, tables, field, false, KeyPart.StreetStart);
                break;
            case FieldKind.Name: Add(rules, tables, field, false, KeyPart.RareWords, KeyPart.SoundPair); break;
            case FieldKind.Text: Add(rules, tables, field, false, KeyPart.Whole, KeyPart.RareWords, KeyPart.RareWord); break;
            default: break;
        }
    }

    private static void AddNamePairs(List<BlockRule> rules, FieldTable[] tables)
    {
        var name = Array.FindIndex(tables, table => table.Spec.Kind == FieldKind.Name);

        if (name < 0) { return; }

        for (var field = 0; field < tables.Length; field++)
        {
            switch (tables[field].Spec.Kind)
            {
                case FieldKind.Date:
                    Pair(rules, tables, name, KeyPart.RareWord, field, KeyPart.Year);
                    Pair(rules, tables, name, KeyPart.RareWord, field, KeyPart.MonthDay);
                    break;
                case FieldKind.Place:
                    Pair(rules, tables, name, KeyPart.RareWords, field, KeyPart.City);
                    Pair(rules, tables, name, KeyPart.RareWord, field, KeyPart.Postcode);
                    Pair(rules, tables, name, KeyPart.RareWord, field, KeyPart.City);
                    break;
                case FieldKind.Company: Pair(rules, tables, name, KeyPart.RareWord, field, KeyPart.Whole); break;
                case FieldKind.Category: Pair(rules, tables, name, KeyPart.RareWord, field, KeyPart.Whole); break;
                default: break;
            }
        }
    }

    private static void AddTextPairs(List<BlockRule> rules, FieldTable[] tables)
    {
        var texts = Enumerable.Range(0, tables.Length).Where(field => tables[field].Spec.Kind == FieldKind.Text).ToArray();

        foreach (var text in texts)
        {
            for (var field = 0; field < tables.Length; field++)
            {
                if (tables[field].Spec.Kind == FieldKind.Year) { Pair(rules, tables, text, KeyPart.RareWord, field, KeyPart.Whole); }
            }
        }
    }

    private static void Add(List<BlockRule> rules, FieldTable[] tables, int field, bool strong, params KeyPart[] parts)
    {
        foreach (var part in parts)
        {
            rules.Add(new BlockRule($"{tables[field].Spec.Name}:{part}", rules.Count, new BlockPart(field, part), null, strong));
        }
    }

    private static void Pair(List<BlockRule> rules, FieldTable[] tables, int first, KeyPart firstPart, int second, KeyPart secondPart) =>
        rules.Add(new BlockRule(
            $"{tables[first].Spec.Name}:{firstPart}+{tables[second].Spec.Name}:{secondPart}",
            rules.Count,
            new BlockPart(first, firstPart),
            new BlockPart(second, secondPart),
            false));
}
