namespace CxHub.Sandbox.Surveys;

/// <summary>One attempt to deliver an answer. <paramref name="Status"/> is 0 when nobody answered.</summary>
public sealed record WebhookDelivery(string ResponseId, string Event, Uri Url, DateTimeOffset At, int Status)
{
    public bool IsAccepted => Status is >= 200 and < 300;
}
