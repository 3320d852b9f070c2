using CxHub.Mapping.Targets;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>Profiles and accounts by id, and the source records linked to each.</summary>
public sealed record LoadedSubjects(IReadOnlyDictionary<string, TargetSubject> ById, ILookup<string, Link> Links);
