using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CxHub.Connectors.Http;

/// <summary>
/// Composes the JSON text of one row after the other: no blanks and only the escapes that JSON demands, so that a row has the same text
/// whatever way it came. What already stands so in a page is copied as bytes; a pull spends most of its time here.
/// </summary>
internal sealed class RowText
{
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);

    public void Begin()
    {
        _buffer.ResetWrittenCount();
        Open();
    }

    public string End()
    {
        Close();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }

    public void Open() => _buffer.Write("{"u8);

    public void Close() => _buffer.Write("}"u8);

    public void Name(ReadOnlySpan<byte> name)
    {
        Separate();
        _buffer.Write("\""u8);
        _buffer.Write(name);
        _buffer.Write("\":"u8);
    }

    /// <summary>A value that is JSON as it stands.</summary>
    public void Raw(ReadOnlySpan<byte> json) => _buffer.Write(json);

    public void String(ReadOnlySpan<byte> text)
    {
        _buffer.Write("\""u8);
        while (text.IndexOfAny(Escaped) is >= 0 and var index)
        {
            _buffer.Write(text[..index]);
            Escape(text[index]);
            text = text[(index + 1)..];
        }

        _buffer.Write(text);
        _buffer.Write("\""u8);
    }

    /// <summary>Copies the member whose name the reader stands on, unless it is named <paramref name="except"/>, which is left out at every level.</summary>
    /// <param name="reader">Stands on the last token of the value afterwards.</param>
    /// <param name="page">The bytes that it reads.</param>
    /// <param name="except">A member's name.</param>
    public void Member(ref Utf8JsonReader reader, ReadOnlySpan<byte> page, ReadOnlySpan<byte> except)
    {
        if (reader.ValueTextEquals(except))
        {
            reader.Skip();
            return;
        }

        Name(reader.ValueSpan);
        reader.Read();
        Value(ref reader, page, except);
    }

    private void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> page, ReadOnlySpan<byte> except)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Open();
                while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
                {
                    Member(ref reader, page, except);
                }

                Close();
                break;
            case JsonTokenType.StartArray:
                _buffer.Write("["u8);
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                {
                    Separate();
                    Value(ref reader, page, except);
                }

                _buffer.Write("]"u8);
                break;
            case JsonTokenType.String when reader.ValueIsEscaped:
                String(Encoding.UTF8.GetBytes(reader.GetString()!));
                break;
            default:
                Raw(page[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]);
                break;
        }
    }

    private void Separate()
    {
        if (_buffer.WrittenSpan[^1] is not ((byte)'{' or (byte)'['))
        {
            _buffer.Write(","u8);
        }
    }

    private void Escape(byte character)
    {
        switch (character)
        {
            case 0:
                // PostgreSQL keeps no text that holds it.
                break;
            case (byte)'"' or (byte)'\\':
                _buffer.Write([(byte)'\\', character]);
                break;
            case (byte)'\n':
                _buffer.Write("\\n"u8);
                break;
            case (byte)'\r':
                _buffer.Write("\\r"u8);
                break;
            case (byte)'\t':
                _buffer.Write("\\t"u8);
                break;
            default:
                _buffer.Write("\\u00"u8);
                _buffer.Write([Hex[character >> 4], Hex[character & 15]]);
                break;
        }
    }

    private static ReadOnlySpan<byte> Hex => "0123456789ABCDEF"u8;

    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);
}
