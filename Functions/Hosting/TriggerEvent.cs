namespace CxHub.Functions.Hosting;

/// <summary>One start of one function: by a timer, or by a message with its broker id and delivery count.</summary>
public sealed record TriggerEvent(FunctionDefinition Function, StepMessage Message, string? MessageId = null, int DeliveryCount = 1, bool IsPastDue = false);
