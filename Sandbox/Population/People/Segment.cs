namespace CxHub.Sandbox.Population.People;

/// <summary>Size class of a customer; a confounder, because it moves both the experience and the chance to win.</summary>
internal enum Segment
{
    Consumer,
    SmallBusiness,
    MidMarket,
    Enterprise,
}
