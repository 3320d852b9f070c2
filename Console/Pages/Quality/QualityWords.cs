using CxHub.Domain.Records;
using CxHub.Insights.Quality;

namespace CxHub.Console.Pages.Quality;

/// <summary>Dimensions and kinds in the viewer's words.</summary>
internal static class QualityWords
{
    public static IReadOnlyList<QualityDimension> Dimensions { get; } = Enum.GetValues<QualityDimension>();

    public static string Name(Viewer viewer, string dimension) => Enum.TryParse<QualityDimension>(dimension, out var known) ? Name(viewer, known) : dimension;

    public static string Name(Viewer viewer, QualityDimension dimension) => dimension switch
    {
        QualityDimension.Usability => viewer.Words["usability"],
        QualityDimension.Precision => viewer.Words["precision"],
        QualityDimension.Currency => viewer.Words["currency"],
        QualityDimension.Accuracy => viewer.Words["accuracy"],
        QualityDimension.NoDuplication => viewer.Words["no duplication"],
        QualityDimension.Timeliness => viewer.Words["timeliness"],
        QualityDimension.Validity => viewer.Words["validity"],
        QualityDimension.Consistency => viewer.Words["consistency"],
        _ => viewer.Words["completeness"],
    };

    public static string Meaning(Viewer viewer, QualityDimension dimension) => dimension switch
    {
        QualityDimension.Usability => viewer.Words["Belongs to a customer and has what its use needs; nobody who asked not to be contacted."],
        QualityDimension.Precision => viewer.Words["At the grain required: times with the hour, addresses with the city."],
        QualityDimension.Currency => viewer.Words["How fresh people and companies are: a record counts half after the half-life without a change."],
        QualityDimension.Accuracy => viewer.Words["E-mail and phone equal to those of the reference system, where both have them."],
        QualityDimension.NoDuplication => viewer.Words["Customers over records: two records of one customer in one system are one too many."],
        QualityDimension.Timeliness => viewer.Words["Changes that reached the hub in the agreed time, since it reads the source."],
        QualityDimension.Validity => viewer.Words["Values of the right form and range among those given."],
        QualityDimension.Consistency => viewer.Words["In agreement: phone with country, end not before beginning."],
        _ => viewer.Words["Required fields that are filled; “unknown” and “-” are not."],
    };

    public static string Kind(Viewer viewer, string kind) => Enum.TryParse<CanonicalKind>(kind, out var known) ? known switch
    {
        CanonicalKind.Person => viewer.Words["people"],
        CanonicalKind.Account => viewer.Words["companies"],
        CanonicalKind.Deal => viewer.Words["deals"],
        CanonicalKind.SupportCase => viewer.Words["cases"],
        CanonicalKind.Order => viewer.Words["orders"],
        CanonicalKind.Interaction => viewer.Words["visits"],
        CanonicalKind.Feedback => viewer.Words["answers"],
        _ => kind,
    } : kind;

    /// <summary>The tone of a share, never alone: the number stands with it.</summary>
    public static string Tone(double share) => share switch { >= 0.95 => "fine", >= 0.8 => "fair", >= 0.6 => "weak", _ => "poor" };
}
