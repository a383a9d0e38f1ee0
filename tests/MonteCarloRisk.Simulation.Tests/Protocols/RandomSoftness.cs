using MonteCarloRisk.Domain.Protocols;
using MonteCarloRisk.Domain.Protocols.Backstops;
using MonteCarloRisk.Domain.Protocols.Controls;
using MonteCarloRisk.Domain.Protocols.Lending;
using MonteCarloRisk.Domain.Protocols.Liquidations;

namespace MonteCarloRisk.Simulation.Tests.Protocols;

/// <summary>Adds to a random protocol, by numbers of its own: bands, soft levels, owners who repay early and further funds.</summary>
internal static class RandomSoftness
{
    public static LendingProtocol Add(int seed, LendingProtocol protocol)
    {
        var random = new Random(1000 + seed);
        bool Coin() => random.Next(2) == 0;
        double Between(double low, double high) => low + ((high - low) * random.NextDouble());
        Dictionary<string, CollateralMarket> markets = protocol.Collateral.ToDictionary(pair => pair.Key, pair => pair.Value);
        if (random.Next(3) == 0)
        {
            var bands = new LiquidationMechanism.Bands(Between(30, 100), random.Next(4, 8), Between(0, .02), Between(0, .1));
            markets["A1"] = markets["A1"] with { Liquidation = bands, Margin = null, LiquidationThreshold = Math.Min(markets["A1"].LiquidationThreshold, .95 * bands.LargestThreshold) };
        }

        LendingPosition Owned(LendingPosition position)
        {
            double level = Between(1, 1.2);
            return Coin() || markets[position.Asset].Liquidation is LiquidationMechanism.Bands or LiquidationMechanism.StabilityPool ? position
                : position with { DeRisking = new DeRisking(level, level + Between(0, .3), Coin() ? 0 : Between(60, 20_000)) };
        }

        return protocol with
        {
            Collateral = markets,
            Positions = Coin() ? protocol.Positions : [.. protocol.Positions.Select(Owned)],
            Breakers = [.. protocol.Breakers.Select(breaker => Coin() ? breaker : breaker with { Soft = new SoftLevel(Between(.1, .9) * breaker.Move, Between(600, 20_000), Coin() ? 0 : Between(.8, 1)) })],
            MeasureBreakers = [.. protocol.MeasureBreakers.Select(breaker => Coin() ? breaker : breaker with { Soft = new SoftLevel(Between(.1, .9) * breaker.Bound, Between(600, 20_000), 0) })],
            Backstops = Coin() ? protocol.Backstops : [.. protocol.Backstops, new Backstop.InsuranceFund(Math.Exp(Between(-3, 7))), new Backstop.InsuranceFund(Math.Exp(Between(-3, 7)))],
        };
    }
}
