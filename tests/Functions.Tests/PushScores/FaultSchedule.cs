using CxHub.Sandbox.Faults;
using CxHub.Tests.Functions.Support;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>What goes wrong in one CRM under one seed: up to five faults, each of which ends, and sometimes one row that is refused for good.</summary>
internal sealed record FaultSchedule(IReadOnlyList<FaultRule> Rules, int? RefusedForGood)
{
    private static readonly int[] Statuses = [429, 500, 502, 503, 504];

    private static readonly FaultEffect[] Effects =
    [
        FaultEffect.Status, FaultEffect.Status, FaultEffect.Html, FaultEffect.CutBeforeCommit, FaultEffect.CutAfterCommit, FaultEffect.MalformedBody, FaultEffect.ExpireToken, FaultEffect.RowLock, FaultEffect.PoisonRow,
    ];

    public static FaultSchedule For(int seed, TwinWorld world)
    {
#pragma warning disable CA5394 // the same seed has to give the same faults
        var random = new Random(seed);
        List<FaultRule> rules = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Passing(random, world))];
        int? refused = random.Next(4) is 0 ? random.Next(1, world.Customers + 1) : null;
#pragma warning restore CA5394
        if (refused is { } customer)
        {
            rules.Add(new FaultRule { Effect = FaultEffect.PoisonRow, Server = Server(world, customer), Entity = "contact", Row = world.ContactId(customer), ErrorCode = world.IsInSalesforce(customer) ? "FIELD_CUSTOM_VALIDATION_EXCEPTION" : "0x80040265", Message = "Refused for good" });
        }

        return new FaultSchedule(rules, refused);
    }

    public override string ToString() => string.Join("; ", Rules.Select(rule => $"{rule.Server} {rule.Effect} {rule.Status} {rule.Row} after {rule.Skip}, {(rule.Count is { } count ? $"{count} times" : "always")}"));

    private static string Server(TwinWorld world, int customer) => world.IsInSalesforce(customer) ? "salesforce" : "dataverse";

#pragma warning disable CA5394
    private static FaultRule Passing(Random random, TwinWorld world)
    {
        var effect = Effects[random.Next(Effects.Length)];
        var customer = random.Next(1, world.Customers + 1);
        return new FaultRule
        {
            Effect = effect,
            Server = Server(world, customer),
            Entity = "contact",
            Row = effect is FaultEffect.RowLock or FaultEffect.PoisonRow ? world.ContactId(customer) : "*",
            Skip = random.Next(5),
            Count = random.Next(1, 5),
            Status = Statuses[random.Next(Statuses.Length)],
            RetryAfterSeconds = random.Next(2) is 0 ? null : random.Next(1, 120),
        };
    }
#pragma warning restore CA5394
}
