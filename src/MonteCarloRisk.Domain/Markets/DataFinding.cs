namespace MonteCarloRisk.Domain.Markets;

/// <summary>Something odd in the data, or something that the numbers of a model rest on other than the data alone, and what was done.</summary>
/// <param name="Asset">The asset's name.</param>
/// <param name="File">The file as named in the market file.</param>
/// <param name="Line">Line in the file, counted from 1 with the header; row of a Parquet file. The first of several, or the one that a pair is listed for.</param>
/// <param name="Rule">Short name of the rule that found it, such as "gap" or "large return".</param>
/// <param name="Detail">What was found.</param>
public sealed record DataFinding(string Asset, string File, long Line, string Rule, string Detail)
{
    /// <summary>When the row begins, UTC; null where the finding is of no row.</summary>
    public DateTime? Stamp { get; init; }

    /// <summary>What was done, such as "kept", "left out" or "counted once".</summary>
    public string Treatment { get; init; } = "kept";

    /// <summary>How much it weighs for who acts on the numbers.</summary>
    public FindingWeight Weight { get; init; }
}
