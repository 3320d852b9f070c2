using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>The table for each kind of field.</summary>
internal static class FieldTables
{
    public static FieldTable Create(FieldSpec field, NicknameTable nicknames, IdentitySettings settings) => field.Kind switch
    {
        FieldKind.Name => new NameTable(field, nicknames),
        FieldKind.Email => new EmailTable(field),
        FieldKind.Phone => new PhoneTable(field, settings.Region),
        FieldKind.Date => new DateTable(field, settings.MonthFirst),
        FieldKind.Place => new PlaceTable(field),
        FieldKind.NationalId or FieldKind.ExternalId => new IdTable(field),
        FieldKind.Text => new TextTable(field),
        FieldKind.Number or FieldKind.Year => new NumberTable(field),
        _ => new WordsTable(field),
    };
}
