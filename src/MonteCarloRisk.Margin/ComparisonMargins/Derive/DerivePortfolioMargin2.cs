namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>
/// Derive's portfolio margin, second version (PMRM_2): besides the grid, dampened tails and scenarios of skew, each expiry's in its worse direction; options marked with discount; haircuts on
/// collateral. Requirement = worst * factor + contingencies. Source: derivexyz/v2-core, src/risk-managers/PMRMLib_2.sol, as of commit 7736900.
/// </summary>
/// <param name="Markets">Underlyings that have such accounts.</param>
/// <param name="Scenarios">The scenarios, with tails and skews.</param>
/// <param name="Volatility">How far they move volatilities.</param>
/// <param name="LeastRaisedVolatility">Least volatility where it is raised, per square-root year.</param>
/// <param name="Skew">The skew scenarios.</param>
/// <param name="Basis">The basis contingency.</param>
/// <param name="AssetDiscount">Static discount of an expiry with a positive value.</param>
/// <param name="LiabilityDiscount">Static growth of an expiry with a negative value.</param>
/// <param name="Peg">Loss of the stable coin's peg.</param>
/// <param name="Confidence">Doubtful feeds.</param>
/// <param name="InitialFactor">Share of the worst loss in the initial requirement.</param>
/// <param name="MaintenanceFactor">Share of the worst loss in the maintenance requirement.</param>
/// <param name="PerpetualShare">Contingency of perpetuals, share of spot value.</param>
/// <param name="PerpetualInitialAddition">What the initial requirement adds to it.</param>
/// <param name="OptionShare">Contingency of uncovered written options, share of spot value.</param>
/// <param name="OptionInitialAddition">What the initial requirement adds to it.</param>
/// <param name="Haircuts">Collateral by asset name.</param>
public sealed record DerivePortfolioMargin2(
    IReadOnlyList<string> Markets,
    IReadOnlyList<ShockScenario> Scenarios,
    VolatilityRange Volatility,
    double LeastRaisedVolatility,
    SkewShock Skew,
    BasisContingency Basis,
    StaticDiscount AssetDiscount,
    StaticDiscount LiabilityDiscount,
    PegLoss Peg,
    ConfidenceContingency Confidence,
    double InitialFactor,
    double MaintenanceFactor,
    double PerpetualShare,
    double PerpetualInitialAddition,
    double OptionShare,
    double OptionInitialAddition,
    IReadOnlyDictionary<string, CollateralHaircut> Haircuts) : IVenueMargin
{
    private static readonly IReadOnlyList<ShockScenario> Regular =
        [new(1.18, VolatilityShock.Up), .. ShockScenario.Grid(1.135, 1.09, 1.045, 1, .955, .91, .865), new(.82, VolatilityShock.Up)];

    private static readonly IReadOnlyList<ShockScenario> Skews = [new(1, VolatilityShock.Tilt), new(1, VolatilityShock.Bend)];

    /// <summary>The parameters of the project's test portfolios, test/risk-managers/unit-tests/PMRM_2. Haircuts are those of accounts on BTC.</summary>
    public static DerivePortfolioMargin2 Tests { get; } = new(
        ["BTC"],
        [.. Regular, .. Tails(.2, .34, .67, 1.5, 2, 3, 4), .. Skews],
        new VolatilityRange(.5, .275, .3, .13, FloorDays: 1),
        LeastRaisedVolatility: .45,
        new SkewShock(.15, -.05, .15, -.05, LeastWidth: .01, WidthScale: 4, VolatilityLevel: .6, VolatilitySlope: -.1),
        new BasisContingency(1.045, .955, .5, 2),
        new StaticDiscount(.95, 1, .08),
        new StaticDiscount(1.04, .5, .08),
        new PegLoss(.98, 2),
        new ConfidenceContingency(.55, 1),
        InitialFactor: 1,
        MaintenanceFactor: .8,
        PerpetualShare: .015,
        PerpetualInitialAddition: .005,
        OptionShare: .003,
        OptionInitialAddition: .002,
        new Dictionary<string, CollateralHaircut>
        {
            ["BTC"] = new(.02, .01, MovesWithSpot: true),
            ["CBBTC"] = new(.04, .015, MovesWithSpot: true),
            ["LBTC"] = new(.03, .015, MovesWithSpot: true),
            ["ETH"] = new(.15, .05, MovesWithSpot: false),
            ["USDT"] = new(.02, .03, MovesWithSpot: false),
        });

    /// <summary>
    /// The parameters of scripts/config-mainnet.sol. That script gives the static discounts .95 to liabilities and 1.05 to assets, which the library and the tests have the other way
    /// round; they stand here as the library means them. It has no skew parameters, so those are the tests', and no haircuts, so collateral other than cash is refused.
    /// </summary>
    public static DerivePortfolioMargin2 Mainnet { get; } = Tests with
    {
        Markets = ["ETH", "BTC"],
        Scenarios = [.. Regular, .. Tails(.77, .34, .67, 1.5, 2, 3, 4, 5, 6), .. Skews],
        Volatility = new VolatilityRange(.5, .3, .3, .13, FloorDays: 1),
        LeastRaisedVolatility = .4,
        AssetDiscount = new StaticDiscount(.95, 0, .16),
        LiabilityDiscount = new StaticDiscount(1.05, 0, .16),
        Peg = new PegLoss(.99, 4),
        PerpetualShare = .03,
        PerpetualInitialAddition = .01,
        Haircuts = new Dictionary<string, CollateralHaircut>(),
    };

    /// <inheritdoc/>
    public string Venue => "Derive portfolio margin 2";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    /// <summary>Tails with raised volatility, dampened so that a position of constant delta loses in each share * 18%: share * 0.18 / |factor - 1|.</summary>
    /// <param name="share">Share of the loss at 18%.</param>
    /// <param name="spotFactors">Spot factors.</param>
    public static IEnumerable<ShockScenario> Tails(double share, params double[] spotFactors) =>
        spotFactors.Select(factor => new ShockScenario(factor, VolatilityShock.Up, share * .18 / Math.Abs(factor - 1)));

    private string? Refusal(ComparedAccount account) => !Markets.Contains(account.Quote.Underlying) ? "has no market in this asset"
        : account.Collateral.Any(holding => !Haircuts.ContainsKey(holding.Asset)) ? "its haircut of the collateral is not in our sources"
        : null;

    private VenueRequirement Require(ComparedAccount account)
    {
        double spot = account.Quote.Spot;
        IReadOnlyList<ExpiryBook> expiries = ExpiryBook.Of(account);
        double worst = Basis.Of(expiries, expiry => expiry.Discount);
        string binding = BasisContingency.Name;
        foreach (ShockScenario scenario in Scenarios)
        {
            double profit = Profit(scenario, account, expiries);
            if (profit >= worst) continue;
            worst = profit;
            binding = scenario.Name;
        }

        double perpetuals = Math.Abs(account.PerpetualUnits) * spot;
        double shorts = expiries.Sum(expiry => expiry.NakedShorts) * spot;
        double confidence = account.Quote.SpotConfidence;
        if (perpetuals > 0) confidence = Math.Min(confidence, account.Quote.PerpetualConfidence);
        double doubt = Confidence.Of(confidence, perpetuals)
            + expiries.Sum(expiry => Confidence.Of(Math.Min(confidence, expiry.Quote.Confidence), expiry.Contracts * spot))
            + account.Collateral.Sum(holding => Confidence.Of(holding.Confidence, Value(holding, account)));
        double haircut = account.Collateral.Sum(holding => Value(holding, account) * Haircuts[holding.Asset].Maintenance);
        double initialHaircut = account.Collateral.Sum(holding => Value(holding, account) * Haircuts[holding.Asset].InitialAddition);
        return new VenueRequirement(
            expiries.Sum(expiry => expiry.Value() * expiry.Discount) + account.Collateral.Sum(holding => Value(holding, account)) + account.PerpetualProfit + account.Cash,
            binding,
            [
                new RequirementPart("worst scenario", -worst * (InitialFactor + Peg.Of(account.Quote.StablePrice)), -worst * MaintenanceFactor),
                new RequirementPart("perpetuals", perpetuals * (PerpetualShare + PerpetualInitialAddition), perpetuals * PerpetualShare),
                new RequirementPart("written options", shorts * (OptionShare + OptionInitialAddition), shorts * OptionShare),
                new RequirementPart("haircuts", haircut + initialHaircut, haircut),
                new RequirementPart(ConfidenceContingency.Name, doubt, 0),
            ]);
    }

    /// <summary>Profit of one scenario against today's marks, in the numéraire; negative is a loss.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="account">The account.</param>
    public double Profit(ShockScenario scenario, ComparedAccount account) => Profit(scenario, account, ExpiryBook.Of(account));

    private double Profit(ShockScenario scenario, ComparedAccount account, IReadOnlyList<ExpiryBook> expiries)
    {
        bool skewed = scenario.Volatility is VolatilityShock.Tilt or VolatilityShock.Bend;
        double options = expiries.Sum(expiry =>
        {
            double profit = Shocked(scenario, expiry) - (expiry.Value() * expiry.Discount);
            return skewed ? -Math.Abs(profit) : profit;
        });
        double moving = account.Collateral.Where(holding => Haircuts[holding.Asset].MovesWithSpot).Sum(holding => Value(holding, account));
        double linear = moving + (account.PerpetualUnits * account.Quote.PerpetualPrice);
        return scenario.Dampening * (options + (linear * (scenario.SpotFactor - 1)));
    }

    private double Shocked(ShockScenario scenario, ExpiryBook expiry)
    {
        double factor = Volatility.Factor(scenario.Volatility, expiry.Expiry);
        double value = expiry.Discount * expiry.Value(scenario.SpotFactor, contract => scenario.Volatility switch
        {
            VolatilityShock.Tilt or VolatilityShock.Bend => contract.ImpliedVolatility * Skew.Factor(scenario.Volatility, contract.Strike, expiry.Forward, expiry.Expiry),
            VolatilityShock.Up => Math.Max(LeastRaisedVolatility, contract.ImpliedVolatility * factor),
            _ => contract.ImpliedVolatility * factor,
        });
        return value * (value >= 0 ? AssetDiscount.Of(expiry.Rate, expiry.Expiry) : LiabilityDiscount.OfLiability(expiry.Rate, expiry.Expiry, expiry.Discount));
    }

    private static double Value(Domain.Accounts.CollateralHolding holding, ComparedAccount account) => holding.Units * holding.Price / account.Quote.StablePrice;
}
