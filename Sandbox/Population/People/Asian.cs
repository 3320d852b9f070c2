namespace CxHub.Sandbox.Population.People;

/// <summary>Names (romanised), cities and telephone numbers of the Japanese and Singaporean customers.</summary>
internal static class Asian
{
    public static Culture Japan { get; } = new()
    {
        Country = "JP",
        CountryName = "Japan",
        LocalCountryName = "Nippon",
        CountryCode = "81",
        MobilePatterns = ["90########", "80########"],
        LandlinePattern = "5#######",
        Families = Odds.Of("Sato:6 Suzuki:6 Takahashi:5 Tanaka:5 Watanabe:4 Ito:4 Yamamoto:4 Nakamura:4 Kobayashi:4 Kato:3 Yoshida:3 Yamada:3 Sasaki:3 Yamaguchi:2 Matsumoto:2 Inoue:2 Kimura:2 Hayashi:2 Shimizu:2 Mori:2 Ikeda:2 Hashimoto:2 Ono Saito:3 Okada:2 Fujita Goto"),
        MaleNames = Odds.Of("Haruto Ren Hiroshi:2 Takashi:2 Kenji:3 Satoshi:2 Daisuke:2 Yuta:2 Kazuki Shota:2 Makoto:2 Akira:2 Naoki Ryo Taro Kenta:2 Tetsuya Koji"),
        FemaleNames = Odds.Of("Yuki:2 Sakura:2 Yumi:2 Akiko:2 Naoko:2 Keiko:2 Emi Haruka:2 Aoi Misaki:2 Ayumi:2 Chiyo Noriko Tomoko:2 Mai Rina Kaori:2"),
        Streets = Odds.Of("Sakura-dori:2 Chuo-dori:2 Aoyama:2 Shinjuku:2 Ginza Minami Honcho:2 Kitamachi Nishiki"),
        Cities = [new("Tokyo", ["Tōkyō"], "1##-00##", "3"), new("Osaka", ["Ōsaka"], "5##-00##", "6"), new("Nagoya", [], "4##-00##", "52")],
    };

    public static Culture Singapore { get; } = new()
    {
        Country = "SG",
        CountryName = "Singapore",
        LocalCountryName = "Singapore",
        CountryCode = "65",
        Trunk = "",
        MobilePatterns = ["8#######", "9#######"],
        LandlinePattern = "#######",
        Families = Odds.Of("Tan:8 Lim:7 Lee:6 Ng:5 Wong:4 Goh:3 Chua:3 Chan:3 Koh:3 Teo:3 Ang:2 Yeo:2 Tay:2 Ho:2 Low:2 Sim:2 Ong:3 Chew Krishnan Nair Abdullah Rahman"),
        MaleNames = Odds.Of("Wei_Ming:3 Jun_Hao:2 Kai_Xiang:2 Zhi_Wei:2 Boon_Kiat Chee_Keong Jia_Jun:2 Yong_Sheng Wei_Jie:2 Kok_Leong Marcus:2 Desmond:2"),
        FemaleNames = Odds.Of("Hui_Min:3 Li_Ting:2 Xin_Yi:2 Jia_Hui:2 Mei_Ling:2 Siew_Lan Wan_Ting Shu_Fen Yi_Ling:2 Pei_Shan Vanessa:2 Michelle:2"),
        Streets = Odds.Of("Orchard_Road:2 Bukit_Timah_Road:2 Serangoon_Avenue:2 Tampines_Street:2 Clementi_Road Jurong_East_Street Bedok_North_Road"),
        Cities = [new("Singapore", ["SG", "Singapura"], "######", "6"), new("Singapore", ["Singapore City"], "5#####", "6")],
    };
}
