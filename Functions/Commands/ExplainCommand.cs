using System.CommandLine;
using System.Globalization;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Functions.MapAndResolve;
using CxHub.IdentityResolution.Explaining;
using CxHub.Storage;
using Spectre.Console;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub explain profile|pair|value</c>: why these records are one customer, why two are (not), and where a value in a CRM comes from.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> Who = new("who") { Description = "Profile id, or words of a name, e-mail, phone or company" };
    private static readonly Argument<string> Left = new("left") { Description = "source/entity/id" };
    private static readonly Argument<string> Right = new("right") { Description = "source/entity/id" };
    private static readonly Argument<string> Record = new("record") { Description = "A record of a target: source/entity/id" };
    private static readonly Argument<string> Field = new("field") { Description = "The field in the target, such as CxHub_Nps__c" };

    public static Command Build() => new("explain", "Why records are one customer; where a value comes from")
    {
        Sub("profile", "The records of a customer and why they belong together", [Who], ProfileAsync),
        Sub("pair", "Why two records are, or are not, one customer", [Left, Right], PairAsync),
        Sub("value", "Where a value in a CRM comes from: push, score, answer, link, mapping line", [Record, Field], ValueAsync),
    };

    private static Command Sub(string name, string description, IReadOnlyList<Argument> arguments, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> work)
    {
        var command = new Command(name, description);
        foreach (var argument in arguments)
        {
            command.Add(argument);
        }

        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(HubFlags.Options(parse), (services, token) => work(services, parse, token), cancellationToken));
        return command;
    }

    private static async Task<int> ProfileAsync(IServiceProvider services, ParseResult parse, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<HubStore>();
        var who = parse.GetRequiredValue(Who);
        var id = await store.ReadAsync(session => session.Profiles.FindAsync(who, cancellationToken), cancellationToken) is { } found
            ? found.Id
            : (await store.ReadAsync(session => session.Profiles.SearchAsync(new ProfileQuery { Text = who, Max = 1 }, cancellationToken), cancellationToken)).Profiles is [var first, ..] ? first.Id : null;
        if (id is null)
        {
            await Terminal.Error.WriteLineAsync($"No customer matches '{who}'.");
            return 1;
        }

        var profile = (await store.ReadAsync(session => session.Profiles.FindAsync(id, cancellationToken), cancellationToken))!;
        var links = await store.ReadAsync(session => session.Profiles.LinksOfAsync([id], cancellationToken), cancellationToken);
        var table = LoopReport.Table($"{profile.Name} ({id})", "record", "weight in bits", "why");
        foreach (var link in links)
        {
            table.AddRow(Markup.Escape(link.Record.ToString()), FormattableString.Invariant($"{link.Weight:0.0}"), Markup.Escape(link.Rule));
        }

        AnsiConsole.Write(table);
        return 0;
    }

    private static async Task<int> PairAsync(IServiceProvider services, ParseResult parse, CancellationToken cancellationToken)
    {
        if (!SourceKey.TryParse(parse.GetRequiredValue(Left), out var left) || !SourceKey.TryParse(parse.GetRequiredValue(Right), out var right))
        {
            await Terminal.Error.WriteLineAsync("A record is written source/entity/id, for example salesforce/Contact/003….");
            return 1;
        }

        var why = await services.GetRequiredService<IdentityMemory<Person>>().AskAsync(
            known => new Explainer(known.State).Why(IdentityFields.KeyOf(left), IdentityFields.KeyOf(right)), cancellationToken);
        if (why is null)
        {
            await Terminal.Error.WriteLineAsync("One of the two is not a person record that the hub has resolved. 'cxhub resolve' resolves what waits.");
            return 1;
        }

        WritePair(why);
        return 0;
    }

    private static void WritePair(PairExplanation why)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{why.Outcome}[/]: {why.Weight:0.00} bits, probability {why.Probability:0.0000}. Brought together by {(why.BlockedBy.Count is 0 ? "no rule" : string.Join(", ", why.BlockedBy))}.");
        var table = LoopReport.Table("Weight by comparison", "comparison", "level", "left", "right", "bits");
        table.AddRow("prior", string.Empty, string.Empty, string.Empty, FormattableString.Invariant($"{why.PriorBits:+0.00;-0.00}"));
        foreach (var step in why.Steps)
        {
            table.AddRow(Markup.Escape(step.Field), Markup.Escape(step.Level), Markup.Escape(step.Left), Markup.Escape(step.Right), FormattableString.Invariant($"{step.Bits:+0.00;-0.00}"));
        }

        foreach (var cap in why.Caps)
        {
            table.AddRow(Markup.Escape(cap.Rule), "cap", string.Empty, string.Empty, FormattableString.Invariant($"{-cap.Bits:+0.00;-0.00}"));
        }

        AnsiConsole.Write(table);
    }

    private static async Task<int> ValueAsync(IServiceProvider services, ParseResult parse, CancellationToken cancellationToken)
    {
        if (!SourceKey.TryParse(parse.GetRequiredValue(Record), out var record))
        {
            await Terminal.Error.WriteLineAsync("A record is written source/entity/id, for example salesforce/Contact/003….");
            return 1;
        }

        var lineage = await services.GetRequiredService<HubStore>().ReadAsync(session => Lineage.TraceAsync(session, record, parse.GetRequiredValue(Field), services.GetRequiredService<ConfiguredMaps>(), cancellationToken), cancellationToken);
        foreach (var line in lineage)
        {
            await Terminal.Out.WriteLineAsync(line);
        }

        return lineage.Count > 0 ? 0 : 1;
    }
}
