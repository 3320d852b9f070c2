using System.Text.Json;
using CxHub.Domain.Configuration;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;

namespace CxHub.Mapping.Targets;

/// <summary>
/// The expressions of target maps: <c>score.nps</c> (and <c>.text .count .at .lower .upper</c>), <c>profile.id</c>, <c>profile.email</c>,
/// <c>account.name</c>, <c>account.score.health</c>, <c>feedback.comment</c>, <c>run.id</c>.
/// </summary>
internal sealed class TargetExpression(SubjectKind of, IReadOnlyCollection<string> measures, ConfigProblems problems)
{
    private static readonly string[] ScoreParts = ["text", "count", "at", "lower", "upper"];
    private static readonly string[] Roots = ["score", "profile", "account", "feedback", "run"];

    private static readonly Dictionary<string, (ValueKind Kind, Func<Feedback, object?> Read)> FeedbackParts = new(StringComparer.Ordinal)
    {
        ["comment"] = (ValueKind.Text, feedback => feedback.Comment),
        ["touchpoint"] = (ValueKind.Text, feedback => feedback.Touchpoint),
        ["channel"] = (ValueKind.Text, feedback => feedback.Channel),
        ["language"] = (ValueKind.Text, feedback => feedback.Language),
        ["surveyKind"] = (ValueKind.Text, feedback => feedback.SurveyKind),
        ["orderNumber"] = (ValueKind.Text, feedback => feedback.OrderNumber),
        ["answeredAt"] = (ValueKind.Instant, feedback => feedback.AnsweredAt),
        ["nps"] = (ValueKind.Number, feedback => (decimal?)feedback.Nps),
        ["csat"] = (ValueKind.Number, feedback => (decimal?)feedback.Csat),
        ["ces"] = (ValueKind.Number, feedback => (decimal?)feedback.Ces),
        ["id"] = (ValueKind.Text, feedback => feedback.Key.Id),
    };

    public ValueReader? Read(string text, ConfigPosition at)
    {
        var parts = text.Split('.');
        return parts switch
        {
            ["score", ..] => Score(text, parts.AsSpan(1), at, scope => scope.Subject!),
            ["account", "score", ..] => Score(text, parts.AsSpan(2), at, AccountOf),
            ["profile", var name] when of is SubjectKind.Profile => Golden(text, name, CanonicalKind.Person, at, scope => scope.Subject!),
            ["account", var name] => Golden(text, name, CanonicalKind.Account, at, AccountOf),
            ["feedback", var name] => OfFeedback(text, name, at),
            ["run", "id"] => new ValueReader(text, ValueKind.Text, string.Empty, scope => scope.Subject!.RunId) { Volatile = true },
            _ => Unknown(text, parts[0], at),
        };
    }

    private static TargetSubject? AccountOf(ValueScope scope) =>
        scope.Subject!.Kind is SubjectKind.Account ? scope.Subject : scope.Subject.Account;

    private ValueReader? Unknown(string text, string root, ConfigPosition at)
    {
        var known = of is SubjectKind.Profile ? Roots : [.. Roots.Where(name => name is not "profile")];
        problems.Add(at, $"'{text}' is not an expression of {(of is SubjectKind.Profile ? "a profile" : "an account")}", "score.<measure>, profile.<field>, account.<field>, feedback.<field> or run.id", NearestName.Of(root, known));
        return null;
    }

    private ValueReader? Score(string text, ReadOnlySpan<string> parts, ConfigPosition at, Func<ValueScope, TargetSubject?> subject)
    {
        var measure = parts.Length > 0 ? parts[0] : string.Empty;
        var part = parts.Length > 1 ? parts[1] : string.Empty;
        if (!measures.Contains(measure))
        {
            problems.Add(at, $"unknown measure '{measure}'", $"one of {string.Join(", ", measures)}", NearestName.Of(measure, measures));
            return null;
        }

        if (parts.Length > 2 || (parts.Length is 2 && !ScoreParts.Contains(part)))
        {
            problems.Add(at, $"a score has no '{string.Join('.', parts[1..]!)}'", $"one of {string.Join(", ", ScoreParts)}, or none for its value", NearestName.Of(part, ScoreParts));
            return null;
        }

        (ValueKind Kind, Func<Score, object?> Read) taken = part switch
        {
            "text" => (ValueKind.Text, score => score.Text),
            "count" => (ValueKind.Number, score => (decimal)score.Count),
            "at" => (ValueKind.Instant, score => score.At),
            "lower" => (ValueKind.Number, score => Number(score.Lower)),
            "upper" => (ValueKind.Number, score => Number(score.Upper)),
            _ => (ValueKind.Number, score => Number(score.Value)),
        };
        return new ValueReader(text, taken.Kind, string.Empty, scope => subject(scope)?.Scores.GetValueOrDefault(measure) is { } score ? taken.Read(score) : null)
        {
            Time = scope => subject(scope)?.Scores.GetValueOrDefault(measure)?.At,
        };
    }

    private ValueReader? Golden(string text, string name, CanonicalKind kind, ConfigPosition at, Func<ValueScope, TargetSubject?> subject)
    {
        if (name is "id")
        {
            return new ValueReader(text, ValueKind.Text, string.Empty, scope => subject(scope)?.Id);
        }

        var names = HubFields.Of(kind).Select(field => field.Name).Append(JsonNamingPolicy.CamelCase.ConvertName(nameof(Person.DisplayName))).ToArray();
        if (!names.Contains(name))
        {
            problems.Add(at, $"{(kind is CanonicalKind.Person ? "a profile" : "an account")} has no '{name}'", $"id, or one of {string.Join(", ", names)}", NearestName.Of(name, names));
            return null;
        }

        return new ValueReader(text, ValueKind.Any, string.Empty, scope => subject(scope)?.Golden.GetValueOrDefault(name));
    }

    private ValueReader? OfFeedback(string text, string name, ConfigPosition at)
    {
        if (!FeedbackParts.TryGetValue(name, out var part))
        {
            problems.Add(at, $"an answer has no '{name}'", $"one of {string.Join(", ", FeedbackParts.Keys)}", NearestName.Of(name, FeedbackParts.Keys));
            return null;
        }

        return new ValueReader(text, part.Kind, string.Empty, scope => scope.Subject!.Feedback is { } feedback ? part.Read(feedback) : null)
        {
            Time = scope => scope.Subject!.Feedback?.AnsweredAt,
        };
    }

    // Scores are doubles; what lies beyond decimal (or is not a number) is no value for a CRM.
    private static decimal? Number(double? value) => value is { } number && Math.Abs(number) < 1e15 ? (decimal)number : null;
}
