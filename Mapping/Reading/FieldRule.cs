using CxHub.Domain.Configuration;

namespace CxHub.Mapping.Reading;

/// <summary>A value rule that fills one field of a canonical record.</summary>
internal sealed record FieldRule(HubField Field, ValueRule Rule, bool Required, string? RefersTo)
{
    public ConfigPosition At => Rule.At;

    public string Text => $"{Field.Name}{(Required ? "!" : string.Empty)} = {Rule.Text}{(RefersTo is null ? string.Empty : $" -> {RefersTo}")}";

    /// <summary>The field's value in its own type; null when there is none. What is bad or missing is noted in the scope.</summary>
    public object? Value(ValueScope scope)
    {
        scope.StartField();
        var value = HubValue.Of(Rule.Value(scope), Field.Type, RefersTo, scope);
        if (value is not null)
        {
            return value;
        }

        if (Required)
        {
            scope.Refuse($"{Field.Name}: {Rule.Source} {scope.Trouble ?? "is empty"}");
        }
        else if (scope.Trouble is not null)
        {
            scope.Warn($"{Field.Name}: {Rule.Source} {scope.Trouble}");
        }

        return null;
    }
}
