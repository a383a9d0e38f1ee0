namespace MonteCarloRisk.Margin.Penalties;

/// <summary>What is to be said of a liquidator's bonus.</summary>
public enum PenaltyVerdict
{
    /// <summary>It pays the liquidator and leaves the protocol whole.</summary>
    Fits,

    /// <summary>It does not pay the slippage of the largest position: nobody comes for it unless somebody else pays.</summary>
    TooSmall,

    /// <summary>It takes more than an account at its threshold has: the close-out itself leaves bad debt, whatever the price does.</summary>
    TooLarge,

    /// <summary>No bonus does both: slippage and fee alone take more than an account at its threshold has.</summary>
    NoneFits,
}
