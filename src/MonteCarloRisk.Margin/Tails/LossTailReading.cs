using MonteCarloRisk.Kernels.Programs;
using MonteCarloRisk.Simulation.Execution;
using MonteCarloRisk.Simulation.Plans;
using MonteCarloRisk.Statistics;
using MonteCarloRisk.Statistics.Tails;

namespace MonteCarloRisk.Margin.Tails;

/// <summary>Reads the tail of a protocol's losses from the tallies of a plan that keeps it.</summary>
/// <param name="tail">The tail as the plan keeps it.</param>
/// <param name="result">The run.</param>
/// <param name="firstTally">The tail's first tally.</param>
/// <param name="level">Confidence level of the intervals.</param>
internal sealed class LossTailReading(ProtocolTail tail, SimulationResult result, int firstTally, double level)
{
    private const string Method = "crude Monte Carlo";

    /// <summary>Value at risk, expected shortfall and what lies beyond the fund.</summary>
    /// <param name="tailLevels">The tail levels.</param>
    /// <param name="expectedBadDebt">The mean bad debt; its upper end bounds an expected shortfall of which no path tells anything.</param>
    /// <param name="insuranceFund">The insurance fund; null where nothing is said of one.</param>
    public ProtocolLossTail Losses(IReadOnlyList<double> tailLevels, Estimate expectedBadDebt, double? insuranceFund)
    {
        LossDistribution badDebt = Distribution(TailBook.BadDebtBuckets);
        LossDistribution liquidated = Distribution(TailBook.LiquidatedBuckets);
        return new ProtocolLossTail(
            [.. tailLevels.Select(tailLevel => BucketedLosses.Bounded(badDebt.At(tailLevel, level, Method), expectedBadDebt, Method))],
            [.. tailLevels.Select(tailLevel => liquidated.At(tailLevel, level, Method))],
            Mean(TailBook.Liquidated),
            insuranceFund is { } fund ? Backstop(fund, expectedBadDebt) : null);
    }

    /// <summary>The insurance fund beyond which the bad debt lies with a probability: its quantile, with the exact interval of order statistics.</summary>
    /// <param name="probability">The probability, in (0, 1).</param>
    public Estimate FundSize(double probability) => Distribution(TailBook.BadDebtBuckets).At((double)(1 - (decimal)probability), level, Method).ValueAtRisk;

    /// <summary>Joint insolvencies of the accounts that the tail names.</summary>
    /// <param name="names">Names of the plan's accounts, by index.</param>
    /// <param name="assets">Number of assets.</param>
    public JointInsolvency Joint(Func<int, string> names, int assets)
    {
        int[] accounts = [.. tail.JointAccounts];
        long[][] paths = [.. accounts.Select(_ => new long[accounts.Length])];
        int pair = firstTally + TailBook.Pairs(assets);
        for (int one = 0; one < accounts.Length; one++)
        {
            paths[one][one] = result.Tallies[AccountTallies.Of(accounts[one]) + AccountTallies.Insolvencies];
            for (int other = one + 1; other < accounts.Length; other++) paths[one][other] = paths[other][one] = result.Tallies[pair++];
        }

        return JointInsolvency.Of([.. accounts.Select(names)], paths, result.Settings.Paths, level);
    }

    /// <summary>Log return of an asset to the protocol's first loss, its mean and its standard deviation among the paths; null where fewer than two paths have one.</summary>
    /// <param name="asset">The asset's index.</param>
    public (Estimate Mean, double Deviation)? Move(int asset)
    {
        long losses = result.Tallies[AccountTallies.ProtocolInsolvencies];
        if (losses < 2) return null;
        int tally = firstTally + TailBook.Moves + (asset * MomentTallies.Count);
        double variance = result.Tallies.Variance(tally, losses);
        return (UsualReturns.Mean(result.Tallies.Sum(tally) / losses, variance, losses, level, $"{Method}, over the paths with bad debt"), Math.Sqrt(Math.Max(0, variance)));
    }

    private LossDistribution Distribution(int first) => BucketedLosses.Of(result, tail.Buckets, firstTally + first);

    private BackstopOutcome Backstop(double fund, Estimate expectedBadDebt)
    {
        long paths = result.Settings.Paths;
        long hits = result.Tallies[firstTally + TailBook.Beyond];
        Estimate probability = BinomialProportion.Estimate(hits, paths, level, Method);
        if (hits == 0) probability = probability with { Method = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{probability.Method}; no hit, rule of three: below 3 / paths = {3.0 / paths:0.0e-0} with 95% confidence") };
        Estimate loss = Mean(TailBook.BeyondLoss);
        if (hits == 0) loss = loss with { Interval = loss.Interval with { Upper = expectedBadDebt.Interval.Upper }, Method = $"{Method}, no loss seen: mean bad debt at its upper end" };
        return new BackstopOutcome(fund, probability, loss);
    }

    private Estimate Mean(int moments)
    {
        long paths = result.Settings.Paths;
        Estimate mean = SampleMean.Estimate(result.Tallies.Sum(firstTally + moments) / paths, result.Tallies.Variance(firstTally + moments, paths), paths, level, Method);
        return mean with { Interval = mean.Interval with { Lower = Math.Max(0, mean.Interval.Lower) } };
    }
}
