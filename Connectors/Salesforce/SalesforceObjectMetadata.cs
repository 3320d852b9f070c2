using CxHub.Connectors.Http;

namespace CxHub.Connectors.Salesforce;

/// <summary>A custom object as Tooling API metadata; its records are numbered by the org.</summary>
internal static class SalesforceObjectMetadata
{
    public static SystemCall Create(SalesforceConnection connection, string name, string label) =>
        new(HttpMethod.Post, connection.Path("tooling/sobjects/CustomObject"), "provision")
        {
            Repeatable = false,
            Body = JsonBody.Of(json =>
            {
                json.WriteStartObject();
                json.WriteString("FullName", name);
                json.WriteStartObject("Metadata");
                json.WriteString("label", label);
                json.WriteString("pluralLabel", $"{label}s");
                json.WriteString("description", "Written by CxHub");
                json.WriteString("deploymentStatus", "Deployed");
                json.WriteString("sharingModel", "ReadWrite");
                json.WriteStartObject("nameField");
                json.WriteString("type", "AutoNumber");
                json.WriteString("label", $"{label} number");
                json.WriteString("displayFormat", "R-{0000000}");
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
            }),
        };
}
