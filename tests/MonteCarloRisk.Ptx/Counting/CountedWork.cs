using MonteCarloRisk.Domain.Accounts;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Domain.Models.Copulas;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Kernels.RandomNumbers;
using MonteCarloRisk.Simulation.Plans;

namespace MonteCarloRisk.Ptx.Counting;

/// <summary>The plans whose instructions are counted: every program with many steps. An option on a basket takes the same steps, once.</summary>
static class CountedWork
{
    // A step's count hardly depends on the path: only one draw in four hundred takes the quantile's tail.
    private const int Paths = 256;
    private const double Correlation = 0.5;
    private const double Volatility = 0.9;
    private const double DegreesOfFreedom = 4;

    public static SimulationPlan Discrete(int assets, int steps, Precision precision) =>
        Discrete(Model(assets), steps, precision);

    /// <summary>The same with multivariate Student-t returns.</summary>
    public static SimulationPlan Student(int assets, int steps, Precision precision)
    {
        GeometricBrownianModel model = Model(assets);
        var student = new StudentModel(model.Assets, model.Correlation, [.. Enumerable.Repeat(DegreesOfFreedom, assets)], 1.0 / MonitoringDates.DaysPerYear);
        return Discrete(student, steps, precision);
    }

    /// <summary>The same with three regimes of normal returns.</summary>
    public static SimulationPlan Regimes(int assets, int steps, Precision precision)
    {
        GeometricBrownianModel model = Model(assets);
        Regime Regime(string name, double factor) => new(
            name, [.. model.Assets.Select(asset => asset.Drift)], [.. model.Assets.Select(asset => factor * asset.Volatility)], model.Correlation);
        var regimes = new RegimeModel(
            [.. model.Assets.Select(asset => new PricedName(asset.Name, asset.Spot))],
            [Regime("calm", 0.5), Regime("usual", 1), Regime("wild", 2)],
            new RegimeMoves([0.3, 0.5, 0.2], [[0.9, 0.1, 0], [0.05, 0.9, 0.05], [0, 0.2, 0.8]]),
            degreesOfFreedom: null,
            1.0 / MonitoringDates.DaysPerYear);
        return FirstPassagePlan.Discrete(regimes, [.. Enumerable.Repeat(1.0, assets)], 0.6 * assets, Grid(steps), Settings(precision));
    }

    /// <summary>The same with margins under a t copula; what they are makes no difference to the count.</summary>
    public static SimulationPlan Copula(int assets, int steps, Precision precision)
    {
        GeometricBrownianModel model = Model(assets);
        var margin = new StudentMargin(0, 0.7, DegreesOfFreedom);
        var copula = new CopulaModel(model.Assets, model.Correlation, new Copula.Student(DegreesOfFreedom), [.. Enumerable.Repeat(margin, assets)], 1.0 / MonitoringDates.DaysPerYear);
        return FirstPassagePlan.Discrete(copula, [.. Enumerable.Repeat(1.0, assets)], 0.6 * assets, Grid(steps), Settings(precision));
    }

    /// <summary>The same with filtered history, of few days: their number is not seen in a step.</summary>
    public static SimulationPlan FilteredHistory(int assets, int steps, Precision precision)
    {
        GeometricBrownianModel model = Model(assets);
        double[][] days = [[.. Enumerable.Repeat(-1.0, assets)], [.. Enumerable.Repeat(1.0, assets)]];
        return Discrete(new FilteredHistoryModel(model.Assets, model.Correlation, Variances(assets), days, 1.0 / MonitoringDates.DaysPerYear), steps, precision);
    }

    /// <summary>The same with a volatility that moves along the path and correlated normal errors.</summary>
    public static SimulationPlan Garch(int assets, int steps, Precision precision) => Discrete(Garch(assets, null), steps, precision);

    /// <summary>The same with correlated Student-t errors.</summary>
    public static SimulationPlan GarchStudent(int assets, int steps, Precision precision) =>
        Discrete(Garch(assets, [.. Enumerable.Repeat(DegreesOfFreedom, assets)]), steps, precision);

    public static SimulationPlan<ContinuousFirstPassage<GeometricBrownianMotion<PhiloxNormals>>> Continuous(int steps, Precision precision) =>
        FirstPassagePlan.Continuous(Model(1), 1, 0.6, Grid(steps), Settings(precision));

    /// <summary>An asset, an account that borrows against it, and a call that the account has written.</summary>
    public static SimulationPlan Margin(int assets, int steps, Precision precision)
    {
        string[] names = [.. Enumerable.Range(0, assets).Select(Name)];
        return MarginPlan.Create(
            Model(assets),
            [.. names.Select(name => new EuropeanOption($"call on {name}", name, OptionRight.Call, 1.2, 1, Volatility, 0, 0))],
            [.. names.Select(name => new MonitoredAccount(new MarginAccount($"borrower of {name}", new Dictionary<string, double> { [name] = 1 }, 0.6, new Dictionary<string, double> { [$"call on {name}"] = -0.1 }), 0, true))],
            new MarginRules(
                names.ToDictionary(name => name, _ => new CollateralRule(0.7, 0.85)),
                names.ToDictionary(name => name, _ => new OptionMarginRule(0.2, 0.1)),
                LiquidationDelay: 1),
            MonitoringDates.Daily(steps),
            Settings(precision));
    }

    private static SimulationPlan Discrete(PriceModel model, int steps, Precision precision) =>
        FirstPassagePlan.Discrete(model, [.. model.Assets.Select(_ => 1.0)], 0.6 * model.Assets.Count, Grid(steps), Settings(precision));

    private static CorrelatedGarchModel Garch(int assets, double[]? degrees) =>
        new(Model(assets).Assets, Model(assets).Correlation, Variances(assets), degrees, 1.0 / MonitoringDates.DaysPerYear);

    private static ConditionalVariance[] Variances(int assets) =>
        [.. Enumerable.Repeat(new ConditionalVariance(Volatility * Volatility / MonitoringDates.DaysPerYear, new VarianceRecursion(1e-4, 0.03, 0.06, 0.89)), assets)];

    private static string Name(int asset) => $"asset {asset}";

    private static TimeGrid Grid(int steps) => TimeGrid.Uniform((double)steps / MonitoringDates.DaysPerYear, steps);

    private static SimulationSettings Settings(Precision precision) => new(Paths, Seed: 42, precision);

    private static GeometricBrownianModel Model(int assets) => new(
        Measure.RealWorld,
        [.. Enumerable.Range(0, assets).Select(asset => new ModelAsset(Name(asset), Spot: 1, Volatility, Drift: 0))],
        [.. Enumerable.Range(0, assets).Select(row => Enumerable.Range(0, assets).Select(column => row == column ? 1 : Correlation).ToArray())]);
}
