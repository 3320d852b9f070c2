namespace CxHub.Sandbox.Population.Crm;

/// <summary>Invented people of seven countries, Vietnamese the most. No name stands for a living person.</summary>
internal static class CrmLocales
{
    private static readonly string[] WorldMail = ["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com"];

    public static readonly (CrmLocale Locale, double Share)[] All =
    [
        (new("Vietnam", "84", true,
            Names("An Anh Bình Chi Cường Dung Duy Dũng Giang Hà Hải Hằng Hạnh Hiền Hiếu Hoa Hòa Hoàng Hồng Hùng Hương Huy Khánh Khoa Kiên Lan Linh Loan Long Mai Mạnh Minh My Nam Nga Ngân Ngọc Nguyên Nhi Nhung Oanh Phong Phúc Phương Quân Quang Quốc Quỳnh Sơn Tâm Thanh Thảo Thắng Thịnh Thu Thúy Thùy Thư Tiến Toàn Trang Trí Trinh Trung Tú Tuấn Tùng Tuyết Uyên Vân Việt Vinh Vy Xuân Yến Đạt Đức"),
            ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Mai", "Tô", "Lâm", "Đoàn", "Cao", "Tạ"],
            1, [], [], ["Hồ Chí Minh", "Hà Nội", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế", "Nha Trang", "Biên Hòa", "Vinh", "Đà Lạt"],
            ["Lê Lợi", "Trần Hưng Đạo", "Nguyễn Huệ", "Hai Bà Trưng", "Lý Thường Kiệt", "Điện Biên Phủ", "Cách Mạng Tháng Tám", "Nguyễn Trãi", "Phan Chu Trinh", "Lê Duẩn", "Võ Văn Tần", "Pasteur", "Hùng Vương", "Quang Trung", "Bà Triệu"],
            "{0} {1}", [.. WorldMail, "yahoo.com.vn"]), 0.40),
        (new("United Kingdom", "44", false,
            [["William", "Will", "Bill"], ["Robert", "Rob", "Bob"], ["Elizabeth", "Liz", "Beth"], ["Catherine", "Kate", "Cathy"], ["James", "Jim", "Jamie"], ["Margaret", "Maggie", "Peggy"], ["Thomas", "Tom"], ["Michael", "Mike"], ["Jennifer", "Jen", "Jenny"], ["Edward", "Ted", "Ed"], ["Richard", "Rick", "Dick"], ["Susan", "Sue"], ["Andrew", "Andy", "Drew"], ["Daniel", "Dan"], ["Victoria", "Vicky"], ["Samuel", "Sam"], ["Rebecca", "Becky"], ["Anthony", "Tony"], ["Patricia", "Pat", "Trish"], ["Alexander", "Alex"], .. Names("Emma Oliver George Harry Amelia Isla Poppy Grace Freya Evie Archie Leo Noah Ethan Lucy Holly Megan Heather Fiona Graham Keith Nigel Trevor Gareth Owen Rhys Bronwen Siobhan")],
            ["Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson", "Johnson", "Davies", "Patel", "Robinson", "Wright", "Thompson", "Evans", "Walker", "White", "Roberts", "Green", "Hall", "Wood", "Jackson", "Clarke"],
            0.35, ["Ash", "Black", "Brad", "Bur", "Chester", "Cran", "Dal", "Eller", "Fair", "Gars", "Hart", "Hol", "Kings", "Lang", "Mar", "Nor", "Oak", "Pem", "Rad", "Shel", "Thorn", "Wake", "Whit", "Win"], ["bury", "by", "combe", "croft", "den", "field", "ford", "ham", "ley", "ton", "well", "worth", "wick", "wood", "son", "man"],
            ["London", "Manchester", "Leeds", "Bristol", "Glasgow", "Cardiff", "York", "Norwich"], ["High Street", "Station Road", "Church Lane", "Victoria Road", "Mill Lane", "Park Avenue", "Queens Road", "Manor Close", "Albert Street", "Springfield Road"], "{0} {1}", [.. WorldMail, "btinternet.com"]), 0.18),
        (new("Germany", "49", false,
            [["Alexander", "Alex"], ["Katharina", "Kathi"], ["Maximilian", "Max"], ["Johannes", "Hannes"], ["Friedrich", "Fritz"], ["Elisabeth", "Lisa"], ["Ulrich", "Uli"], ["Matthias", "Matze"], .. Names("Andreas Anja Birgit Claudia Dieter Günter Hans Heike Helga Ingrid Jörg Jürgen Karin Klaus Lena Lukas Manfred Markus Monika Petra Sabine Stefan Sven Thomas Torsten Ute Uwe Wolfgang Zoë Björn")],
            ["Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Meyer", "Wagner", "Becker", "Schulz", "Hoffmann", "Schäfer", "Koch", "Bauer", "Richter", "Klein", "Wolf", "Schröder", "Neumann", "Schwarz", "Krüger"],
            0.4, ["Alt", "Berg", "Brand", "Dorn", "Eich", "Feld", "Gold", "Grün", "Hart", "Kirch", "Lich", "Mühl", "Ober", "Rosen", "Stein", "Stroh", "Wald", "Zieg"], ["bach", "berg", "brunn", "dorf", "eder", "feld", "hausen", "hofer", "huber", "inger", "mann", "meier", "müller", "ner", "städter", "thal"],
            ["Berlin", "Hamburg", "München", "Köln", "Frankfurt", "Stuttgart", "Leipzig", "Dresden"], ["Hauptstraße", "Bahnhofstraße", "Gartenstraße", "Schulstraße", "Dorfstraße", "Bergstraße", "Lindenweg", "Goethestraße", "Schillerstraße", "Waldweg"], "{1} {0}", [.. WorldMail, "gmx.de", "web.de", "t-online.de"]), 0.14),
        (new("Spain", "34", false,
            [["José", "Pepe"], ["Francisco", "Paco", "Fran"], ["Dolores", "Lola"], ["Ignacio", "Nacho"], ["Manuel", "Manolo"], .. Names("Antonio Carmen Lucía María Pablo Sergio Elena Javier Raquel Iñigo Begoña Álvaro Marta Rubén Sofía Adrián Noelia Óscar Pilar Inés")],
            ["García", "Rodríguez", "González", "Fernández", "López", "Martínez", "Sánchez", "Pérez", "Gómez", "Martín", "Jiménez", "Ruiz", "Hernández", "Díaz", "Moreno", "Muñoz"],
            0.6, ["Agui", "Alba", "Arri", "Bal", "Caste", "Eche", "Ferra", "Goi", "Iri", "Larra", "Mendi", "Oro", "Quin", "Sala", "Urru", "Zaba"], ["rre", "goitia", "nares", "lla", "varría", "ndo", "tana", "zábal", "barren", "rena", "león", "guez"],
            ["Madrid", "Barcelona", "Valencia", "Sevilla", "Bilbao", "Zaragoza"], ["Calle Mayor", "Calle Real", "Avenida de la Constitución", "Calle del Carmen", "Calle San Juan", "Paseo del Prado"], "{1} {0}", WorldMail), 0.10),
        (new("France", "33", false,
            [["Alexandre", "Alex"], ["Frédéric", "Fred"], .. Names("Amélie Antoine Aurélie Benoît Camille Céline Chloé Émile François Geneviève Hélène Jérôme Julien Léa Louis Manon Mathieu Noémie Océane Pierre Rémi Sébastien Théo Valérie Yves Zoé")],
            ["Martin", "Bernard", "Thomas", "Petit", "Robert", "Richard", "Durand", "Dubois", "Moreau", "Laurent", "Simon", "Michel", "Lefèvre", "Leroy", "Roux"],
            0.4, ["Beau", "Bois", "Cham", "Chât", "Cour", "Del", "Font", "Gran", "Lam", "Mont", "Plan", "Roche", "Saint-", "Val", "Ville"], ["bert", "champ", "cour", "eau", "ieux", "maison", "mont", "neuf", "pierre", "teau", "val", "vin"],
            ["Paris", "Lyon", "Marseille", "Toulouse", "Nantes", "Lille"], ["Rue de la Paix", "Rue Victor Hugo", "Avenue Jean Jaurès", "Rue des Lilas", "Boulevard Pasteur", "Rue du Moulin"], "{0} {1}", [.. WorldMail, "orange.fr", "free.fr"]), 0.08),
        (new("Poland", "48", false,
            [["Katarzyna", "Kasia"], ["Małgorzata", "Gosia"], ["Aleksander", "Alex"], .. Names("Paweł Łukasz Agnieszka Piotr Zofia Michał Ewa Jakub Marek Wojciech Dorota Rafał Grażyna Tomasz Monika Jerzy")],
            ["Nowak", "Kowalski", "Wiśniewski", "Wójcik", "Kamiński", "Lewandowski", "Zieliński", "Szymański", "Woźniak", "Dąbrowski"],
            0.35, ["Adam", "Bor", "Chmie", "Dąb", "Gór", "Jan", "Kra", "Laskow", "Mal", "Ostrow", "Pio", "Sob", "Wit", "Zaw"], ["ski", "czyk", "ecki", "iński", "owicz", "nowski", "ak", "iak", "ewicz", "orski"],
            ["Warszawa", "Kraków", "Łódź", "Wrocław", "Poznań", "Gdańsk"], ["ul. Polna", "ul. Leśna", "ul. Słoneczna", "ul. Krótka", "ul. Szkolna", "ul. Ogrodowa"], "{1} {0}", [.. WorldMail, "wp.pl", "onet.pl"]), 0.05),
        (new("Norway", "47", false,
            Names("Bjørn Søren Åse Kåre Ingrid Astrid Lars Ole Knut Solveig Sigrid Torbjørn Øystein Liv Nils Kari Anders Magnus Håkon Frøydis"),
            ["Hansen", "Johansen", "Olsen", "Larsen", "Andersen", "Pedersen", "Nilsen", "Kristiansen", "Jensen", "Karlsen"],
            0.4, ["Aas", "Bakke", "Berg", "Dahl", "Eik", "Fjell", "Haug", "Lund", "Myr", "Nygård", "Sol", "Strand", "Tveit", "Vik"], ["sen", "stad", "heim", "vik", "nes", "rud", "land", "vold", "by", "haug"],
            ["Oslo", "Bergen", "Trondheim", "Stavanger", "Tromsø"], ["Storgata", "Kirkeveien", "Skolegata", "Parkveien", "Strandgata"], "{1} {0}", [.. WorldMail, "online.no"]), 0.05),
    ];

    private static string[][] Names(string list) => [.. list.Split(' ').Select(name => new[] { name })];
}
