using System.Globalization;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary>
/// Answers a list: <c>$filter</c>, <c>$orderby</c>, <c>$select</c>, <c>$top</c>, <c>$count</c>, pages of at most <c>odata.maxpagesize</c> rows.
/// The next page starts behind the last row shown, by order and id, so that changes in between neither hide nor repeat rows.
/// </summary>
internal sealed class ODataList(string set, RowTable table, int? forcedPageSize)
{
    private const int LargestPage = 20_000;

    public IResult Answer(HttpContext context)
    {
        try
        {
            return Page(context);
        }
        catch (ODataException e)
        {
            return ODataError.BadRequest(e.Message);
        }
    }

    /// <summary>A row as it is sent: its ETag, then all fields or the selected ones.</summary>
    public static Dictionary<string, object?> Shown(StoredRow row, IReadOnlyList<string>? select)
    {
        var shown = new Dictionary<string, object?>(StringComparer.Ordinal) { ["@odata.etag"] = ETag(row) };

        foreach (var (name, value) in row.Fields)
        {
            if (select is null || select.Contains(name, StringComparer.Ordinal))
            {
                shown[name] = value;
            }
        }

        return shown;
    }

    public static string ETag(StoredRow row) => string.Create(CultureInfo.InvariantCulture, $"W/\"{row.ModifiedAt.UtcTicks:x}\"");

    private IResult Page(HttpContext context)
    {
        var query = context.Request.Query;
        var asked = PageSize(context.Request.Headers["Prefer"]);

        if (asked > LargestPage)
        {
            return ODataError.Of(StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", $"A page holds at most {LargestPage} entities.");
        }

        var order = ODataOrder.Parse(query["$orderby"]);
        var filter = ODataFilter.Parse(query["$filter"]);
        var top = Number(query["$top"], "$top") ?? int.MaxValue;
        var sorted = order.Sort(table);
        var (start, left) = Start(query["$skiptoken"], sorted, order, top);
        var size = Math.Min(Math.Min(asked, forcedPageSize ?? LargestPage), left);
        var matching = sorted.Skip(start).Where(filter.Accepts).Skip(Number(query["$skip"], "$skip") ?? 0);

        // One more than the page holds, to know whether a next page exists.
        var rows = matching.Take(size + 1).ToList();
        var isLast = rows.Count <= size || left <= size;
        rows = [.. rows.Take(size)];
        RequestLog.Name(context, $"{set} list", rows.Count);
        int? count = query["$count"] == "true" ? sorted.Count(filter.Accepts) : null;
        return Write(context.Request, rows, count, isLast ? null : SkipToken.Of(order, rows[^1], left - size));
    }

    private static (int Start, int Left) Start(string? token, IReadOnlyList<StoredRow> sorted, ODataOrder order, int top)
    {
        if (string.IsNullOrEmpty(token))
        {
            return (0, top);
        }

        var from = SkipToken.Read(token);
        return (order.CountUpTo(sorted, from.Values, from.Id), from.Left);
    }

    private static IResult Write(HttpRequest request, List<StoredRow> rows, int? count, string? skipToken)
    {
        var select = request.Query["$select"].ToString() is { Length: > 0 } list ? list.Split(',', StringSplitOptions.TrimEntries) : null;
        var address = $"{request.Scheme}://{request.Host}{request.Path}";
        var body = new Dictionary<string, object?>(StringComparer.Ordinal) { ["@odata.context"] = address.Replace("/companies(", "/$metadata#companies(", StringComparison.Ordinal) };

        if (count is not null)
        {
            body["@odata.count"] = count;
        }

        body["value"] = rows.Select(row => Shown(row, select));

        if (skipToken is not null)
        {
            var kept = request.Query.Where(pair => pair.Key is not ("$skiptoken" or "$skip")).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value.ToString())}");
            body["@odata.nextLink"] = $"{address}?{string.Join('&', kept.Append($"$skiptoken={skipToken}"))}";
        }

        return RowJson.Answer(body);
    }

    private static int PageSize(string? prefer)
    {
        var wish = (prefer ?? string.Empty).Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(part => part.StartsWith("odata.maxpagesize=", StringComparison.OrdinalIgnoreCase));
        return wish is null ? LargestPage : Number(wish.Split('=')[1], "odata.maxpagesize") ?? LargestPage;
    }

    private static int? Number(string? text, string name) => string.IsNullOrEmpty(text)
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new ODataException($"{name} must be a whole number, not '{text}'.");
}
