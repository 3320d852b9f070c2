using CxHub.IdentityResolution.Comparison;

namespace CxHub.Tests.IdentityResolution;

public sealed class ComparatorTests
{
    // Winkler's own examples (Census Bureau report RR93/12, table of string comparators), to three places.
    [Theory]
    [InlineData("martha", "marhta", 0.944, 0.961)]
    [InlineData("dwayne", "duane", 0.822, 0.840)]
    [InlineData("dixon", "dicksonx", 0.767, 0.813)]
    [InlineData("jones", "johnson", 0.790, 0.832)]
    [InlineData("abroms", "abrams", 0.889, 0.922)]
    [InlineData("same", "same", 1, 1)]
    [InlineData("abc", "xyz", 0, 0)]
    [InlineData("", "", 1, 1)]
    [InlineData("a", "", 0, 0)]
    public void JaroWinkler_PublishedExamples_AreReproduced(string left, string right, double jaro, double winkler)
    {
        Assert.Equal(jaro, JaroWinkler.Jaro(left, right), 0.0005);
        Assert.Equal(winkler, JaroWinkler.Similarity(left, right), 0.0005);
        Assert.Equal(JaroWinkler.Similarity(right, left), JaroWinkler.Similarity(left, right), 1e-12);
    }

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "ac", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("smith", "smiht", 1)]
    [InlineData("nguyen", "nguyen", 0)]
    [InlineData("", "abc", 3)]
    public void EditDistance_HandComputed_IsExact(string left, string right, int distance)
    {
        Assert.Equal(distance, EditDistance.Within(left, right, 9));
        Assert.Equal(distance, EditDistance.Within(right, left, 9));
    }

    [Fact]
    public void EditDistance_BeyondTheLimit_IsOneMoreThanTheLimit() => Assert.Equal(2, EditDistance.Within("kitten", "sitting", 1));

    [Theory]
    [InlineData("night", "nacht", 0.25)]
    [InlineData("aaaa", "aa", 0.5)]
    [InlineData("x", "x", 1)]
    [InlineData("x", "y", 0)]
    public void Dice_LetterPairs_IsTheShareInCommon(string left, string right, double dice) => Assert.Equal(dice, QGrams.Dice(left, right), 1e-12);
}
