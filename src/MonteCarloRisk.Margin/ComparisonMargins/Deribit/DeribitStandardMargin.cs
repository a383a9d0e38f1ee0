using MonteCarloRisk.Domain.Accounts;

namespace MonteCarloRisk.Margin.ComparisonMargins.Deribit;

/// <summary>
/// Deribit's standard margin of written options, each on its own, in coins by contract and without the mark, which is the option's value:
/// call initial max(Most - out of the money / forward, Least), maintenance MaintenanceShare; put maintenance max(MaintenanceShare, MaintenanceShare * mark), initial no less than it.
/// Coins count at the spot. Source: doc.tslab.pro, page on Deribit's margin requirements, which restates Deribit's rules. Rates of futures and perpetuals are not in our sources.
/// </summary>
/// <param name="Markets">Coins that options are margined in.</param>
/// <param name="Most">Initial requirement at the money, coins.</param>
/// <param name="Least">Least initial requirement, coins.</param>
/// <param name="MaintenanceShare">Maintenance requirement, coins.</param>
public sealed record DeribitStandardMargin(IReadOnlyList<string> Markets, double Most, double Least, double MaintenanceShare) : IVenueMargin
{
    /// <summary>BTC and ETH as published.</summary>
    public static DeribitStandardMargin Published { get; } = new(["ETH", "BTC"], .15, .1, .075);

    /// <inheritdoc/>
    public string Venue => "Deribit standard margin";

    /// <inheritdoc/>
    public VenueAnswer Ask(ComparedAccount account) => VenueAnswer.Of(this, Refusal(account), () => Require(account));

    private string? Refusal(ComparedAccount account) => account.Options.Count == 0 ? "margins options only, as far as our sources go"
        : !Markets.Contains(account.Quote.Underlying) ? "has no coin options on this asset"
        : account.Perpetuals.Count > 0 ? "its rates of perpetuals are not in our sources"
        : !account.HoldsUnderlyingOnly ? "takes the coin and cash as collateral here, nothing else"
        : null;

    private VenueRequirement Require(ComparedAccount account)
    {
        double marks = 0;
        double initial = 0;
        double maintenance = 0;
        foreach (ExpiryBook expiry in ExpiryBook.Of(account))
        {
            marks += expiry.Value() * expiry.Discount;
            foreach (OptionPosition position in expiry.Positions.Where(position => position.Contracts < 0))
            {
                (double toOpen, double toKeep) = Coins(position.Contract, expiry.Forward);
                initial -= position.Contracts * toOpen * account.Quote.Spot;
                maintenance -= position.Contracts * toKeep * account.Quote.Spot;
            }
        }

        return new VenueRequirement(marks + account.CollateralValue + account.Cash, "each written option on its own", [new RequirementPart("written options", initial, maintenance)]);
    }

    /// <summary>Initial and maintenance requirement of one written contract, in coins, beyond its mark.</summary>
    /// <param name="contract">The option.</param>
    /// <param name="forward">Forward of its expiry.</param>
    public (double Initial, double Maintenance) Coins(EuropeanOption contract, double forward)
    {
        bool call = contract.Right == OptionRight.Call;
        double outOfTheMoney = Math.Max(0, call ? contract.Strike - forward : forward - contract.Strike) / forward;
        double opening = Math.Max(Most - outOfTheMoney, Least);
        if (call) return (opening, MaintenanceShare);
        double mark = ExpiryBook.ForwardValue(contract, forward, contract.ImpliedVolatility) / forward;
        double maintenance = Math.Max(MaintenanceShare, MaintenanceShare * mark);
        return (Math.Max(opening, maintenance), maintenance);
    }
}
