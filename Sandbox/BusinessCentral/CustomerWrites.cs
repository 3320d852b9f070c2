using System.Text.Json;
using CxHub.Sandbox.Hosting;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary>Changes of customers: insert with a number of its own, update and delete under <c>If-Match</c>. Only known fields are taken.</summary>
internal sealed class CustomerWrites(Company company, TimeProvider clock)
{
    private static readonly HashSet<string> Writable =
    [
        "number", "displayName", "type", "email", "phoneNumber", "addressLine1", "city", "postalCode", "country", "taxRegistrationNumber", "salespersonCode", "currencyCode", "blocked",
    ];

    public async Task<IResult> InsertAsync(HttpContext context)
    {
        RequestLog.Name(context, "customers insert", 1);
        var given = await ReadAsync(context);

        if (Unknown(given) is { } refused)
        {
            return refused;
        }

        var number = given.GetValueOrDefault("number") as string ?? $"N{company.Customers.Count:D5}";

        if (company.Customers.ByChange().Any(row => number.Equals(row["number"] as string, StringComparison.OrdinalIgnoreCase)))
        {
            return ODataError.Of(StatusCodes.Status400BadRequest, "Internal_EntityWithSameKeyExists", $"The record in table Customer already exists. Identification fields and values: No.='{number}'.");
        }

        given["number"] = number;
        var row = Stamp(Guid.CreateVersion7(clock.GetUtcNow()).ToString("D"), null, given);
        company.Customers.Put(row);
        return RowJson.Answer(ODataList.Shown(row, null), StatusCodes.Status201Created);
    }

    public async Task<IResult> UpdateAsync(HttpContext context)
    {
        RequestLog.Name(context, "customers update", 1);
        var given = await ReadAsync(context);

        if (Mismatch(context, out var present) is { } mismatch)
        {
            return mismatch;
        }

        if (Unknown(given) is { } refused)
        {
            return refused;
        }

        var fields = present!.Fields.ToDictionary(StringComparer.Ordinal);

        foreach (var (name, value) in given)
        {
            fields[name] = value;
        }

        var row = Stamp(present.Id, present, fields);
        company.Customers.Put(row);
        return RowJson.Answer(ODataList.Shown(row, null));
    }

    public Task<IResult> DeleteAsync(HttpContext context)
    {
        RequestLog.Name(context, "customers delete", 1);

        if (Mismatch(context, out var present) is { } refused)
        {
            return Task.FromResult(refused);
        }

        company.Customers.Remove(present!.Id);
        return Task.FromResult(Results.NoContent());
    }

    /// <summary>Gives a row its id and the time of its change, which is later than that of its last one.</summary>
    public StoredRow Stamp(string id, StoredRow? present, Dictionary<string, object?> fields)
    {
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        now = present is not null && now <= present.ModifiedAt ? present.ModifiedAt.AddMilliseconds(1) : now;
        fields["id"] = id;
        fields["lastModifiedDateTime"] = now;
        return new(id, now, fields);
    }

    private IResult? Mismatch(HttpContext context, out StoredRow? present)
    {
        var id = context.GetRouteValue("id")!.ToString()!;
        present = company.Customers.Find(id);
        return (present, context.Request.Headers.IfMatch.ToString()) switch
        {
            (null, _) => ODataError.Of(StatusCodes.Status404NotFound, "Internal_RecordNotFound", $"The Customer with id {id} does not exist."),
            (_, "") => ODataError.BadRequest("The request must have an If-Match header with the ETag of the entity or *."),
            (var row, var match) when match is not "*" && match != ODataList.ETag(row) =>
                ODataError.Of(StatusCodes.Status409Conflict, "Request_EntityChanged", "Another user has already changed the record."),
            _ => null,
        };
    }

    private static IResult? Unknown(Dictionary<string, object?> given) => given.Keys.FirstOrDefault(name => !Writable.Contains(name)) is { } unknown
        ? ODataError.BadRequest($"The property '{unknown}' does not exist on type 'Microsoft.NAV.customer' or cannot be written.")
        : null;

    private static async Task<Dictionary<string, object?>> ReadAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        return (Dictionary<string, object?>)RowJson.Value(body.RootElement)!;
    }
}
