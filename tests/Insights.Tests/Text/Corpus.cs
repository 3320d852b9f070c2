using CxHub.Insights.Text;

namespace CxHub.Tests.Insights.Text;

/// <summary>Made-up labelled comments: label words, words of other labels now and then, and filler with a long tail.</summary>
internal static class Corpus
{
    private static readonly string[][] English = [["late", "rude", "broken", "refund", "terrible", "not good", "never again"], ["okay", "average", "question", "information", "asked"], ["great", "friendly", "fast", "love", "thank you", "very good"]];

    private static readonly string[][] Vietnamese = [["chậm", "tệ", "thái độ", "không tốt", "thất vọng", "lỗi"], ["bình thường", "tạm", "hỏi", "thông tin"], ["tốt", "nhiệt tình", "nhanh", "hài lòng", "rất tốt", "cảm ơn"]];

    private static readonly string[] EnglishFiller = ["the", "flight", "was", "and", "staff", "to", "my", "order", "is", "app", "with", "for"];

    private static readonly string[] VietnameseFiller = ["dịch", "vụ", "nhân", "viên", "giao", "hàng", "được", "của", "rất", "và", "sản", "phẩm", "ứng", "dụng"];

    public static readonly string[] Labels = ["negative", "neutral", "positive"];

    public static List<TextExample> Make(int count, ulong seed, bool vietnamese = false)
    {
        SeededRandom random = new(seed);
        var (signal, filler) = vietnamese ? (Vietnamese, VietnameseFiller) : (English, EnglishFiller);

        return [.. Enumerable.Range(0, count).Select(_ => One(random, signal, filler))];
    }

    private static TextExample One(SeededRandom random, string[][] signal, string[] filler)
    {
        // Unbalanced as in life: six of ten negative, one neutral.
        var label = random.NextInt(10) switch { < 6 => 0, 6 => 1, _ => 2 };

        string Word() => random.NextInt(20) switch
        {
            < 5 => signal[label][random.NextInt(signal[label].Length)],
            5 => signal[random.NextInt(3)] is var other ? other[random.NextInt(other.Length)] : "",
            < 17 => filler[random.NextInt(filler.Length)],
            _ => $"w{(int)Math.Pow(10, 4.3 * random.NextDouble())}",
        };

        return new(string.Join(' ', Enumerable.Range(0, 8 + random.NextInt(16)).Select(_ => Word())), Labels[label]);
    }
}
