using CxHub.Connectors.Surveys;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>The <c>webhook</c> of a system file.</summary>
internal static class WebhookFile
{
    private static readonly string[] Roles =
    [
        "nps", "csat", "ces", "comment", "language", "identity.email", "identity.phone", "identity.name", "identity.crmContactId", "identity.customerNumber",
        "context.orderNumber", "context.agentEmail", "context.caseNumber",
    ];

    private static readonly string[] Announcing = ["qualtrics", "survey-monkey"];

    public static WebhookDefinition? ReadAlone(ConfigMap root, string name, EnvironmentValues values)
    {
        root.AllowOnly(values.Problems, "name", "kind", "enabled", "webhook");
        if (root.Map("webhook", values.Problems, required: true) is not { } map)
        {
            return null;
        }

        if (map.Text("provider", values.Problems) is { } provider && Announcing.Contains(provider) && map.Find("api") is null)
        {
            values.Problems.Add(map.At, $"{provider} only announces answers, and nothing says where to fetch them", "api: { url: https://…, token: ${NAME} }");
        }

        return new WebhookDefinition(name);
    }

    public static WebhookSettings? Read(ConfigMap root, EnvironmentValues values)
    {
        var problems = values.Problems;
        if (root.Map("webhook", problems) is not { } map)
        {
            return null;
        }

        map.AllowOnly(problems, "provider", "secret", "previousSecret", "clientId", "questions", "defaults", "api");
        var questions = RestFile.Pairs(map.Map("questions", problems), values);
        foreach (var (question, role) in questions.Where(pair => !Roles.Contains(pair.Value)))
        {
            var at = map.Map("questions", problems)!.Find(question)!.Value.At;
            problems.Add(at, $"unknown role '{role}' of question '{question}'", $"one of {string.Join(", ", Roles)}", NearestName.Of(role, Roles));
        }

        var provider = map.Choice<SurveyProvider>("provider", problems, required: true);
        var secrets = new[] { values.Secret(map, "secret", required: false), values.Secret(map, "previousSecret", required: false) };
        return provider is null ? null : new WebhookSettings(provider.Value, [.. secrets.OfType<string>()])
        {
            ClientId = values.Text(map, "clientId"),
            Api = Api(map.Map("api", problems), values),
            Questions = questions.ToDictionary(StringComparer.Ordinal),
            Defaults = RestFile.Pairs(map.Map("defaults", problems), values).ToDictionary(StringComparer.Ordinal),
        };
    }

    private static AnswerApiSettings? Api(ConfigMap? api, EnvironmentValues values)
    {
        api?.AllowOnly(values.Problems, "url", "token");
        return api is not null && values.Url(api, "url") is { } url && values.Secret(api, "token") is { } token ? new AnswerApiSettings(url, token) : null;
    }
}
