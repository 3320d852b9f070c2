using CxHub.Connectors.Http;
using CxHub.Connectors.Salesforce;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>A <c>kind: salesforce</c> file as options.</summary>
internal static class SalesforceFile
{
    private static readonly string[] AuthKinds = ["client-credentials", "jwt-bearer"];

    public static SalesforceDefinition? Read(ConfigMap root, string name, EnvironmentValues values, CallPolicy policy)
    {
        var problems = values.Problems;
        root.AllowOnly(problems, "name", "kind", "enabled", "url", "apiVersion", "auth", "pull", "write", "limits", "webhook", "changes");
        var (auth, pull, write, limits) = (root.Map("auth", problems, required: true), root.Map("pull", problems), root.Map("write", problems), root.Map("limits", problems));
        pull?.AllowOnly(problems, "pageSize", "lookBack", "bulkFrom");
        write?.AllowOnly(problems, "collectionsUpTo", "concurrency", "allowDuplicates", "followUpKey", "caseOrigin", "timeZone", "permissionSet");
        limits?.AllowOnly(problems, [.. PolicyFile.Keys]);
        var url = values.Url(root, "url");
        var standard = new SalesforceOptions { InstanceUrl = new Uri("https://my.salesforce.com"), ClientId = string.Empty };
        var options = standard with
        {
            Name = name,
            InstanceUrl = url ?? standard.InstanceUrl,
            ApiVersion = values.Text(root, "apiVersion") ?? standard.ApiVersion,
            PageSize = PolicyFile.InRange(pull, "pageSize", 200, 2000, problems) ?? standard.PageSize,
            LookBack = pull?.Duration("lookBack", problems) ?? standard.LookBack,
            BulkQueryFrom = PolicyFile.InRange(pull, "bulkFrom", 0, int.MaxValue, problems) ?? standard.BulkQueryFrom,
            CollectionsUpTo = PolicyFile.InRange(write, "collectionsUpTo", 1, 100_000, problems) ?? standard.CollectionsUpTo,
            WriteConcurrency = PolicyFile.InRange(write, "concurrency", 1, 25, problems) ?? standard.WriteConcurrency,
            AllowDuplicates = write?.Flag("allowDuplicates", problems) ?? standard.AllowDuplicates,
            FollowUpKeyField = write?.Text("followUpKey", problems) ?? standard.FollowUpKeyField,
            CaseOrigin = write?.Text("caseOrigin", problems) ?? standard.CaseOrigin,
            PermissionSet = write?.Text("permissionSet", problems) ?? standard.PermissionSet,
            TimeZone = Zone(write, problems),
            Policy = PolicyFile.Read(limits, policy, problems),
        };
        return auth is null ? null : new SalesforceDefinition(Authorise(options, auth, values));
    }

    private static SalesforceOptions Authorise(SalesforceOptions options, ConfigMap auth, EnvironmentValues values)
    {
        var problems = values.Problems;
        auth.AllowOnly(problems, "kind", "clientId", "clientSecret", "privateKey", "username", "audience");
        var kind = auth.Text("kind", problems, required: true);
        if (kind is not null && !AuthKinds.Contains(kind))
        {
            problems.Add(auth.Find("kind")!.Value.At, $"unknown kind '{kind}'", $"one of {string.Join(", ", AuthKinds)}", NearestName.Of(kind, AuthKinds));
        }

        var signed = kind is "jwt-bearer";
        return options with
        {
            ClientId = values.Text(auth, "clientId", required: true) ?? string.Empty,
            ClientSecret = signed ? null : values.Secret(auth, "clientSecret"),
            PrivateKeyPem = signed ? values.Secret(auth, "privateKey") : null,
            Username = signed ? values.Text(auth, "username", required: true) : null,
            Audience = values.Text(auth, "audience") ?? options.Audience,
        };
    }

    private static TimeZoneInfo Zone(ConfigMap? write, ConfigProblems problems)
    {
        if (write?.Text("timeZone", problems) is not { } id)
        {
            return TimeZoneInfo.Utc;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }

        problems.Add(write.Find("timeZone")!.Value.At, $"unknown time zone '{id}'", "an IANA name such as Asia/Ho_Chi_Minh", NearestName.Of(id, TimeZoneInfo.GetSystemTimeZones().Select(one => one.Id)));
        return TimeZoneInfo.Utc;
    }
}
