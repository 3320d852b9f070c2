using System.Globalization;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.Surveys;

/// <summary>What a posted answer must look like, and what the tool adds to it.</summary>
internal static class ResponseForm
{
    private static readonly (string Field, int Lowest, int Highest)[] Scales = [("nps", 0, 10), ("csat", 1, 5), ("ces", 1, 7)];

    /// <summary>The first mistake of a posted answer; null when there is none.</summary>
    public static (string Field, string Message)? Mistake(IReadOnlyDictionary<string, object?> given)
    {
        if (given.GetValueOrDefault("answers") is not IReadOnlyDictionary<string, object?> answers)
        {
            return ("answers", "answers must be an object.");
        }

        foreach (var (field, lowest, highest) in Scales)
        {
            if (answers.GetValueOrDefault(field) is { } score && !(score is int whole && whole >= lowest && whole <= highest))
            {
                return ($"answers.{field}", $"answers.{field} must be a whole number from {lowest} to {highest}.");
            }
        }

        return given.GetValueOrDefault("submittedAt") is { } at && !(at is string text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
            ? ("submittedAt", "submittedAt must be a date and time in ISO 8601.")
            : null;
    }

    /// <summary>The fields that stand with those that were posted over them.</summary>
    public static Dictionary<string, object?> Merged(StoredRow? present, IReadOnlyDictionary<string, object?> given)
    {
        var fields = present?.Fields.ToDictionary(StringComparer.Ordinal) ?? new(StringComparer.Ordinal);

        foreach (var (name, value) in given)
        {
            fields[name] = value;
        }

        return fields;
    }

    public static StoredRow Stamp(string id, Dictionary<string, object?> fields, DateTimeOffset now)
    {
        fields["responseId"] = id;
        fields["updatedAt"] = now;
        fields.TryAdd("status", "completed");
        fields.TryAdd("surveyKind", "transactional");
        fields.TryAdd("submittedAt", now);
        fields.TryAdd("identity", null);
        fields.TryAdd("context", null);
        return new(id, now, fields);
    }
}
