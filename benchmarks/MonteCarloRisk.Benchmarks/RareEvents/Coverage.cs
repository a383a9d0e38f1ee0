using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Estimation.Splitting;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;
using Precision = MonteCarloRisk.Domain.Markets.Precision;

namespace MonteCarloRisk.Benchmarks.RareEvents;

/// <summary>How often the 95% intervals of each estimator of a probability hold the exact value, over many seeds; runs that are refused are told, and are not among them.</summary>
static class Coverage
{
    const double Level = 0.95, Day = 1 / 365.0, Daily = 0.04, Volatility = 0.5;

    static readonly SimulationRunner Runner = new(CpuBackend.Widest());

    public static int Print(int seeds)
    {
        Console.WriteLine($"| estimator | event | probability | paths | 95% intervals of {seeds:N0} seeds hold | refused | mean standard error over that of the values | s |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|---:|---:|");
        foreach ((string estimator, string name, double exact, long paths, Func<SimulationSettings, Estimate> run) in Rows()) Row(estimator, name, exact, paths, run, seeds);
        return 0;
    }

    static void Row(string estimator, string name, double exact, long paths, Func<SimulationSettings, Estimate> run, int seeds)
    {
        long started = Stopwatch.GetTimestamp();
        var values = new List<double>();
        double errors = 0;
        int held = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            try
            {
                Estimate estimate = run(new SimulationSettings(paths, (ulong)seed + 1, Precision.Single));
                values.Add(estimate.Value);
                if (double.IsFinite(estimate.StandardError)) errors += estimate.StandardError;
                if (estimate.Interval.Lower <= exact && exact <= estimate.Interval.Upper) held++;
            }
            catch (InputException)
            {
                // Refused: its interval is not given to anyone.
            }
        }

