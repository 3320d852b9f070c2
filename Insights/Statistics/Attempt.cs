namespace CxHub.Insights.Statistics;

/// <summary>A result that is right, or a sentence that says why there is none. Never both.</summary>
public sealed record Attempt<T>
    where T : class
{
    private Attempt(T? value, string? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public string? Refusal { get; }

    public static implicit operator Attempt<T>(T value) => new(value, null);

#pragma warning disable CA1000 // The type argument is always inferred from the method's return type.
    public static Attempt<T> Refused(string sentence) => new(null, sentence);

    public static Attempt<T> ToAttempt(T value) => value;
#pragma warning restore CA1000
}
