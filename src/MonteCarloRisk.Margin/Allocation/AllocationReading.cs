using System.Globalization;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Allocation;

/// <summary>Reads an allocation from the tallies of a plan that makes it. Formulas: docs/methods/allocation.md.</summary>
/// <param name="result">The run.</param>
/// <param name="firstTally">The allocation's first tally.</param>
/// <param name="accounts">The accounts' names, in the plan's order.</param>
/// <param name="assets">The assets' names, in the model's order.</param>
/// <param name="level">Confidence level of the intervals.</param>
internal sealed class AllocationReading(SimulationResult result, int firstTally, IReadOnlyList<string> accounts, IReadOnlyList<string> assets, double level)
{
    /// <summary>Paths with a loss of a unit below which its interval is refused: a mean of fewer is too skewed for the central limit theorem.</summary>
    public const int FewestHits = 100;

    private const string Method = "crude Monte Carlo";
    private readonly long paths = result.Settings.Paths;

    /// <summary>The allocation of the mean.</summary>
    /// <param name="expected">The mean bad debt.</param>
    /// <param name="band">Index of the band of all bad debt.</param>
    public AllocatedRisk Mean(Estimate expected, int band) => Allocated(
        expected,
        unit =>
        {
            Unit all = Read(band, unit);
            return Contribution(all.Sum / paths, all.Deviation(paths, 0), all.Hits, Method);
        });

    /// <summary>The allocation of an expected shortfall.</summary>
    /// <param name="risk">The risk as the first run told it.</param>
    /// <param name="bands">The bands of its level.</param>
    /// <param name="first">Index of the first of them.</param>
    public AllocatedRisk Shortfall(TailRisk risk, TailBands bands, int first)
    {
        Estimate whole = risk.ExpectedShortfall;
        if (!double.IsFinite(whole.Value) || !double.IsFinite(whole.Interval.Upper)) return AllocatedRisk.NotTold(whole, whole.Method);
        double share = OrderStatistics.Beyond(risk.TailLevel);
        double tail = (double)((decimal)share * paths);
        double missing = bands.At is null ? 0 : tail - Paths(first);
        int last = first + bands.All.Count() - 1;
        return Allocated(whole, unit =>
        {
            Unit beyond = Read(first, unit);
            if (bands.At is null) return Contribution(beyond.Sum / tail, beyond.Deviation(paths, 0) / share, beyond.Hits, Method);
            Unit at = Read(first + 1, unit);
            double boundary = Read(last, unit).Mean;
            double deviation = beyond.Deviation(paths, boundary);
            double added = missing * at.Deviation(at.Paths, 0) / Math.Sqrt(Math.Max(1, at.Paths)) / Math.Sqrt(paths);
            return Contribution((beyond.Sum + (missing * at.Mean)) / tail, Math.Sqrt((deviation * deviation) + (added * added)) / share, beyond.Hits + at.Hits, Method);
        });
    }

    /// <summary>The allocation of a value at risk: by the mean losses of the paths around it.</summary>
    /// <param name="risk">The risk as the first run told it.</param>
    /// <param name="bands">The bands of its level.</param>
    /// <param name="first">Index of the first of them.</param>
    public AllocatedRisk ValueAtRisk(TailRisk risk, TailBands bands, int first)
    {
        Estimate whole = risk.ValueAtRisk;
        if (!double.IsFinite(whole.Value)) return AllocatedRisk.NotTold(whole, whole.Method);
        if (bands.At is null) return AllocatedRisk.NotTold(whole, "not allocated: the value at risk is zero");
        if (bands.Around is not { } window)
            return AllocatedRisk.NotTold(whole, string.Create(CultureInfo.InvariantCulture, $"not allocated: fewer than {TailBands.FewestHalf / TailBands.HalfWindow:0} paths lie beyond the value at risk, too few for a window around it, or the window reaches losses that are not told apart"));
        int band = first + bands.All.Count() - 1;
        long within = Paths(band);
        double mean = result.Tallies.Sum(Tally(band) + AllocationBook.BadDebt) / within;
        string method = string.Create(CultureInfo.InvariantCulture, $"{Method}, mean over the {within} paths with bad debt from {window.Least:G6} to {window.Below:G6}, scaled to the value at risk");
        return Allocated(
            whole,
            unit =>
            {
                Unit around = Read(band, unit);
                double own = whole.Value / mean * around.Deviation(within, 0) / Math.Sqrt(within);
                double common = around.Mean / mean * whole.StandardError;
                return Contribution(whole.Value * around.Mean / mean, Math.Sqrt((own * own) + (common * common)) * Math.Sqrt(paths), around.Hits, method);
            });
    }

    private AllocatedRisk Allocated(Estimate whole, Func<int, Estimate> contribution)
    {
        Estimate[] parts = [.. Enumerable.Range(0, accounts.Count + assets.Count + 1).Select(contribution)];
        double total = parts.Take(accounts.Count).Sum(part => part.Value);
        RiskContribution Of(string name, Estimate part) => new(name, part, total > 0 ? part.Value / total : 0);
        return new AllocatedRisk(
            whole with { Value = total, Fitting = null },
            [.. accounts.Select((name, i) => Of(name, parts[i]))],
            [.. assets.Append(LossAllocation.NoAsset).Select((name, i) => Of(name, parts[accounts.Count + i]))]);
    }

    private Estimate Contribution(double value, double deviation, long hits, string method)
    {
        if (hits < FewestHits)
        {
            string why = hits == 0 ? "no loss seen" : string.Create(CultureInfo.InvariantCulture, $"interval refused: a loss on {hits} paths; {FewestHits} are needed");
            return new Estimate(value, double.NaN, new ConfidenceInterval(0, double.PositiveInfinity, level), paths, $"{method}, {why}");
        }

        double error = deviation / Math.Sqrt(paths);
        double half = SampleMean.NormalQuantile(level) * error;
        return new Estimate(value, error, new ConfidenceInterval(Math.Max(0, value - half), value + half, level), paths, $"{method}, central limit theorem");
    }

    private long Paths(int band) => result.Tallies[Tally(band) + AllocationBook.Paths];

    private int Tally(int band) => firstTally + (band * AllocationBook.Band(accounts.Count, assets.Count));

    private Unit Read(int band, int unit)
    {
        int tally = Tally(band) + AllocationBook.Units + (unit * AllocationBook.Unit);
        long within = Paths(band);
        return new Unit(within, result.Tallies[tally + AllocationBook.Hits], result.Tallies.Sum(tally + AllocationBook.Loss), result.Tallies.Variance(tally + AllocationBook.Loss, within));
    }

    /// <summary>A unit's losses over the paths of a band.</summary>
    private readonly record struct Unit(long Paths, long Hits, double Sum, double Variance)
    {
        public double Mean => Paths == 0 ? 0 : Sum / Paths;

        /// <summary>Deviation of (loss - less) on the band and zero off it, over a number of paths.</summary>
        public double Deviation(long all, double less)
        {
            if (Paths == 0) return 0;
            double share = (double)Paths / all;
            double excess = Mean - less;
            double within = Paths < 2 ? 0 : Variance * (Paths - 1) / Paths;
            return Math.Sqrt(Math.Max(0, (share * (within + (excess * excess))) - (share * share * excess * excess)));
        }
    }
}
