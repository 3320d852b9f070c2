using System.Globalization;
using CxHub.Activation.Pushing;
using CxHub.Connectors.Configuration;
using CxHub.Domain.Configuration;

namespace CxHub.Functions.Configuration;

/// <summary>Reads <c>hub.yaml</c>; every mistake becomes a problem with its position.</summary>
public static class HubConfigReader
{
    /// <summary>Null when the file has mistakes; then there are problems.</summary>
    public static HubConfig? Read(ConfigMap file, Func<string, string?> environment, ConfigProblems problems)
    {
        var values = new EnvironmentValues(environment, problems);
        var before = problems.All.Count;
        file.AllowOnly(problems, "timeZone", "region", "store", "url", "serviceBus", "sweep", "push", "quotaShare", "autoMapperLicence");
        var zone = Zone(file, problems);
        var region = values.Text(file, "region", required: true);
        var store = values.Text(file, "store", required: true);
        var url = values.Url(file, "url");
        var sweep = file.Map("sweep", problems) is { } map ? Sweep(map, problems) : null;
        var push = file.Map("push", problems);
        push?.AllowOnly(problems, "gate", "attempts");
        var gate = Gate(push, problems);
        var attempts = Attempts(push, problems);
        var share = QuotaShare(file, problems);
        if (problems.All.Count > before)
        {
            return null;
        }

        return new HubConfig
        {
            Zone = zone!,
            Region = region!,
            Store = store!,
            Url = url!,
            ServiceBus = values.Text(file, "serviceBus") is { Length: > 0 } name ? name : null,
            Sweep = sweep,
            Gate = gate,
            PushAttempts = attempts,
            QuotaShare = share,
            AutoMapperLicence = values.Text(file, "autoMapperLicence") is { Length: > 0 } licence ? licence : null,
        };
    }

    private static double? QuotaShare(ConfigMap file, ConfigProblems problems)
    {
        var share = file.Number("quotaShare", problems);
        if (share is <= 0 or > 1)
        {
            problems.Add(file.Find("quotaShare")!.Value.At, string.Create(CultureInfo.InvariantCulture, $"'quotaShare' is {share}"), "a share of a day's calls above 0 and up to 1");
        }

        return share;
    }

    private static SweepOptions Sweep(ConfigMap map, ConfigProblems problems)
    {
        map.AllowOnly(problems, "every", "largestShare");
        var every = map.Duration("every", problems, required: true) ?? TimeSpan.FromDays(1);
        if (every < TimeSpan.FromHours(1))
        {
            problems.Add(map.Find("every")?.Value.At ?? map.At, $"'every' is {every.TotalMinutes:0} minutes", "1h or longer: a sweep lists every id of every entity");
        }

        var share = map.Number("largestShare", problems) ?? SweepOptions.UsualShare;
        if (share is <= 0 or > 1)
        {
            problems.Add(map.Find("largestShare")!.Value.At, string.Create(CultureInfo.InvariantCulture, $"'largestShare' is {share}"), "a share of the entity's records above 0 and up to 1");
        }

        return new SweepOptions(every, share);
    }

    private static PushGate? Gate(ConfigMap? push, ConfigProblems problems)
    {
        if (push?.Map("gate", problems) is not { } map)
        {
            return null;
        }

        map.AllowOnly(problems, "share", "freeRows");
        var share = map.Number("share", problems, required: true);
        if (share is <= 0 or > 1)
        {
            problems.Add(map.Find("share")!.Value.At, string.Create(CultureInfo.InvariantCulture, $"'share' is {share}"), "a share of the rows looked at above 0 and up to 1");
        }

        var freeRows = map.WholeNumber("freeRows", problems) ?? 0;
        if (freeRows < 0)
        {
            problems.Add(map.Find("freeRows")!.Value.At, string.Create(CultureInfo.InvariantCulture, $"'freeRows' is {freeRows}"), "0 or more rows that may always change");
        }

        return new PushGate(share ?? 1, freeRows);
    }

    private static int Attempts(ConfigMap? push, ConfigProblems problems)
    {
        var attempts = push?.WholeNumber("attempts", problems) ?? PushOptions.UsualAttempts;
        if (attempts < 1)
        {
            problems.Add(push!.Find("attempts")!.Value.At, string.Create(CultureInfo.InvariantCulture, $"'attempts' is {attempts}"), "1 or more rejections after which a row is parked");
        }

        return attempts;
    }

    private static TimeZoneInfo? Zone(ConfigMap map, ConfigProblems problems)
    {
        if (map.Text("timeZone", problems, required: true) is not { } id)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }

        problems.Add(map.Find("timeZone")!.Value.At, $"'{id}' is not a time zone", "an IANA name such as Asia/Ho_Chi_Minh", NearestName.Of(id, TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id)));
        return null;
    }
}
