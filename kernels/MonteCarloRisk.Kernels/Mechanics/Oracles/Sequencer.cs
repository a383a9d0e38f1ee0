using MonteCarloRisk.Kernels.Lanes;

namespace MonteCarloRisk.Kernels.Mechanics.Oracles;

/// <summary>The sequencer of a rollup: while it is down nobody can act, and for a grace period after it nothing is liquidated, so that borrowers can react.</summary>
/// <remarks>Source: aave-dao/aave-v3-origin src/contracts/misc/PriceOracleSentinel.sol and ValidationLogic.sol, which lets liquidations through below a health of 0.95.</remarks>
public static class Sequencer<TReal, TMask>
    where TReal : unmanaged, IReal<TReal, TMask>
    where TMask : unmanaged, IMask<TMask>
{
    /// <summary>Whether liquidations are allowed: up, and since more than the grace period, or health &lt; least.</summary>
    /// <param name="up">Where it is up.</param>
    /// <param name="since">Time since it came up, in seconds.</param>
    /// <param name="grace">Grace period.</param>
    /// <param name="health">Health of the account.</param>
    /// <param name="least">Health below which there is no grace; zero where there always is.</param>
    public static TMask AllowsLiquidation(TMask up, TReal since, TReal grace, TReal health, TReal least) =>
        up & (TReal.LessThan(grace, since) | TReal.LessThan(health, least));
}
