using CxHub.Connectors.Surveys;

namespace CxHub.Functions.FetchAnswers;

/// <summary>How an announced answer is named in the work list: survey and response id, each escaped, with a slash between.</summary>
public static class AnnouncedAnswer
{
    public static string KeyOf(IntakeResult.Announced announced) => $"{Uri.EscapeDataString(announced.SurveyId)}/{Uri.EscapeDataString(announced.ResponseId)}";

    /// <summary>Null when the text is no such key.</summary>
    public static IntakeResult.Announced? Parse(string key) =>
        key.Split('/') is [var survey, var response] ? new IntakeResult.Announced(Uri.UnescapeDataString(survey), Uri.UnescapeDataString(response)) : null;
}
