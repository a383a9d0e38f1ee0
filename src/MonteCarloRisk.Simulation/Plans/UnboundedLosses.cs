using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Losses that grow with a price without bound: where the mean price is infinite, so is their mean.</summary>
internal static class UnboundedLosses
{
    /// <summary>Refuses accounts that are short of a price beyond every strike.</summary>
    /// <exception cref="InputException">An account has calls written, or perpetuals sold, beyond what it holds of their underlying.</exception>
    public static void Refuse(PriceModel model, IReadOnlyList<EuropeanOption> contracts, IReadOnlyList<MonitoredAccount> accounts)
    {
        foreach (MarginAccount account in accounts.Select(monitored => monitored.Account))
        {
            for (int i = 0; i < model.Assets.Count; i++)
            {
                if (model.HasMeanPriceOf(i)) continue;
                string asset = model.Assets[i].Name;
                double calls = contracts.Where(contract => contract.Underlying == asset && contract.Right == OptionRight.Call).Sum(contract => account.Options.GetValueOrDefault(contract.Name));
                double perpetuals = account.Perpetuals.Values.Where(position => position.Underlying == asset).Sum(position => position.Units);
                if (account.Collateral.GetValueOrDefault(asset) + calls + perpetuals < 0)
                {
                    throw new InputException(
                        $"account \"{account.Name}\"",
                        perpetuals == 0
                            ? $"calls on {asset} beyond the {asset} held: the loss grows with the price, whose mean is infinite under these returns, so no expected loss exists; cover the calls, or use normal returns"
                            : $"short of {asset} by perpetuals and calls beyond the {asset} held: the loss grows with the price, whose mean is infinite under these returns, so no expected loss exists; cover the position, or use normal returns");
                }
            }
        }
    }
}
