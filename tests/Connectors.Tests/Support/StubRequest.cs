namespace CxHub.Tests.Connectors.Support;

/// <summary>A request as the stub saw it; the path is decoded.</summary>
public sealed record StubRequest(string Method, string Path, Uri Uri, string Body, IReadOnlyDictionary<string, string> Headers);
