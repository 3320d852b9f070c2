namespace CxHub.Sandbox.Population.People;

/// <summary>Names, cities and telephone numbers of the western customers. Number ranges that regulators keep for fiction are used where they exist.</summary>
internal static class Western
{
    private const string UsNames =
        "James:5 John:4 Robert:5 Michael:5 William:5 David:5 Richard:3 Joseph:4 Thomas:4 Christopher:3 Daniel:4 Matthew:4 Anthony:2 Steven:3 Andrew:3 Joshua:2 Kenneth:2 Edward:3 Benjamin:3 Samuel:3 Gregory Nicholas:2 Alexander:2 Patrick:2 Jonathan:2 Timothy:2 Frederick Lawrence Charles:3 Peter:2";

    private const string UsWomen =
        "Mary:3 Patricia:4 Jennifer:5 Elizabeth:5 Barbara:3 Susan:4 Jessica:4 Katherine:4 Margaret:3 Deborah:2 Stephanie:2 Rebecca:3 Christine:2 Samantha:2 Victoria:2 Pamela Theresa Emily:3 Olivia:2 Abigail:2 Charlotte:2 Grace:2 Hannah:2 Rachel:2 Judith Amanda:2 Kimberly:2 Nicole:2 Angela:2 Dorothy";

    private const string UsFamilies =
        "Smith:10 Johnson:9 Williams:8 Brown:7 Jones:7 Miller:6 Davis:6 Wilson:4 Anderson:4 Taylor:4 Thompson:4 Moore:3 Jackson:3 Martin:3 Harris:3 Clark:3 Lewis:3 Robinson:2 Walker:2 O'Brien:3 O'Connor:2 Sullivan:2 McCarthy:2 Fitzgerald Kowalski Baker:2 Campbell:2 Mitchell:2 Henderson:2 Whitaker Castellano Abernathy Van_Dyke D'Angelo Sorensen Hutchinson Pemberton Ellsworth Lindqvist Hargrove";

    public static Culture UnitedStates { get; } = new()
    {
        Country = "US",
        CountryName = "United States",
        LocalCountryName = "USA",
        CountryCode = "1",
        Trunk = "",
        MobilePatterns = ["206555####", "312555####", "415555####", "512555####", "617555####", "646555####", "713555####", "818555####", "919555####", "702555####"],
        LandlinePattern = "555####",
        Families = Odds.Of(UsFamilies),
        MaleNames = Odds.Of(UsNames),
        FemaleNames = Odds.Of(UsWomen),
        Streets = Odds.Of("Main_Street:3 Oak_Street:2 Maple_Avenue:2 Cedar_Lane:2 Washington_Avenue:2 Lincoln_Road Elm_Street Lake_Drive Hill_Road Park_Avenue:2 Mill_Lane Sunset_Boulevard River_Road Church_Street"),
        Cities =
        [
            new("Seattle", ["Seattle, WA"], "981##", "206"), new("Chicago", ["Chicago, IL"], "606##", "312"), new("Austin", ["Austin, TX"], "787##", "512"),
            new("Boston", ["Boston, MA"], "021##", "617"), new("New York", ["NYC", "New York City"], "100##", "212"), new("San Francisco", ["SF"], "941##", "415"),
        ],
    };

    public static Culture Britain { get; } = new()
    {
        Country = "GB",
        CountryName = "United Kingdom",
        LocalCountryName = "UK",
        CountryCode = "44",
        MobilePatterns = ["77009#####", "77008#####"],
        LandlinePattern = "496####",
        Families = Odds.Of("Smith:6 Jones:5 Taylor:5 Brown:4 Williams:4 Wilson:3 Davies:4 Evans:4 Thomas:3 Roberts:3 Wright:3 Thompson:3 Hughes:3 Edwards:2 Green:2 Hall:2 Wood:2 Clarke:3 Patel:3 Khan:2 Begum O'Neill:2 MacDonald:2 Ashworth Featherstone Whitmore Cholmondeley Fairfax Llewellyn Pritchard Sinclair:2 Kingsley"),
        MaleNames = Odds.Of(UsNames),
        FemaleNames = Odds.Of(UsWomen),
        Streets = Odds.Of("High_Street:3 Station_Road:3 Church_Lane:2 Victoria_Road:2 Green_Lane:2 Manor_Road Kings_Road:2 Queens_Avenue Albert_Street:2 Mill_Road"),
        Cities = [new("London", ["Greater London"], "SW1A #AA", "207"), new("Manchester", [], "M1 #AE", "161"), new("Leeds", [], "LS1 #BA", "113"), new("Bristol", [], "BS1 #TR", "117")],
    };

