using System.Text.Json;

namespace CxHub.Functions.Hosting;

/// <summary>
/// One function as its <c>function.json</c> declares it. The file is the one place that says what triggers what: the Functions host reads it in Azure,
/// the stand-alone runner reads the same file on a laptop.
/// </summary>
/// <param name="Name">Folder name; also the path the host posts to.</param>
/// <param name="Kind">What starts it.</param>
/// <param name="Binding">Name of the trigger's binding, under which the envelope carries the payload.</param>
/// <param name="Source">NCRONTAB schedule (timer), queue name (queue) or route (HTTP).</param>
public sealed record FunctionDefinition(string Name, TriggerKind Kind, string Binding, string Source)
{
    /// <exception cref="InvalidDataException">The file is not a function.json the hub can serve; the message names the file and the mistake.</exception>
    public static FunctionDefinition Parse(string name, string json, string file)
    {
        using var document = JsonDocument.Parse(json);
        foreach (var binding in document.RootElement.GetProperty("bindings").EnumerateArray())
        {
            switch (Text(binding, "type"))
            {
                case "timerTrigger":
                    return new FunctionDefinition(name, TriggerKind.Timer, Text(binding, "name"), Text(binding, "schedule"));
                case "serviceBusTrigger" when Text(binding, "dataType") is "binary":
                    return new FunctionDefinition(name, TriggerKind.Queue, Text(binding, "name"), Text(binding, "queueName"));
                case "serviceBusTrigger":
                    throw new InvalidDataException($"{file}: a message trigger must say \"dataType\": \"binary\"; in text mode a sender can forge broker facts.");
                case "httpTrigger":
                    return new FunctionDefinition(name, TriggerKind.Http, Text(binding, "name"), Text(binding, "route"));
            }
        }

        throw new InvalidDataException($"{file}: no timerTrigger, serviceBusTrigger or httpTrigger among the bindings.");
    }

    private static string Text(JsonElement binding, string property) =>
        binding.TryGetProperty(property, out var value) ? value.GetString() ?? string.Empty : string.Empty;
}
