using CxHub.Activation.Pushing;

namespace CxHub.Functions.PushScores;

/// <summary>A plan with its price, and what the predicted time was measured on.</summary>
public sealed record PricedPlan(PushPlan Plan, PushPreview Preview, PushPace Pace);
