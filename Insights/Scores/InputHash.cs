using System.Security.Cryptography;
using System.Text;

namespace CxHub.Insights.Scores;

/// <summary>A short fingerprint of everything that went into a score: same inputs in any order, same hash; so a stored score can be proven reproducible.</summary>
public static class InputHash
{
    /// <summary>The first 128 bits of SHA-256 over the sorted lines, in hexadecimal.</summary>
    public static string Of(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        foreach (var line in lines.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    public static string Of(IEnumerable<SurveyAnswer> answers) => Of(answers.Select(answer => answer.Fingerprint));
}
