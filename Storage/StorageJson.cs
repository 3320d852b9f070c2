using System.Text.Json;
using System.Text.Json.Serialization;
using CxHub.Domain;
using CxHub.Domain.Loop;
using CxHub.Domain.Records;

namespace CxHub.Storage;

/// <summary>The types that stand in a column as JSON; read and written by <see cref="JsonColumn"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(SourceKeyJson)])]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(Deal))]
[JsonSerializable(typeof(SupportCase))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Feedback))]
[JsonSerializable(typeof(Employee))]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(FollowUp))]
[JsonSerializable(typeof(Dictionary<string, GoldenValue>))]
internal sealed partial class StorageJson : JsonSerializerContext
{
    /// <summary>A key as <c>["salesforce","Contact","003…"]</c>.</summary>
    internal sealed class SourceKeyJson : JsonConverter<SourceKey>
    {
        public override SourceKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var key = new SourceKey(Part(ref reader), Part(ref reader), Part(ref reader));
            reader.Read();
            return key;
        }

        public override void Write(Utf8JsonWriter writer, SourceKey value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(value.Source);
            writer.WriteStringValue(value.Entity);
            writer.WriteStringValue(value.Id);
            writer.WriteEndArray();
        }

        private static string Part(ref Utf8JsonReader reader) => reader.Read() ? reader.GetString()! : throw new JsonException("A key has three parts.");
    }
}
