namespace CxHub.Storage;

/// <summary>A customer of a segment with the name to show.</summary>
public sealed record SegmentListing(SegmentRow Row, string Name, string? Company);
