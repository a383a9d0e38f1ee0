namespace MonteCarloRisk.Kernels.RandomNumbers;

/// <summary>What a random draw decides; six bits of the counter, so that mechanisms never share draws.</summary>
public enum RandomPurpose
{
    /// <summary>Price factors.</summary>
    Price = 0,

    /// <summary>Mixing variables, jumps and regimes of the price model.</summary>
    PriceModel = 1,

    /// <summary>Oracles.</summary>
    Oracle = 2,

    /// <summary>Keepers, liquidators and arbitrageurs.</summary>
    Keeper = 3,

    /// <summary>Gas and block inclusion.</summary>
    Gas = 4,

    /// <summary>People: borrowers, depositors, stakers.</summary>
    People = 5,

    /// <summary>Choice of a sampling distribution: mixtures, strata, splitting.</summary>
    Sampling = 6,

    /// <summary>Premiums of perpetual futures, which their funding rests on.</summary>
    Funding = 7,

    /// <summary>Liquidation delays.</summary>
    LiquidationDelay = 8,
}
