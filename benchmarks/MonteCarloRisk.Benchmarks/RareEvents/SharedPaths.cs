using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Curves;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Benchmarks.RareEvents;

/// <summary>
/// What one simulation of many answers costs: the curve of an account over all its requirements against one first-passage probability of the same collateral, and a thousand accounts on
/// shared paths against a thousand runs of one.
/// </summary>
static class SharedPaths
{
    const int Dates = 31, Accounts = 1000, Separate = 20;
    const double Level = 0.95;

    // Debt over collateral, of which 0.8 is allowed: one account in seven is breached on a path, or one in ten thousand.
    const double NearBreach = 0.62, FarFromBreach = 0.35;

    public static int Print(int assets, long paths, int repetitions)
    {
        var runner = new SimulationRunner(CpuBackend.Widest());
        GeometricBrownianModel model = Model(assets);
        var settings = new SimulationSettings(paths, 1, Precision.Single);
        MonitoredAccount[] all = Book(assets, NearBreach);
        MonitoredAccount[] far = Book(assets, FarFromBreach);
        MonitoredAccount one = all[0];
        double single = Median(repetitions, () => FirstPassage.OnDates(runner, model, Quantities(one, assets), one.Account.Debt, Dates / 365.0, Dates, settings, Level));
        double curve = Median(repetitions, () => Curve(runner, model, [one], settings));
        double shared = Median(repetitions, () => Curve(runner, model, all, settings));
        double apart = Apart(runner, model, all, settings);
        double farShared = Median(repetitions, () => Curve(runner, model, far, settings));
        double farApart = Apart(runner, model, far, settings);
        Console.WriteLine($"{assets} assets, {Dates} days, {paths:N0} paths, medians of {repetitions}; a thousand runs are {Separate} runs times {Accounts / Separate}");
        Console.WriteLine();
        Console.WriteLine("| what | measured |");
        Console.WriteLine("|---|---:|");
        Row("one probability, ms", 1e3 * single, "0.0");
        Row($"one account with its curve over {AccountTallies.RequirementBuckets:N0} requirements, ms", 1e3 * curve, "0.0");
        Row("the second over the first", curve / single, "0.00");
        Row("1,000 accounts with their curves on shared paths, s", shared, "0.00");
        Row("1,000 runs of one account with its curve, s", apart, "0.00");
        Row("the second over the first", apart / shared, "0.0");
        Row("1,000 accounts far from a breach on shared paths, s", farShared, "0.00");
        Row("1,000 runs of one of them, s", farApart, "0.00");
        Row("the second over the first", farApart / farShared, "0.0");
        return 0;
    }

    static void Row(string what, double value, string format) => Console.WriteLine($"| {what} | {value.ToString(format, CultureInfo.InvariantCulture)} |");

    // All requirements of the curve have their probability once it is read; the solve makes the points and the crossing.
    static double Curve(SimulationRunner runner, GeometricBrownianModel model, MonitoredAccount[] accounts, SimulationSettings settings)
    {
        SimulationPlan plan = MarginPlan.Create(model, [], accounts, Rules(model.Assets.Count), MonitoringDates.Daily(Dates), settings);
        SimulationResult result = runner.Run(plan);
        double sum = 0;
        for (int account = 0; account < accounts.Length; account++)
        {
            sum += RequirementCurve.Read(result, account, Level).Solve(0.01).Curve.Count;
        }

        return sum;
    }

    static double Apart(SimulationRunner runner, GeometricBrownianModel model, MonitoredAccount[] accounts, SimulationSettings settings)
    {
        Curve(runner, model, [accounts[0]], settings);
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Separate; i++) Curve(runner, model, [accounts[i * (Accounts / Separate)]], settings);
        return Stopwatch.GetElapsedTime(started).TotalSeconds * Accounts / Separate;
    }

    static double Median<T>(int repetitions, Func<T> work)
    {
        work();
        double[] seconds = new double[repetitions];
        for (int i = 0; i < repetitions; i++)
        {
            long started = Stopwatch.GetTimestamp();
            work();
            seconds[i] = Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds[repetitions / 2];
    }

    // Two assets an account, so that no two accounts are alike.
    static MonitoredAccount[] Book(int assets, double loanToValue) => [.. Enumerable.Range(0, Accounts).Select(index => Account(assets, index, loanToValue))];

    static MonitoredAccount Account(int assets, int index, double loanToValue)
    {
        var collateral = new Dictionary<string, double> { [$"A{index % assets}"] = 1, [$"A{((index / assets) + index + 1) % assets}"] = 0.5 + (0.001 * index) };
        return new MonitoredAccount(new MarginAccount($"account {index}", collateral, loanToValue * collateral.Values.Sum(), new Dictionary<string, double>()), 0, true);
    }

    static double[] Quantities(MonitoredAccount account, int assets) => [.. Enumerable.Range(0, assets).Select(i => account.Account.Collateral.GetValueOrDefault($"A{i}"))];

    static MarginRules Rules(int assets) => new(Enumerable.Range(0, assets).ToDictionary(i => $"A{i}", _ => new CollateralRule(0.7, 0.8)), new Dictionary<string, OptionMarginRule>(), 1);

    static GeometricBrownianModel Model(int assets) => new(
        Measure.RealWorld,
        [.. Enumerable.Range(0, assets).Select(i => new ModelAsset($"A{i}", 1, 0.5 + (0.4 * i / assets), 0))],
        [.. Enumerable.Range(0, assets).Select(i => (IReadOnlyList<double>)[.. Enumerable.Range(0, assets).Select(j => i == j ? 1 : 0.6)])]);
}
