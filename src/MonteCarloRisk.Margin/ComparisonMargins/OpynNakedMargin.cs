using System.Globalization;
using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>
/// Opyn Gamma's margin of one uncovered written option: put (bound * min(K, shock * S) + max(K - shock * S, 0)) in the strike asset, call (bound * min(1, K shock / S) + max(1 - K shock / S, 0)) in
/// the underlying, bound by time to expiry. It is collateral against the whole liability, so the option's value is taken off here; nothing is left where that is more. One rule
/// opens and liquidates. Source: opynfinance/GammaProtocol, contracts/core/MarginCalculator.sol.
/// </summary>
/// <param name="Markets">Underlyings with such vaults.</param>
/// <param name="SpotShock">Shock of the spot, below 1.</param>
/// <param name="Bounds">Upper bound of an option's value by longest days to expiry, in their order.</param>
public sealed record OpynNakedMargin(IReadOnlyList<string> Markets, double SpotShock, IReadOnlyList<(double Days, double Bound)> Bounds) : IVenueMargin
{
    private const double DaysPerYear = 365;

    // A time written as days / 365 may come back a rounding later than the day.
    private const double Rounding = 1e-9;

    /// <summary>The parameters of the project's tests; those in force are set by product.</summary>
    public static OpynNakedMargin Tests { get; } = new(["ETH"], .75, [(7, .1678), (14, .237), (28, .3326), (42, .4032), (56, .4603)]);

    /// <inheritdoc/>
    public string Venue => "Opyn Gamma (parameters of its tests)";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    private string? Refusal(ComparedAccount account) =>
        account.Options.Count != 1 || account.Options[0].Contracts >= 0 || account.Perpetuals.Count > 0 ? "margins one written option only"
        : !Markets.Contains(account.Quote.Underlying) ? "no parameters of this asset are in our sources"
        : account.Collateral.Count > 0 ? "collateral other than cash is not compared"
        : account.Options[0].Contract.Expiry * DaysPerYear > Bounds[^1].Days + Rounding ? string.Create(CultureInfo.InvariantCulture, $"has no bound beyond {Bounds[^1].Days} days")
        : null;

    private VenueRequirement Require(ComparedAccount account)
    {
        OptionPosition written = account.Options[0];
        ExpiryBook expiry = ExpiryBook.Of(account)[0];
        double spot = account.Quote.Spot;
        double collateral = Collateral(written.Contract, spot, Bound(written.Contract.Expiry)) * (written.Contract.Right == OptionRight.Call ? spot : 1);
        double mark = expiry.Value() * expiry.Discount;
        double requirement = Math.Max(0, (-written.Contracts * collateral) + mark);
        return new VenueRequirement(mark + account.Cash, "bound by time to expiry", [new RequirementPart("written option", requirement, requirement)]);
    }

    /// <summary>The bound of a time to expiry: that of the first time no shorter.</summary>
    /// <param name="expiry">Years to expiry, up to the longest bound.</param>
    public double Bound(double expiry) => Bounds.First(bound => expiry * DaysPerYear <= bound.Days + Rounding).Bound;

    /// <summary>Collateral of one written contract: of a put in the strike asset, of a call in units of the underlying.</summary>
    /// <param name="contract">The option.</param>
    /// <param name="spot">Price of the underlying, above zero.</param>
    /// <param name="bound">Upper bound of the option's value.</param>
    public double Collateral(EuropeanOption contract, double spot, double bound)
    {
        if (contract.Right == OptionRight.Put) return (bound * Math.Min(contract.Strike, SpotShock * spot)) + Math.Max(contract.Strike - (SpotShock * spot), 0);
        double ratio = contract.Strike * SpotShock / spot;
        return (bound * Math.Min(1, ratio)) + Math.Max(1 - ratio, 0);
    }
}
