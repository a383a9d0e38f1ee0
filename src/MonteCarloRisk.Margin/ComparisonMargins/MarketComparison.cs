using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>Compares the standard accounts of a market: one unit of each collateral bought with debt, one written contract of each option that has a rule, and one unit of each perpetual that has one, long and short.</summary>
public static class MarketComparison
{
    /// <summary>Name of the account that borrows against an asset.</summary>
    /// <param name="asset">Name of the asset.</param>
    public static string Borrower(string asset) => $"{asset} borrower";

    /// <summary>Name of the account that is short one contract.</summary>
    /// <param name="contract">Name of the contract.</param>
    public static string Writer(string contract) => $"writer of {contract}";

    /// <summary>Name of the account that holds one unit of a perpetual.</summary>
    /// <param name="perpetual">Name of the perpetual.</param>
    /// <param name="side">Long or short.</param>
    public static string Trader(string perpetual, PositionSide side) => $"{(side == PositionSide.Long ? "long" : "short")} {perpetual}";

    /// <summary>The borrowers in the model's order, then the writers in the market's, then those of perpetuals. Venues know assets by their names in capitals.</summary>
    /// <param name="market">The market.</param>
    /// <param name="recommended">The rules to compare with.</param>
    /// <param name="venues">The venues to ask.</param>
    public static IReadOnlyList<AccountComparison> Of(Market market, MarginRules recommended, IReadOnlyList<IVenueMargin> venues) =>
    [
        .. from asset in market.Model.Assets
           where recommended.Collateral.ContainsKey(asset.Name)
           select Borrower(asset, recommended.Collateral[asset.Name], venues),
        .. from contract in market.Contracts
           where recommended.Options.ContainsKey(contract.Underlying)
           select Writer(contract, market.Model.Assets.First(asset => asset.Name == contract.Underlying), recommended.Options[contract.Underlying], venues),
        .. from perpetual in market.Perpetuals
           where recommended.Perpetuals.ContainsKey(perpetual.Underlying)
           from side in new[] { PositionSide.Long, PositionSide.Short }
           select Trader(perpetual, side, market.Model.Assets.First(asset => asset.Name == perpetual.Underlying), recommended.Perpetuals[perpetual.Underlying], venues),
    ];

    private static AccountComparison Borrower(ModelAsset asset, CollateralRule rule, IReadOnlyList<IVenueMargin> venues)
    {
        UnderlyingQuote quote = Quote(asset);
        var account = new ComparedAccount(quote, -rule.LoanToValue * asset.Spot, [new CollateralHolding(quote.Underlying, 1, asset.Spot)], [], []);
        return Compare(Borrower(asset.Name), account, 1 - rule.LoanToValue, 1 - rule.LiquidationThreshold, venues);
    }

    private static AccountComparison Writer(EuropeanOption contract, ModelAsset underlying, OptionMarginRule rule, IReadOnlyList<IVenueMargin> venues) => Compare(
        Writer(contract.Name),
        new ComparedAccount(Quote(underlying), 0, [], [], [new OptionPosition(contract, -1)]),
        rule.InitialMargin,
        rule.MaintenanceMargin,
        venues);

    private static AccountComparison Trader(Perpetual perpetual, PositionSide side, ModelAsset underlying, PerpetualMarginRule rule, IReadOnlyList<IVenueMargin> venues)
    {
        UnderlyingQuote quote = Quote(underlying);
        var position = new PerpetualPosition(quote.Underlying, side == PositionSide.Long ? 1 : -1, underlying.Spot);
        return Compare(Trader(perpetual.Name, side), new ComparedAccount(quote, rule.InitialMargin * underlying.Spot, [], [position], []), rule.InitialMargin, rule.MaintenanceMargin, venues);
    }

    private static UnderlyingQuote Quote(ModelAsset asset) => new(asset.Name.ToUpperInvariant(), asset.Spot, asset.Spot);

    private static AccountComparison Compare(string name, ComparedAccount account, double initial, double maintenance, IReadOnlyList<IVenueMargin> venues)
    {
        double notional = account.Quote.Spot;
        return new AccountComparison(name, notional, initial * notional, maintenance * notional, [.. venues.Select(venue => venue.Ask(account))]);
    }
}
