using System.Globalization;
using System.Text;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.Tests.IdentityResolution;

public sealed class NormalisationTests
{
    [Theory]
    [InlineData("Nguyễn Thị Hồng Đào", "nguyen thi hong dao")]
    [InlineData("Straße", "strasse")]
    [InlineData("Łódź Ærø Þór Œuvre ıĞ", "lodz aero thor oeuvre ig")]
    [InlineData("ﬁnﬂow", "finflow")]
    [InlineData("Ωμέγα", "ωμέγα")]
    public void Fold_LettersWithMarks_AreTheirBaseLetters(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Fold_ComposedAndDecomposed_IsTheSame()
    {
        var text = "Trần Quỳnh Như, Đặng Thế Vĩ, Søren Ångström";

        Assert.Equal(Folding.Fold(text.Normalize(NormalizationForm.FormC)), Folding.Fold(text.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void MarkSignature_OldAndNewToneRule_IsTheSame_OtherMarksDiffer()
    {
        Assert.Equal(Folding.MarkSignature("Hoà"), Folding.MarkSignature("Hòa"));
        Assert.NotEqual(Folding.MarkSignature("Tuấn"), Folding.MarkSignature("Tuân"));
        Assert.Equal(0, Folding.MarkSignature("Tuan"));
    }

    [Theory]
    [InlineData("", "", "", "Dr. Nguyễn Văn An", "nguyen van an")]
    [InlineData("", "", "", "Anh Nguyễn", "anh nguyen")]
    [InlineData("", "", "", "Ông Trần Văn Bình", "tran van binh")]
    [InlineData("Seán", "", "O'Brien", "", "sean obrien")]
    [InlineData("Anna-Maria", "", "Müller", "", "anna maria muller")]
    [InlineData("", "", "", "Mueller, Hans", "muller hans")]
    [InlineData("Lý", "", "Trần", "Trần Lý", "li tran")]
    [InlineData("n/a", "", "unknown", "", "")]
    public void Name_AnyColumns_IsItsWords(string given, string middle, string family, string full, string words) =>
        Assert.Equal(words, string.Join(' ', NameForm.Parse(given, middle, family, full).Words.Select(word => word.Text)));

    [Theory]
    [InlineData("John Smith Jr.", 2)]
    [InlineData("John Smith Sr", 1)]
    [InlineData("John Smith III", 3)]
    [InlineData("John Smith", 0)]
    public void Name_Generation_IsKeptApart(string full, int generation) => Assert.Equal(generation, NameForm.Parse("", "", "", full).Generation);

    [Theory]
    [InlineData("Lan.Nguyen+shop@GoogleMail.com", "lannguyen@gmail.com")]
    [InlineData("mailto:Lan@Example.VN", "lan@example.vn")]
    [InlineData("Lan Nguyen <lan@example.vn>", "lan@example.vn")]
    [InlineData("lan.nguyen@gmial.com", "lannguyen@gmail.com")]
    [InlineData("lan.nguyen+x@company.example", "lan.nguyen@company.example")]
    [InlineData("lan@ymail.com", "lan@ymail.com")]
    [InlineData("lan@bücher.example", "lan@xn--bcher-kva.example")]
    public void Email_AsWritten_IsCanonical(string text, string canonical) => Assert.Equal(canonical, EmailForm.Parse(text)!.Canonical);

    [Theory]
    [InlineData("no address")]
    [InlineData("@example.vn")]
    [InlineData("lan@")]
    public void Email_WithoutUserOrDomain_IsNone(string text) => Assert.Null(EmailForm.Parse(text));

    [Theory]
    [InlineData("0912 345 678", "VN", "+84912345678")]
    [InlineData("+84 (0)912-345-678", "DE", "+84912345678")]
    [InlineData("0084912345678", "US", "+84912345678")]
    [InlineData("84912345678", "VN", "+84912345678")]
    [InlineData("01629876543", "VN", "+84329876543")]
    [InlineData("0199 123 4567", "VN", "+84591234567")]
    [InlineData("030 1234567", "DE", "+49301234567")]
    [InlineData("(212) 555-0123 ext. 7", "US", "+12125550123")]
    [InlineData("06 12345678", "IT", "+390612345678")]
    [InlineData("8 912 345-67-89", "RU", "+79123456789")]
    public void Phone_NationalOrInternational_IsE164(string text, string region, string e164) => Assert.Equal(e164, PhoneForm.Parse(text, region)!.Value.ToString());

    [Fact]
    public void Phone_ZeroByHabitWhereNoneIsDialled_IsDropped()
    {
        Assert.Equal("+34246562589", PhoneForm.Parse("0246562589", "ES")!.Value.ToString());
        Assert.Equal("+390246562589", PhoneForm.Parse("0246562589", "IT")!.Value.ToString());
    }

    [Theory]
    [InlineData("0000000000")]
    [InlineData("1234567890")]
    [InlineData("12345")]
    [InlineData("call me")]
    public void Phone_NumberNobodyHas_IsNone(string text) => Assert.Null(PhoneForm.Parse(text, "VN"));

    [Theory]
    [InlineData("1990-03-04", 19900304)]
    [InlineData("19900304", 19900304)]
    [InlineData("04/03/1990", 19900304)]
    [InlineData("03/14/1990", 19900314)]
    [InlineData("4 Mar 1990", 19900304)]
    [InlineData("March 4, 1990", 19900304)]
    [InlineData("1990-03-04T10:00:00Z", 19900304)]
    [InlineData("1990", 19900000)]
    [InlineData("03/1990", 19900300)]
    [InlineData("4.3.90", 19900304)]
    public void Date_MixedOrders_IsItsParts(string text, int packed) => Assert.Equal(packed, DateForm.Parse(text)!.Value.Packed);

    [Theory]
    [InlineData("soon")]
    [InlineData("99999")]
    [InlineData("0000-00-00")]
    public void Date_NoDate_IsNone(string text) => Assert.Null(DateForm.Parse(text));

    [Theory]
    [InlineData("Công ty TNHH MTV Hoa Sen", "hoa sen")]
    [InlineData("Acme Co., Ltd.", "acme")]
    [InlineData("Müller GmbH & Co. KG", "muller")]
    [InlineData("Vinamilk JSC", "vinamilk")]
    [InlineData("Công ty", "cong ty")]
    public void Company_LegalForm_IsDropped(string text, string words) => Assert.Equal(words, string.Join(' ', CompanyForm.Parse(text)));

    [Theory]
    [InlineData("lan@davies-foods24.com", "daviesfoods")]
    [InlineData("info@shop.acme.co.uk", "acme")]
    [InlineData("lan.nguyen@gmail.com", "")]
    [InlineData("no address", "")]
    public void Company_OfAMailbox_IsItsDomain(string address, string word) => Assert.Equal(word, string.Join(' ', CompanyForm.OfMailbox(address)));

    [Fact]
    public void Address_SameStreetWrittenTwice_IsOne()
    {
        var one = AddressForm.Parse("", "12 Đường Lê Lợi", "", "TP. Hồ Chí Minh", "70000", "", "Việt Nam");
        var other = AddressForm.Parse("12", "Le Loi st.", "", "HCMC", "70000", "", "VN");

        Assert.Equal(one, other);
    }

    [Theory]
    [InlineData("bob", "robert")]
    [InlineData("lan", "hue")]
    [InlineData("sam", "samul")]
    public void Nicknames_Groups_AreSymmetricAndExtensible(string left, string right)
    {
        var table = NicknameTable.Parse("lan hue # a family's own");

        Assert.True(table.GroupsOf(left).IndexOfAny(table.GroupsOf(right)) >= 0);
        Assert.True(NicknameTable.Default.GroupsOf("zzz").IsEmpty);
    }

    [Fact]
    public void Fold_AnyCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;

        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal("istanbul titi", Folding.Fold("ISTANBUL TITI"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
