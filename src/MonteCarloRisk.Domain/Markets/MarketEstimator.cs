namespace MonteCarloRisk.Domain.Markets;

/// <summary>How the probabilities of a market are estimated.</summary>
public abstract record MarketEstimator
{
    /// <summary>Paths are counted.</summary>
    public sealed record Crude : MarketEstimator;

    /// <summary>Paths are drawn towards insolvency and count by their likelihood ratio.</summary>
    /// <param name="DefensiveShare">Share of the paths that follow the model itself, above 0 and below 1.</param>
    public sealed record ImportanceSampling(double DefensiveShare) : MarketEstimator;

    /// <summary>Importance sampling where the paths are too few to count a target, else counting.</summary>
    /// <param name="DefensiveShare">Share of the paths that follow the model itself, above 0 and below 1.</param>
    public sealed record Auto(double DefensiveShare) : MarketEstimator;
}
