using System.Text;
using System.Text.Json;

namespace CxHub.Functions.Hosting;

/// <summary>
/// The <c>{"Data":…,"Metadata":…}</c> body that the Functions host posts for a timer or a message. Message payloads are base64 (binary triggers);
/// strings that hold JSON inside JSON are decoded as well, because hosts differ.
/// </summary>
public static class HandlerEnvelope
{
    /// <exception cref="JsonException">The body is not an envelope.</exception>
    public static TriggerEvent Read(FunctionDefinition function, ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("Data", out var data) || !data.TryGetProperty(function.Binding, out var payload))
        {
            throw new JsonException($"The envelope for {function.Name} carries no Data.{function.Binding}.");
        }

        return function.Kind is TriggerKind.Timer ? Timer(function, payload) : Message(function, payload, root);
    }

    private static TriggerEvent Timer(FunctionDefinition function, JsonElement payload)
    {
        var pastDue = payload.ValueKind is JsonValueKind.Object && payload.TryGetProperty("IsPastDue", out var flag) && flag.ValueKind is JsonValueKind.True;
        return new TriggerEvent(function, new StepMessage(), IsPastDue: pastDue);
    }

    private static TriggerEvent Message(FunctionDefinition function, JsonElement payload, JsonElement root)
    {
        var metadata = root.TryGetProperty("Metadata", out var element) ? element : default;
        var deliveries = int.TryParse(Scalar(metadata, "DeliveryCount"), out var count) ? count : 1;
        return new TriggerEvent(function, StepMessage.Parse(Text(payload)), Scalar(metadata, "MessageId"), deliveries);
    }

    /// <summary>The message text: base64 of UTF-8, or a JSON string inside the string, or the text itself.</summary>
    internal static string Text(JsonElement payload)
    {
        if (payload.ValueKind is not JsonValueKind.String)
        {
            return payload.GetRawText();
        }

        var raw = payload.GetString()!;
        if (raw.StartsWith('"'))
        {
            return Inner(raw) ?? raw;
        }

        var buffer = new byte[raw.Length];
        return Convert.TryFromBase64String(raw, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length) : raw;
    }

    private static string? Scalar(JsonElement metadata, string name)
    {
        if (metadata.ValueKind is not JsonValueKind.Object || !metadata.TryGetProperty(name, out var value))
        {
            return null;
        }

        var raw = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return Inner(raw) ?? raw;
    }

    private static string? Inner(string raw)
    {
        if (!raw.StartsWith('"'))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<string>(raw);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
