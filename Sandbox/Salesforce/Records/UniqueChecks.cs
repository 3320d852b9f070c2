namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Unique fields and the organisation's duplicate rules.</summary>
internal static class UniqueChecks
{
    public static void Check(SObjectRow row, object?[] values, Org org, bool allowDuplicates)
    {
        foreach (var field in row.Type.Fields.Where(field => field.Unique))
        {
            if (values[field.Ordinal] is string key && org.Store.Table(row.Type).FindHolders(field, key).FirstOrDefault(other => other != row) is { } holder)
            {
                throw new RowRefusedException(new("DUPLICATE_VALUE", $"duplicate value found: {field.Name} duplicates value on record with id: {holder.Id[..15]}"));
            }
        }

        if (org.DuplicateRules.Any(rule => Breaks(rule, row, values, org, allowDuplicates)))
        {
            throw new RowRefusedException(new("DUPLICATES_DETECTED", "You're creating a duplicate record. We recommend you use an existing record instead."));
        }
    }

    private static bool Breaks(DuplicateRule rule, SObjectRow row, object?[] values, Org org, bool allowDuplicates)
    {
        if (!string.Equals(rule.Object, row.Type.Name, StringComparison.OrdinalIgnoreCase) || (allowDuplicates && rule.AllowSave))
        {
            return false;
        }

        var fields = rule.Fields.Select(name => row.Type[name].Ordinal).ToArray();
        var changed = fields.Any(field => !Equals(values[field], row.Values == values ? null : row[field]));
        return changed && org.Store.Table(row.Type).All.Any(other => other != row && !other.IsDeleted && fields.All(field => Same(values[field], other[field])));
    }

    private static bool Same(object? left, object? right) =>
        left is string text ? string.Equals(text, right as string, StringComparison.OrdinalIgnoreCase) : left is not null && Equals(left, right);
}
