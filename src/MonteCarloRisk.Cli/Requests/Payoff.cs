using System.ComponentModel;
using System.Text.Json.Serialization;
using MonteCarloRisk.Calibration.Json;
using MonteCarloRisk.Calibration.MarketFiles;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Cli.Requests;

[Description("What an option pays at its expiry.")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(European), "european")]
[JsonDerivedType(typeof(Basket), "basket")]
abstract record Payoff
{
    [Description("The right of the holder.")]
    public required OptionRight Right { get; init; }

    [Description("Strike, above zero; that of a basket's sum may be any number.")]
    [Within("[1e-15, 1e15]")]
    public required double Strike { get; init; }

    [Description("Time to expiry in years, 0 to 100; at 0 the price is the payoff today.")]
    [Within("[0, 100]")]
    public required double Expiry { get; init; }

    /// <summary>The option on a number of assets, checked.</summary>
    public abstract EuropeanBasketOption ToOption(int assets, JsonPlace place);

    [Description("A European call or put on the one asset of the model.")]
    internal sealed record European : Payoff
    {
        public override EuropeanBasketOption ToOption(int assets, JsonPlace place)
        {
            if (assets != 1)
                throw place.Fault($"a european payoff is on one asset and the model has {assets}; use a basket with a weight for each");
            Ranges.CheckPrice(Strike, place.Member("strike"));
            Years.CheckExpiry(Expiry, place.Member("expiry"));
            return new EuropeanBasketOption(Right, BasketAggregation.Sum, [1], Strike, Expiry);
        }
    }

    [Description("A European call or put on the sum, the minimum or the maximum of weighted prices.")]
    internal sealed record Basket : Payoff
    {
        [Description("How the weighted prices become one number.")]
        public required BasketAggregation Aggregation { get; init; }

        [Description("Weight of each asset, in the model's order; negative for the short leg of a spread.")]
        [Within("[-1e18, 1e18]")]
        public required IReadOnlyList<double> Weights { get; init; }

        public override EuropeanBasketOption ToOption(int assets, JsonPlace place)
        {
            JsonPlace list = place.Member("weights");
            if (Weights.Count != assets)
                throw list.Fault($"{Weights.Count} weights; {assets} are needed, one an asset");
            for (int i = 0; i < Weights.Count; i++)
                Ranges.CheckSigned(Weights[i], list.Item(i), "a weight");

            CheckStrike(place.Member("strike"));
            Years.CheckExpiry(Expiry, place.Member("expiry"));
            return new EuropeanBasketOption(Right, Aggregation, Weights, Strike, Expiry);
        }

        void CheckStrike(JsonPlace place)
        {
            if (Aggregation != BasketAggregation.Sum) Ranges.CheckPrice(Strike, place);
            else Ranges.CheckSigned(Strike, place, "the strike of a sum");
        }
    }
}
