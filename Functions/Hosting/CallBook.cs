using System.Text.Json;
using System.Text.Json.Serialization;
using CxHub.Connectors;
using CxHub.Domain.Ports;
using CxHub.Storage;

namespace CxHub.Functions.Hosting;

/// <summary>
/// Books the calls of each day and what a system last told about its allocation, so that a restart goes on counting where the day stood
/// and several processes count together. A process that is killed loses at most what it called since it last booked.
/// </summary>
public sealed class CallBook(HubStore store, ConnectorCatalog systems, TimeProvider clock)
{
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        foreach (var source in systems.Sources)
        {
            await SettleAsync(source.Name, source.Calls, cancellationToken);
        }
    }

    /// <summary>Books what was not booked yet, and tells the meter what all processes called today.</summary>
    public async Task SettleAsync(string system, CallMeter meter, CancellationToken cancellationToken)
    {
        meter.Turn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var (day, calls) = meter.TakeUnsettled();
        try
        {
            var booked = calls is 0
                ? await ReadAsync(system, cancellationToken)
                : await store.WriteAsync(session => AddAsync(session, system, day, calls, meter.IsTold ? meter.Quota : null, cancellationToken), cancellationToken);
            meter.Settled(day, booked.Of(day));
        }
        catch
        {
            meter.Return(day, calls);
            throw;
        }
    }

    /// <summary>What is booked of a system, also by earlier processes.</summary>
    internal async Task<BookedCalls> ReadAsync(string system, CancellationToken cancellationToken) =>
        BookedCalls.Parse(await store.ReadAsync(session => session.Models.GetAsync(BookedCalls.Name(system), cancellationToken), cancellationToken));

    private async Task<BookedCalls> AddAsync(HubSession session, string system, DateOnly day, long calls, Quota? told, CancellationToken cancellationToken)
    {
        var booked = BookedCalls.Parse(await session.Models.GetAsync(BookedCalls.Name(system), cancellationToken));
        booked = booked with { Day = day, Calls = booked.Of(day) + calls };
        booked = told is null ? booked : booked with { Told = told, ToldAt = clock.GetUtcNow() };
        await session.Models.PutAsync(BookedCalls.Name(system), booked.ToJson(), cancellationToken);
        return booked;
    }
}

/// <summary>A line of the book: the calls of a UTC day, and the system's own words about its allocation.</summary>
internal sealed record BookedCalls(DateOnly Day, long Calls, Quota? Told, DateTimeOffset? ToldAt)
{
    public static string Name(string system) => $"calls:{system}";

    public static BookedCalls Parse(string? json) =>
        (json is null ? null : JsonSerializer.Deserialize(json, BookedCallsJson.Default.BookedCalls)) ?? new BookedCalls(default, 0, null, null);

    public string ToJson() => JsonSerializer.Serialize(this, BookedCallsJson.Default.BookedCalls);

    public long Of(DateOnly day) => day == Day ? Calls : 0;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BookedCalls))]
internal sealed partial class BookedCallsJson : JsonSerializerContext;
