namespace MonteCarloRisk.MarketData.Funding;

/// <summary>How a file counts funding rates. No file says it, and the two differ by a factor of a hundred, so whoever reads one does.</summary>
public enum FundingUnit
{
    /// <summary>Fractions of the notional: 0.0001 is one basis point.</summary>
    Fraction,

    /// <summary>Percent of the notional: 0.01 is one basis point.</summary>
    Percent,
}