    public static Culture Germany { get; } = new()
    {
        Country = "DE",
        CountryName = "Germany",
        LocalCountryName = "Deutschland",
        CountryCode = "49",
        NumberFirst = false,
        MobilePatterns = ["151########", "160#######", "171#######", "176########"],
        LandlinePattern = "2312####",
        Families = Odds.Of("Müller:10 Schmidt:8 Schneider:6 Fischer:6 Weber:5 Meyer:5 Wagner:4 Becker:4 Schulz:4 Hoffmann:4 Schäfer:3 Koch:3 Bauer:3 Richter:3 Klein:3 Wolf:3 Schröder:3 Neumann:2 Schwarz:2 Zimmermann:2 Krüger:2 Hartmann:2 Lange:2 Köhler:2 von_Stein Böhm:2 Groß Jäger:2 Vogel:2 Friedrich:2"),
        MaleNames = Odds.Of("Thomas:3 Michael:3 Andreas:3 Stefan:3 Christian:3 Jürgen:2 Klaus:2 Wolfgang:2 Matthias:2 Sebastian:2 Florian:2 Jan:2 Lukas:3 Jonas:2 Maximilian:2 Felix:2 Tobias:2 Björn Günther Hans-Peter Karl-Heinz Uwe"),
        FemaleNames = Odds.Of("Sabine:3 Petra:2 Andrea:3 Claudia:3 Susanne:2 Anna:3 Lena:2 Julia:3 Katharina:2 Sandra:2 Monika:2 Ursula:2 Heike:2 Birgit:2 Anke Jutta Anneliese Marie-Luise Franziska:2 Johanna:2 Käthe"),
        Streets = Odds.Of("Hauptstraße:4 Bahnhofstraße:3 Gartenstraße:2 Schillerstraße:2 Goethestraße:2 Lindenweg:2 Bergstraße:2 Kirchgasse Am_Markt Rosenweg Ringstraße"),
        Cities = [new("Berlin", [], "10###", "30"), new("München", ["Munich", "Muenchen"], "80###", "89"), new("Hamburg", [], "20###", "40"), new("Köln", ["Cologne", "Koeln"], "50###", "221")],
    };

    public static Culture Spain { get; } = new()
    {
        Country = "ES",
        CountryName = "Spain",
        LocalCountryName = "España",
        CountryCode = "34",
        Trunk = "",
        NumberFirst = false,
        MobilePatterns = ["600######", "610######", "639######", "655######", "677######"],
        LandlinePattern = "1####44",
        Families = Odds.Of("García:10 Rodríguez:7 González:7 Fernández:7 López:7 Martínez:7 Sánchez:6 Pérez:6 Gómez:5 Martín:4 Jiménez:4 Ruiz:4 Hernández:4 Díaz:4 Moreno:3 Muñoz:3 Álvarez:3 Romero:3 Alonso:3 Gutiérrez:2 Navarro:2 Torres:2 Domínguez:2 Vázquez:2 Núñez:2 Ibáñez"),
        MaleNames = Odds.Of("Antonio:3 Manuel:3 José:4 Francisco:3 Javier:3 Carlos:3 Miguel:3 Alejandro:3 Pablo:3 Sergio:2 Álvaro:2 Íñigo Jesús:2 Ángel:2 Rubén Adrián:2 Gonzalo Hugo:2 Andrés"),
        FemaleNames = Odds.Of("María:4 Carmen:3 Ana:3 Isabel:3 Laura:3 Cristina:3 Marta:3 Lucía:3 Elena:3 Paula:2 Sofía:2 Concepción Dolores Rocío Nuria:2 Begoña Inés:2 Teresa:2 Beatriz:2"),
        Streets = Odds.Of("Calle_Mayor:3 Calle_Real:2 Gran_Vía:2 Avenida_de_la_Constitución Calle_de_Alcalá:2 Paseo_del_Prado Calle_San_Juan:2 Calle_Nueva Avenida_de_Andalucía"),
        Cities = [new("Madrid", [], "280##", "91"), new("Barcelona", [], "080##", "93"), new("Sevilla", ["Seville"], "410##", "95"), new("Valencia", ["València"], "460##", "96")],
    };

    public static Culture France { get; } = new()
    {
        Country = "FR",
        CountryName = "France",
        LocalCountryName = "France",
        CountryCode = "33",
        MobilePatterns = ["63998####", "6399#####"],
        LandlinePattern = "99######",
        Families = Odds.Of("Martin:6 Bernard:5 Dubois:5 Thomas:4 Robert:4 Richard:4 Petit:4 Durand:4 Leroy:4 Moreau:4 Simon:3 Laurent:3 Lefèvre:3 Michel:3 Garcia:3 David:2 Bertrand:3 Roux:3 Fournier:3 Girard:2 Bonnet:2 François:2 Legrand:2 Gauthier:2 Lacroix D'Aubigné Béranger Châtelain"),
        MaleNames = Odds.Of("Jean:3 Pierre:3 Michel:2 Philippe:2 Nicolas:3 Julien:3 Frédéric:2 Jérôme:2 François:2 Étienne Sébastien:2 Benoît Mathieu:2 Antoine:2 Jean-Luc:2 Jean-Pierre:2 Rémi Théo:2"),
        FemaleNames = Odds.Of("Marie:3 Nathalie:3 Isabelle:2 Sylvie:2 Céline:2 Hélène:2 Émilie:2 Aurélie:2 Sophie:3 Camille:3 Chloé:2 Anaïs Françoise Anne-Sophie:2 Mélanie:2 Valérie:2 Zoé"),
        Streets = Odds.Of("rue_de_la_République:3 rue_Victor_Hugo:3 avenue_Jean_Jaurès:2 rue_du_Moulin:2 place_de_l'Église rue_des_Lilas:2 boulevard_Voltaire rue_Pasteur:2 chemin_des_Vignes"),
        Cities = [new("Paris", [], "750##", "1"), new("Lyon", [], "6900#", "4"), new("Toulouse", [], "310##", "5"), new("Nantes", [], "440##", "2")],
    };
}
