namespace MonteCarloRisk.Domain.Markets;

/// <summary>Asks which collateral adds least safety.</summary>
/// <param name="Share">Share of each account's collateral value that is replaced by each asset in turn, in (0, 1].</param>
/// <param name="Paths">The paths of each point.</param>
public sealed record CollateralStudy(double Share, ReplicatedPaths Paths)
{
    /// <summary>A tenth.</summary>
    public const double UsualShare = 0.1;
}
