using System.Globalization;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Fields that the platform computes from others whenever a row is written.</summary>
internal static class DerivedFields
{
    private static readonly Dictionary<string, double> StageProbability = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Prospecting"] = 10,
        ["Qualification"] = 10,
        ["Needs Analysis"] = 20,
        ["Value Proposition"] = 50,
        ["Id. Decision Makers"] = 60,
        ["Perception Analysis"] = 70,
        ["Proposal/Price Quote"] = 75,
        ["Negotiation/Review"] = 90,
        ["Closed Won"] = 100,
        ["Closed Lost"] = 0,
    };

    /// <summary>Completes <paramref name="values"/> in place. <paramref name="now"/> is the moment of the write.</summary>
    public static void Apply(SObjectType type, object?[] values, RecordStore store, DateTimeOffset now)
    {
        switch (type.Name)
        {
            case "Contact" or "Lead" or "User":
                values[type["Name"].Ordinal] = FullName(type, values);
                break;
            case "Opportunity":
                ApplyStage(type, values);
                break;
            case "Case":
                ApplyCase(type, values, store, now);
                break;
            case "Task":
                ApplyTask(type, values, store, now);
                break;
        }
    }

    private static string? FullName(SObjectType type, object?[] values)
    {
        var parts = new[] { values[type["FirstName"].Ordinal], values[type["LastName"].Ordinal] }.OfType<string>();
        return string.Join(' ', parts) is { Length: > 0 } name ? name : null;
    }

    private static void ApplyStage(SObjectType type, object?[] values)
    {
        var stage = values[type["StageName"].Ordinal] as string ?? string.Empty;
        var (won, closed) = (stage is "Closed Won", stage is "Closed Won" or "Closed Lost");
        values[type["IsWon"].Ordinal] = won;
        values[type["IsClosed"].Ordinal] = closed;

        if (closed || values[type["Probability"].Ordinal] is null)
        {
            values[type["Probability"].Ordinal] = StageProbability.GetValueOrDefault(stage, 10);
        }

        values[type["ForecastCategory"].Ordinal] = won ? "Closed" : closed ? "Omitted" : "Pipeline";
        values[type["ForecastCategoryName"].Ordinal] = values[type["ForecastCategory"].Ordinal];

        if (values[type["Amount"].Ordinal] is double amount && values[type["Probability"].Ordinal] is double probability)
        {
            values[type["ExpectedRevenue"].Ordinal] = Math.Round(amount * probability / 100, 2);
        }

        if (values[type["CloseDate"].Ordinal] is DateOnly close)
        {
            values[type["FiscalYear"].Ordinal] = (double)close.Year;
            values[type["FiscalQuarter"].Ordinal] = (double)((close.Month + 2) / 3);
        }
    }

    private static void ApplyCase(SObjectType type, object?[] values, RecordStore store, DateTimeOffset now)
    {
        values[type["CaseNumber"].Ordinal] ??= store.NextNumber("CaseNumber").ToString("00000000", CultureInfo.InvariantCulture);
        var closed = values[type["Status"].Ordinal] is "Closed";
        values[type["IsClosed"].Ordinal] = closed;
        values[type["ClosedDate"].Ordinal] = closed ? values[type["ClosedDate"].Ordinal] ?? now : null;
        values[type["AccountId"].Ordinal] ??= store.Find(values[type["ContactId"].Ordinal] as string)?["AccountId"];
    }

    private static void ApplyTask(SObjectType type, object?[] values, RecordStore store, DateTimeOffset now)
    {
        var closed = values[type["Status"].Ordinal] is "Completed";
        values[type["IsClosed"].Ordinal] = closed;
        values[type["IsHighPriority"].Ordinal] = values[type["Priority"].Ordinal] is "High";
        values[type["CompletedDateTime"].Ordinal] = closed ? values[type["CompletedDateTime"].Ordinal] ?? now : null;
        var what = store.Find(values[type["WhatId"].Ordinal] as string);
        var who = store.Find(values[type["WhoId"].Ordinal] as string);
        values[type["AccountId"].Ordinal] = what?.Type.Name is "Account" ? what.Id : what?["AccountId"] ?? who?["AccountId"];
    }
}
