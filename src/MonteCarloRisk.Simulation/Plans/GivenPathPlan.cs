using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Models;
using MonteCarloRisk.Kernels.Lanes;
using MonteCarloRisk.Kernels.Processes;
using MonteCarloRisk.Kernels.RandomNumbers;

namespace MonteCarloRisk.Simulation.Plans;

/// <summary>Lays out given prices for the kernels: on each date of the grid the last price at or before it, or the one between two.</summary>
public static class GivenPathPlan
{
    /// <summary>Canonical name of the process with its random source.</summary>
    public const string Name = "given-path/philox4x32-10/inverse-cdf";

    private const double SecondsPerYear = 86_400.0 * MonitoringDates.DaysPerYear;

    // A date that is the time of a price up to rounding has that price.
    private const double Tolerance = 1e-6;

    // Times this many horizons long are those of another unit.
    private const double MostHorizons = 100;

    private const double MostLog = 64;

    /// <summary>Lays out a model on a grid.</summary>
    /// <exception cref="InputException">Times or prices are out of range, leave a gap, or end before the grid.</exception>
    internal static GivenPath<TSource> Add<TSource>(PlanTables tables, GivenPathModel model, TimeGrid grid, IDrawLayout<TSource> draws)
        where TSource : unmanaged, INormalSource
    {
        PriceModelChecks.Check(model);
        double[] dates = Dates(grid);
        Check(model, dates[^1]);
        bool isNoisy = model.NoiseHalfLife is not null && model.Given.Any(asset => asset.NoiseDeviation > 0);
        int assets = model.Assets.Count;
        int batchSteps = draws.BatchSteps(assets, fewest: 1);
        double[] kept = isNoisy ? [.. grid.StepLengths.Select(length => Power(-length * SecondsPerYear / model.NoiseHalfLife!.Value))] : [];
        return new GivenPath<TSource>(
            draws.Normals(tables, assets, batchSteps),
            assets,
            grid.StepLengths.Count,
            batchSteps,
            LogReturnSlot: tables.AddState((batchSteps + 1) * assets),
            NoiseSlot: isNoisy ? tables.AddState(assets) : -1,
            SpotParameter: tables.AddParameters(model.Assets.Select(asset => asset.Spot)),
            PathParameter: tables.AddParameters(Places(model, dates).SelectMany(place => model.Given.Select(asset => place.Logarithm(asset.Prices)))),
            LoadingParameter: tables.AddParameters(isNoisy ? Loadings.Of(model, asset => model.Given[asset].NoiseDeviation) : []),
            KeptParameter: tables.AddParameters(kept),
            ScaleParameter: tables.AddParameters(kept.Select(part => Math.Sqrt(1 - (part * part)))));
    }

    // Seconds of each date, the start among them.
    private static double[] Dates(TimeGrid grid)
    {
        double[] dates = new double[grid.StepLengths.Count + 1];
        double years = 0;
        for (int step = 0; step < grid.StepLengths.Count; step++) dates[step + 1] = (years += grid.StepLengths[step]) * SecondsPerYear;
        return dates;
    }

    private static IEnumerable<Place> Places(GivenPathModel model, double[] dates)
    {
        IReadOnlyList<double> times = model.Times;
        int last = 0;
        foreach (double date in dates)
        {
            while (last + 1 < times.Count && times[last + 1] <= date + (Tolerance * Math.Max(1, date))) last++;
            bool isBetween = model.Between == BetweenTimes.Geometric && last + 1 < times.Count && date > times[last];
            yield return new Place(last, isBetween ? (date - times[last]) / (times[last + 1] - times[last]) : 0);
        }
    }

    private static void Check(GivenPathModel model, double horizon)
    {
        IReadOnlyList<double> times = model.Times;
        if (times.Count == 0 || times[0] != 0) throw new InputException("times", times.Count == 0 ? "there are none; the first is 0, the start" : FormattableString.Invariant($"the first is {times[0]}; it is 0, the start"));
        if (!(model.LongestGap > 0)) throw new InputException("longestGap", FormattableString.Invariant($"{model.LongestGap} is not allowed; seconds above 0 are"));
        for (int i = 1; i < times.Count; i++)
        {
            if (!double.IsFinite(times[i]) || !(times[i] > times[i - 1]))
                throw new InputException($"times[{i}]", FormattableString.Invariant($"{times[i]} stands behind {times[i - 1]}; times rise, each once"));
            if (model.Between == BetweenTimes.Last && times[i] - times[i - 1] > model.LongestGap)
                throw new InputException($"times[{i}]", FormattableString.Invariant($"no price for {times[i] - times[i - 1]} seconds; a price stands for {model.LongestGap} at most (longestGap)"));
        }

        if (times[^1] > MostHorizons * horizon)
            throw new InputException("times", FormattableString.Invariant($"they end at {times[^1]} seconds, the horizon is {horizon:0.###} seconds away; times in milliseconds are divided by 1000"));
        if (times[^1] + model.LongestGap < horizon * (1 - Tolerance))
            throw new InputException("times", FormattableString.Invariant($"they end at {times[^1]} seconds, and the horizon is {horizon:0.###} seconds away; a price stands for {model.LongestGap} at most (longestGap)"));
        if (model.NoiseHalfLife is { } halfLife && !(halfLife > 0 && double.IsFinite(halfLife)))
            throw new InputException("noise.halfLife", FormattableString.Invariant($"{halfLife} is not allowed; seconds above 0 are"));
        for (int asset = 0; asset < model.Given.Count; asset++) Check(model.Given[asset], times.Count, $"assets[{asset}]");
    }

    private static void Check(GivenAsset asset, int times, string place)
    {
        if (asset.Prices.Count != times) throw new InputException($"{place}.prices", $"{asset.Prices.Count} prices; {times} are needed, one a time");
        for (int i = 0; i < times; i++)
        {
            if (!(asset.Prices[i] > 0) || !double.IsFinite(asset.Prices[i])) throw new InputException($"{place}.prices[{i}]", FormattableString.Invariant($"{asset.Prices[i]} is not allowed; a price is above zero"));
            if (Math.Abs(Logarithm(asset.Prices[i] / asset.Prices[0])) > MostLog) throw new InputException($"{place}.prices[{i}]", FormattableString.Invariant($"{asset.Prices[i]} after {asset.Prices[0]} at the start; a price stays within e^-64 and e^64 times the first"));
        }

        if (!(asset.NoiseDeviation >= 0) || !double.IsFinite(asset.NoiseDeviation)) throw new InputException($"{place}.noiseDeviation", FormattableString.Invariant($"{asset.NoiseDeviation} is not allowed; zero or more is"));
    }

    private static double Logarithm(double value) => Double1.Log(new Double1(value)).Value;

    private static double Power(double exponent) => Double1.Exp(new Double1(exponent * 0.69314718055994531)).Value;

    // The last time at or before a date, and how far the date is on the way to the next.
    private readonly record struct Place(int Last, double Way)
    {
        public double Logarithm(IReadOnlyList<double> prices)
        {
            double before = GivenPathPlan.Logarithm(prices[Last] / prices[0]);
            return Way > 0 ? before + (Way * GivenPathPlan.Logarithm(prices[Last + 1] / prices[Last])) : before;
        }
    }
}
