using CxHub.Domain.Records;
using CxHub.Mapping.Targets;
using CxHub.Storage;

namespace CxHub.Functions.PushScores;

/// <summary>Profiles and accounts by id, and the source records linked to each and completed answers of each.</summary>
public sealed record LoadedSubjects(IReadOnlyDictionary<string, TargetSubject> ById, ILookup<string, Link> Links, ILookup<string, Feedback> Answers);
