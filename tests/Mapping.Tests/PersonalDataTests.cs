using CxHub.Domain;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Mapping;

public sealed class PersonalDataTests
{
    private static readonly string[] Emails =
    [
        "an.nguyen@example.vn", "AN_NGUYEN+shop@mail.example.co.uk", "lan-pham99@gmail.example", "o'brien@example.ie", "tên@ví-dụ.vn", "ann (at) example.com", "ann [at] example [dot] com",
        "bob @ example.com", "a1@b2.example", "mai%lan@example.org",
    ];

    private static readonly string[] Phones =
    [
        "0901234567", "090 123 4567", "090-123-4567", "0901.234.567", "+84901234567", "+84 90 123 45 67", "(+84) 901 234 567", "0084 901 234 567", "84901234567", "028 3823 4567", "(028) 38234567",
        "02838234567", "+1 415 555 0132", "(415) 555-0132", "415-555-0132", "1-415-555-0132", "+49 30 901820", "+44 (0)20 7946 0958", "020 7946 0958", "0162 345 6789", "+81-3-1234-5678",
    ];

    private static readonly string[] Cards =
    [
        "4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111", "3782 822463 10005", "378282246310005", "6011000990139424", "5555 5555 5555 4444", "4222222222222",
    ];

    private static readonly string[] Numbers = ["079123456789", "0123456789012", "19038123456789", "123456789", "970436123456789012"];

    private static readonly string[] Sentences =
    [
        "Gọi cho tôi theo {0} nhé, cảm ơn.", "{0}", "Please call me back at {0}.", "Liên hệ: {0}; giao hàng chậm quá!", "({0}) is mine", "SĐT {0} hoặc qua Zalo", "my contact is {0}, thanks 😀",
        "Đơn SO-12345 ngày 02/03/2026 giá 1.500.000đ, {0}", "Hôm 12/01/2026\n{0}\nkhông ai nghe máy",
    ];

    public static TheoryData<string> Harmless => new(
        "Đơn hàng SO-12345 giao trễ 3 ngày, mất 1.500.000đ.", "Ngày 02/03/2026 lúc 10:30 tôi đã gọi", "2026-03-02 and 12.01.2026", "Giá 12,000,000.00 VND là quá đắt", "Gọi tổng đài 1900 1234 không được",
        "I waited 45 minutes, 3 times, since 2024-2026", "10/10 would buy again @ your shop", "Phiên bản 10.2.14.3 bị lỗi", "5 sao, 100% hài lòng", "Invoice PS-INV103021 is wrong", "Rated 7 8 9 10");

    [Fact]
    public void Mask_TypicalFormsInTypicalSentences_HidesAtLeastNinetyNineInAHundred()
    {
        var cases = (from detail in Emails.Concat(Phones).Concat(Cards).Concat(Numbers) from sentence in Sentences select (detail, text: string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, detail))).ToArray();

        var missed = cases.Where(item => Leaks(PersonalData.Mask(item.text), item.detail)).Select(item => item.text).ToArray();

        Assert.True(missed.Length * 100 <= cases.Length, $"{missed.Length} of {cases.Length}: {string.Join(" | ", missed.Take(20))}");
    }

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Mask_OrdinaryText_IsLeftAlone(string text) => Assert.Equal(text, PersonalData.Mask(text));

    [Theory]
    [InlineData("mail an@example.vn", "mail [email]")]
    [InlineData("gọi +84 90 123 45 67 nhé", "gọi [phone] nhé")]
    [InlineData("thẻ 4111 1111 1111 1111.", "thẻ [card].")]
    [InlineData("STK 123456789 VCB", "STK [number] VCB")]
    public void Mask_Detail_BecomesItsKind(string text, string masked) => Assert.Equal(masked, PersonalData.Mask(text));

    [Fact]
    public void Mask_OfAMaskedText_ChangesNothing() =>
        Prop.ForAll(Gen.Elements<string>([.. Emails, .. Phones, .. Cards, .. Sentences, "12", " ", "@", "(at)", "+", "84"]).ListOf().ToArbitrary(), parts =>
        {
            var masked = PersonalData.Mask(string.Join(' ', parts));

            return PersonalData.Mask(masked) == masked;
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Mask_AnyText_KeepsItsLettersOutsideDetails() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => !text.Get.Any(char.IsDigit) && !text.Get.Contains('@', StringComparison.Ordinal) ? PersonalData.Mask(text.Get) == text.Get : PersonalData.Mask(text.Get) is not null)
            .Check(Config.QuickThrowOnFailure);

    /// <summary>Five digits in a row, or the mail's user name, are enough to recognise somebody.</summary>
    private static bool Leaks(string masked, string detail)
    {
        if (detail.Any(char.IsLetter))
        {
            return masked.Contains(detail.Split('@', '(', '[', ' ')[0], StringComparison.Ordinal) || masked.Contains(detail, StringComparison.Ordinal);
        }

        var digits = string.Concat(masked.Where(char.IsDigit));
        var secret = string.Concat(detail.Where(char.IsDigit));
        return Enumerable.Range(0, secret.Length - 5).Any(i => digits.Contains(secret.Substring(i, 6), StringComparison.Ordinal));
    }
}
