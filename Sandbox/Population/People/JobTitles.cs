namespace CxHub.Sandbox.Population.People;

/// <summary>What a business contact does.</summary>
internal static class JobTitles
{
    private static readonly string[] English = ["Purchasing Manager", "Operations Manager", "Finance Director", "IT Manager", "Owner", "Office Manager", "Sales Director", "Supply Chain Lead", "CEO", "Procurement Specialist"];
    private static readonly string[] Vietnamese = ["Trưởng phòng Mua hàng", "Giám đốc Điều hành", "Kế toán trưởng", "Trưởng phòng IT", "Chủ doanh nghiệp", "Trợ lý Giám đốc", "Giám đốc Kinh doanh", "Nhân viên Mua hàng", "Phó Giám đốc", "Quản lý Kho"];

    public static string Draw(Segment segment, bool vietnamese, Dice dice)
    {
        if (segment is Segment.SmallBusiness && dice.Chance(0.3))
        {
            return vietnamese ? Vietnamese[4] : English[4];
        }

        return dice.Pick(vietnamese && dice.Chance(0.6) ? Vietnamese : English);
    }
}
