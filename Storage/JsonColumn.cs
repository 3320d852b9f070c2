using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CxHub.Domain.Records;

namespace CxHub.Storage;

/// <summary>Whole records as the JSON of a column. Letters of any language are written as they are, not as escapes, so that they can be read and found.</summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Readable = new(StorageJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // EmailAddress and PhoneNumber bring their own converters, which the generator cannot see from here.
        TypeInfoResolver = JsonTypeInfoResolver.Combine(StorageJson.Default, new DefaultJsonTypeInfoResolver()),
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, TypeInfo<T>());

    /// <summary>Writes a record as what it is, not as what its reference says.</summary>
    public static string Write(CanonicalRecord record) => JsonSerializer.Serialize(record, Readable.GetTypeInfo(record.GetType()));

    public static T Read<T>(string json) => JsonSerializer.Deserialize(json, TypeInfo<T>())!;

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Readable.GetTypeInfo(typeof(T));
}
