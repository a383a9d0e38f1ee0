using MonteCarloRisk.Domain;
using MonteCarloRisk.Domain.Protocols.Keepers;
using MonteCarloRisk.MarketData.Gas;

namespace MonteCarloRisk.Calibration.Gas;

/// <summary>
/// Gas prices as a process whose logarithm reverts to its mean and is pushed up by moves of a reference asset: log g' = c + a log g + b |r| + e from one row to the next, by least squares, which is maximum likelihood where e is normal.
/// </summary>
/// <remarks>
/// a is told too small by about (1 + 3 a) / n (M. Kendall, "Note on bias in the estimation of autocorrelation", Biometrika 41, 1954), which is added back. Standard errors allow e to be as unsteady as gas is (H. White, "A heteroskedasticity-consistent covariance matrix
/// estimator", Econometrica 48, 1980, times n / (n - k)); those of half-life and deviation follow from them to first order, var log s = (kurtosis - 1) / (4 n).
/// </remarks>
public sealed record GasFit
{
    /// <summary>Pairs of neighbouring rows that a fit needs.</summary>
    public const int FewestPairs = 60;

    readonly double sensitivity;
    readonly double meanMove;
    readonly double kept;

    GasFit(FittedGas found, double kept, double sensitivity, double meanMove) => (Found, this.kept, this.sensitivity, this.meanMove) = (found, kept, sensitivity, meanMove);

    /// <summary>What was found.</summary>
    public FittedGas Found { get; }

    /// <summary>The process.</summary>
    /// <remarks>Moves alone lift log gas by b mean |r| / (1 - a) in the long run, so the price that it reverts to without them is the typical one over the exponential of that. It begins at the last price.</remarks>
    /// <param name="cost">Cost of one liquidation at the last gas price.</param>
    /// <param name="referenceAsset">The asset whose moves push it up.</param>
    public GasMarket.MeanReverting ToMarket(double cost, string referenceAsset)
    {
        double start = Found.LastPrice / Found.TypicalPrice * Math.Exp(sensitivity * meanMove / (1 - kept));
        return new(cost / start, referenceAsset, sensitivity, Found.HalfLife.Value, Found.Deviation.Value) { Start = start };
    }

    /// <summary>Fits gas prices.</summary>
    /// <param name="gas">The prices in the order of time.</param>
    /// <param name="prices">Prices of the reference asset; those of the same times are used. Null where no sensitivity is wanted.</param>
    /// <param name="where">The file, for errors.</param>
    /// <exception cref="InputException">There are too few rows, or gas reverts to no mean.</exception>
    public static GasFit To(IReadOnlyList<TimedValue> gas, IReadOnlyList<TimedValue>? prices, string where)
    {
        if (gas.Count < 2) throw new InputException(where, $"{gas.Count} gas prices in the time that is used; {FewestPairs + 1} or more are needed");
        TimeSpan spacing = gas.Zip(gas.Skip(1), (one, next) => next.Time - one.Time).GroupBy(gap => gap).MaxBy(gap => gap.Count())!.Key;
        Dictionary<DateTime, double>? price = prices?.ToDictionary(row => row.Time, row => row.Value);
        Pair[] pairs = [.. Pairs(gas, price, spacing)];
        if (pairs.Length < FewestPairs)
            throw new InputException(where, $"{pairs.Length} pairs of gas prices {spacing.TotalSeconds:0} s apart{(price is null ? "" : ", with prices of the reference asset at both times")}; {FewestPairs} or more are needed");
        if (pairs.All(pair => pair.X == pairs[0].X && pair.Y == pairs[0].X)) throw new InputException(where, "the gas price never changes; state it as meanReverting");
        if (price is not null && pairs.All(pair => pair.Move == pairs[0].Move)) throw new InputException(where, "the price of the reference asset never moves, or always by as much; leave its prices out");

        Regression found = Regression.Of(pairs, price is not null);
        if (!(found.Kept > 0 && found.Kept < 1))
            throw new InputException(where, FormattableString.Invariant($"log gas keeps {found.Kept:0.###} of a deviation from one row to the next, so it reverts to no mean in between; take other dates, or state gas as meanReverting"));
        FittedGas.Estimated? sensitivity = price is null ? null : new(found.Push, found.PushError);

        // The engine's sensitivity is zero or more: one below is told, and gas goes without.
        bool isPushed = found.Push > 0;
        Regression used = isPushed || price is null ? found : Regression.Of(pairs, false);
        double seconds = spacing.TotalSeconds, log = Math.Log(used.Kept);
        double halfLife = -seconds * Math.Log(2) / log;
        return new GasFit(
            new FittedGas(
                gas[0].Time,
                gas[^1].Time,
                seconds,
                pairs.Length,
                new(halfLife, halfLife * used.KeptError / (used.Kept * -log)),
                used.Deviation(),
                sensitivity,
                Math.Exp(used.Mean),
                gas[^1].Value,
                used.Explained,
                price is null ? null : found.PartOfMoves,
                used.ResidualCorrelation),
            used.Kept,
            isPushed ? used.Push : 0,
            used.MeanMove);
    }

    static IEnumerable<Pair> Pairs(IReadOnlyList<TimedValue> gas, Dictionary<DateTime, double>? price, TimeSpan spacing)
    {
        for (int i = 1; i < gas.Count; i++)
        {
            if (gas[i].Time - gas[i - 1].Time != spacing) continue;
            double move = 0;
            if (price is not null)
            {
                if (!price.TryGetValue(gas[i - 1].Time, out double before) || !price.TryGetValue(gas[i].Time, out double now)) continue;
                move = Math.Abs(Math.Log(now / before));
            }

            yield return new Pair(Math.Log(gas[i - 1].Value), Math.Log(gas[i].Value), move, i);
        }
    }
}
