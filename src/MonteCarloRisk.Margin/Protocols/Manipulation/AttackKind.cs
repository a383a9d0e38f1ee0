namespace MonteCarloRisk.Margin.Protocols.Manipulation;

/// <summary>What a moved oracle is used for.</summary>
public enum AttackKind
{
    /// <summary>Collateral counts for more than it is worth, and is left behind for what is borrowed against it.</summary>
    Borrow,

    /// <summary>Collateral counts for less than it is worth, and is taken from borrowers who are liquidated.</summary>
    Liquidate,
}
