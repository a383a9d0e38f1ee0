using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out accounts as linear forms over asset prices, option values, open notionals and funding.</summary>
internal static class AccountBookPlan
{
    public static AccountBook Add(
        PlanTables tables,
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<Perpetual> perpetuals,
        IReadOnlyList<MonitoredAccount> accounts,
        MarginRules rules,
        int monitoringDates,
        int priceSlot,
        OptionBook options,
        int counted,
        int timing)
    {
        var starts = new List<int> { 0 };
        var slots = new List<int>();
        var weights = new List<double>();
        var constants = new List<double>();

        RatioReading? reading = null;
        void AddEntry(int slot, double equity, double health, double exposure)
        {
            slots.Add(slot);
            weights.AddRange([reading is RatioReading.OfHealth ? health : equity, health, reading is null ? exposure : 0]);
        }

        foreach (MonitoredAccount monitored in accounts)
        {
            MarginAccount account = monitored.Account;
            MarginRules accountRules = monitored.OwnRules ?? rules;
            PerpetualPosition[] positions = [.. perpetuals.Select(perpetual => account.Perpetuals.GetValueOrDefault(perpetual.Name) ?? new PerpetualPosition(perpetual.Underlying, 0, 0))];
            double cash = monitored.Cash + account.Cash - account.Debt - positions.Sum(position => position.Units * position.EntryPrice);
            reading = monitored.Reading;
            constants.AddRange([cash + (reading?.Reserve ?? 0), cash, reading?.Amount ?? account.Debt]);

            // In the model's and the contracts' order, so that the order of a file cannot change a rounding.
            for (int asset = 0; asset < model.Assets.Count; asset++)
            {
                if (!account.Collateral.TryGetValue(model.Assets[asset].Name, out double units) || units == 0) continue;
                double threshold = accountRules.Collateral[model.Assets[asset].Name].LiquidationThreshold;
                AddEntry(priceSlot + asset, units, units * threshold, 0);
            }

            for (int contract = 0; contract < contracts.Count; contract++)
            {
                if (!account.Options.TryGetValue(contracts[contract].Name, out double held) || held == 0) continue;
                AddEntry(options.ValueSlot + contract, held, held, 0);
                if (held > 0) continue;
                double maintenance = accountRules.Options[contracts[contract].Underlying].MaintenanceMargin;
                AddEntry(options.ValueSlot + options.OptionCount + contract, 0, held * maintenance, -held);
            }

            for (int perpetual = 0; perpetual < perpetuals.Count; perpetual++)
            {
                PerpetualPosition position = positions[perpetual];
                if (position.Units == 0) continue;
                double size = Math.Abs(position.Units);
                double maintenance = accountRules.Perpetuals[perpetuals[perpetual].Underlying].MaintenanceMargin;
                int funding = options.ValueSlot + contracts.Count + perpetual;
                AddEntry(funding + options.OptionCount, position.Units, position.Units - (size * maintenance), size);
                AddEntry(funding, -position.Units, -position.Units, 0);
            }

            starts.Add(slots.Count);
        }

        var book = new AccountBook(
            accounts.Count,
            EntryInteger: tables.AddIntegers(starts),
            EntrySlotInteger: tables.AddIntegers(slots),
            CountedInteger: tables.AddIntegers(accounts.Select(account => account.CountsTowardsProtocol ? counted : 0)),
            DistributionInteger: tables.AddIntegers(Distributions(accounts)),
            ConstantParameter: tables.AddParameters(constants),
            EntryParameter: tables.AddParameters(weights),
            StateSlot: tables.StateSlots,
            MonitoringDates: monitoringDates,
            timing);
        tables.AddState(book.Slots);
        return book;
    }

    /// <summary>Lays out accounts whose breaches are watched and nothing else.</summary>
    public static AccountBook Watched(
        PlanTables tables,
        PriceModel model,
        IReadOnlyList<EuropeanOption> contracts,
        IReadOnlyList<Perpetual> perpetuals,
        IReadOnlyList<MonitoredAccount> accounts,
        MarginRules rules,
        int monitoringDates,
        int priceSlot,
        OptionBook options) =>
        Add(tables, model, contracts, perpetuals, [.. accounts.Select(account => account with { KeepsDistributions = false })], rules, monitoringDates, priceSlot, options, counted: 0, AccountBook.TimingOf(rules.LiquidationDelay, closeOut: -1));

    private static IEnumerable<int> Distributions(IReadOnlyList<MonitoredAccount> accounts)
    {
        int keeper = 0;
        foreach (MonitoredAccount account in accounts)
        {
            yield return account.KeepsDistributions ? AccountTallies.DistributionsOf(accounts.Count, keeper++) : AccountBook.NoDistributions;
        }
    }
}
