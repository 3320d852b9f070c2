namespace CxHub.Storage;

/// <summary>Answers by band: promoters 9 and 10, passives 7 and 8, detractors 0 to 6.</summary>
public sealed record NpsCounts(long Promoters, long Passives, long Detractors)
{
    public long Total => Promoters + Passives + Detractors;
}
