namespace MonteCarloRisk.Margin.Recommendation;

/// <summary>What keeps a parameter from its solved value.</summary>
public enum LimitKind
{
    /// <summary>The largest change at once.</summary>
    LargestStep,

    /// <summary>The lowest value allowed.</summary>
    Minimum,

    /// <summary>The highest value allowed.</summary>
    Maximum,

    /// <summary>The other parameter of the same asset: loan-to-value and liquidation threshold with their gap, maintenance and initial margin.</summary>
    Pair,

    /// <summary>The same parameter of an asset in another tier.</summary>
    Tier,

    /// <summary>Of a loan-to-value: it is a share of the liquidation threshold, which is limited. Of an initial margin: the worst move stands on the maintenance margin, which is limited.</summary>
    Threshold,
}
