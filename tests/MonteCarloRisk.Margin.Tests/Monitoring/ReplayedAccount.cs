using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Simulation.Execution;

namespace MonteCarloRisk.Margin.Tests.Monitoring;

/// <summary>The account mechanics written a second time, plainly: whole price paths in, one account and one requirement at a time.</summary>
internal sealed class ReplayedAccount(MarginAccount account, double cash, MarginRules rules, IReadOnlyList<EuropeanOption> contracts, string[] assets, double spacing, IReadOnlyList<Perpetual>? perpetuals = null)
{
    /// <summary>The delay of what is breached on a date of a path; by default that of the rules.</summary>
    public Func<int, int, int>? Delay { get; init; }

    /// <summary>What the sale of a value of an asset on a date of a path takes from the account; by default nothing.</summary>
    public Func<int, int, int, double, double>? Cost { get; init; }

    /// <summary>Breach date of the rule in force (null where none), and equity at its close-out.</summary>
    public (int? BreachDate, double EquityAtCloseOut) UnderRules(PricePathSample paths, int path, int monitoringDates) =>
        CloseOut(paths, path, monitoringDates, date => Health(paths, path, date) < 0);

    /// <summary>The same for a maintenance requirement of the curve.</summary>
    public (int? BreachDate, double EquityAtCloseOut) UnderRequirement(PricePathSample paths, int path, int monitoringDates, double requirement) =>
        CloseOut(paths, path, monitoringDates, date => Equity(paths, path, date) < requirement * Exposure(paths, path, date));

    /// <summary>Lowest ratio of equity to exposure on the monitoring dates.</summary>
    public double LowestRatio(PricePathSample paths, int path, int monitoringDates) =>
        Enumerable.Range(0, monitoringDates + 1).Min(date => Equity(paths, path, date) / Exposure(paths, path, date));

    /// <summary>Equity on a date, before costs.</summary>
    public double EquityOn(PricePathSample paths, int path, int date) => Equity(paths, path, date);

    private (int? BreachDate, double EquityAtCloseOut) CloseOut(PricePathSample paths, int path, int monitoringDates, Func<int, bool> isBreached)
    {
        for (int date = 0; date <= monitoringDates; date++)
        {
            if (isBreached(date)) return (date, Left(paths, path, date + (Delay?.Invoke(path, date) ?? rules.LiquidationDelay)));
        }

        return (null, 0);
    }

    private double Left(PricePathSample paths, int path, int date)
    {
        double costs = 0;
        for (int i = 0; i < assets.Length; i++)
        {
            double value = account.Collateral.GetValueOrDefault(assets[i]) * paths[path, date, i];
            if (value > 0) costs += Cost?.Invoke(path, date, i, value) ?? 0;
        }

        return Equity(paths, path, date) - costs;
    }

    private double Equity(PricePathSample paths, int path, int date)
    {
        double equity = cash + account.Cash - account.Debt;
        for (int i = 0; i < assets.Length; i++) equity += account.Collateral.GetValueOrDefault(assets[i]) * paths[path, date, i];
        foreach (EuropeanOption contract in contracts) equity += account.Options.GetValueOrDefault(contract.Name) * Value(contract, paths, path, date);
        foreach (Perpetual perpetual in perpetuals ?? [])
        {
            if (!account.Perpetuals.TryGetValue(perpetual.Name, out PerpetualPosition? position)) continue;
            int asset = Array.IndexOf(assets, perpetual.Underlying);
            double funding = Enumerable.Range(1, date).Sum(paid => ((FundingLaw.Constant)perpetual.Funding).RatePerYear * spacing * paths[path, paid, asset]);
            equity += position.Units * (paths[path, date, asset] - position.EntryPrice - funding);
        }

        return equity;
    }

    private double Health(PricePathSample paths, int path, int date)
    {
        double health = Equity(paths, path, date);
        for (int i = 0; i < assets.Length; i++)
        {
            double units = account.Collateral.GetValueOrDefault(assets[i]);
            if (units > 0) health -= units * paths[path, date, i] * (1 - rules.Collateral[assets[i]].LiquidationThreshold);
        }

        foreach (EuropeanOption contract in contracts)
        {
            double held = account.Options.GetValueOrDefault(contract.Name);
            if (held < 0) health += held * OpenNotional(contract, paths, path, date) * rules.Options[contract.Underlying].MaintenanceMargin;
        }

        foreach (PerpetualPosition position in account.Perpetuals.Values)
            health -= Math.Abs(position.Units) * paths[path, date, Array.IndexOf(assets, position.Underlying)] * rules.Perpetuals[position.Underlying].MaintenanceMargin;
        return health;
    }

    private double Exposure(PricePathSample paths, int path, int date) =>
        account.Debt + contracts.Sum(contract => Math.Max(0, -account.Options.GetValueOrDefault(contract.Name)) * OpenNotional(contract, paths, path, date))
        + account.Perpetuals.Values.Sum(position => Math.Abs(position.Units) * paths[path, date, Array.IndexOf(assets, position.Underlying)]);

    private double OpenNotional(EuropeanOption contract, PricePathSample paths, int path, int date) =>
        date * spacing < contract.Expiry - 1e-9 ? paths[path, date, Array.IndexOf(assets, contract.Underlying)] : 0;

    private double Value(EuropeanOption contract, PricePathSample paths, int path, int date)
    {
        int underlying = Array.IndexOf(assets, contract.Underlying);
        double sign = contract.Right == OptionRight.Call ? 1 : -1;
        double left = contract.Expiry - (date * spacing);
        if (left < 1e-9)
        {
            int settlement = (int)Math.Round(Math.Ceiling((contract.Expiry / spacing) - 1e-6));
            return Math.Max(0, sign * (paths[path, settlement, underlying] - contract.Strike));
        }

        double price = paths[path, date, underlying];
        double deviation = contract.ImpliedVolatility * Math.Sqrt(left);
        double d1 = (Math.Log(price / contract.Strike) + ((contract.Rate - contract.DividendYield + (contract.ImpliedVolatility * contract.ImpliedVolatility / 2)) * left)) / deviation;
        return sign * ((price * Math.Exp(-contract.DividendYield * left) * Normal.CDF(0, 1, sign * d1))
            - (contract.Strike * Math.Exp(-contract.Rate * left) * Normal.CDF(0, 1, sign * (d1 - deviation))));
    }
}
