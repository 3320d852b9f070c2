namespace CxHub.Sandbox.Population.People;

internal static class SegmentNames
{
    extension(Segment segment)
    {
        /// <summary>As the CRMs write it.</summary>
        public string Label => segment switch
        {
            Segment.Enterprise => "Enterprise",
            Segment.MidMarket => "Mid-Market",
            Segment.SmallBusiness => "Small Business",
            _ => "Consumer",
        };
    }
}
