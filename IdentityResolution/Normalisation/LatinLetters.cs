namespace CxHub.IdentityResolution.Normalisation;

/// <summary>
/// Base letters and marks of the Latin letters U+00C0..U+024F and U+1E00..U+1EFF, from the Unicode decompositions plus the letters
/// that do not decompose (đ, ø, ł, ...). The engine carries its own table so that a result never depends on the platform's ICU.
/// </summary>
internal static class LatinLetters
{
    private const string LatinBases =
        "aaaaaa-ceeeeiiiidnooooo-ouuuuy--aaaaaa-ceeeeiiiidnooooo-ouuuuy-yaaaaaaccccccccddddeeeeeeeeeegggggggg" +
        "hhhhiiiiiiiiii--jjkkkllllll--llnnnnnn-nnoooooo--rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs--------" +
        "------------------------oo-------------uu----------------------------aaiioouuuuuuuuuu-aaaa----ggkkoo" +
        "oo--j---gg--nnaa----aaaaeeeeiiiioooorrrruuuusstt--hh------aaeeooooooooyy----------------------------";

    private const string AdditionalBases =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss" +
        "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy------aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee" +
        "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy------";

    private const string LatinMarks =
        "3275:=0<327:327:B53275:0B327:2003275:=0<327:327:B53275:0B327:20:>>88??2277AA;;;;AA>>88AA??;;7788AA<<" +
        "77BB55>>88??A00077<<022<<;;00BB22<<;;0BB>>88@@0022<<;;2277<<;;<<;;BB55>>88==@@??7777:22AA;;000000000" +
        "000000000000000000000000990000000000000990000000000000000000000000000;;;;;;;;SSGGPPHH0SSZZ0000;;;;??" +
        "LL00;000220033220000AAAAAAAAAAAAAAAAAAAAAAAAAAAA00;;000000AA<<SSZZAAZZ>>0000000000000000000000000000";

    private const string AdditionalMarks =
        "AAAA66AAUUAA66AA<<AA::99AAAA11AA>>AA66::<<AAAAGG2266AA6677AAAA22AA66AA66AAAANNVV::9922AAAA6677AAAA66" +
        "HH33::AA66AAAAAAAAAANNAA55663322::AA66AA::AA7766AAA:==000000664422334455ZZ99::;;<<1166445522334455ZZ" +
        "4466664422334455ZZ@@AABBCCDD6644@@AABBCCDD33664455000000";

    /// <summary>The lower-case base letter, or '-' for a letter outside the table or without one base letter.</summary>
    public static char Base(char letter) => letter switch
    {
        >= '\u00C0' and <= '\u024F' => LatinBases[letter - '\u00C0'],
        >= '\u1E00' and <= '\u1EFF' => AdditionalBases[letter - '\u1E00'],
        _ => '-',
    };

    /// <summary>A small code for the marks on a letter; 0 for a bare letter. Codes of one token are added up.</summary>
    public static int Marks(char letter) => letter switch
    {
        >= '\u00C0' and <= '\u024F' => LatinMarks[letter - '\u00C0'] - '0',
        >= '\u1E00' and <= '\u1EFF' => AdditionalMarks[letter - '\u1E00'] - '0',
        _ => 0,
    };
}
