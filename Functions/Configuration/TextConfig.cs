using CxHub.Connectors.AzureLanguage;
using CxHub.Insights.Text;

namespace CxHub.Functions.Configuration;

/// <summary>Who judges comments: the hub itself, by its word list or a trained model, or Azure AI Language.</summary>
public sealed record TextConfig
{
    public CommentJudge Own { get; init; } = CommentJudge.WordList;

    /// <summary>Null keeps comments in the hub.</summary>
    public AzureLanguageOptions? Azure { get; init; }
}
