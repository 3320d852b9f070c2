using System.Text;
using CxHub.Sandbox.Hosting.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>
/// The multipart answer of a batch. Clients are strict here: the first byte is a dash, a change-set part has exactly one header
/// line, and no brace stands outside a JSON body.
/// </summary>
internal sealed class BatchAnswer
{
    private readonly string _boundary = $"batchresponse_{Guid.NewGuid()}";
    private readonly StringBuilder _text = new();

    public WireResponse End(int status)
    {
        _text.Append("--").Append(_boundary).Append("--\r\n");
        return WireResponse.Text(status, _text.ToString(), $"multipart/mixed; boundary={_boundary}");
    }

    public void WriteOperation(WireResponse answer)
    {
        Begin(_boundary, null);
        Append(answer);
    }

    public void WriteChangeSet(List<(string? Id, WireResponse Answer)> answers)
    {
        var boundary = $"changesetresponse_{Guid.NewGuid()}";
        _text.Append("--").Append(_boundary).Append("\r\nContent-Type: multipart/mixed; boundary=").Append(boundary).Append("\r\n\r\n");

        foreach (var (id, answer) in answers)
        {
            Begin(boundary, id);
            Append(answer);
            answer.Dispose();
        }

        _text.Append("--").Append(boundary).Append("--\r\n");
    }

    private void Begin(string boundary, string? contentId)
    {
        _text.Append("--").Append(boundary).Append("\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");

        if (contentId is not null)
        {
            _text.Append("Content-ID: ").Append(contentId).Append("\r\n");
        }

        _text.Append("\r\n");
    }

    private void Append(WireResponse answer)
    {
        _text.Append("HTTP/1.1 ").Append(answer.Status).Append(' ').Append(ReasonPhrases.GetReasonPhrase(answer.Status)).Append("\r\n");

        if (answer.ContentType is { } type && answer.Body.Length > 0)
        {
            _text.Append("Content-Type: ").Append(type).Append("\r\n");
        }

        _text.Append("OData-Version: 4.0\r\n");

        foreach (var (name, value) in answer.Headers)
        {
            _text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        _text.Append("\r\n").Append(MimePart.Text(answer.Body)).Append("\r\n");
    }
}
