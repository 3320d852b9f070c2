using CxHub.Insights.Text;

namespace CxHub.Tests.Insights.Text;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("Giao hàng chậm", null, Language.Vietnamese)]
    [InlineData("giao hang rat cham va nhan vien khong nhiet tinh", null, Language.Vietnamese)]
    [InlineData("The delivery was late", null, Language.English)]
    [InlineData("slow", null, Language.English)]
    [InlineData("Tôi thích app này", "en", Language.English)]
    [InlineData("tot", "vi-VN", Language.Vietnamese)]
    [InlineData("Die Lieferung war nicht gut", null, Language.Other)]
    [InlineData("La fête était très belle avec vous", null, Language.Other)]
    [InlineData("配送很慢", null, Language.Other)]
    [InlineData("Доставка была медленной", null, Language.Other)]
    [InlineData("good", "fr", Language.Other)]
    public void Detect_ManyTexts_FindsTheLanguage(string text, string? declared, Language expected) =>
        Assert.Equal(expected, LanguageDetector.Detect(text, declared));

    [Fact]
    public void Detect_DecomposedVietnamese_IsFound() =>
        Assert.Equal(Language.Vietnamese, LanguageDetector.Detect("Rất tốt".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void Strip_VietnameseMarks_LeavesPlainLetters() => Assert.Equal("Dich vu khong tot duoc", Marks.Strip("Dịch vụ không tốt được"));

    [Fact]
    public void Normalise_LinksAndHandles_BecomeOneWordEach() =>
        Assert.Equal("see xurlx and xurlx thanks xuserx", Tokens.Normalise("See https://a.b/c?d and WWW.x.y thanks @Some_One"));

    [Fact]
    public void Of_WordsSignsAndEmoji_AreTokens() =>
        Assert.Equal(["không", "tốt", "!", "👍", "5", "sao"], Tokens.Of("không tốt! 👍 5 sao"));
}
