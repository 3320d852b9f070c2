using System.Collections.Frozen;

namespace CxHub.Insights.Text;

/// <summary>Our own seed entries: valence, then terms separated by commas. Terms are as <see cref="Tokens"/> cuts them: lower case, single spaces.</summary>
internal static class LexiconEntries
{
    public static readonly (int Valence, string Terms)[] English =
    [
        (2, "excellent, amazing, awesome, outstanding, fantastic, perfect, wonderful, brilliant, superb, exceptional, love, loved"),
        (2, "loves, best, delighted, thank you so much, highly recommend"),
        (1, "good, great, nice, helpful, friendly, fast, quick, easy, smooth, smoothly, satisfied, happy, pleased, recommend"),
        (1, "recommended, reliable, polite, professional, efficient, comfortable, clean, clear, useful, thanks, thank, glad, enjoy"),
        (1, "enjoyed, enjoyable, impressed, improved, works, responsive, knowledgeable, courteous, affordable, convenient, pleasant"),
        (1, "fair, kind, well, resolved, solved, better, appreciate, appreciated, like, liked, intuitive, seamless, thank you"),
        (1, "on time, no problem, no problems, no issues, no complaints, no complaint, not bad, keep it up, well done"),
        (1, "value for money"),
        (-1, "bad, poor, slow, late, delayed, delay, difficult, hard, confusing, confused, unclear, broken, bug, bugs, bugged, error"),
        (-1, "errors, problem, problems, issue, issues, expensive, overpriced, unhappy, disappointed, disappointing, disappointment"),
        (-1, "annoying, annoyed, frustrating, frustrated, rude, unhelpful, unfriendly, unprofessional, dirty, wrong, fail, failed"),
        (-1, "fails, failure, missing, lost, crash, crashes, crashed, complicated, unreliable, damaged, cancel, cancelled, canceled"),
        (-1, "complain, complaint, waste, waiting, wait, stuck, ignored, refund, useless, unacceptable, lacking, lack, dislike"),
        (-1, "disliked, boring, outdated, incompetent, sucks, suck, angry, upset, sad, worse, mess, overcharged, misleading, too long"),
        (-1, "too slow, too expensive, too much, no response, no reply, no answer, no one, on hold, on the phone for, cannot use"),
        (-1, "not working, never again, hung up, let down, could be better, needs improvement, need to improve, should improve"),
        (-2, "terrible, awful, horrible, worst, hate, hated, disgusting, pathetic, appalling, nightmare, scam, fraud, atrocious"),
        (-2, "abysmal, ridiculous, rip off, waste of time, waste of money"),
    ];

    public static readonly (int Valence, string Terms)[] Vietnamese =
    [
        (2, "tuyệt vời, rất tốt, xuất sắc, rất hài lòng, rất hay, rất nhiệt tình, rất tuyệt, hoàn hảo, quá tuyệt, quá tốt"),
        (2, "rất tận tình, tuyệt hảo, xuất sắc lắm"),
        (1, "tốt, hay, hài lòng, nhiệt tình, tận tình, tận tâm, thân thiện, vui vẻ, nhanh, nhanh chóng, dễ hiểu, dễ dàng, dễ dùng"),
        (1, "dễ sử dụng, đẹp, hữu ích, bổ ích, chu đáo, chuyên nghiệp, lịch sự, thích, yêu thích, ổn, ổn định, tuyệt, cảm ơn, cám ơn"),
        (1, "đáng tin, tin tưởng, uy tín, chất lượng, tiện lợi, tiện, sạch sẽ, đúng hẹn, đúng giờ, hấp dẫn, thú vị, sinh động"),
        (1, "cuốn hút, rõ ràng, vui tính, dễ thương, thoải mái, hợp lý, phù hợp, đầy đủ, hiệu quả, giá rẻ, hỗ trợ tốt, kinh nghiệm"),
        (1, "gần gũi, tâm huyết, hiện đại, đáng tiền, ưng ý, ưng, ok, oke, ủng hộ, giới thiệu, không có gì để chê"),
        (1, "không có gì phải chê, không chê vào đâu được, không có vấn đề, không vấn đề gì, không tệ, chi tiết, dễ tiếp thu"),
        (1, "nhiệt huyết, vui, giỏi"),
        (-1, "tệ, kém, chậm, trễ, muộn, chán, buồn ngủ, khó, khó hiểu, khó chịu, khó dùng, khó khăn, lỗi, hỏng, hư, bị hư, đắt, mắc"),
        (-1, "quá mắc, thất vọng, bực, bực mình, thiếu, yếu, nhàm chán, lâu, quá lâu, chờ lâu, đợi lâu, không rõ, phiền, phiền phức"),
        (-1, "rắc rối, phức tạp, lộn xộn, bất tiện, dơ, bẩn, ồn, ồn ào, nóng, cũ, thô lỗ, thờ ơ, vô trách nhiệm, thái độ"),
        (-1, "cần cải thiện, nên cải thiện, cần khắc phục, cần thay đổi, hạn chế, sai, nhầm, mất, quá nhiều, quá nhanh, quá ít"),
        (-1, "hơi nhanh, nặng nề, lừa dối, không phản hồi, không trả lời, không ai, giật lag, lag, không dùng được, phàn nàn"),
        (-1, "khiếu nại, nhức đầu, áp lực"),
        (-2, "tồi tệ, quá tệ, rất tệ, kinh khủng, lừa đảo, tệ hại, rất thất vọng, dở tệ, quá chán, ghét, dở"),
    ];

    public static readonly (int Valence, string Terms)[] Signs =
    [
        (2, "😍, 🥰, 🤩, ❤, 💯"),
        (1, "👍, 😊, 😀, 😃, 😄, 😁, 🙂, 👏, 🎉, 😘, 💪, 🙏, ✅, ⭐, ☺, 😆, ♥, : ), : d, ; ), : - ), < 3, ^ ^, = ), : 3, = ]"),
        (-1, "👎, 😞, 😠, 😕, ☹, 🙁, 😢, 😭, 😒, 😔, 💔, 😩, 😣, 🙄, ❌, 😑, 😐, : (, : - (, : /, = (, : ' ("),
        (-2, "😡, 🤬, 🤮, 💩, 😤"),
    ];

    public static readonly FrozenSet<string> EnglishNegators = Set("not no never none nothing neither nor cannot without hardly barely");

    public static readonly FrozenSet<string> VietnameseNegators = Set("không chưa chẳng chả đừng ko khong chua chang cha dung hông hok k");

    public static readonly FrozenSet<string> Raising = Set("very really so extremely super absolutely totally incredibly highly too rất quá cực siêu vô rat qua cuc sieu");

    public static readonly FrozenSet<string> Lowering = Set("slightly somewhat bit little fairly kinda hơi khá hoi kha");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
