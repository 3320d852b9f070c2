using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>
/// Finds the rows of a query in order. A range of SystemModstamp, an Id and an external id are looked up in their index, and
/// an order by (SystemModstamp, Id) is the index's own, so that a page of a long incremental pull costs its rows only.
/// </summary>
internal sealed class QueryRunner(Org org, SoqlQuery query, SObjectType type, bool withDeleted)
{
    public List<SObjectRow> Run(SObjectField? parentField = null, string? parentId = null)
    {
        var fits = new ConditionCompiler(query, type, org).Compile(query.Where);
        var (candidates, inStampOrder) = Candidates();
        var orders = query.OrderBy.Select(order => (Path: RowPath.Bind(order.Path, type, query, org), Order: order)).ToArray();
        var rows = candidates.Where(row => (withDeleted || !row.IsDeleted) && fits(row));

        if (parentField is not null)
        {
            rows = rows.Where(row => row[parentField.Ordinal] is string id && id == parentId);
        }

        if (orders.Length > 0 && !(inStampOrder && IsStampOrder(orders)))
        {
            rows = Sort(rows, orders);
        }

        return [.. query.Limit is { } limit ? rows.Skip(query.Offset).Take(limit) : rows.Skip(query.Offset)];
    }

    private static bool IsStampOrder((RowPath Path, SoqlOrder Order)[] orders) =>
        orders is [{ Order.Descending: false, Path: { IsDirect: true, Field.Name: "SystemModstamp" } }]
            or [{ Order.Descending: false, Path: { IsDirect: true, Field.Name: "SystemModstamp" } }, { Order.Descending: false, Path: { IsDirect: true, Field.Name: "Id" } }];

    private static IEnumerable<SObjectRow> Sort(IEnumerable<SObjectRow> rows, (RowPath Path, SoqlOrder Order)[] orders)
    {
        IOrderedEnumerable<SObjectRow>? sorted = null;

        foreach (var (path, order) in orders)
        {
            var comparer = Comparer<object?>.Create((left, right) => CompareValues(left, right, order));
            sorted = sorted is null ? rows.OrderBy(path.Get, comparer) : sorted.ThenBy(path.Get, comparer);
        }

        return sorted ?? rows;
    }

    private static int CompareValues(object? left, object? right, SoqlOrder order) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => order.NullsLast ? 1 : -1,
        (_, null) => order.NullsLast ? -1 : 1,
        _ => order.Descending ? ValueOrder.Compare(right, left) : ValueOrder.Compare(left, right),
    };

    private (IEnumerable<SObjectRow> Rows, bool InStampOrder) Candidates()
    {
        var table = org.Store.Table(type);
        IReadOnlyList<SoqlCondition> required = query.Where switch
        {
            SoqlCondition.All all => all.Parts,
            { } one => [one],
            null => [],
        };

        if (required.Select(condition => ByKey(condition, table)).FirstOrDefault(rows => rows is not null) is { } found)
        {
            return (found, false);
        }

        var (from, to) = StampRange(required);

        if (from is not null || to is not null)
        {
            return (table.Stamped(from ?? DateTimeOffset.MinValue, to ?? DateTimeOffset.MaxValue), true);
        }

        var wantsStampOrder = query.OrderBy is [{ Path.Text: var text }, ..] && text.Equals("SystemModstamp", StringComparison.OrdinalIgnoreCase);
        return wantsStampOrder ? (table.InStampOrder, true) : (table.All, false);
    }

    private IEnumerable<SObjectRow>? ByKey(SoqlCondition condition, SObjectTable table)
    {
        var (path, literals) = condition switch
        {
            SoqlCondition.Compare { Operator: "=" } compare => (compare.Path, [compare.Literal]),
            SoqlCondition.In { Negated: false } within => (within.Path, within.Literals),
            _ => (null, (IReadOnlyList<SoqlLiteral>)[]),
        };

        if (path is not { Parts.Count: 1 } || type.Find(path.Text) is not { } field || literals.Any(literal => literal.Value is not string))
        {
            return null;
        }

        var keys = literals.Select(literal => (string)literal.Value!).Distinct();
        return field switch
        {
            { Type: "id" } => keys.Select(key => table.Find(SalesforceId.Normalize(key) ?? key)).OfType<SObjectRow>(),
            { IsIndexed: true } when !withDeleted => keys.SelectMany(key => table.FindBy(field, key)).Distinct(),
            _ => null,
        };
    }

    private static (DateTimeOffset? From, DateTimeOffset? To) StampRange(IReadOnlyList<SoqlCondition> required)
    {
        DateTimeOffset? from = null;
        DateTimeOffset? to = null;

        foreach (var compare in required.OfType<SoqlCondition.Compare>().Where(compare => compare.Path.Text.Equals("SystemModstamp", StringComparison.OrdinalIgnoreCase)))
        {
            if (compare.Literal.Value is not DateTimeOffset moment)
            {
                continue;
            }

            // Bounds may be wider than asked: the condition itself is still tested on every row.
            from = compare.Operator is ">" or ">=" or "=" && !(moment < from) ? moment : from;
            to = compare.Operator is "<" or "<=" or "=" && !(moment > to) ? moment : to;
        }

        return (from, to);
    }
}
