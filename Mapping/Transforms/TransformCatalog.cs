using System.Collections.Frozen;
using CxHub.Domain.Configuration;

namespace CxHub.Mapping.Transforms;

/// <summary>Every transform by its configured name.</summary>
internal static class TransformCatalog
{
    private static readonly FrozenDictionary<string, Func<TransformArgument, Transform?>> Factories = new Dictionary<string, Func<TransformArgument, Transform?>>(StringComparer.Ordinal)
    {
        ["trim"] = TextTransforms.Trim,
        ["lower"] = TextTransforms.Lower,
        ["upper"] = TextTransforms.Upper,
        ["title"] = TextTransforms.Title,
        ["truncate"] = TextTransforms.Truncate,
        ["between"] = TextTransforms.Between,
        ["hash"] = TextTransforms.Hash,
        ["mask"] = TextTransforms.Mask,
        ["email"] = TextTransforms.Email,
        ["phone"] = TextTransforms.Phone,
        ["country"] = TextTransforms.Country,
        ["split"] = ListTransforms.Split,
        ["join"] = ListTransforms.Join,
        ["default"] = ChoiceTransforms.Default,
        ["constant"] = ChoiceTransforms.Constant,
        ["values"] = ChoiceTransforms.Values,
        ["bool"] = ChoiceTransforms.Bool,
        ["not"] = ChoiceTransforms.Not,
        ["number"] = NumberTransforms.Number,
        ["multiply"] = NumberTransforms.Multiply,
        ["round"] = NumberTransforms.Round,
        ["scale"] = NumberTransforms.Scale,
        ["date"] = TimeTransforms.Date,
        ["date-time"] = TimeTransforms.DateTime,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names { get; } = [.. Factories.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Null, with a problem, for an unknown name or wrong settings.</summary>
    public static Transform? Read(TransformArgument argument)
    {
        if (Factories.TryGetValue(argument.Transform, out var factory))
        {
            return factory(argument);
        }

        argument.Problems.Add(argument.At, $"unknown transform '{argument.Transform}'", $"one of {string.Join(", ", Names)}", NearestName.Of(argument.Transform, Names));
        return null;
    }
}
