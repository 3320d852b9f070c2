using CxHub.Connectors.Dynamics;
using CxHub.Connectors.Http;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>A <c>kind: dynamics</c> file as options.</summary>
internal static class DynamicsFile
{
    public static DynamicsDefinition? Read(ConfigMap root, string name, EnvironmentValues values, CallPolicy policy)
    {
        var problems = values.Problems;
        root.AllowOnly(problems, "name", "kind", "enabled", "url", "apiVersion", "auth", "pull", "write", "limits", "webhook", "changes");
        var (auth, pull, write, limits) = (root.Map("auth", problems, required: true), root.Map("pull", problems), root.Map("write", problems), root.Map("limits", problems));
        auth?.AllowOnly(problems, "tokenUrl", "clientId", "clientSecret");
        pull?.AllowOnly(problems, "pageSize", "lookBack");
        write?.AllowOnly(problems, "rowsPerWrite", "isolateByHalving", "taskCategory", "solution", "language", "role", "concurrency");
        limits?.AllowOnly(problems, [.. PolicyFile.Keys]);
        var url = values.Url(root, "url");
        if (auth is null)
        {
            return null;
        }

        var (tokenUrl, clientId, secret) = (values.Url(auth, "tokenUrl"), values.Text(auth, "clientId", required: true), values.Secret(auth, "clientSecret"));
        if (url is null || tokenUrl is null || clientId is null || secret is null)
        {
            return null;
        }

        var standard = new DynamicsOptions { Url = url, TokenUrl = tokenUrl, ClientId = clientId, ClientSecret = secret };
        return new DynamicsDefinition(standard with
        {
            Name = name,
            ApiVersion = values.Text(root, "apiVersion") ?? standard.ApiVersion,
            PageSize = PolicyFile.InRange(pull, "pageSize", 1, 5000, problems) ?? standard.PageSize,
            LookBack = pull?.Duration("lookBack", problems) ?? standard.LookBack,
            RowsPerWrite = PolicyFile.InRange(write, "rowsPerWrite", 1, 1000, problems) ?? standard.RowsPerWrite,
            WriteConcurrency = PolicyFile.InRange(write, "concurrency", 1, 50, problems) ?? standard.WriteConcurrency,
            IsolateByHalving = write?.Flag("isolateByHalving", problems) ?? standard.IsolateByHalving,
            TaskCategory = write?.Text("taskCategory", problems) ?? standard.TaskCategory,
            SolutionName = write?.Text("solution", problems),
            RoleName = write?.Text("role", problems) ?? standard.RoleName,
            LanguageCode = PolicyFile.InRange(write, "language", 1025, 65_535, problems) ?? standard.LanguageCode,
            Policy = PolicyFile.Read(limits, policy, problems),
        });
    }
}
