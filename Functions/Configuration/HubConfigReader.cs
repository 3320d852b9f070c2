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
        file.AllowOnly(problems, "timeZone", "region", "store", "url", "serviceBus", "autoMapperLicence");
        var zone = Zone(file, problems);
        var region = values.Text(file, "region", required: true);
        var store = values.Text(file, "store", required: true);
        var url = values.Url(file, "url");
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
            AutoMapperLicence = values.Text(file, "autoMapperLicence") is { Length: > 0 } licence ? licence : null,
        };
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
