namespace CxHub.Sandbox.Population.Experience;

/// <summary>The sentences that comments are made of, one per line: language, touchpoint, sign, sentence.</summary>
internal static class PhraseBook
{
    public const string Text = Vietnamese + English;

    private const string Vietnamese =
        """
        vi|relationship|+|Hợp tác với công ty nhiều năm và luôn hài lòng.
        vi|relationship|+|Dịch vụ tốt, đội ngũ chuyên nghiệp, sẽ giới thiệu cho bạn bè.
        vi|relationship|+|Tôi rất tin tưởng các bạn, sản phẩm ổn định.
        vi|relationship|0|Nhìn chung tạm ổn, giá hơi cao so với mặt bằng.
        vi|relationship|0|Dùng được, có chỗ tốt có chỗ chưa tốt.
        vi|relationship|0|Bình thường, cần cải thiện thêm phần báo cáo.
        vi|relationship|-|Càng ngày càng tệ, không ai quan tâm đến khách hàng cũ.
        vi|relationship|-|Tôi đang cân nhắc chuyển sang nhà cung cấp khác.
        vi|relationship|-|Giá tăng liên tục mà chất lượng không tăng.
        vi|delivery|+|Giao hàng nhanh, đúng hẹn, đóng gói cẩn thận.
        vi|delivery|+|Nhận hàng sớm hơn dự kiến, shipper lịch sự.
        vi|delivery|+|Hàng đến nguyên vẹn, theo dõi đơn rất dễ.
        vi|delivery|0|Giao đúng ngày nhưng không gọi trước.
        vi|delivery|0|Hàng ổn, thời gian giao hơi lâu.
        vi|delivery|-|Giao hàng chậm ba ngày, không ai gọi lại.
        vi|delivery|-|Hàng bị móp méo, gọi tổng đài mãi không được.
        vi|delivery|-|Hẹn sáng thì chiều mới tới, quá thất vọng.
        vi|delivery|-|Giao thiếu hàng mà vẫn bắt ký đủ.
        vi|support|+|Nhân viên hỗ trợ nhiệt tình, xử lý ngay trong ngày.
        vi|support|+|Bạn tổng đài rất kiên nhẫn, giải thích dễ hiểu.
        vi|support|+|Gọi một lần là xong, rất hài lòng.
        vi|support|0|Có hỗ trợ nhưng phải chờ hơi lâu.
        vi|support|0|Vấn đề được giải quyết sau hai lần gọi.
        vi|support|-|Gọi năm lần mới có người nghe, nhân viên trả lời cho qua.
        vi|support|-|Thái độ nhân viên rất tệ, không chịu lắng nghe.
        vi|support|-|Chờ một tuần vẫn chưa được xử lý.
        vi|onboarding|+|Hướng dẫn ban đầu rõ ràng, bắt đầu dùng được ngay.
        vi|onboarding|+|Đội triển khai tận tâm, đào tạo kỹ.
        vi|onboarding|0|Tài liệu đầy đủ nhưng hơi dài.
        vi|onboarding|0|Cài đặt được, vài bước còn khó hiểu.
        vi|onboarding|-|Cài đặt mãi không được, tài liệu sơ sài.
        vi|onboarding|-|Triển khai trễ hẹn hai tuần, không ai xin lỗi.
        vi|billing|+|Hóa đơn rõ ràng, xuất nhanh.
        vi|billing|+|Thanh toán dễ dàng, kế toán hỗ trợ tốt.
        vi|billing|0|Hóa đơn đúng nhưng gửi hơi trễ.
        vi|billing|0|Thanh toán được, giao diện chưa đẹp.
        vi|billing|-|Hóa đơn sai số tiền, sửa mãi không xong.
        vi|billing|-|Bị trừ tiền hai lần, chờ hoàn tiền cả tháng.
        vi|website|+|Trang web dễ dùng, đặt hàng rất nhanh.
        vi|website|+|Giao diện đẹp, tìm sản phẩm dễ.
        vi|website|0|Trang web tạm được, đôi lúc hơi chậm.
        vi|website|0|Đặt được hàng nhưng nhiều bước quá.
        vi|website|-|Trang web lỗi liên tục, giỏ hàng bị mất.
        vi|website|-|Không đăng nhập được, mất cả buổi sáng.
        vi|sales visit|+|Anh kinh doanh tư vấn rất đúng nhu cầu.
        vi|sales visit|+|Nhân viên đến đúng giờ, chuẩn bị kỹ.
        vi|sales visit|0|Buổi gặp ổn, chờ báo giá thêm.
        vi|sales visit|0|Tư vấn được nhưng chưa rõ về giá.
        vi|sales visit|-|Nhân viên kinh doanh chỉ muốn bán, không nghe nhu cầu.
        vi|sales visit|-|Hẹn rồi không đến, cũng không báo.
        vi|any|+|Cảm ơn cả đội!
        vi|any|+|Sẽ tiếp tục ủng hộ.
        vi|any|+|Rất tốt, tiếp tục phát huy nhé.
        vi|any|0|Mong cải thiện thêm.
        vi|any|0|Không có ý kiến gì khác.
        vi|any|-|Đề nghị xem lại quy trình.
        vi|any|-|Rất không hài lòng.
        vi|any|-|Tôi cần câu trả lời sớm.

        """;

