using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;
using CxHub.Mapping.Reading;

namespace CxHub.Mapping.Targets;

/// <summary>One field of a target that the hub writes, and the rules for writing it.</summary>
public sealed class TargetField
{
    private readonly ValueRule _rule;

    internal TargetField(string name, FieldType type, ValueRule rule) => (Name, Type, _rule) = (name, type, rule);

    /// <summary>The field's name in the target system.</summary>
    public string Name { get; }

    public FieldType Type { get; }

    public NullPolicy Nulls { get; internal init; }

    public ConflictPolicy Conflict { get; internal init; }

    /// <summary>Given for fields that the hub creates (<c>provision</c>); without it the field must be there already.</summary>
    public string? Label { get; internal init; }

    /// <summary>Texts: the most UTF-16 units the field holds. Numbers: digits before the point.</summary>
    public int? Length { get; internal init; }

    /// <summary>Digits behind the point.</summary>
    public int? Scale { get; internal init; }

    /// <summary>What a person sees in the pick list, in order.</summary>
    public IReadOnlyList<string> PickList { get; internal init; } = [];

    /// <summary>What is written for the pick list's entries: the same texts, or the option numbers of systems that have them.</summary>
    public IReadOnlyList<string> Choices { get; internal init; } = [];

    /// <summary>Where the field stands in the file.</summary>
    public ConfigPosition At => _rule.At;

    /// <summary>Where its value comes from, with transforms, in one line.</summary>
    public string From => _rule.Text;

    /// <summary>The value differs on every run, so it is written only along with another change.</summary>
    public bool Volatile => _rule.Volatile;

    internal string Text => $"{Name} {Type} {Nulls} {Conflict} {Length} {Scale} {string.Join('|', Choices)} = {_rule.Text}";

    /// <summary>The value the hub wants to stand there, ready for <see cref="PushRow"/>.</summary>
    internal TargetValue Value(ValueScope scope)
    {
        scope.StartField();
        var value = _rule.Value(scope);
        var written = value is null ? null : TargetValues.Written(this, value, scope);
        return new TargetValue(this, written, written is null ? scope.Trouble : null, Conflict is ConflictPolicy.Newest ? _rule.Time(scope) : null);
    }

    internal FieldDefinition? Definition(string entity) =>
        Label is null ? null : new FieldDefinition(entity, Name, Label, Type, Length, Scale, PickList: PickList.Count is 0 ? null : PickList);
}
