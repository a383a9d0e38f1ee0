using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;

namespace MonteCarloRisk.Margin.Caps;

/// <summary>The accounts that a cap is on: those that hold an asset as collateral, have a position in a perpetual, or have written an option.</summary>
/// <param name="Kind">What the cap is on.</param>
/// <param name="Name">The asset or contract.</param>
internal sealed record CappedAccounts(CapSubject Kind, string Name)
{
    /// <summary>Whose close-out might cost more as they grow, in words.</summary>
    public string Costs => Kind == CapSubject.Collateral ? Name : $"the collateral of who is in {Name}";

    /// <summary>Whether an account is one of them.</summary>
    public bool Holds(MarginAccount account) => Kind switch
    {
        CapSubject.Perpetual => account.Perpetuals.GetValueOrDefault(Name) is { Units: not 0 },
        CapSubject.Option => account.Options.GetValueOrDefault(Name) < 0,
        _ => account.Collateral.GetValueOrDefault(Name) > 0,
    };

    /// <summary>Units of the asset that they hold, units of the perpetual that they are long and short of, or contracts that they have written.</summary>
    public double Amount(IEnumerable<MarginAccount> holders) => holders.Sum(account => Kind switch
    {
        CapSubject.Perpetual => Math.Abs(account.Perpetuals[Name].Units),
        CapSubject.Option => -account.Options[Name],
        _ => account.Collateral[Name],
    });

    /// <summary>Their open interest in the numéraire: of the contract that the cap is on, or of all written options and perpetuals of who holds the asset.</summary>
    public double OpenInterest(Market market, IReadOnlyList<MarginAccount> holders)
    {
        double Spot(string name) => market.Model.Assets.First(asset => asset.Name == name).Spot;
        return holders.Sum(account =>
            market.Contracts.Where(contract => Kind == CapSubject.Collateral || (Kind == CapSubject.Option && contract.Name == Name)).Sum(contract => Math.Max(0, -account.Options.GetValueOrDefault(contract.Name)) * Spot(contract.Underlying))
            + account.Perpetuals.Where(held => Kind == CapSubject.Collateral || (Kind == CapSubject.Perpetual && held.Key == Name)).Sum(held => Math.Abs(held.Value.Units) * Spot(held.Value.Underlying)));
    }
}
