using MonteCarloRisk.Kernels.Memory;
using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Margin.Monitoring;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Simulation.Plans.ImportanceSampling;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>Reads the tail of a protocol's losses from the tallies of a plan that keeps it.</summary>
/// <param name="tail">The tail as the plan keeps it.</param>
/// <param name="run">The run.</param>
/// <param name="firstTally">The tail's first tally.</param>
internal sealed class LossTailReading(ProtocolTail tail, MonitoredRun run, int firstTally)
{
    private readonly SimulationResult result = run.Result;
    private readonly double level = run.Level;

    private string Method => run.Method;

    /// <summary>Value at risk, expected shortfall and what lies beyond the fund.</summary>
    /// <param name="tailLevels">The tail levels.</param>
    /// <param name="expectedBadDebt">The mean bad debt; its upper end bounds an expected shortfall of which no path tells anything.</param>
    /// <param name="insuranceFund">The insurance fund; null where nothing is said of one.</param>
    public ProtocolLossTail Losses(IReadOnlyList<double> tailLevels, Estimate expectedBadDebt, double? insuranceFund)
    {
        Func<double, TailRisk> badDebt = At(TailBook.BadDebtBuckets);
        Func<double, TailRisk> liquidated = At(TailBook.LiquidatedBuckets);
        return new ProtocolLossTail(
            [.. tailLevels.Select(tailLevel => BucketedLosses.Bounded(badDebt(tailLevel), expectedBadDebt, Method))],
            [.. tailLevels.Select(liquidated)],
            ExpectedLiquidations(),
            insuranceFund is { } fund ? Backstop(fund, expectedBadDebt) : null);
    }

    /// <summary>The insurance fund beyond which the bad debt lies with a probability: its quantile, with the exact interval of order statistics.</summary>
    /// <param name="probability">The probability, in (0, 1).</param>
    public Estimate FundSize(double probability) => At(TailBook.BadDebtBuckets)((double)(1 - (decimal)probability)).ValueAtRisk;

    /// <summary>Joint insolvencies of the accounts that the tail names.</summary>
    /// <param name="names">Names of the plan's accounts, by index.</param>
    /// <param name="assets">Number of assets.</param>
    public JointInsolvency Joint(Func<int, string> names, int assets)
    {
        int[] accounts = [.. tail.JointAccounts];
        int[][] tallies = [.. accounts.Select(_ => new int[accounts.Length])];
        int pair = firstTally + TailBook.Pairs(assets);
        for (int one = 0; one < accounts.Length; one++)
        {
            tallies[one][one] = AccountTallies.Of(accounts[one]) + AccountTallies.Insolvencies;
            for (int other = one + 1; other < accounts.Length; other++) tallies[one][other] = tallies[other][one] = pair++;
        }

        return JointInsolvency.Of([.. accounts.Select(names)], tallies, run);
    }

    /// <summary>Log return of an asset to the protocol's first loss, its mean and its standard deviation among the paths; null where fewer than two paths have one, not told where their weights carry no interval.</summary>
    /// <param name="asset">The asset's index.</param>
    public (Estimate Mean, double? Deviation)? Move(int asset)
    {
        long losses = result.Tallies[AccountTallies.ProtocolInsolvencies];
        if (losses < 2) return null;
        int tally = firstTally + TailBook.Moves + (asset * MomentTallies.Count);
        if (run.Distrust(AccountTallies.ProtocolInsolvencies) is { } reason) return (run.NotTold(reason), null);
        if (run.Weights is { } weights) return WeightedMove(weights, tally, asset, losses);
        double variance = result.Tallies.Variance(tally, losses);
        return (UsualReturns.Mean(result.Tallies.Sum(tally) / losses, variance, losses, level, $"{Method}, over the paths with bad debt"), Math.Sqrt(Math.Max(0, variance)));
    }

