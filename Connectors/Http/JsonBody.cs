using System.Buffers;
using System.Text.Json;

namespace CxHub.Connectors.Http;

/// <summary>A JSON request body written in one go.</summary>
internal static class JsonBody
{
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, JsonScalar.Options))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    public static string Text(Action<Utf8JsonWriter> write) => System.Text.Encoding.UTF8.GetString(Of(write).Span);
}
