namespace CxHub.Connectors.Surveys;

/// <summary>Survey tools whose deliveries the hub verifies and reads.</summary>
public enum SurveyProvider
{
    /// <summary>The hub's own normal form, signed with <c>X-CxHub-Signature</c> or carrying <c>X-CxHub-Key</c>; for low-code tools and plain JSON.</summary>
    Cxhub,
    Typeform,
    Qualtrics,
    SurveyMonkey,
    Formbricks,
    MicrosoftForms,
}
