namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>One value of a choice column; of a status reason also the state it belongs to.</summary>
internal sealed record ChoiceOption(int Value, string Label, int? State = null);
