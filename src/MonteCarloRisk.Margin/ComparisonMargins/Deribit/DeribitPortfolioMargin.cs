namespace MonteCarloRisk.Margin.ComparisonMargins.Deribit;

/// <summary>
/// Deribit's portfolio margin as last published with all its numbers: the worst loss over a grid of prices with volatilities up, unchanged and down, plus a contingency in coins by net written
/// option. Source: deribit.com/pages/docs/portfoliomargin. What is in force since (a wider range, dampened tails) is published without its volatility range, dampening and contingencies. The page
/// gives the maintenance requirement; an initial one is not in our sources. Assumed: volatility changes are relative, prices are nine and evenly spaced as today, puts and calls of one strike
/// net within an expiry.
/// </summary>
/// <param name="Markets">Coins that such accounts are kept in.</param>
/// <param name="PriceRange">Largest relative move of the price.</param>
/// <param name="Prices">Prices from the lowest to the highest.</param>
/// <param name="Volatility">How far volatilities move.</param>
/// <param name="OptionContingency">Coins by net written option.</param>
public sealed record DeribitPortfolioMargin(IReadOnlyList<string> Markets, double PriceRange, int Prices, VolatilityRange Volatility, double OptionContingency) : IVenueMargin
{
    /// <summary>±10%, (30 / days)^0.30 * 38%, 0.01 coins by net written option.</summary>
    public static DeribitPortfolioMargin Published { get; } = new(["ETH", "BTC"], .1, 9, new VolatilityRange(.38, .38, .3, .3, FloorDays: 1), .01);

    /// <inheritdoc/>
    public string Venue => "Deribit portfolio margin (±10%, superseded)";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    private string? Refusal(ComparedAccount account) => !Markets.Contains(account.Quote.Underlying) ? "has no market in this asset"
        : account.Options.Count + account.Perpetuals.Count == 0 ? "margins options and futures only"
        : !account.HoldsUnderlyingOnly ? "takes the coin and cash as collateral here, nothing else"
        : null;

    private VenueRequirement Require(ComparedAccount account)
    {
        IReadOnlyList<ExpiryBook> expiries = ExpiryBook.Of(account);
        double marks = expiries.Sum(expiry => expiry.Value() * expiry.Discount);
        double linear = account.CollateralValue + (account.PerpetualUnits * account.Quote.PerpetualPrice);
        double worst = 0;
        string binding = "no loss in any scenario";
        foreach (ShockScenario scenario in ShockScenario.Grid([.. Enumerable.Range(0, Prices).Select(i => 1 + (PriceRange * ((2.0 * i / (Prices - 1)) - 1)))]))
        {
            double options = expiries.Sum(expiry =>
            {
                double factor = Volatility.Factor(scenario.Volatility, expiry.Expiry);
                return expiry.Discount * expiry.Value(scenario.SpotFactor, contract => contract.ImpliedVolatility * factor);
            });
            double profit = options - marks + (linear * (scenario.SpotFactor - 1));
            if (profit >= worst) continue;
            worst = profit;
            binding = scenario.Name;
        }

        return new VenueRequirement(
            marks + account.CollateralValue + account.PerpetualProfit + account.Cash,
            binding,
            [
                new RequirementPart("worst scenario", double.NaN, -worst),
                new RequirementPart("written options", double.NaN, OptionContingency * account.Quote.Spot * expiries.Sum(expiry => expiry.NakedShorts)),
            ]);
    }
}
