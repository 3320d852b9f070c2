namespace CxHub.Console.Actions;

/// <summary>What came of a button. <c>Message</c> is shown to the person who pressed it.</summary>
public sealed record ActionReply(bool Done, string Message);
