using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out the sweep of accounts that hold prices alone, see <see cref="SweepBook"/>.</summary>
internal static class AccountSweepPlan
{
    // A megabyte of a lane of sixteen singles: what a core's second cache holds.
    private const int MostPrices = 1 << 14;

    // A reciprocal of it is a number in single precision.
    private const double LeastExposure = 1e-30;

    /// <summary>Whether equity and health of all accounts rise in every price against an exposure that stays, and the prices of all dates can be kept.</summary>
    /// <param name="model">The model.</param>
    /// <param name="accounts">The accounts, which no contract is listed for.</param>
    /// <param name="rules">The rules in force.</param>
    /// <param name="steps">Steps of the grid.</param>
    public static bool Fits(PriceModel model, IReadOnlyList<MonitoredAccount> accounts, MarginRules rules, int steps) =>
        (steps + 1L) * model.Assets.Count <= MostPrices && accounts.All(account => Fits(account, account.OwnRules ?? rules));

    /// <summary>Adds the sweep to a plan and returns its place; null where the place has no room in the book.</summary>
    /// <param name="tables">The plan's tables.</param>
    /// <param name="assets">Number of assets.</param>
    /// <param name="steps">Steps of the grid.</param>
    /// <param name="monitoringDates">Last date on which breaches count.</param>
    public static int? Add(PlanTables tables, int assets, int steps, int monitoringDates)
    {
        if (tables.Integers.Count > AccountBook.LastSweep) return null;
        int history = tables.AddState((steps + 1) * assets);
        int least = tables.AddState((SweepBook.Spans(steps + 1) + 1) * assets);
        return tables.AddIntegers(assets, history, least, tables.AddState(monitoringDates + 1), tables.AddState(monitoringDates + 1));
    }

    private static bool Fits(MonitoredAccount monitored, MarginRules rules)
    {
        MarginAccount account = monitored.Account;
        double exposure = monitored.Reading?.Amount ?? account.Debt;
        double cash = monitored.Cash + account.Cash - account.Debt;
        bool owesNothing = exposure == 0 && cash >= 0;
        return (exposure >= LeastExposure || owesNothing)
            && account.Collateral.All(held => held.Value >= 0 && rules.Collateral.TryGetValue(held.Key, out CollateralRule? rule) && rule.LiquidationThreshold >= 0);
    }
}
