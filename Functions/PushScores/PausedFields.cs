using System.Collections.Concurrent;

namespace CxHub.Functions.PushScores;

/// <summary>Fields of targets that drifted away from the maps (removed, changed type): they wait while the rest goes on.</summary>
public sealed class PausedFields
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();
    private readonly ConcurrentDictionary<(string Target, string Entity), IReadOnlySet<string>> _fields = new();

    public IReadOnlySet<string> Of(string target, string entity) => _fields.GetValueOrDefault((target, entity), None);

    public void Set(string target, string entity, IReadOnlySet<string> fields) => _fields[(target, entity)] = fields;
}
