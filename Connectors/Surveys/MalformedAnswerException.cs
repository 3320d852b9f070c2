namespace CxHub.Connectors.Surveys;

/// <summary>A delivery lacks a field or holds it in a wrong form; caught where the delivery is read.</summary>
internal sealed class MalformedAnswerException(string field, string reason) : Exception(reason)
{
    public string Field { get; } = field;
}
