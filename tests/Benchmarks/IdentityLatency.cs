using System.Diagnostics;
using System.Globalization;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Incremental;
using CxHub.IdentityResolution.Profiles;
using CxHub.Sandbox.Population.Crm;

namespace CxHub.Tests.Benchmarks;

/// <summary>How long one record takes that is added to, changed in or removed from a large store, ids updated: percentiles over thousands of changes.</summary>
public static class IdentityLatency
{
    public static void Measure(int records, int changes, TextWriter output)
    {
        var settings = new IdentitySettings { Precision = 0.98 };
        var all = CrmPopulation.Make(records + changes, 1).Select(Convert).ToList();
        var data = new IdentityDataset(IdentitySchema.People, settings);
        data.Add(all[..records]);
        var started = Stopwatch.GetTimestamp();
        var state = IdentityState.Start(data, settings);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records started in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
        var added = all[records..];
        Time("added", added, record => state.Upsert(record), output);
        Time("changed", all[..changes], record => state.Upsert(record with { Values = [.. record.Values.Select(Changed)] }), output);
        Time("removed", added, record => state.Remove(new RecordKey(record.Source, record.RecordId)), output);
        output.WriteLine($"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    private static IdentityRecord Convert(CrmRecord record) => new(record.RecordId, record.Source,
    [
        new(ColumnRole.GivenName, record.GivenName), new(ColumnRole.FamilyName, record.FamilyName), new(ColumnRole.FullName, record.FullName), new(ColumnRole.Email, record.Email),
        new(ColumnRole.Phone, record.Phone), new(ColumnRole.BirthDate, record.BirthDate), new(ColumnRole.Street, record.Street), new(ColumnRole.City, record.City),
        new(ColumnRole.Postcode, record.Postcode), new(ColumnRole.Country, record.Country), new(ColumnRole.Company, record.Company),
    ]);

    private static IdentityValue Changed(IdentityValue value) => value.Role == ColumnRole.Phone ? value with { Text = "" } : value;

    private static void Time(string what, List<IdentityRecord> records, Func<IdentityRecord, IdentityChange> change, TextWriter output)
    {
        var times = new List<double>(records.Count);
        var next = 0;

        foreach (var record in records)
        {
            var started = Stopwatch.GetTimestamp();
            var moved = change(record);
            var previous = moved.Before.Select((members, i) => new PreviousProfile($"p{i}", i, members)).ToList();
            StableIds.Assign(previous, moved.After, () => $"n{next++}");
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        double At(double share) => times[(int)((times.Count - 1) * share)];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-8} median {At(0.5):0.000} ms, p95 {At(0.95):0.000} ms, p99 {At(0.99):0.000} ms, most {times[^1]:0.0} ms"));
    }
}
