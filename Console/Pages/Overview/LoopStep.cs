namespace CxHub.Console.Pages.Overview;

/// <summary>One of the six steps as the overview draws it.</summary>
/// <remarks><c>Tone</c> is empty, late or failed: a colour only where something is wrong, and then <c>Trouble</c> says it in full.</remarks>
internal sealed record LoopStep(string Name, string Icon, string Path, long Amount, string What, string Note, string Tone, string? Trouble = null);
