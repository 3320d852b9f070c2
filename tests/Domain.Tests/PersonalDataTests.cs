using CxHub.Domain;
using Xunit;

namespace CxHub.Tests.Domain;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("mail me at an.nguyen+x@mail.example.vn.", "mail me at [email].")]
    [InlineData("call 0901234567 now", "call [phone] now")]
    [InlineData("call +84 90 123 45 67", "call [phone]")]
    [InlineData("(028) 3822-1234!", "[phone]!")]
    [InlineData("card 4111 1111 1111 1111", "card [card]")]
    [InlineData("card 4111-1111-1111-1111.", "card [card].")]
    [InlineData("order 123456789012 late", "order [number] late")]
    [InlineData("order SO12345678", "order SO[number]")]
    [InlineData("giá 10.000.000 đồng", "giá 10.000.000 đồng")]
    [InlineData("on 2026-03-05 or 05.03.2026", "on 2026-03-05 or 05.03.2026")]
    [InlineData("9/10, 5 stars, room 1204", "9/10, 5 stars, room 1204")]
    [InlineData("@home a@b", "@home a@b")]
    [InlineData("flying @united. Never again", "flying @united. Never again")]
    [InlineData("write to bob @ example.com", "write to [email]")]
    [InlineData("order 1234567 late", "order [number] late")]
    [InlineData("call 555-0132", "call [phone]")]
    [InlineData("1/3/2026 at 9", "1/3/2026 at 9")]
    [InlineData("", "")]
    public void Mask_PersonalData_IsTakenOutAndTheRestKept(string text, string expected) => Assert.Equal(expected, PersonalData.Mask(text));

    [Fact]
    public void Mask_AppliedTwice_ChangesNothingMore()
    {
        var once = PersonalData.Mask("an@x.vn, 0901234567, 4111111111111111, 99999999");

        Assert.Equal("[email], [phone], [card], [number]", once);
        Assert.Equal(once, PersonalData.Mask(once));
    }

    [Fact]
    public void Mask_HundredThousandCharactersWithoutSpaces_KeepsNoDigitRun()
    {
        var masked = PersonalData.Mask(string.Concat(Enumerable.Repeat("a1@b.", 10_000)) + new string('7', 50_000));

        Assert.DoesNotContain("7777777", masked, StringComparison.Ordinal);
    }
}
