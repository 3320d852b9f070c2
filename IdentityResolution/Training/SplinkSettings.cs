using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CxHub.IdentityResolution.Training;

/// <summary>
/// The model as a Splink 4 settings file (Spark dialect), for those who outgrow one machine. Splink compares columns by SQL: the levels are the nearest SQL
/// conditions to this engine's, with this model's m and u; the guards and the rules against shared contacts have no counterpart there. The columns expected are
/// named like the fields, already normalised.
/// </summary>
public static class SplinkSettings
{
    public static string Write(IdentityModel model, long records)
    {
        var settings = new JsonObject
        {
            ["link_type"] = "dedupe_only",
            ["sql_dialect"] = "spark",
            ["unique_id_column_name"] = "record_id",
            ["source_dataset_column_name"] = "source",
            ["probability_two_random_records_match"] = 1 / (1 + Math.Pow(2, -model.PriorBits(records))),
            ["retain_intermediate_calculation_columns"] = false,
            ["blocking_rules_to_generate_predictions"] = new JsonArray([.. model.Fields.Select(field => Rule(Column(field)))]),
            ["comparisons"] = new JsonArray([.. model.Fields.Select(Comparison)]),
        };
        return settings.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static string Column(FieldModel field) => string.Concat(field.Name.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'));

    private static JsonObject Rule(string column) => new() { ["blocking_rule"] = $"l.`{column}` = r.`{column}`", ["sql_dialect"] = "spark" };

    private static JsonNode Comparison(FieldModel field)
    {
        var column = Column(field);
        var levels = new JsonArray(Level($"`{column}_l` IS NULL OR `{column}_r` IS NULL", "null", null, null, isNull: true));

        for (var level = field.M.Length - 1; level >= 1; level--)
        {
            var node = Level(Condition(field, column, level), $"level {level.ToString(CultureInfo.InvariantCulture)}", field.M[level], field.U[level]);

            if (level == field.M.Length - 1 && level >= field.SpecificFrom)
            {
                node["tf_adjustment_column"] = column;
                node["tf_adjustment_weight"] = 1.0;
            }

            levels.Add((JsonNode)node);
        }

        levels.Add((JsonNode)Level("ELSE", "else", field.M[0], field.U[0]));
        return new JsonObject { ["output_column_name"] = column, ["comparison_description"] = field.Kind.ToString(), ["comparison_levels"] = levels };
    }

    private static string Condition(FieldModel field, string column, int level)
    {
        var below = field.M.Length - 1 - level;
        return below == 0
            ? $"`{column}_l` = `{column}_r`"
            : field.Kind is FieldKind.Number or FieldKind.Year
                ? string.Create(CultureInfo.InvariantCulture, $"abs(`{column}_l` - `{column}_r`) <= {(field.Kind == FieldKind.Year ? below : below * 10)}")
                : string.Create(CultureInfo.InvariantCulture, $"levenshtein(`{column}_l`, `{column}_r`) <= {below}");
    }

    private static JsonObject Level(string condition, string label, double? m, double? u, bool isNull = false)
    {
        var level = new JsonObject { ["sql_condition"] = condition, ["label_for_charts"] = label };

        if (isNull) { level["is_null_level"] = true; }

        if (m is not null && u is not null)
        {
            level["m_probability"] = m;
            level["u_probability"] = u;
        }

        return level;
    }
}