    // A ratio of two weighted means, sum(w r) / sum(w): its error is the root of sum(w^2 (r - mean)^2) over sum(w).
    private (Estimate Mean, double Deviation) WeightedMove(MonitoredTallies weights, int tally, int asset, long losses)
    {
        int twin = weights.Weight(AccountTallies.ProtocolInsolvencies);
        double sum = result.Tallies.Weights(twin);
        double mean = result.Tallies.Sum(tally) / sum;
        double variance = Math.Max(0, (result.Tallies.Sum(weights.SquaredMove(firstTally, asset)) / sum) - (mean * mean));
        double squares = result.Tallies.Sum(tally + ExactSum.Tallies)
            - (2 * mean * result.Tallies.Sum(weights.SquaredWeightMove(firstTally, asset)))
            + (mean * mean * result.Tallies.SquaredWeights(twin));
        double error = Math.Sqrt(Math.Max(0, squares)) / sum;
        return (UsualReturns.Mean(mean, error * error * losses, losses, level, $"{Method}, over the paths with bad debt"), Math.Sqrt(variance));
    }

    private Func<double, TailRisk> At(int first)
    {
        if (run.Weights is null)
        {
            LossDistribution distribution = BucketedLosses.Of(result, tail.Buckets, firstTally + first);
            return tailLevel => distribution.At(tailLevel, level, Method);
        }

        WeightedTail weighted = Weighted(run.Weights, first);
        return tailLevel => weighted.At(tailLevel, level, Method);
    }

    // The tail of one account is that of one close-out; others may come on several dates of a path.
    private WeightedTail Weighted(MonitoredTallies weights, int first)
    {
        LogBuckets buckets = tail.Buckets;
        double share = weights.DefensiveShare;
        double[] sums = new double[buckets.Count - 1];
        double[] squares = new double[buckets.Count - 1];
        Int128 sum = 0, square = 0;
        for (int edge = 1; edge < buckets.Count; edge++)
        {
            int tally = weights.Weight(firstTally + first + edge);
            sum += WeightSum.Weights(one => result.Tallies[one], tally);
            square += WeightSum.Squares(one => result.Tallies[one], tally);
            sums[edge - 1] = Math.Max(0, WeightSum.OfWeights(sum) / share);
            squares[edge - 1] = Math.Max(0, WeightSum.OfSquares(square) / (share * share));
        }

        return new WeightedTail(
            [.. Enumerable.Range(1, buckets.Count - 1).Select(buckets.Edge)],
            sums,
            squares,
            result.Settings.Paths,
            tail.CountedAccounts > 1 ? LossesOfPath.Several : LossesOfPath.One,
            (weight, square) => run.Distrust(weight, square, out _));
    }

    // The weights of a path that liquidates anything are those at the lowest edge.
    private Estimate ExpectedLiquidations()
    {
        if (run.Weights is { } weights)
        {
            int tally = weights.Weight(firstTally + TailBook.LiquidatedBuckets + 1);
            double sum = result.Tallies.Weights(tally);
            if (sum > 0 && run.Distrust(sum, result.Tallies.SquaredWeights(tally), out _) is { } reason) return run.NotTold(reason);
        }

        return run.Mean(firstTally + TailBook.Liquidated);
    }

    private BackstopOutcome Backstop(double fund, Estimate expectedBadDebt)
    {
        long paths = result.Settings.Paths;
        long hits = result.Tallies[firstTally + TailBook.Beyond];
        Estimate probability = run.Probability(firstTally + TailBook.Beyond);
        if (hits == 0 && run.Weights is null) probability = probability with { Method = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{probability.Method}; no hit, rule of three: below 3 / paths = {3.0 / paths:0.0e-0} with 95% confidence") };
        if ((probability.Untold ?? (hits == 0 ? expectedBadDebt.Untold : null)) is { } reason) return new BackstopOutcome(fund, probability, run.NotTold(reason));
        Estimate loss = run.Mean(firstTally + TailBook.BeyondLoss);
        if (hits == 0) loss = loss with { Interval = loss.Interval with { Upper = expectedBadDebt.Interval.Upper }, Method = $"{Method}, no loss seen: mean bad debt at its upper end" };
        return new BackstopOutcome(fund, probability, loss);
    }
}
