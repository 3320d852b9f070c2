using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.Schema;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>Finds the rows of a table that fit a filter, in order.</summary>
internal static class RowQuery
{
    public static List<Row> Run(IEnumerable<Row> rows, Table table, QueryOptions options, DataverseEnvironment environment)
    {
        var binder = new RowBinder(table, environment);

        if (options.Filter is { } filter)
        {
            var fits = new FilterCompiler<Row>(binder, environment.Now).Compile(FilterParser.Parse(filter, options.Aliases));
            rows = rows.Where(fits);
        }

        return options.OrderBy is { } orderBy ? [.. Sort(rows, orderBy, binder)] : [.. rows];
    }

    private static IEnumerable<Row> Sort(IEnumerable<Row> rows, string orderBy, RowBinder binder)
    {
        var comparer = Comparer<object?>.Create(FilterValue.Order);
        IOrderedEnumerable<Row>? sorted = null;

        foreach (var part in QueryText.Split(orderBy, ','))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var read = binder.Path(words[0].Split('/'));
            var descending = words switch
            {
                [_] or [_, "asc"] => false,
                [_, "desc"] => true,
                _ => throw DataverseException.BadUrl($"Syntax error at position {words[0].Length} in '{part}'."),
            };
            sorted = (sorted, descending) switch
            {
                (null, false) => rows.OrderBy(read, comparer),
                (null, true) => rows.OrderByDescending(read, comparer),
                (_, false) => sorted.ThenBy(read, comparer),
                (_, true) => sorted.ThenByDescending(read, comparer),
            };
        }

        return sorted ?? rows;
    }
}
