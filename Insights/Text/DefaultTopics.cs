namespace CxHub.Insights.Text;

/// <summary>The taxonomy that an installation starts with; admins edit it as <c>config/topics.yaml</c>, which says the same as shipped.</summary>
public static class DefaultTopics
{
    public static IReadOnlyList<TopicArea> Areas { get; } =
    [
        new("product", "product", "sản phẩm"),
        new("service", "service", "dịch vụ"),
        new("delivery", "delivery", "giao hàng"),
        new("price", "price", "giá"),
        new("digital", "digital", "kênh số"),
        new("sales", "sales", "bán hàng"),
        new("contract", "contract", "hợp đồng"),
        new("communication", "communication", "truyền thông"),
        new("brand", "brand", "thương hiệu"),
    ];

    public static IReadOnlyList<Topic> All { get; } =
    [
        new("product.quality", "Product quality", "Chất lượng sản phẩm", ["quality", "well made", "defect", "defective", "broke", "broken", "faulty", "durable", "chất lượng", "hỏng", "bị lỗi", "hư", "bền"], []),
        new("product.features", "Features", "Tính năng", ["feature", "features", "function", "functionality", "missing option", "tính năng", "chức năng"], []),
        new("product.reliability", "Reliability", "Độ ổn định", ["reliable", "unreliable", "crash", "crashes", "crashed", "bug", "bugs", "freeze", "outage", "ổn định", "bị treo", "giật lag", "lag", "lỗi"], []),
        new("product.usability", "Ease of use", "Dễ sử dụng", ["easy to use", "hard to use", "user friendly", "intuitive", "confusing", "complicated", "dễ sử dụng", "dễ dùng", "khó dùng", "khó sử dụng", "phức tạp"], []),
        new("service.responsiveness", "Responsiveness", "Tốc độ phản hồi", ["response", "respond", "responded", "reply", "replied", "wait", "waiting", "waited", "on hold", "callback", "quick response", "phản hồi", "trả lời", "chờ", "đợi", "hồi âm"], []),
        new("service.knowledge", "Knowledge", "Kiến thức nhân viên", ["knowledgeable", "knowledge", "clueless", "expert", "competent", "incompetent", "kiến thức", "am hiểu", "chuyên môn", "nghiệp vụ"], []),
        new("service.attitude", "Attitude", "Thái độ", ["rude", "friendly", "polite", "attitude", "courteous", "unfriendly", "helpful", "unhelpful", "staff", "thái độ", "thân thiện", "nhiệt tình", "lịch sự", "thô lỗ", "tận tình", "nhân viên"], []),
        new("service.resolution", "Resolution", "Giải quyết vấn đề", ["resolved", "unresolved", "solved", "solution", "fixed", "not fixed", "still not working", "giải quyết", "xử lý", "khắc phục"], []),
        new("delivery.onTime", "On-time delivery", "Giao đúng hẹn", ["delivery", "delivered", "late", "delay", "delayed", "shipping", "arrived", "on time", "giao hàng", "giao chậm", "giao trễ", "đúng hẹn", "vận chuyển", "ship"], []),
        new("delivery.damage", "Damage", "Hư hại khi giao", ["damaged", "dented", "crushed", "broken box", "packaging", "móp", "bể", "vỡ", "đóng gói"], []),
        new("delivery.tracking", "Tracking", "Theo dõi đơn hàng", ["tracking", "track my order", "order status", "where is my order", "theo dõi đơn", "mã vận đơn", "tình trạng đơn"], []),
        new("price.price", "Price", "Giá cả", ["price", "prices", "pricing", "expensive", "cheap", "overpriced", "affordable", "value for money", "giá", "giá cả", "đắt", "rẻ", "mắc"], ["đánh giá"]),
        new("price.invoice", "Invoice", "Hóa đơn", ["invoice", "invoiced", "bill", "billing", "billed", "overcharged", "charged twice", "hóa đơn", "tính tiền", "tính phí"], []),
        new("price.refund", "Refund", "Hoàn tiền", ["refund", "refunded", "money back", "hoàn tiền", "trả lại tiền"], []),
        new("digital.site", "Web site", "Trang web", ["website", "web site", "web page", "site", "checkout", "trang web", "website"], []),
        new("digital.app", "App", "Ứng dụng", ["app", "application", "mobile app", "ứng dụng"], []),
        new("digital.signIn", "Sign-in", "Đăng nhập", ["login", "log in", "sign in", "password", "locked out", "otp", "đăng nhập", "mật khẩu", "tài khoản bị khóa"], []),
        new("sales.sales", "Sales", "Bán hàng", ["salesperson", "sales rep", "sales", "quote", "demo", "bán hàng", "tư vấn", "báo giá"], []),
        new("sales.onboarding", "Onboarding", "Bắt đầu sử dụng", ["onboarding", "set up", "setup", "installation", "install", "training", "kick off", "cài đặt", "hướng dẫn", "đào tạo", "lắp đặt"], []),
        new("contract.contract", "Contract", "Hợp đồng", ["contract", "renewal", "renew", "cancel my", "cancellation", "terms", "hợp đồng", "gia hạn", "hủy hợp đồng"], []),
        new("contract.policy", "Policy", "Chính sách", ["policy", "policies", "return policy", "warranty", "guarantee", "chính sách", "bảo hành", "đổi trả"], []),
        new("communication.information", "Information", "Thông tin", ["information", "informed", "not informed", "email", "e-mail", "newsletter", "update me", "notified", "notification", "thông tin", "thông báo"], []),
        new("brand.trust", "Trust", "Uy tín", ["trust", "honest", "dishonest", "scam", "fraud", "reputation", "loyal", "uy tín", "tin tưởng", "lừa đảo", "trung thực"], []),
    ];
}
