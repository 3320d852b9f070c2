using CxHub.IdentityResolution.Comparison;

namespace CxHub.IdentityResolution;

/// <summary>Clusters that can be explained: those of one full run, or those of a state that follows changes.</summary>
internal interface IResolution
{
    IdentityDataset Data { get; }

    PairScorer Scorer { get; }

    double Threshold { get; }

    /// <summary>The row of a record that is present.</summary>
    int? RowOf(RecordKey record);

    bool AreTogether(int left, int right);

    /// <summary>The rows of a row's cluster in key order.</summary>
    IReadOnlyList<int> MembersOf(int row);

    /// <summary>The pairs of rows along which the evidence joined a row's cluster, strongest first.</summary>
    IReadOnlyList<(int A, int B, float Weight)> JoinsOf(int row);
}
