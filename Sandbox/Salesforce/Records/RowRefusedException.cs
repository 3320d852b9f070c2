namespace CxHub.Sandbox.Salesforce.Records;

/// <summary>Carries a row's refusal from the check that found it to the writer, which turns it into a result.</summary>
internal sealed class RowRefusedException(SaveError error) : Exception(error.Message)
{
    public SaveError Error { get; } = error;
}
