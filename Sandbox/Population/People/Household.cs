namespace CxHub.Sandbox.Population.People;

/// <summary>People under one roof: they share a landline, often one mobile or mailbox, and so look like one customer to a careless matcher.</summary>
internal sealed record Household(string Id, string Kind, Home Home, Line Landline, string? Email, Line? SharedMobile);
