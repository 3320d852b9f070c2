using CxHub.Domain.Configuration;
using CxHub.Domain.Loop;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;

namespace CxHub.Activation.FollowUps;

/// <summary>
/// Which answers lead to work in a CRM, where, whose, and until when. Pure: evaluating the same answer again gives the same key, and
/// what exists already is not opened twice. The first rule that matches decides.
/// </summary>
public sealed class FollowUpRules
{
    private readonly IReadOnlyList<FollowUpRule> _rules;
    private readonly FollowUpClock _clock;

    private FollowUpRules(IReadOnlyList<FollowUpRule> rules, BusinessCalendar calendar, IEnumerable<string> pausing)
    {
        (_rules, Calendar) = (rules, calendar);
        _clock = new FollowUpClock(calendar, pausing.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    public BusinessCalendar Calendar { get; }

    /// <summary>The rules' names, in order.</summary>
    public IReadOnlyList<string> Names => [.. _rules.Select(rule => rule.Name)];

    /// <summary>Reads <c>followups.yaml</c>; null reads as no rules. Every mistake goes to <paramref name="problems"/>.</summary>
    public static FollowUpRules Load(ConfigMap? file, TimeZoneInfo hubZone, IReadOnlyCollection<string> targets, ConfigProblems problems)
    {
        if (file is null)
        {
            return new FollowUpRules([], BusinessCalendar.Default(hubZone), []);
        }

        file.AllowOnly(problems, "calendar", "pauseWhile", "rules");
        var calendar = CalendarReader.Read(file.Map("calendar", problems), hubZone, problems);
        var reader = new FollowUpRuleReader(targets, problems);
        return new FollowUpRules([.. (file.List("rules", problems, required: true)?.Items ?? []).Select(reader.Read).OfType<FollowUpRule>()], calendar, file.Texts("pauseWhile", problems));
    }

    public FollowUpDecision Evaluate(FollowUpContext context)
    {
        if (context.Feedback.Status is not "completed")
        {
            return new FollowUpDecision.Nothing($"the answer is {context.Feedback.Status}");
        }

        foreach (var rule in _rules)
        {
            if (rule.Match(context) is { } tests)
            {
                return Decide(rule, tests, context);
            }
        }

        return new FollowUpDecision.Nothing("no rule matches");
    }

    /// <summary>The steps that have become due and were not taken yet; null when there are none, or the work is closed.</summary>
    public Escalation? Escalate(FollowUp followUp, DateTimeOffset now)
    {
        var rule = _rules.FirstOrDefault(rule => rule.Name == followUp.Rule);
        if (rule is null || followUp.State is not (FollowUpState.Open or FollowUpState.Pending))
        {
            return null;
        }

        var share = _clock.ShareSpent(followUp, rule.Due, now);
        EscalationStep[] due = [.. rule.Escalate.Where(step => step.Level > followUp.EscalationLevel && share >= step.Percent / 100.0)];
        return due.Length is 0 ? null : new Escalation(followUp with { EscalationLevel = due[^1].Level }, due);
    }

    /// <summary>The follow-up as its task or case in the CRM shows it; the same instance when nothing differs. While the status says that somebody else has to act, the clock stands.</summary>
    public FollowUp Watch(FollowUp followUp, Activity activity)
    {
        var seen = FollowUpWatch.Apply(followUp, activity);
        return activity.FollowUpKey == followUp.Key
            ? _clock.Follow(seen, activity, _rules.FirstOrDefault(rule => rule.Name == followUp.Rule)?.Due)
            : seen;
    }

    private FollowUpDecision Decide(FollowUpRule rule, IReadOnlyList<FollowUpTest> tests, FollowUpContext context)
    {
        var key = FollowUpKey.Of(rule.Name, context.Feedback.Key);
        if (context.Existing.Any(existing => existing.Key == key))
        {
            return new FollowUpDecision.Nothing("this answer has its follow-up already");
        }

        if (rule.MaxAge is { } age && context.Now - context.Feedback.AnsweredAt > age)
        {
            return new FollowUpDecision.Nothing("the answer is too old");
        }

        var reason = FollowUpText.Reason(tests, context);
        var open = context.Existing.FirstOrDefault(existing => existing.Rule == rule.Name && existing.State is FollowUpState.Open or FollowUpState.Pending);
        if (open is not null && rule.Repeat is not RepeatPolicy.New)
        {
            return rule.Repeat is RepeatPolicy.Add ? Add(rule, key, open, context, reason) : new FollowUpDecision.Nothing("work of this rule is open already");
        }

        if (rule.ThrottleWithin is { } within && context.Existing.Count(existing => existing.Rule == rule.Name && context.Now - existing.TriggeredAt < within) >= rule.ThrottleMax)
        {
            return new FollowUpDecision.Nothing("the customer has had the most follow-ups of this rule for now");
        }

        return FollowUpPlace.Choose(rule, context.Places) is { } place
            ? new FollowUpDecision.Open(New(rule, key, place, context, reason))
            : new FollowUpDecision.Impossible(rule.Name, "the customer stands in none of the CRMs that take follow-ups");
    }

    private FollowUpDecision Add(FollowUpRule rule, string key, FollowUp open, FollowUpContext context, string reason)
    {
        if (open.Notes.Any(existing => existing.Key == key))
        {
            return new FollowUpDecision.Nothing("the answer was added already");
        }

        var note = FollowUpText.Note(rule, context, reason, Calendar.Zone);
        return new FollowUpDecision.AddTo(open with { Notes = [.. open.Notes, new FollowUpNote(key, note, context.Now)] }, note);
    }

    private FollowUp New(FollowUpRule rule, string key, (CrmPlace Place, string? OwnerId) chosen, FollowUpContext context, string reason) => new()
    {
        Key = key,
        Rule = rule.Name,
        FeedbackKey = context.Feedback.Key,
        ProfileId = context.Profile.Id,
        Target = chosen.Place.Target,
        State = FollowUpState.Pending,
        TriggeredAt = context.Now,
        Order = new FollowUpOrder
        {
            Key = key,
            Kind = rule.Kind,
            Subject = FollowUpText.Subject(rule, context, reason, Calendar.Zone),
            Description = FollowUpText.Description(rule, context, reason, Calendar.Zone),
            DueAt = rule.Due.From(context.Now, Calendar),
            Priority = rule.Priority,
            OwnerId = chosen.OwnerId,
            ContactId = chosen.Place.ContactId,
            AccountId = chosen.Place.AccountId,
        },
    };
}
