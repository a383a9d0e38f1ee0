using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.ComparisonMargins;

/// <summary>An account on one underlying, as a venue's margin rules see it. No venue here nets across underlyings: an account on several is a list of these.</summary>
/// <param name="Quote">The underlying's quotes.</param>
/// <param name="Cash">Cash in the numéraire; negative is debt.</param>
/// <param name="Collateral">Assets held, the underlying itself among them.</param>
/// <param name="Perpetuals">Perpetual futures on the underlying.</param>
/// <param name="Options">Options on the underlying.</param>
public sealed record ComparedAccount(
    UnderlyingQuote Quote,
    double Cash,
    IReadOnlyList<CollateralHolding> Collateral,
    IReadOnlyList<PerpetualPosition> Perpetuals,
    IReadOnlyList<OptionPosition> Options)
{
    /// <summary>Net units of the perpetual.</summary>
    public double PerpetualUnits => Perpetuals.Sum(position => position.Units);

    /// <summary>Profit of the perpetuals that is not settled yet, in the numéraire.</summary>
    public double PerpetualProfit => Perpetuals.Sum(position => position.Units * (Quote.PerpetualPrice - position.EntryPrice));

    /// <summary>Value of the perpetuals' net units at their mark price, zero or more.</summary>
    public double PerpetualNotional => Math.Abs(PerpetualUnits) * Quote.PerpetualPrice;

    /// <summary>Value of all collateral at its prices.</summary>
    public double CollateralValue => Collateral.Sum(holding => holding.Units * holding.Price);

    /// <summary>Whether all collateral is the underlying itself.</summary>
    public bool HoldsUnderlyingOnly => Collateral.All(holding => holding.Asset == Quote.Underlying);
}
