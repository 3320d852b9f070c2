namespace CxHub.Activation.Pushing;

/// <summary>
/// The rejections of one record that stand: the target said the same about the same content so many times in a row.
/// <paramref name="Content"/>: what was sent, as <see cref="RowContent"/> names it.
/// </summary>
public sealed record PastRefusal(string Content, int Attempts, string? Code, string? Reason, string? Action);
