namespace CxHub.Sandbox.Population.Experience;

/// <summary>What service cases are about.</summary>
internal static class TicketSubjects
{
    private static readonly string[] LateVietnamese = ["Giao hàng trễ", "Chưa nhận được hàng", "Hàng giao chậm hơn hẹn", "Kiểm tra tình trạng giao hàng"];
    private static readonly string[] LateEnglish = ["Late delivery", "Order not received", "Delivery later than promised", "Where is my order?"];
    private static readonly string[] OtherVietnamese = ["Hóa đơn sai số tiền", "Không đăng nhập được", "Yêu cầu đổi trả", "Sản phẩm bị lỗi", "Tư vấn sử dụng", "Cập nhật thông tin công ty", "Xin xuất lại hóa đơn VAT", "Khiếu nại thái độ nhân viên"];
    private static readonly string[] OtherEnglish = ["Wrong amount on invoice", "Cannot sign in", "Return request", "Faulty product", "How do I configure alerts?", "Change of company data", "Missing VAT invoice", "Complaint about an agent"];

    public static string LateDelivery(string language, Dice dice) => $"{dice.Pick(language is "vi" ? LateVietnamese : LateEnglish)} – SO-{dice.Between(10_000, 99_999)}";

    public static string Other(string language, Dice dice) => dice.Pick(language is "vi" ? OtherVietnamese : OtherEnglish);
}
