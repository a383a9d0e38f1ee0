using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Workloads;

namespace MonteCarloRisk.GpuCheck.Programs;

/// <summary>Every program on the shapes that it is used in.</summary>
static class TimedPrograms
{
    public static IReadOnlyList<TimedProgram> All { get; } = [FirstPassage(1), FirstPassage(4), FirstPassage(8), FirstPassage(16), Student(4), Regimes(4), History(4), Continuous(), Basket(1), Basket(4), Margin(4)];

    private static TimedProgram FirstPassage(int assets) =>
        new TimedProgram("first passage", assets, FirstPassageWork.Steps, settings => FirstPassageWork.Plan(assets, settings));

    private static TimedProgram Student(int assets)
    {
        GeometricBrownianModel model = FirstPassageWork.Model(assets, Measure.RealWorld);
        TimeGrid grid = TimeGrid.Uniform(FirstPassageWork.Horizon, FirstPassageWork.Steps);
        var student = new StudentModel(model.Assets, model.Correlation, [.. Enumerable.Repeat(4.0, assets)], FirstPassageWork.Horizon / FirstPassageWork.Steps);
        return new TimedProgram(
            "first passage, Student-t", assets, FirstPassageWork.Steps, settings => FirstPassagePlan.Discrete(student, [.. Enumerable.Repeat(1.0, assets)], FirstPassageWork.DebtShare * assets, grid, settings));
    }

    private static TimedProgram Regimes(int assets)
    {
        GeometricBrownianModel model = FirstPassageWork.Model(assets, Measure.RealWorld);
        TimeGrid grid = TimeGrid.Uniform(FirstPassageWork.Horizon, FirstPassageWork.Steps);
        Regime Regime(string name, double factor) => new(name, [.. model.Assets.Select(asset => asset.Drift)], [.. model.Assets.Select(asset => factor * asset.Volatility)], model.Correlation);
        var regimes = new RegimeModel(
            [.. model.Assets.Select(asset => new PricedName(asset.Name, asset.Spot))],
            [Regime("calm", .5), Regime("usual", 1), Regime("wild", 2)],
            new RegimeMoves([.3, .5, .2], [[.9, .1, 0], [.05, .9, .05], [0, .2, .8]]),
            degreesOfFreedom: null,
            FirstPassageWork.Horizon / FirstPassageWork.Steps);
        return new TimedProgram(
            "first passage, three regimes", assets, FirstPassageWork.Steps, settings => FirstPassagePlan.Discrete(regimes, [.. Enumerable.Repeat(1.0, assets)], FirstPassageWork.DebtShare * assets, grid, settings));
    }

    // A thousand days, as a few years of data have.
    private static TimedProgram History(int assets)
    {
        const int days = 1000;
        const double step = FirstPassageWork.Horizon / FirstPassageWork.Steps;
        GeometricBrownianModel model = FirstPassageWork.Model(assets, Measure.RealWorld);
        var history = new FilteredHistoryModel(
            model.Assets,
            model.Correlation,
            [.. model.Assets.Select(asset => new ConditionalVariance(asset.Volatility * asset.Volatility * step, VarianceRecursion.Ewma(0.94)))],
            [.. Enumerable.Range(0, days).Select(day => Enumerable.Range(0, assets).Select(asset => ((day % 2 * 2) - 1) * (0.5 + (day / 2 * (asset + 1) % 7 / 6.0))).ToArray())],
            step);
        TimeGrid grid = TimeGrid.Uniform(FirstPassageWork.Horizon, FirstPassageWork.Steps);
        return new TimedProgram(
            "first passage, history", assets, FirstPassageWork.Steps, settings => FirstPassagePlan.Discrete(history, [.. Enumerable.Repeat(1.0, assets)], FirstPassageWork.DebtShare * assets, grid, settings));
    }

    private static TimedProgram Continuous()
    {
        GeometricBrownianModel model = FirstPassageWork.Model(1, Measure.RealWorld);
        TimeGrid grid = TimeGrid.Uniform(FirstPassageWork.Horizon, FirstPassageWork.Steps);
        return new TimedProgram("continuous", 1, FirstPassageWork.Steps, settings => FirstPassagePlan.Continuous(model, 1, FirstPassageWork.DebtShare, grid, settings));
    }

    private static TimedProgram Basket(int assets)
    {
        GeometricBrownianModel model = FirstPassageWork.Model(assets, Measure.RiskNeutral);
        var option = new EuropeanBasketOption(OptionRight.Call, BasketAggregation.Sum, [.. Enumerable.Repeat(1.0, assets)], assets, 1);
        return new TimedProgram("basket", assets, 1, settings => BasketOptionPlan.Create(model, option, rate: 0, settings));
    }

    // A borrower on each asset, one on all, and a writer of a call on each.
    private static TimedProgram Margin(int assets)
    {
        GeometricBrownianModel model = FirstPassageWork.Model(assets, Measure.RealWorld);
        MarginRules rules = Rules(assets);
        var dates = MonitoringDates.Daily(FirstPassageWork.Steps - rules.LiquidationDelay);
        return new TimedProgram("margin", assets, FirstPassageWork.Steps, settings => MarginPlan.Create(model, Calls(assets), Accounts(assets), rules, dates, settings));
    }

    private static EuropeanOption[] Calls(int assets) =>
        [.. Names(assets).Select(name => new EuropeanOption($"call on {name}", name, OptionRight.Call, 1.1, 60.0 / MonitoringDates.DaysPerYear, .9, .02, 0))];

    private static MonitoredAccount[] Accounts(int assets) =>
    [
        .. Names(assets).Select(name => Account($"borrower on {name}", new() { [name] = 1 }, .7, [])),
        Account("borrower on all", Names(assets).ToDictionary(name => name, _ => 1.0), .7 * assets, []),
        .. Names(assets).Select(name => Account($"writer on {name}", new() { [name] = .5 }, 0, new() { [$"call on {name}"] = -1 })),
    ];

    private static MonitoredAccount Account(string name, Dictionary<string, double> collateral, double debt, Dictionary<string, double> options) =>
        new(new MarginAccount(name, collateral, debt, options), 0, true);

    private static MarginRules Rules(int assets) => new(
        Names(assets).ToDictionary(name => name, _ => new CollateralRule(.7, .8)),
        Names(assets).ToDictionary(name => name, _ => new OptionMarginRule(.2, .1)),
        LiquidationDelay: 1);

    private static IEnumerable<string> Names(int assets) => FirstPassageWork.Model(assets, Measure.RealWorld).Assets.Select(asset => asset.Name);
}
