using System.Globalization;
using CxHub.Domain;

namespace CxHub.Connectors.Http;

/// <summary>Turns what went wrong on the wire into one exception: which system, what was asked, what it said, what to do.</summary>
internal sealed class FailureReader(SystemDialect dialect, TimeProvider clock)
{
    /// <summary>Codes of failures that never reached the system, so that even a create may be sent again.</summary>
    public const string NotSent = "not-sent";

    public ConnectorException Read(SystemCall call, SystemAnswer answer)
    {
        var error = dialect.ReadError(answer);
        var rule = dialect.Errors.Classify(answer.IsSuccess ? 400 : answer.Status, error);
        var wait = answer.RetryAfter(clock.GetUtcNow()) ?? rule.Wait;
        var said = error.Message is { Length: > 0 } message ? $": {Short(message)}" : string.Empty;
        var detail = string.Create(CultureInfo.InvariantCulture, $"{call.Kind} was answered {answer.Status} {error.Code}{said} {rule.Action}");
        var code = string.IsNullOrEmpty(error.Code) ? string.Create(CultureInfo.InvariantCulture, $"http-{answer.Status}") : error.Code;
        return new ConnectorException(dialect.System, rule.Kind, detail, code, wait);
    }

    public ConnectorException Malformed(SystemCall call, SystemAnswer answer)
    {
        var detail = string.Create(CultureInfo.InvariantCulture, $"{call.Kind} was answered {answer.Status} with {answer.Body.Length} bytes that cannot be read to their end. Nothing of it was used; look for a proxy or a sign-in page between the hub and the system if it persists.");
        return new ConnectorException(dialect.System, FailureKind.Transient, detail, "malformed");
    }

    public ConnectorException Unreachable(SystemCall call, Uri? uri, Exception fault)
    {
        var host = uri is { IsAbsoluteUri: true } ? uri.Authority : "the configured address";
        var notSent = fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };
        var what = (fault, notSent) switch
        {
            (OperationCanceledException, _) => $"{call.Kind} was not answered by {host} in time.",
            (_, true) => $"{host} cannot be reached. Check the URL, the name and the network.",
            _ => $"the connection to {host} broke during {call.Kind}.",
        };
        return new ConnectorException(dialect.System, FailureKind.Transient, what, notSent ? NotSent : "connection", inner: fault);
    }

    private static string Short(string message) => message.Length <= 600 ? message.Trim() : $"{message[..600].Trim()}…";
}
