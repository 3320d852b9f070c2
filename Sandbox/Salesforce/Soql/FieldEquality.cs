using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce.Soql;

/// <summary>Equality as the field has it: text ignores case unless the field is case-sensitive, ids never do.</summary>
internal sealed class FieldEquality(SObjectField field) : IEqualityComparer<object>
{
    private readonly StringComparer _text = field.CaseSensitive || field.Type is "id" or "reference" ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    public new bool Equals(object? left, object? right) =>
        left is string one && right is string other ? _text.Equals(one, other) : object.Equals(left, right);

    public int GetHashCode(object value) => value is string text ? _text.GetHashCode(text) : value.GetHashCode();
}
