namespace CxHub.Sandbox.Population.People;

/// <summary>Names, cities and telephone numbers of Vietnam. Family names follow their real, very uneven frequency.</summary>
internal static class Vietnam
{
    public static Culture Culture { get; } = new()
    {
        Country = "VN",
        CountryName = "Vietnam",
        LocalCountryName = "Việt Nam",
        CountryCode = "84",
        MobilePatterns =
        [
            "90#######", "90#######", "91#######", "93#######", "94#######", "96#######", "97#######", "98#######", "86#######", "88#######", "89#######",
            "32#######", "33#######", "34#######", "35#######", "37#######", "38#######", "39#######", "70#######", "76#######", "77#######", "79#######",
            "81#######", "82#######", "83#######", "84#######", "85#######",
        ],
        LandlinePattern = "3#######",
        Families = Odds.Of(
            """
            Nguyễn:380 Trần:110 Lê:95 Phạm:70 Hoàng:38 Huỳnh:34 Phan:45 Vũ:30 Võ:30 Đặng:21 Bùi:20 Đỗ:14 Hồ:13 Ngô:13 Dương:10 Lý:8
            Đinh:8 Trịnh:7 Đoàn:7 Mai:6 Lâm:6 Tô:5 Trương:16 Hà:4 Cao:4 Châu:3 Thái:3 Tạ:3 Lưu:4 Đào:5 Vương:2 Quách:2 Kiều:2 Tôn_Thất:1
            """),
        MaleNames = Odds.Of(
            """
            Anh:5 Tuấn:8 Hùng:7 Dũng:6 Minh:7 Nam:6 Hải:6 Long:6 Sơn:6 Thắng:4 Quân:5 Khoa:5 Phúc:5 Đức:5 Huy:7 Bảo:4 Khánh:4 Đạt:5 Trung:5 Hiếu:5
            Phong:4 Tùng:4 Vinh:4 Toàn:3 Cường:4 Kiên:4 Thành:5 Việt:3 Tâm:2 Lộc:3 Nghĩa:3 Quang:4 Bình:3 An:2 Khang:3 Thịnh:3 Hoàng:3 Duy:4 Tài:3 Nhân:3
            Trí:3 Danh:2 Luân:2 Tiến:3 Hưng:4 Triết:1 Vũ:2 Giang:1 Thiện:2 Đăng:2
            """),
        FemaleNames = Odds.Of(
            """
            Lan:6 Hương:7 Hoa:5 Mai:5 Linh:8 Trang:7 Thảo:7 Phương:6 Ngọc:4 Hà:6 Thu:3 Yến:4 Nhung:4 Vân:5 Anh:4 Chi:4 Trinh:3 Quỳnh:4 Nga:4 Hằng:5
            Loan:3 Dung:4 My:3 Nhi:4 Uyên:3 Trâm:3 Thủy:5 Hạnh:4 Hiền:4 Diệp:2 Liên:2 Oanh:3 Tuyết:2 Châu:2 Vy:4 Ngân:4 Giang:3 Thy:2 Khanh:2 Bích:2
            Huệ:3 Cúc:1 Đào:1 Phượng:3 Xuân:2 Tiên:2 Kiều:2 Duyên:3 Thơ:1 Như:3
            """),
        MaleMiddles = Odds.Of("Văn:14 Minh:8 Quốc:6 Đức:6 Hữu:5 Thanh:5 Công:3 Đình:5 Xuân:3 Ngọc:3 Anh:3 Gia:4 Hoàng:4 Tuấn:3 Quang:4 Trọng:2 Bảo:2 Nhật:3 Thành:3 Mạnh:2"),
        FemaleMiddles = Odds.Of("Thị:18 Thị_Thu:4 Thị_Ngọc:4 Thị_Thanh:4 Thị_Minh:2 Ngọc:5 Thanh:5 Minh:4 Phương:4 Thu:4 Kim:3 Bích:2 Mỹ:3 Khánh:3 Diễm:1 Hoàng:2 Quỳnh:2 Bảo:2 Thùy:3 Hồng:3"),
        Streets = Odds.Of(
            """
            Lê_Lợi:3 Nguyễn_Huệ:3 Trần_Hưng_Đạo:4 Hai_Bà_Trưng:3 Lý_Thường_Kiệt:3 Cách_Mạng_Tháng_Tám:3 Điện_Biên_Phủ:4 Nguyễn_Trãi:4 Pasteur:2 Võ_Văn_Tần:2
            Nguyễn_Thị_Minh_Khai:4 Phan_Đình_Phùng:3 Lê_Duẩn:2 Hoàng_Diệu:2 Quang_Trung:4 Bạch_Đằng:2 Nguyễn_Văn_Cừ:3 Kim_Mã:2 Láng_Hạ:2 Cầu_Giấy:2 Xã_Đàn:1
            Nguyễn_Đình_Chiểu:3 Phạm_Ngũ_Lão:2 Tôn_Đức_Thắng:2 Trường_Chinh:3 Hoàng_Văn_Thụ:3 Lạc_Long_Quân:3 Âu_Cơ:2 Phan_Xích_Long:2 Nguyễn_Oanh:1 Lê_Văn_Sỹ:3
            """),
        Cities =
        [
            new("TP. Hồ Chí Minh", ["Hồ Chí Minh", "Ho Chi Minh City", "Ho Chi Minh", "TP HCM", "HCMC", "Sài Gòn"], "70####", "28"),
            new("Hà Nội", ["Hanoi", "Ha Noi", "TP Hà Nội"], "10####", "24"),
            new("TP. Hồ Chí Minh", ["Hồ Chí Minh", "Ho Chi Minh City", "TP.HCM", "Thành phố Hồ Chí Minh"], "72####", "28"),
            new("Hà Nội", ["Hanoi", "Ha Noi"], "11####", "24"),
            new("Đà Nẵng", ["Da Nang", "Danang"], "55####", "236"),
            new("Hải Phòng", ["Hai Phong", "Haiphong"], "18####", "225"),
            new("Cần Thơ", ["Can Tho"], "90####", "292"),
            new("Biên Hòa", ["Bien Hoa", "Biên Hoà"], "76####", "251"),
            new("Nha Trang", ["Nha Trang"], "65####", "258"),
        ],
    };

    public static IReadOnlyList<string> Districts { get; } =
        ["Quận 1", "Quận 3", "Quận 5", "Quận 7", "Quận 10", "Phú Nhuận", "Bình Thạnh", "Gò Vấp", "Tân Bình", "Ba Đình", "Đống Đa", "Hoàn Kiếm", "Thanh Xuân", "Hải Châu", "Ninh Kiều", "Lê Chân"];
}
