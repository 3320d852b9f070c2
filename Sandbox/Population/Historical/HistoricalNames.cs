using System.Globalization;

namespace CxHub.Sandbox.Population.Historical;

/// <summary>How people were called, where they lived and what they did. A few names are very common, as they were; no row stands for anyone who lived.</summary>
internal static class HistoricalNames
{
    private static readonly string[][] Firsts = [.. (
        "john jack,william will bill,thomas tom,george,james jim jamie,henry harry hal,robert rob bob,charles charlie,richard dick,edward ned ted,joseph joe,elizabeth eliza bess betty,mary molly polly," +
        "anne ann nan,samuel sam,francis frank,margaret peggy maggie,arthur,frederick fred,alfred alf,sarah sally,walter wat,david davy,alexander alex sandy,benjamin ben,daniel dan,catherine kate kitty," +
        "peter,jane janet,philip phil,edmund,andrew andy,hugh,ralph,stephen steve,michael mick,matthew matt,nicholas nick,ernest,albert bert,herbert bertie,emma,charlotte lottie,harriet hattie,louisa lou," +
        "frances fanny,dorothy dolly,martha patty,isabella bella,agnes nessie,eleanor nell,susanna sukey,rebecca becky,gilbert gil,anthony tony,christopher kit,simon,luke,abraham abe,isaac ike,jacob,josiah," +
        "nathaniel nat,tobias toby,jonathan jon,timothy tim,augustus gus,bartholomew bart,cuthbert,ambrose,godfrey,lancelot,leonard len,rowland,valentine,zachary zach,winifred winnie,ursula,rosamund,theodora dora")
        .Split(',').Select(group => group.Split(' '))];

    private static readonly string[] Common = ("smith jones williams taylor brown davies evans wilson thomas roberts johnson lewis walker robinson wood thompson white watson jackson wright green harris cooper king lee martin clarke " +
        "morgan hughes edwards hill moore clark harrison scott young morris hall ward turner carter phillips mitchell patel adams campbell anderson allen cook bailey parker miller davis murphy price bell baker griffiths kelly simpson marshall collins " +
        "bennett cox richardson fox gray rose chapman hunt robertson shaw reynolds lloyd ellis richards russell wilkinson khan graham stewart reid murray powell palmer holmes rogers stevens walsh hunter thomson matthews ross owen mason knight").Split(' ');

    private static readonly string[] Starts = "ash black brad bur car chester cran dal eller fair gars hart hol kings lang mar nor oak pem rad shel thorn wake whit ald bram cot den ever frod gren hather ing kel lit mel".Split(' ');

    private static readonly string[] Ends = "bourne bury by cliffe combe croft dale den field ford ham hurst ington ley low man mere mouth ridge shaw stead stone ton well wick wood worth".Split(' ');

    private static readonly string[] Counties = ("devon kent essex sussex surrey norfolk suffolk dorset somerset cornwall cheshire lancashire yorkshire durham northumberland cumberland lincolnshire leicestershire warwickshire " +
        "worcestershire herefordshire shropshire gloucestershire wiltshire hampshire berkshire oxfordshire middlesex hertfordshire rutland").Split(' ');

    private static readonly string[] Occupations = ("politician writer painter merchant clergyman soldier engineer lawyer physician botanist architect actor naval_officer composer sculptor printer mathematician cricketer " +
        "explorer banker farmer poet chemist engraver historian judge missionary photographer publisher singer surgeon teacher theologian astronomer bookseller diplomat brewer clockmaker geologist zoologist").Split(' ');

    public static string[] First(Random random) => Early(random, Firsts, 2.2);

    public static string Surname(Random random) => random.NextDouble() < 0.4 ? Early(random, Common, 1.8) : Starts[random.Next(Starts.Length)] + Ends[random.Next(Ends.Length)];

    public static (string Town, string County) Place(Random random)
    {
        var county = (int)(Counties.Length * Math.Pow(random.NextDouble(), 1.5));
        var towns = new Random(county);
        var town = "";

        // Every county has its own forty towns, the first of them the largest.
        for (var at = (int)(40 * Math.Pow(random.NextDouble(), 2)); at >= 0; at--) { town = Starts[towns.Next(Starts.Length)] + Ends[towns.Next(Ends.Length)]; }

        return (town, Counties[county]);
    }

    public static string Postcode(Random random, string county) =>
        string.Create(CultureInfo.InvariantCulture, $"{county[..2]}{random.Next(1, 30)} {random.Next(1, 9)}{(char)('a' + random.Next(20))}{(char)('a' + random.Next(20))}");

    public static string Occupation(Random random) => Early(random, Occupations, 1.8).Replace('_', ' ');

    private static T Early<T>(Random random, T[] of, double steep) => of[(int)(of.Length * Math.Pow(random.NextDouble(), steep))];
}
