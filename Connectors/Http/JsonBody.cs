using System.Buffers;
using System.Text.Json;

namespace CxHub.Connectors.Http;

/// <summary>A JSON request body written in one go.</summary>
internal static class JsonBody
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, JsonScalar.Options))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The same as text. Buffer and writer are kept per thread: a pull writes every row this way.</summary>
    public static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(16_384);
        var writer = _writer ??= new Utf8JsonWriter(buffer, JsonScalar.Options);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer);
        writer.Flush();
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
