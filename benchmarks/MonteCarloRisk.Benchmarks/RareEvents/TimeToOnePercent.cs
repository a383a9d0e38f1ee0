using System.Diagnostics;
using System.Globalization;
using MonteCarloRisk.Domain.Markets;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Simulation.Backends;
using MonteCarloRisk.Simulation.Estimation;
using MonteCarloRisk.Simulation.Estimation.ImportanceSampling;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;

namespace MonteCarloRisk.Benchmarks.RareEvents;

/// <summary>
/// How long a rare insolvency takes to one percent: five assets of volatility 0.5 to 0.9, correlation 0.6, equal weights, watched on 240 half-hour dates.
/// Over many seeds: the true error against a reference, the coverage of the intervals, and what crude simulation would take.
/// </summary>
static class TimeToOnePercent
{
    const double Horizon = 240 / 48.0 / 365;
    const int Dates = 240, ReferencePaths = 1 << 24, CrudePaths = 1 << 18;
    const double Defensive = 0.1, Level = 0.95;

    // Paths that bring the relative error just below one percent, independent and by strata, and the debts of the three probabilities.
    static readonly (double Debt, long Paths, long StrataPaths)[] Rows = [(0.76976, 23_000, 8192), (0.7434, 28_000, 8192), (0.6994, 36_000, 9728)];

    static readonly PathStrata Strata = new(32);

    public static int Print(int seeds)
    {
        var runner = new SimulationRunner(CpuBackend.Widest());
        double crude = CrudeSecondsPerPath(runner);
        Console.WriteLine($"| probability | paths | paths run | ms, median | ms, 95th percentile | relative error of {seeds} seeds | bias, standard errors | 95% intervals hold | fewer paths than crude | less time than crude |");
        Console.WriteLine("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach ((double debt, long paths, long strataPaths) in Rows)
        {
            Estimate reference = Run(runner, debt, ReferencePaths, 1_000_003, Precision.Double, null);
            Row(runner, debt, reference, paths, null, seeds, crude);
            Row(runner, debt, reference, strataPaths, Strata, seeds, crude);
        }

        return 0;
    }

    static void Row(SimulationRunner runner, double debt, Estimate reference, long paths, PathStrata? strata, int seeds, double crude)
    {
        for (ulong seed = 0; seed < 20; seed++) Run(runner, debt, paths, seed, Precision.Single, strata);
        double[] seconds = new double[seeds];
        double squares = 0, sum = 0, variance = 0;
        int held = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            long started = Stopwatch.GetTimestamp();
            Estimate estimate = Run(runner, debt, paths, (ulong)seed + 1, Precision.Single, strata);
            seconds[seed] = Stopwatch.GetElapsedTime(started).TotalSeconds;
            double error = (estimate.Value / reference.Value) - 1;
            squares += error * error;
            sum += error;
            variance += estimate.StandardError * estimate.StandardError * paths / seeds;
            if (estimate.Interval.Lower <= reference.Value && reference.Value <= estimate.Interval.Upper) held++;
        }

        Array.Sort(seconds);
        double root = Math.Sqrt(squares / seeds);
        double bias = sum / seeds / Math.Sqrt((squares / seeds / seeds) + Math.Pow(reference.StandardError / reference.Value, 2));
        double fewer = reference.Value * (1 - reference.Value) / variance;
        double faster = fewer * crude / (seconds[seeds / 2] / paths);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {reference.Value:0.0000e-0} ± {reference.StandardError / reference.Value:0.000%} | {(strata is null ? "independent" : $"{strata.Count} strata")} | {paths:N0} | {1e3 * seconds[seeds / 2]:0.0} | {1e3 * seconds[(int)(0.95 * seeds)]:0.0} | {root:0.00%} | {bias:0.0} | {(double)held / seeds:0.0%} | {fewer:N0} | {faster:N0} |"));
    }

    static double CrudeSecondsPerPath(SimulationRunner runner)
    {
        SimulationEstimate Crude() => FirstPassage.OnDates(runner, Model, Quantities, Rows[0].Debt, Horizon, Dates, new SimulationSettings(CrudePaths, 1, Precision.Single), Level);
        Crude();
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < 3; i++) Crude();
        return Stopwatch.GetElapsedTime(started).TotalSeconds / 3 / CrudePaths;
    }

    static Estimate Run(SimulationRunner runner, double debt, long paths, ulong seed, Precision precision, PathStrata? strata)
    {
        var settings = new SimulationSettings(paths, seed, precision);
        return (strata is null
            ? TiltedFirstPassageEstimate.OnDates(runner, Model, Quantities, debt, Horizon, Dates, Defensive, settings, Level)
            : TiltedFirstPassageEstimate.ByStrata(runner, Model, Quantities, debt, Horizon, Dates, strata, Defensive, settings, Level)).Probability.Estimate;
    }

    static double[] Quantities => [.. Enumerable.Repeat(0.2, 5)];

    static GeometricBrownianModel Model { get; } = new(
        Measure.RealWorld,
        [.. Enumerable.Range(0, 5).Select(i => new ModelAsset($"A{i}", 1, 0.5 + (0.1 * i), 0))],
        [.. Enumerable.Range(0, 5).Select(i => (IReadOnlyList<double>)[.. Enumerable.Range(0, 5).Select(j => i == j ? 1 : 0.6)])]);
}
