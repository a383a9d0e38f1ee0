using MonteCarloRisk.Domain.Protocols.Lending;

namespace MonteCarloRisk.Domain.Protocols;

/// <summary>Collateral of one asset against debt in one other or in the numéraire: a vault, or a cohort of vaults alike.</summary>
/// <param name="Name">Its name, unique in the protocol.</param>
/// <param name="Asset">The collateral.</param>
/// <param name="Units">Units of collateral, above zero.</param>
/// <param name="Debt">Debt today, above zero, in units of what is owed.</param>
public sealed record LendingPosition(string Name, string Asset, double Units, double Debt)
{
    /// <summary>The asset owed, one of the protocol's reserves; null for the numéraire.</summary>
    public string? DebtAsset { get; init; }

    /// <summary>The category of efficiency mode that it stands in; null for none.</summary>
    public string? Mode { get; init; }

    /// <summary>How its owner takes it back; null where he does not.</summary>
    public LoopUnwinding? Unwinding { get; init; }

    /// <summary>When its owners repay before they are liquidated; null where they wait.</summary>
    public DeRisking? DeRisking { get; init; }
}
