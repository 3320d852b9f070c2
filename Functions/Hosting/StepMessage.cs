using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.Functions.Hosting;

/// <summary>
/// The body of every queue message: a nudge that there is work, with keys only and never customer data. What the work is
/// stands in the store's pending lists, so a message may be lost, doubled or late without harm.
/// </summary>
/// <param name="Target">The target whose rows wait; null where the step is not bound to one.</param>
/// <param name="Key">The one key of the work list that the message is about, where keys are worked on one by one; null for all of them.</param>
/// <param name="Attempt">1 for the first delivery; grows with each scheduled copy.</param>
public sealed record StepMessage(string? Target = null, int Attempt = 1, string? Key = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, StepMessageJson.Default.StepMessage);

    /// <summary>A message the hub did not write (empty, malformed) counts as a plain nudge.</summary>
    public static StepMessage Parse(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, StepMessageJson.Default.StepMessage) ?? new StepMessage();
        }
        catch (JsonException)
        {
            return new StepMessage();
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StepMessage))]
internal sealed partial class StepMessageJson : JsonSerializerContext;
