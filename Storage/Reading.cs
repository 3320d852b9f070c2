using System.Data.Common;
using CxHub.Domain;

namespace CxHub.Storage;

/// <summary>Reads columns by position, the same way from both engines.</summary>
internal static class Reading
{
    extension(DbDataReader row)
    {
        public string Text(int column) => row.GetString(column);

        public string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        public int Int(int column) => row.GetInt32(column);

        public long Long(int column) => row.GetInt64(column);

        public double? DoubleOrNull(int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

        public DateTimeOffset Instant(int column) => Instants.From(row.GetValue(column));

        public DateTimeOffset? InstantOrNull(int column) => row.IsDBNull(column) ? null : Instants.From(row.GetValue(column));

        /// <summary>Three columns from <paramref name="first"/> on: source, entity, id.</summary>
        public SourceKey Key(int first) => new(row.GetString(first), row.GetString(first + 1), row.GetString(first + 2));

        public SourceKey? KeyOrNull(int first) => row.IsDBNull(first) ? null : row.Key(first);

        public TEnum Name<TEnum>(int column)
            where TEnum : struct, Enum => Enum.Parse<TEnum>(row.GetString(column));
    }
}
