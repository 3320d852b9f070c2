using System.Diagnostics;
using CxHub.IdentityResolution.Blocking;
using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Training;

namespace CxHub.IdentityResolution;

/// <summary>What comes before scoring: the order of records, frozen frequencies, shared values, blocks and the model.</summary>
internal sealed class Prepared
{
    public required int[] Order { get; init; }

    public required SharedValues Shared { get; init; }

    public required Blocks Blocks { get; init; }

    public required IReadOnlyList<RuleReport> Rules { get; init; }

    public required IdentityModel Model { get; init; }

    public required double BlockSeconds { get; init; }

    public static Prepared From(IdentityDataset data, IdentitySettings settings, IdentityModel? model, IReadOnlyList<int>? caps)
    {
        var started = Stopwatch.GetTimestamp();
        CheckFields(data, model);
        var order = data.Order();
        var shared = new SharedValues(data);
        shared.CountAll(order);
        var rules = BuildBlocks(data, order, settings.LargestBlock, caps);
        var blocks = new Blocks(order.Length, rules);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var estimated = rules.Sum(rule => rule.Report.Pairs);
        return new Prepared
        {
            Order = order,
            Shared = shared,
            Blocks = blocks,
            Rules = [.. rules.Select(rule => rule.Report)],
            Model = model ?? Trainer.Train(data, order, blocks, shared, BlockRules.For(data.Tables), estimated),
            BlockSeconds = seconds,
        };
    }

    private static List<RuleBlocks> BuildBlocks(IdentityDataset data, int[] order, int largest, IReadOnlyList<int>? caps)
    {
        var rules = BlockRules.For(data.Tables);
        var refinement = new BlockRefinement(data.Tables);
        var built = new RuleBlocks[rules.Count];
        Parallel.For(0, rules.Count, i => built[i] = RuleBlocks.Build(data, order, rules[i], rules.Count, refinement, largest, caps?[i]));
        return [.. built];
    }

    private static void CheckFields(IdentityDataset data, IdentityModel? model)
    {
        if (model is null) { return; }

        var wanted = data.Tables.Select(table => (table.Spec.Kind, table.Levels)).ToArray();
        var given = model.Fields.Select(field => (field.Kind, field.M.Length)).ToArray();

        if (model.Version != IdentityModel.CurrentVersion || !wanted.SequenceEqual(given))
        {
            throw new ArgumentException(
                $"The model (version {model.Version}: {string.Join(", ", model.Fields.Select(field => field.Name))}) does not fit the fields " +
                $"of these records ({string.Join(", ", data.Tables.Select(table => table.Spec.Name))}). Train one on records with the same columns.",
                nameof(model));
        }
    }
}