    private const string English =
        """
        en|relationship|+|We have worked together for years and it simply works.
        en|relationship|+|Great partner, I recommend you to everyone who asks.
        en|relationship|+|Reliable product and people who care.
        en|relationship|0|Mostly fine, a bit expensive for what we use.
        en|relationship|0|It does the job, some parts better than others.
        en|relationship|0|Okay overall; reporting could be better.
        en|relationship|-|It gets worse every quarter and nobody seems to care.
        en|relationship|-|We're looking at your competitors now.
        en|relationship|-|Prices go up, quality doesn't.
        en|delivery|+|Fast delivery, everything arrived in perfect condition.
        en|delivery|+|Arrived a day early and well packed.
        en|delivery|+|Tracking was spot on, friendly driver.
        en|delivery|0|Arrived on time but nobody called ahead.
        en|delivery|0|Goods are fine, shipping took a while.
        en|delivery|-|Three days late and no one bothered to call.
        en|delivery|-|The box was damaged and half the order was missing.
        en|delivery|-|Third late delivery in a row. Unacceptable.
        en|support|+|Support solved it in one call, excellent.
        en|support|+|Your agent was patient and really knew the product.
        en|support|+|Quick answer and a friendly voice.
        en|support|0|They helped in the end, but the wait was long.
        en|support|0|Solved after the second call.
        en|support|-|Nobody answers the phone, I called five times.
        en|support|-|The agent was rude and didn't listen.
        en|support|-|My ticket has been open for two weeks without an answer.
        en|onboarding|+|Smooth start, clear guide, we were live in a day.
        en|onboarding|+|The onboarding team was wonderful.
        en|onboarding|0|Complete documentation, but a lot to read.
        en|onboarding|0|Setup worked, a few steps were unclear.
        en|onboarding|-|Setup failed twice and the guide is useless.
        en|onboarding|-|We went live a month late because of you.
        en|billing|+|Invoices are clear and always correct.
        en|billing|+|Paying is easy, thanks to your accounting team.
        en|billing|0|The invoice was right, just a little late.
        en|billing|0|Payment works, the page looks dated.
        en|billing|-|Wrong amount on the invoice again.
        en|billing|-|I was charged twice and still wait for the refund.
        en|website|+|The site is quick and easy to use.
        en|website|+|Found what I needed in a minute, nice checkout.
        en|website|0|Decent website, slow at times.
        en|website|0|Ordering works but takes too many steps.
        en|website|-|The website keeps crashing and my cart was emptied.
        en|website|-|I cannot log in. Terrible.
        en|sales visit|+|Your rep understood exactly what we need.
        en|sales visit|+|Well prepared and on time, a pleasure.
        en|sales visit|0|Good meeting, waiting for the offer.
        en|sales visit|0|Useful talk, pricing is still unclear.
        en|sales visit|-|The salesman only wanted to sell and didn't listen.
        en|sales visit|-|He never showed up and didn't cancel.
        en|any|+|Thank you, team!
        en|any|+|Keep up the great work.
        en|any|+|Very happy.
        en|any|0|Room for improvement.
        en|any|0|Nothing else to add.
        en|any|-|Please fix this.
        en|any|-|Very disappointed.
        en|any|-|I expect an answer soon.
        """;
}
