using CxHub.Domain;

namespace CxHub.Connectors.Http;

/// <summary>Links in answers are followed only back to the host that was configured; otherwise a forged answer would receive the credentials.</summary>
internal static class SameHost
{
    /// <summary>The link itself when scheme, host and port are those of <paramref name="configured"/>; relative links pass.</summary>
    public static string Check(string system, Uri configured, string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var absolute) || absolute.Scheme is "file")
        {
            return link;
        }

        return Uri.Compare(absolute, configured, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) is 0
            ? link
            : throw new ConnectorException(system, FailureKind.Rejected, $"the answer links to {absolute.Authority} instead of {configured.Authority}; it was not followed, because the credentials would go there. If a proxy rewrites hosts, configure the URL that the system itself writes.", "foreign-link");
    }
}
