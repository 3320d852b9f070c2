using CxHub.Connectors.Http;

namespace CxHub.Connectors.AzureLanguage;

/// <summary>An Azure AI Language resource.</summary>
public sealed record AzureLanguageOptions
{
    public const string System = "azure-language";

    /// <summary><c>https://NAME.cognitiveservices.azure.com</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The resource's key; null signs in with the identity of the process.</summary>
    public string? Key { get; init; }

    /// <summary>The service's model, <c>latest</c> or a date; a comment judged under another is judged again.</summary>
    public string ModelVersion { get; init; } = "latest";

    public CallPolicy Policy { get; init; } = CallPolicy.Default;

    /// <summary>Without the key, which a record would print.</summary>
    public override string ToString() => $"{nameof(AzureLanguageOptions)} {Endpoint.Authority}";
}
