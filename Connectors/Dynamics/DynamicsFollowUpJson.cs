using System.Globalization;
using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>A follow-up order as a task or incident. Lookups are bound through the navigation property of their target table.</summary>
internal static class DynamicsFollowUpJson
{
    public static ReadOnlyMemory<byte> Write(FollowUpOrder order, DynamicsOptions options, string? ownerBinding) => JsonBody.Of(json =>
    {
        json.WriteStartObject();
        if (order.Kind is FollowUpKind.Case)
        {
            WriteIncident(json, order);
        }
        else
        {
            WriteTask(json, order, options);
        }

        if (ownerBinding is not null)
        {
            json.WriteString("ownerid@odata.bind", ownerBinding);
        }

        json.WriteEndObject();
    });

    private static void WriteTask(Utf8JsonWriter json, FollowUpOrder order, DynamicsOptions options)
    {
        json.WriteString("subject", TextLimit.Cut(order.Subject, 200));
        json.WriteString("description", TextLimit.Cut(order.Description, 2000));
        json.WriteString("scheduledend", Moment(order.DueAt));
        json.WriteString("category", options.TaskCategory);
        json.WriteString("subcategory", order.Key);

        // Tasks count priority upwards, incidents downwards.
        json.WriteNumber("prioritycode", order.Priority switch { FollowUpPriority.Low => 0, FollowUpPriority.Normal => 1, _ => 2 });
        if (order.ContactId is not null)
        {
            json.WriteString("regardingobjectid_contact_task@odata.bind", $"/contacts({order.ContactId})");
        }
        else if (order.AccountId is not null)
        {
            json.WriteString("regardingobjectid_account_task@odata.bind", $"/accounts({order.AccountId})");
        }
    }

    private static void WriteIncident(Utf8JsonWriter json, FollowUpOrder order)
    {
        json.WriteString("title", TextLimit.Cut(order.Subject, 200));
        json.WriteString("description", TextLimit.Cut(order.Description, 2000));
        json.WriteString("followupby", order.DueAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("prioritycode", order.Priority switch { FollowUpPriority.High => 1, FollowUpPriority.Normal => 2, _ => 3 });
        if (order.AccountId is not null)
        {
            json.WriteString("customerid_account@odata.bind", $"/accounts({order.AccountId})");
        }
        else if (order.ContactId is not null)
        {
            json.WriteString("customerid_contact@odata.bind", $"/contacts({order.ContactId})");
        }

        if (order is { ContactId: { } contact, AccountId: not null })
        {
            json.WriteString("primarycontactid@odata.bind", $"/contacts({contact})");
        }
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
