namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>
/// Derive's portfolio margin, first version (PMRM): the worst of the scenarios and of the basis contingency, plus static contingencies, on options marked without discount.
/// Scenario: Σ over expiries of (value > 0 ? value * static discount : value) - mark, plus (spot factor - 1) of collateral and perpetuals. Source: derivexyz/v2-core, src/risk-managers/PMRMLib.sol,
/// as of commit 7736900; it reproduces the project's 21 test portfolios.
/// </summary>
/// <param name="Markets">Underlyings that have such accounts.</param>
/// <param name="Scenarios">The scenarios.</param>
/// <param name="Volatility">How far they move volatilities.</param>
/// <param name="Basis">The basis contingency.</param>
/// <param name="Discount">The static discount of positive values.</param>
/// <param name="Peg">Loss of the stable coin's peg.</param>
/// <param name="Confidence">Doubtful feeds.</param>
/// <param name="InitialFactor">Initial over maintenance requirement.</param>
/// <param name="CollateralShare">Static contingency of the underlying held, share of its value.</param>
/// <param name="PerpetualShare">Static contingency of perpetuals, share of spot value.</param>
/// <param name="OptionShare">Static contingency of written options that no contract of the same strike covers, share of spot value.</param>
public sealed record DerivePortfolioMargin(
    IReadOnlyList<string> Markets,
    IReadOnlyList<ShockScenario> Scenarios,
    VolatilityRange Volatility,
    BasisContingency Basis,
    StaticDiscount Discount,
    PegLoss Peg,
    ConfidenceContingency Confidence,
    double InitialFactor,
    double CollateralShare,
    double PerpetualShare,
    double OptionShare) : IVenueMargin
{
    /// <summary>The parameters of scripts/config-mainnet.sol.</summary>
    public static DerivePortfolioMargin Mainnet { get; } = new(
        ["ETH", "BTC"],
        [new(1.2, VolatilityShock.Up), .. ShockScenario.Grid(1.15, 1.1, 1.05, 1, .95, .9, .85), new(.8, VolatilityShock.Up)],
        new VolatilityRange(.6, .3, .3, .13, FloorDays: 1),
        new BasisContingency(1.05, .95, 1, 1.2),
        new StaticDiscount(.95, 1, .12),
        new PegLoss(.99, 4),
        new ConfidenceContingency(.55, 1),
        InitialFactor: 1.25,
        CollateralShare: .03,
        PerpetualShare: .03,
        OptionShare: .02);

    /// <summary>The parameters of the project's tests, test/config-test.sol.</summary>
    public static DerivePortfolioMargin Tests { get; } = Mainnet with
    {
        Scenarios = [.. ShockScenario.Grid(1.15, 1.1, 1.05, 1, .95, .9, .85)],
        Volatility = new VolatilityRange(.45, .3, .3, .13, FloorDays: 1),
        Basis = new BasisContingency(1.05, .95, .25, .01),
        Discount = new StaticDiscount(.95, 4, .05),
        Peg = new PegLoss(.98, 2),
        Confidence = new ConfidenceContingency(.6, .5),
        InitialFactor = 1.3,
        CollateralShare = .02,
        PerpetualShare = .02,
        OptionShare = .01,
    };

    /// <inheritdoc/>
    public string Venue => "Derive portfolio margin";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    private string? Refusal(ComparedAccount account) => !Markets.Contains(account.Quote.Underlying) ? "has no market in this asset"
        : !account.HoldsUnderlyingOnly ? "takes cash and the underlying as collateral, nothing else"
        : null;

    private VenueRequirement Require(ComparedAccount account)
    {
        double spot = account.Quote.Spot;
        double units = account.Collateral.Sum(holding => holding.Units);
        double held = units * spot / account.Quote.StablePrice;
        IReadOnlyList<ExpiryBook> expiries = ExpiryBook.Of(account);
        double worst = Basis.Of(expiries, _ => 1);
        string binding = BasisContingency.Name;
        foreach (ShockScenario scenario in Scenarios)
        {
            double profit = Profit(scenario, account, held, expiries);
            if (profit >= worst) continue;
            worst = profit;
            binding = scenario.Name;
        }

        double perpetuals = Math.Abs(account.PerpetualUnits);
        double contingency = spot * ((perpetuals * PerpetualShare) + (units * CollateralShare) + (expiries.Sum(expiry => expiry.NakedShorts) * OptionShare));
        double confidence = account.Quote.SpotConfidence;
        if (perpetuals > 0) confidence = Math.Min(confidence, account.Quote.PerpetualConfidence);
        double doubt = Confidence.Of(confidence, spot * (perpetuals + units))
            + expiries.Sum(expiry => Confidence.Of(Math.Min(confidence, expiry.Quote.Confidence), spot * expiry.Contracts));
        double factor = InitialFactor + Peg.Of(account.Quote.StablePrice);
        return new VenueRequirement(
            expiries.Sum(expiry => expiry.Value()) + held + account.PerpetualProfit + account.Cash,
            binding,
            [
                new RequirementPart("worst scenario", -worst * factor, -worst),
                new RequirementPart("static contingency", contingency * factor, contingency),
                new RequirementPart(ConfidenceContingency.Name, doubt, 0),
            ]);
    }

    private double Profit(ShockScenario scenario, ComparedAccount account, double held, IReadOnlyList<ExpiryBook> expiries)
    {
        double options = expiries.Sum(expiry =>
        {
            double factor = Volatility.Factor(scenario.Volatility, expiry.Expiry);
            double value = expiry.Value(scenario.SpotFactor, contract => contract.ImpliedVolatility * factor);
            return (value > 0 ? value * Discount.Of(Math.Max(0, expiry.Rate), expiry.Expiry) : value) - expiry.Value();
        });
        return options + ((held + (account.PerpetualUnits * account.Quote.PerpetualPrice)) * (scenario.SpotFactor - 1));
    }
}
