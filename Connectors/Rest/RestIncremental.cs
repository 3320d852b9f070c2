namespace CxHub.Connectors.Rest;

/// <summary>How an API is asked for changes only.</summary>
/// <param name="Parameter">Query parameter, or form field where the entity has a form.</param>
/// <param name="Template">Its value, with <c>{since}</c> for the moment.</param>
/// <param name="Format">How the moment is written.</param>
/// <param name="Overlap">How far behind the newest record seen the next pull begins.</param>
public sealed record RestIncremental(string Parameter, string Template, RestMoment Format, TimeSpan Overlap);
