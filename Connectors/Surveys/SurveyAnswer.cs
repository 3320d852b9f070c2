using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CxHub.Connectors.Http;
using CxHub.Domain;

namespace CxHub.Connectors.Surveys;

/// <summary>
/// One answer on its way into the normal form, which is also what the survey source's pages hold: responseId, surveyId, status, times,
/// <c>identity</c>, <c>context</c> and <c>answers</c>. Values stay as given; whether they lie on their scale is decided by the map.
/// </summary>
internal sealed class SurveyAnswer(WebhookSettings settings)
{
    public const string Entity = "responses";

    private static readonly Dictionary<string, string> CommonNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["nps"] = "nps",
        ["csat"] = "csat",
        ["ces"] = "ces",
        ["comment"] = "comment",
        ["reason"] = "comment",
        ["email"] = "identity.email",
        ["phone"] = "identity.phone",
        ["name"] = "identity.name",
        ["crm_contact_id"] = "identity.crmContactId",
        ["crmContactId"] = "identity.crmContactId",
        ["customer_number"] = "identity.customerNumber",
        ["customerNumber"] = "identity.customerNumber",
        ["userId"] = "identity.customerNumber",
        ["order_id"] = "context.orderNumber",
        ["orderId"] = "context.orderNumber",
        ["orderNumber"] = "context.orderNumber",
        ["agentEmail"] = "context.agentEmail",
        ["case_number"] = "context.caseNumber",
        ["caseNumber"] = "context.caseNumber",
    };

    private readonly JsonObject _top = [];
    private readonly JsonObject _identity = [];
    private readonly JsonObject _context = [];
    private readonly JsonObject _answers = [];
    private readonly JsonObject _other = [];

    public required string ResponseId { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>completed, partial, disqualified, deleted or test; only completed answers enter scores.</summary>
    public string Status { get; init; } = "completed";

    public void Top(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _top[name] = value;
        }
    }

    /// <summary>A question's or hidden field's value, placed by the configured role, else by a well-known name, else under <c>answers.other</c>.</summary>
    public void Give(JsonNode? value, params ReadOnlySpan<string?> names)
    {
        if (value is null)
        {
            return;
        }

        foreach (var name in names)
        {
            if (name is not null && (settings.Questions.TryGetValue(name, out var role) || CommonNames.TryGetValue(name, out role)))
            {
                Place(role, value);
                return;
            }
        }

        var key = names.Length > 0 ? names[0] : null;
        if (key is not null)
        {
            _other[key] = value.DeepClone();
        }
    }

    public SourceRecord ToRecord(string source, DateTimeOffset now)
    {
        var submitted = SubmittedAt ?? now;
        var body = new JsonObject { ["responseId"] = ResponseId };
        foreach (var (name, value) in settings.Defaults.Where(pair => !_top.ContainsKey(pair.Key)))
        {
            _top[name] = value;
        }

        foreach (var (name, value) in _top)
        {
            body[name] = value?.DeepClone();
        }

        if (StartedAt is { } started)
        {
            body["startedAt"] = Iso(started);
        }

        var updated = UpdatedAt ?? submitted;
        body["submittedAt"] = Iso(submitted);
        body["updatedAt"] = Iso(updated);
        body["status"] = Status;
        _identity["anonymous"] = _identity.Count is 0;
        body["identity"] = _identity;
        body["context"] = _context;
        if (_other.Count > 0)
        {
            _answers["other"] = _other;
        }

        body["answers"] = _answers;
        return new SourceRecord(new SourceKey(source, Entity, ResponseId), updated, Status is "deleted", body.ToJsonString(Readable));
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JsonScalar.Options.Encoder };

    private void Place(string role, JsonNode value)
    {
        var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var given) ? given.Normalize() : null;
        var (part, name) = role.Split('.') switch
        {
            ["identity", var field] => (_identity, field),
            ["context", var field] => (_context, field),
            ["language"] => (_top, "language"),
            [var answer, ..] => (_answers, answer),
            _ => (_other, role),
        };
        part[name] = text is null ? value.DeepClone() : text;
    }

    private static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
