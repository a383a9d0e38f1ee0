using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Simulation.Plans.Protocols;

/// <summary>What must hold where lenders may leave and owners may take loops back.</summary>
internal static class LenderChecks
{
    /// <summary>Checks it: cash is what is supplied less what is owed, so a debt that stands in an auction or is absorbed would look like cash. One whose coin lies in bands is owed as a whole.</summary>
    /// <exception cref="InputException">Something does not hold.</exception>
    public static void Check(LendingProtocol protocol)
    {
        bool leave = protocol.Interest?.Run is not null || protocol.Reserves.Values.Any(reserve => reserve.Interest.Run is not null);
        if (protocol.Interest?.Run is not null)
        {
            foreach ((string asset, CollateralMarket market) in protocol.Collateral)
            {
                if (market.Stages.Any(stage => stage is not (LiquidationMechanism.FixedBonus or LiquidationMechanism.ReverseDiscount or LiquidationMechanism.Bands)))
                    throw new InputException("interest", $"lenders who leave are paid out of what is not lent, and a debt of \"{asset}\" may stand in an auction or a pool; a lenderRun stands beside fixedBonus, reverseDiscount and bands");
            }
        }

        if (protocol.Sequencer is not null && (leave || protocol.Positions.Any(position => position.Unwinding is not null)))
            throw new InputException("sequencer", "while it is down nobody acts, and lenders who leave and owners of loops would; a sequencer stands in a protocol without them");
    }
}