        double deviation = MathNet.Numerics.Statistics.Statistics.StandardDeviation(values);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {estimator} | {name} | {exact:0.00e-0} | {paths:N0} | {(double)held / values.Count:0.0%} | {seeds - values.Count:N0} | {errors / values.Count / deviation:0.00} | {Stopwatch.GetElapsedTime(started).TotalSeconds:0} |"));
    }

    static IEnumerable<(string Estimator, string Event, double Exact, long Paths, Func<SimulationSettings, Estimate> Run)> Rows()
    {
        foreach ((double deviations, long paths) in ((double, long)[])[(2, 10_000), (3, 10_000), (4, 10_000), (5, 10_000)])
            yield return ("crude", "one asset, one date", Normal.CDF(0, 1, -deviations), paths, settings => FirstPassage.OnDates(Runner, Brownian(1), [1], Math.Exp(-Volatility * deviations), 1, 1, settings, Level).Estimate);
        foreach (double deviations in (double[])[2, 3, 4])
            yield return ("bridge", "one asset, every instant", 2 * Normal.CDF(0, 1, -deviations), 10_000, settings => FirstPassage.Continuous(Runner, Martingale, 1, Math.Exp(-Volatility * deviations), 1, settings, Level).Estimate);
        foreach (double deviations in (double[])[3, 5])
            yield return ("importance sampling", "one asset, one date", Normal.CDF(0, 1, -deviations), 2_000, settings => Tilted(Brownian(1), Math.Exp(-Volatility * deviations), 1, 1, settings));
        foreach ((double deviations, int strata, long paths) in ((double, int, long)[])[(3, 8, 2_048), (5, 32, 8_192)])
            yield return ($"importance sampling, {strata} strata", "one asset, one date", Normal.CDF(0, 1, -deviations), paths, settings => Stratified(Brownian(1), Math.Exp(-Volatility * deviations), 1, 1, strata, settings));
        // By quadrature from date to date, a second program.
        foreach ((double debt, double exact) in ((double, double)[])[(0.28, 7.26008501727296e-3), (0.05, 1.111136548565979e-9)])
            yield return ("importance sampling, 32 strata", "one asset, twelve dates", exact, 8_192, settings => Stratified(Brownian(1), debt, 1, 12, 32, settings));
        yield return ("importance sampling", "t returns of 5 degrees, one day", Tail(5, 0.6), 1 << 14, settings => Tilted(new StudentModel([Asset(0)], [[1]], [5], Day), 0.6, Day, 1, settings));
        yield return ("importance sampling", "fifty jumps a year, one day", Jumps(0.6), 1 << 14, settings => Tilted(JumpModel(1), 0.6, Day, 1, settings));
        yield return ("importance sampling", "filtered history (random walk), 40 days", Walk(40, 26), 1 << 13, settings => Tilted(History, Math.Exp(-25.5 * Daily), 40 * Day, 40, settings));
        foreach (double deviations in (double[])[3, 5])
            yield return ("mixture over failure modes", "either of two assets, one date", Either(Normal.CDF(0, 1, -deviations)), 2_000, settings => Union(Brownian(2), Math.Exp(-Volatility * deviations), 1, settings));
        yield return ("mixture over failure modes", "three and four deviations", 1 - ((1 - Normal.CDF(0, 1, -3)) * (1 - Normal.CDF(0, 1, -4))), 2_000, settings => UnionPassageEstimate.ByTilting(
            Runner, Brownian(2), [new("first", [1, 0], Math.Exp(-Volatility * 3)), new("second", [0, 1], Math.Exp(-Volatility * 4))], 1, 1, 0.1, settings, Level).Probability.Estimate);
        yield return ("mixture over failure modes", "either of two, fifty jumps a year, one day", EitherJumps(0.6), 1 << 14, settings => Union(JumpModel(2), 0.6, Day, settings));
        yield return ("splitting", "filtered history (random walk), 40 days", Walk(40, 26), 1 << 12, settings => SplittingFirstPassageEstimate.OnDates(Runner, History, [1], Math.Exp(-25.5 * Daily), 40 * Day, 40, settings, Level).Probability.Estimate);
        yield return ("splitting", "fifty small jumps a year, 30 days", SmallJumps, 1 << 13, settings => SplittingFirstPassageEstimate.OnDates(Runner, Small, [1], 0.4, 30 * Day, 30, settings, Level).Probability.Estimate);
        yield return ("auto", "filtered history (random walk), 40 days", Walk(40, 26), 1 << 13, settings => ChosenFirstPassageEstimate.OnDates(Runner, History, [1], Math.Exp(-25.5 * Daily), 40 * Day, 40, settings, Level).Probability.Estimate);
        yield return ("auto", "t returns of 5 degrees, one day", Tail(5, 0.6), 1 << 14, settings => ChosenFirstPassageEstimate.OnDates(Runner, new StudentModel([Asset(0)], [[1]], [5], Day), [1], 0.6, Day, 1, settings, Level).Probability.Estimate);
    }

    static Estimate Tilted(PriceModel model, double debt, double horizon, int dates, SimulationSettings settings) =>
        TiltedFirstPassageEstimate.OnDates(Runner, model, [1], debt, horizon, dates, 0.1, settings, Level).Probability.Estimate;

    static Estimate Stratified(PriceModel model, double debt, double horizon, int dates, int strata, SimulationSettings settings) =>
        TiltedFirstPassageEstimate.ByStrata(Runner, model, [1], debt, horizon, dates, new PathStrata(strata), 0.1, settings, Level).Probability.Estimate;

    static Estimate Union(PriceModel model, double debt, double horizon, SimulationSettings settings) =>
        UnionPassageEstimate.ByTilting(Runner, model, [new("first", [1, 0], debt), new("second", [0, 1], debt)], horizon, 1, 0.1, settings, Level).Probability.Estimate;

    static ModelAsset Asset(int index) => new($"A{index}", 1, Daily * Math.Sqrt(365), 0);

    // Log returns of mean zero.
    static GeometricBrownianModel Martingale { get; } = new(Measure.RealWorld, [new ModelAsset("A0", 1, Volatility, Volatility * Volatility / 2)], [[1]]);

    static GeometricBrownianModel Brownian(int assets) => new(
        Measure.RealWorld, [.. Enumerable.Range(0, assets).Select(i => new ModelAsset($"A{i}", 1, Volatility, Volatility * Volatility / 2))], Identity(assets));

    static JumpModel JumpModel(int assets) => new(
        [.. Enumerable.Range(0, assets).Select(Asset)], Identity(assets), new CommonJumps(50, [.. Enumerable.Repeat(-0.05, assets)], [.. Enumerable.Repeat(0.08, assets)], Identity(assets)), Day);

    static JumpModel Small { get; } = new([Asset(0)], [[1]], new CommonJumps(50, [-0.03], [0.04], [[1]]), Day);

    static FilteredHistoryModel History { get; } = new([Asset(0)], [[1]], [new ConditionalVariance(Daily * Daily, new VarianceRecursion(Daily * Daily, 0, 0, 0))], [[-1], [1]], Day);

    static IReadOnlyList<IReadOnlyList<double>> Identity(int assets) =>
        [.. Enumerable.Range(0, assets).Select(i => (IReadOnlyList<double>)[.. Enumerable.Range(0, assets).Select(j => i == j ? 1.0 : 0)])];

    static double Tail(double degrees, double debt) => StudentT.CDF(0, Daily * StudentModel.UnitScale(degrees), degrees, Math.Log(debt));

    static double Given(int jumps, double debt) => Normal.CDF((jumps - (50 * Day)) * -0.05, Math.Sqrt((Daily * Daily) + (jumps * 0.08 * 0.08)), Math.Log(debt));

    static double Jumps(double debt) => Enumerable.Range(0, 12).Sum(jumps => Poisson.PMF(50 * Day, jumps) * Given(jumps, debt));

    static double EitherJumps(double debt) => Enumerable.Range(0, 12).Sum(jumps => Poisson.PMF(50 * Day, jumps) * Either(Given(jumps, debt)));

    // By quadrature from date to date, as in the tests of splitting.
    const double SmallJumps = 0.00017590382757276212;

    static double Either(double one) => 1 - ((1 - one) * (1 - one));

    // By the reflection principle.
    static double Walk(int steps, int down) => AtMost(steps, -down) + AtMost(steps, -down - 1);

    static double AtMost(int steps, int level) =>
        Enumerable.Range(0, steps + 1).Where(ups => (2 * ups) - steps <= level).Sum(ups => SpecialFunctions.Binomial(steps, ups)) / Math.Pow(2, steps);
}
