using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CxHub.Sandbox.Hosting.Wire;

/// <summary>One answer in memory. The buffer goes back to its pool when the answer is disposed.</summary>
internal sealed class WireResponse(int status, string? contentType = null) : IDisposable
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public int Status { get; } = status;

    public string? ContentType { get; set; } = contentType;

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public PooledBuffer? Buffer { get; private set; }

    /// <summary>Name of the operation in the request log.</summary>
    public string? Operation { get; set; }

    /// <summary>Rows the operation touched, for the request log.</summary>
    public int Rows { get; set; }

    public ReadOnlyMemory<byte> Body => Buffer?.Written ?? default;

    public static WireResponse Empty(int status) => new(status);

    public static WireResponse Json(int status, Action<Utf8JsonWriter> write, string contentType = "application/json;charset=UTF-8")
    {
        var response = new WireResponse(status, contentType) { Buffer = new() };
        using var writer = new Utf8JsonWriter(response.Buffer, Relaxed);
        write(writer);
        return response;
    }

    public static WireResponse Text(int status, string text, string contentType)
    {
        var response = new WireResponse(status, contentType) { Buffer = new(Math.Max(256, text.Length)) };
        response.Write(text);
        return response;
    }

    /// <summary>Appends UTF-8 text to the body.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        Buffer ??= new();
        var bytes = Encoding.UTF8.GetBytes(text, Buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));
        Buffer.Advance(bytes);
    }

    public void Dispose() => Buffer?.Dispose();
}
