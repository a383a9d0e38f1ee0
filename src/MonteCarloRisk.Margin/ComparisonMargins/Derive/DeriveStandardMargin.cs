using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.ComparisonMargins.Derive;

/// <summary>
/// Derive's standard manager: each written option on its own, or by expiry the largest loss at any strike where that asks less; long options count for nothing. Source: derivexyz/v2-core,
/// src/risk-managers/StandardManager.sol and scripts/config-mainnet.sol, as of commit 7736900. Options are marked without discount.
/// </summary>
/// <param name="PerpetualMaintenance">Maintenance requirement of perpetuals, share of mark notional, by underlying.</param>
/// <param name="PerpetualInitial">Initial requirement of perpetuals, share of mark notional, by underlying.</param>
/// <param name="Options">Option rules by underlying.</param>
/// <param name="Collateral">Share of a collateral's value that counts, by asset: for maintenance, and the further factor for initial requirements.</param>
/// <param name="Peg">Loss of the stable coin's peg, on the spot value of written options and perpetuals.</param>
/// <param name="Confidence">Doubtful feeds.</param>
public sealed record DeriveStandardMargin(
    IReadOnlyDictionary<string, double> PerpetualMaintenance,
    IReadOnlyDictionary<string, double> PerpetualInitial,
    IReadOnlyDictionary<string, DeriveOptionRule> Options,
    IReadOnlyDictionary<string, (double Maintenance, double InitialFactor)> Collateral,
    PegLoss Peg,
    ConfidenceContingency Confidence) : IVenueMargin
{
    /// <summary>The parameters of scripts/config-mainnet.sol.</summary>
    public static DeriveStandardMargin Mainnet { get; } = new(
        new Dictionary<string, double> { ["ETH"] = .065, ["BTC"] = .065 },
        new Dictionary<string, double> { ["ETH"] = .1, ["BTC"] = .1 },
        new Dictionary<string, DeriveOptionRule>
        {
            ["ETH"] = DeriveOptionRule.Majors,
            ["BTC"] = DeriveOptionRule.Majors,
            ["SNX"] = new(.25, .225, .15, .15, .15, 1.4, 1.3, 1.05),
        },
        new Dictionary<string, (double, double)>
        {
            ["ETH"] = (.8, .9375),
            ["BTC"] = (.75, .93),
            ["USDT"] = (.98, .98),
            ["WSTETH"] = (.8, .9375),
            ["DAI"] = (.925, .92),
            ["SDAI"] = (.875, .915),
            ["USDE"] = (.8, .875),
            ["RSWETH"] = (.65, .77),
            ["RSETH"] = (.65, .77),
            ["WEETH"] = (.65, .77),
        },
        new PegLoss(.99, 2),
        new ConfidenceContingency(.55, 1));

    /// <inheritdoc/>
    public string Venue => "Derive standard margin";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    private string? Refusal(ComparedAccount account) =>
        account.Options.Count > 0 && !Options.ContainsKey(account.Quote.Underlying) ? "has no options on this asset"
        : account.Perpetuals.Count > 0 && !PerpetualMaintenance.ContainsKey(account.Quote.Underlying) ? "has no perpetual on this asset"
        : account.Collateral.Any(holding => !Collateral.ContainsKey(holding.Asset)) ? "does not take the collateral"
        : null;

    private VenueRequirement Require(ComparedAccount account)
    {
        double spot = account.Quote.Spot;
        double units = Math.Abs(account.PerpetualUnits);
        double written = account.Options.Sum(position => Math.Max(0, -position.Contracts));
        List<RequirementPart> parts = [];
        string binding = "none";
        double marks = 0;
        double largest = 0;
        foreach (ExpiryBook expiry in ExpiryBook.Of(account))
        {
            DeriveOptionRule rule = Options[account.Quote.Underlying];
            double mark = expiry.Value();
            double initial = mark - rule.Margin(expiry, spot, isInitial: true).Margin;
            (double margin, string rules) = rule.Margin(expiry, spot, isInitial: false);
            if (mark - margin >= largest) (largest, binding) = (mark - margin, rules);
            marks += mark;
            parts.Add(new RequirementPart("options", initial, mark - margin));
        }

        if (units > 0)
        {
            parts.Add(new RequirementPart("perpetuals", account.PerpetualNotional * PerpetualInitial[account.Quote.Underlying], account.PerpetualNotional * PerpetualMaintenance[account.Quote.Underlying]));
            if (account.Options.Count == 0) binding = "share of notional";
        }

        double held = account.Collateral.Sum(holding => Value(holding) / account.Quote.StablePrice);
        if (account.Collateral.Count > 0)
        {
            double Counted(CollateralHolding holding) => Value(holding) * Collateral[holding.Asset].Maintenance;
            parts.Add(new RequirementPart(
                "haircuts",
                held - account.Collateral.Sum(holding => Counted(holding) * Collateral[holding.Asset].InitialFactor),
                held - account.Collateral.Sum(Counted)));
            if (parts.Count == 1) binding = "haircut";
        }

        double doubt = Confidence.Of(Math.Min(account.Quote.SpotConfidence, account.Quote.PerpetualConfidence), units * spot)
            + ExpiryBook.Of(account).Sum(expiry => Confidence.Of(
                Math.Min(account.Quote.SpotConfidence, expiry.Quote.Confidence), expiry.Positions.Sum(position => Math.Max(0, -position.Contracts)) * spot))
            + account.Collateral.Sum(holding => Confidence.Of(holding.Confidence, Value(holding)));
        parts.Add(new RequirementPart(ConfidenceContingency.Name, doubt, 0));
        parts.Add(new RequirementPart("stable coin below its peg", Peg.Of(account.Quote.StablePrice) * spot * (written + units), 0));
        return new VenueRequirement(marks + held + account.PerpetualProfit + account.Cash, binding, parts);
    }

    private static double Value(CollateralHolding holding) => holding.Units * holding.Price;
}
