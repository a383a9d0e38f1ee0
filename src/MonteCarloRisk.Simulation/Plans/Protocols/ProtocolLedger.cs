using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Kernels.Protocols;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>The ledger as every path begins with it.</summary>
internal static class ProtocolLedger
{
    /// <summary>One number a slot.</summary>
    public static double[] Start(LendingProtocol protocol)
    {
        double debt = protocol.Positions.Where(position => position.DebtAsset is null).Sum(position => position.Debt);
        Backstop.StakingModule? staking = protocol.Backstops.OfType<Backstop.StakingModule>().FirstOrDefault();
        double[] slots = new double[PathLedger.Slots];
        slots[PathLedger.DebtIndex] = 1;
        slots[PathLedger.ScaledDebt] = debt;
        slots[PathLedger.Supplied] = protocol.Interest?.Supplied ?? debt;
        slots[PathLedger.GasCost] = protocol.Gas.CostPerLiquidation;
        slots[PathLedger.GasMultiple] = 1;
        slots[PathLedger.KeepersUp] = 1;
        slots[PathLedger.KeeperCapital] = protocol.Keepers.Capital;
        slots[PathLedger.Fund] = protocol.Backstops.OfType<Backstop.InsuranceFund>().FirstOrDefault()?.Amount ?? 0;
        slots[PathLedger.Staked] = staking?.Units ?? 0;
        slots[PathLedger.Slashable] = (staking?.Units ?? 0) * (staking?.SlashableShare ?? 0);
        return slots;
    }
}
